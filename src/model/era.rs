//! Japanese eras: which one a day falls in, and which year an era's year is.

use super::{Coded, Date, code::codes};

codes! {
    /// An era of modern Japan, from which people count their years.
    pub enum Era as "era" {
        /// 明治, from 1868.
        Meiji = "meiji",
        /// 大正, from 30 July 1912.
        Taisho = "taisho",
        /// 昭和, from 25 December 1926.
        Showa = "showa",
        /// 平成, from 8 January 1989.
        Heisei = "heisei",
        /// 令和, from 1 May 2019.
        Reiwa = "reiwa",
    }
}

impl Era {
    /// The first day of the era (year, month, day), by the ordinances that proclaimed it. Meiji counts
    /// from the beginning of its first year, as family registers do.
    const fn first_day(self) -> (i32, u8, u8) {
        match self {
            Self::Meiji => (1868, 1, 1),
            Self::Taisho => (1912, 7, 30),
            Self::Showa => (1926, 12, 25),
            Self::Heisei => (1989, 1, 8),
            Self::Reiwa => (2019, 5, 1),
        }
    }

    /// The era of a day and the year in it; the first year is 1 (元年).
    pub fn of(date: Date) -> (Self, i32) {
        let day = (date.year(), date.month(), date.day());
        let era = Self::ALL
            .iter()
            .rev()
            .copied()
            .find(|era| era.first_day() <= day)
            .unwrap_or(Self::Meiji);
        (era, date.year() - era.first_day().0 + 1)
    }

    /// The year of the common era in which this era's year falls, if the era had such a year.
    pub fn year(self, year_of_era: i32) -> Option<i32> {
        let first = self.first_day().0;
        let last = self
            .next()
            .map_or(super::date::LAST_YEAR, |next| next.first_day().0);
        (1..=last - first + 1)
            .contains(&year_of_era)
            .then(|| first + year_of_era - 1)
    }

    fn next(self) -> Option<Self> {
        Self::ALL.get(self as usize + 1).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn era(text: &str) -> (Era, i32) {
        text.parse::<Date>().unwrap().era()
    }

    #[test]
    fn an_era_begins_and_ends_on_its_day() {
        assert_eq!(era("1912-07-29"), (Era::Meiji, 45));
        assert_eq!(era("1912-07-30"), (Era::Taisho, 1));
        assert_eq!(era("1926-12-24"), (Era::Taisho, 15));
        assert_eq!(era("1926-12-25"), (Era::Showa, 1));
        assert_eq!(era("1989-01-07"), (Era::Showa, 64));
        assert_eq!(era("1989-01-08"), (Era::Heisei, 1));
        assert_eq!(era("2019-04-30"), (Era::Heisei, 31));
        assert_eq!(era("2019-05-01"), (Era::Reiwa, 1));
        assert_eq!(era("1942-03-05"), (Era::Showa, 17));
    }

    #[test]
    fn a_year_that_an_era_did_not_have_does_not_exist() {
        assert_eq!(Era::Showa.year(17), Some(1942));
        assert_eq!(Era::Showa.year(64), Some(1989));
        assert_eq!(Era::Showa.year(65), None);
        assert_eq!(Era::Heisei.year(31), Some(2019));
        assert_eq!(Era::Taisho.year(16), None);
        assert_eq!(Era::Reiwa.year(0), None);
    }
}
