//! The same frames as pictures for the screen: one SVG for each page.
//!
//! Every character gets its place from the frame, so that lines cannot break elsewhere than on paper. The
//! pictures are hidden from screen readers; [`crate::layout::Page::lines`] holds the same words for them.

use super::{Face, Fill, Ink, Instead, Mark, Mm, Page, Picture, Rect, TextRun};
use std::fmt::Write;

/// The grey of [`Fill::Grey`], as a share of white. The PDF uses it as well.
pub const GREY: f32 = 0.89;

/// The rules that tell a page where the faces are. `folder` is where the font files stand, with a slash at
/// its end.
pub fn font_faces_css(folder: &str) -> String {
    let mut out = String::new();
    for face in super::FACES {
        let weight = if face.is_bold() { "bold" } else { "normal" };
        let _ = writeln!(
            out,
            "@font-face{{font-family:\"{}\";font-weight:{weight};font-display:block;src:url(\"{folder}{}\") format(\"woff2\")}}",
            face.css_family(),
            face.file_name(),
        );
    }
    out
}

/// One page as an SVG element, a millimetre to the unit.
pub fn svg(page: &Page) -> String {
    let mut out = String::with_capacity(32 * 1024);
    let (width, height) = (page.width, page.height);
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"paper\" lang=\"ja\" aria-hidden=\"true\" focusable=\"false\" \
         viewBox=\"0 0 {} {}\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>",
        Number(width),
        Number(height)
    );
    for frame in &page.frames {
        mark(&mut out, &frame.mark);
    }
    out.push_str("</svg>");
    out
}

fn mark(out: &mut String, mark: &Mark) {
    let _ = match mark {
        Mark::Text(run) => match &run.instead {
            None => text(out, run),
            Some(Instead::Picture(drawn)) => picture(out, run, drawn),
            Some(Instead::Note(words)) => note(out, run, words),
        },
        Mark::Rect(rect, fill) => rectangle(out, rect, &format!("fill=\"{}\"", colour(*fill))),
        Mark::Figure(rectangles) => figure(out, rectangles),
        Mark::Outline {
            rect,
            thickness,
            dashed,
        } => rectangle(
            out,
            rect,
            &format!("fill=\"none\" {}", stroke(*thickness, *dashed)),
        ),
        Mark::Line {
            from,
            to,
            thickness,
            dashed,
        } => write!(
            out,
            "<path d=\"M{} {}L{} {}\" {}/>",
            Number(from.0),
            Number(from.1),
            Number(to.0),
            Number(to.1),
            stroke(*thickness, *dashed)
        ),
    };
}

fn rectangle(out: &mut String, rect: &Rect, look: &str) -> std::fmt::Result {
    let Rect {
        x,
        y,
        width,
        height,
    } = rect;
    write!(
        out,
        "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" {look}/>",
        Number(*x),
        Number(*y),
        Number(*width),
        Number(*height)
    )
}

/// One path for all rectangles; its edges are not smoothed, so that what touches shows no seam.
fn figure(out: &mut String, rectangles: &[Rect]) -> std::fmt::Result {
    out.push_str("<path shape-rendering=\"crispEdges\" d=\"");
    for rect in rectangles {
        let (right, bottom) = (rect.x + rect.width, rect.y + rect.height);
        write!(
            out,
            "M{} {}H{}V{}H{}z",
            Number(rect.x),
            Number(rect.y),
            Number(right),
            Number(bottom),
            Number(rect.x)
        )?;
    }
    out.push_str("\"/>");
    Ok(())
}

fn stroke(thickness: Mm, dashed: bool) -> String {
    let dashes = if dashed {
        format!(" stroke-dasharray=\"{} {}\"", DASH.0, DASH.1)
    } else {
        String::new()
    };
    format!(
        "stroke=\"#000\" stroke-width=\"{}\"{dashes}",
        Number(thickness)
    )
}

/// A dash and the white after it, in millimetres. The PDF uses the same.
pub const DASH: (f32, f32) = (1.2, 0.9);

fn colour(fill: Fill) -> &'static str {
    match fill {
        Fill::None => "none",
        Fill::White => "#fff",
        Fill::Grey => "#e3e3e3",
        Fill::Black => "#000",
    }
}

fn ink(run: &TextRun) -> &'static str {
    match run.ink {
        Ink::Black => "#000",
        Ink::White => "#fff",
    }
}

