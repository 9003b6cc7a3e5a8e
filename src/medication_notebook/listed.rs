//! Which medicine of a code is which row of the list, and which name in a field of the alert box.

use super::letters::{entries, folded, is_entry, stem, without_remark};
use super::medicine::ReadMedicine;
use super::review::{Proposal, Standing};
use crate::model::{Date, EmergencyInformation, MedicationStatement, PartialDate, Text};

/// Between names that stand in one field.
pub const BETWEEN: &str = "、";

/// The name without the maker, who stands in brackets behind it.
pub fn without_maker(name: &str) -> String {
    let folded = folded(name);
    let end = folded.find(['「', '｢', '[', '［', '（', '(']);
    folded
        .get(..end.unwrap_or(folded.len()))
        .unwrap_or_default()
        .to_owned()
}

/// The name without its strength: another strength of one medicine is a change that must be seen.
fn without_strength(name: &str) -> String {
    let plain = without_maker(name);
    let end = plain.find(|letter: char| letter.is_ascii_digit());
    plain
        .get(..end.unwrap_or(plain.len()))
        .unwrap_or_default()
        .to_owned()
}

/// What must be the same for two names to be one medicine, the strictest first.
const ALIKE: [fn(&str) -> String; 3] = [folded, without_maker, without_strength];

/// The row that each medicine is: by the whole name first, then without the maker, then without the strength. Two
/// strengths of one medicine that are taken side by side stay two.
pub fn pairs(read: &[ReadMedicine], here: &EmergencyInformation) -> Vec<Option<usize>> {
    let rows = here.medications.list.rows();
    let mut pairs: Vec<Option<usize>> = vec![None; read.len()];
    for (strictness, alike) in ALIKE.iter().enumerate() {
        for (at, medicine) in read.iter().enumerate() {
            if pairs.get(at).copied().flatten().is_some() {
                continue;
            }
            let name = alike(&medicine.name);
            let free = |row: &usize| !pairs.contains(&Some(*row));
            let is_it = |row: &usize| {
                rows.get(*row)
                    .is_some_and(|here| alike(here.name.as_str()) == name)
            };
            let found: Vec<usize> = (0..rows.len()).filter(free).filter(is_it).collect();
            let others = read.iter().enumerate().filter(|(other, one)| {
                pairs.get(*other).copied().flatten().is_none() && alike(&one.name) == name
            });
            // Where several could be meant, none is taken for the other; a whole name is one in any order.
            let is_clear = strictness == 0 || (found.len() == 1 && others.count() == 1);
            if let (Some(row), true, false) = (found.first(), is_clear, name.is_empty())
                && let Some(pair) = pairs.get_mut(at)
            {
                *pair = Some(*row);
            }
        }
    }
    pairs
}

/// The medicines, each with how it stands to the row it is.
pub fn medicine_lines(
    read: &[ReadMedicine],
    pairs: &[Option<usize>],
    here: &EmergencyInformation,
    today: Date,
) -> Vec<Proposal> {
    let rows = here.medications.list.rows();
    let lines = read
        .iter()
        .zip(pairs)
        .map(|(medicine, pair)| Proposal::Medicine {
            medicine: medicine.clone(),
            standing: match pair.and_then(|row| Some((row, rows.get(row)?))) {
                None => Standing::New,
                Some((row, here)) => standing(medicine, row, here, today),
            },
        });
    lines.collect()
}

fn standing(
    medicine: &ReadMedicine,
    row: usize,
    here: &MedicationStatement,
    today: Date,
) -> Standing<MedicationStatement> {
    let code = medicine.statement();
    // An older dispensing changes nothing that a newer one, or the person since, has said. A day to come is no day.
    let is_day = |day: &Date| !PartialDate::from(*day).is_to_come(today);
    let here_on = here.dispensed_on.filter(is_day);
    let is_newer = code.dispensed_on > here_on;
    let is_name = folded(code.name.as_str()) == folded(here.name.as_str());
    let same_or_blank =
        |code: &str, here: &str| here.is_empty() || code.is_empty() || folded(code) == folded(here);
    let is_direction = same_or_blank(code.directions.as_str(), here.directions.as_str());
    let is_place = same_or_blank(code.prescribed_at.as_str(), here.prescribed_at.as_str());
    let is_time = here.times.is_empty() || code.times.is_empty() || here.times == code.times;
    match is_name && is_direction && is_place && is_time {
        false if here_on.is_some() && !is_newer && code.dispensed_on != here_on => Standing::Same,
        false => Standing::Differs {
            row,
            here: Box::new(here.clone()),
        },
        true if is_newer || fills(&code, here) => Standing::Adds { row },
        true => Standing::Same,
    }
}

fn fills(code: &MedicationStatement, here: &MedicationStatement) -> bool {
    here.directions.is_blank() && !code.directions.is_blank()
        || here.prescribed_at.is_blank() && !code.prescribed_at.is_blank()
        || here.times.is_empty() && !code.times.is_empty()
}

/// True where an entry of a field names this medicine, perhaps in another strength or of another maker, or by nothing
/// but what people call it.
fn is_of(entry: &str, name: &str) -> bool {
    let entry = without_remark(entry).0;
    let alike = |alike: &fn(&str) -> String| {
        let entry = alike(entry);
        !entry.is_empty() && entry == alike(name)
    };
    ALIKE.iter().any(alike) || is_bare(entry, name)
}

/// True where an entry is what people call the medicine, and no more.
fn is_bare(entry: &str, name: &str) -> bool {
    let called = stem(name);
    !called.is_empty() && folded(entry) == called
}

/// Puts names of medicines into a field that may have some: each in the place of the same medicine in another strength
/// or of another maker, else behind the others.
pub fn put_names(text: &Text, names: &[String]) -> Text {
    let mut field = text.as_str().to_owned();
    for name in names {
        if is_entry(&field, &folded(name)) {
            continue;
        }
        // What is another one of the names stays: two strengths can be taken side by side.
        let is_other = |entry: &str| names.iter().any(|name| is_entry(entry, &folded(name)));
        let place = entries(&field).into_iter().find(|at| {
            let entry = field.get(at.clone()).unwrap_or_default();
            is_of(entry, name) && !is_other(entry)
        });
        match place {
            None if field.is_empty() => field.push_str(name),
            None => field = [field.as_str(), name].join(BETWEEN),
            Some(at) => {
                let (bare, remark) = without_remark(field.get(at.clone()).unwrap_or_default());
                // How much is taken is true of the strength beside which it was written.
                let remark = if is_bare(bare, name) { remark } else { "" };
                let whole = format!("{name}{remark}");
                field.replace_range(at, &whole);
            }
        }
    }
    Text::new(&field)
}

/// A field without a medicine that was taken off the list, where no row that stays is of that medicine too.
pub fn without_name(text: &Text, name: &str, rows: &[MedicationStatement]) -> Text {
    let stays = |entry: &str| {
        let mut rows = rows.iter();
        !is_of(entry, name) || rows.any(|row| is_of(entry, row.name.as_str()))
    };
    let entries = entries(text.as_str());
    let all = entries
        .iter()
        .filter_map(|at| text.as_str().get(at.clone()));
    let left: Vec<&str> = all
        .clone()
        .filter(|entry| stays(entry))
        .map(str::trim)
        .collect();
    match left.len() == all.count() {
        true => text.clone(),
        false => Text::new(&left.join(BETWEEN)),
    }
}
