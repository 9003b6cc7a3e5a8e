//! Whose code it is: name and birth date of the code against those of the record.

use super::letters::{person, person_of_any_shape};
use super::notebook::Notebook;
use super::person_fields::split;
use super::record::Patient;
use crate::model::{Date, PartialDate, Person, Text};

/// How the person of a code stands to the person of the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whose {
    /// Everything that both say is the same.
    Same,
    /// The code, or the record, says neither name nor birth date.
    Unsaid,
    /// It looks different and may be the same person: 髙 for 高, a name in kana alone, a date not remembered exactly.
    LooksDifferent,
    /// Another name or another birth date.
    Different,
}

/// The notebooks of each person apart, in the order in which each first came; those without a patient, or with one of
/// whom neither name nor birth date is said, are everybody's and nobody's, and stand alone unless there is one person only.
pub fn by_person(notebooks: &[Notebook]) -> Vec<Vec<Notebook>> {
    let mut people: Vec<(Person, Vec<Notebook>)> = vec![];
    let mut nobody = vec![];
    for notebook in notebooks {
        let named = notebook.patient.as_ref().filter(|one| is_named(one));
        let Some(patient) = named else {
            nobody.push(notebook.clone());
            continue;
        };
        let is_it = |(known, _): &&mut (Person, _)| whose(Some(patient), known) != Whose::Different;
        match people.iter_mut().find(is_it) {
            Some((_, notebooks)) => notebooks.push(notebook.clone()),
            None => people.push((as_person(patient), vec![notebook.clone()])),
        }
    }
    let mut apart: Vec<Vec<Notebook>> =
        people.into_iter().map(|(_, notebooks)| notebooks).collect();
    match apart.as_mut_slice() {
        [only] => only.extend(nobody),
        _ if nobody.is_empty() => {}
        _ => apart.push(nobody),
    }
    apart
}

impl Notebook {
    /// Whether it is the person of the record.
    pub fn whose(&self, here: &Person) -> Whose {
        whose(self.patient.as_ref(), here)
    }

    /// True where it says whose it is.
    pub(super) fn names_somebody(&self) -> bool {
        self.patient.as_ref().is_some_and(is_named)
    }
}

/// True where a name or a birth date is said.
pub(super) fn is_named(patient: &Patient) -> bool {
    let names = [&patient.name, &patient.kana];
    patient.birth_date.is_some() || names.iter().any(|name| !person(name).is_empty())
}

/// The two parts of a name. Where nobody knows them it is cut anywhere: between codes the whole name counts.
fn halves(name: &str) -> (Text, Text) {
    let (family, given) = split(name).unwrap_or_else(|| {
        let name = name.trim();
        let first = name.chars().next().map_or(0, char::len_utf8);
        let (first, rest) = name.split_at(first);
        (first.to_owned(), rest.to_owned())
    });
    (Text::new(&family), Text::new(&given))
}

/// The patient of a code as a person that another code can be compared with.
pub(super) fn as_person(patient: &Patient) -> Person {
    let (family_name, given_name) = halves(&patient.name);
    let (family_name_kana, given_name_kana) = halves(&patient.kana);
    Person {
        family_name,
        given_name,
        family_name_kana,
        given_name_kana,
        birth_date: patient.birth_date.map(Into::into),
        ..Person::default()
    }
}

/// Compares. What one side does not say is not compared.
pub fn whose(patient: Option<&Patient>, here: &Person) -> Whose {
    let Some(patient) = patient else {
        return Whose::Unsaid;
    };
    let is_born = patient
        .birth_date
        .is_some_and(|code| here.birth_date == Some(code.into()));
    if is_born && sounds_the_same(patient, here) {
        return Whose::Same;
    }
    let named = match name(patient, here) {
        Some(Whose::Different) if is_born && is_given_the_same(patient, here) => {
            Some(Whose::LooksDifferent)
        }
        // One half of a name is that of a relative too, unless they were born on the same day.
        Some(Whose::Unsaid) if is_born => Some(Whose::Same),
        Some(Whose::Unsaid) => Some(Whose::LooksDifferent),
        named => named,
    };
    let born = patient.birth_date.zip(here.birth_date);
    let born = born.map(|(code, here)| match birth(code, here) {
        // Many are born in one year.
        Whose::Same if named.is_none() && !is_born => Whose::Unsaid,
        born => born,
    });
    let compared = [named, born];
    compared
        .into_iter()
        .flatten()
        .max()
        .unwrap_or(Whose::Unsaid)
}

