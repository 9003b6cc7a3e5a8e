//! Whether the sheet, and each part of it, still says what was found right.

use super::{Section, SinceFoundRight, check_numbers, printable_on, since_found_right};
use crate::model::{Date, Profile};

/// True where something that papers may have was written after the day on which all of it was found right.
pub fn is_changed(profile: &Profile, today: Date) -> bool {
    since_found_right(&printable_on(profile, today)) != SinceFoundRight::Same
}

/// True where a part of the sheet, which can be found right by itself, says something else than it did then.
pub fn section_is_changed(section: &Section, profile: &Profile) -> bool {
    let then = profile.progress.confirmed_content.get(section.id);
    then.is_some_and(|then| content(section, profile) != *then)
}

/// A check number of what a part of the sheet says (FNV-1a, 32 bits), made of those of its answers.
pub fn content(section: &Section, profile: &Profile) -> u32 {
    const BASIS: u32 = 0x811c_9dc5;
    const PRIME: u32 = 0x0100_0193;
    let numbers = check_numbers(profile);
    let items = section.groups.iter().flat_map(|group| group.items);
    let answered = items.filter_map(|item| Some((item.link_id, numbers.get(item.link_id)?)));
    let bytes = answered.flat_map(|(name, number)| name.bytes().chain(number.bytes()));
    bytes.fold(BASIS, |sum, byte| {
        (sum ^ u32::from(byte)).wrapping_mul(PRIME)
    })
}
