//! The clock on the person's wall: the day where the device is.

use crate::model::Date;

/// Today in the device's own time zone. A clock set to a year that no date can have gives the first day
/// that one can have: everything then looks as if it lay in the future, which is harmless.
pub fn today() -> Date {
    let now = js_sys::Date::new_0();
    let day = i32::try_from(now.get_full_year())
        .ok()
        .and_then(|year| Date::new(year, now.get_month() as u8 + 1, now.get_date() as u8));
    day.unwrap_or(Date::FIRST)
}
