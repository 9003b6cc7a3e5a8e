//! Dates that exist: a whole day, or as much of one as a person remembers.

use super::{
    Era,
    answers::{Misfit, Readable, Stored, Written},
};
use serde_json::Value;
use std::{borrow::Cow, fmt, str::FromStr};

/// The earliest year that anybody can write: the first of Meiji, the first era a birth can fall in.
pub const FIRST_YEAR: i32 = 1868;
/// The latest year that anybody can write.
pub const LAST_YEAR: i32 = 2199;
/// No clock that is right tells an earlier year to this page: it was made then.
const THIS_PAGE_IS_FROM: i32 = 2026;
/// Nor a later one: by then papers of today's page would be of no use.
const THIS_PAGE_IS_GONE: i32 = THIS_PAGE_IS_FROM + 30;

/// A day of the calendar. In the file: `2026-11-20`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(time::Date);

/// What was written is not a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotADate;

impl fmt::Display for NotADate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("not a date")
    }
}

impl std::error::Error for NotADate {}

impl Date {
    /// The first day that anybody can write.
    pub const FIRST: Self = match time::Date::from_ordinal_date(FIRST_YEAR, 1) {
        Ok(day) => Self(day),
        Err(_) => panic!("the first year has a first day"),
    };

    /// The day, if the calendar has it and it lies between [`FIRST_YEAR`] and [`LAST_YEAR`].
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let month = time::Month::try_from(month).ok()?;
        (FIRST_YEAR..=LAST_YEAR).contains(&year).then_some(())?;
        time::Date::from_calendar_date(year, month, day)
            .ok()
            .map(Self)
    }
    /// False where a clock that tells this day is surely wrong: an empty battery begins in 1970, 2000 or whenever the
    /// device was made, and a slip of a finger makes it 2090. (A year so late that there is no such date is told as
    /// [`Date::FIRST`].) By such a clock nothing is dated, nobody has an age, and no day is still to come.
    pub fn can_be_today(self) -> bool {
        (THIS_PAGE_IS_FROM..THIS_PAGE_IS_GONE).contains(&self.year())
    }
    /// The day itself, or, where it [cannot be today](Date::can_be_today), the first that can have been: for what has
    /// to have a day of which nobody makes anything.
    pub fn or_earliest(self) -> Self {
        match self.can_be_today() {
            true => self,
            false => Self::new(THIS_PAGE_IS_FROM, 1, 1).unwrap_or(self),
        }
    }
    /// The year of the common era.
    pub fn year(self) -> i32 {
        self.0.year()
    }
    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.0.month().into()
    }
    /// The day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.0.day()
    }
    /// The era of this day and the year in it, where the first year is 1.
    pub fn era(self) -> (Era, i32) {
        Era::of(self)
    }
    /// The same day so many months later; the month's last day where it has no such day.
    pub fn plus_months(self, months: u16) -> Self {
        let index = self.year() * 12 + i32::from(self.month()) - 1 + i32::from(months);
        let (year, month) = (index.div_euclid(12), index.rem_euclid(12) as u8 + 1);
        (1..=self.day())
            .rev()
            .find_map(|day| Self::new(year, month, day))
            .unwrap_or(self)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "{:04}-{:02}-{:02}",
            self.year(),
            self.month(),
            self.day()
        )
    }
}

/// Reads digits only, so many of them and no sign.
fn number(digits: &str, length: usize) -> Result<u16, NotADate> {
    let fits = digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_digit());
    if fits {
        digits.parse().map_err(|_| NotADate)
    } else {
        Err(NotADate)
    }
}

impl FromStr for Date {
    type Err = NotADate;
    fn from_str(written: &str) -> Result<Self, NotADate> {
        let partial: PartialDate = written.parse()?;
        if partial.about {
            Err(NotADate)
        } else {
            partial.day_exactly().ok_or(NotADate)
        }
    }
}

