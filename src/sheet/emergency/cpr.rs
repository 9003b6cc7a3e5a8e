//! The wish about resuscitation: printed only as the model has already decided it.

use crate::layout::{Border, Content, Fill, Paragraph, Span, Stack, span};
use crate::model::{CprBlock, CprStatement, Date, PartialDate, Phone, Profile, compatible};
use crate::sheet::block::{
    SPACE, ending, joined, label, labelled, line, lower, notes, plain, some, titled, value,
};
use crate::sheet::fact::{Part, Rank};
use crate::sheet::gather::{Gather, Slot};
use crate::sheet::measure::{BAR_PADDING, BODY, CLOSE, HEAVY, LARGE, MEDIUM};
use crate::sheet::view::View;

/// What stands in the row of the word to the crew.
pub(super) const MESSAGE: &[&str] = &["emergency.message", NOT_ORDER, "care_plan.cpr.memo_place"];
/// That the person's own words about saving their life are no order.
const NOT_ORDER: &str = "emergency.message.not_order";
/// What speaks of letting somebody die, and what only sounds like it.
const OF_NOT_SAVING: &str = include_str!("of_not_saving.txt");
/// What the person wishes.
const WISH: &str = "care_plan.cpr.wish";
/// The unit of everything that is said about the wish.
pub(super) const UNIT: &str = "care_plan.cpr";

/// The facts of S10 and S9.
pub(super) fn facts(g: &mut Gather, profile: &Profile, today: Date) {
    g.part(Part::Wishes);
    g.text(
        Slot::front(Rank::Message),
        "emergency.message",
        &profile.emergency.message,
    );
    match profile.cpr_statement(today) {
        CprStatement::Nothing => {}
        CprStatement::MemoOnly(place) => {
            g.text(Slot::front(Rank::Memo), "care_plan.cpr.memo_place", &place)
        }
        CprStatement::Want => {
            let wish = g.words.say("sheet.cpr.want");
            g.together(UNIT, |g| {
                g.value(Slot::front(Rank::Resuscitation), WISH, wish);
            });
        }
        CprStatement::NotWant(block) => g.together(UNIT, |g| not_want(g, &block)),
    }
}

/// Wherever on the sheet the person's own words speak of not being saved, the sheet says that they are no order; the
/// statement of the wish, where it stands, says it itself.
pub(super) fn own_words(g: &mut Gather, profile: &Profile, today: Date) {
    let is_stated = matches!(profile.cpr_statement(today), CprStatement::NotWant(_));
    g.part(Part::Wishes);
    let is_said = !is_stated && g.has_typed(UNIT, speaks_of_not_saving);
    g.flag(Slot::front(Rank::Resuscitation), NOT_ORDER, is_said);
}

fn speaks_of_not_saving(text: &str) -> bool {
    let lines = OF_NOT_SAVING.lines().filter(|line| !line.starts_with('#'));
    let (meant, only_sound): (Vec<&str>, Vec<&str>) =
        lines.partition(|line| !line.starts_with('-'));
    // In any width and case.
    let mut text = compatible(text).to_ascii_uppercase();
    for words in only_sound {
        text = text.replace(&words[1..], "");
    }
    meant.iter().any(|words| text.contains(words))
}

fn not_want(g: &mut Gather, block: &CprBlock) {
    let slot = Slot::front(Rank::Resuscitation);
    let wish = block.preference();
    let said = g.words.say("sheet.cpr.not_want");
    g.value(slot, WISH, said);
    g.short_date(
        slot,
        "care_plan.cpr.stated_on",
        wish.stated_on.map(PartialDate::from),
    );
    g.text(slot, "care_plan.cpr.doctor_name", &wish.doctor_name);
    g.text(
        slot,
        "care_plan.cpr.doctor_organisation",
        &wish.doctor_organisation,
    );
    g.short_date(
        slot,
        "care_plan.cpr.doctor_talked_on",
        Some(block.talked_on().into()),
    );
    // What cannot be called, 119 above all, does not stand where a crew looks for whom to ask.
    let number = |g: &mut Gather, name: &str, phone: &Phone| {
        if phone.is_number() {
            g.phone(slot, &format!("{UNIT}.{name}"), phone);
        }
    };
    number(g, "doctor_night_phone", &wish.doctor_night_phone);
    number(g, "nurse_night_phone", &wish.nurse_night_phone);
    g.text(
        slot,
        "care_plan.cpr.foreseen_condition",
        &wish.foreseen_condition,
    );
    g.text(slot, "care_plan.cpr.trusted_person", &wish.trusted_person);
    number(g, "trusted_person_phone", &wish.trusted_person_phone);
}

