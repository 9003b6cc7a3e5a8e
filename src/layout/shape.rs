//! A paragraph's text cut into what is never parted, each piece with its face and width.

use super::glyph::{drawn, has_variation, is_ideograph, is_leaning, shown};
use super::kinsoku::{Class, Seen};
use super::metrics::{Metrics, UNITS_PER_EM};
use super::number::Glue;
use super::script::pieces;
use super::{Face, Ink, Instead, Mm, Pt, Span, Style, ToDraw, Weight, compound, kinsoku, number};
use unicode_segmentation::UnicodeSegmentation;

/// How easily a line ends after a cluster.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Break {
    /// Only when nothing else is left.
    Desperate,
    /// Inside a part of it that is read in one breath.
    Grudging,
    /// Inside a name in katakana, a date, a word of the field.
    InWord,
    /// Between the words of something to be kept whole, when it is longer than a line; between a date and 生まれ.
    Reluctant,
    /// Where a single letter of a word would stand apart from it, its ending too.
    Splinter,
    /// Wherever the line is full, inside a word.
    Free,
    /// Between two words.
    Word,
    /// Where a phrase ends: better than in its middle, if that is not far away.
    Good,
    /// Always.
    Forced,
}

/// What a reader sees as one character, with its looks.
#[derive(Clone, Debug)]
pub(super) struct Cluster<'a> {
    /// The characters it is made of.
    pub text: &'a str,
    /// How wide it is.
    pub advance: Mm,
    /// Its looks.
    pub look: Look,
    /// Its first character.
    pub seen: Seen,
    /// How easily a line ends after it.
    pub after: Break,
    /// What is drawn for it where no face has it.
    pub instead: Option<Instead>,
}

/// What no face can show.
#[derive(Debug, Default)]
pub(super) struct Lacking {
    /// The characters, in the order of their first appearance.
    pub characters: Vec<String>,
    /// What is to be drawn by somebody with more faces.
    pub to_draw: Vec<ToDraw>,
}

impl Lacking {
    fn note(&mut self, character: &str) {
        if !self.characters.iter().any(|known| known == character) {
            self.characters.push(character.to_owned());
        }
    }

    fn draw(&mut self, letters: ToDraw) {
        if !self.to_draw.contains(&letters) {
            self.to_draw.push(letters);
        }
    }
}

impl Cluster<'_> {
    /// Whether it is white that takes no room at a line's end.
    pub fn is_space(&self) -> bool {
        self.seen.class == Class::Space
    }
}

/// How one run of letters looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Look {
    pub face: Face,
    pub size: Pt,
    pub ink: Ink,
    pub note: bool,
    pub thicken: Option<Mm>,
}

/// How thick a line around regular letters makes them look bold, as a share of their size. The strokes of the
/// two faces differ by 0.03; the letters that need this are dense, and the bold face draws dense ones thinner.
const THICKEN: f32 = 0.024;

/// Words in the place of what cannot be shown are not larger than this: they must not push a name away.
const NOTE_SIZE: Pt = Pt(10.5);

/// Cuts spans into clusters and finds where lines may end. What no face has goes to `lacking`.
pub(super) fn shape<'a>(
    spans: &'a [Span],
    metrics: &dyn Metrics,
    lacking: &mut Lacking,
) -> Vec<Cluster<'a>> {
    let mut clusters = Vec::new();
    let mut kept = Vec::new();
    for span in spans {
        let start = clusters.len();
        shape_span(span, metrics, lacking, &mut clusters);
        kept.resize(clusters.len(), span.keep);
        // A span that is kept whole is only kept to its own end; what a value is goes over with the value, and
        // a box to tick with its word.
        if clusters.len() > start
            && let Some(last) = kept.last_mut()
        {
            let names = span.style.note && span.text.ends_with('：');
            *last = names || span.text.ends_with('□');
        }
    }
    find_breaks(&mut clusters, &kept);
    clusters
}

