//! Dose and direction in plain words, and the times of the day that a direction names.
//!
//! The words stay the pharmacy's: what is not understood is kept as it was written, and no time of the day
//! is named where any part of a direction is not understood (a weekly medicine must not look like a daily one).

use super::amount::{ONE, millionths};
use super::field::Form;
use super::letters::{folded, full_width};
use super::notebook::DispensedMedicine;
use crate::model::{Choices, DoseTime};

/// A day's dose, a time's dose, all that was handed out.
const PER_DAY: &str = "1日";
const PER_TIME: &str = "1回";
const IN_ALL: &str = "全部で";
/// The dose of a day on which it is taken, where that is not every day.
const ON_A_DAY: &str = "飲む日に";
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

/// Words of a direction by which a medicine is not taken every day.
const NOT_DAILY: &[&str] = &[
    "週",
    "隔日",
    "曜",
    "日おき",
    "日毎",
    "日ごと",
    "奇数日",
    "偶数日",
    "日間隔",
    "毎月",
    "月1回",
    "月一",
    "月に1",
    "ヶ月",
    "か月",
    "カ月",
    "ヵ月",
    "透析",
    "休薬",
];
/// A caution in which none of this stands says nothing of when a medicine is taken.
const WHEN: &[&str] = &[
    "日",
    "週",
    "月",
    "火",
    "木",
    "金",
    "土",
    "曜",
    "朝",
    "昼",
    "夕",
    "晩",
    "夜",
    "眠",
    "時",
    "回",
    "毎",
    "隔",
    "休",
    "止",
    "のみ",
    "だけ",
    "なら",
    "たら",
    "とき",
    "なくて",
    "やめ",
];
/// Behind a number of days: once in so many.
const EVERY: &str = "日に";
/// Days of the week, as they stand side by side.
const WEEKDAYS: &str = "月火水木金土";

/// What stands behind a dose.
const BEHIND_DOSE: &[&str] = &["ずつ", "づつ", "を", "服用", "内服", "する"];
/// Units in which a single dose is counted, where the dose of the day is weighed; with what they are short for.
const COUNTED: &[(&str, &str)] = &[
    ("錠", "錠"),
    ("t", "錠"),
    ("カプセル", "カプセル"),
    ("cap", "カプセル"),
    ("c", "カプセル"),
    ("包", "包"),
    ("p", "包"),
];

/// Supplements that say how it is packed and nothing of when it is taken.
const PACKING: &[&str] = &[
    "一包化",
    "1包化",
    "分包",
    "別包",
    "混合",
    "粉砕",
    "脱カプセル",
    "ヒート",
    "ptp",
    "後発品",
    "後発品へ変更",
    "後発品に変更",
    "先発品",
];

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
        Some(Form::Internal) if !is_daily(medicine) => ON_A_DAY,
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

/// False where any words say that there are days without it.
fn is_daily(medicine: &DispensedMedicine) -> bool {
    let directions = medicine.directions.iter().map(|one| &one.text);
    let all = directions
        .chain(&medicine.supplements)
        .chain(&medicine.direction_supplements)
        .chain(&medicine.cautions);
    !all.map(|text| folded(text)).any(|text| {
        let letters: Vec<char> = text
            .chars()
            .filter(|letter| letter.is_alphabetic())
            .collect();
        let mut pairs = letters.windows(2);
        let mut days = text.match_indices(EVERY).filter_map(|(at, _)| {
            let before = text.get(..at)?;
            let digits = before.trim_end_matches(|letter: char| letter.is_ascii_digit());
            before.get(digits.len()..)
        });
        NOT_DAILY.iter().any(|word| text.contains(word))
            || pairs.any(|pair| pair.iter().all(|day| WEEKDAYS.contains(*day)))
            || days.any(|count| !matches!(count, "" | "1"))
    })
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
    // A supplement or a caution may take a time away ("in the morning only"), or add one.
    let supplements = medicine
        .supplements
        .iter()
        .chain(&medicine.direction_supplements)
        .chain(medicine.cautions.iter().filter(|text| says_when(text)));
    let named = match medicine.directions.as_slice() {
        [direction] => named(&direction.text).filter(|named| {
            let mut supplements = supplements.map(|text| plain_direction(text));
            supplements.all(|text| {
                let mut pieces = text.split(' ').map(folded);
                repeats(&folded(&text), medicine, named)
                    || pieces.all(|piece| repeats(&piece, medicine, named))
            })
        }),
        _ => None,
    };
    named.into_iter().flatten().chain(by_form).collect()
}

/// True where a caution may say when a medicine is taken, or when it is not.
fn says_when(caution: &str) -> bool {
    let plain = folded(caution);
    WHEN.iter().any(|word| plain.contains(word))
}

/// True where a supplement only repeats what is known: how it is packed, the same dose, the same times.
fn repeats(text: &str, medicine: &DispensedMedicine, times: &[DoseTime]) -> bool {
    let mut rest = text;
    while let Some(word) = BESIDE.iter().find(|word| rest.starts_with(**word)) {
        rest = rest.strip_prefix(word).unwrap_or_default();
    }
    rest.is_empty()
        || PACKING.contains(&text)
        || named(text).is_some_and(|named| named == times)
        || is_same_dose(text, medicine, times.len())
}

