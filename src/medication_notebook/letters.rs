//! Letters of one sound in several widths and shapes: made one for print, for search, and for comparing names.

use crate::model::{compatible, to_hiragana};
use std::ops::Range;

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

/// Shapes of one letter that registers and pharmacies write for each other in names of people: those of the second table
/// of letters for given names (戸籍法施行規則 別表第二の二) that stand in names, others of their kind, and those of family
/// names. The first of each group stands for all.
const SHAPES: &str = "\
    高髙 崎﨑嵜碕 柳栁桺 辺邊邉 斉齊斎齋 浜濱濵 桑桒 徳德 清淸 吉𠮷 昇曻 黒黑 橋槗 \
    真眞 恵惠 沢澤 広廣 国國圀 桜櫻 瀬瀨 島嶋嶌 富冨 峰峯 竜龍 弥彌 静靜 寿壽 栄榮 \
    条條 円圓 蔵藏 亀龜 曽曾 増增 緒緖 凛凜 館舘 関關 郎郞 礼禮 鶴靏 与與 万萬 \
    伝傳 学學 実實 宝寶 豊豐 滝瀧 鉄鐵 塩鹽 児兒 県縣 亜亞 衛衞 縁緣 園薗 応應 \
    奥奧 横橫 温溫 会會 楽樂 寛寬 気氣 暁曉 勲勳 薫薰 芸藝 剣劍 検檢 顕顯 厳嚴 \
    恒恆 黄黃 呉吳 収收 渋澁 叙敍 将將 乗乘 浄淨 譲讓 慎愼 粋粹 穂穗 青靑 摂攝 \
    専專 禅禪 壮壯 荘莊 巣巢 即卽 団團 昼晝 鎮鎭 土圡 灯燈 稲稻 晩晚 秘祕 姫姬 \
    桧檜 渕淵 仏佛 歩步 槙槇 野埜 薬藥 薮藪籔 遥遙 来來 頼賴 涼凉 緑綠 暦曆 歴歷 \
    録錄 禄祿 瑶瑤 彦彥 尭堯 巌巖 聡聰 総總 晋晉 穣穰 亘亙 萌萠 晃晄 教敎 産產 \
    為爲 巻卷 鴎鷗 祢禰 悦悅 顔顏 済濟 余餘 壷壺 篭籠 桝枡 蛍螢 蝉蟬 蒋蔣 岳嶽 \
    誉譽 霊靈 麦麥 舎舍 茎莖 渓溪 渉涉 献獻 称稱 穏穩 経經 継繼 続續 声聲 装裝 \
    覚覺 観觀 賛贊 釈釋 錬鍊 双雙 壱壹 弐貳 参參 圧壓 帰歸 戦戰 数數 枢樞 楼樓 \
    様樣 権權 浅淺 湾灣 満滿 独獨 蚕蠶 台臺 嬢孃 尓爾 挙擧 隣鄰 郷鄕 髪髮 鶏鷄 \
    黙默 齢齡 銭錢 艶艷 舗舖 糸絲 窓窻 倹儉 効效 尚尙 峡峽 強强 歳歲 焔焰 煕熙 \
    砺礪 絵繪 繋繫 肇肈 迩邇 鋳鑄 閑閒 頴穎 鴬鶯";

/// Letters that programs copy as the radical of that shape, for which no normal form stands; each with the letter it is.
const RADICALS: &str = "⺟母⺠民⻁虎⻄西⻆角⻑長⻘青⻝食⻣骨⻤鬼⻨麦⻩黄⻫斉⻭歯⻯竜⻲亀";

/// Small kana and the large ones that old printers write for them.
const SMALL: &str = "ぁあぃいぅうぇえぉおっつゃやゅゆょよゎわゕかゖけァアィイゥウェエォオッツャヤュユョヨヮワヵカヶケ";

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

/// Signs between the entries of a text that holds several; the last ones can stand in a name too.
const BETWEEN: &[char] = &['、', '，', ',', '；', ';', '\n', '／', '/', '・'];
/// So many of them stand in no name.
const NEVER_IN_NAMES: usize = 6;

