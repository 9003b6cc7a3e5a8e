//! Illnesses under treatment, and the serious ones of the past.

use crate::layout::{Content, Paragraph, Span, Stack, span};
use crate::model::{Answer, Condition, ConditionKind, PastCondition, Profile};
use crate::sheet::block::{BETWEEN, ending, joined, label, labelled, line, some, titled, value};
use crate::sheet::fact::{Part, Rank};
use crate::sheet::gather::{Gather, Slot};
use crate::sheet::measure::BODY;
use crate::sheet::view::View;

/// The list of illnesses under treatment.
pub(super) const CURRENT: &str = "emergency.conditions.current";
/// The list of illnesses of the past.
pub(super) const PAST: &str = "emergency.conditions.past";

/// So many illnesses under treatment have room on the front.
const CURRENT_ON_FRONT: usize = 6;
/// So many illnesses of the past have room on the front.
const PAST_ON_FRONT: usize = 4;

/// The facts of S3. What the person knows of the illness is never among them.
pub(super) fn facts(g: &mut Gather, profile: &Profile) {
    let conditions = &profile.emergency.conditions;
    g.part(Part::Illnesses);
    g.rows(
        Slot::always(Rank::Illness),
        CURRENT,
        &conditions.current,
        current,
    );
    g.rows(Slot::front(Rank::Past), PAST, &conditions.past, operation);
    if conditions.tell_family_first {
        g.together("emergency.conditions.tell_family_first", |g| {
            let slot = Slot::front(Rank::Approach);
            g.flag(slot, "emergency.conditions.tell_family_first", true);
            g.text(
                slot,
                "emergency.conditions.tell_family_first_name",
                &conditions.tell_family_first_name,
            );
        });
    }
}

fn current(g: &mut Gather, before: usize, path: &str, row: &Condition) {
    let at = |name| format!("{path}.{name}");
    let slot = Slot::front_for_first(Rank::Illness, before, CURRENT_ON_FRONT);
    g.together(path, |g| {
        g.one_or_detail(
            slot,
            &at("kind"),
            &row.kind,
            row.kind == Answer::Known(ConditionKind::Other),
            (&at("detail"), &row.detail),
        );
    });
    g.short_date(Slot::back(), &at("since"), row.since);
    g.text(Slot::back(), &at("clinic"), &row.clinic);
}

fn operation(g: &mut Gather, before: usize, path: &str, row: &PastCondition) {
    let at = |name| format!("{path}.{name}");
    let slot = Slot::front_for_first(Rank::Past, before, PAST_ON_FRONT);
    g.together(path, |g| {
        g.text(slot, &at("name"), &row.name);
        g.short_date(slot, &at("when"), row.when);
    });
    g.text(Slot::back(), &at("hospital"), &row.hospital);
}

/// Illnesses under treatment, and those of the past below them.
pub(super) fn block(v: &View, past: Option<Paragraph>) -> Content {
    let (rows, missing) = v.rows(CURRENT);
    let mut groups: Vec<Vec<Span>> = rows.iter().map(|row| illness(v, row)).collect();
    groups.extend(v.at(CURRENT).map(|fact| vec![value(fact, BODY)]));
    let first = v.at("emergency.conditions.tell_family_first").map(|fact| {
        let name = v.text("emergency.conditions.tell_family_first_name");
        let name = name.map_or_else(String::new, |name| v.bracket(name));
        let words = format!("{}{name}", fact.text);
        line(words).bold()
    });
    let body = Stack::new()
        .with_some(some(joined(groups, BETWEEN)))
        .with_some(first)
        .with_some(past.map(|mut past| {
            past.spans.insert(0, label(&v.say("sheet.illnesses.past")));
            past
        }));
    let cut = v.cut(CURRENT) || v.cut("emergency.conditions.tell_family_first");
    let pointer = v
        .count_pointer("sheet.cut.kinds", missing)
        .or_else(|| v.pointer(cut));
    titled(&v.say("sheet.illnesses.title"), pointer, body).into()
}

/// Illnesses and operations of the past, in a row.
pub(super) fn past_row(v: &View, past: Paragraph) -> Content {
    labelled(&v.say("sheet.illnesses.past"), past).into()
}

/// Illnesses and operations of the past.
pub(super) fn past(v: &View) -> Option<Paragraph> {
    let (rows, missing) = v.rows(PAST);
    let mut groups: Vec<Vec<Span>> = rows
        .iter()
        .map(|row| {
            let at = |column: &str| v.at(&format!("{row}.{column}"));
            let when = at("when").map(|fact| span(format!("{} ", fact.text), BODY).keep());
            let name = at("name").map(|fact| span(&fact.text, BODY));
            when.into_iter().chain(name).collect()
        })
        .collect();
    groups.extend(v.at(PAST).map(|fact| vec![value(fact, BODY)]));
    ending(
        joined(groups, BETWEEN),
        v.count_pointer("sheet.cut.things", missing),
    )
}

/// Kind and name: がん（胃）, or whichever there is.
pub(super) fn illness(v: &View, row: &str) -> Vec<Span> {
    let kind = v.at(&format!("{row}.kind"));
    let detail = v.at(&format!("{row}.detail"));
    let words = match (kind, detail) {
        (Some(kind), Some(detail)) => [kind.text.clone(), v.more(&detail.text)].concat(),
        (one, other) => one
            .or(other)
            .map(|fact| fact.text.clone())
            .unwrap_or_default(),
    };
    vec![span(words, BODY).keep()]
}
