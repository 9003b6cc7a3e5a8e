//! What a part of the sheet says, as a number: to know later whether it is still what was found right.

use super::slot::Slot;
use super::{Item, Kind, PrintPolicy, SECTIONS, Section, Value};
use crate::model::{Profile, WHOLE_SHEET};

/// A check number of what a part of the sheet says (FNV-1a, 32 bits).
pub fn content(section: &Section, profile: &Profile) -> u32 {
    Sum::of([section], profile)
}

/// The same of the whole sheet.
pub fn sheet_content(profile: &Profile) -> u32 {
    Sum::of(SECTIONS, profile)
}

/// True where something on the crew's sheet was written after the day on which all of it was found right.
pub fn is_changed(profile: &Profile) -> bool {
    let Some(day) = profile.about.confirmed_on else {
        return false;
    };
    match profile.progress.confirmed_content.get(WHOLE_SHEET) {
        Some(then) => sheet_content(profile) != *then,
        // Found right before such numbers were kept: a later day on which anything was written is all that is known.
        None => profile.updated_on > day,
    }
}

/// The same of one part, which can be found right by itself.
pub fn section_is_changed(section: &Section, profile: &Profile) -> bool {
    let then = profile.progress.confirmed_content.get(section.id);
    then.is_some_and(|then| content(section, profile) != *then)
}

/// A number that grows with what it is given.
struct Sum(u32);

impl Sum {
    fn of<'a>(sections: impl IntoIterator<Item = &'a Section>, profile: &Profile) -> u32 {
        let mut sum = Self(0x811c_9dc5);
        let groups = sections.into_iter().flat_map(|section| section.groups);
        groups
            .flat_map(|group| group.items)
            .filter(|item| (item.enabled_when)(profile))
            .for_each(|item| sum.item(item, profile));
        sum.0
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
        const PRIME: u32 = 0x0100_0193;
        for byte in text.bytes().chain([0]) {
            self.0 = (self.0 ^ u32::from(byte)).wrapping_mul(PRIME);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_section_is_called_like_the_whole() {
        assert!(SECTIONS.iter().all(|section| section.id != WHOLE_SHEET));
    }
}
