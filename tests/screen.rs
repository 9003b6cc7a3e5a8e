//! What is on the screen, without a browser: the words that it puts together are there, and the ids of the
//! commands do not change.
mod source;

use source::{Fault, Source, none, sources};
use std::collections::BTreeSet;
use tsutaeru::catalogue::{DateIssue, Withheld};
use tsutaeru::i18n::Words;
use tsutaeru::model::{Coded, Era, ProfileMark};
use tsutaeru::session::Announcement;

/// Beginnings of keys that the screen puts together, with what it puts behind.
fn composed() -> Vec<String> {
    let issues = [
        DateIssue::YearMissing,
        DateIssue::MonthMissing,
        DateIssue::DayMissing,
        DateIssue::NotANumber,
        DateIssue::NoSuchYear,
        DateIssue::NoSuchMonth,
        DateIssue::NoSuchDay,
        DateIssue::NotYet,
    ];
    let mut keys: Vec<String> = issues
        .map(|issue| format!("date.issue.{}", issue.name()))
        .into();
    keys.extend(["era", "year", "month", "day"].map(|part| format!("date.part.{part}")));
    keys.extend(Era::CODES.iter().map(|code| format!("era.{code}")));
    keys.extend(
        ProfileMark::CODES
            .iter()
            .map(|code| format!("profile_mark.{code}")),
    );
    keys.extend(Withheld::ALL.map(|why| format!("withheld.{}", why.name())));
    keys.extend(Announcement::ALL.map(|one| format!("announcement.{}", one.name())));
    keys.extend(
        ["device", "nothing_sent", "no_account", "stop"]
            .map(|name| format!("welcome.promise.{name}")),
    );
    for name in [
        "not_kept",
        "earlier_save",
        "clean_start",
        "newer",
        "not_readable",
        "refused",
        "full",
        "denied",
        "failed",
        "changed_elsewhere",
        "vanished",
    ] {
        keys.extend([format!("notice.{name}"), format!("notice.{name}.text")]);
    }
    keys
}

#[test]
fn every_word_that_the_screen_puts_together_is_there() {
    let words = Words::of("ja");
    let faults = composed()
        .into_iter()
        .filter(|key| words.find(key).is_none());
    let faults = faults.map(|key| Fault {
        place: "src/i18n/locales/ja.txt".into(),
        what: format!("no words under {key}"),
    });
    none(&faults.collect::<Vec<_>>());
}

/// What somebody else wrote is called by a tap only where one function found it to be somebody's number; the page for
/// the time before an ambulance has two numbers of its own.
#[test]
fn only_the_model_makes_a_number_into_an_address() {
    const MAY: [&str; 2] = ["src/model/phone.rs", "src/ui/pages/help.rs"];
    let makes = |source: &&Source| {
        let mut texts = source.texts.iter();
        texts.any(|(line, text)| *line < source.tests_begin() && text.contains("tel:"))
    };
    let all = sources(&["src"]);
    let makers: Vec<&str> = all
        .iter()
        .filter(makes)
        .map(|source| source.path.as_str())
        .collect();
    assert_eq!(makers, MAY);
}

/// The id of every command and link with its line: what stands first in a call of these.
fn commands(source: &Source) -> Vec<(usize, String)> {
    let mut found = vec![];
    for call in ["button(", "link(", ".id(", "way("] {
        for (at, _) in source.whole.match_indices(call) {
            let line = source.whole[..at].lines().count();
            let rest = source.whole[at + call.len()..].trim_start();
            let rest = rest.strip_prefix("format!(").unwrap_or(rest);
            let id = rest.strip_prefix('"').and_then(|rest| rest.split_once('"'));
            // A field's own parts are named after its path.
            found.extend(
                id.filter(|(id, _)| !id.starts_with('{'))
                    .map(|(id, _)| (line, id.to_owned())),
            );
        }
    }
    found
}

/// True where an id is written down like this, or put together (`print-{paper}`).
fn is_made(written: &str, id: &str) -> bool {
    match written.split_once('{') {
        None => written == id,
        Some((before, after)) => {
            let behind = after.split_once('}').map_or("", |(_, behind)| behind);
            written == id || id.starts_with(before) && id.ends_with(behind)
        }
    }
}

#[test]
fn ids_are_lower_case_words_with_hyphens() {
    let is_kebab = |id: &str| {
        id.split('-').all(|part| {
            let part = part
                .strip_prefix('{')
                .and_then(|part| part.strip_suffix('}'))
                .unwrap_or(part);
            !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase())
        })
    };
    let mut faults = vec![];
    for source in sources(&["src/ui"]) {
        let ids = commands(&source).into_iter();
        let wrong = ids.filter(|(_, id)| !is_kebab(id));
        faults.extend(wrong.map(|(line, id)| source.fault(line, id)));
    }
    none(&faults);
}

/// Tests, help pages and helpers from outside rely on these: an id that was published stays.
/// `UPDATE_GOLDEN=1 cargo test` publishes the new ones.
#[test]
fn published_commands_are_still_there() {
    let sources = sources(&["src/ui"]);
    let ids: BTreeSet<_> = sources
        .iter()
        .flat_map(commands)
        .map(|(_, id)| id)
        .collect();
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/commands.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let published = std::fs::read_to_string(file).expect("the list is in the repository");
        let whole = ids.iter().map(String::as_str);
        let all: BTreeSet<_> = whole.chain(published.lines()).collect();
        let all: String = all.iter().map(|id| format!("{id}\n")).collect();
        std::fs::write(file, all).expect("the file can be written");
    }
    let published = std::fs::read_to_string(file).expect("the list is in the repository");
    let gone = published
        .lines()
        .filter(|id| !ids.iter().any(|made| is_made(made, id)))
        .map(|id| Fault {
            place: "tests/golden/commands.txt".into(),
            what: format!("{id} is gone from the screen"),
        });
    none(&gone.collect::<Vec<_>>());
}
