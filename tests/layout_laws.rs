//! What holds for any content: nothing is lost, nothing overlaps, nothing leaves the page, and lines break as
//! Japanese lines do.

use proptest::prelude::*;
use tsutaeru::layout::metrics::built_in;
use tsutaeru::layout::*;

/// Never first on a line.
const NOT_FIRST: &str =
    "、。，．・：；？！）」』】〕ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々ゝ゛゜…％℃,.!?)]}";
/// Never last on a line.
const NOT_LAST: &str = "（「『【〔([{";

const PAPER: Paper = Paper::a4(Edges::all(Mm(10.0)));

/// Words as people type them, and worse.
fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        6 => "[一-龠ぁ-んァ-ヶ、。（）「」・ー々っ]{1,8}",
        2 => "[a-zA-Z0-9.,/-]{1,12}",
        1 => "[ 　]{1,2}",
        1 => Just("03-0000-1234".to_owned()),
        1 => Just("1941年（昭和16年）3月5日".to_owned()),
        1 => Just("5mg".to_owned()),
        1 => Just("髙橋葛\u{E0100}飾か\u{3099}𠮷👨‍👩‍👧".to_owned()),
        1 => "\\PC{1,6}",
    ];
    prop::collection::vec(word, 1..12).prop_map(|words| words.concat())
}

fn paragraph() -> impl Strategy<Value = Paragraph> {
    let part = (
        words(),
        10.5_f32..30.0,
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
    );
    let parts = prop::collection::vec(part, 1..4);
    (parts, any::<bool>(), 0..3_u8).prop_map(|(parts, heading, align)| {
        let mut paragraph = parts.into_iter().fold(
            Paragraph::new(),
            |paragraph, (words, size, bold, digits, keep)| {
                let mut part = span(words, Pt(size));
                if bold {
                    part = part.bold();
                }
                if digits {
                    part = part.digits();
                }
                part.keep |= keep;
                paragraph.with(part)
            },
        );
        if heading {
            paragraph = paragraph.heading(2);
        }
        match align {
            0 => paragraph,
            1 => paragraph.centre(),
            _ => paragraph.end(),
        }
    })
}

fn content() -> impl Strategy<Value = Content> {
    let leaf = prop_oneof![
        8 => paragraph().prop_map(Content::from),
        1 => (0..30_u16).prop_map(|count| WritingLines { count, pitch: Mm(8.0) }.into()),
        1 => any::<bool>().prop_map(|grow| Spacer { height: Mm(5.0), grow }.into()),
    ];
    leaf.prop_recursive(4, 40, 5, |inner| {
        let children = || prop::collection::vec(inner.clone(), 1..5);
        prop_oneof![
            (children(), any::<bool>()).prop_map(|(children, together)| {
                let stack = children
                    .into_iter()
                    .fold(Stack::new().gap(Mm(2.0)), Stack::with);
                Content::from(if together { stack.together() } else { stack })
            }),
            (children(), any::<bool>()).prop_map(|(children, hug)| {
                let width = if hug { Width::Hug } else { Width::Share(1.0) };
                let row = Row::new().gap(Mm(2.0)).stretch();
                children
                    .into_iter()
                    .take(3)
                    .fold(row, |row, child| row.with(width, child))
                    .into()
            }),
            (inner.clone(), paragraph(), any::<bool>()).prop_map(|(body, title, grow)| {
                let boxed = Boxed::new(body)
                    .border(Border::Solid(Mm(0.4)))
                    .padding(Edges::all(Mm(1.5)));
                let boxed = boxed.title(title, Fill::Grey, Edges::all(Mm(0.5)));
                Content::from(if grow { boxed.grow() } else { boxed })
            }),
            prop::collection::vec((inner.clone(), inner), 1..6).prop_map(|rows| {
                let table = Table::new([Width::Share(2.0), Width::Share(1.0)]);
                rows.into_iter()
                    .fold(table, |table, (left, right)| table.add_row([left, right]))
                    .into()
            }),
        ]
    })
}

/// Everything that is said in a block, in order, without line feeds.
fn said(content: &Content, out: &mut Vec<String>) {
    match content {
        Content::Paragraph(paragraph) => {
            let text: String = paragraph
                .spans
                .iter()
                .map(|span| span.text.as_str())
                .collect();
            out.push(text);
        }
        Content::Stack(stack) => stack.children.iter().for_each(|child| said(child, out)),
        Content::Row(row) => row.columns.iter().for_each(|(_, child)| said(child, out)),
        Content::Boxed(boxed) => {
            if let Some(title) = &boxed.title {
                said(&title.content, out);
            }
            said(&boxed.body, out);
        }
        Content::Table(table) => table.rows.iter().flatten().for_each(|cell| said(cell, out)),
        Content::WritingLines(_) | Content::Spacer(_) | Content::Drawing(_) => {}
    }
}