/// Where the entries of a text stand that holds several. What is in round brackets belongs to its entry.
fn entries_at(text: &str, signs: &[char]) -> Vec<Range<usize>> {
    let (mut depth, mut begins) = (0_usize, 0);
    let mut places = vec![];
    for (at, letter) in text.char_indices() {
        match letter {
            '(' | '（' => depth += 1,
            ')' | '）' => depth = depth.saturating_sub(1),
            letter if depth == 0 && signs.contains(&letter) => {
                places.push(begins..at);
                begins = at + letter.len_utf8();
            }
            _ => {}
        }
    }
    places.push(begins..text.len());
    places
}

/// Where the entries of a text stand that holds several.
pub fn entries(text: &str) -> Vec<Range<usize>> {
    entries_at(text, BETWEEN)
}

/// An entry without the remark in round brackets behind it, and the remark.
pub fn without_remark(entry: &str) -> (&str, &str) {
    let entry = entry.trim();
    let begins = entry.find(['(', '（']);
    let begins = begins.filter(|_| entry.ends_with([')', '）']));
    let (name, remark) = entry.split_at(begins.unwrap_or(entry.len()));
    (name.trim(), remark)
}

/// True where one entry of a text is this name, whatever the width of its letters. A part of a word is none: who has
/// written of one medicine has said nothing of another one whose name stands in it.
pub fn is_entry(text: &str, folded_name: &str) -> bool {
    let is_it = |entry: &str| {
        let ways = [entry, without_remark(entry).0];
        ways.iter().any(|entry| folded(entry) == folded_name)
    };
    let signs = BETWEEN.get(..NEVER_IN_NAMES).unwrap_or(BETWEEN);
    let places = [entries_at(text, BETWEEN), entries_at(text, signs)].concat();
    is_it(text) || places.into_iter().any(|at| text.get(at).is_some_and(is_it))
}

/// Of a medicine's name what people call it by: the letters before its form, its strength and its maker.
pub fn stem(name: &str) -> String {
    let plain = folded(name);
    let is_kana = |letter: char| matches!(letter, '\u{30A1}'..='\u{30FA}' | 'ー');
    let latin = plain.find(|letter: char| !letter.is_ascii_alphabetic());
    let (latin, rest) = plain.split_at(latin.unwrap_or(plain.len()));
    let kana = rest.find(|letter| !is_kana(letter)).unwrap_or(rest.len());
    let kana = rest.get(..kana).unwrap_or_default();
    let kana = FORMS
        .iter()
        .fold(kana, |kana, form| kana.strip_suffix(form).unwrap_or(kana));
    format!("{latin}{kana}")
}

/// What stands in the names of pharmacies.
pub const PHARMACIES: &[&str] = &["薬局", "薬店", "薬品", "調剤", "ファーマシー"];

/// Forms that are written in the letters of the name before them.
const FORMS: &[&str] = &["カプセル", "テープ", "パッチ", "シロップ"];

/// What stands behind the letter in a text of pairs.
fn beside(pairs: &str, letter: char) -> Option<char> {
    let mut letters = pairs.chars();
    while let (Some(first), Some(second)) = (letters.next(), letters.next()) {
        if first == letter {
            return Some(second);
        }
    }
    None
}

/// Kana of one size: old printers have no small ones.
pub fn large(letter: char) -> char {
    beside(SMALL, letter).unwrap_or(letter)
}

/// Hiragana as katakana.
pub fn to_katakana(letter: char) -> char {
    match letter {
        'ぁ'..='ゖ' => char::from_u32(u32::from(letter) + 0x60).unwrap_or(letter),
        letter => letter,
    }
}

/// The name of a person as it is compared: one code point for each letter, kana of one kind, and of one size.
pub fn person(name: &str) -> String {
    let name = to_hiragana(&folded(&compatible(name)));
    // A mark that chooses a shape of the letter before it says nothing else.
    let is_mark =
        |letter: &char| matches!(letter, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}');
    let plain = |letter: char| match letter {
        '-' | '―' => 'ー',
        letter => beside(RADICALS, letter).unwrap_or(large(letter)),
    };
    let letters = name.chars().filter(|letter| !is_mark(letter));
    letters.map(plain).collect()
}

