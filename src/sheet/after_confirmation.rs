//! What was written after the day on which the sheet was found right: said beside that day, named on the crew's sheet,
//! and marked on its lines.

use super::fact::{Fact, Facts, Part, Rank, State};
use super::gather::{Gather, Slot};
use crate::catalogue::{SinceFoundRight, since_found_right};
use crate::model::Profile;

/// That there is such a thing; every paper says it that names the day.
pub(super) const PATH: &str = "about.confirmed_on.changed";
/// What it is, by name; the crew's sheet alone says that.
pub(super) const NAMES: &str = "about.changed";

/// Behind what was written after that day.
const MARK: char = '＊';
/// So many are named.
const NAMED: usize = 6;
/// By these a person is told from another on every page: they stay as they are.
const UNMARKED: [&str; 3] = [
    "emergency.person.family_name",
    "emergency.person.given_name",
    "emergency.person.birth_date",
];

/// That something was written later, and what.
pub(super) fn facts(g: &mut Gather, profile: &Profile) {
    let slot = Slot::always(Rank::Identity);
    match since_found_right(profile) {
        SinceFoundRight::Same => {}
        SinceFoundRight::Perhaps => {
            let said = g.words.say("sheet.about.perhaps_changed");
            g.value(slot, PATH, said);
        }
        SinceFoundRight::Changed(paths) => {
            let said = g.words.say("sheet.about.changed");
            g.value(slot, PATH, said);
            let mut names: Vec<String> = vec![];
            for path in &paths {
                let name = name(g, path);
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            let more = names.len() > NAMED;
            names.truncate(NAMED);
            let key = match more {
                true => "sheet.about.changed.names_and_more",
                false => "sheet.about.changed.names",
            };
            let said = g.words.fill(key, &[("names", &names.join("、"))]);
            g.value(Slot::front(Rank::Address), NAMES, said);
        }
    }
}

/// What a question is called on paper; of a row, what the list is called.
fn name(g: &Gather, path: &str) -> String {
    let names = path.split('.');
    let names = names.filter(|name| *name != "emergency" && name.parse::<usize>().is_err());
    let spoken = names.collect::<Vec<_>>().join(".");
    let own = g.words.find(&format!("sheet.label.{spoken}"));
    own.map_or_else(|| g.words.say(&spoken), str::to_owned)
}

/// Marks what was written later: of a row its first words. Numbers to call, ticks and what decides about alerts stay
/// as they are; those are named.
pub(super) fn mark(facts: &mut Facts, profile: &Profile) {
    let SinceFoundRight::Changed(paths) = since_found_right(profile) else {
        return;
    };
    facts.change(|all| {
        for path in paths {
            let row = format!("{path}.");
            let is_row = path
                .rsplit('.')
                .next()
                .is_some_and(|last| last.parse::<usize>().is_ok());
            let can_be_marked = |fact: &Fact| {
                let is_it = fact.path == path || is_row && fact.path.starts_with(&row);
                let is_words = fact.state == State::Value && !fact.phone && fact.text != fact.label;
                let decides = fact.part == Part::Alerts && !is_row;
                is_it && is_words && !decides && !UNMARKED.contains(&fact.path.as_str())
            };
            if let Some(fact) = all.iter_mut().find(|fact| can_be_marked(fact)) {
                fact.text.push(MARK);
            }
        }
    });
}
