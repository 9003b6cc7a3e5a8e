//! A file in which every answer is markup: restored, shown on every page and on paper, it stays words.
use crate::Step;
use crate::engine::{Engine, walk};
use crate::page::Page;
use crate::records::persona;
use serde_json::Value;
use tsutaeru::catalogue;
use tsutaeru::model::{Date, Profile};
use tsutaeru::session::Route;
use tsutaeru::store::{Backup, Record};

#[path = "../sheet/marked.rs"]
mod marked;

/// Elements that words would have to become to do anything, and attributes that act. What is ours of those kinds
/// comes from the site's own address.
const ACTING: &str = "
    const found = [];
    for (const element of document.querySelectorAll('*')) {
        const name = element.localName;
        const own = (address) => new URL(address, document.baseURI).origin === location.origin;
        if (name === 'script' && !own(element.src || 'javascript:')) found.push(element.outerHTML);
        if (['img', 'object', 'embed', 'base', 'b'].includes(name)) found.push(element.outerHTML);
        for (const attribute of element.getAttributeNames()) {
            const value = element.getAttribute(attribute);
            if (attribute.startsWith('on')) found.push(`${name} ${attribute}`);
            if (['href', 'src', 'action'].includes(attribute) && /^\\s*javascript:/i.test(value)) {
                found.push(`${name} ${attribute}=${value}`);
            }
        }
    }
    return found;";

async fn nothing_acts(page: &Page) -> Step {
    let found = page.script(ACTING, vec![]).await?;
    match found.as_array() {
        Some(found) if found.is_empty() => Ok(()),
        _ => Err(format!("markup has become more than words: {found}").into()),
    }
}

/// Whether these words stand on the page, in a text or in a field.
async fn shows(page: &Page, words: &str) -> Step<bool> {
    let look = "
        const fields = [...document.querySelectorAll('input, textarea')].map((field) => field.value);
        return [document.body.textContent, ...fields].some((text) => text.includes(arguments[0]));";
    Ok(page.script(look, vec![Value::from(words)]).await? == true)
}

/// What of the person's markup the page of questions is to show: the answers in words that are asked there.
fn expected(profile: &Profile, group: &catalogue::Group) -> Vec<String> {
    let asked = group
        .items
        .iter()
        .filter(|item| (item.enabled_when)(profile));
    let answers = asked.map(|item| item.read(profile));
    let typed = answers.filter_map(|answer| match answer {
        catalogue::Value::Text(typed) if !typed.is_empty() => Some(typed),
        _ => None,
    });
    typed.collect()
}

async fn markup(page: &Page) -> Step {
    let person = marked::rewritten(persona("extreme")?, marked::markup);
    let record = Record {
        profiles: vec![person.clone()],
        ..Record::default()
    };
    let today: Date = "2026-11-20".parse().map_err(|_| "a day")?;
    let file = page.folder().join("markup.json");
    std::fs::write(&file, Backup::text_of(&record, today))?;

    page.open("#/data").await?;
    page.give_file("#restore-backup", &file).await?;
    page.see("#restore-result").await?;
    nothing_acts(page).await?;
    page.press("apply-restore").await?;
    page.wait_until_kept("onerror=alert(1)").await?;
    page.reload().await?;
    let (mut shown, mut missing) = (0, vec![]);
    for route in Route::all() {
        page.open(&route.to_string()).await?;
        page.arrive(route.name()).await?;
        nothing_acts(page).await?;
        let (Route::Group(id) | Route::Wish(id)) = route else {
            continue;
        };
        let Some((_, group)) = catalogue::group(id) else {
            continue;
        };
        for words in expected(&person, group) {
            shown += 1;
            if !shows(page, &words).await? {
                missing.push(format!("{route}: {words}"));
            }
        }
    }
    if shown < 20 || !missing.is_empty() {
        return Err(
            format!("of {shown} answers these are not shown as typed: {missing:#?}").into(),
        );
    }
    for paper in [Route::Print, Route::PrintMemo] {
        page.open(&paper.to_string()).await?;
        page.see("main[data-page=\"print\"] svg text").await?;
        nothing_acts(page).await?;
        let words =
            "return [...document.querySelectorAll('svg')].map((page) => page.textContent).join('')
            .replace(/\\s/g, '').includes('<script>alert(1)</script>')";
        if page.script(words, vec![]).await? != true {
            return Err(format!("{paper} does not show markup as it was typed").into());
        }
    }
    Ok(())
}

#[test]
fn markup_in_every_answer_stays_words_on_every_page() {
    walk("markup", Engine::Chromium, markup);
}
