//! What forms are built of: lines to write on, boxes to tick, so that a blank is never read as a "none".

use crate::i18n::Words;
use crate::layout::{
    Border, Boxed, Content, Fill, Furniture, PageNumber, Paragraph, Role, Row, Spacer, Span, Stack,
    Table, Upright, Width, WritingLines, span, text,
};
use crate::model::Coded;
use crate::sheet::block::{SPACE, note, notes};
use crate::sheet::measure::{
    BAR_PADDING, BODY, CLOSE, COLUMN_GAP, FORM_BOX, FORM_CELL, FORM_LABEL, FORM_LINE, FORM_PADDING,
    FORM_ROW, GAP, LINE, MEDIUM, TITLE,
};
use crate::sheet::say;

/// A form in the words of a language.
#[derive(Clone, Copy)]
pub(super) struct Form<'a> {
    pub words: &'a Words,
}

/// Where one writes beside the boxes to tick.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Room {
    /// Nowhere.
    None,
    /// On what is left of the line.
    Beside,
    /// On a line below.
    Below,
}

impl Form<'_> {
    pub fn say(&self, key: &str) -> String {
        self.words.say(key)
    }

    /// The options of a list, in the paper's words.
    pub fn options<E: Coded>(&self) -> Vec<String> {
        let codes = E::CODES.iter();
        codes
            .map(|code| say::option(self.words, E::NAME, code))
            .collect()
    }

    /// The options of a list as a question words them, with 「わからない」 last.
    pub fn answers<E: Coded>(&self, question: &str) -> Vec<String> {
        let codes = E::CODES.iter().copied().chain(["unknown"]);
        codes
            .map(|code| self.words.option(question, E::NAME, code))
            .collect()
    }

    /// Whether there is something: all three have to be ticked by somebody.
    pub fn is_there(&self) -> Vec<String> {
        ["sheet.none", "sheet.unknown", "sheet.yes.yes"]
            .map(|key| self.say(key))
            .into()
    }

    /// 「なし」 and 「わからない」 before a list's own options.
    pub fn none_or<E: Coded>(&self) -> Vec<String> {
        let mut all: Vec<String> = self.is_there().into_iter().take(2).collect();
        all.extend(self.options::<E>());
        all
    }

    /// Words, each with a box to tick before it.
    pub fn boxes(&self, words: Vec<String>) -> Paragraph {
        let mark = self.say("form.box");
        let boxes = words.into_iter().map(|word| {
            let tick: Span = span(mark.clone(), FORM_BOX).keep();
            [tick, span(word, BODY).keep(), span(" ", BODY)]
        });
        boxes
            .flatten()
            .fold(Paragraph::new(), Paragraph::with)
            .leading(CLOSE)
    }

    /// Something to write after its name.
    pub fn field(&self, label: &str) -> Row {
        self.after(Paragraph::new().with(span(label, BODY)).leading(CLOSE))
    }

    /// Whose paper it is, so that two people's cannot be mixed.
    pub fn whose(&self) -> Row {
        let field = |key: &str| self.field(&self.say(key));
        beside(field("form.name"), field("form.birth"))
    }

    /// A line to write on after words.
    pub fn after(&self, words: Paragraph) -> Row {
        Row::new()
            .with(Width::Hug, words)
            .with(Width::Share(1.0), lines(1))
            .gap(GAP)
            .upright(Upright::Bottom)
    }

    /// A question with boxes to tick in a row of its own; what is left of the row is room to write.
    pub fn ask(&self, label: &str, boxes: Vec<String>) -> Boxed {
        row(label, self.boxes(boxes))
    }

    /// Boxes after a name, with a line to write on or without.
    pub fn named(&self, name: &str, boxes: Vec<String>, room: Room) -> Content {
        let mut words = self.boxes(boxes);
        words.spans.insert(0, span(name, BODY).bold());
        words.spans.insert(1, span(SPACE, BODY));
        match room {
            Room::None => Boxed::new(words)
                .least_height(FORM_LINE)
                .upright(Upright::Bottom)
                .into(),
            Room::Beside => self.after(words).into(),
            Room::Below => Stack::new().with(self.after(words)).with(lines(1)).into(),
        }
    }

    /// A table of empty rows.
    pub fn table(&self, columns: &[(&str, f32)], rows: usize) -> Table {
        let widths = columns.iter().map(|(_, share)| Width::Share(*share));
        let header = columns.iter().map(|(key, _)| notes(self.say(key)).bold());
        let table = Table::new(widths)
            .header(header)
            .padding(FORM_CELL)
            .rule(LINE);
        (0..rows).fold(table, |table, _| {
            table.add_row(
                columns
                    .iter()
                    .map(|_| Spacer::of(FORM_LINE - FORM_CELL.down())),
            )
        })
    }

    /// The bar along the top of a form.
    pub fn bar(&self, title: &str) -> Boxed {
        let title = text(title, TITLE).bold().white().leading(CLOSE).heading(1);
        let remark = text(self.say("form.by_hand"), MEDIUM)
            .white()
            .end()
            .leading(CLOSE);
        let row = Row::new()
            .with(Width::Hug, title)
            .with(Width::Share(1.0), remark)
            .upright(Upright::Middle);
        Boxed::new(row).fill(Fill::Black).padding(BAR_PADDING)
    }

    /// Along the foot: whose paper it is, and that nothing may be left to guess.
    pub fn foot(&self, page: PageNumber) -> Furniture {
        self.foot_saying("form.blank", page)
    }

    /// The same with other words for what is empty: there may be no boxes to tick.
    pub fn foot_saying(&self, empty: &str, page: PageNumber) -> Furniture {
        let number = self.words.fill(
            "sheet.foot.page",
            &[
                ("number", &page.number.to_string()),
                ("count", &page.count.to_string()),
            ],
        );
        let left = [self.say(empty), self.say("sheet.foot.whose")].join(SPACE);
        let row = Row::new()
            .with(Width::Share(1.0), notes(left).leading(CLOSE))
            .with(Width::Hug, notes(number).end().leading(CLOSE))
            .gap(GAP);
        Furniture {
            foot: Some(row.into()),
            foot_gap: GAP,
            ..Furniture::default()
        }
    }
}