fn laid(content: Content) -> Laid {
    let foot = |page: PageNumber| Furniture {
        foot: Some(text(format!("{}／{}", page.number, page.count), Pt(10.5)).into()),
        foot_gap: Mm(1.0),
        ..Furniture::default()
    };
    lay_out(
        &[Part {
            paper: PAPER,
            body: content,
            furniture: &foot,
            fill: true,
        }],
        built_in(),
    )
}

/// The lines of a text set in a width.
fn broken(words: &str, width: Mm) -> Vec<String> {
    let margins = Edges {
        right: Mm(210.0) - Mm(10.0) - width,
        left: Mm(10.0),
        ..Edges::default()
    };
    let part = Part {
        paper: Paper {
            width: Mm(210.0),
            height: Mm(9000.0),
            margins,
        },
        body: text(words, Pt(12.0)).into(),
        furniture: &|_| Furniture::default(),
        fill: false,
    };
    lay_out(&[part], built_in()).pages[0].lines()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn prop_nothing_said_is_lost(content in content()) {
        let mut said_all = Vec::new();
        said(&content, &mut said_all);
        let laid = laid(content);
        // Titles are repeated after a page's end, and columns go over side by side: compare what each
        // paragraph's own pieces say together.
        let mut shown: Vec<String> = vec![String::new(); laid.structure.len()];
        for frame in laid.pages.iter().flat_map(|page| &page.frames) {
            if let (Some(node), Mark::Text(run)) = (frame.node, &frame.mark) {
                shown[node].push_str(&run.text);
            }
        }
        for words in said_all.iter().filter(|words| !words.trim().is_empty()) {
            prop_assert!(shown.contains(words), "{words:?} is not whole in {shown:?}");
        }
    }

    #[test]
    fn prop_no_two_texts_overlap_and_none_leaves_the_margins(content in content()) {
        for page in &laid(content).pages {
            let boxes: Vec<(usize, Rect)> = page.runs().map(|run| (run.line, run.rect())).collect();
            for (index, (_, one)) in boxes.iter().enumerate() {
                prop_assert!(one.y.0 >= 9.9 && one.y.0 + one.height.0 <= 287.1, "{one:?}");
                for (_, other) in &boxes[index + 1..] {
                    // Letters larger than a narrow column may hang out of it; nothing else may.
                    let across = (one.x.0 + one.width.0).min(other.x.0 + other.width.0) - one.x.0.max(other.x.0);
                    let down = (one.y.0 + one.height.0).min(other.y.0 + other.height.0) - one.y.0.max(other.y.0);
                    let narrow = one.width.0 < one.height.0 * 1.1 || other.width.0 < other.height.0 * 1.1;
                    prop_assert!(narrow || across < 0.05 || down < 0.05, "{one:?} {other:?}");
                }
            }
        }
    }

    #[test]
    fn prop_lines_begin_and_end_as_japanese_lines_do(
        text in "([一-龠ぁ-んァ-ヴ]{1,3}[、。ー々っ）」・…]?[（「]?){1,60}",
        width in 40.0_f32..190.0,
    ) {
        let lines = broken(&text, Mm(width));
        for (above, below) in lines.iter().zip(lines.iter().skip(1)) {
            let first = below.chars().next().unwrap_or(' ');
            let last = above.chars().next_back().unwrap_or(' ');
            prop_assert!(!NOT_FIRST.contains(first), "{below} begins with {first}");
            prop_assert!(!NOT_LAST.contains(last), "{above} ends with {last}");
        }
        prop_assert_eq!(lines.concat(), text);
    }

    #[test]
    fn prop_no_line_is_wider_than_its_room(words in words(), width in 20.0_f32..190.0) {
        let margins = Edges { right: Mm(200.0 - width), left: Mm(10.0), ..Edges::default() };
        let part = Part {
            paper: Paper { width: Mm(210.0), height: Mm(9000.0), margins },
            body: text(words, Pt(12.0)).into(),
            furniture: &|_| Furniture::default(),
            fill: false,
        };
        for (_, run) in lay_out(&[part], built_in()).runs() {
            let rect = run.rect();
            prop_assert!(rect.x.0 + rect.width.0 <= 10.0 + width + 0.01, "{run:?}");
            for (place, next) in run.places.iter().zip(run.places.iter().skip(1)) {
                prop_assert!(place <= next);
            }
        }
    }

    #[test]
    fn prop_the_same_content_gives_the_same_frames_and_survives_being_written_down(content in content()) {
        let first = laid(content.clone());
        prop_assert_eq!(&first, &laid(content));
        let written = serde_json::to_string(&first).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let read: Laid = serde_json::from_str(&written).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(first, read);
    }
}
