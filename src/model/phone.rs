//! Telephone numbers: typed in any way, read and shown the way Japanese numbers are grouped.

use super::{
    Text,
    answers::{Misfit, Stored, Written},
    phone_areas,
    text::is_unseen,
};
use serde_json::Value;

/// A telephone number as typed, with its grouping for the eye.
///
/// Whatever was typed is kept: an extension or a remark behind the number must not get lost.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), serde(transparent))]
pub struct Phone(Text);

impl Stored for Phone {
    fn write(&self) -> Written<'_> {
        self.0.write()
    }
    fn read(&mut self, value: Value) -> Result<(), Misfit> {
        self.0.read(value)
    }
}

/// The marks people put between the groups of a number.
fn is_separator(c: char) -> bool {
    c.is_whitespace() || "-‐‑‒–—―−ー－ｰ()（）.・".contains(c)
}

/// A digit of any width as the digit itself.
fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10),
        _ => None,
    }
}

impl Phone {
    /// Takes what was typed.
    pub fn new(typed: &str) -> Self {
        Self(Text::new(typed))
    }
    /// What was typed.
    pub fn as_typed(&self) -> &str {
        self.0.as_typed()
    }
    /// True where nothing was typed.
    pub fn is_blank(&self) -> bool {
        self.0.is_blank()
    }
    /// True where somebody could be called by what was typed: a number, whatever stands beside it. Words, hours and
    /// the short numbers of offices (119, #7119) call nobody whom the person knows.
    pub fn is_number(&self) -> bool {
        let mut in_a_row = 0;
        self.seen().chars().any(|c| {
            in_a_row = match digit(c) {
                Some(_) => in_a_row + 1,
                None if is_separator(c) => in_a_row,
                None => 0,
            };
            in_a_row >= SHORTEST_OWN
        })
    }
    /// True where somebody's own telephone answers: the whole is the number of a subscriber.
    pub fn is_subscriber(&self) -> bool {
        self.link().is_some()
    }
    /// The digits, if this is a number that can be dialled in Japan: ten or eleven of them from 0 on, a
    /// short one such as 119 or #7119, or one from abroad in the form +81.
    pub fn digits(&self) -> Option<String> {
        let typed = self.seen().replace('＋', "+").replace('＃', "#");
        let (mark, rest) = match typed.strip_prefix('+') {
            Some(rest) => ("+", rest),
            None => typed
                .strip_prefix('#')
                .map_or(("", typed.as_str()), |rest| ("#", rest)),
        };
        let digits: String = rest
            .chars()
            .filter(|&c| !is_separator(c))
            .map(digit)
            .collect::<Option<String>>()?;
        match (mark, digits.strip_prefix("81")) {
            ("+", Some(national)) => Some(format!("0{}", national.trim_start_matches('0')))
                .filter(|number| is_national(number)),
            ("+", None) => None,
            ("#", _) => (digits.len() == 4).then(|| format!("#{digits}")),
            _ => (is_national(&digits) || is_short(&digits)).then_some(digits),
        }
    }
    /// The number in its groups, `03-1234-5678`; as typed where it cannot be read as a number.
    pub fn grouped(&self) -> String {
        let Some(digits) = self.digits() else {
            return self.seen();
        };
        let (first, second) = groups(&digits);
        match (
            digits.get(..first),
            digits.get(first..first + second),
            digits.get(first + second..),
        ) {
            (Some(a), Some(b), Some(c)) if is_national(&digits) => format!("{a}-{b}-{c}"),
            _ => digits,
        }
    }
    /// What of it is seen: what is shown and what is called are read off the same.
    fn seen(&self) -> String {
        // Two numbers on two lines are no longer one.
        let on_one_line = self.0.as_str().replace('\n', " ");
        let seen: String = on_one_line.chars().filter(|c| !is_unseen(*c)).collect();
        seen.trim().to_owned()
    }
    /// The address by which a tap calls it, `tel:0312345678`. Only where somebody's own telephone answers: numbers at
    /// which the caller pays more, short ones and codes (#7119, 110) are read and typed, never called by a tap on what
    /// somebody else wrote.
    pub fn link(&self) -> Option<String> {
        let digits = self.digits().filter(|digits| is_national(digits))?;
        let is_dear = NOT_BY_A_TAP.iter().any(|start| digits.starts_with(start));
        (!is_dear).then(|| format!("tel:{digits}"))
    }
    /// True where something was typed that cannot be read as a number: worth a second look, never an
    /// error that holds anybody up.
    pub fn is_doubtful(&self) -> bool {
        !self.is_blank() && self.digits().is_none()
    }
}

