//! What no line may tear: telephone numbers, dates, doses, Latin words, the names of medicines; and what a heading
//! never ends with.

use proptest::prelude::*;
use tsutaeru::layout::metrics::built_in;
use tsutaeru::layout::*;

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

#[test]
fn points_and_brackets_at_the_beginning_of_a_line_take_half_a_square() {
    for words in ["「はい」と言う", "（粉）", "『水』"] {
        let laid = laid(text(words, SIZE), Mm(60.0));
        let (_, run) = laid.runs().next().expect("a run");
        let first = run.places[1] - run.places[0];
        assert!(first.0 < Mm::from(SIZE).0 * 0.62, "{words}: {first:?}");
    }
}
