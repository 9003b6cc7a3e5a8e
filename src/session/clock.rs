//! Whether the day that a device's clock tells can be today.

use crate::model::Date;

/// This page is no older.
const FIRST_YEAR: i32 = 2020;

/// False where the clock is surely wrong: an empty battery begins in 1970. (A year so late that there is no such
/// [`Date`] comes here as [`Date::FIRST`].) Nothing is dated by such a clock.
pub fn can_be_today(day: Date) -> bool {
    day.year() >= FIRST_YEAR
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_tells_another_age_is_not_believed() {
        for (day, is_believed) in [
            (Date::FIRST, false),
            ("1970-01-01".parse().unwrap(), false),
            ("2019-12-31".parse().unwrap(), false),
            ("2020-01-01".parse().unwrap(), true),
            ("2026-11-20".parse().unwrap(), true),
        ] {
            assert_eq!(can_be_today(day), is_believed, "{day}");
        }
    }
}
