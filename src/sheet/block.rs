//! The few blocks that every paper is built of: a titled box, a label with its value, a number to call.

use super::fact::{Fact, State};
use super::measure::{BAR_PADDING, BODY, LABEL_PADDING, LABEL_WIDTH, LINE, NOTE, OPEN, PADDING};
use crate::layout::{
    Border, Boxed, Content, Fill, Paragraph, Pt, Role, Row, Span, Stack, Width, span, text,
};

/// The white between two values on a line.
pub const SPACE: &str = "　";
/// Between two things of a list on a line.
pub const BETWEEN: &str = "／";

/// A box with a grey bar: what it holds at the left, where the rest is at the right.
pub fn titled(title: &str, pointer: Option<String>, body: impl Into<Content>) -> Boxed {
    let heading = text(title, BODY).bold().leading(OPEN).heading(2);
    let bar: Content = match pointer {
        None => heading.into(),
        Some(pointer) => Row::new()
            .with(Width::Share(1.0), heading)
            .with(Width::Hug, text(pointer, NOTE).bold().end())
            .upright(crate::layout::Upright::Middle)
            .into(),
    };
    plain(body).title(bar, Fill::Grey, BAR_PADDING)
}

/// A row with its label at the left; rows stand close under each other in [`rows`].
pub fn labelled(label: &str, body: impl Into<Content>) -> Boxed {
    labelled_with(label, None, body)
}

/// A row with its label at the left and a remark below the label.
pub fn labelled_with(label: &str, remark: Option<String>, body: impl Into<Content>) -> Boxed {
    let label = text(label, NOTE).bold().leading(OPEN).role(Role::Label);
    let remark = remark.map(|words| text(words, NOTE).leading(OPEN));
    let label = Boxed::new(Stack::new().with(label).with_some(remark))
        .fill(Fill::Grey)
        .padding(LABEL_PADDING)
        .grow();
    let row = Row::new()
        .with(Width::Fixed(LABEL_WIDTH), label)
        .with(Width::Share(1.0), Boxed::new(body).padding(PADDING).grow())
        .stretch();
    Boxed::new(row).border(Border::Solid(LINE))
}

/// Boxes under each other that share their lines.
pub fn rows() -> Stack {
    Stack::new().gap(-LINE)
}

/// Two boxes side by side that share a line, of one height.
pub fn pair(left: impl Into<Content>, right: impl Into<Content>) -> Row {
    Row::new()
        .with(Width::Share(1.0), left)
        .with(Width::Share(1.0), right)
        .gap(-LINE)
        .stretch()
}

/// What is here with the words that point to the rest at its end; nothing where nothing is here.
pub fn ending(here: Paragraph, pointer: Option<String>) -> Option<Paragraph> {
    let here = some(here)?;
    Some(match pointer {
        None => here,
        Some(words) => here
            .with(span(SPACE, NOTE))
            .with(span(words, NOTE).bold().keep()),
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

/// What a value is, small, before it.
pub fn label(words: &str) -> Span {
    span(format!("{words}："), NOTE)
}

/// A value in the size given, heavier when it is a value; what was not answered stays small and plain.
pub fn value(fact: &Fact, size: Pt) -> Span {
    let said = match fact.state {
        State::Blank => span(&fact.text, NOTE.min(size)),
        State::Bare | State::NoneKnown | State::Unknown => span(&fact.text, size.min(BODY)),
        State::Value if fact.phone => number(&fact.text, size),
        State::Value => span(&fact.text, size),
    };
    if fact.state == State::Value {
        said.bold()
    } else {
        said
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
            let size = before.style.size.min(BODY);
            paragraph = paragraph.with(span(between, size));
        }
        paragraph = group.into_iter().fold(paragraph, Paragraph::with);
    }
    paragraph
}

/// A paragraph, if it has any words.
pub fn some(paragraph: Paragraph) -> Option<Paragraph> {
    (!paragraph.spans.is_empty()).then_some(paragraph)
}
