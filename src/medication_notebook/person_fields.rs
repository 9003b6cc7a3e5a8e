//! What a code says about the person themselves, field by field of the record.

use super::letters::{folded, full_width, person};
use super::record::Patient;
use super::review::Proposal;
use super::telephone::{Line, of_patient};
use crate::model::{
    Answer, BloodGroup, Coded, PartialDate, Person, Phone, RhFactor, Sex, Text, to_hiragana,
};

/// A field of the person that a code can fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PersonField {
    /// Family name and given name; only where the code has a blank between them.
    Name,
    /// Their reading.
    Kana,
    /// Birth date.
    BirthDate,
    /// Sex.
    Sex,
    /// Address.
    Address,
    /// Telephone at home.
    HomePhone,
    /// Mobile telephone.
    MobilePhone,
    /// Blood group.
    BloodGroup,
}

/// What differs, or is blank in the record.
pub fn person_lines(patient: &Patient, here: &Person) -> Vec<Proposal> {
    let mut lines = vec![];
    let mut offer = |field: PersonField, code: String, there: String, is_same: bool| {
        if !code.is_empty() && !is_same {
            lines.push(Proposal::Person {
                field,
                code,
                here: there,
            });
        }
    };
    if let Some((family, given)) = split(&patient.name) {
        let is_same = person(&here.full_name()) == person(&patient.name);
        offer(
            PersonField::Name,
            format!("{family} {given}"),
            here.full_name(),
            is_same,
        );
    }
    if let Some((family, given)) = split(&patient.kana) {
        let is_same = person(&here.full_name_kana()) == person(&patient.kana);
        offer(
            PersonField::Kana,
            to_hiragana(&format!("{family} {given}")),
            here.full_name_kana(),
            is_same,
        );
    }
    if let Some(birth) = patient.birth_date.map(PartialDate::from) {
        let there = here
            .birth_date
            .map_or(String::new(), |date| date.to_string());
        offer(
            PersonField::BirthDate,
            birth.to_string(),
            there,
            here.birth_date == Some(birth),
        );
    }
    if let Some(sex) = patient.sex {
        let there = here.sex.map_or(String::new(), |sex| sex.code().to_owned());
        offer(
            PersonField::Sex,
            sex.code().to_owned(),
            there,
            here.sex == Some(sex),
        );
    }
    let address = full_width(patient.address.trim());
    let whole = format!("{}{}", here.address.as_str(), here.building.as_str());
    let is_same =
        folded(&address) == folded(&whole) || folded(&address) == folded(here.address.as_str());
    offer(
        PersonField::Address,
        address,
        here.address.as_str().to_owned(),
        is_same,
    );
    for (line, phone) in of_patient(&patient.phone).0 {
        let (field, there) = match line {
            Line::Mobile => (PersonField::MobilePhone, &here.mobile_phone),
            Line::Home => (PersonField::HomePhone, &here.home_phone),
        };
        let known = [&here.home_phone, &here.mobile_phone];
        let is_same = known
            .into_iter()
            .any(|known| known.digits() == phone.digits());
        offer(field, phone.grouped(), there.as_typed().to_owned(), is_same);
    }
    if let Some((group, rh)) = blood(&patient.blood_type) {
        let said = |group: Answer<BloodGroup>, rh: Answer<RhFactor>| {
            let codes = [group.known().map(Coded::code), rh.known().map(Coded::code)];
            codes.into_iter().flatten().collect::<Vec<_>>().join(" ")
        };
        let rh = rh.map_or(here.rh_factor, Answer::Known);
        let (code, there) = (
            said(Answer::Known(group), rh),
            said(here.blood_group, here.rh_factor),
        );
        let is_same = code == there;
        offer(PersonField::BloodGroup, code, there, is_same);
    }
    lines
}

/// Writes into the record what the code says of a field.
pub fn take_over(field: PersonField, patient: &str, here: &mut Person) {
    let (first, second) = patient.split_once(' ').unwrap_or((patient, ""));
    match field {
        PersonField::Name => {
            here.family_name = Text::new(first);
            here.given_name = Text::new(second);
        }
        PersonField::Kana => {
            here.family_name_kana = Text::new(first);
            here.given_name_kana = Text::new(second);
        }
        PersonField::BirthDate => here.birth_date = patient.parse().ok().or(here.birth_date),
        PersonField::Sex => here.sex = Sex::from_code(patient).or(here.sex),
        PersonField::Address => here.address = Text::new(patient),
        PersonField::HomePhone => here.home_phone = Phone::new(patient),
        PersonField::MobilePhone => here.mobile_phone = Phone::new(patient),
        PersonField::BloodGroup => {
            if let Some(group) = BloodGroup::from_code(first) {
                here.blood_group = Answer::Known(group);
            }
            if let Some(rh) = RhFactor::from_code(second) {
                here.rh_factor = Answer::Known(rh);
            }
        }
    }
}

/// Family name and given name, where one blank stands between them.
pub(super) fn split(name: &str) -> Option<(String, String)> {
    let name = full_width(name);
    let mut parts = name.split_whitespace();
    let (family, given) = (parts.next()?.to_owned(), parts.next()?.to_owned());
    parts.next().is_none().then_some((family, given))
}

/// What Rh marks are written with.
const POSITIVE: &[&str] = &["+", "rh+", "(+)", "rh(+)", "(rh+)"];
const NEGATIVE: &[&str] = &["-", "rh-", "(-)", "rh(-)", "(rh-)"];

/// Blood group and Rh factor; `None` where it is written in any way that is not understood.
fn blood(written: &str) -> Option<(BloodGroup, Option<RhFactor>)> {
    let plain = folded(written).replace('型', "");
    let group = plain
        .chars()
        .take_while(|letter| "abo".contains(*letter))
        .collect::<String>();
    let rh = match plain.get(group.len()..)? {
        "" => None,
        mark if POSITIVE.contains(&mark) => Some(RhFactor::Positive),
        mark if NEGATIVE.contains(&mark) => Some(RhFactor::Negative),
        _ => return None,
    };
    Some((BloodGroup::from_code(&group)?, rh))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_split_only_at_one_blank() {
        let parts = |family: &str, given: &str| Some((family.to_owned(), given.to_owned()));
        assert_eq!(split("橋本　静江"), parts("橋本", "静江"));
        assert_eq!(split("ﾊｼﾓﾄ ｼｽﾞｴ"), parts("ハシモト", "シズエ"));
        for name in ["橋本静江", "マリア テレサ サントス", "", " "] {
            assert_eq!(split(name), None, "{name}");
        }
    }

    #[test]
    fn a_blood_group_is_read_only_where_all_of_it_is_understood() {
        use BloodGroup::*;
        for (written, group) in [
            ("Ｂ＋", Some((B, Some(RhFactor::Positive)))),
            ("AB型Rh(-)", Some((Ab, Some(RhFactor::Negative)))),
            ("O", Some((O, None))),
            ("A型", Some((A, None))),
            ("B+?", None),
            ("不明", None),
            ("", None),
        ] {
            assert_eq!(blood(written), group, "{written}");
        }
    }
}
