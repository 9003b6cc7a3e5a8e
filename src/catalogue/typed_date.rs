//! A date as it is being typed: in parts, in either counting, perhaps not a date yet.

use crate::model::{Coded, Date, Era, FIRST_YEAR, PartialDate};

/// How it is kept that the person is not sure.
const ABOUT: &str = "about";

/// The parts of a date as they stand in the fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedDate {
    /// The era from which the year counts; `None` is the common era (西暦).
    pub era: Option<Era>,
    /// The year, as typed.
    pub year: String,
    /// The month, as typed.
    pub month: String,
    /// The day, as typed.
    pub day: String,
    /// The person is not sure (ころ).
    pub about: bool,
}

/// Why what is typed is not a date. The person can mend it; nothing is written until then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateIssue {
    /// Month or day without a year.
    YearMissing,
    /// A day without a month.
    MonthMissing,
    /// A whole day is asked for and the day is not there.
    DayMissing,
    /// Something else than digits.
    NotANumber,
    /// The era had no such year, or it is too far away.
    NoSuchYear,
    /// There is no such month.
    NoSuchMonth,
    /// The month has no such day.
    NoSuchDay,
    /// It is a day that has not come, where only one that has can be meant.
    NotYet,
}

impl DateIssue {
    /// Its name among the words (`date.issue.NAME`).
    pub const fn name(self) -> &'static str {
        match self {
            Self::YearMissing => "year_missing",
            Self::MonthMissing => "month_missing",
            Self::DayMissing => "day_missing",
            Self::NotANumber => "not_a_number",
            Self::NoSuchYear => "no_such_year",
            Self::NoSuchMonth => "no_such_month",
            Self::NoSuchDay => "no_such_day",
            Self::NotYet => "not_yet",
        }
    }
}

/// The number in a field, if there is one. Digits of any width; a unit typed behind them is let pass.
fn number(typed: &str) -> Result<Option<u16>, DateIssue> {
    let digits: String = typed
        .trim()
        .trim_end_matches(['年', '月', '日'])
        .chars()
        .map(|c| match c {
            '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10).unwrap_or(c),
            // The first year of an era.
            '元' => '1',
            _ => c,
        })
        .collect();
    if digits.is_empty() {
        return Ok(None);
    }
    let is_plain = digits.len() <= 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let read = is_plain.then(|| digits.parse().ok()).flatten();
    read.map(Some).ok_or(DateIssue::NotANumber)
}

impl TypedDate {
    /// The parts of a date, in the era of its day or in the common era.
    pub fn of(date: PartialDate, in_era: bool) -> Self {
        let era = date.earliest().map(Date::era).filter(|_| in_era);
        let part = |part: Option<u8>| part.map(|part| part.to_string()).unwrap_or_default();
        Self {
            era: era.map(|(era, _)| era),
            year: era.map_or(date.year(), |(_, year)| year).to_string(),
            month: part(date.month()),
            day: part(date.day()),
            about: date.is_about(),
        }
    }

    /// As it is kept in the record: the parts in lines, which no field can hold.
    pub(super) fn kept(&self) -> String {
        let era = self.era.map_or("", |era| era.code());
        let about = if self.about { ABOUT } else { "" };
        [era, &self.year, &self.month, &self.day, about].join("\n")
    }

    /// What was kept so; `None` where it is no such text.
    pub(super) fn of_kept(text: &str) -> Option<Self> {
        let lines: Vec<&str> = text.split('\n').collect();
        let [era, year, month, day, about] = lines[..] else {
            return None;
        };
        Some(Self {
            era: Self::era_with_code(era),
            year: year.to_owned(),
            month: month.to_owned(),
            day: day.to_owned(),
            about: about == ABOUT,
        })
    }

    /// The era with that code; anything else is the common era.
    pub fn era_with_code(code: &str) -> Option<Era> {
        Era::from_code(code)
    }