/// The very dots that are printed, as one path.
fn picture(out: &mut String, run: &TextRun, drawn: &Picture) -> std::fmt::Result {
    let size = Mm::from(run.size);
    let start = run.places.first().copied().unwrap_or_default();
    // Squeezed where it would be wider than its line.
    let squeezed = run.width.0 / (size.0 * drawn.advance).max(f32::MIN_POSITIVE);
    let dot = Mm(size.0 * drawn.dot);
    write!(
        out,
        "<path class=\"p\" fill=\"{}\" transform=\"translate({} {})scale({} {})\" d=\"",
        ink(run),
        Number(start + size * drawn.left * squeezed),
        Number(run.baseline - size * drawn.top),
        dot.0 * squeezed,
        dot.0,
    )?;
    for [left, top, width, height] in drawn.rectangles() {
        write!(out, "M{left} {top}h{width}v{height}h-{width}z")?;
    }
    out.push_str("\"/>");
    Ok(())
}

/// The words that say what cannot be shown.
fn note(out: &mut String, run: &TextRun, words: &str) -> std::fmt::Result {
    let start = run.places.first().copied().unwrap_or_default();
    write!(
        out,
        "<text class=\"t\" x=\"{}\" y=\"{}\" font-size=\"{}\" fill=\"{}\">",
        Number(start),
        Number(run.baseline),
        Number(run.size.into()),
        ink(run)
    )?;
    escape(out, words);
    out.push_str("</text>");
    Ok(())
}

fn text(out: &mut String, run: &TextRun) -> std::fmt::Result {
    let ink = ink(run);
    let class = match run.face {
        Face::Text => "t",
        Face::TextBold => "t b",
        Face::Digits => "d",
        Face::DigitsBold => "d b",
    };
    out.push_str("<text class=\"");
    out.push_str(class);
    out.push_str("\" x=\"");
    // One place for each code unit of UTF-16: that is how SVG counts.
    let units = run
        .text
        .chars()
        .zip(&run.places)
        .flat_map(|(character, place)| std::iter::repeat_n(*place, character.len_utf16()));
    for (index, place) in units.enumerate() {
        if index > 0 {
            out.push(' ');
        }
        write!(out, "{}", Number(place))?;
    }
    write!(
        out,
        "\" y=\"{}\" font-size=\"{}\" fill=\"{ink}\"",
        Number(run.baseline),
        Number(run.size.into())
    )?;
    if let Some(thicken) = run.thicken {
        write!(
            out,
            " stroke=\"{ink}\" stroke-width=\"{}\" stroke-linejoin=\"round\"",
            Number(thicken)
        )?;
    }
    out.push('>');
    escape(out, &run.text);
    out.push_str("</text>");
    Ok(())
}

/// How the classes of [`svg`] are to be styled.
pub fn svg_css() -> String {
    format!(
        "svg.paper text{{font-kerning:none;font-variant-ligatures:none;font-synthesis:none;white-space:pre}}\
         svg.paper .t{{font-family:\"{}\",sans-serif}}svg.paper .d{{font-family:\"{}\",sans-serif}}svg.paper .b{{font-weight:bold}}",
        Face::Text.css_family(),
        Face::Digits.css_family()
    )
}

/// Text as XML has it. Characters that XML forbids become white.
fn escape(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' => out.push(' '),
            _ if character.is_control() || matches!(character, '\u{FFFE}' | '\u{FFFF}') => {
                out.push(' ')
            }
            _ => out.push(character),
        }
    }
}

/// A length in thousandths of a millimetre, without needless zeros.
struct Number(Mm);

impl std::fmt::Display for Number {
    fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        let thousandths = (self.0.0 * 1000.0).round();
        write!(formatter, "{}", f64::from(thousandths) / 1000.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::metrics::EvenMetrics;
    use crate::layout::{Edges, Furniture, Paper, Part, Pt, lay_out, text};

    fn drawn(words: &str) -> String {
        let part = Part {
            paper: Paper::a4(Edges::all(Mm(10.0))),
            body: text(words, Pt::from(Mm(4.0))).into(),
            furniture: &|_| Furniture::default(),
            fill: false,
        };
        svg(&lay_out(&[part], &EvenMetrics::default()).pages[0])
    }

    #[test]
    fn every_character_has_its_place() {
        assert!(drawn("薬5").contains("x=\"10 14\" y=\"14.12\" font-size=\"4\""));
        assert!(drawn("𠮷田").contains("x=\"10 10 14\""));
    }

    #[test]
    fn what_was_typed_cannot_become_markup() {
        let svg = drawn("<script>&\"'\u{1}");
        assert!(
            svg.contains("&lt;script&gt;&amp;&quot;&#39; </text>"),
            "{svg}"
        );
        assert_eq!(svg.matches('<').count(), svg.matches('>').count());
    }

    #[test]
    fn the_rules_name_every_font_file() {
        let css = font_faces_css("./fonts/");
        for face in crate::layout::FACES {
            assert!(css.contains(&format!("url(\"./fonts/{}\")", face.file_name())));
        }
    }
}
