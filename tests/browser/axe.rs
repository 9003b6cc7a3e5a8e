//! Looks for barriers on the page as it stands, with axe-core. The script comes through WebDriver, not through the
//! page, so that the page's Content Security Policy stays as it is.
use crate::Step;
use crate::engine::setting;
use crate::page::Page;
use serde_json::Value;

/// The rules asked for: WCAG 2.2 at levels A and AA, and what axe calls best practice.
const RULES: &str = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']";

/// Fails with every barrier found, each with its place.
pub async fn no_barriers(page: &Page) -> Step {
    let axe = std::fs::read_to_string(setting("TSUTAERU_AXE")?)?;
    page.script(&format!("if (!window.axe) {{ {axe} }}"), vec![])
        .await?;
    let run = format!(
        "const done = arguments[arguments.length - 1];
         axe.run(document, {{ runOnly: {RULES}, resultTypes: ['violations'] }})
            .then((found) => done(found.violations), (fault) => done(String(fault)));"
    );
    let found = page.script_until_called(&run, vec![]).await?;
    let violations = found
        .as_array()
        .ok_or_else(|| format!("axe-core did not finish: {found}"))?;
    if violations.is_empty() {
        return Ok(());
    }
    let address = page.script("return location.href", vec![]).await?;
    Err(format!(
        "axe-core finds barriers on {address}:\n{}",
        violations.iter().map(told).collect::<String>()
    )
    .into())
}

fn told(violation: &Value) -> String {
    let said = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut lines = format!(
        "  {}: {}\n",
        said(&violation["id"]),
        said(&violation["help"])
    );
    for node in violation["nodes"].as_array().into_iter().flatten() {
        lines += &format!(
            "    {} — {}\n",
            node["target"],
            said(&node["failureSummary"]).replace('\n', " ")
        );
    }
    lines
}