    /// The date, as much of it as is typed; `None` where nothing is typed.
    pub fn read(&self) -> Result<Option<PartialDate>, DateIssue> {
        let (year, month, day) = (
            number(&self.year)?,
            number(&self.month)?,
            number(&self.day)?,
        );
        let Some(year) = year.map(i32::from) else {
            let is_empty = month.is_none() && day.is_none();
            return if is_empty {
                Ok(None)
            } else {
                Err(DateIssue::YearMissing)
            };
        };
        let year = match self.era {
            // No era has had so many: 1948 is meant, whatever stands before it.
            Some(_) if year >= FIRST_YEAR => year,
            Some(era) => era.year(year).ok_or(DateIssue::NoSuchYear)?,
            None => year,
        };
        Date::new(year, 1, 1).ok_or(DateIssue::NoSuchYear)?;
        let small = |part: Option<u16>, issue| {
            part.map(|part| u8::try_from(part).map_err(|_| issue))
                .transpose()
        };
        let month = small(month, DateIssue::NoSuchMonth)?;
        let day = small(day, DateIssue::NoSuchDay)?;
        if month.is_some_and(|month| Date::new(year, month, 1).is_none()) {
            return Err(DateIssue::NoSuchMonth);
        }
        if month.is_none() && day.is_some() {
            return Err(DateIssue::MonthMissing);
        }
        PartialDate::new(year, month, day, self.about)
            .map(Some)
            .ok_or(DateIssue::NoSuchDay)
    }

    /// The same where the day cannot lie after that one.
    pub fn read_until(&self, today: Date) -> Result<Option<PartialDate>, DateIssue> {
        match self.read()? {
            Some(date) if date.is_to_come(today) => Err(DateIssue::NotYet),
            date => Ok(date),
        }
    }

