//! How the person usually is, so that a crew sees what is new.

use crate::layout::{Content, Paragraph, Row, Span, Stack, Width, span};
use crate::model::{Answer, Hearing, Paralysis, Profile, Stated};
use crate::sheet::block::{SPACE, joined, label, labelled_with, value};
use crate::sheet::fact::{Fact, Part, Rank, State};
use crate::sheet::gather::{Gather, Slot};
use crate::sheet::measure::{BODY, COLUMN_GAP};
use crate::sheet::view::View;

/// Everything that is said of the usual state.
pub(super) const ALL: &str = "emergency.usual_state";

/// The facts of S5.
pub(super) fn facts(g: &mut Gather, profile: &Profile) {
    let usual = &profile.emergency.usual_state;
    g.part(Part::UsualState);
    let always = Slot::always(Rank::UsualState);
    let more = Slot::front(Rank::UsualMore);
    g.one(always, "emergency.usual_state.talking", &usual.talking);
    g.one(
        always,
        "emergency.usual_state.understanding",
        &usual.understanding,
    );
    g.one(always, "emergency.usual_state.walking", &usual.walking);
    g.one_or_other(
        always,
        "emergency.usual_state.paralysis",
        &usual.paralysis,
        usual.paralysis == Stated::Known(Paralysis::Other),
        (
            "emergency.usual_state.paralysis_other",
            &usual.paralysis_other,
        ),
    );
    g.one(more, "emergency.usual_state.hearing", &usual.hearing);
    if usual.hearing == Answer::Known(Hearing::Hard) {
        g.one(
            more,
            "emergency.usual_state.hearing_side",
            &usual.hearing_side,
        );
    }
    g.one(
        more,
        "emergency.usual_state.hearing_aid",
        &usual.hearing_aid,
    );
    g.many(
        more,
        "emergency.usual_state.communication_aids",
        &usual.communication_aids,
        false,
    );
    g.one(more, "emergency.usual_state.seeing", &usual.seeing);
    g.flag(more, "emergency.usual_state.glasses", usual.glasses);
    g.one(more, "emergency.usual_state.eating", &usual.eating);
    g.many(
        more,
        "emergency.usual_state.dentures",
        &usual.dentures,
        usual.dentures.is_known(),
    );
    g.one(
        more,
        "emergency.usual_state.wakefulness",
        &usual.wakefulness,
    );
    g.one(more, "emergency.usual_state.care_level", &usual.care_level);
    g.text(
        Slot::front(Rank::Approach),
        "emergency.usual_state.calming_words",
        &usual.calming_words,
    );
    let back = Slot::back();
    g.one(back, "emergency.usual_state.toilet", &usual.toilet);
    g.text(
        back,
        "emergency.usual_state.vital_signs",
        &usual.vital_signs,
    );
    g.many(
        back,
        "emergency.usual_state.handbooks",
        &usual.handbooks,
        usual.handbooks.is_known(),
    );
    if usual.handbooks.is_known() {
        g.text(
            back,
            "emergency.usual_state.handbook_detail",
            &usual.handbook_detail,
        );
    }
    g.text(
        back,
        "emergency.usual_state.refusal_note",
        &usual.refusal_note,
    );
}

/// The cells of the grid, always in the same places: the name of each, and the facts in it.
const CELLS: [[(&str, &[&str]); 3]; 3] = [
    [
        ("talking", &["talking"]),
        ("understanding", &["understanding"]),
        ("wakefulness", &["wakefulness"]),
    ],
    [
        ("walking", &["walking"]),
        ("paralysis", &["paralysis", "paralysis_other"]),
        ("care_level", &["care_level"]),
    ],
    [
        (
            "hearing",
            &[
                "hearing",
                "hearing_side",
                "hearing_aid",
                "communication_aids",
            ],
        ),
        ("seeing", &["seeing", "glasses"]),
        ("eating", &["eating", "dentures"]),
    ],
];

/// The widths of the three columns, in shares: what is said of hearing is longest.
const SHARES: [f32; 3] = [1.35, 1.0, 1.15];

/// Nine cells, three by three, and how to speak with the person.
pub(super) fn row(v: &View) -> Option<Content> {
    if !v.facts.under(ALL).any(|fact| v.shows(fact)) {
        return None;
    }
    let rows = CELLS.iter().map(|row| {
        row.iter()
            .zip(SHARES)
            .fold(Row::new().gap(COLUMN_GAP), |columns, (cell, share)| {
                columns.with(Width::Share(share), paragraph(v, cell))
            })
    });
    let body = rows.fold(Stack::new(), Stack::with);
    let body = body.with_some(
        v.at("emergency.usual_state.calming_words")
            .map(|fact| joined([vec![label(&fact.label), value(fact, BODY)]], SPACE)),
    );
    let pointer = v.pointer(v.part_cut(Part::UsualState));
    Some(labelled_with(&v.say("sheet.usual.title"), pointer, body).into())
}

fn paragraph(v: &View, (name, facts): &(&str, &[&str])) -> Paragraph {
    let groups = facts.iter().filter_map(|fact| {
        let fact = v.at(&format!("emergency.usual_state.{fact}"))?;
        Some(vec![within(v, fact)])
    });
    let said = joined(groups, "・");
    if said.spans.is_empty() {
        return said;
    }
    let title = v.say(&format!("sheet.label.usual_state.{name}"));
    let mut paragraph = said;
    paragraph.spans.insert(0, label(&title));
    paragraph
}

/// A value in a cell; what is not the cell's own answer brings its name with it.
fn within(v: &View, fact: &Fact) -> Span {
    let name = fact.path.rsplit('.').next().unwrap_or_default();
    let key = format!("sheet.usual.{name}");
    match (v.words.find(&key), fact.state) {
        (Some(name), State::Value) => span(format!("{name}{}", v.bracket(&fact.text)), BODY).bold(),
        _ => value(fact, BODY),
    }
}
