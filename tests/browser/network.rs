//! Nothing that a person writes reaches the line: two people who write different things, from the first visit to
//! paper and backup, cause the same requests, all to the page's own host. Without the service worker, so that
//! everything the page ever asks for is seen.
use crate::Step;
use crate::engine::{Engine, walk};
use crate::first_visit::hanako;
use crate::page::Page;
use crate::{paper, records, resident};
use std::cell::RefCell;
use tsutaeru::catalogue::{self, essential_pages};
use tsutaeru::model::Profile;

/// What was asked for, as the browser and as the host saw it. In the order of names: what is fetched side by side
/// may overtake.
#[derive(Debug, Default, PartialEq, Eq)]
struct Seen {
    browser: Vec<String>,
    host: Vec<String>,
}

async fn from_first_visit_to_backup(page: &Page, profile: &Profile) -> Step<Seen> {
    page.host.keep_nothing()?;
    page.open("").await?;
    resident::begin(page).await?;
    for (_, id) in essential_pages() {
        let (_, group) = catalogue::group(id).ok_or("no such page")?;
        page.arrive_at_questions(group.id).await?;
        resident::answer_page(page, group, profile).await?;
        page.press("next").await?;
    }
    let name = profile.emergency.person.family_name.as_str();
    paper::from_print_page(page, &[name]).await?;
    page.open("#/data").await?;
    page.press("save-backup").await?;
    let backup = std::fs::read_to_string(page.downloaded(".json").await?)?;
    if !backup.contains(name) {
        return Err("the backup is somebody else's".into());
    }
    let site = &page.host.site;
    let mut browser = vec![];
    for request in page.requests().await? {
        let (_, address) = request.split_once(' ').unwrap_or_default();
        let own = ["blob:", "data:", "about:"];
        if let Some(kind) = own.iter().find(|kind| address.starts_with(**kind)) {
            // Files made on the spot, for the person: their addresses are random.
            browser.push((*kind).to_owned());
        } else if ["chrome:", "chrome-untrusted:"]
            .iter()
            .any(|inside| address.starts_with(inside))
        {
            // The browser's own empty page and its parts, from inside itself.
        } else if address.starts_with(site.as_str()) {
            browser.push(request.replace(site.as_str(), ""));
        } else {
            return Err(format!("a request to elsewhere: {request}").into());
        }
    }
    browser.sort();
    let mut host = page.host.asked();
    host.sort();
    Ok(Seen { browser, host })
}

#[test]
fn what_is_written_changes_no_request() {
    let seen = RefCell::new(vec![]);
    for (name, profile) in [
        ("network-one", hanako()),
        ("network-other", records::persona("full")),
    ] {
        walk(name, Engine::Chromium, async |page: &Page| {
            let walked = from_first_visit_to_backup(page, &profile?).await?;
            // The paper engine, its fonts, the words: a log without them would say nothing.
            for part in ["paper_worker-", "fonts/text.woff2", "words-ja-", "later-"] {
                if !walked.host.iter().any(|request| request.contains(part)) {
                    return Err(format!("the host was never asked for {part}").into());
                }
            }
            seen.borrow_mut().push(walked);
            Ok(())
        });
    }
    let seen = seen.into_inner();
    println!("requests of each: {} to the host", seen[0].host.len());
    assert_eq!(seen[0], seen[1]);
}