/// As much of a date as a person remembers: a year, a month of it, a day of that; "about" if unsure.
///
/// In the file, as ISO 8601-2 (EDTF) writes it: `1941`, `1941-03`, `1941-03-05`, and `1941~` for "about".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartialDate {
    year: i32,
    month: Option<u8>,
    day: Option<u8>,
    about: bool,
}

impl PartialDate {
    /// The date, if such a year, month or day exists. A day needs its month.
    pub fn new(year: i32, month: Option<u8>, day: Option<u8>, about: bool) -> Option<Self> {
        let exists = match (month, day) {
            (None, Some(_)) => false,
            (month, day) => Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).is_some(),
        };
        exists.then_some(Self {
            year,
            month,
            day,
            about,
        })
    }
    /// The year of the common era.
    pub fn year(self) -> i32 {
        self.year
    }
    /// The month, if it is known.
    pub fn month(self) -> Option<u8> {
        self.month
    }
    /// The day of the month, if it is known.
    pub fn day(self) -> Option<u8> {
        self.day
    }
    /// True where the person is not sure.
    pub fn is_about(self) -> bool {
        self.about
    }
    /// The day, where year, month and day are all known.
    pub fn day_exactly(self) -> Option<Date> {
        Date::new(self.year, self.month?, self.day?)
    }
    /// The earliest day that this can mean.
    pub fn earliest(self) -> Option<Date> {
        Date::new(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }
    /// True where every day that this can mean comes after today, by a clock that [can be right](Date::can_be_today).
    pub fn is_to_come(self, today: Date) -> bool {
        today.can_be_today() && self.earliest().is_some_and(|earliest| earliest > today)
    }
    /// The latest day that this can mean.
    pub fn latest(self) -> Option<Date> {
        let month = self.month.unwrap_or(12);
        match self.day {
            Some(day) => Date::new(self.year, month, day),
            None => (28..=31)
                .rev()
                .find_map(|day| Date::new(self.year, month, day)),
        }
    }
    /// Whole years from this birth date to a day: the least and the most that it can be.
    ///
    /// One born on 29 February is a year older from 1 March on in other years. (The law on counting age
    /// lets the year end with the day before the birthday; on paper the birthday itself is what people
    /// expect.) `None` where the birth would lie after the day, or the day [cannot be today](Date::can_be_today).
    pub fn years_until(self, today: Date) -> Option<(i32, i32)> {
        if !today.can_be_today() {
            return None;
        }
        let most = whole_years(self.earliest()?, today);
        let least = whole_years(self.latest()?, today);
        (most >= 0).then_some((least.max(0), most))
    }
}

impl From<Date> for PartialDate {
    fn from(date: Date) -> Self {
        Self {
            year: date.year(),
            month: Some(date.month()),
            day: Some(date.day()),
            about: false,
        }
    }
}

fn whole_years(from: Date, to: Date) -> i32 {
    let before_the_day = (to.month(), to.day()) < (from.month(), from.day());
    to.year() - from.year() - i32::from(before_the_day)
}

impl fmt::Display for PartialDate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}", self.year)?;
        for part in [self.month, self.day].into_iter().flatten() {
            write!(out, "-{part:02}")?;
        }
        out.write_str(if self.about { "~" } else { "" })
    }
}

impl FromStr for PartialDate {
    type Err = NotADate;
    fn from_str(written: &str) -> Result<Self, NotADate> {
        let exact = written.strip_suffix('~');
        let mut parts = exact.unwrap_or(written).split('-');
        let year = number(parts.next().unwrap_or_default(), 4)?;
        let month = parts.next().map(|month| number(month, 2)).transpose()?;
        let day = parts.next().map(|day| number(day, 2)).transpose()?;
        if parts.next().is_some() {
            return Err(NotADate);
        }
        let small = |part: Option<u16>| part.map(|number| number as u8);
        Self::new(year.into(), small(month), small(day), exact.is_some()).ok_or(NotADate)
    }
}

