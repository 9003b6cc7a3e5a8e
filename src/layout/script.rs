//! Which characters must be drawn together: letters that join or lean on their neighbours, word by word.

/// A longer word is cut: lines must be able to end somewhere in scripts that write without spaces.
const MOST: usize = 16;

/// The clusters in the pieces that are drawn by one hand: how many belong to each, and whether it lacks any. Letters of
/// alphabets make words; the words of a name are in one face, so that where one of them lacks a letter all do.
pub(super) fn pieces(clusters: &[&str], is_lacking: impl Fn(&str) -> bool) -> Vec<(usize, bool)> {
    let mut pieces = Vec::new();
    let mut at = 0;
    // Where in the pieces the name begins that goes on, and whether it lacks a letter.
    let (mut name, mut name_lacks) = (0, false);
    while at < clusters.len() {
        let (count, lacks) = joined(&clusters[at..], &is_lacking);
        let is_word = is_letter(clusters[at]);
        if !is_word && !BETWEEN_WORDS.contains(&clusters[at]) {
            (name, name_lacks) = (pieces.len() + 1, false);
        }
        name_lacks |= is_word && lacks;
        pieces.push((count, lacks));
        at += count;
        if name_lacks && is_word {
            let mut start = at;
            for piece in pieces[name..].iter_mut().rev() {
                start -= piece.0;
                piece.1 |= is_letter(clusters[start]);
            }
            // What stands before is said already.
            name = pieces.len();
        }
    }
    pieces
}

/// What stands between the words of a name.
const BETWEEN_WORDS: [&str; 5] = [" ", "-", "'", "’", "."];

/// How many of the first clusters belong together, and whether any of them is lacking.
fn joined(clusters: &[&str], is_lacking: &impl Fn(&str) -> bool) -> (usize, bool) {
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
        let beyond = |cluster: &str| cluster.chars().any(|one| one > '\u{FF}');
        for (count, lacks) in pieces(&clusters, beyond) {
            let piece = clusters[at..at + count].concat();
            out.push_str(&if lacks { format!("[{piece}]") } else { piece });
            at += count;
        }
        out
    }

    #[test]
    fn words_are_drawn_whole_and_kanji_one_by_one() {
        assert_eq!(cut("Nguyễn Thị Hoa"), "[Nguyễn] [Thị] [Hoa]");
        assert_eq!(cut("𠮷田"), "[𠮷][田]");
        assert_eq!(cut("김민"), "[김][민]");
        assert_eq!(cut("5mgสมชาย"), "5[mgสมชาย]");
        assert_eq!(cut("प्रकाश"), "[प्रकाश]");
        assert_eq!(cut("👨\u{200D}👩😀"), "[👨\u{200D}👩][😀]");
    }

    #[test]
    fn the_words_of_a_name_are_drawn_by_one_hand() {
        assert_eq!(
            cut("Nhung Thị Hồng Nguyễn"),
            "[Nhung] [Thị] [Hồng] [Nguyễn]"
        );
        assert_eq!(
            cut("Anne-Marie Đặng O’Neil"),
            "[Anne]-[Marie] [Đặng] [O][’][Neil]"
        );
        assert_eq!(cut("Hoa（Thị）Ann 5 Bob"), "Hoa[（][Thị][）]Ann 5 Bob");
        assert_eq!(cut("Thị Hoa、Ann Lee"), "[Thị] [Hoa][、]Ann Lee");
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