/// Lines to write on.
pub(super) fn lines(count: u16) -> WritingLines {
    WritingLines {
        count,
        pitch: FORM_LINE,
    }
}

/// So many rows to write in, of which the frame closes the last.
pub(super) fn ruled(count: u16) -> Stack {
    let above = lines(count.saturating_sub(1));
    Stack::new().with(above).with(Spacer::of(FORM_LINE))
}

/// A row with its name at the left.
pub(super) fn row(label: &str, body: impl Into<Content>) -> Boxed {
    let label = Paragraph::new()
        .with(note(label))
        .bold()
        .leading(CLOSE)
        .role(Role::Label);
    let label = Boxed::new(label)
        .fill(Fill::Grey)
        .padding(FORM_ROW)
        .upright(Upright::Middle)
        .grow();
    let body = Boxed::new(body)
        .padding(FORM_ROW)
        .least_height(FORM_LINE)
        .upright(Upright::Middle)
        .grow();
    let row = Row::new()
        .with(Width::Fixed(FORM_LABEL), label)
        .with(Width::Share(1.0), body)
        .stretch();
    Boxed::new(row).border(Border::Solid(LINE))
}

/// Two things side by side.
pub(super) fn beside(left: impl Into<Content>, right: impl Into<Content>) -> Row {
    Row::new()
        .with(Width::Share(1.0), left)
        .with(Width::Share(1.0), right)
        .gap(COLUMN_GAP)
        .upright(Upright::Bottom)
}

/// Lines below one another under a name.
pub(super) fn part(title: &str, body: impl Into<Content>) -> Boxed {
    let title = text(title, BODY).bold().leading(CLOSE).heading(2);
    Boxed::new(body)
        .border(Border::Solid(LINE))
        .padding(FORM_PADDING)
        .title(title, Fill::Grey, BAR_PADDING)
}
