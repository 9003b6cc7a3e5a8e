//! What was found right: a check number of every answer that the crew's sheet prints, kept on the day of confirmation,
//! so that a paper can say what was written after it.

use super::{Item, Kind, PrintPolicy, Rows, SECTIONS, Value};
use crate::model::{ByName, Profile};

/// What became of the answers since the day on which they were found right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SinceFoundRight {
    /// They are the same, or were never found right.
    Same,
    /// The record was changed later, and does not know where: it was found right before that was kept.
    Perhaps,
    /// These differ: paths of questions, and of rows of lists. A list itself where a row is gone.
    Changed(Vec<String>),
}

/// The check numbers of all answers that the crew's sheet prints.
pub fn check_numbers(profile: &Profile) -> ByName<String> {
    let mut numbers = ByName::default();
    for item in printed() {
        if let Some(number) = number_of(item, profile) {
            numbers.insert(item.link_id, number);
        }
    }
    numbers
}

/// What was written after the whole sheet was last found right.
pub fn since_found_right(profile: &Profile) -> SinceFoundRight {
    let Some(confirmed_on) = profile.about.confirmed_on else {
        return SinceFoundRight::Same;
    };
    let kept = &profile.progress.found_right;
    if kept.is_empty() {
        return match profile.updated_on > confirmed_on {
            true => SinceFoundRight::Perhaps,
            false => SinceFoundRight::Same,
        };
    }
    let mut changed = vec![];
    for item in printed() {
        let then = kept.get(item.link_id).map_or("", String::as_str);
        let now = number_of(item, profile).unwrap_or_default();
        if then == now {
            continue;
        }
        let before = changed.len();
        if let Kind::Rows(rows) = &item.kind {
            let known: Vec<&str> = then.split(' ').collect();
            let fresh = (0..rows.len(profile)).filter(|&row| {
                row_number(*rows, profile, row).is_some_and(|one| !known.contains(&one.as_str()))
            });
            changed.extend(fresh.map(|row| format!("{}.{row}", item.link_id)));
        }
        if changed.len() == before {
            changed.push(item.link_id.to_owned());
        }
    }
    match changed.is_empty() {
        true => SinceFoundRight::Same,
        false => SinceFoundRight::Changed(changed),
    }
}

/// The questions whose answers are on the crew's sheet.
fn printed() -> impl Iterator<Item = &'static Item<Profile>> {
    let groups = SECTIONS.iter().flat_map(|section| section.groups);
    let items = groups.flat_map(|group| group.items);
    items.filter(|item| is_on_sheet(item.print))
}

fn is_on_sheet(print: PrintPolicy) -> bool {
    use PrintPolicy::{Back, Front, FrontAlways};
    matches!(print, FrontAlways | Front | Back)
}

/// Of an answer that is asked for and given: of a list its state and a number for each row.
fn number_of(item: &Item<Profile>, profile: &Profile) -> Option<String> {
    let answer = item.read(profile);
    if !(item.enabled_when)(profile) || !answer.is_answered() {
        return None;
    }
    let mut sum = Sum::default();
    sum.add(&answer);
    let own = sum.written();
    let Kind::Rows(rows) = &item.kind else {
        return Some(own);
    };
    let each = (0..rows.len(profile)).filter_map(|row| row_number(*rows, profile, row));
    let all: Vec<String> = std::iter::once(own).chain(each).collect();
    Some(all.join(" "))
}

/// Of a row in which something is answered. Questions that came later and are not answered change nothing.
fn row_number(rows: &dyn Rows<Profile>, profile: &Profile, row: usize) -> Option<String> {
    let mut sum = Sum::default();
    let columns = rows.columns().into_iter();
    for column in columns.filter(|column| is_on_sheet(column.print)) {
        let answer = rows.read(profile, row, column.link_id);
        let is_asked = rows.is_enabled(profile, row, column.link_id);
        if let Some(answer) = answer.filter(|answer| is_asked && answer.is_answered()) {
            sum.text(column.link_id);
            sum.add(&answer);
        }
    }
    (sum != Sum::default()).then(|| sum.written())
}

/// FNV-1a, 32 bits: enough to see that something is not what it was.
#[derive(PartialEq)]
struct Sum(u32);

impl Default for Sum {
    fn default() -> Self {
        Self(0x811c_9dc5)
    }
}

impl Sum {
    fn text(&mut self, text: &str) {
        for byte in text.bytes().chain([0]) {
            self.0 = (self.0 ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }

    fn add(&mut self, answer: &Value) {
        match answer {
            Value::Text(typed) => self.text(typed),
            Value::Date(date) => self.text(&date.map(|date| date.to_string()).unwrap_or_default()),
            Value::Choice(code) => self.text(code.as_deref().unwrap_or_default()),
            Value::Choices(codes) => codes.iter().for_each(|code| self.text(code)),
            Value::Flag(ticked) => self.text(if *ticked { "1" } else { "" }),
        }
    }

    fn written(&self) -> String {
        format!("{:08x}", self.0)
    }
}
