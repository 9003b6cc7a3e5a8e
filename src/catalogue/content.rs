//! What a part of the sheet says, as a number: to know later whether it is still what was found right.

use super::slot::Slot;
use super::{Item, Kind, PrintPolicy, SECTIONS, Section, Value};
use crate::model::Profile;

/// A check number of what a part of the sheet says (FNV-1a, 64 bits).
pub fn content(section: &Section, profile: &Profile) -> String {
    Sum::of([section], profile)
}

/// The same of the whole sheet.
pub fn sheet_content(profile: &Profile) -> String {
    Sum::of(SECTIONS, profile)
}

/// True where something on the crew's sheet was written after the day on which all of it was found right.
pub fn is_changed(profile: &Profile) -> bool {
    let Some(day) = profile.about.confirmed_on else {
        return false;
    };
    let then = &profile.progress.sheet_content;
    match then.is_blank() {
        // Found right before such numbers were kept: a later day on which anything was written is all that is known.
        true => profile.updated_on > day,
        false => sheet_content(profile) != then.as_str(),
    }
}

/// The same of one part, which can be found right by itself.
pub fn section_is_changed(section: &Section, profile: &Profile) -> bool {
    let then = profile.progress.confirmed_content.get(section.id);
    then.is_some_and(|then| content(section, profile) != then.as_str())
}

/// A number that grows with what it is given.
struct Sum(u64);

impl Sum {
    fn of<'a>(sections: impl IntoIterator<Item = &'a Section>, profile: &Profile) -> String {
        let mut sum = Self(0xcbf2_9ce4_8422_2325);
        let groups = sections.into_iter().flat_map(|section| section.groups);
        groups
            .flat_map(|group| group.items)
            .filter(|item| (item.enabled_when)(profile))
            .for_each(|item| sum.item(item, profile));
        format!("{:016x}", sum.0)
    }

    fn item(&mut self, item: &Item<Profile>, profile: &Profile) {
        // What is about the page and not about the person is on no paper.
        if item.print != PrintPolicy::Never {
            self.said(item.link_id, item.slot(profile));
        }
        let Kind::Rows(rows) = &item.kind else {
            return;
        };
        self.value(item.link_id, &item.read(profile));
        let columns = rows.columns();
        for row in 0..rows.len(profile) {
            for (at, column) in columns.iter().enumerate() {
                let is_said =
                    column.print != PrintPolicy::Never && rows.is_enabled_at(profile, row, at);
                if is_said {
                    self.said(column.link_id, rows.slot_at(profile, row, at));
                }
            }
            self.text("");
        }
    }

    fn said(&mut self, name: &str, slot: Option<Slot>) {
        if let Some(slot) = slot {
            self.value(name, &slot.read());
        }
    }

    /// Nothing where nothing is answered: a question that is new today changes nothing.
    fn value(&mut self, name: &str, value: &Value) {
        if !value.is_answered() {
            return;
        }
        self.text(name);
        match value {
            Value::Text(typed) => self.text(typed.trim()),
            Value::Date(date) => self.text(&date.map(|date| date.to_string()).unwrap_or_default()),
            Value::Choice(code) => self.text(code.as_deref().unwrap_or_default()),
            Value::Choices(codes) => codes.iter().for_each(|code| self.text(code)),
            Value::Flag(_) => {}
        }
    }

    fn text(&mut self, text: &str) {
        const PRIME: u64 = 0x0000_0100_0000_01b3;
        for byte in text.bytes().chain([0]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(PRIME);
        }
    }
}
