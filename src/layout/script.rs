//! Which characters must be drawn together: letters that join or lean on their neighbours, word by word.

/// A longer word is cut: lines must be able to end somewhere in scripts that write without spaces.
const MOST: usize = 16;

/// How many of the first clusters belong together, and whether any of them is lacking. Letters of alphabets
/// make words, so that what joins them is drawn by one hand; everything else stands for itself.
pub(super) fn joined(clusters: &[&str], is_lacking: impl Fn(&str) -> bool) -> (usize, bool) {
    let mut count = 0;
    let mut lacks = false;
    while count < clusters.len().min(MOST) {
        let cluster = clusters[count];
        // Words written from right to left keep their order only when they are drawn together.
        let between = cluster == " "
            && count > 0
            && is_right_to_left(clusters[count - 1])
            && clusters
                .get(count + 1)
                .is_some_and(|next| count + 1 < MOST && is_right_to_left(next));
        if !between && !is_letter(cluster) {
            break;
        }
        lacks |= is_lacking(cluster);
        count += 1;
    }
    match clusters.first() {
        Some(first) if count == 0 => (1, is_lacking(first)),
        _ => (count, lacks),
    }
}

/// A letter of an alphabet; not kana, kanji or hangul, which stand each in a square of their own.
fn is_letter(cluster: &str) -> bool {
    cluster.chars().next().is_some_and(|first| {
        first.is_alphabetic()
            && matches!(first, 'A'..='\u{10FF}' | '\u{1200}'..='\u{1FFF}' | '\u{2C00}'..='\u{2DFF}'
                | '\u{A4D0}'..='\u{ABFF}' | '\u{FB00}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
    })
}

fn is_right_to_left(cluster: &str) -> bool {
    cluster.chars().next().is_some_and(|first| {
        matches!(first, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_segmentation::UnicodeSegmentation;

    /// The pieces of a text, those with a letter beyond Latin-1 in brackets.
    fn cut(text: &str) -> String {
        let clusters: Vec<&str> = text.graphemes(true).collect();
        let mut out = String::new();
        let mut at = 0;
        while at < clusters.len() {
            let beyond = |cluster: &str| cluster.chars().any(|one| one > '\u{FF}');
            let (count, lacks) = joined(&clusters[at..], beyond);
            let piece = clusters[at..at + count].concat();
            out.push_str(&if lacks { format!("[{piece}]") } else { piece });
            at += count;
        }
        out
    }

    #[test]
    fn words_are_drawn_whole_and_kanji_one_by_one() {
        assert_eq!(cut("Nguyễn Thị Hoa"), "[Nguyễn] [Thị] Hoa");
        assert_eq!(cut("𠮷田"), "[𠮷][田]");
        assert_eq!(cut("김민"), "[김][민]");
        assert_eq!(cut("5mgสมชาย"), "5[mgสมชาย]");
        assert_eq!(cut("प्रकाश"), "[प्रकाश]");
        assert_eq!(cut("👨\u{200D}👩😀"), "[👨\u{200D}👩][😀]");
    }

    #[test]
    fn words_from_right_to_left_keep_their_order() {
        assert_eq!(cut("محمد علي"), "[محمد علي]");
        assert_eq!(cut("שלום 5"), "[שלום] 5");
    }

    #[test]
    fn a_long_word_is_cut_and_nothing_is_lost() {
        let long = "ก".repeat(40);
        let pieces = cut(&long);
        assert_eq!(pieces.replace(['[', ']'], ""), long);
        assert_eq!(pieces.matches('[').count(), 3);
    }
}
