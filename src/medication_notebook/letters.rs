//! Letters of one sound in several widths and shapes: made one for print, for search, and for comparing names.

pub use crate::model::full_width;

/// Units that have a letter of their own.
const UNITS: &[(char, &str)] = &[
    ('㎎', "mg"),
    ('㎍', "μg"),
    ('㎏', "kg"),
    ('㎖', "ml"),
    ('㏄', "cc"),
    ('µ', "μ"),
];

/// Shapes of one letter that registers and pharmacies write for each other in names of people. The first
/// of each group stands for all.
const SHAPES: &[&str] = &[
    "高髙",
    "崎﨑嵜碕",
    "柳栁桺",
    "辺邊邉",
    "斉齊斎齋",
    "浜濱濵",
    "桑桒",
    "徳德",
    "清淸",
    "吉𠮷",
    "昇曻",
    "黒黑",
    "橋槗",
    "真眞",
    "恵惠",
    "沢澤",
    "広廣",
    "国國圀",
    "桜櫻",
    "瀬瀨",
    "島嶋嶌",
    "富冨",
    "峰峯",
    "竜龍",
    "弥彌",
    "静靜",
    "寿壽",
    "栄榮",
    "条條",
    "円圓",
    "蔵藏",
    "亀龜",
    "曽曾",
    "増增",
    "緒緖",
    "凛凜",
    "館舘",
    "関關",
    "郎郞",
    "礼禮",
    "鶴靏",
    "与與",
    "万萬",
    "伝傳",
    "学學",
    "実實",
    "宝寶",
    "豊豐",
    "滝瀧",
    "鉄鐵",
    "塩鹽",
    "児兒",
    "県縣",
];

/// Small kana and the large ones that old printers write for them.
const SMALL: (&str, &str) = ("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ");

/// A name as it is searched and compared: without blanks, in one width, in small letters.
pub fn folded(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in full_width(text).chars() {
        if letter.is_whitespace() || letter.is_control() {
            continue;
        }
        let letter = match letter {
            '‐' | '−' | '–' => '-',
            '！'..='～' => char::from_u32(u32::from(letter) - 0xFEE0).unwrap_or(letter),
            letter => letter,
        };
        match UNITS.iter().find(|(unit, _)| *unit == letter) {
            Some((_, written)) => plain.push_str(written),
            None => plain.extend(letter.to_lowercase()),
        }
    }
    plain
}

/// The name of a person as it is compared: kana of one kind, and of one size.
pub fn person(name: &str) -> String {
    let name = crate::model::to_hiragana(&folded(name));
    let large = |letter: char| {
        let place = SMALL.0.chars().position(|small| small == letter);
        place
            .and_then(|place| SMALL.1.chars().nth(place))
            .unwrap_or(letter)
    };
    name.chars().map(large).collect()
}

/// The same, with every shape of a letter as one.
pub fn person_of_any_shape(name: &str) -> String {
    let plain = |letter: char| {
        let group = SHAPES.iter().find(|group| group.contains(letter));
        group
            .and_then(|group| group.chars().next())
            .unwrap_or(letter)
    };
    // A mark that chooses a shape of the letter before it says nothing else.
    let is_mark =
        |letter: &char| matches!(letter, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}');
    person(name)
        .chars()
        .filter(|letter| !is_mark(letter))
        .map(plain)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_width_katakana_become_full_width_and_the_dose_stays_as_written() {
        for (written, printed) in [
            ("ｱﾑﾛｼﾞﾋﾟﾝ錠5mg", "アムロジピン錠5mg"),
            ("ﾊﾞｲｱｽﾋﾟﾘﾝ錠100mg", "バイアスピリン錠100mg"),
            ("ｳﾞｫﾘﾌﾞﾘｽ錠2.5mg", "ヴォリブリス錠2.5mg"),
            ("ﾜｰﾌｧﾘﾝ錠0.5mg｢ﾄｰﾜ｣", "ワーファリン錠0.5mg「トーワ」"),
            ("ＭＳコンチン錠１０ｍｇ", "ＭＳコンチン錠１０ｍｇ"),
            ("ｧｯｬﾝﾞ", "ァッャン゛"),
            ("ﾞ", "゛"),
            ("", ""),
        ] {
            assert_eq!(full_width(written), printed);
        }
    }

    #[test]
    fn one_name_in_several_widths_is_found_as_one() {
        for name in [
            "ｱﾑﾛｼﾞﾋﾟﾝ錠5mg",
            "アムロジピン錠５ｍｇ",
            "アムロジピン 錠　5㎎",
            "アムロジピン錠5MG",
        ] {
            assert_eq!(folded(name), "アムロジピン錠5mg", "{name}");
        }
    }

    #[test]
    fn a_name_differs_by_letters_and_not_by_width_kana_or_blanks() {
        assert_eq!(person("ﾊｼﾓﾄ ｼﾂﾞｴ"), person("はしもと　しづえ"));
        assert_eq!(person("ハツトリ"), person("はっとり"));
        assert_ne!(person("髙橋"), person("高橋"));
        assert_eq!(person_of_any_shape("髙橋"), person_of_any_shape("高槗"));
        assert_eq!(person_of_any_shape("葛\u{E0100}城"), "葛城");
        assert_ne!(person_of_any_shape("橋本"), person_of_any_shape("橋元"));
    }

    #[test]
    fn no_letter_stands_in_two_groups() {
        let all = SHAPES.concat();
        for letter in all.chars() {
            assert_eq!(all.matches(letter).count(), 1, "{letter}");
        }
    }
}