/// True where a text is the dose of each time, or of the day, as the medicine's own dose is spread over so many times.
fn is_same_dose(text: &str, medicine: &DispensedMedicine, times: usize) -> bool {
    let (rest, times) = match text.strip_prefix(PER_TIME) {
        Some(rest) => (rest.strip_prefix('量').unwrap_or(rest), times),
        None => match text.strip_prefix(PER_DAY) {
            Some(rest) => (rest.strip_prefix('量').unwrap_or(rest), 1),
            None => return false,
        },
    };
    let digits = rest
        .bytes()
        .take_while(|byte| byte.is_ascii_digit() || *byte == b'.')
        .count();
    let (amount, unit) = rest.split_at(digits);
    let unit = BEHIND_DOSE
        .iter()
        .rev()
        .fold(unit, |unit, word| unit.strip_suffix(word).unwrap_or(unit));
    let dose = millionths(&folded(&medicine.medicine.dose));
    let (Some(amount), Some(dose)) = (millionths(amount), dose) else {
        return false;
    };
    let is_sum = amount.checked_mul(times as u64) == Some(dose);
    let counted = |unit: &str| {
        let mut known = COUNTED.iter();
        known
            .find(|(short, _)| *short == unit)
            .map(|(_, long)| *long)
    };
    let whole = folded(&medicine.medicine.unit);
    let is_unit = unit == whole || counted(unit).is_some() && counted(unit) == counted(&whole);
    // Of what is counted and not weighed as the dose is, one at a time is one at a time.
    is_unit && is_sum || counted(unit).is_some() && counted(&whole).is_none() && amount == ONE
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
    fn what_is_not_taken_every_day_is_not_so_much_a_day() {
        for (direction, said) in [
            ("週1回 起床時", "飲む日に4錠、週1回 起床時"),
            ("隔日 朝食後", "飲む日に4錠、隔日 朝食後"),
            (
                "1日2回 朝夕食後 月・水・金",
                "飲む日に4錠、1日2回 朝夕食後 月・水・金",
            ),
            ("日曜日 朝食後", "飲む日に4錠、日曜日 朝食後"),
            ("２日に１回 朝食後", "飲む日に4錠、2日に1回 朝食後"),
            ("月1回", "飲む日に4錠、月1回"),
            ("10日に1回", "飲む日に4錠、10日に1回"),
            ("２１日に１回", "飲む日に4錠、21日に1回"),
            ("30日に1回 朝食後", "飲む日に4錠、30日に1回 朝食後"),
            ("透析日 夕食後", "飲む日に4錠、透析日 夕食後"),
            ("1日に2回 朝夕食後", "1日4錠、1日に2回 朝夕食後"),
            ("分２ 毎日朝夕食後", "1日4錠、1日2回 毎日朝夕食後"),
        ] {
            assert_eq!(
                in_words(&medicine(Form::Internal, "4錠", direction, "")),
                said
            );
        }
        let mut one = medicine(Form::Internal, "4錠", "起床時", "");
        one.direction_supplements.push("週１回 木曜日".into());
        assert_eq!(in_words(&one), "飲む日に4錠、起床時、週１回 木曜日");
    }

    #[test]
    fn the_dose_of_each_time_is_known_also_where_it_is_counted_and_the_day_s_is_weighed() {
        let mut one = medicine(Form::Internal, "7.5g", "1日3回 毎食前", "14日分");
        for (supplement, is_known) in [("1回1包", true), ("1回2.5g", true), ("1回2包", false)]
        {
            one.supplements = vec![supplement.into()];
            assert_eq!(!times(&one).is_empty(), is_known, "{supplement}");
        }
    }

    #[test]
    fn a_supplement_that_could_change_the_times_names_none() {
        let mut one = medicine(Form::Internal, "2錠", "1日2回 朝夕食後", "28日分");
        for (supplement, named) in [
            ("一包化", &[Morning, Evening][..]),
            ("", &[Morning, Evening]),
            ("1回1錠", &[Morning, Evening]),
            ("１回１錠ずつ服用", &[Morning, Evening]),
            ("1回量 1T", &[Morning, Evening]),
            ("1日2錠", &[Morning, Evening]),
            ("朝夕食後", &[Morning, Evening]),
            ("【1日2回 朝・夕食後】", &[Morning, Evening]),
            ("食後服用", &[Morning, Evening]),
            ("後発品へ変更", &[Morning, Evening]),
            ("1回1錠 1日2回朝夕食後", &[Morning, Evening]),
            ("1回1錠 1日1回朝食後", &[]),
            ("1回2錠", &[]),
            ("1回1カプセル", &[]),
            ("1回0.5錠", &[]),
            ("1回1錠 眠前", &[]),
            ("朝食後", &[]),
            ("痛い時", &[]),
            ("朝のみ", &[]),
            ("透析の日は夕のみ", &[]),
        ] {
            one.supplements = vec![supplement.into()];
            assert_eq!(times(&one), named.iter().copied().collect(), "{supplement}");
            one.direction_supplements = std::mem::take(&mut one.supplements);
            assert_eq!(times(&one), named.iter().copied().collect(), "{supplement}");
            one.cautions = std::mem::take(&mut one.direction_supplements);
            assert_eq!(times(&one), named.iter().copied().collect(), "{supplement}");
            one.cautions.clear();
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
