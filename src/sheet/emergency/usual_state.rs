//! How the person usually is, so that a crew sees what is new.

use crate::layout::{Content, Row, Span, Stack, Width, span};
use crate::model::{Answer, Hearing, Paralysis, Profile, Stated};
use crate::sheet::block::{SPACE, joined, label, labelled_with, lower, some, value};
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
    // What a crew measures first means something only beside what is usual.
    g.text(
        Slot::front(Rank::UsualMore),
        "emergency.usual_state.vital_signs",
        &usual.vital_signs,
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
    // Whether the person is always so is what a crew asks first: it stays as long as how they talk.
    g.one(
        Slot::front(Rank::UsualState),
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

/// The name of a cell, and the facts in it.
type Cell = (&'static str, &'static [&'static str]);

/// The cells of the grid, always in the same places.
const CELLS: [[Cell; 3]; 2] = [
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
];

/// What follows, one after the other: too long and too different for places of its own.
const AFTER: [Cell; 5] = [
    ("vital_signs", &["vital_signs"]),
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
    ("calming_words", &["calming_words"]),
];

/// The widths of the three columns, in shares.
const SHARES: [f32; 3] = [1.2, 1.15, 1.0];

/// Six cells, two by three, then the rest and how to speak with the person.
pub(super) fn row(v: &View) -> Option<Content> {
    if !v.facts.under(ALL).any(|fact| v.shows(fact)) {
        return None;
    }
    let rows = CELLS.iter().map(|row| {
        row.iter()
            .zip(SHARES)
            .fold(Row::new().gap(COLUMN_GAP), |columns, (cell, share)| {
                columns.with(Width::Share(share), joined([said(v, cell)], SPACE))
            })
    });
    let grid = rows.fold(Stack::new(), Stack::with);
    // An answer too long for its place would take a line for a few letters.
    let cells = CELLS.iter().flatten();
    let in_line = joined(cells.map(|cell| said(v, cell)), SPACE);
    let after = AFTER.iter().map(|cell| said(v, cell));
    let after = some(joined(after, SPACE));
    let pointer = v.pointer(v.part_cut(Part::UsualState));
    let row = |first: Content| -> Content {
        let body = Stack::new().with(first).with_some(after.clone());
        labelled_with(&v.say("sheet.usual.title"), pointer.clone(), body).into()
    };
    Some(lower(v, row(grid.into()), row(in_line.into())))
}

fn said(v: &View, (name, facts): &Cell) -> Vec<Span> {
    let here: Vec<&Fact> = facts
        .iter()
        .filter_map(|fact| v.at(&format!("emergency.usual_state.{fact}")))
        .collect();
    let groups = here.iter().map(|fact| vec![within(v, fact)]);
    let mut spans = joined(groups, "・").spans;
    if here.iter().any(|fact| !fact.names_itself) {
        let title = v.say(&format!("sheet.label.usual_state.{name}"));
        spans.insert(0, label(&title));
    }
    spans
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