/// Both kinds of date are written and read as their text.
macro_rules! written_as_text {
    ($name:ident, $pattern:literal) => {
        impl Stored for $name {
            fn write(&self) -> Written<'_> {
                Written::Text(Cow::Owned(self.to_string()))
            }
            fn read(&mut self, value: Value) -> Result<(), Misfit> {
                let text = value.as_str().ok_or(Misfit)?;
                *self = text.parse().map_err(|_| Misfit)?;
                Ok(())
            }
        }
        impl Stored for Option<$name> {
            fn write(&self) -> Written<'_> {
                self.as_ref().map_or(Written::Nothing, Stored::write)
            }
            fn read(&mut self, value: Value) -> Result<(), Misfit> {
                *self = match value {
                    Value::Null => None,
                    value => Some(value.as_str().and_then(|text| text.parse().ok()).ok_or(Misfit)?),
                };
                Ok(())
            }
        }
        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "pattern": $pattern })
            }
        }
    };
}

impl Readable for Date {
    fn blank() -> Self {
        Self::FIRST
    }
}

written_as_text!(Date, "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
written_as_text!(PartialDate, "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?~?$");

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn partial(text: &str) -> PartialDate {
        text.parse().unwrap()
    }

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        assert!(Date::new(2024, 2, 29).is_some());
        assert!(Date::new(2023, 2, 29).is_none());
        assert!(Date::new(1867, 1, 1).is_none());
        for wrong in [
            "2026-13-01",
            "2026-1-1",
            "2026-11",
            "+026-11-20",
            "2026-11-20~",
            "2026-11-20-1",
            "",
        ] {
            assert!(wrong.parse::<Date>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_partial_date_is_read_back_as_it_was_written() {
        for text in ["1941", "1941-03", "1941-03-05", "1941~", "1941-03-05~"] {
            assert_eq!(partial(text).to_string(), text);
        }
        for wrong in [
            "1941-",
            "1941-00",
            "1941-02-30",
            "41",
            "1941-03-05-01",
            "~",
            "1941~~",
        ] {
            assert!(wrong.parse::<PartialDate>().is_err(), "{wrong}");
        }
        assert!(PartialDate::new(1941, None, Some(5), false).is_none());
    }

    #[test]
    fn a_clock_that_tells_another_age_is_not_believed() {
        for (day, is_believed) in [
            (Date::FIRST, false),
            (date("1970-01-01"), false),
            (date("2000-01-01"), false),
            (date("2020-01-01"), false),
            (date("2025-12-31"), false),
            (date("2026-01-01"), true),
            (date("2026-11-20"), true),
            (date("2055-12-31"), true),
            (date("2090-01-01"), false),
        ] {
            assert_eq!(day.or_earliest() == day, is_believed, "{day}");
            assert!(day.or_earliest().can_be_today(), "{day}");
            assert_eq!(day.can_be_today(), is_believed, "{day}");
            let birth = partial("1942-03-05");
            assert_eq!(birth.years_until(day).is_some(), is_believed, "{day}");
            assert_eq!(partial("2150").is_to_come(day), is_believed, "{day}");
        }
    }

    #[test]
    fn age_counts_from_the_birthday() {
        let birth = partial("1942-03-05");
        assert_eq!(birth.years_until(date("2026-03-04")), Some((83, 83)));
        assert_eq!(birth.years_until(date("2026-03-05")), Some((84, 84)));
    }

    #[test]
    fn an_age_from_a_year_alone_is_one_of_two() {
        assert_eq!(
            partial("1942").years_until(date("2026-06-01")),
            Some((83, 84))
        );
        assert_eq!(partial("2027").years_until(date("2026-06-01")), None);
    }

    #[test]
    fn months_later_ends_with_a_short_month() {
        assert_eq!(date("2024-02-29").plus_months(12), date("2025-02-28"));
        assert_eq!(date("2026-08-31").plus_months(6), date("2027-02-28"));
        assert_eq!(date("2026-11-20").plus_months(2), date("2027-01-20"));
    }

    #[test]
    fn the_latest_day_of_a_month_knows_leap_years() {
        assert_eq!(partial("2024-02").latest(), Some(date("2024-02-29")));
        assert_eq!(partial("1900-02").latest(), Some(date("1900-02-28")));
    }
}