impl From<&str> for Phone {
    fn from(typed: &str) -> Self {
        Self::new(typed)
    }
}

/// The least digits of somebody's own number, without its area code.
const SHORTEST_OWN: usize = 5;

/// Beginnings of numbers that are nobody's own: of services for which the caller pays (0990, 0570, 0180, 0170) and of
/// machines (020). 総務省「電気通信番号計画」, 2026.
const NOT_BY_A_TAP: [&str; 5] = ["0990", "0570", "0180", "0170", "020"];

fn is_national(digits: &str) -> bool {
    let length = if is_eleven_digits(digits) { 11 } else { 10 };
    digits.starts_with('0') && !digits.starts_with("00") && digits.len() == length
}

fn is_short(digits: &str) -> bool {
    digits.len() == 3 && digits.starts_with('1')
}

/// Mobile (060 to 090), IP telephony (050), machines (020) and the free 0800 have eleven digits.
fn is_eleven_digits(digits: &str) -> bool {
    ["020", "050", "070", "080", "090"]
        .iter()
        .any(|start| digits.starts_with(start))
        || (digits.starts_with("060") && digits.len() == 11)
}

/// How many digits stand in the first and in the second group.
fn groups(digits: &str) -> (usize, usize) {
    if digits.starts_with("0800") {
        return (4, 3);
    }
    if is_eleven_digits(digits) {
        return (3, 4);
    }
    if ["0120", "0570", "0990"]
        .iter()
        .any(|start| digits.starts_with(start))
    {
        return (4, 3);
    }
    let listed = |beginnings: &str| beginnings.split(' ').any(|start| digits.starts_with(start));
    if listed(phone_areas::TWO) {
        (2, 4)
    } else if listed(phone_areas::FIVE) {
        (5, 1)
    } else if listed(phone_areas::THREE) {
        (3, 3)
    } else {
        (4, 2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grouped(typed: &str) -> String {
        Phone::new(typed).grouped()
    }

    #[test]
    fn two_numbers_on_two_lines_do_not_run_together() {
        let both = "03-1234-5678 昼\n090-1111-2222 夜";
        assert_eq!(grouped(both), "03-1234-5678 昼 090-1111-2222 夜");
        assert_eq!(grouped("03-1234-5678\n内線5"), "03-1234-5678 内線5");
    }

    #[test]
    fn numbers_are_grouped_as_japanese_numbers_are() {
        for (typed, shown) in [
            ("0312345678", "03-1234-5678"),
            ("0612345678", "06-1234-5678"),
            ("０３（１２３４）５６７８", "03-1234-5678"),
            ("09012345678", "090-1234-5678"),
            ("08000001111", "0800-000-1111"),
            ("05012345678", "050-1234-5678"),
            ("0120123456", "0120-123-456"),
            ("0422231234", "0422-23-1234"),
            ("0425123456", "042-512-3456"),
            ("0429987654", "04-2998-7654"),
            ("0471123456", "04-7112-3456"),
            ("0451234567", "045-123-4567"),
            ("0111234567", "011-123-4567"),
            ("0126712345", "01267-1-2345"),
            ("0499212345", "04992-1-2345"),
            ("+81 3 1234 5678", "03-1234-5678"),
            ("119", "119"),
            ("#7119", "#7119"),
            ("090ー1234ー5678", "090-1234-5678"),
        ] {
            assert_eq!(grouped(typed), shown, "{typed}");
        }
    }

    #[test]
    fn what_is_not_a_number_stays_as_typed_and_is_doubtful() {
        for typed in [
            "03-1234-5678 内線5",
            "03-1234-567",
            "12345",
            "090-1234-56789",
            "+1 212 555 0100",
        ] {
            let phone = Phone::new(typed);
            assert!(phone.is_doubtful(), "{typed}");
            assert_eq!(phone.grouped(), typed);
        }
    }

    #[test]
    fn only_a_subscriber_is_called_by_a_tap() {
        for (typed, address) in [
            ("03-1234-5678", "tel:0312345678"),
            ("０９０ー１２３４ー５６７８", "tel:09012345678"),
            ("050-1234-5678", "tel:05012345678"),
            ("0120-123-456", "tel:0120123456"),
            ("0800-123-4567", "tel:08001234567"),
            ("+81 90 1234 5678", "tel:09012345678"),
            ("\u{202E}03-1234\u{200B}-5678\u{202C}", "tel:0312345678"),
        ] {
            assert_eq!(
                Phone::new(typed).link().as_deref(),
                Some(address),
                "{typed}"
            );
        }
        for typed in [
            "110",
            "119",
            "118",
            "171",
            "#7119",
            "#9999",
            "#0000",
            "*31#0312345678",
            "184-03-1234-5678",
            "0990-123-456",
            "０９９０１２３４５６",
            "+81990123456",
            "0570-123-456",
            "0180-99-1234",
            "0170-12-3456",
            "020-1234-5678",
            "0091-20-1234",
            "+1 212 555 0100",
            "03-1234-5678#1",
            "03-1234-5678,,9",
            "tel:0312345678",
            "03-1234-5678 内線5",
            "",
            "花子",
        ] {
            assert_eq!(Phone::new(typed).link(), None, "{typed}");
        }
    }

    #[test]
    fn words_hours_and_numbers_of_offices_are_no_number_to_call_somebody_by() {
        for typed in [
            "03-1234-5678",
            "０３（１２３４）５６７８",
            "1234-5678",
            "03-1234-5678 内線5",
            "夜は090-1111-2222",
            "0570-123-456",
            "+1 212 555 0100",
        ] {
            assert!(Phone::new(typed).is_number(), "{typed}");
        }
        for typed in [
            "",
            "施設に入所中",
            "119",
            "１１０",
            "#7119",
            "＃7119",
            "171",
            "19時30分以降",
            "内線4521",
        ] {
            let phone = Phone::new(typed);
            assert!(!phone.is_number() && !phone.is_subscriber(), "{typed}");
        }
        for typed in [
            "0570-123-456",
            "020-1234-5678",
            "1234-5678",
            "+1 212 555 0100",
        ] {
            assert!(!Phone::new(typed).is_subscriber(), "{typed}");
        }
        assert!(Phone::new("03-1234-5678").is_subscriber());
    }

    #[test]
    fn what_is_shown_is_what_is_called_whatever_cannot_be_seen_between() {
        for mark in [
            '\u{200B}', '\u{200D}', '\u{2060}', '\u{AD}', '\u{202E}', '\u{200F}', '\u{FE0F}',
            '\u{7}',
        ] {
            let phone = Phone::new(&format!("{mark}03-12{mark}34-5678{mark}"));
            assert_eq!(phone.grouped(), "03-1234-5678");
            assert_eq!(phone.link().as_deref(), Some("tel:0312345678"));
            assert_eq!(Phone::new(&format!("内線{mark}5")).grouped(), "内線5");
        }
    }

    #[test]
    fn a_blank_number_is_not_doubtful() {
        assert!(!Phone::new(" ").is_doubtful());
    }
}
