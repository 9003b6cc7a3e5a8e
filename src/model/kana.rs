//! Kana of one width and one kind: half-width katakana become full-width ones, the reading of a name becomes hiragana.

/// What stands for the half-width letters from U+FF61 on, in their order.
const FULL_WIDTH: &str = "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜";

/// Half-width katakana as full-width ones, with their marks on them; everything else, digits and units above all, as
/// written.
pub fn full_width(text: &str) -> String {
    let mut wide = String::with_capacity(text.len());
    for letter in text.chars() {
        let marked = match letter {
            'ﾞ' => wide.chars().next_back().and_then(voiced),
            'ﾟ' => wide.chars().next_back().and_then(half_voiced),
            _ => None,
        };
        if let Some(marked) = marked {
            wide.pop();
            wide.push(marked);
        } else {
            wide.push(one_full_width(letter));
        }
    }
    wide
}

fn one_full_width(letter: char) -> char {
    let place = u32::from(letter).checked_sub(0xFF61);
    place
        .and_then(|place| FULL_WIDTH.chars().nth(place as usize))
        .unwrap_or(letter)
}

fn next(letter: char, by: u32) -> Option<char> {
    char::from_u32(u32::from(letter) + by)
}

fn voiced(letter: char) -> Option<char> {
    match letter {
        'ウ' => Some('ヴ'),
        'う' => Some('ゔ'),
        letter if "カキクケコサシスセソタチツテトハヒフヘホかきくけこさしすせそたちつてとはひふへほ".contains(letter) => {
            next(letter, 1)
        }
        _ => None,
    }
}

fn half_voiced(letter: char) -> Option<char> {
    "ハヒフヘホはひふへほ"
        .contains(letter)
        .then(|| next(letter, 2))?
}

/// Katakana of either width as hiragana; everything else as it is.
pub fn to_hiragana(typed: &str) -> String {
    let offset = 'ァ' as u32 - 'ぁ' as u32;
    full_width(typed)
        .chars()
        .map(|c| match c {
            'ァ'..='ヶ' => char::from_u32(c as u32 - offset).unwrap_or(c),
            _ => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn katakana_become_hiragana_and_nothing_else_changes() {
        assert_eq!(
            super::to_hiragana("ハシモト シズエー・ヴ"),
            "はしもと しずえー・ゔ"
        );
        assert_eq!(
            super::to_hiragana("はなこ Hanako 漢字"),
            "はなこ Hanako 漢字"
        );
    }

    #[test]
    fn half_width_katakana_become_the_same_hiragana() {
        for (half, hiragana) in [
            ("ｶｽﾞｺ", "かずこ"),
            ("ｼｽﾞｴ ｳﾞｧﾝ", "しずえ ゔぁん"),
            ("ﾊﾟｸ･ｼﾞｮﾝ", "ぱく・じょん"),
            ("ｵｵﾉ ｹﾝｲﾁﾛｰ", "おおの けんいちろー"),
            ("かﾞ", "が"),
            ("ﾞ", "゛"),
        ] {
            assert_eq!(super::to_hiragana(half), hiragana);
        }
    }

    #[test]
    fn every_half_width_katakana_has_its_full_width_one() {
        for half in ('ｦ'..='ﾝ').map(String::from) {
            let hiragana = super::to_hiragana(&half);
            assert!(
                hiragana
                    .chars()
                    .all(|one| ('ぁ'..='ん').contains(&one) || one == 'ー'),
                "{half}"
            );
        }
    }
}