/// The wish, if the model has decided that it may be said. What it is stands in the bar, in letters of the
/// same size whatever it is.
pub(super) fn block(v: &View) -> Option<Content> {
    let title = v.say("sheet.cpr.title");
    // That there is a memo is no wish.
    v.state(WISH)?;
    let Some(wish) = v.at(WISH) else {
        return Some(titled(&title, v.pointer(true), Paragraph::new()).into());
    };
    let stated = v
        .text("care_plan.cpr.stated_on")
        .map(|day| vec![span(v.fill("sheet.cpr.stated", &[("date", day)]), BODY)]);
    let head = [
        Some(vec![label(&title), span(&wish.text, MEDIUM).bold()]),
        stated,
    ];
    let head = joined(head.into_iter().flatten(), SPACE)
        .leading(CLOSE)
        .heading(2);
    if v.at("care_plan.cpr.doctor_name").is_none() {
        return Some(plain(head).border(Border::Solid(HEAVY / 2.0)).into());
    }
    let block = |doctor: Stack| -> Content {
        let body = doctor
            .with_some(some(joined(foreseen(v), SPACE)))
            .with(notes(v.say("sheet.cpr.not_order")))
            .with(line(v.say("sheet.cpr.aloud")).bold().leading(CLOSE));
        let block = plain(body).title(head.clone(), Fill::Grey, BAR_PADDING);
        block.border(Border::Solid(HEAVY / 2.0)).into()
    };
    let [who, numbers] = doctor(v);
    // Large numbers make every line high on which one stands.
    let apart = [who.clone(), numbers.clone()].map(|words| some(joined(words, SPACE)));
    let apart = apart.into_iter().fold(Stack::new(), Stack::with_some);
    let together = joined(who.into_iter().chain(numbers), SPACE);
    let together = Stack::new().with_some(some(together));
    Some(lower(v, block(apart), block(together)))
}

/// With whom it was talked over and when, and the numbers by which it is confirmed.
fn doctor(v: &View) -> [Vec<Vec<Span>>; 2] {
    let mut named = vec![label(&v.say("sheet.cpr.doctor"))];
    named.extend(
        v.at("care_plan.cpr.doctor_name")
            .map(|fact| value(fact, BODY)),
    );
    if let Some(place) = v.text("care_plan.cpr.doctor_organisation") {
        named.push(span(v.more(place), BODY));
    }
    let talked = v
        .text("care_plan.cpr.doctor_talked_on")
        .map(|day| vec![span(v.fill("sheet.cpr.talked", &[("date", day)]), BODY)]);
    let phone = |path: &str, key: &str| {
        v.at(path)
            .map(|fact| vec![label(&v.say(key)), value(fact, LARGE)])
    };
    let night = phone("care_plan.cpr.doctor_night_phone", "sheet.cpr.night");
    let nurse = phone("care_plan.cpr.nurse_night_phone", "sheet.cpr.nurse");
    [[Some(named), talked], [night, nurse]].map(|words| words.into_iter().flatten().collect())
}

/// What is expected to happen, and who knows the wish.
fn foreseen(v: &View) -> Vec<Vec<Span>> {
    let named = |path: &str, key: &str| {
        v.at(path)
            .map(|fact| vec![label(&v.say(key)), value(fact, BODY)])
    };
    let expected = named("care_plan.cpr.foreseen_condition", "sheet.cpr.foreseen");
    let mut trusted = named("care_plan.cpr.trusted_person", "sheet.cpr.trusted");
    if let (Some(trusted), Some(phone)) = (&mut trusted, v.at("care_plan.cpr.trusted_person_phone"))
    {
        trusted.extend([span(" ", BODY), value(phone, BODY)]);
    }
    [expected, trusted].into_iter().flatten().collect()
}

/// That there is a memo of the care plan and where, and a word to the crew.
pub(super) fn message(v: &View) -> Option<Content> {
    let memo = v.text("care_plan.cpr.memo_place").map(|place| {
        let place = v.fill("sheet.memo.place", &[("place", place)]);
        let place = v.more(&place);
        vec![span(v.say("sheet.memo"), BODY).bold(), span(place, BODY)]
    });
    let word = v
        .at("emergency.message")
        .map(|fact| vec![value(fact, BODY)]);
    let not_order = v
        .at(NOT_ORDER)
        .map(|fact| vec![span(&fact.text, BODY).bold()]);
    let body = joined([word, memo, not_order].into_iter().flatten(), SPACE);
    let body = ending(body, v.pointer(MESSAGE.iter().any(|path| v.cut(path))))?;
    Some(labelled(&v.say("sheet.message.title"), body).into())
}
