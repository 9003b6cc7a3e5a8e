//! The card as a form: the same four faces with lines to write on.

use super::form::{Form, lines};
use crate::i18n::Words;
use crate::layout::{Content, Laid, Paragraph, Row, Stack, Upright, Width, WritingLines};
use crate::sheet::block::note;
use crate::sheet::card;
use crate::sheet::measure::{CARD_LINE, CLOSE};

/// The faces: their names, what is written on them, and whether one ticks if there is such a thing.
const FACES: [(&str, &[(&str, bool)]); 4] = [
    (
        "card.who",
        &[
            ("form.name", false),
            ("form.birth", false),
            ("form.address", false),
            ("", false),
            ("form.phone", false),
        ],
    ),
    (
        "card.contacts",
        &[
            ("form.first_contact", false),
            ("form.phone", false),
            ("form.second_contact", false),
            ("form.phone", false),
        ],
    ),
    (
        "card.doctor",
        &[
            ("form.clinic", false),
            ("form.phone", false),
            ("form.night", false),
            ("card.rest.place", false),
            ("form.day", false),
        ],
    ),
    (
        "sheet.alerts.title",
        &[
            ("sheet.alert.allergies", true),
            ("", false),
            ("sheet.alert.antithrombotic", true),
            ("form.insulin", true),
            ("sheet.alert.implants", true),
            ("form.other_alerts", false),
        ],
    ),
];

/// Lays out the form.
pub(super) fn lay_out(words: &Words) -> Laid {
    let form = Form { words };
    let mut number = 0;
    let faces = FACES.map(|(title, fields)| {
        number += 1;
        let page = words.fill(
            "sheet.foot.page",
            &[("number", &number.to_string()), ("count", "4")],
        );
        let body = fields.iter().fold(Stack::new(), |stack, (key, ticks)| {
            stack.with(field(&form, key, *ticks))
        });
        card::bar_and(&form.say(title), page, body)
    });
    card::page(faces, words)
}

fn field(form: &Form, key: &str, ticks: bool) -> Content {
    let label = match key {
        "" => return line().into(),
        key => note(form.say(key) + " ").bold(),
    };
    if ticks {
        let mut words = form.boxes(form.is_there());
        words.spans.insert(0, label);
        return words.into();
    }
    Row::new()
        .with(Width::Hug, Paragraph::new().with(label).leading(CLOSE))
        .with(Width::Share(1.0), line())
        .upright(Upright::Bottom)
        .into()
}

fn line() -> WritingLines {
    WritingLines {
        pitch: CARD_LINE,
        ..lines(1)
    }
}
