//! The sheets of paper: what is repeated on each, where they are folded, how the front is filled.

use super::back::{self, Lists};
use super::{code, front, today};
use crate::i18n::Words;
use crate::layout::{
    Boxed, Content, Furniture, Laid, Mm, Overlay, PageNumber, Paper, Paragraph, Part as Pages, Row,
    Stack, Width, body_height, lay_out, measure, metrics,
};
use crate::model::{Date, PartialDate, Profile};
use crate::sheet::block::{SPACE, note, notes, section};
use crate::sheet::fact::{Facts, Part};
use crate::sheet::fold_guide;
use crate::sheet::measure::{CLOSE, FOLD, FOLDS, GAP, HANDWRITING, LINE, LOOSE, MARGIN, RULER};
use crate::sheet::say;
use crate::sheet::view::{Elsewhere, View};
use crate::sheet::writer;
use crate::sheet::{CodeOnSheet, fit};
use std::collections::BTreeSet;

/// A name longer than this is shortened where it is repeated; it stands in full on the front or the back.
const NAME_IN_FOOT: usize = 16;
/// What the front's foot says of the back: that it goes on there, or that there is only how to fold and keep it.
const OVER: &str = "sheet.foot.over";
const OVER_TO_HELP: &str = "sheet.foot.over.help";

/// A record laid out: the pages and what has left the front.
pub(super) struct Pressed {
    /// The pages.
    pub laid: Laid,
    /// The paths of the facts that stand on the front.
    pub on_front: BTreeSet<String>,
    /// What became of the code.
    pub code: CodeOnSheet,
}

/// Lays out front and back.
pub(super) fn press(
    facts: &Facts,
    profile: &Profile,
    (today, edition): (Date, u32),
    words: &Words,
    site: Option<&str>,
) -> Pressed {
    let metrics = metrics::built_in();
    let paper = Paper::a4(MARGIN);
    let whole = View {
        facts,
        words,
        width: paper.inner_width(),
        metrics,
        off: None,
        edition,
        writer: writer::code(profile, profile.about.entry_mode, today),
        elsewhere: Elsewhere::Back,
    };
    let printed = say::printed(words, today);
    let birthday = profile.emergency.person.birth_date;
    let foot_of_front = |page, over| front_furniture(&whole, birthday, page, over);
    let confirmed = profile.about.confirmed_on;
    let of_back = |page| back_furniture(&whole, birthday, confirmed, page);
    let room = body_height(
        &paper,
        &foot_of_front(
            PageNumber {
                number: 1,
                count: 2,
            },
            OVER,
        ),
        metrics,
    );
    let compose = |off: &BTreeSet<String>| {
        let view = View {
            off: Some(off),
            ..whole
        };
        front(&view, profile, &printed, 0)
    };
    let off = fit::leaving(facts, |off| {
        (room - measure(&compose(off), paper.inner_width(), metrics)).0
    });
    let view = View {
        off: Some(&off),
        ..whole
    };
    // What a crew reads; how to keep the paper is nothing that goes on.
    let goes_on = facts
        .iter()
        .any(|fact| fact.part != Part::About && !view.shows(fact));
    let over = if goes_on { OVER } else { OVER_TO_HELP };
    let of_front = |page| foot_of_front(page, over);
    // Where there is room, lines stand further apart.
    let loose = |content: Content, room: Mm| {
        let loose = content.clone().loosened(LOOSE);
        let fits = measure(&loose, paper.inner_width(), metrics) <= room;
        if fits { loose } else { content }
    };
    let back_room = body_height(
        &paper,
        &of_back(PageNumber {
            number: 2,
            count: 2,
        }),
        metrics,
    );
    let (code, became_of_code) = match site {
        None => (None, CodeOnSheet::NotWanted),
        Some(site) => code::code(&whole, site, &printed),
    };
    let face = loose(compose(&off), room - HANDWRITING);
    let free = room - measure(&face, paper.inner_width(), metrics) - GAP;
    let by_hand = today::by_hand(&whole, free);
    let with_lines = |lines| -> Content {
        let face = front(&view, profile, &printed, lines);
        Stack::new()
            .gap(GAP)
            .with(loose(face, room - HANDWRITING))
            .with_some(by_hand.clone())
            .into()
    };
    let fits = |content: &Content| measure(content, paper.inner_width(), metrics) <= room;
    let mut ruled = (1..=today::most_lines(free)).rev().map(with_lines);
    let face = ruled.find(fits).unwrap_or_else(|| with_lines(0));
    // Better a list without what the front says than a second sheet of paper, or than no days where there is none
    // on the front.
    let days = match by_hand {
        Some(_) => None,
        None => Some(today::reviews(words)),
    };
    let back = |lists| back::back(&view, &whole, code.clone(), lists);
    let with_days = |lists| -> Content {
        Stack::new()
            .gap(GAP)
            .with(back(lists))
            .with_some(days.clone())
            .into()
    };
    let fits = |back: &Content| measure(back, paper.inner_width(), metrics) <= back_room;
    let on_a_page = Some(with_days(Lists::Whole))
        .filter(fits)
        .or_else(|| Some(with_days(Lists::Rest)).filter(fits))
        .or_else(|| Some(back(Lists::Whole)).filter(fits))
        .or_else(|| Some(back(Lists::Rest)).filter(fits));
    let laid = |behind| {
        let front = Pages {
            paper,
            body: face.clone(),
            furniture: &of_front,
            fill: true,
        };
        let back = Pages {
            paper,
            body: behind,
            furniture: &of_back,
            fill: false,
        };
        lay_out(&[front, back], metrics)
    };
    let laid = match on_a_page {
        Some(back) => {
            // How the paper is folded stands here if anywhere.
            let guide = section(
                &whole,
                &whole.say("fold.title"),
                fold_guide::of_sheet(words),
            );
            laid(with_more(&whole, loose(back, back_room), guide, back_room))
        }
        // The days have no page of their own.
        None => {
            let (with, without) = (laid(with_days(Lists::Whole)), laid(back(Lists::Whole)));
            if with.pages.len() > without.pages.len() {
                without
            } else {
                with
            }
        }
    };
    Pressed {
        laid,
        on_front: facts
            .iter()
            .filter(|fact| view.shows(fact))
            .map(|fact| fact.path.clone())
            .collect(),
        code: became_of_code,
    }
}

