//! Words of hospitals, of care and of medicines that long names are made of: 訪問 and 看護 in 精神科訪問看護. A line ends
//! between two of them rather than inside one.
//!
//! Chinese characters are written without white, and which of them belong together cannot be seen from two neighbours.
//! Held against what the questions offer by `tests/line_laws.rs`.

use super::glyph::is_ideograph;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The words, each as long as it must be held together.
const WORDS: &str = "造影剤 消毒 発疹 血圧 低下 注射 吸入 血液 腹膜 透析 両方 手術 植込み 除細動器 人工弁 冠動脈 脳室 人工 \
    関節 在宅 酸素 呼吸器 呼吸 気管 切開 吸引器 吸引 中心 静脈 点滴 肛門 膀胱 坐薬 心不全 腎不全 重症 筋無力症 副腎 病気 \
    血友病 出血 悪性 高熱 体質 脊髄 損傷 自律 神経 反射 医師 医院 診療所 診療 治療 検査 採血 高血圧 糖尿病 狭心症 心筋 梗塞 \
    不整脈 心房 細動 脳梗塞 脳出血 慢性 閉塞性 肺疾患 疾患 腎臓病 腎臓 肝臓病 肝臓 心臓 認知症 統合 失調症 骨折 難病 手帳 \
    血糖 麻薬 感染症 感染 危険 右腕 左腕 両腕 下げる 長女 長男 次女 次男 \
    家族 薬局 薬剤師 薬剤 訪問 看護師 看護 介護 介助 機械 機器 専門員 専門 病院 病棟 医療 歯科 内科 外科 眼科 小児科 精神科 \
    循環器 消化器 泌尿器 地域 包括 支援 相談員 相談 会社 後見人 保佐人 補助人 民生 委員 緊急 通報 身元 保証 筆談 手話 申請 \
    身体 障害者 障害 精神 保健 福祉 医療券 説明書 診察券 資格 確認書 確認 会議 自宅 緩和 施設 公正 証書 団体 書類 総合 大学 \
    中央 記念 救急 夜間 休日 居宅 事業所 通所 短期 入所 入院 退院 電話 番号 記入 お薬手帳 胃ろう 飲み薬 はり薬 かかりつけ医 \
    もの忘れ ぜんそく てんかん 骨粗しょう症 抗菌薬 抗血栓薬 抗凝固薬 痛み止め 入れ歯 補聴器 車いす 歩行器 延命 蘇生 救命";

/// How the characters on both sides of a gap belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing is known of them.
    Open,
    /// One of the words ends or begins, and what is beside it is more than a letter that belongs to it (透析室).
    Edge,
    /// Inside one of the words.
    Inside,
}

/// For the gap behind each character, where it lies. Of two words that begin alike the longer one holds.
pub(super) fn gaps(text: &[char]) -> Vec<Gap> {
    let mut gaps = vec![Gap::Open; text.len()];
    let is_kanji = |at: usize| text.get(at).is_some_and(|one| is_ideograph(*one));
    let edge = |end: usize, gaps: &mut [Gap]| {
        if end >= 2 && (end - 2..end + 2).all(is_kanji) {
            gaps[end - 1] = Gap::Edge;
        }
    };
    let mut at = 0;
    while at < text.len() {
        let length = longest_at(&text[at..]);
        if length > 0 {
            gaps[at..at + length - 1].fill(Gap::Inside);
            edge(at, &mut gaps);
            edge(at + length, &mut gaps);
        }
        at += length.max(1);
    }
    gaps
}

/// The words by their first letters: this is asked at every letter of every text.
static BY_FIRST: LazyLock<BTreeMap<char, Vec<Vec<char>>>> = LazyLock::new(|| {
    let mut words: BTreeMap<char, Vec<Vec<char>>> = BTreeMap::new();
    for word in WORDS.split_ascii_whitespace() {
        let letters: Vec<char> = word.chars().collect();
        if let Some(first) = letters.first() {
            words.entry(*first).or_default().push(letters);
        }
    }
    words
});

/// How many characters the longest word has that stands here; none where none does.
fn longest_at(text: &[char]) -> usize {
    let words = text.first().and_then(|first| BY_FIRST.get(first));
    let found = words.into_iter().flatten();
    let found = found.filter(|word| text.starts_with(word));
    found.map(Vec::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with `|` at each gap that no word holds.
    fn parted(text: &str) -> String {
        let characters: Vec<char> = text.chars().collect();
        let parted = characters.iter().zip(gaps(&characters));
        let parted = parted.map(|(letter, gap)| match gap {
            Gap::Inside => letter.to_string(),
            Gap::Edge => format!("{letter}|"),
            Gap::Open => format!("{letter} "),
        });
        parted.collect::<String>().trim_end().to_owned()
    }

    #[test]
    fn long_names_are_parted_between_their_words() {
        assert_eq!(parted("精神科訪問看護"), "精神科|訪問|看護");
        assert_eq!(parted("若葉台総合病院"), "若 葉 台|総合|病院");
        assert_eq!(parted("在宅酸素"), "在宅|酸素");
        assert_eq!(parted("造影剤"), "造影剤");
        assert_eq!(parted("お薬手帳"), "お薬手帳");
        assert_eq!(parted("血糖を下げる薬"), "血糖 を 下げる 薬");
        assert_eq!(parted("透析室"), "透析 室");
    }

    #[test]
    fn no_word_stands_twice_or_alone() {
        let mut words: Vec<&str> = WORDS.split_ascii_whitespace().collect();
        assert!(
            words
                .iter()
                .all(|word| (2..=6).contains(&word.chars().count()))
        );
        let count = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), count);
    }
}