fn shape_span<'a>(
    span: &'a Span,
    metrics: &dyn Metrics,
    lacking: &mut Lacking,
    clusters: &mut Vec<Cluster<'a>>,
) {
    let texts = parts(&span.text);
    let heavy = span.style.weight == Weight::Bold;
    let bold = if heavy {
        has_bold(&texts, metrics)
    } else {
        vec![false; texts.len()]
    };
    let (mut index, mut at) = (0, 0);
    for (count, lacks) in pieces(&texts, |text| is_lacking(text, metrics)) {
        let length: usize = texts[index..index + count]
            .iter()
            .map(|text| text.len())
            .sum();
        let text = &span.text[at..at + length];
        let drawn = if lacks {
            drawn_instead(text, span.style, metrics, lacking)
        } else {
            None
        };
        match drawn {
            Some(cluster) => clusters.push(cluster),
            None => {
                let each = texts[index..index + count].iter().zip(&bold[index..]);
                clusters.extend(
                    each.map(|(text, bold)| cluster(text, span.style, *bold, metrics, lacking)),
                );
            }
        }
        index += count;
        at += length;
    }
}

/// Whether no face can show a cluster as it is meant.
fn is_lacking(text: &str, metrics: &dyn Metrics) -> bool {
    let mut characters = text.chars();
    if let (Some(first), None) = (characters.next(), characters.next())
        && metrics.advance(Face::Text, first).is_some()
    {
        return false;
    }
    lacks(text, Face::Text, metrics)
}

/// Whether that face cannot: it has not all letters, not in that form, or a mark would stand beside its letter.
fn lacks(text: &str, face: Face, metrics: &dyn Metrics) -> bool {
    let letters = drawn(text);
    let leans = letters.iter().skip(1).any(|one| is_leaning(*one));
    let mut letters = letters.into_iter();
    has_variation(text) || leans || letters.any(|one| metrics.advance(face, one).is_none())
}

/// Letters that somebody else drew, as one cluster; where nobody did, they are to be drawn.
fn drawn_instead<'a>(
    text: &'a str,
    style: Style,
    metrics: &dyn Metrics,
    lacking: &mut Lacking,
) -> Option<Cluster<'a>> {
    let letters = ToDraw {
        text: text.to_owned(),
        bold: style.weight == Weight::Bold,
    };
    let Some(instead) = metrics.instead(&letters) else {
        lacking.draw(letters);
        return None;
    };
    let mut look = Look {
        face: Face::Text,
        size: style.size,
        ink: style.ink,
        note: style.note,
        thicken: None,
    };
    let share = match &instead {
        Instead::Picture(picture) => picture.advance,
        Instead::Note(words) => {
            for character in text.graphemes(true) {
                if is_lacking(character, metrics) {
                    lacking.note(character);
                }
            }
            look.size = style.size.min(NOTE_SIZE);
            look.note = true;
            let units = |one| metrics.advance(Face::Text, one).unwrap_or(UNITS_PER_EM);
            let units: u32 = words.chars().map(|one| u32::from(units(one))).sum();
            units as f32 / f32::from(UNITS_PER_EM)
        }
    };
    Some(Cluster {
        text,
        advance: Mm::from(look.size) * share,
        look,
        seen: text.chars().next().unwrap_or(' ').into(),
        after: Break::Desperate,
        instead: Some(instead),
    })
}

/// Which clusters the bold face shows. Ideographs side by side are set all in it or none, so that a name does
/// not change its look in the middle.
fn has_bold(texts: &[&str], metrics: &dyn Metrics) -> Vec<bool> {
    let ideograph = |text: &&str| text.chars().next().is_some_and(is_ideograph);
    texts
        .chunk_by(|before, after| ideograph(before) && ideograph(after))
        .flat_map(|word| {
            let has = word
                .iter()
                .flat_map(|text| drawn(text))
                .all(|character| metrics.advance(Face::TextBold, character).is_some());
            std::iter::repeat_n(has, word.len())
        })
        .collect()
}

fn cluster<'a>(
    text: &'a str,
    style: Style,
    bold_has_it: bool,
    metrics: &dyn Metrics,
    lacking: &mut Lacking,
) -> Cluster<'a> {
    let bold = style.weight == Weight::Bold;
    let digits = if bold { Face::DigitsBold } else { Face::Digits };
    let first = text.chars().next().unwrap_or(' ');
    let face = if style.digits
        && drawn(text)
            .into_iter()
            .all(|one| metrics.advance(digits, one).is_some())
    {
        digits
    } else if bold && bold_has_it {
        Face::TextBold
    } else {
        Face::Text
    };
    let alone = first.len_utf8() == text.len();
    let units = match metrics.advance(face, first).filter(|_| alone) {
        Some(units) => u32::from(units),
        None => uncommon(text, face, metrics, lacking),
    };
    Cluster {
        text,
        advance: Mm::from(style.size) * (units as f32 / f32::from(UNITS_PER_EM)),
        look: Look {
            face,
            size: style.size,
            ink: style.ink,
            note: style.note,
            thicken: (bold && !face.is_bold()).then(|| Mm::from(style.size) * THICKEN),
        },
        seen: first.into(),
        after: Break::Desperate,
        instead: None,
    }
}

