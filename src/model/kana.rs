//! The reading of a name in hiragana, whichever kana were typed.

/// Katakana as hiragana; everything else as it is. Half-width katakana are left to the person's own eye.
pub fn to_hiragana(typed: &str) -> String {
    let offset = 'ァ' as u32 - 'ぁ' as u32;
    typed
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
}
