//! 目印ラベル: where the sheet is, for the fridge and for the inside of the front door. Names nobody.

use super::document::Document;
use super::fact::{Facts, Rank};
use super::gather::{Gather, Slot};
use super::measure::{
    BAR_PADDING, BODY, CLEAR, CLOSE, GAP, HEAVY, LABEL_EDGE, LABEL_HEIGHT, LABEL_PLACE, LABEL_ROOM,
    LABEL_TITLE, LARGE, LINE, MARGIN, OPEN, READ, WRITING,
};
use crate::i18n::Words;
use crate::layout::{
    Border, Boxed, Content, Fill, Furniture, Laid, Mm, Paper, Part, Spacer, Stack, Upright,
    WritingLines, lay_out as flow, measure, metrics, text,
};
use crate::model::{Date, Profile, SheetPlace};

/// The paper's name in addresses and file names.
pub const ID: &str = "place-labels";
/// Where the sheet is.
const PLACE: &str = "about.sheet_place";
/// Where each label goes.
const FOR: [&str; 3] = ["labels.for.fridge", "labels.for.door", "labels.for.spare"];

/// The one answer that a label says.
pub fn facts(profile: &Profile, words: &Words) -> Facts {
    let about = &profile.about;
    let mut g = Gather::new(words);
    let slot = Slot::front(Rank::Identity);
    // 「ほか」 alone would send nobody anywhere: there is a line to write on instead.
    if about.sheet_place != Some(SheetPlace::Other) {
        g.one(slot, PLACE, &about.sheet_place);
    } else {
        g.text(slot, "about.sheet_place_other", &about.sheet_place_other);
    }
    g.finish()
}

/// Lays out the labels for a record.
pub(super) fn lay_out(profile: &Profile, today: Date, words: &Words) -> Document {
    let facts = facts(profile, words);
    let place = facts.iter().next().map(|fact| fact.text.as_str());
    let laid = page(place, words);
    Document::new(ID, today, words, &facts, laid, |_| true, 0)
}

/// A page of labels; without a place each has a line to write it on.
pub(super) fn page(place: Option<&str>, words: &Words) -> Laid {
    let paper = Paper::a4(MARGIN);
    let head = Stack::new()
        .with(
            text(words.say("sheet.place-labels.title"), LARGE)
                .bold()
                .leading(CLOSE)
                .heading(1),
        )
        .with(text(words.say("labels.how"), CLEAR).leading(READ))
        .with(text(words.say("labels.inside"), CLEAR).bold().leading(READ));
    let label = label(place, words, paper.inner_width());
    let body = FOR
        .iter()
        .fold(Stack::new().gap(GAP).with(head), |stack, key| {
            let one = Stack::new()
                .together()
                .with(text(words.say(key), BODY).bold().leading(OPEN))
                .with(label.clone());
            stack.with(Spacer::of(GAP)).with(one)
        });
    let part = Part {
        paper,
        body: body.into(),
        furniture: &|_| Furniture::default(),
        fill: false,
    };
    flow(&[part], metrics::built_in())
}

/// One label in the largest letters that have room.
fn label(place: Option<&str>, words: &Words, width: Mm) -> Content {
    let sizes = LABEL_PLACE.into_iter();
    let mut labels = sizes.map(|size| {
        let place: Content = match place {
            Some(place) => text(place, size).bold().centre().leading(CLOSE).into(),
            None => Stack::new()
                .with(Spacer::of(WRITING / 2.0))
                .with(WritingLines {
                    count: 1,
                    pitch: WRITING,
                })
                .into(),
        };
        framed(place, words)
    });
    let fits = |label: &Content| measure(label, width, metrics::built_in()) <= LABEL_HEIGHT;
    let smallest = labels.next_back();
    let found = labels.find(fits).or(smallest);
    found.unwrap_or_else(|| Spacer::of(LABEL_HEIGHT).into())
}

/// The dashed line to cut along, and the label inside it.
fn framed(place: Content, words: &Words) -> Content {
    let title = text(words.say("labels.title"), LABEL_TITLE)
        .bold()
        .white()
        .centre()
        .leading(CLOSE);
    let here = text(words.say("labels.here"), LARGE)
        .centre()
        .leading(CLOSE);
    let body = Stack::new().gap(GAP).with(place).with(here);
    let frame = Boxed::new(body)
        .border(Border::Solid(HEAVY))
        .padding(LABEL_ROOM)
        .title(title, Fill::Black, BAR_PADDING)
        .least_height(LABEL_HEIGHT - LABEL_EDGE.down() - LINE * 2.0)
        .upright(Upright::Middle);
    Boxed::new(frame)
        .border(Border::Dashed(LINE))
        .padding(LABEL_EDGE)
        .into()
}
