//! Who the person is: the name first, then what tells two people apart and leads a crew to the door.

use crate::layout::{Boxed, Content, Paragraph, Row, Stack, Width, span, text};
use crate::model::{Date, Profile, Sex, SpokenLanguage};
use crate::sheet::block::{SPACE, joined, label, note, notes, number, plain, some, value};
use crate::sheet::fact::{Part, Rank, State};
use crate::sheet::gather::{Gather, Slot};
use crate::sheet::measure::{
    BODY, CLEAR, CLOSE, COLUMN_GAP, LARGE, LONG_NAME, MEDIUM, NAME, PHOTO,
};
use crate::sheet::view::View;

/// Longer names than two lines of large letters are set smaller.
const LONG_NAME_FROM: usize = 28;

/// The facts of S1.
pub(super) fn facts(g: &mut Gather, profile: &Profile, today: Date) {
    let person = &profile.emergency.person;
    g.part(Part::Who);
    let name = Slot::always(Rank::Identity);
    let more = Slot::front(Rank::Identity);
    g.together("emergency.person.family_name", |g| {
        let nobody = person.full_name().is_empty();
        let family = if nobody { name } else { more };
        g.text(family, "emergency.person.family_name", &person.family_name);
        g.text(more, "emergency.person.given_name", &person.given_name);
    });
    g.date(name, "emergency.person.birth_date", person.birth_date);
    if let Some((least, most)) = person.birth_date.and_then(|birth| birth.years_until(today)) {
        let age = g.words.age(least, most);
        g.value(more, "emergency.person.birth_date.age", age);
    }
    let address = Slot::always(Rank::Address);
    let beside = Slot::front(Rank::Address);
    g.together("emergency.person.family_name_kana", |g| {
        let unread = person.full_name_kana().is_empty();
        let family = if unread { address } else { beside };
        g.text(
            family,
            "emergency.person.family_name_kana",
            &person.family_name_kana,
        );
        g.text(
            beside,
            "emergency.person.given_name_kana",
            &person.given_name_kana,
        );
    });
    g.one_or_other(
        address,
        "emergency.person.sex",
        &person.sex,
        person.sex == Some(Sex::Other),
        ("emergency.person.sex_other", &person.sex_other),
    );
    g.text(address, "emergency.person.address", &person.address);
    g.text(beside, "emergency.person.building", &person.building);
    let no_phone = person.home_phone.is_blank() && person.mobile_phone.is_blank();
    let home = if no_phone { address } else { beside };
    g.phone(home, "emergency.person.home_phone", &person.home_phone);
    g.phone(
        beside,
        "emergency.person.mobile_phone",
        &person.mobile_phone,
    );
    let approach = Slot::front(Rank::Approach);
    g.text(
        approach,
        "emergency.person.preferred_name",
        &person.preferred_name,
    );
    if person
        .languages
        .iter()
        .any(|language| language != SpokenLanguage::Japanese)
    {
        g.many_or_other(
            approach,
            "emergency.person.languages",
            &person.languages,
            false,
            ("emergency.person.language_other", &person.language_other),
        );
    }
    g.many(
        approach,
        "emergency.person.access_notes",
        &person.access_notes,
        false,
    );
    g.text(
        approach,
        "emergency.person.access_detail",
        &person.access_detail,
    );
    if person.print_blood_group {
        let back = Slot::back();
        g.one(back, "emergency.person.blood_group", &person.blood_group);
        g.one(back, "emergency.person.rh_factor", &person.rh_factor);
        g.text(
            back,
            "emergency.person.blood_antibodies",
            &person.blood_antibodies,
        );
    }
}

/// The largest letters on the page, and the place for a photograph.
pub(super) fn block(v: &View, photo: bool) -> Content {
    let approach = approach(v);
    let words = Stack::new()
        .with_some(some(reading(v)))
        .with(name(v))
        .with_some(some(birth(v)))
        .with_some(some(address(v)))
        .with_some(some(phones(v)))
        .with_some(some(approach));
    if !photo {
        return plain(words).into();
    }
    let (width, height) = PHOTO;
    let place = Boxed::placeholder(height, notes(v.say("sheet.who.photo")));
    let row = Row::new()
        .with(Width::Share(1.0), words)
        .with(Width::Fixed(width), place)
        .gap(COLUMN_GAP);
    plain(row).into()
}

