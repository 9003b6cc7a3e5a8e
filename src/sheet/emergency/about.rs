//! The paper itself: when it was found right, who wrote it, what is kept with it.

use crate::layout::{Boxed, Content, Fill, Paragraph, Row, Stack, Upright, Width, span, text};
use crate::model::{Date, EntryMode, Profile, ReviewRule, STALE_AFTER_MONTHS, is_stale};
use crate::sheet::after_confirmation;
use crate::sheet::block::{SPACE, joined, note, some};
use crate::sheet::fact::{Part, Rank, State};
use crate::sheet::gather::{Gather, Slot};
use crate::sheet::measure::{BODY, CLEAR, CLOSE, LARGE, PADDING, TITLE};
use crate::sheet::view::View;

/// The facts of B1.
pub(super) fn facts(g: &mut Gather, profile: &Profile, today: Date) {
    let about = &profile.about;
    g.part(Part::About);
    let always = Slot::always(Rank::Identity);
    g.day(always, "about.confirmed_on", about.confirmed_on);
    if about
        .confirmed_on
        .is_some_and(|day| is_stale(day, STALE_AFTER_MONTHS, today))
    {
        let stale = g.words.say("sheet.about.stale");
        g.value(always, "about.confirmed_on.stale", stale);
    }
    after_confirmation::facts(g, profile);
    let chosen = about
        .review_on
        .filter(|_| about.review_rule == Some(ReviewRule::OnADay));
    g.day(
        Slot::front(Rank::Identity),
        "about.review_on",
        profile.next_review().or(chosen),
    );
    g.one(always, "about.entry_mode", &about.entry_mode);
    let back = Slot::back();
    if !matches!(about.entry_mode, None | Some(EntryMode::Person)) {
        g.text(back, "about.writer_name", &about.writer_name);
        g.text(back, "about.writer_relation", &about.writer_relation);
        g.phone(back, "about.writer_phone", &about.writer_phone);
    }
    g.many(back, "about.kept_with", &about.kept_with, false);
}

/// The bar along the top of the front: which paper this is, and whether to trust it.
pub(super) fn bar(v: &View, printed: &str) -> Content {
    let title = text(v.say("sheet.emergency-sheet.title"), TITLE)
        .bold()
        .white()
        .leading(CLOSE)
        .heading(1);
    let confirmed = match v.at("about.confirmed_on") {
        Some(day) if day.state == State::Value => Paragraph::new()
            .with(span(v.say("sheet.bar.confirmed") + " ", CLEAR))
            .with(span(&day.text, LARGE).bold().keep()),
        _ => text(v.say("sheet.bar.no_date"), LARGE).bold(),
    };
    let edition = v.fill("sheet.bar.edition", &[("edition", &v.edition.to_string())]);
    let review = v
        .text("about.review_on")
        .map(|day| v.fill("sheet.bar.review", &[("date", day)]));
    let writer = v.text("about.entry_mode").map(str::to_owned);
    let said = [Some(edition), writer, review, Some(printed.to_owned())];
    let said = said.into_iter().flatten();
    let said = joined(said.map(|words| vec![note(words).keep()]), SPACE);
    let warning = |path: &str| {
        v.text(path)
            .map(|said| text(said, BODY).bold().white().end().leading(CLOSE))
    };
    let changed = [after_confirmation::PATH, after_confirmation::NAMES]
        .into_iter()
        .filter_map(|path| v.text(path))
        .map(|said| vec![span(said, BODY).bold()]);
    let changed = joined(changed, SPACE).white().end().leading(CLOSE);
    let stack = Stack::new()
        .with(
            Row::new()
                .with(Width::Hug, title)
                .with(Width::Share(1.0), confirmed.white().end().leading(CLOSE))
                .upright(Upright::Middle),
        )
        .with(said.white().end())
        .with_some(warning("about.confirmed_on.stale"))
        .with_some(some(changed));
    Boxed::new(stack).fill(Fill::Black).padding(PADDING).into()
}
