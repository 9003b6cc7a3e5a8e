//! Numbers hold on to what they count: doses, dates, times, telephone numbers are not broken over lines.

use super::counter::{AFTER_UNIT, BEFORE_NUMBER, BORN, SPACED_UNITS, UNITS};

fn is_digit(character: char) -> bool {
    character.is_ascii_digit() || ('０'..='９').contains(&character)
}

/// Of a medicine's kind (OD, SR, CR) so many letters are known.
const LONGEST_KIND: usize = 3;

/// A telephone number with its area's has at least so many digits.
const WHOLE_NUMBER: usize = 10;

/// 令和10年 and the bracket behind it.
const LONGEST_BRACKET: usize = 7;

/// Signs inside a number: 1.5, 1,000, 03-1234, 120/80, 10:30, 1〜2, １－２.
fn joins_digits(character: char) -> bool {
    ".,-/:~〜～－−‐–・．，：／+＋".contains(character)
}

/// How two neighbouring characters hang together in a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Glue {
    /// Not at all.
    Open,
    /// Between two numbers with their units: 16年|3月. Broken only when the whole is longer than a line.
    Joint,
    /// Between two that are read in one breath: 3月|5日, 10時|30分. Broken after the other joints.
    TightJoint,
    /// Between a number and a word of it that says nothing of how much or when: 5日|生まれ. Broken before all joints.
    Loose,
    /// Between a number and its unit, or inside one of them.
    Inside,
}

/// For each gap after a character, how the two sides belong to one number, date, dose or telephone number.
pub(super) fn glued(text: &[char]) -> Vec<Glue> {
    let mut glue = vec![Glue::Open; text.len()];
    let mut at = 0;
    let mut reached = 0;
    while at < text.len() {
        if !is_digit(text[at]) {
            at += 1;
            continue;
        }
        let start = prefix_start(text, at).max(reached.min(at));
        let mut joints = Vec::new();
        let end = number_phrase_end(text, at, &mut joints);
        glue[start..end - 1].fill(Glue::Inside);
        for joint in joints {
            glue[joint - 1] = match text[joint - 1] {
                '月' | '時' => Glue::TightJoint,
                _ => Glue::Joint,
            };
        }
        // A date that fits is whole, also where what happened on it has no room beside it.
        if ends_with(&text[..end], BORN) {
            glue[end - BORN.chars().count() - 1] = Glue::Loose;
        }
        reached = end;
        at = end;
    }
    glue
}

fn prefix_start(text: &[char], digits: usize) -> usize {
    let ends_with = |word: &str| ends_with(&text[..digits], word);
    let word = BEFORE_NUMBER.iter().find(|word| ends_with(word));
    let start = word.map_or(digits, |word| digits - word.chars().count());
    // OD錠15mg: how it is made goes with it.
    let kind = text[..start].iter().rev();
    let kind = kind
        .take_while(|letter| letter.is_ascii_uppercase())
        .count();
    match word {
        Some(_) if kind <= LONGEST_KIND => start - kind,
        _ => start,
    }
}

/// Where the phrase that begins with a digit at `at` ends: number, unit, and what is joined to it.
/// `joints` gets the places where one number with its unit ends and the next begins.
fn number_phrase_end(text: &[char], mut at: usize, joints: &mut Vec<usize>) -> usize {
    loop {
        at = digits_end(text, at);
        let Some(unit) = UNITS.iter().find(|unit| starts_with(&text[at..], unit)) else {
            return spaced_end(text, at);
        };
        at = after_unit_end(text, at + unit.chars().count());
        let bracket = bracket_end(text, unit, at);
        if bracket > at {
            at = after_unit_end(text, bracket);
        }
        at = per_end(text, at);
        // 3月5日, 10時30分, 1日3回1錠, 2年6か月: a smaller unit goes on directly.
        let goes_on = text.get(at).copied().is_some_and(is_digit)
            && matches!(
                *unit,
                "年" | "月"
                    | "日"
                    | "時"
                    | "時間"
                    | "分"
                    | "丁目"
                    | "番"
                    | "番地"
                    | "号"
                    | "歳"
                    | "週"
                    | "回"
            );
        // 2〜3日: a range goes on.
        let range = text
            .get(at)
            .copied()
            .is_some_and(|sign| "〜～-－−".contains(sign))
            && text.get(at + 1).copied().is_some_and(is_digit);
        if goes_on {
            joints.push(at);
            continue;
        }
        if range {
            at += 1;
            joints.push(at);
            continue;
        }
        return at;
    }
}

