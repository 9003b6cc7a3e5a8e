//! The answers of the care plan as facts: read off the questions, so that a new question is not forgotten.

use super::choice::MemoChoice;
use super::lists;
use crate::catalogue::{self, Item, Kind, PrintPolicy};
use crate::model::{
    Answer, Asked, Choices, Coded, DoctorQuestion, HealthcareAgent, Matter, Priority, Profile,
    Relation, UNKNOWN, YesNo,
};
use crate::sheet::fact::{Part, Rank};
use crate::sheet::gather::{Gather, Slot};

/// The memo has no front that could be full.
const SLOT: Slot = Slot::front(Rank::Back);

/// Where the person wants to be, and whose help is welcome.
const PLACE: &str = "care_plan.place.";

/// Every answer that this copy lets in.
pub(super) fn facts(g: &mut Gather, profile: &Profile, choice: &MemoChoice) {
    g.part(Part::Wishes);
    let asked = catalogue::items().filter(|item| {
        is_of_the_memo(item) && choice.lets_in(item.link_id) && (item.enabled_when)(profile)
    });
    for item in asked {
        one(g, item, profile);
    }
}

/// Whether an answer can be on the memo at all.
fn is_of_the_memo(item: &Item<Profile>) -> bool {
    item.print == PrintPolicy::CarePlanOnly
        || super::choice::PrivatePart::of(item.link_id).is_some()
}

fn one(g: &mut Gather, item: &Item<Profile>, profile: &Profile) {
    let path = item.link_id;
    let plan = &profile.care_plan;
    match path {
        "care_plan.values.matters" => return matters(g, profile),
        // Said with the list.
        "care_plan.values.matter_other" => return,
        "care_plan.values.priorities" => {
            let rows = &plan.values.priorities;
            return g.rows(SLOT, path, rows, |g, _, path, row| {
                priority(g, path, row, profile)
            });
        }
        "care_plan.agents" => return g.rows(SLOT, path, &plan.agents, agent),
        "care_plan.information.questions" => {
            return g.rows(SLOT, path, &plan.information.questions, question);
        }
        "care_plan.talks" => return lists::talks(g, &plan.talks),
        "care_plan.copies" => return g.rows(SLOT, path, &plan.copies, lists::copy),
        _ => {}
    }
    match &item.kind {
        Kind::Text { field, .. } | Kind::LongText { field, .. } => {
            g.text(SLOT, path, (field.get)(profile));
        }
        Kind::Phone(field) => g.phone(SLOT, path, (field.get)(profile)),
        Kind::Date(field) => g.day(SLOT, path, *(field.get)(profile)),
        Kind::PartialDate(field) => g.date(SLOT, path, *(field.get)(profile)),
        Kind::Choice(field) => {
            let answer = (field.get)(profile);
            match (
                path.starts_with(PLACE),
                answer.options().name(),
                answer.code(),
            ) {
                // "Yes" alone would leave open to what.
                (true, YesNo::NAME, Some(code)) if code != UNKNOWN => {
                    let words = g.words.say(&format!("memo.help.{code}"));
                    g.value(SLOT, path, words);
                }
                _ => g.one(SLOT, path, answer),
            }
        }
        Kind::Choices(field) => {
            let known = match path {
                "care_plan.living.worries" => plan.living.worries.is_known(),
                "care_plan.papers.living_will" => plan.papers.living_will.is_known(),
                _ => false,
            };
            g.many(SLOT, path, (field.get)(profile), known);
        }
        Kind::Flag(field) => g.flag(SLOT, path, *(field.get)(profile)),
        Kind::Rows(_) => {}
    }
}

/// What matters beside the first three.
fn matters(g: &mut Gather, profile: &Profile) {
    let values = &profile.care_plan.values;
    let first: Vec<Matter> = values
        .priorities
        .rows()
        .iter()
        .filter_map(|row| row.matter)
        .collect();
    let others: Choices<Matter> = values
        .matters
        .iter()
        .filter(|matter| !first.contains(matter))
        .collect();
    g.many_or_other(
        SLOT,
        "care_plan.values.matters",
        &others,
        false,
        ("care_plan.values.matter_other", &values.matter_other),
    );
}

fn priority(g: &mut Gather, path: &str, row: &Priority, profile: &Profile) {
    let values = &profile.care_plan.values;
    let at = format!("{path}.matter");
    // The person's own word belongs to the list; without "other" there it is not asked for any more.
    let own = row.matter == Some(Matter::Other)
        && values.matters.contains(Matter::Other)
        && !values.matter_other.is_blank();
    if own {
        g.text(SLOT, &at, &values.matter_other);
    } else {
        g.one(SLOT, &at, &row.matter);
    }
    g.text(SLOT, &format!("{path}.reason"), &row.reason);
}

fn agent(g: &mut Gather, _: usize, path: &str, row: &HealthcareAgent) {
    let at = |name| format!("{path}.{name}");
    g.text(SLOT, &at("name"), &row.name);
    g.one_or_detail(
        SLOT,
        &at("relation"),
        &row.relation,
        row.relation == Answer::Known(Relation::Other),
        (&at("relation_detail"), &row.relation_detail),
    );
    g.phone(SLOT, &at("phone"), &row.phone);
    let asked = row.asked.map(|asked| match asked {
        Asked::Yes => "memo.asked.yes",
        Asked::NotYet => "memo.asked.not_yet",
    });
    if let Some(key) = asked {
        let words = g.words.say(key);
        g.value(SLOT, &at("asked"), words);
    }
    let accepted = match row.accepted {
        Answer::NotAsked => None,
        Answer::Unknown => Some("memo.accepted.unknown"),
        Answer::Known(YesNo::Yes) => Some("memo.accepted.yes"),
        Answer::Known(YesNo::No) => Some("memo.accepted.no"),
    };
    if let Some(key) = accepted {
        let words = g.words.say(key);
        g.value(SLOT, &at("accepted"), words);
    }
}

fn question(g: &mut Gather, _: usize, path: &str, row: &DoctorQuestion) {
    g.text(SLOT, &format!("{path}.question"), &row.question);
}
