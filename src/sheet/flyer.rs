//! 案内チラシ: what the page is, for counters and cafés; its address as text and as a code for cameras.

use super::document::Document;
use super::fact::Facts;
use super::measure::{
    CLOSE, CODE, COLUMN_GAP, FLYER_BODY, FLYER_LEAD, FLYER_TITLE, HEAVY, LARGE, LINE, MEMO_MARGIN,
    MEMO_PADDING, PADDING, READ, WRITING,
};
use super::qr_code;
use crate::i18n::Words;
use crate::layout::{
    Border, Boxed, Content, Drawing, Fill, Furniture, Laid, Mm, Paper, Paragraph, Part, Role, Row,
    Spacer, Stack, Upright, Width, WritingLines, lay_out as flow, metrics, text,
};
use crate::model::Date;

/// The paper's name in addresses and file names.
pub const ID: &str = "flyer";
/// What comes out of the printer, in the order in which a resident meets it.
const PAPERS: [&str; 3] = ["flyer.paper.1", "flyer.paper.2", "flyer.paper.3"];
/// What people ask before they begin.
const ASKED: [&str; 5] = [
    "flyer.asked.1",
    "flyer.asked.2",
    "flyer.asked.3",
    "flyer.asked.4",
    "flyer.asked.5",
];
/// Lines of the flyer.
const AIRY: f32 = 1.45;
/// Between the parts of the flyer.
const APART: Mm = Mm(6.0);

/// Lays out the flyer with the address at which the page is found; without one there is a line to write it on.
pub(super) fn lay_out(site: &str, today: Date, words: &Words) -> Document {
    let code = Some(site).filter(|site| !site.is_empty());
    let code = code.and_then(|site| qr_code(site, CODE, &words.say("flyer.code")));
    let laid = page(site, code, words);
    Document::new(ID, today, words, &Facts::default(), laid, |_| true, 0)
}

fn page(site: &str, code: Option<Drawing>, words: &Words) -> Laid {
    let part = Part {
        paper: Paper::a4(MEMO_MARGIN),
        body: body(site, code, words),
        furniture: &|_| Furniture {
            foot: Some(line(words, "flyer.whose").into()),
            ..Furniture::default()
        },
        fill: true,
    };
    flow(&[part], metrics::built_in())
}

fn line(words: &Words, key: &str) -> Paragraph {
    text(words.say(key), FLYER_BODY).leading(AIRY)
}

fn body(site: &str, code: Option<Drawing>, words: &Words) -> Content {
    let title = text(words.say("frame.product"), FLYER_TITLE)
        .bold()
        .white()
        .centre()
        .leading(CLOSE)
        .heading(1);
    let lead = text(words.say("flyer.lead"), FLYER_LEAD)
        .bold()
        .centre()
        .leading(READ);
    Stack::new()
        .gap(APART)
        .with(Boxed::new(title).fill(Fill::Black).padding(MEMO_PADDING))
        .with(lead)
        .with(line(words, "flyer.what"))
        .with(list(words, "flyer.papers", &PAPERS))
        .with(list(words, "flyer.asked", &ASKED))
        .with(door(site, code, words))
        .with(Spacer::spring())
        .with(desk(words))
        .into()
}

fn list(words: &Words, title: &str, entries: &[&str]) -> Content {
    let entries = entries
        .iter()
        .fold(Stack::new().role(Role::List), |list, key| {
            list.with(line(words, key).role(Role::ListItem))
        });
    let title = text(words.say(title), LARGE)
        .bold()
        .leading(READ)
        .heading(2);
    Stack::new().with(title).with(entries).into()
}

/// How to get there: the code where there is one, and the address to type.
fn door(site: &str, code: Option<Drawing>, words: &Words) -> Content {
    let address: Content = match site {
        "" => WritingLines {
            count: 1,
            pitch: WRITING,
        }
        .into(),
        site => text(site, LARGE).bold().leading(READ).into(),
    };
    let how = match code {
        Some(_) => "flyer.open.code",
        None => "flyer.open",
    };
    let said = Stack::new()
        .with(text(words.say(how), LARGE).bold().leading(READ).heading(2))
        .with(address)
        .with(line(words, "flyer.without"));
    let row = Row::new().with(Width::Share(1.0), said);
    let row = match code {
        Some(code) => row.with(Width::Fixed(CODE), code),
        None => row,
    };
    Boxed::new(row.gap(COLUMN_GAP).upright(Upright::Middle))
        .border(Border::Solid(HEAVY))
        .padding(MEMO_PADDING)
        .into()
}

/// Room for the desk that hands it out.
fn desk(words: &Words) -> Content {
    let room = Stack::new()
        .with(line(words, "flyer.desk").role(Role::Label))
        .with(Spacer::of(WRITING));
    Boxed::new(room)
        .border(Border::Solid(LINE))
        .padding(PADDING)
        .into()
}