/// The end of digits with the signs inside and the spaces of telephone numbers; at least one digit stands at `at`.
fn digits_end(text: &[char], mut at: usize) -> usize {
    let telephone = "0０".contains(text[at]);
    let mut digits = 0;
    while at < text.len() {
        let next = text.get(at + 1).copied();
        let next_is_digit = next.is_some_and(is_digit);
        match text[at] {
            character if is_digit(character) => digits += 1,
            // Behind a whole number another one begins.
            _ if !next_is_digit || telephone && digits >= WHOLE_NUMBER => break,
            '（' | '(' if telephone && is_exchange(&text[at + 1..]) => {}
            '）' | ')' | ' ' | '　' if telephone => {}
            sign if joins_digits(sign) => {}
            _ => break,
        }
        at += 1;
    }
    at
}

/// `1234）5678`: the middle of a telephone number with brackets. Other brackets hold something else.
fn is_exchange(text: &[char]) -> bool {
    let digits = text.iter().take_while(|one| is_digit(**one)).count();
    let closes = text.get(digits).is_some_and(|sign| "）)".contains(*sign));
    let goes_on = text.get(digits + 1).copied().is_some_and(is_digit);
    (1..=4).contains(&digits) && closes && goes_on
}

/// `5 mg`, `2L/分`, `90%以上`: a unit in Latin letters after a space, or with what belongs to it. Without either it
/// is a word as others.
fn spaced_end(text: &[char], at: usize) -> usize {
    let space = usize::from(text.get(at) == Some(&' '));
    let word: String = text[(at + space).min(text.len())..]
        .iter()
        .take_while(|letter| letter.is_alphabetic() && !is_cjk(**letter) || **letter == '%')
        .collect();
    if !SPACED_UNITS.contains(&word.as_str()) {
        return at;
    }
    let end = at + space + word.chars().count();
    let whole = after_unit_end(text, per_end(text, end));
    if space > 0 || whole > end { whole } else { at }
}

/// `以上`, `ずつ` and the like.
fn after_unit_end(text: &[char], mut at: usize) -> usize {
    while let Some(word) = AFTER_UNIT
        .iter()
        .find(|word| starts_with(&text[at..], word))
    {
        at += word.chars().count();
    }
    at
}

/// `1941年（昭和16年）` and `5日（金）`: a bracket that belongs to the date.
fn bracket_end(text: &[char], unit: &str, at: usize) -> usize {
    if !matches!(unit, "年" | "日") || !text.get(at).is_some_and(|sign| "（(".contains(*sign)) {
        return at;
    }
    // No era or weekday is longer; a text of brackets that never close is not searched to its end for each.
    let inner = &text[at + 1..];
    let inner = &inner[..inner.len().min(LONGEST_BRACKET)];
    let Some(close) = inner.iter().position(|sign| "）)".contains(*sign)) else {
        return at;
    };
    let inner = &inner[..close];
    let era = ["明治", "大正", "昭和", "平成", "令和"]
        .iter()
        .any(|era| starts_with(inner, era))
        && inner.len() <= 6;
    let weekday = inner.len() <= 2
        && inner.iter().all(|day| "月火水木金土日祝・".contains(*day))
        && !inner.is_empty();
    if unit == "年" && era || unit == "日" && weekday {
        at + close + 2
    } else {
        at
    }
}

/// `2L／分` and `3回/日`: so much in a time.
fn per_end(text: &[char], at: usize) -> usize {
    let slash = text.get(at).is_some_and(|sign| "/／".contains(*sign));
    let time = text
        .get(at + 1)
        .is_some_and(|unit| "日回分時秒週月年".contains(*unit));
    if slash && time { at + 2 } else { at }
}