/// The width of a cluster of several characters, or of one that the face lacks; notes what is missing.
fn uncommon(text: &str, face: Face, metrics: &dyn Metrics, lacking: &mut Lacking) -> u32 {
    let advance = |character| metrics.advance(face, character);
    if lacks(text, face, metrics) {
        lacking.note(text);
    }
    let width = |character| u32::from(advance(character).unwrap_or(stand_in_width(character)));
    shown(text, |character| advance(character).is_some())
        .into_iter()
        .map(width)
        .sum()
}

/// The width left for a character that the face lacks.
fn stand_in_width(character: char) -> u16 {
    if character < '\u{1100}' || ('\u{1E00}'..'\u{2000}').contains(&character) {
        UNITS_PER_EM * 3 / 5
    } else {
        UNITS_PER_EM
    }
}

/// What a reader sees as single characters.
fn parts(text: &str) -> Vec<&str> {
    // Where nothing can combine, each character is one; that is nearly all text, and quicker.
    let alone = |character| {
        matches!(character, ' '..='~' | '\u{3000}'..='\u{3029}' | '\u{3041}'..='\u{3096}'
            | '\u{30A0}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{FF01}'..='\u{FF9D}')
    };
    if text.chars().all(alone) {
        let ends = text
            .char_indices()
            .map(|(start, character)| &text[start..start + character.len_utf8()]);
        ends.collect()
    } else {
        text.graphemes(true).collect()
    }
}

fn find_breaks(clusters: &mut [Cluster], kept: &[bool]) {
    let firsts: Vec<char> = clusters
        .iter()
        .map(|cluster| cluster.seen.character)
        .collect();
    let glued = number::glued(&firsts);
    let is_hiragana = |one: &char| matches!(one, '\u{3041}'..='\u{309F}');
    let hiragana_at = |at: Option<usize>| at.and_then(|at| firsts.get(at)).is_some_and(is_hiragana);
    // お薬, ご家族: no ending of the word before.
    let is_prefix = |at: usize| match firsts.get(at) {
        Some('お') => !hiragana_at(Some(at + 1)),
        Some('ご') => !hiragana_at(at.checked_sub(1)),
        _ => false,
    };
    let known = compound::gaps(&firsts);
    let seen = |at: usize| clusters.get(at).map(|cluster| cluster.seen);
    // Hyphens and the like between letters; a number's are held above.
    let joins_latin = |at: usize| {
        let is_letter = |at: Option<usize>| {
            at.and_then(|at| firsts.get(at))
                .is_some_and(|one| one.is_alphabetic())
        };
        kinsoku::joins_latin(firsts[at]) && is_letter(at.checked_sub(1)) && is_letter(Some(at + 1))
    };
    let ends_with_particle = |at: usize| match (at.checked_sub(1), firsts.get(at + 1)) {
        (Some(stem), Some(next)) => kinsoku::ends_with_particle(firsts[stem], firsts[at], *next),
        _ => false,
    };
    let breaks: Vec<Break> = (0..clusters.len().saturating_sub(1))
        .map(|at| {
            let (before, after) = (clusters[at].seen, clusters[at + 1].seen);
            if before.class == Class::Newline {
                Break::Forced
            } else if glued[at] == Glue::Inside {
                Break::Desperate
            } else if glued[at] == Glue::TightJoint || joins_latin(at) {
                Break::Grudging
            } else if !kinsoku::may_break(before, after) {
                Break::Desperate
            } else if glued[at] == Glue::Joint
                || known[at] == compound::Gap::Inside
                || kinsoku::is_inside_name(before, after)
            {
                Break::InWord
            } else if kept[at] || glued[at] == Glue::Loose {
                Break::Reluctant
            } else if is_prefix(at) {
                Break::Splinter
            } else if kinsoku::ends_phrase(before, after) {
                Break::Good
            } else if kinsoku::begins_word(
                before,
                [Some(after), seen(at + 2)],
                ends_number(&glued, at),
            ) || known[at] == compound::Gap::Edge
                || ends_with_particle(at)
                || is_prefix(at + 1) && hiragana_at(Some(at))
            {
                Break::Word
            } else {
                Break::Free
            }
        })
        .collect();
    for (cluster, after) in clusters.iter_mut().zip(without_splinters(breaks)) {
        cluster.after = after;
    }
}

