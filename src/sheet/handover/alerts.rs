//! 「いのちに関わる注意」 on a copy: the lines of the crew's frame, in its words and order, each on a line of its own.

use super::said;
use crate::layout::{Border, Boxed, Content, Fill, Paragraph, Stack, text};
use crate::sheet::emergency::alert_frame;
use crate::sheet::fact::{Fact, Part, Rank};
use crate::sheet::measure::{
    ANSWER_GAP, BAR_PADDING, CLOSE, ELDER, HANGING, HEAVY, MEDIUM, MEMO_PADDING,
};
use crate::sheet::view::View;

/// What the frame says of a row: it is not said again below, but for the name of what has more to be said of it.
const IN_FRAME: [&str; 8] = [
    "kind",
    "name",
    "ventilator_interface",
    "flow_at_rest",
    "flow_in_motion",
    "reactions",
    "detail",
    "card_place",
];
/// By which a row is known.
const NAMES: [&str; 2] = ["kind", "name"];

/// The frame, where this reader gets anything of it; below it what the crew's sheet keeps for its back.
pub(super) fn block(v: &View) -> Option<Content> {
    let lines = alert_frame::there_is(v)
        .into_iter()
        .chain(alert_frame::there_is_not(v));
    let body = lines.map(read_sitting).fold(Stack::new(), Stack::with);
    if body.children.is_empty() {
        return None;
    }
    let words = v.say("sheet.alerts.title");
    let body = body
        .gap(ANSWER_GAP)
        .with_some(said::those(v, &words, details(v)));
    let title = text(words, MEDIUM).bold().white().leading(CLOSE);
    let frame = Boxed::new(body)
        .border(Border::Solid(HEAVY / 2.0))
        .padding(MEMO_PADDING)
        .title(title.heading(2), Fill::Black, BAR_PADDING);
    Some(frame.into())
}

/// A line of the frame in the letters of a paper that is read sitting down.
fn read_sitting(mut line: Paragraph) -> Paragraph {
    for span in &mut line.spans {
        span.style.size = span.style.size.min(ELDER);
    }
    line.leading(CLOSE).hanging(HANGING)
}

/// What the frame does not say of a row, with the row's name.
fn details<'a>(v: &View<'a>) -> Vec<&'a Fact> {
    let is_more = |fact: &&Fact| {
        let is_of_back = fact.part == Part::Alerts && fact.rank == Rank::Back;
        is_of_back && !IN_FRAME.contains(&column(fact).1)
    };
    let rows: Vec<&str> = v
        .facts
        .iter()
        .filter(is_more)
        .map(|fact| column(fact).0)
        .collect();
    let is_name = |fact: &Fact| {
        let (row, column) = column(fact);
        NAMES.contains(&column) && rows.contains(&row)
    };
    let facts = v.facts.iter();
    facts
        .filter(|fact| is_more(fact) || is_name(fact))
        .collect()
}

/// The row of a fact and the column in which it stands.
fn column(fact: &Fact) -> (&str, &str) {
    fact.path.rsplit_once('.').unwrap_or_default()
}
