//! What no line may tear: telephone numbers, dates, doses, Latin words, the names of medicines; and what a heading
//! never ends with.

use proptest::prelude::*;
use tsutaeru::i18n::Words;
use tsutaeru::layout::metrics::built_in;
use tsutaeru::layout::*;
use tsutaeru::model::{
    Allergen, CarePlace, Coded, ConditionKind, DeviceKind, Dialysis, Handbook, ImplantKind,
    SpecialDisease, TeamRole, VentilatorInterface,
};
use unicode_normalization::UnicodeNormalization;

const SIZE: Pt = Pt(12.0);
/// Words between: none of them belongs to a number.
const BETWEEN: [&str; 10] = [
    "を飲む。",
    "は",
    "、",
    "に電話する、",
    "と",
    "（",
    "）のあと、",
    "から",
    "「",
    "」で",
];

/// Something that is read in one piece.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        (1..1000_u32, 1..10_000_u32, 1..10_000_u32)
            .prop_map(|(one, two, three)| format!("0{one}-{two}-{three:04}")),
        "0[1-9]0-[0-9]{4}-[0-9]{4}",
        (1900..2100_u32, 1..13_u32, 1..32_u32)
            .prop_map(|(year, month, day)| format!("{year}年{month}月{day}日")),
        (2000..2100_u32, 1..13_u32, 1..32_u32)
            .prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}")),
        "[1-9][0-9]{0,2}(mg|μg|mL|g|錠|単位|滴|包|L/分)",
        "0\\.[1-9](mg|錠|L/分)",
        "[A-Za-z]{2,14}",
        "[a-z]{1,6}\\.[a-z]{1,6}@example\\.jp",
        "[A-Z][a-z]{2,8}-[A-Z][a-z]{2,8}",
        (1900..2027_u32).prop_map(|year| format!("{year}年（昭和20年）生まれ")),
        "[アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホ]{2}[ァィッャュョー]?[マミムメモラリルレロワン]{1,9}",
    ]
}

/// Pieces with words between them.
fn text_of_pieces() -> impl Strategy<Value = (String, Vec<String>)> {
    let part = (0..BETWEEN.len(), piece());
    prop::collection::vec(part, 1..6).prop_map(|parts| {
        let mut words = String::new();
        let mut pieces = vec![];
        for (between, piece) in parts {
            words.push_str(BETWEEN[between]);
            words.push_str(&piece);
            pieces.push(piece);
        }
        (words + "を", pieces)
    })
}

fn laid(paragraph: Paragraph, width: Mm) -> Laid {
    let part = Part {
        paper: Paper {
            width: width + Mm(20.0),
            height: Mm(9000.0),
            margins: Edges::all(Mm(10.0)),
        },
        body: paragraph.into(),
        furniture: &|_| Furniture::default(),
        fill: false,
    };
    lay_out(&[part], built_in())
}

fn lines(paragraph: Paragraph, width: Mm) -> Vec<String> {
    laid(paragraph, width).pages[0].lines()
}