/// Both names have the same reading, family name and given name: with one birth date that is one person, whatever
/// letters they are written with.
fn sounds_the_same(patient: &Patient, here: &Person) -> bool {
    let code = patient.kana.trim();
    let is_whole = code.contains(char::is_whitespace) || !here.given_name_kana.is_blank();
    is_whole && !code.is_empty() && person(code) == person(&here.full_name_kana())
}

/// The given names are the same: with one birth date that is hardly ever somebody else, but another family name
/// before or after a marriage, or a letter that is not on our list.
fn is_given_the_same(patient: &Patient, here: &Person) -> bool {
    let [code, given] = [patient.name.as_str(), here.given_name.as_str()].map(person_of_any_shape);
    !given.is_empty() && code.ends_with(&given)
}

fn name(patient: &Patient, here: &Person) -> Option<Whose> {
    let written = alike(
        &patient.name,
        here.family_name.as_str(),
        here.given_name.as_str(),
    );
    let spoken = alike(
        &patient.kana,
        here.family_name_kana.as_str(),
        here.given_name_kana.as_str(),
    );
    match (written, spoken) {
        (Some(Whose::Different), _) => Some(crosswise(patient, here)),
        // The same letters with another reading.
        (Some(_), Some(Whose::Different)) => Some(Whose::LooksDifferent),
        (Some(Whose::Unsaid), Some(Whose::Same)) => Some(Whose::Same),
        (None, None) => both_named(patient, here).then(|| crosswise(patient, here)),
        (None, spoken) => spoken,
        (written, _) => written,
    }
}

fn both_named(patient: &Patient, here: &Person) -> bool {
    let code = !person(&patient.name).is_empty() || !person(&patient.kana).is_empty();
    code && !(here.full_name().is_empty() && here.full_name_kana().is_empty())
}

/// The same sound written otherwise: an old letter that is not on our list, a name in kana alone.
fn crosswise(patient: &Patient, here: &Person) -> Whose {
    let of_here = [here.full_name(), here.full_name_kana()].map(|name| person(&name));
    let same = [&patient.name, &patient.kana].into_iter().any(|name| {
        let name = person(name);
        !name.is_empty() && of_here.contains(&name)
    });
    match same {
        true => Whose::LooksDifferent,
        false => Whose::Different,
    }
}

/// How a name stands to that of the record; [`Whose::Unsaid`] where the record has one half of it, and that is the same.
fn alike(code: &str, family: &str, given: &str) -> Option<Whose> {
    let is_half = person(family).is_empty() || person(given).is_empty();
    let halves = split(code);
    let compare = |shape: fn(&str) -> String| {
        let (code, family, given) = (shape(code), shape(family), shape(given));
        let half =
            |half: fn((String, String)) -> String| halves.clone().map(|name| shape(&half(name)));
        match (family.is_empty(), given.is_empty()) {
            _ if code.is_empty() => None,
            (true, true) => None,
            (false, false) => Some(code == family + &given),
            (false, true) => Some(match half(|name| name.0) {
                Some(half) => half == family,
                None => code.starts_with(&family),
            }),
            (true, false) => Some(match half(|name| name.1) {
                Some(half) => half == given,
                None => code.ends_with(&given),
            }),
        }
    };
    Some(match (compare(person)?, compare(person_of_any_shape)?) {
        (_, true) if is_half => Whose::Unsaid,
        (true, _) => Whose::Same,
        (false, true) => Whose::LooksDifferent,
        (false, false) => Whose::Different,
    })
}

