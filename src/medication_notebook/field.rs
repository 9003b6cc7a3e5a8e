//! What can stand in one field of a record: text, a number, a date in either calendar, a code.

use crate::medication_notebook::letters::folded;
use crate::model::{Date, Era, Sex};

/// What stands in a field. Reading never fails as a whole: what does not fit is reported and left out.
pub trait Field: Default {
    /// Reads the field; `None` where something stands there that does not fit.
    fn read(written: &str) -> Option<Self>;
}

impl Field for String {
    fn read(written: &str) -> Option<Self> {
        Some(written.trim().to_owned())
    }
}

/// A field that may be empty.
fn optional<T>(written: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<Option<T>> {
    match folded(written).as_str() {
        "" => Some(None),
        plain => read(plain).map(Some),
    }
}

impl Field for Option<u32> {
    fn read(written: &str) -> Option<Self> {
        optional(written, |plain| {
            let digits = plain.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| plain.parse().ok())?
        })
    }
}

impl Field for Option<Date> {
    fn read(written: &str) -> Option<Self> {
        optional(written, date)
    }
}

impl Field for Option<Sex> {
    fn read(written: &str) -> Option<Self> {
        optional(written, |plain| match plain {
            "1" => Some(Sex::Male),
            "2" => Some(Sex::Female),
            _ => None,
        })
    }
}

/// `20261120`, or an era's letter and `YYMMDD`. Only a day that the calendar and the era have.
fn date(plain: &str) -> Option<Date> {
    let number = |from: usize, to: usize| {
        let digits = plain.get(from..to)?;
        let fits = digits.bytes().all(|byte| byte.is_ascii_digit());
        fits.then(|| digits.parse::<u8>().ok())?
    };
    if plain.len() == 8 {
        let year = i32::from(number(0, 2)?) * 100 + i32::from(number(2, 4)?);
        return Date::new(year, number(4, 6)?, number(6, 8)?);
    }
    let era = match plain.chars().next()? {
        'm' => Era::Meiji,
        't' => Era::Taisho,
        's' => Era::Showa,
        'h' => Era::Heisei,
        'r' => Era::Reiwa,
        _ => return None,
    };
    if plain.len() != 7 {
        return None;
    }
    // Machines that do not know the new era yet count on in the old one, so the day need not lie in it.
    let first = era.year(1)?;
    let year_of_era = i32::from(number(1, 3)?);
    let day = Date::new(first + year_of_era - 1, number(3, 5)?, number(5, 7)?)?;
    (year_of_era > 0 && day.era().0 >= era).then_some(day)
}

/// Declares a code: what its numbers mean. An unknown number is reported and left out.
macro_rules! numbers {
    ($(#[$about:meta])* pub enum $name:ident { $($(#[$each:meta])* $option:ident = $number:literal,)+ }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($(#[$each])* $option,)+ }

        impl $name {
            /// Every meaning with its number.
            pub const ALL: &'static [(Self, u32)] = &[$((Self::$option, $number),)+];
        }

        impl Field for Option<$name> {
            fn read(written: &str) -> Option<Self> {
                match Option::<u32>::read(written)? {
                    None => Some(None),
                    Some(number) => {
                        let found = $name::ALL.iter().find(|(_, known)| *known == number);
                        found.map(|(meaning, _)| Some(*meaning))
                    }
                }
            }
        }
    };
}

numbers! {
    /// For whom the code was made.
    pub enum OutputCategory {
        /// From pharmacy or clinic to the patient.
        ToPatient = 1,
        /// From the patient to a pharmacy or clinic.
        FromPatient = 2,
    }
}

numbers! {
    /// What a remark about the patient is about.
    pub enum RemarkKind {
        /// Allergies.
        Allergy = 1,
        /// Medicines that did harm.
        SideEffect = 2,
        /// Illnesses in the past.
        PastIllness = 3,
        /// Anything else.
        Other = 9,
    }
}

numbers! {
    /// By which table an institution sends its bills, which tells what it is.
    pub enum FeeTable {
        /// A clinic or hospital.
        Medical = 1,
        /// A dentist.
        Dental = 3,
        /// A pharmacy.
        Pharmacy = 4,
    }
}

numbers! {
    /// In which form a medicine is handed out.
    pub enum Form {
        /// Swallowed at regular times; the dose is that of a day.
        Internal = 1,
        /// Drops that are swallowed.
        Drops = 2,
        /// Swallowed when needed; the dose is that of one time.
        AsNeeded = 3,
        /// Injected.
        Injection = 4,
        /// Put on or into the body from outside; the dose is all that was handed out.
        External = 5,
        /// Boiled or steeped.
        Decoction = 6,
        /// Steeped in hot water.
        Infusion = 7,
        /// No medicine: needles, gauze.
        Material = 9,
        /// Anything else, often the container.
        Other = 10,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(written: &str) -> Option<String> {
        Option::<Date>::read(written)?.map(|date| date.to_string())
    }

    #[test]
    fn dates_of_both_calendars_are_read() {
        for (written, day) in [
            ("S330303", "1958-03-03"),
            ("R060520", "2024-05-20"),
            ("M450729", "1912-07-29"),
            ("T150101", "1926-01-01"),
            ("H310430", "2019-04-30"),
            ("R010501", "2019-05-01"),
            ("s170305", "1942-03-05"),
            ("２０２６１１２０", "2026-11-20"),
            ("20240229", "2024-02-29"),
            ("H320110", "2020-01-10"),
        ] {
            assert_eq!(read(written).as_deref(), Some(day), "{written}");
        }
        assert_eq!(Option::<Date>::read("　"), Some(None));
    }

    #[test]
    fn days_that_never_were_are_not_read() {
        for written in [
            "20230229",
            "S331332",
            "R000101",
            "X010101",
            "2026112",
            "202611201",
            "S33033",
            "S3303033",
            "R010430",
            "S010101",
            "2026-1-2",
            "99999999",
            "平成10101",
            "a",
            "+2026111",
        ] {
            assert_eq!(Option::<Date>::read(written), None, "{written}");
        }
    }

    #[test]
    fn codes_are_read_in_any_width_and_unknown_ones_are_not() {
        assert_eq!(Option::<Form>::read("１０"), Some(Some(Form::Other)));
        assert_eq!(Option::<Form>::read("08"), None);
        assert_eq!(Option::<Form>::read(""), Some(None));
        assert_eq!(Option::<Sex>::read("3"), None);
        assert_eq!(Option::<u32>::read("99999999999"), None);
    }
}