/// Something below all else, where the back has room for it on its page.
fn with_more(v: &View, back: Content, more: Content, room: Mm) -> Content {
    let both = Content::from(Stack::new().gap(GAP).with(back.clone()).with(more));
    let fits = measure(&both, v.width, v.metrics) <= room;
    if fits { both } else { back }
}

/// Name and birth date, so that two people's sheets cannot be mixed.
pub(in crate::sheet) fn identity(v: &View, birthday: Option<PartialDate>) -> (String, String) {
    let at = |path: &str| v.facts.at(path).map(|fact| fact.text.as_str());
    let names = [
        "emergency.person.family_name",
        "emergency.person.given_name",
    ];
    let name: Vec<&str> = names.into_iter().filter_map(at).collect();
    let name = name.join(" ");
    let name = say::shortened(&name, NAME_IN_FOOT);
    let birth = at("emergency.person.birth_date").map(str::to_owned);
    let birth = match birthday {
        Some(day) => Some(v.fill("sheet.born", &[("date", &say::short_date(v.words, day))])),
        None => birth,
    };
    (name, birth.unwrap_or_default())
}

pub(in crate::sheet) fn page_words(v: &View, page: PageNumber) -> String {
    v.fill(
        "sheet.foot.page",
        &[
            ("number", &page.number.to_string()),
            ("count", &page.count.to_string()),
        ],
    )
}

fn foot(left: Content, right: Paragraph) -> Content {
    Row::new()
        .with(Width::Share(1.0), left)
        .with(Width::Hug, right.end().leading(CLOSE))
        .gap(GAP)
        .into()
}

fn front_furniture(
    v: &View,
    birthday: Option<PartialDate>,
    page: PageNumber,
    over: &str,
) -> Furniture {
    let (name, birth) = identity(v, birthday);
    let right = [name, birth, page_words(v, page)].join(SPACE);
    let right = notes(right)
        .with(note(SPACE))
        .with(note(v.say(over)).bold());
    let left = notes(v.say("sheet.foot.whose"));
    let foot = foot(left.into(), right);
    Furniture {
        foot: Some(foot),
        foot_gap: GAP,
        overlays: folds(),
        ..Furniture::default()
    }
}

fn back_furniture(
    v: &View,
    birthday: Option<PartialDate>,
    confirmed: Option<Date>,
    page: PageNumber,
) -> Furniture {
    let (name, birth) = identity(v, birthday);
    let confirmed = match confirmed {
        Some(day) => {
            let day = say::short_date(v.words, day.into());
            format!("{} {day}", v.say("sheet.bar.confirmed"))
        }
        None => v.say("sheet.bar.no_date"),
    };
    let edition = v.fill("sheet.bar.edition", &[("edition", &v.edition.to_string())]);
    let right = [confirmed, edition, page_words(v, page)].join(SPACE);
    let head = Row::new()
        .with(
            Width::Share(1.0),
            Paragraph::new()
                .with(note(name).bold())
                .with(note([SPACE, &birth, SPACE, &right].concat())),
        )
        .with(Width::Hug, notes(v.say("sheet.back.title")).bold());
    let whose = notes(v.say("sheet.foot.whose"));
    // On every page, so that feet are of one height: else the number of pages could depend on itself.
    let foot = foot(ruler(v), whose);
    Furniture {
        head: Some(head.into()),
        head_gap: GAP,
        foot: Some(foot),
        foot_gap: GAP,
        overlays: folds(),
    }
}

/// A mark of known length: a copier in a shop may have scaled the paper.
fn ruler(v: &View) -> Content {
    let mark = Boxed::new(notes(v.say("sheet.foot.ruler")).centre())
        .border(crate::layout::Border::Solid(LINE));
    Row::new().with(Width::Fixed(RULER), mark).into()
}

/// Marks at both edges where the paper is folded.
fn folds() -> Vec<Overlay> {
    let paper = Paper::a4(MARGIN);
    let (from_edge, length) = FOLD;
    (1..=FOLDS)
        .flat_map(|fold| {
            let y = paper.height * (f32::from(fold) / f32::from(FOLDS + 1));
            let right = paper.width - from_edge;
            [from_edge, right - length].map(|x: Mm| Overlay::Line {
                from: (x, y),
                to: (x + length, y),
                thickness: LINE,
                dashed: false,
            })
        })
        .collect()
}