fn birth(code: Date, here: PartialDate) -> Whose {
    let is_month = here.month().is_none_or(|month| month == code.month());
    let is_day = here.day().is_none_or(|day| day == code.day());
    let same = here.year() == code.year() && is_month && is_day;
    match (same, here.is_about()) {
        (true, _) => Whose::Same,
        (false, true) => Whose::LooksDifferent,
        (false, false) => Whose::Different,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Sex;

    fn here(family: &str, given: &str, kana: (&str, &str), birth: &str) -> Person {
        Person {
            family_name: family.into(),
            given_name: given.into(),
            family_name_kana: kana.0.into(),
            given_name_kana: kana.1.into(),
            birth_date: birth.parse().ok(),
            ..Person::default()
        }
    }

    fn code(name: &str, kana: &str, birth: &str) -> Patient {
        Patient {
            name: name.into(),
            kana: kana.into(),
            birth_date: birth.parse().ok(),
            ..Patient::default()
        }
    }

    #[test]
    fn the_person_is_told_from_another_whatever_the_letters() {
        let me = here("高橋", "静江", ("たかはし", "しずえ"), "1942-03-05");
        for (name, kana, birth, expected) in [
            ("高橋　静江", "ﾀｶﾊｼ ｼｽﾞｴ", "1942-03-05", Whose::Same),
            ("高橋静江", "", "1942-03-05", Whose::Same),
            ("高橋 静江", "", "", Whose::Same),
            ("", "タカハシ　シズエ", "1942-03-05", Whose::Same),
            ("髙橋　静江", "ﾀｶﾊｼ ｼｽﾞｴ", "1942-03-05", Whose::Same),
            ("髙橋　静江", "ﾀｶﾊｼ ｼｽﾞｴ", "", Whose::LooksDifferent),
            ("高橋　靜江", "", "1942-03-05", Whose::LooksDifferent),
            ("タカハシ　シズエ", "", "1942-03-05", Whose::LooksDifferent),
            ("高橋　しず江", "ﾀｶﾊｼ ｼｽﾞｴ", "1942-03-05", Whose::Same),
            ("高橋　しず江", "ﾀｶﾊｼ ｼｽﾞｴ", "", Whose::LooksDifferent),
            ("山田　静江", "", "1942-03-05", Whose::LooksDifferent),
            ("山田　静江", "", "", Whose::Different),
            ("高橋　弘江", "", "1942-03-05", Whose::Different),
            ("高橋　一郎", "ﾀｶﾊｼ ｲﾁﾛｳ", "1940-01-01", Whose::Different),
            ("高橋　一郎", "", "", Whose::Different),
            ("高橋　静江", "ﾀｶﾊｼ ｼｽﾞｴ", "1942-03-06", Whose::Different),
            ("", "", "", Whose::Unsaid),
        ] {
            assert_eq!(
                whose(Some(&code(name, kana, birth)), &me),
                expected,
                "{name} {kana} {birth}"
            );
        }
    }

    #[test]
    fn what_the_record_does_not_say_is_not_compared() {
        let code = code("高橋　静江", "ﾀｶﾊｼ ｼｽﾞｴ", "1942-03-05");
        for (here, expected) in [
            (Person::default(), Whose::Unsaid),
            (here("高橋", "", ("", ""), ""), Whose::LooksDifferent),
            (here("", "静江", ("", ""), ""), Whose::LooksDifferent),
            (here("", "", ("たかはし", ""), ""), Whose::LooksDifferent),
            (here("高", "", ("", ""), ""), Whose::Different),
            (here("", "江", ("", ""), ""), Whose::Different),
            (here("髙橋", "", ("", ""), "1942-03-05"), Whose::Same),
            (here("", "静江", ("", ""), "1942-03-05"), Whose::Same),
            (here("高橋", "", ("", ""), "1942"), Whose::LooksDifferent),
            (here("高橋", "", ("たかはし", "しずえ"), ""), Whose::Same),
            (here("", "", ("", ""), "1942"), Whose::Unsaid),
            (here("", "", ("", ""), "1942-03-05"), Whose::Same),
            (here("", "", ("", ""), "1941~"), Whose::LooksDifferent),
            (here("", "", ("", ""), "1941"), Whose::Different),
            (here("", "", ("たかはし", "しずえ"), ""), Whose::Same),
            (
                here("タカハシ", "シズエ", ("", ""), ""),
                Whose::LooksDifferent,
            ),
        ] {
            assert_eq!(whose(Some(&code), &here), expected, "{here:?}");
        }
        assert_eq!(whose(None, &Person::default()), Whose::Unsaid);
    }

    #[test]
    fn between_codes_the_whole_name_counts() {
        for (one, other, expected) in [
            ("山田花", "山田花子", Whose::Different),
            ("山田花子", "山田花", Whose::Different),
            ("山田　花子", "山田花子", Whose::Same),
            ("山田花子", "山田　花子", Whose::Same),
            ("髙橋花子", "高橋 花子", Whose::LooksDifferent),
        ] {
            let first = as_person(&code(one, "", ""));
            assert_eq!(
                whose(Some(&code(other, "", "")), &first),
                expected,
                "{one} {other}"
            );
        }
    }

    #[test]
    fn who_says_neither_name_nor_birth_is_of_no_named_person() {
        let of = |name: &str, sex: Option<Sex>| Notebook {
            patient: Some(Patient {
                sex,
                ..code(name, "", "")
            }),
            ..Notebook::default()
        };
        let all = [
            of("", Some(Sex::Female)),
            of("山田 花子", None),
            of("森 一郎", None),
        ];
        assert_eq!(by_person(&all).len(), 3);
        assert_eq!(by_person(&all[..2]).len(), 1);
    }
}