/// The same, with every shape of a letter as one.
pub fn person_of_any_shape(name: &str) -> String {
    let plain = |letter: char| {
        let group = SHAPES.split(' ').find(|group| group.contains(letter));
        group
            .and_then(|group| group.chars().next())
            .unwrap_or(letter)
    };
    person(name).chars().map(plain).collect()
}

/// True for what is a letter to nobody but the machine that wrote it.
pub fn is_unreadable(letter: char) -> bool {
    matches!(letter, '\u{FFFD}' | '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFD}')
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
    fn a_name_is_an_entry_and_no_part_of_a_word() {
        for (text, name, is_it) in [
            ("アスピリン", "ピリン", false),
            ("魚卵", "卵", false),
            ("そばかす用クリーム", "そば", false),
            ("ペニシリンは平気、セフェムで発疹", "ペニシリン", false),
            ("薬（ペニシリン）", "ペニシリン", false),
            ("エビ・カニ（少し、生だけ）、そば", "カニ", true),
            ("エビ\nそば", "そば", true),
            ("ﾍﾟﾆｼﾘﾝ", "ペニシリン", true),
            (
                "フェロ・グラデュメット錠105mg、卵",
                "フェロ・グラデュメット錠105mg",
                true,
            ),
            ("", "卵", false),
        ] {
            assert_eq!(is_entry(text, &folded(name)), is_it, "{text} {name}");
        }
    }

    #[test]
    fn a_medicine_is_called_by_the_letters_before_its_form() {
        for (name, called) in [
            ("ﾜｰﾌｧﾘﾝ錠1mg", "ワーファリン"),
            ("リウマトレックスカプセル2mg", "リウマトレックス"),
            ("ＭＳコンチン錠１０ｍｇ", "msコンチン"),
            ("ランタスXR注ソロスター", "ランタス"),
            ("抑肝散", ""),
        ] {
            assert_eq!(stem(name), called, "{name}");
        }
    }

    #[test]
    fn a_name_differs_by_letters_and_not_by_width_kana_or_blanks() {
        assert_eq!(person("ﾊｼﾓﾄ ｼﾂﾞｴ"), person("はしもと　しづえ"));
        assert_eq!(person("ハツトリ"), person("はっとり"));
        assert_ne!(person("髙橋"), person("高橋"));
        assert_eq!(person_of_any_shape("髙橋"), person_of_any_shape("高槗"));
        assert_eq!(person("葛\u{E0100}城"), "葛城");
        assert_ne!(person_of_any_shape("橋本"), person_of_any_shape("橋元"));
        for pair in [
            "瑶瑤", "彦彥", "尭堯", "巌巖", "聡聰", "晋晉", "穣穰", "亘亙", "教敎", "為爲",
        ] {
            let shapes: Vec<String> = pair
                .chars()
                .map(|shape| person_of_any_shape(&shape.to_string()))
                .collect();
            assert_eq!(shapes[0], shapes[1], "{pair}");
        }
    }

    #[test]
    fn the_same_letter_under_another_code_point_is_the_same() {
        // Ideographs of code page 932 that stand for another one, radicals out of a PDF, kana with marks of their own.
        for (written, name) in [
            ("\u{FA19}田　\u{FA1B}子", "神田福子"),
            ("\u{2F2D}\u{2F65}⻄⻩", "山田西黄"),
            ("か\u{3099}もう", "がもう"),
            ("ﾐ-ﾄ", "みーと"),
        ] {
            assert_eq!(person(written), person(name), "{written}");
        }
        let radicals: Vec<char> = RADICALS.chars().collect();
        for pair in radicals.chunks(2) {
            assert!(('\u{2E80}'..='\u{2EF3}').contains(&pair[0]), "{pair:?}");
            assert!(('\u{4E00}'..='\u{9FFF}').contains(&pair[1]), "{pair:?}");
        }
    }

    #[test]
    fn no_letter_stands_in_two_groups() {
        let all = SHAPES.replace(' ', "");
        for letter in all.chars() {
            assert_eq!(all.matches(letter).count(), 1, "{letter}");
        }
    }
}