    /// The part to look at again, where what is typed is no date: the name of its field.
    pub fn bad_part(&self, issue: DateIssue) -> &'static str {
        let is_no_number = |part: &str| number(part) == Err(DateIssue::NotANumber);
        match issue {
            DateIssue::MonthMissing | DateIssue::NoSuchMonth => "month",
            DateIssue::DayMissing | DateIssue::NoSuchDay => "day",
            DateIssue::NotANumber if is_no_number(&self.year) => "year",
            DateIssue::NotANumber if is_no_number(&self.month) => "month",
            DateIssue::NotANumber => "day",
            _ => "year",
        }
    }

    /// What is wrong with something typed that is no date, or none that can be meant on that day.
    pub fn issue(&self, today: Date) -> Option<DateIssue> {
        let issues = [self.read_until(today), self.read_whole()];
        issues.into_iter().find_map(Result::err)
    }

    /// The same where a whole day is asked for.
    pub fn read_whole(&self) -> Result<Option<PartialDate>, DateIssue> {
        match self.read()? {
            Some(date) if date.month().is_none() => Err(DateIssue::MonthMissing),
            Some(date) if date.day().is_none() => Err(DateIssue::DayMissing),
            date => Ok(date
                .and_then(PartialDate::day_exactly)
                .map(PartialDate::from)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(era: Option<Era>, year: &str, month: &str, day: &str) -> TypedDate {
        TypedDate {
            era,
            year: year.into(),
            month: month.into(),
            day: day.into(),
            about: false,
        }
    }

    fn read(era: Option<Era>, year: &str, month: &str, day: &str) -> Result<String, DateIssue> {
        let date = typed(era, year, month, day).read()?;
        Ok(date.map(|date| date.to_string()).unwrap_or_default())
    }

    #[test]
    fn a_date_is_read_in_either_counting_and_in_digits_of_any_width() {
        for (era, year, month, day, date) in [
            (Some(Era::Showa), "17", "3", "5", "1942-03-05"),
            (Some(Era::Showa), "１７年", "３月", "５日", "1942-03-05"),
            (Some(Era::Reiwa), "元", "5", "", "2019-05"),
            (None, "1942", "", "", "1942"),
            (None, "", " ", "", ""),
            // The year of the common era behind an era's name.
            (Some(Era::Showa), "1948", "4", "5", "1948-04-05"),
            // Written with the old era's name: the same day of the calendar.
            (Some(Era::Showa), "64", "3", "1", "1989-03-01"),
        ] {
            assert_eq!(read(era, year, month, day), Ok(date.to_owned()));
        }
    }

    #[test]
    fn what_is_not_a_date_says_what_is_missing() {
        for (era, year, month, day, issue) in [
            (None, "", "3", "", DateIssue::YearMissing),
            (None, "1942", "", "5", DateIssue::MonthMissing),
            (None, "194x", "", "", DateIssue::NotANumber),
            (None, "17", "", "", DateIssue::NoSuchYear),
            (Some(Era::Taisho), "16", "", "", DateIssue::NoSuchYear),
            (Some(Era::Showa), "0", "", "", DateIssue::NoSuchYear),
            (None, "1942", "13", "", DateIssue::NoSuchMonth),
            (None, "1942", "0", "", DateIssue::NoSuchMonth),
            (None, "1942", "400", "", DateIssue::NoSuchMonth),
            (None, "1942", "2", "29", DateIssue::NoSuchDay),
        ] {
            assert_eq!(
                read(era, year, month, day),
                Err(issue),
                "{year} {month} {day}"
            );
        }
    }

    #[test]
    fn a_whole_day_needs_all_its_parts() {
        let whole = |month, day| typed(None, "2026", month, day).read_whole();
        assert_eq!(whole("", ""), Err(DateIssue::MonthMissing));
        assert_eq!(whole("11", ""), Err(DateIssue::DayMissing));
        assert_eq!(whole("11", "20"), Ok("2026-11-20".parse().ok()));
    }

    #[test]
    fn a_day_that_has_not_come_is_told_where_none_can_be_meant() {
        let today = "2026-11-20".parse().unwrap();
        let until = |year, month, day| typed(None, year, month, day).read_until(today);
        assert_eq!(until("2026", "11", "21"), Err(DateIssue::NotYet));
        assert_eq!(until("2026", "12", ""), Err(DateIssue::NotYet));
        assert_eq!(until("2027", "", ""), Err(DateIssue::NotYet));
        for date in [("2026", "11", "20"), ("2026", "11", ""), ("2026", "", "")] {
            assert!(until(date.0, date.1, date.2).is_ok_and(|date| date.is_some()));
        }
        assert_eq!(until("", "", ""), Ok(None));
    }

    #[test]
    fn the_part_to_look_at_again_is_the_wrong_one() {
        for (year, month, day, part) in [
            ("194x", "3", "5", "year"),
            ("", "3", "", "year"),
            ("1942", "x", "5", "month"),
            ("1942", "13", "5", "month"),
            ("1942", "", "5", "month"),
            ("1942", "2", "30", "day"),
            ("1942", "2", "x", "day"),
        ] {
            let typed = typed(None, year, month, day);
            let issue = typed.read_whole().expect_err("no date");
            assert_eq!(typed.bad_part(issue), part);
        }
        let to_come = typed(None, "2190", "", "");
        let issue = to_come.issue("2026-11-20".parse().expect("a day"));
        assert_eq!(issue, Some(DateIssue::NotYet));
        assert_eq!(to_come.bad_part(DateIssue::NotYet), "year");
    }

    #[test]
    fn what_stands_in_the_fields_is_read_back_as_the_same_date() {
        for date in [
            "1942-03-05",
            "1942-03",
            "1942~",
            "1989-01-07",
            "1989-01-08",
            "2019-05-01",
            "1912-07-30",
        ] {
            let date: PartialDate = date.parse().unwrap();
            for in_era in [true, false] {
                assert_eq!(TypedDate::of(date, in_era).read(), Ok(Some(date)), "{date}");
            }
        }
    }
}
