//! Dose and direction in plain words, and the times of the day that a direction names.
//!
//! The words stay the pharmacy's: what is not understood is kept as it was written, and no time of the day
//! is named where any part of a direction is not understood (a weekly medicine must not look like a daily one).

use super::field::Form;
use super::letters::{folded, full_width};
use super::notebook::DispensedMedicine;
use crate::model::{Choices, DoseTime};

/// A day's dose, a time's dose, all that was handed out.
const PER_DAY: &str = "1日";
const PER_TIME: &str = "1回";
const IN_ALL: &str = "全部で";
/// Between the parts of what is said.
const AND: &str = "、";
/// "In so many parts a day", as pharmacies shorten it.
const PARTS: &str = "分";
const TIMES: &str = "回";
/// What pharmacies put around a direction.
const BRACKETS: &[char] = &['【', '】', '[', ']', '［', '］', '＜', '＞', '〔', '〕'];
/// Names of what is stuck on the skin.
const PATCHES: &[&str] = &["テープ", "パッチ", "パップ", "貼付"];

/// Words of a direction that name a time.
const AT: &[(&str, &[DoseTime])] = &[
    (
        "毎食",
        &[DoseTime::Morning, DoseTime::Noon, DoseTime::Evening],
    ),
    ("就寝前", &[DoseTime::Bedtime]),
    ("就寝時", &[DoseTime::Bedtime]),
    ("就眠前", &[DoseTime::Bedtime]),
    ("寝る前", &[DoseTime::Bedtime]),
    ("眠前", &[DoseTime::Bedtime]),
    ("起床時", &[DoseTime::Morning]),
    ("朝", &[DoseTime::Morning]),
    ("昼", &[DoseTime::Noon]),
    ("夕", &[DoseTime::Evening]),
    ("晩", &[DoseTime::Evening]),
];

/// Words of a direction that change nothing about the times of the day.
const BESIDE: &[&str] = &[
    "直前", "直後", "前", "後", "間", "食", "30分", "服用", "内服", "と", "に", "・", "、", "(",
    ")", ".", ",",
];

/// Supplements that say how it is packed and nothing of when it is taken.
const PACKING: &[&str] = &["一包化", "粉砕", "別包", "ヒート"];

/// The direction alone, in half-width digits and without brackets; "in three parts" is "three times a day".
fn plain_direction(written: &str) -> String {
    let wide = full_width(written).replace(BRACKETS, " ");
    let digits = wide.chars().map(|letter| match letter {
        '０'..='９' => char::from_u32(u32::from(letter) - 0xFEE0).unwrap_or(letter),
        '\u{3000}' => ' ',
        letter => letter,
    });
    let plain: String = digits.collect();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    match parts(&plain) {
        Some((count, rest)) => {
            let times = format!("{PER_DAY}{count}{TIMES}");
            [times.as_str(), rest.trim_start()]
                .join(" ")
                .trim_end()
                .to_owned()
        }
        None => plain,
    }
}

/// The number behind "in parts", at the beginning, and what follows.
fn parts(plain: &str) -> Option<(&str, &str)> {
    let rest = plain.strip_prefix(PARTS)?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    (digits > 0).then(|| rest.split_at(digits))
}

/// The dose in plain words; empty where none was written. What it is the dose of is said only where the
/// format says so.
fn dose(medicine: &DispensedMedicine) -> String {
    let (amount, unit) = (
        full_width(&medicine.medicine.dose),
        full_width(&medicine.medicine.unit),
    );
    if amount.is_empty() {
        return String::new();
    }
    let of = match medicine.form() {
        Some(Form::Internal) => PER_DAY,
        Some(Form::AsNeeded) => PER_TIME,
        Some(Form::External) => IN_ALL,
        _ => "",
    };
    // "As needed" has no unit, whatever stands in its field.
    match folded(&amount).contains(|letter: char| letter.is_ascii_digit()) {
        true => format!("{of}{amount}{unit}"),
        false => amount,
    }
}

