//! Whatever was typed stays words: on paper, in its picture on the screen, in the names of files.

use crate::marked::{markup, places, rewritten, write};
use crate::printed::{Printed, people};
use roxmltree::{Document, Node};
use tsutaeru::layout::Mark;
use tsutaeru::layout::svg::svg;
use tsutaeru::model::Profile;
use tsutaeru::sheet::{MemoChoice, MemoCopy};

/// What a picture of a page may consist of.
const ELEMENTS: &[&str] = &["svg", "rect", "path", "text"];
const ATTRIBUTES: &[&str] = &[
    "class",
    "lang",
    "aria-hidden",
    "focusable",
    "viewBox",
    "x",
    "y",
    "width",
    "height",
    "d",
    "fill",
    "fill-rule",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "stroke-linejoin",
    "font-size",
];

/// Harmless words that can be told from those of any other place.
fn harmless(number: usize) -> String {
    format!("x{number}.")
}

fn papers(profile: &Profile) -> [Printed; 2] {
    let memo = Printed::memo(profile, &MemoChoice::of(MemoCopy::Family));
    [Printed::of(profile), memo]
}

fn of_markup() -> Profile {
    rewritten(people("extreme").remove(0), markup)
}

#[test]
fn markup_is_printed_wherever_harmless_words_are() {
    let plain = rewritten(people("extreme").remove(0), harmless);
    let all = places(&plain).len();
    for (one, other) in papers(&of_markup()).iter().zip(&papers(&plain)) {
        let printed = |paper: &Printed, words: fn(usize) -> String| -> Vec<usize> {
            (0..all)
                .filter(|number| paper.says(&words(*number)))
                .collect()
        };
        let expected = printed(other, harmless);
        assert!(
            expected.len() > 40,
            "only {} of {all} places are printed",
            expected.len()
        );
        assert_eq!(printed(one, markup), expected, "{}", one.document.paper);
    }
}

#[test]
fn the_picture_of_a_page_of_markup_holds_it_as_words_and_nothing_else() {
    for paper in papers(&of_markup()) {
        for page in &paper.document.laid.pages {
            let drawn = svg(page);
            let tree = Document::parse(&drawn).expect("a picture is XML");
            let elements: Vec<Node> = tree.descendants().filter(Node::is_element).collect();
            for element in &elements {
                assert!(ELEMENTS.contains(&element.tag_name().name()), "{element:?}");
                for attribute in element.attributes() {
                    assert!(ATTRIBUTES.contains(&attribute.name()), "{attribute:?}");
                }
            }
            assert!(
                tree.descendants()
                    .all(|node| node.is_element() || node.is_text() || node.is_root())
            );
            let said = elements
                .iter()
                .filter(|element| element.has_tag_name((SVG, "text")));
            let said: Vec<&str> = said
                .map(|element| element.text().unwrap_or_default())
                .collect();
            let laid: Vec<&str> = page
                .frames
                .iter()
                .filter_map(|frame| match &frame.mark {
                    Mark::Text(run) => Some(run.text.as_str()),
                    _ => None,
                })
                .collect();
            assert_eq!(said, laid);
        }
    }
}

const SVG: &str = "http://www.w3.org/2000/svg";

#[test]
fn names_of_files_and_titles_say_nothing_that_was_typed() {
    let plain = papers(&rewritten(people("extreme").remove(0), harmless));
    for (one, other) in papers(&of_markup()).iter().zip(&plain) {
        assert_eq!(one.document.file_name, other.document.file_name);
        assert_eq!(one.document.title, other.document.title);
        let fits = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
        assert!(
            one.document.file_name.chars().all(fits),
            "{}",
            one.document.file_name
        );
    }
}

#[test]
fn characters_that_cannot_be_seen_change_nothing_that_is_printed() {
    let plain = rewritten(people("full").remove(0), harmless);
    for invisible in [
        "\u{200B}",
        "\u{2060}",
        "\u{AD}",
        "\u{FEFF}",
        "\u{202E}",
        "\u{2067}",
        "\u{7}",
        "\u{E0041}",
    ] {
        let hidden = |number| harmless(number).replace('x', &format!("x{invisible}"));
        let mut profile = plain.clone();
        write(&mut profile, hidden);
        for (one, other) in papers(&profile).iter().zip(&papers(&plain)) {
            // Some of these characters say that a line may end there, so that other lines may stand beside.
            let seen = |paper: &Printed| {
                let pages = 0..paper.document.laid.pages.len();
                let words: String = pages.map(|number| paper.page(number)).collect();
                let mut seen: Vec<char> =
                    words.chars().filter(|c| !invisible.contains(*c)).collect();
                seen.sort_unstable();
                String::from_iter(seen)
            };
            assert_eq!(seen(one), seen(other), "{invisible:?}");
            assert!(one.document.laid.missing.is_empty(), "{invisible:?}");
        }
    }
}
