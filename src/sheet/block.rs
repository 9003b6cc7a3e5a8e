//! The few blocks that every paper is built of: a titled box, a label with its value, a number to call.

use super::fact::{Fact, State};
use super::measure::{
    BAR_PADDING, BODY, LABEL_PADDING, LABEL_WIDTH, LINE, MUCH, NOTE, OPEN, PADDING,
};
use super::view::View;
use crate::layout::{
    Border, Boxed, Content, Fill, Paragraph, Pt, Role, Row, Span, Stack, Width, measure, span, text,
};

/// Answers of at most so many characters are not broken over lines.
const SHORT: usize = 10;

/// The white between two values on a line.
pub const SPACE: &str = "　";
/// Between two things of a list on a line.
pub const BETWEEN: &str = "／";

/// A box with a grey bar: what it holds at the left, where the rest is at the right.
pub fn titled(title: &str, pointer: Option<String>, body: impl Into<Content>) -> Boxed {
    titled_with(title, pointer.map(|words| notes(words).bold()), body)
}

/// The same with anything at the right of the bar.
pub fn titled_with(title: &str, beside: Option<Paragraph>, body: impl Into<Content>) -> Boxed {
    let bar: Content = match beside {
        None => heading(title).into(),
        Some(beside) => Row::new()
            .with(Width::Hug, heading(title))
            .with(Width::Share(1.0), beside.end())
            .upright(crate::layout::Upright::Middle)
            .into(),
    };
    plain(body).title(bar, Fill::Grey, BAR_PADDING)
}

/// The name of a box.
pub fn heading(title: &str) -> Paragraph {
    text(title, BODY).bold().leading(OPEN).heading(2)
}

/// A row with its label at the left; rows stand close under each other in [`rows`].
pub fn labelled(label: &str, body: impl Into<Content>) -> Boxed {
    labelled_with(label, None, body)
}

/// A row with its label at the left and a remark below the label.
pub fn labelled_with(label: &str, remark: Option<String>, body: impl Into<Content>) -> Boxed {
    labelled_around(label, remark, Boxed::new(body).padding(PADDING).grow())
}

/// The same around a body that brings its own room.
pub fn labelled_around(label: &str, remark: Option<String>, body: impl Into<Content>) -> Boxed {
    let label = notes(label).bold().role(Role::Label);
    let remark = remark.map(notes);
    let label = Boxed::new(Stack::new().with(label).with_some(remark))
        .fill(Fill::Grey)
        .padding(LABEL_PADDING)
        .grow();
    let row = Row::new()
        .with(Width::Fixed(LABEL_WIDTH), label)
        .with(Width::Share(1.0), body)
        .stretch();
    Boxed::new(row).border(Border::Solid(LINE))
}

/// A box with its name at the left or along the top, whichever takes less of the page: beside little the name
/// takes no line of its own, above much it takes no column. Much also goes over to the next page line by line.
pub fn section(v: &View, title: &str, body: impl Into<Content>) -> Content {
    let body = body.into();
    let above: Content = titled(title, None, body.clone()).into();
    if measure(&above, v.width, v.metrics) > MUCH {
        return above;
    }
    lower(v, labelled(title, body).into(), above)
}

/// The lower of two compositions of the same; the first if they are of one height.
pub fn lower(v: &View, one: Content, other: Content) -> Content {
    let height = |content: &Content| measure(content, v.width, v.metrics);
    if height(&other) < height(&one) {
        other
    } else {
        one
    }
}

/// Boxes under each other that share their lines.
pub fn rows() -> Stack {
    Stack::new().gap(-LINE)
}

/// Two boxes side by side that share a line, of one height.
pub fn pair(left: impl Into<Content>, right: impl Into<Content>) -> Row {
    halves(1.0, left, right)
}

/// The same, the left one so many times as wide as the right one.
pub fn halves(wider: f32, left: impl Into<Content>, right: impl Into<Content>) -> Row {
    Row::new()
        .with(Width::Share(wider), left)
        .with(Width::Share(1.0), right)
        .gap(-LINE)
        .stretch()
}

/// What is here with the words that point to the rest at its end; nothing where nothing is here.
pub fn ending(here: Paragraph, pointer: Option<String>) -> Option<Paragraph> {
    let here = some(here)?;
    Some(match pointer {
        None => here,
        Some(words) => here.with(note(SPACE)).with(note(words).bold().keep()),
    })
}

/// A box without a bar.
pub fn plain(body: impl Into<Content>) -> Boxed {
    Boxed::new(body)
        .border(Border::Solid(LINE))
        .padding(PADDING)
}

/// A paragraph of running text.
pub fn line(words: impl Into<String>) -> Paragraph {
    text(words, BODY).leading(OPEN)
}

/// Small words that are no answer: what a value is, what the paper says of itself, 記入なし.
pub fn note(words: impl Into<String>) -> Span {
    span(words, NOTE).note()
}

/// A paragraph of a note.
pub fn notes(words: impl Into<String>) -> Paragraph {
    Paragraph::new().with(note(words)).leading(OPEN)
}

/// What a value is, small, before it.
pub fn label(words: &str) -> Span {
    note(format!("{words}：")).keep()
}

/// What stands right before a value and goes over to the next line with it.
pub fn before(title: Span) -> Span {
    let mut title = title.keep();
    title.text.push('\u{A0}');
    title
}

/// A value in the size given, heavier when it is a value; what was not answered stays small and plain.
pub fn value(fact: &Fact, size: Pt) -> Span {
    let said = match fact.state {
        State::Blank => note(&fact.text).keep(),
        State::Bare | State::NoneKnown | State::Unknown => span(&fact.text, size.min(BODY)),
        State::Value if fact.phone => number(&fact.text, size),
        State::Value => span(&fact.text, size),
    };
    let said = whole(said);
    if fact.state == State::Value {
        said.bold()
    } else {
        said
    }
}

/// Something short is not broken over lines.
pub fn whole(said: Span) -> Span {
    match said.text.chars().count() <= SHORT {
        true => said.keep(),
        false => said,
    }
}

/// A telephone number.
pub fn number(digits: &str, size: Pt) -> Span {
    span(digits, size).bold().digits()
}

/// Spans one after the other with something between them.
pub fn joined(spans: impl IntoIterator<Item = Vec<Span>>, between: &str) -> Paragraph {
    let mut paragraph = Paragraph::new().leading(OPEN);
    for group in spans.into_iter().filter(|group| !group.is_empty()) {
        // What stands between must not make a line of small letters as high as one of larger ones.
        if let Some(before) = paragraph.spans.last() {
            let mut gap = span(between, before.style.size.min(BODY));
            gap.style.note = before.style.note;
            paragraph = paragraph.with(gap);
        }
        paragraph = group.into_iter().fold(paragraph, Paragraph::with);
    }
    paragraph
}

/// A paragraph, if it has any words.
pub fn some(paragraph: Paragraph) -> Option<Paragraph> {
    (!paragraph.spans.is_empty()).then_some(paragraph)
}