/// Dose, direction, how long, and supplements, in plain words.
pub fn in_words(medicine: &DispensedMedicine) -> String {
    let mut said = vec![dose(medicine)];
    for direction in &medicine.directions {
        said.push(plain_direction(&direction.text));
        if !direction.quantity.is_empty() && is_time(&direction.unit) {
            said.push(full_width(&format!(
                "{}{}",
                direction.quantity, direction.unit
            )));
        }
    }
    let supplements = medicine
        .supplements
        .iter()
        .chain(&medicine.direction_supplements);
    said.extend(supplements.map(|text| full_width(text.trim())));
    said.retain(|part| !part.is_empty());
    said.dedup();
    said.join(AND)
}

/// True for days and times. "One dispensing" of an ointment says nothing to anybody.
fn is_time(unit: &str) -> bool {
    let unit = unit.trim();
    unit.starts_with('日') || unit.starts_with(TIMES)
}

/// When or how it is taken, where all of the direction is understood.
pub fn times(medicine: &DispensedMedicine) -> Choices<DoseTime> {
    let by_form = match medicine.form() {
        Some(Form::AsNeeded) => return Choices::from_iter([DoseTime::AsNeeded]),
        Some(Form::Injection) => Some(DoseTime::Injection),
        Some(Form::External) => is_patch(&medicine.medicine.name).then_some(DoseTime::Patch),
        _ => None,
    };
    // A supplement may take a time away ("in the morning only"), or add one.
    let supplements = medicine
        .supplements
        .iter()
        .chain(&medicine.direction_supplements);
    let mut supplements = supplements.map(|text| folded(text));
    let is_whole = supplements.all(|text| PACKING.contains(&text.as_str()));
    let named = match medicine.directions.as_slice() {
        [direction] if is_whole => named(&direction.text),
        _ => None,
    };
    named.into_iter().flatten().chain(by_form).collect()
}

fn is_patch(name: &str) -> bool {
    let name = full_width(name);
    PATCHES.iter().any(|patch| name.contains(patch))
}