fn starts_with(text: &[char], word: &str) -> bool {
    word.chars()
        .enumerate()
        .all(|(index, letter)| text.get(index) == Some(&letter))
}

fn ends_with(text: &[char], word: &str) -> bool {
    text.len()
        .checked_sub(word.chars().count())
        .is_some_and(|start| starts_with(&text[start..], word))
}

fn is_cjk(character: char) -> bool {
    ('\u{2E80}'..='\u{9FFF}').contains(&character) || ('\u{F900}'..='\u{FAFF}').contains(&character)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with `|` at each gap that numbers leave open.
    fn parted(text: &str) -> String {
        let characters: Vec<char> = text.chars().collect();
        let glue = glued(&characters);
        let mut out = String::new();
        for (index, character) in characters.iter().enumerate() {
            out.push(*character);
            if index + 1 < characters.len() && glue[index] == Glue::Open {
                out.push('|');
            }
        }
        out
    }

    #[test]
    fn dates_hold_together() {
        assert_eq!(
            parted("は1941年（昭和16年）3月5日に"),
            "は|1941年（昭和16年）3月5日|に"
        );
        assert_eq!(parted("昭和16年3月ごろ"), "昭和16年3月ごろ");
        assert_eq!(parted("11月20日（金）か"), "11月20日（金）|か");
        assert_eq!(parted("10時30分"), "10時30分");
        assert_eq!(parted("２０２６年１１月"), "２０２６年１１月");
    }

    #[test]
    fn doses_hold_on_to_their_units() {
        assert_eq!(parted("を5錠ずつ飲"), "を|5錠ずつ|飲");
        assert_eq!(parted("1日3回"), "1日3回");
        assert_eq!(parted("は 5 mg を"), "は| |5 mg| |を");
        assert_eq!(parted("1〜2錠"), "1〜2錠");
        assert_eq!(parted("約30分"), "約30分");
        assert_eq!(parted("錠5mg"), "錠5|m|g");
        assert_eq!(parted("ルOD錠5mg"), "ル|OD錠5|m|g");
        assert_eq!(parted("で2L/分、3 L／分と"), "で|2L/分|、|3 L／分|と");
        assert_eq!(parted("は92%以上を"), "は|92%以上|を");
        assert_eq!(parted("2回／日に"), "2回／日|に");
        assert_eq!(parted("第4版"), "第4版");
    }

    #[test]
    fn telephone_numbers_hold_together() {
        assert_eq!(parted("は03-1234-5678へ"), "は|03-1234-5678|へ");
        assert_eq!(parted("03 1234 5678"), "03 1234 5678");
        assert_eq!(
            parted("090-1234-5678　045-123-4567"),
            "090-1234-5678|　|045-123-4567"
        );
        assert_eq!(
            parted("０３（１２３４）５６７８"),
            "０３（１２３４）５６７８"
        );
        assert_eq!(parted("090 1234 5678"), "090 1234 5678");
        assert_eq!(
            parted("03-1234-5678（090-1111-2222）・070-3333-4444"),
            "03-1234-5678|（|090-1111-2222|）|・|070-3333-4444"
        );
    }

    #[test]
    fn addresses_hold_together_by_parts() {
        assert_eq!(parted("北6丁目12番1号203号室"), "北|6丁目12番1号203号室");
    }

    #[test]
    fn a_date_too_long_for_a_line_is_parted_between_its_numbers() {
        let characters: Vec<char> = "2022年（令和4年）4月5日".chars().collect();
        let glue = glued(&characters);
        let gaps = |kind: Glue| -> Vec<usize> {
            let is_so = |gap: &usize| glue[*gap] == kind;
            (0..glue.len()).filter(is_so).collect()
        };
        assert_eq!(gaps(Glue::Joint), [10]);
        assert_eq!(gaps(Glue::TightJoint), [12]);
    }

    #[test]
    fn a_date_that_fits_a_line_goes_there_without_what_happened_on_it() {
        let characters: Vec<char> = "1941年3月5日生まれの人".chars().collect();
        let glue = glued(&characters);
        assert_eq!(glue[8], Glue::Loose);
        assert!(glue[9..11].iter().all(|gap| *gap == Glue::Inside));
    }
}