fn both<'a>(v: &View<'a>, first: &str, second: &str) -> Option<(State, String)> {
    let facts: Vec<_> = [first, second]
        .into_iter()
        .filter_map(|path| v.at(path))
        .collect();
    let said: Vec<&str> = facts.iter().map(|fact| fact.text.as_str()).collect();
    facts.first().map(|fact| (fact.state, said.join(" ")))
}

fn reading(v: &View) -> Paragraph {
    let reading = both(
        v,
        "emergency.person.family_name_kana",
        "emergency.person.given_name_kana",
    );
    let reading = reading.map(|(state, words)| match state {
        State::Value => vec![span(words, BODY)],
        _ => vec![note(words)],
    });
    let called = v
        .at("emergency.person.preferred_name")
        .map(|fact| vec![label(&fact.label), value(fact, BODY)]);
    joined([reading, called].into_iter().flatten(), SPACE).leading(CLOSE)
}

fn name(v: &View) -> Paragraph {
    match both(
        v,
        "emergency.person.family_name",
        "emergency.person.given_name",
    ) {
        Some((State::Value, name)) => {
            let size = if name.chars().count() > LONG_NAME_FROM {
                LONG_NAME
            } else {
                NAME
            };
            text(name, size).bold().leading(CLOSE)
        }
        Some((_, blank)) => text(blank, MEDIUM),
        None => text(v.say("sheet.cut"), MEDIUM).bold(),
    }
}

fn birth(v: &View) -> Paragraph {
    let birth = v
        .at("emergency.person.birth_date")
        .map(|fact| match fact.state {
            State::Value => {
                let words = v.fill("sheet.who.birth", &[("date", &fact.text)]);
                vec![span(words, MEDIUM).bold()]
            }
            _ => vec![value(fact, BODY)],
        });
    let age = v
        .text("emergency.person.birth_date.age")
        .map(|age| vec![span(age, LARGE).bold().keep()]);
    let sex = ["emergency.person.sex", "emergency.person.sex_other"];
    let sex = sex
        .into_iter()
        .filter_map(|path| v.at(path))
        .map(|fact| match fact.state {
            State::Value => span(&fact.text, MEDIUM),
            _ => value(fact, BODY),
        });
    joined(
        [birth, age, Some(sex.collect())].into_iter().flatten(),
        SPACE,
    )
    .leading(CLOSE)
}

fn address(v: &View) -> Paragraph {
    let lines = ["emergency.person.address", "emergency.person.building"];
    let spans = lines.into_iter().filter_map(|path| v.at(path)).map(|fact| {
        vec![match fact.state {
            State::Value => span(&fact.text, CLEAR),
            _ => value(fact, CLEAR),
        }]
    });
    joined(spans, SPACE)
}

fn phones(v: &View) -> Paragraph {
    let phones = [
        ("emergency.person.home_phone", "sheet.who.home"),
        ("emergency.person.mobile_phone", "sheet.who.mobile"),
    ];
    let spans = phones.into_iter().filter_map(|(path, label)| {
        let fact = v.at(path)?;
        Some(match fact.state {
            State::Value => vec![note(v.say(label) + " "), number(&fact.text, MEDIUM)],
            _ => vec![value(fact, CLEAR)],
        })
    });
    joined(spans, SPACE).leading(CLOSE)
}

/// What to know before speaking or opening the door.
fn approach(v: &View) -> Paragraph {
    let named = [
        "emergency.person.languages",
        "emergency.person.language_other",
        "emergency.person.access_notes",
        "emergency.person.access_detail",
    ];
    let mut last_label = "";
    let mut spans = Vec::new();
    for fact in named.into_iter().filter_map(|path| v.at(path)) {
        let same = fact.label == last_label;
        last_label = &fact.label;
        let mut group = vec![span(&fact.text, BODY).bold()];
        if !same {
            group.insert(0, label(&fact.label));
        }
        spans.push(group);
    }
    let pointer = v.pointer(v.part_cut(Part::Who));
    spans.extend(pointer.map(|words| vec![note(words).bold()]));
    joined(spans, SPACE)
}
