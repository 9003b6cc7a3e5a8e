//! A page of what is hard to set in Japanese, at every width that a column can have.

use crate::reader::ask;
use crate::sample;
use tsutaeru::layout::*;

/// Texts, each with the pieces that are never broken as long as the longest of them fits on a line with its points.
const CASES: &[(&str, &[&str])] = &[
    (
        "夜間は03-1234-5678（内線12）へ、つながらないときは090-1111-2222へ。",
        &["03-1234-5678", "090-1111-2222"],
    ),
    (
        "市外局番から０３（１２３４）５６７８にかける。",
        &["０３（１２３４）５６７８"],
    ),
    (
        "1941年（昭和16年）3月5日生まれ、2024年11月20日（水）に退院した。",
        &["1941年（昭和16年）", "3月5日", "11月20日（水）"],
    ),
    (
        "アムロジピン錠5mgを1日1回1錠、フロセミド錠20mgを朝に0.5錠ずつ飲む。",
        &["5mg", "1日1回1錠", "20mg", "0.5錠ずつ"],
    ),
    (
        "酸素は安静時2L/分、動くとき3 L/分、夜は1.5〜2Lまで。",
        &["2L/分", "1.5〜2L"],
    ),
    (
        "血圧は上が120〜140mmHg、SpO2は92%以上、体温36.5℃、体重48.2kg。",
        &["120〜140mmHg", "92%以上", "36.5℃", "48.2kg"],
    ),
    (
        "CoronaryArteryBypassGraftingとPacemakerの手帳はsister.tanaka@example.jpが持つ。",
        &["Pacemaker", "CoronaryArteryBypassGrafting"],
    ),
    (
        "〒124-8555 葛飾区立石5丁目13番1号203号室、京成立石駅から歩いて5〜6分。",
        &["〒124-8555", "203号室", "5〜6分"],
    ),
    (
        "「『（【ここ】）』」と、かぎかっこが重なる（「薬」（粉）、『水』）。",
        &[],
    ),
    (
        "ペースメーカー（2021年、左胸、MRI対応）、ニトログリセリン（舌下錠）を使う……「胸が苦しい」とき。",
        &["2021年"],
    ),
    ("ＡＢＣ病院　第２病棟　３０５号室", &["３０５号室"]),
    (
        "インスリングラルギン10単位を2026-11-20まで、ランソプラゾールOD錠15mgとニトログリセリン0.3mgは舌の下に、\
         ヘパリンナトリウムは使わない。",
        &[
            "インスリングラルギン",
            "10単位",
            "2026-11-20",
            "ランソプラゾール",
            "OD錠15mg",
            "ニトログリセリン",
            "0.3mg",
            "ヘパリンナトリウム",
        ],
    ),
    (
        "1941年3月5日生まれ、右腕で血圧・注射をしない。在宅酸素とペースメーカーがある。",
        &["1941年3月5日", "ペースメーカー"],
    ),
    (
        "11:30〜13:00と16:00〜19:30は本人だけ。",
        &["11:30〜13:00", "16:00〜19:30"],
    ),
];

const SIZE: Pt = Pt(12.0);

fn paper(width: Mm) -> Paper {
    Paper {
        width: width + Mm(20.0),
        height: Mm(297.0),
        margins: Edges::all(Mm(10.0)),
    }
}

fn laid(paragraph: Paragraph, width: Mm) -> Laid {
    let part = Part {
        paper: paper(width),
        body: paragraph.into(),
        furniture: &|_| Furniture::default(),
        fill: false,
    };
    lay_out(&[part], metrics::built_in())
}

/// How wide a text is on one line.
fn natural(words: &str) -> Mm {
    let laid = laid(text(words, SIZE), Mm(2000.0));
    laid.runs().map(|(_, run)| run.width).sum()
}

#[test]
fn numbers_dates_doses_and_words_are_never_broken_where_they_fit() {
    for (words, whole) in CASES {
        let longest = whole.iter().map(|piece| natural(piece).0);
        // A bracket before it and a point after it go with it.
        let least = longest.fold(0.0, f32::max) + Mm::from(SIZE).0 * 2.0;
        for piece in *whole {
            for step in 0..60_u8 {
                let width = Mm(least + f32::from(step) * 2.0);
                let lines = laid(text(*words, SIZE), width).pages[0].lines();
                assert!(
                    lines.iter().any(|line| line.contains(piece)),
                    "{piece} at {width:?} in {lines:#?}"
                );
            }
        }
    }
}

#[test]
fn no_heading_ends_with_a_lonely_letter() {
    let headings = [
        "いのちに関わる注意",
        "かかりつけ医と夜間の連絡先",
        "ふだんのようすと介助の方法について",
        "災害のときに必要なもの",
    ];
    for heading in headings {
        for step in 0..80_u8 {
            let width = Mm(24.0 + f32::from(step));
            let lines = laid(text(heading, SIZE).bold().heading(2), width).pages[0].lines();
            let last = lines.last().map_or(0, |line| line.chars().count());
            assert!(lines.len() == 1 || last > 1, "{width:?}: {lines:?}");
        }
    }
}

#[test]
fn a_string_that_fits_no_line_is_broken_and_stays_inside() {
    let long = "https://example.org/".to_owned() + &"0123456789abcdef".repeat(12);
    let laid = laid(text(long.as_str(), SIZE), Mm(60.0));
    let mut read = String::new();
    for (_, run) in laid.runs() {
        read.push_str(&run.text);
        let rect = run.rect();
        assert!((rect.x + rect.width).0 <= 70.01, "{}", run.text);
    }
    assert_eq!(read, long);
}

#[test]
fn brackets_and_points_take_half_a_square_and_begin_a_line_flush() {
    for mark in "（）「」『』【】〔〕、。・，．：；".chars() {
        let units = metrics::built_in().advance(Face::Text, mark);
        assert!(units.is_some_and(|units| units <= 600), "{mark}: {units:?}");
    }
    let laid = laid(text("「はい」と言う", SIZE), Mm(60.0));
    let (_, first) = laid.runs().next().expect("a run");
    assert_eq!(first.places[0], Mm(10.0));
}

/// All cases in columns of three widths: kept in the target folder, for eyes.
#[test]
fn the_page_of_hard_cases_is_a_sound_document() {
    let row = |words: &str| {
        Row::new()
            .gap(Mm(4.0))
            .divider(Mm(0.2))
            .with(Width::Fixed(Mm(40.0)), text(words, SIZE))
            .with(Width::Fixed(Mm(62.0)), text(words, SIZE))
            .with(Width::Share(1.0), text(words, SIZE))
    };
    let rows = CASES
        .iter()
        .fold(Stack::new().gap(Mm(2.0)), |stack, (words, _)| {
            stack.with(row(words))
        });
    let part = Part {
        paper: Paper::a4(Edges::all(Mm(10.0))),
        body: rows.into(),
        furniture: &|_| Furniture::default(),
        fill: false,
    };
    let laid = lay_out(&[part], metrics::built_in());
    let document = sample::document(&laid);
    let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("hard-cases.pdf");
    std::fs::write(file, &document).expect("a file");
    let read = ask("pdftotext", &["-raw", "-", "-"], &document);
    let read: String = String::from_utf8(read)
        .expect("UTF-8")
        .split_whitespace()
        .collect();
    for (words, _) in CASES {
        let words: String = words.split_whitespace().collect();
        assert_eq!(read.matches(&words).count(), 3, "{words}");
    }
}
