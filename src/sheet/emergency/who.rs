//! Who the person is: the name first, then what tells two people apart and leads a crew to the door.

use crate::layout::{Boxed, Content, Paragraph, Pt, Row, Stack, Width, span, text};
use crate::model::{Date, NightAnswer, PartialDate, Profile, Sex, SpokenLanguage};
use crate::sheet::block::{SPACE, joined, label, note, notes, number, plain, some, value};
use crate::sheet::fact::{Part, Rank, State};
use crate::sheet::gather::{Gather, Slot};
use crate::sheet::measure::{
    BODY, CLEAR, CLOSE, COLUMN_GAP, LARGE, LONG_NAME, MEDIUM, NAME, PHOTO,
};
use crate::sheet::view::View;
use crate::sheet::{say, talk};

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
    birth_date(g, name, person.birth_date, today);
    if let Some((least, most)) = person.birth_date.and_then(|birth| birth.years_until(today)) {
        let age = g.words.age(least, most);
        g.value(more, "emergency.person.birth_date.age", age);
    }
    talk::facts(g, profile);
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
    let mut languages = person.languages.iter();
    let is_more = languages.any(|language| language != SpokenLanguage::Japanese);
    // Without Japanese it is said large, where it is said how to talk.
    if is_more && !talk::speaks_no_japanese(profile) {
        let other = (talk::LANGUAGES[1], &person.language_other);
        g.many_or_other(
            approach,
            talk::LANGUAGES[0],
            &person.languages,
            false,
            other,
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

/// The birth date; a day that has not come is no fact, and is called what it is.
pub(in crate::sheet) fn birth_date(
    g: &mut Gather,
    slot: Slot,
    birth: Option<PartialDate>,
    today: Date,
) {
    const PATH: &str = "emergency.person.birth_date";
    match birth {
        Some(birth) if birth.is_to_come(today) => {
            let date = say::date(g.words, birth);
            let said = g.words.fill("sheet.birth.to_come", &[("date", &date)]);
            g.value(slot, PATH, said);
        }
        birth => g.date(slot, PATH, birth),
    }
}

/// The largest letters on the page, and the place for a photograph.
pub(super) fn block(v: &View, photo: bool) -> Content {
    let approach = approach(v);
    let words = Stack::new()
        .with_some(some(reading(v)))
        .with(name(v))
        .with_some(some(birth(v)))
        .with_some(some(talk(v, MEDIUM, LARGE)))
        .with_some(some(interpreter(v, MEDIUM, true)))
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

/// What stands in the way of talking, what helps, which language is understood where that is not Japanese.
pub(in crate::sheet) fn talk(v: &View, size: Pt, large: Pt) -> Paragraph {
    let hindrance = v.at(talk::HINDRANCE);
    let ways = v.at(talk::WAYS);
    let languages = talk::LANGUAGES.iter().filter_map(|path| v.at(path));
    let languages: Vec<&str> = languages
        .filter(|fact| fact.rank == Rank::Address)
        .map(|fact| fact.text.as_str())
        .collect();
    let languages = (!languages.is_empty()).then(|| {
        let said = span(languages.join("・"), large).bold().keep();
        vec![label(&v.label(talk::LANGUAGES[0])), said]
    });
    let hindrance = hindrance.map(|fact| vec![span(&fact.text, size).bold()]);
    let ways = ways.map(|fact| vec![span(&fact.text, size).bold().keep()]);
    let said = [hindrance, languages, ways];
    joined(said.into_iter().flatten(), SPACE).leading(CLOSE)
}

/// Who interprets, with the number; where lines are short without what else is known of them.
pub(in crate::sheet) fn interpreter(v: &View, size: Pt, with_more: bool) -> Paragraph {
    let at = |column: &str| v.at(&format!("{}.{column}", talk::INTERPRETER));
    let Some(phone) = at("phone") else {
        return Paragraph::new();
    };
    let name = at("organisation").or_else(|| at("person"));
    let plain = |column: &str| {
        let fact = at(column).filter(|fact| with_more || fact.is(NightAnswer::DayOnly));
        fact.map(|fact| vec![span(&fact.text, BODY)])
    };
    let groups = [
        name.map(|fact| vec![span(&fact.text, BODY).bold()]),
        plain("role_detail"),
        plain("phone_at_night"),
        Some(vec![value(phone, size)]),
    ];
    let mut said = joined(groups.into_iter().flatten(), SPACE);
    said.spans
        .insert(0, label(&v.say("sheet.talk.interpreter")));
    said.leading(CLOSE)
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
        talk::LANGUAGES[0],
        talk::LANGUAGES[1],
        "emergency.person.access_notes",
        "emergency.person.access_detail",
    ];
    let mut last_label = "";
    let mut spans = Vec::new();
    let facts = named.into_iter().filter_map(|path| v.at(path));
    for fact in facts.filter(|fact| fact.rank == Rank::Approach) {
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