/// Of the gaps where a line may end inside a word, those that leave one letter of it alone are the worst.
fn without_splinters(mut breaks: Vec<Break>) -> Vec<Break> {
    let mut start = 0;
    for end in 0..=breaks.len() {
        // A word ends with the text, and wherever a line ends well.
        if breaks.get(end).is_some_and(|after| *after < Break::Word) {
            continue;
        }
        for gap in [start, end.wrapping_sub(1)] {
            if gap < end && breaks[gap] == Break::Free {
                breaks[gap] = Break::Splinter;
            }
        }
        start = end + 1;
    }
    breaks
}

/// Whether a number with its unit ends with the cluster at `at`.
fn ends_number(glued: &[Glue], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| glued.get(before));
    before == Some(&Glue::Inside) && glued.get(at) == Some(&Glue::Open)
}

/// What in a text nobody can show, each once, in order. To be named to the person before printing. What was drawn
/// in one weight is not missing: a paper may need no other.
pub fn missing_characters(text: &str) -> Vec<String> {
    let metrics = super::metrics::built_in();
    let lacking = |span: super::Span| {
        let mut lacking = Lacking::default();
        shape_span(&span, metrics, &mut lacking, &mut Vec::new());
        lacking.characters
    };
    let bold = lacking(super::span(text, NOTE_SIZE).bold());
    let mut missing = lacking(super::span(text, NOTE_SIZE));
    missing.retain(|character| bold.contains(character));
    missing
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{metrics::EvenMetrics, span};

    #[test]
    fn characters_that_no_face_has_are_named_once_and_whole() {
        assert_eq!(missing_characters("𠮷田と𠮷野、槗本"), ["𠮷", "槗"]);
        assert_eq!(missing_characters("葛\u{E0100}飾"), ["葛\u{E0100}"]);
        // A mark that has no letter of its own with what it leans on would stand beside it.
        assert_eq!(
            missing_characters("Мари\u{301}я か\u{309A} Ag\u{303}uero"),
            ["и\u{301}", "か\u{309A}", "g\u{303}"]
        );
        assert!(missing_characters("Jose\u{301} か\u{3099}き ｶﾞ").is_empty());
        assert!(missing_characters("橋本 静江\n渡邉　髙﨑 5mg ①〒").is_empty());
    }

    #[test]
    fn a_bold_name_with_a_character_the_bold_face_lacks_is_thickened_as_a_whole() {
        let metrics = EvenMetrics {
            lacking_bold: "邉",
            ..Default::default()
        };
        let mut lacking = Lacking::default();
        let spans = [span("渡邉と橋", Pt(10.0)).bold()];
        let clusters = shape(&spans, &metrics, &mut lacking);
        let faces: Vec<_> = clusters
            .iter()
            .map(|cluster| (cluster.look.face, cluster.look.thicken.is_some()))
            .collect();
        let regular = (Face::Text, true);
        assert_eq!(
            faces,
            [
                regular,
                regular,
                (Face::TextBold, false),
                (Face::TextBold, false)
            ]
        );
        assert!(lacking.characters.is_empty());
    }

    #[test]
    fn telephone_digits_change_face_and_words_among_them_do_not() {
        let spans = [span("03夜", Pt(10.0)).digits()];
        let clusters = shape(&spans, &EvenMetrics::default(), &mut Lacking::default());
        let faces: Vec<_> = clusters.iter().map(|cluster| cluster.look.face).collect();
        assert_eq!(faces, [Face::Digits, Face::Digits, Face::Text]);
    }

    #[test]
    fn the_quick_cut_is_the_thorough_one() {
        for text in [
            "薬は5mg、ー（々）",
            "か\u{3099}",
            "ﾊﾟ",
            "👨\u{200D}👩",
            "葛\u{E0100}",
            "a\u{301}",
            "\r\n",
            "〪",
        ] {
            assert_eq!(parts(text), text.graphemes(true).collect::<Vec<_>>());
        }
    }
}