/// The times that a direction names; `None` where any of it is not understood, or where it names another
/// number of times than it lists.
fn named(direction: &str) -> Option<Vec<DoseTime>> {
    let plain = folded(&plain_direction(direction));
    let (mut named, mut count, mut rest) = (vec![], None, plain.as_str());
    while !rest.is_empty() {
        if let Some((word, times)) = AT.iter().find(|(word, _)| rest.starts_with(word)) {
            named.extend_from_slice(times);
            rest = &rest[word.len()..];
        } else if let Some(after) = rest.strip_prefix(PER_DAY) {
            let digits = after.bytes().take_while(u8::is_ascii_digit).count();
            count = Some(after.get(..digits)?.parse::<usize>().ok()?);
            rest = after.get(digits..)?.strip_prefix(TIMES)?;
        } else {
            let word = BESIDE.iter().find(|word| rest.starts_with(**word))?;
            rest = &rest[word.len()..];
        }
    }
    let fits = count.is_none_or(|count| count == named.len());
    (fits && !named.is_empty()).then_some(named)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::medication_notebook::record::{Direction, Medicine};
    use DoseTime::*;

    fn medicine(form: Form, dose: &str, direction: &str, quantity: &str) -> DispensedMedicine {
        let digits = quantity.bytes().take_while(u8::is_ascii_digit).count();
        DispensedMedicine {
            medicine: Medicine {
                name: "ﾛｷｿﾌﾟﾛﾌｪﾝﾃｰﾌﾟ100mg".into(),
                dose: dose.trim_end_matches(|c: char| !c.is_ascii_digit()).into(),
                unit: dose
                    .trim_start_matches(|c: char| c.is_ascii_digit() || c == '.')
                    .into(),
                ..Medicine::default()
            },
            directions: vec![Direction {
                text: direction.into(),
                quantity: quantity[..digits].into(),
                unit: quantity[digits..].into(),
                form: Some(form),
                ..Direction::default()
            }],
            ..DispensedMedicine::default()
        }
    }

    #[test]
    fn dose_and_direction_are_said_in_plain_words() {
        for (form, dose, direction, quantity, said) in [
            (
                Form::Internal,
                "3錠",
                "分３　毎食後",
                "5日分",
                "1日3錠、1日3回 毎食後、5日分",
            ),
            (
                Form::Internal,
                "1錠",
                "【１日１回 朝食後服用】",
                "28日分",
                "1日1錠、1日1回 朝食後服用、28日分",
            ),
            (
                Form::AsNeeded,
                "1錠",
                "頭痛時",
                "10回分",
                "1回1錠、頭痛時、10回分",
            ),
            (
                Form::External,
                "35枚",
                "1日1回 腰に貼付",
                "1調剤",
                "全部で35枚、1日1回 腰に貼付",
            ),
            (
                Form::Injection,
                "2筒",
                "1日1回 朝食直前",
                "1調剤",
                "2筒、1日1回 朝食直前",
            ),
            (
                Form::Decoction,
                "7.5ｇ",
                "分２　朝夕食前",
                "14日分",
                "7.5ｇ、1日2回 朝夕食前、14日分",
            ),
            (Form::Internal, "", "", "", ""),
        ] {
            assert_eq!(in_words(&medicine(form, dose, direction, quantity)), said);
        }
    }

    #[test]
    fn a_supplement_is_never_lost() {
        let mut one = medicine(Form::Internal, "6錠", "分３ 毎食後", "5日分");
        one.supplements.push("朝：３錠、昼：２錠、夕：１錠".into());
        one.direction_supplements.push("一包化".into());
        assert_eq!(
            in_words(&one),
            "1日6錠、1日3回 毎食後、5日分、朝：３錠、昼：２錠、夕：１錠、一包化"
        );
    }

    #[test]
    fn times_are_named_only_where_the_whole_direction_is_understood() {
        for (direction, named) in [
            ("分３ 毎食後", &[Morning, Noon, Evening][..]),
            ("【分２ 朝夕食後服用】", &[Morning, Evening]),
            ("1日1回 朝食後", &[Morning]),
            ("１日１回就寝前", &[Bedtime]),
            ("分4 毎食後と就寝前", &[Morning, Noon, Evening, Bedtime]),
            ("1日2回 朝・夕食前30分", &[Morning, Evening]),
            ("週1回 起床時", &[]),
            ("隔日 朝食後", &[]),
            ("1日1回 朝食後 月・水・金", &[]),
            ("1日3回 食後", &[]),
            ("1日3回 朝夕食後", &[]),
            ("医師の指示通り", &[]),
            ("朝食後(透析日以外)", &[]),
            ("", &[]),
        ] {
            let found = times(&medicine(Form::Internal, "1錠", direction, "7日分"));
            assert_eq!(found, named.iter().copied().collect(), "{direction}");
        }
    }

    #[test]
    fn a_supplement_that_could_change_the_times_names_none() {
        let mut one = medicine(Form::Internal, "2錠", "1日2回 朝夕食後", "28日分");
        for (supplement, named) in [
            ("一包化", &[Morning, Evening][..]),
            ("朝のみ", &[]),
            ("透析の日は夕のみ", &[]),
        ] {
            one.supplements = vec![supplement.into()];
            assert_eq!(times(&one), named.iter().copied().collect(), "{supplement}");
            one.direction_supplements = std::mem::take(&mut one.supplements);
            assert_eq!(times(&one), named.iter().copied().collect(), "{supplement}");
        }
    }

    #[test]
    fn the_form_tells_what_the_direction_need_not() {
        for (form, direction, named) in [
            (Form::AsNeeded, "痛い時 朝", &[AsNeeded][..]),
            (
                Form::Injection,
                "1日3回 毎食直前",
                &[Morning, Noon, Evening, Injection],
            ),
            (Form::Injection, "週1回", &[Injection]),
            (Form::External, "1日1回 腰に貼付", &[Patch]),
        ] {
            let found = times(&medicine(form, "1", direction, ""));
            assert_eq!(found, named.iter().copied().collect(), "{direction}");
        }
    }
}