/// How wide a text is on one line.
fn natural(words: &str) -> f32 {
    let laid = laid(text(words, SIZE), Mm(9000.0));
    laid.runs().map(|(_, run)| run.width.0).sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn prop_nothing_that_is_read_in_one_piece_is_torn((words, pieces) in text_of_pieces(), more in 0.0_f32..60.0) {
        // The brackets and points around a piece go with it: there may be two before it and two behind it.
        let longest = pieces.iter().map(|piece| natural(piece)).fold(0.0, f32::max);
        let width = Mm(longest + Mm::from(SIZE).0 * 2.5 + more);
        let lines = lines(text(words.as_str(), SIZE), width);
        prop_assert_eq!(lines.concat(), words);
        for piece in &pieces {
            prop_assert!(lines.iter().any(|line| line.contains(piece)), "{piece} is torn: {lines:#?}");
        }
    }

    #[test]
    fn prop_no_heading_ends_with_a_lonely_letter(
        words in "[一-龠あ-おか-とな-のま-もら-ろア-オカ-トマ-モ]{4,30}",
        width in 22.0_f32..120.0,
    ) {
        let lines = lines(text(words.as_str(), SIZE).bold().heading(2), Mm(width));
        let last = lines.last().map_or(0, |line| line.chars().count());
        prop_assert!(lines.len() == 1 || last > 1, "{lines:#?}");
    }

    #[test]
    fn prop_whatever_is_too_long_for_a_line_stays_inside_and_is_whole(
        words in prop_oneof!["[a-z0-9]{200}", "[ァ-ヴー]{60}", "0{30,90}", "[a-z]{80}@[a-z.]{40}", "[、。）」]{80}"],
        width in 15.0_f32..190.0,
    ) {
        let laid = laid(text(words.as_str(), SIZE), Mm(width));
        for (_, run) in laid.runs() {
            let rect = run.rect();
            prop_assert!(rect.x.0 + rect.width.0 <= width + 10.01, "{:?}", run.text);
        }
        prop_assert_eq!(laid.pages[0].lines().concat(), words);
    }

    #[test]
    fn prop_a_line_is_given_up_only_where_something_would_be_torn(
        words in "([一-龠]{1,3}[ぁ-ん]{0,2}){2,40}", width in 30.0_f32..190.0,
    ) {
        // Small kana may not begin a line; nothing else holds these together: each line but the last could hold as
        // many letters as the fullest way has.
        let count = lines(text(words.as_str(), SIZE), Mm(width)).len();
        let letters = (width / Mm::from(SIZE).0).floor() - 1.0;
        let most = (words.chars().count() as f32 / (letters - 2.0)).ceil() as usize;
        prop_assert!(count <= most.max(1), "{count} lines, {most} would do");
    }
}

/// Letters and the marks that go on them, apart, as some keyboards give them.
const APART: [&str; 10] = [
    "Jose\u{301}",
    "Mu\u{308}ller",
    "Nun\u{303}ez",
    "Nguye\u{302}\u{303}n",
    "Thi\u{323}",
    "か\u{3099}ん",
    "は\u{309A}ん",
    "\u{1100}\u{1175}\u{11B7}",
    "ế",
    "橋",
];

/// Phrases, with `|` where a line may end inside them.
const PHRASES: [&str; 9] = [
    "意識が|おかしい",
    "息苦しさが",
    "痛みを|やわらげる",
    "若葉台|総合|病院の",
    "精神科|訪問|看護の",
    "若葉台|在宅|クリニックで",
    "グランドメゾン|桜上水で",
    "お薬手帳を",
    "見せる、",
];

