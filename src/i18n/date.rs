//! Dates and ages in a language's own way.

use super::Words;

/// A date in parts, as much of it as is known. Eras are named by the words `era.NAME`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateParts {
    /// Year of the common era.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: Option<u8>,
    /// Day of the month.
    pub day: Option<u8>,
    /// The era's name among the words, and the year in it.
    pub era: (&'static str, i32),
    /// True where the person is not sure.
    pub about: bool,
}

impl Words {
    /// A date in both countings: 1941年（昭和16年）3月5日.
    pub fn date(&self, date: DateParts) -> String {
        let pattern = match (date.month, date.day) {
            (Some(_), Some(_)) => "date.day",
            (Some(_), None) => "date.month",
            _ => "date.year",
        };
        self.date_in(pattern, date)
    }

    /// A date in the common era alone: 2026年11月20日.
    pub fn short_date(&self, date: DateParts) -> String {
        let pattern = match (date.month, date.day) {
            (Some(_), Some(_)) => "date.short.day",
            (Some(_), None) => "date.short.month",
            _ => "date.short.year",
        };
        self.date_in(pattern, date)
    }

    /// A year of an era: 昭和16年, 令和元年.
    pub fn era_year(&self, era: &str, year: i32) -> String {
        let year = if year == 1 {
            self.say("era.first_year")
        } else {
            year.to_string()
        };
        self.fill(
            "era.year",
            &[("era", &self.say(&format!("era.{era}"))), ("year", &year)],
        )
    }

    /// An age, or two where the birth date leaves it open: 84歳, 83〜84歳.
    pub fn age(&self, least: i32, most: i32) -> String {
        if least == most {
            return self.fill("age.exact", &[("age", &most.to_string())]);
        }
        self.fill(
            "age.between",
            &[("least", &least.to_string()), ("most", &most.to_string())],
        )
    }

    fn date_in(&self, pattern: &str, date: DateParts) -> String {
        let number = |part: Option<u8>| part.map(|part| part.to_string()).unwrap_or_default();
        let said = self.fill(
            pattern,
            &[
                ("year", &date.year.to_string()),
                ("era", &self.era_year(date.era.0, date.era.1)),
                ("month", &number(date.month)),
                ("day", &number(date.day)),
            ],
        );
        if date.about {
            self.fill("date.about", &[("date", &said)])
        } else {
            said
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(month: Option<u8>, day: Option<u8>, about: bool) -> DateParts {
        DateParts {
            year: 1941,
            month,
            day,
            era: ("showa", 16),
            about,
        }
    }

    #[test]
    fn a_date_is_said_in_both_countings_as_far_as_it_is_known() {
        let words = Words::of("ja");
        assert_eq!(
            words.date(parts(Some(3), Some(5), false)),
            "1941年（昭和16年）3月5日"
        );
        assert_eq!(
            words.date(parts(Some(3), None, false)),
            "1941年（昭和16年）3月"
        );
        assert_eq!(
            words.date(parts(None, None, true)),
            "1941年（昭和16年）ころ"
        );
        assert_eq!(
            words.short_date(parts(Some(3), Some(5), false)),
            "1941年3月5日"
        );
    }

    #[test]
    fn the_first_year_of_an_era_has_its_own_word() {
        assert_eq!(Words::of("ja").era_year("reiwa", 1), "令和元年");
    }

    #[test]
    fn an_age_that_is_open_is_said_as_two() {
        let words = Words::of("ja");
        assert_eq!(
            (words.age(84, 84), words.age(83, 84)),
            ("84歳".into(), "83〜84歳".into())
        );
    }
}
