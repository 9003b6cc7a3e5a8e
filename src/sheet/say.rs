//! Dates and options in the words of the paper.

use crate::i18n::Words;
use crate::i18n::date::DateParts;
use crate::model::{Coded, Date, PartialDate, Text};
use unicode_segmentation::UnicodeSegmentation;

/// Between the things that are one option.
const AND: char = '・';

fn parts(date: PartialDate, on: Option<Date>) -> DateParts {
    let (era, year_of_era) = on.map_or(("", 0), |day| {
        let (era, year) = day.era();
        (era.code(), year)
    });
    DateParts {
        year: date.year(),
        month: date.month(),
        day: date.day(),
        era: (era, year_of_era),
        about: date.is_about(),
    }
}

/// A date in both countings. Where the era changed within a year or month of which no more is known,
/// both eras are named.
pub fn date(words: &Words, date: PartialDate) -> String {
    let (first, last) = (parts(date, date.earliest()), parts(date, date.latest()));
    let said = words.date(last);
    if first.era == last.era {
        return said;
    }
    let era = |parts: DateParts| words.era_year(parts.era.0, parts.era.1);
    let both = format!("{}・{}", era(first), era(last));
    said.replacen(&era(last), &both, 1)
}

/// A date in the common era alone, where room is scarce and both countings stand elsewhere.
pub fn short_date(words: &Words, date: PartialDate) -> String {
    words.short_date(parts(date, None))
}

/// When a paper was printed. Where the clock [cannot be right](Date::can_be_today), the day is left to the pen.
pub fn printed(words: &Words, today: Date) -> String {
    if today.can_be_today() {
        words.fill(
            "sheet.foot.printed",
            &[("date", &short_date(words, today.into()))],
        )
    } else {
        words.say("sheet.foot.printed.by_hand")
    }
}

/// The day in the name of a file; words where the clock cannot be right.
pub fn file_day(words: &Words, today: Date) -> String {
    if today.can_be_today() {
        today.to_string()
    } else {
        words.say("sheet.file.no_day")
    }
}

/// An option: in the paper's own words where it has them, else in the questionnaire's.
pub fn option(words: &Words, list: &str, code: &str) -> String {
    words.option(&format!("sheet.{list}"), list, code)
}

/// An option beside the person's own words for it: nothing where they say it already, and else in words that are true
/// whatever they say. A category of several things (`狭心症・心筋梗塞`) would say that there are all of them.
pub fn beside(words: &Words, list: &str, code: &str, own: &str) -> Option<String> {
    let said = words.find(&format!("sheet.said.{list}.{code}"));
    let option = option(words, list, code);
    let mut names = said.unwrap_or(&option).split(AND);
    if names.any(|name| own.contains(name)) {
        return None;
    }
    let wide = words.find(&format!("sheet.beside.{list}.{code}"));
    Some(wide.map_or(option, str::to_owned))
}

/// What was typed, on one line: line ends would tear the paper's lines apart.
pub fn typed(text: &Text) -> String {
    text.as_str()
        .split('\n')
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("　")
}

/// A name in the room of so many full letters; Latin ones take half of one. Where a name has to be cut it ends with a
/// whole word of it, if most of it is left.
pub fn shortened(name: &str, most: usize) -> String {
    fn is_narrow(letter: &str) -> bool {
        let first = letter.chars().next();
        first.is_some_and(|one| one < '\u{1100}' || ('\u{1E00}'..'\u{2000}').contains(&one))
    }
    let mut taken = 0;
    let mut letters = name.grapheme_indices(true);
    let cut = letters.find(|(_, letter)| {
        taken += if is_narrow(letter) { 1 } else { 2 };
        taken > 2 * most
    });
    let Some((end, letter)) = cut else {
        return name.to_owned();
    };
    let kept = &name[..end];
    let whole = kept
        .rfind(' ')
        .filter(|space| is_narrow(letter) && letter != " " && space * 2 > kept.len());
    format!("{}…", kept[..whole.unwrap_or(end)].trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_of_two_eras_names_both() {
        let words = Words::of("ja");
        let said = |text: &str| date(&words, text.parse().unwrap());
        assert_eq!(said("1926"), "1926年（大正15年・昭和元年）");
        assert_eq!(said("1989-01"), "1989年（昭和64年・平成元年）1月");
        assert_eq!(said("1989-01-07"), "1989年（昭和64年）1月7日");
        assert_eq!(said("1989-01-08"), "1989年（平成元年）1月8日");
        assert_eq!(said("2019-04-30"), "2019年（平成31年）4月30日");
        assert_eq!(said("2019-05-01"), "2019年（令和元年）5月1日");
        assert_eq!(said("1942~"), "1942年（昭和17年）ころ");
    }

    #[test]
    fn a_long_name_ends_with_a_whole_word_and_a_latin_one_has_room_for_more() {
        for (name, most, shown) in [
            ("橋本 静江", 8, "橋本 静江"),
            ("小笠原 千鶴子之助左衛門", 8, "小笠原 千鶴子之…"),
            ("Nguyễn Thị Hồng Nhung", 16, "Nguyễn Thị Hồng Nhung"),
            ("Nguyễn Thị Hồng Nhung", 9, "Nguyễn Thị Hồng…"),
            (
                "Nguye\u{302}\u{303}n Thi\u{323} Ho\u{300}ng",
                16,
                "Nguye\u{302}\u{303}n Thi\u{323} Ho\u{300}ng",
            ),
            ("Featherstonehaugh-Cholmondeley", 8, "Featherstonehaug…"),
        ] {
            assert_eq!(shortened(name, most), shown);
        }
    }

    #[test]
    fn typed_lines_become_one() {
        assert_eq!(typed(&"一\n\n 二 ".into()), "一　二");
    }
}