/// The text's letters that begin its lines, but the first.
fn line_starts(lines: &[String]) -> Vec<usize> {
    let ends = lines.iter().scan(0, |at, line| {
        *at += line.chars().count();
        Some(*at)
    });
    ends.take(lines.len().saturating_sub(1)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn prop_no_mark_stands_beside_the_letter_with_which_it_is_one(
        words in prop::collection::vec(0..APART.len(), 1..8), width in 30.0_f32..120.0,
    ) {
        let words: Vec<&str> = words.into_iter().map(|at| APART[at]).collect();
        let typed = words.join(" ");
        let lines = lines(text(typed.as_str(), SIZE), Mm(width));
        let whole: String = typed.nfc().collect();
        prop_assert_eq!(lines.concat(), whole);
    }

    #[test]
    fn prop_two_lines_end_between_words_where_that_takes_no_third(
        phrases in prop::collection::vec(0..PHRASES.len(), 1..4), letters in 9.0_f32..16.0,
    ) {
        let chunks: Vec<&str> = phrases.into_iter().flat_map(|at| PHRASES[at].split('|')).collect();
        let width = Mm::from(SIZE) * letters;
        let natural: Vec<f32> = chunks.iter().map(|chunk| natural(chunk)).collect();
        // Filled chunk by chunk.
        let (mut count, mut used) = (1, 0.0);
        for own in &natural {
            if used + own > width.0 {
                (count, used) = (count + 1, 0.0);
            }
            used += own;
        }
        let lines = lines(text(chunks.concat(), SIZE), width);
        prop_assert!(lines.len() <= count);
        if count == 2 && lines.len() == 2 {
            let ends: Vec<usize> = chunks.iter().scan(0, |at, chunk| {
                *at += chunk.chars().count();
                Some(*at)
            }).collect();
            prop_assert!(line_starts(&lines).iter().all(|at| ends.contains(at)), "{lines:#?} of {chunks:?}");
        }
    }
}

#[test]
fn no_letter_of_what_the_questions_offer_stands_alone_on_a_line() {
    let words = Words::of("ja");
    let mut tried = 0;
    for list in [
        TeamRole::LIST,
        DeviceKind::LIST,
        ImplantKind::LIST,
        Allergen::LIST,
        ConditionKind::LIST,
        SpecialDisease::LIST,
        Handbook::LIST,
        CarePlace::LIST,
        Dialysis::LIST,
        VentilatorInterface::LIST,
    ] {
        for code in list.codes {
            let said = words.say(&format!("{}.{code}", list.name));
            for letters in 4..=said.chars().count() {
                let width = Mm::from(SIZE) * (letters as f32 + 0.4);
                let lines = lines(text(said.as_str(), SIZE), width);
                tried += 1;
                for (line, before) in lines.iter().skip(1).zip(&lines) {
                    // A kanji behind katakana: the name in katakana would be torn to give it company.
                    let behind_katakana = before.ends_with(|one| ('ァ'..='ー').contains(&one));
                    let lonely = |line: &str| line.trim().chars().count() == 1;
                    let is_lonely = lonely(before) || lonely(line) && !behind_katakana;
                    assert!(!is_lonely, "{lines:?} at {letters}");
                }
            }
        }
    }
    assert!(tried > 100);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn prop_no_line_ends_inside_a_word_of_the_field(
        words in prop::collection::vec(0..FIELD.len(), 2..7), letters in 5.0_f32..14.0, size in 10.5_f32..18.0,
    ) {
        let words: Vec<&str> = words.into_iter().map(|at| FIELD[at]).collect();
        let ends: Vec<usize> = words.iter().scan(0, |at, word| {
            *at += word.chars().count();
            Some(*at)
        }).collect();
        let size = Pt(size);
        let lines = lines(text(words.concat(), size), Mm::from(size) * (letters + 0.01));
        prop_assert!(line_starts(&lines).iter().all(|at| ends.contains(at)), "{lines:#?}");
    }
}

/// Words that names of places and things are made of.
const FIELD: [&str; 16] = [
    "お薬手帳",
    "血糖",
    "麻薬",
    "長女",
    "造影剤",
    "訪問",
    "看護",
    "総合",
    "病院",
    "注射",
    "気管",
    "切開",
    "在宅",
    "酸素",
    "透析",
    "診療所",
];

#[test]
fn a_name_with_a_hyphen_is_broken_there_if_it_must_be_and_nowhere_else() {
    for name in [
        "Featherstonehaugh-Cholmondeley",
        "hanako.hashimoto@example.jp",
        "Garcia-Marquez-Fernandez",
    ] {
        let halves: Vec<f32> = name.split_inclusive(['-', '@', '.']).map(natural).collect();
        let longest = halves.iter().copied().fold(0.0, f32::max);
        let whole = natural(name);
        for step in 0..40 {
            let width = longest + 0.1 + (whole - longest) * step as f32 / 36.0;
            let lines = lines(text(format!("夜は{name}"), SIZE), Mm(width));
            let torn = lines
                .iter()
                .rev()
                .skip(1)
                .filter(|line| !line.ends_with(['は', '-', '@', '.']));
            assert_eq!(torn.count(), 0, "{lines:?}");
            assert!(
                width < whole || lines.iter().any(|line| line.contains(name)),
                "{lines:?}"
            );
        }
    }
}

#[test]
fn what_stands_before_its_value_is_parted_from_it_before_a_date_is() {
    let (label, date) = ("たいせつな確認：", "2026年（令和8年）11月12日");
    let labelled = || {
        Paragraph::new()
            .with(span("記入 ", SIZE))
            .with(span(label, SIZE).note().keep())
            .with(span(date, SIZE))
    };
    let (longest, whole) = (natural(date) + 0.2, natural(label) + natural(date));
    for step in 0..20 {
        let lines = lines(
            labelled(),
            Mm(longest + (whole - longest) * step as f32 / 20.0),
        );
        assert!(lines.iter().any(|line| line.contains(date)), "{lines:?}");
    }
}

#[test]
fn points_and_brackets_at_the_beginning_of_a_line_take_half_a_square() {
    for words in ["「はい」と言う", "（粉）", "『水』"] {
        let laid = laid(text(words, SIZE), Mm(60.0));
        let (_, run) = laid.runs().next().expect("a run");
        let first = run.places[1] - run.places[0];
        assert!(first.0 < Mm::from(SIZE).0 * 0.62, "{words}: {first:?}");
    }
}
