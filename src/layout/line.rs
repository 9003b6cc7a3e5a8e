//! Clusters filled into lines of a width.

use super::breaking::Filling;
use super::metrics::Metrics;
use super::shape::{Cluster, Lacking, Look, shape};
use super::{Instead, Mm, Paragraph, TextRun};

/// One line of a paragraph; places are counted from the line's own start.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub runs: Vec<Run>,
    pub width: Mm,
    pub height: Mm,
    /// From the line's top to the line that letters stand on.
    pub baseline: Mm,
    /// How far the line is moved in.
    pub indent: Mm,
}

impl Line {
    /// So much height that nobody looks at.
    pub fn of_height(height: Mm) -> Self {
        Self {
            runs: vec![],
            width: Mm::ZERO,
            height,
            baseline: Mm::ZERO,
            indent: Mm::ZERO,
        }
    }
}

/// Letters of one look on a line.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub text: String,
    /// Where each character starts, from the line's start.
    pub places: Vec<Mm>,
    pub width: Mm,
    pub look: Look,
    /// What is drawn for the letters where no face has them; such a run is one cluster.
    pub instead: Option<Instead>,
}

/// Breaks a paragraph into lines no wider than `width`.
pub(super) fn lines(
    paragraph: &Paragraph,
    width: Mm,
    metrics: &dyn Metrics,
    lacking: &mut Lacking,
) -> Vec<Line> {
    let mut clusters = shape(&paragraph.spans, metrics, lacking);
    squeeze(&mut clusters, width - paragraph.hanging);
    if clusters.is_empty() {
        return Vec::new();
    }
    let ends = Filling {
        clusters: &clusters,
        width,
        hanging: paragraph.hanging,
    }
    .ends();
    let mut start = 0;
    let mut out = Vec::with_capacity(ends.len());
    for (number, end) in ends.into_iter().enumerate() {
        let indent = if number == 0 {
            Mm::ZERO
        } else {
            paragraph.hanging
        };
        out.push(line(&clusters[start..end], paragraph.leading, indent));
        start = end;
    }
    out
}

/// What was drawn as one piece and is wider than a line is made narrower; nothing leaves its place.
fn squeeze(clusters: &mut [Cluster], width: Mm) {
    let drawn = clusters
        .iter_mut()
        .filter(|cluster| cluster.instead.is_some() && cluster.advance > width);
    for cluster in drawn {
        if let Some(Instead::Note(_)) = cluster.instead {
            cluster.look.size = cluster.look.size * (width.0 / cluster.advance.0);
        }
        cluster.advance = width;
    }
}

/// Sets clusters on one line. White at its end stays in the text, for copying, and takes no room.
fn line(clusters: &[Cluster], leading: f32, indent: Mm) -> Line {
    let is_feed = |cluster: &Cluster| cluster.text.starts_with(['\n', '\r']);
    let seen = clusters
        .iter()
        .rposition(|cluster| !cluster.is_space() && !is_feed(cluster))
        .map_or(0, |last| last + 1);
    let mut runs: Vec<Run> = Vec::new();
    let (mut x, mut width) = (Mm::ZERO, Mm::ZERO);
    for (index, cluster) in clusters
        .iter()
        .enumerate()
        .filter(|(_, cluster)| !is_feed(cluster))
    {
        let letters = |run: &&Run| run.instead.is_none() && cluster.instead.is_none();
        let last = runs.last().filter(letters).map(|run| run.look);
        // White at the end joins the letters before it, unless their face has no such white; it is never larger.
        let look = match last.filter(|_| index >= seen) {
            Some(last) if last.face == cluster.look.face => last,
            Some(last) => Look {
                size: last.size,
                ..cluster.look
            },
            None => cluster.look,
        };
        if last != Some(look) {
            runs.push(Run {
                text: String::new(),
                places: Vec::new(),
                width: Mm::ZERO,
                look,
                instead: cluster.instead.clone(),
            });
        }
        if let Some(run) = runs.last_mut() {
            run.text.push_str(cluster.text);
            run.places
                .extend(std::iter::repeat_n(x, cluster.text.chars().count()));
            if index < seen {
                run.width += cluster.advance;
                width += cluster.advance;
            }
        }
        x += cluster.advance;
    }
    // An empty line is as high as the white or the line feed on it.
    let size = clusters
        .iter()
        .take(seen.max(1))
        .fold(Mm::ZERO, |size, cluster| {
            size.max(Mm::from(cluster.look.size))
        });
    let height = size * leading;
    let baseline = (height - size) / 2.0 + size * TextRun::ASCENT;
    Line {
        runs,
        width,
        height,
        baseline,
        indent,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{Face, Pt, metrics::EvenMetrics, span, text};

    /// The lines of a text in letters of 1 mm, so wide.
    fn broken(words: &str, width: f32) -> Vec<String> {
        broken_paragraph(&text(words, Pt::from(Mm(1.0))), width)
    }

    fn broken_paragraph(paragraph: &Paragraph, width: f32) -> Vec<String> {
        lines(
            paragraph,
            Mm(width),
            &EvenMetrics::default(),
            &mut Lacking::default(),
        )
        .iter()
        .map(|line| line.runs.iter().map(|run| run.text.as_str()).collect())
        .collect()
    }

    #[test]
    fn lines_are_filled_and_no_point_begins_one() {
        assert_eq!(
            broken("心不全、心房細動、糖尿病", 7.0),
            ["心不全、心房", "細動、糖尿病"]
        );
        assert_eq!(
            broken("心不全心房細、動悸", 6.0),
            // Between words, where that costs no line more.
            ["心不全", "心房細、動悸"]
        );
        assert_eq!(
            broken("薬は（抗血栓薬）", 3.0),
            ["薬は", "（抗血", "栓薬）"]
        );
    }

    #[test]
    fn doses_dates_and_telephone_numbers_stay_whole() {
        assert_eq!(broken("アムロジピン錠5mg", 8.0), ["アムロジピン", "錠5mg"]);
        assert_eq!(
            broken("夜間は03-1234-5678へ", 8.0),
            ["夜間は", "03-1234-5678へ"]
        );
        assert_eq!(
            broken("生年月日1941年3月5日", 8.0),
            ["生年月日", "1941年3月5日"]
        );
    }

    #[test]
    fn what_is_longer_than_a_line_is_broken_anywhere() {
        assert_eq!(broken("aaaaaaaaaaaa", 2.0), ["aaaa", "aaaa", "aaaa"]);
        let kept = Paragraph::new().with(span("一二三四五六", Pt::from(Mm(1.0))).keep());
        assert_eq!(broken_paragraph(&kept, 4.0), ["一二三", "四五六"]);
    }

    #[test]
    fn nothing_but_points_fills_lines_as_letters_do() {
        assert_eq!(broken("。。。。。。", 3.0), ["。。。", "。。。"]);
        assert_eq!(broken("((((（））））", 3.0).concat(), "((((（））））");
        assert!(broken(&"）".repeat(300), 10.0).len() <= 31);
    }

    #[test]
    fn what_is_kept_goes_over_whole() {
        let size = Pt::from(Mm(1.0));
        let kept = Paragraph::new()
            .with(span("薬は", size))
            .with(span("朝と夜に", size).keep());
        assert_eq!(broken_paragraph(&kept, 5.0), ["薬は", "朝と夜に"]);
    }

    #[test]
    fn white_at_a_lines_end_takes_no_room_and_line_feeds_are_kept() {
        assert_eq!(broken("一二 三四", 2.0), ["一二 ", "三四"]);
        assert_eq!(broken("一\n\n二", 9.0), ["一", "", "二"]);
        assert_eq!(broken("一\r\n二", 9.0), ["一", "二"]);
    }

    #[test]
    fn white_after_a_telephone_number_is_not_set_in_its_face_and_never_larger() {
        let words = Paragraph::new()
            .with(span("070", Pt(10.0)).digits())
            .with(span("　", Pt(20.0)))
            .with(span("次", Pt(10.0)));
        let width = Mm::from(Pt(10.0)) * 2.0;
        let lines = lines(
            &words,
            width,
            &EvenMetrics::default(),
            &mut Lacking::default(),
        );
        let looks: Vec<_> = lines[0].runs.iter().map(|run| run.look).collect();
        let faces: Vec<Face> = looks.iter().map(|look| look.face).collect();
        assert_eq!(faces, [Face::Digits, Face::Text]);
        assert_eq!(looks[1].size, Pt(10.0));
        assert!((lines[0].width.0 - Mm::from(Pt(15.0)).0).abs() < 1e-4);
    }

    #[test]
    fn what_a_value_is_goes_over_with_the_value() {
        let size = Pt::from(Mm(1.0));
        let labelled = Paragraph::new()
            .with(span("歩く", size))
            .with(span("まひ：", size).note().keep())
            .with(span("なし", size));
        assert_eq!(broken_paragraph(&labelled, 5.0), ["歩く", "まひ：なし"]);
    }

    #[test]
    fn no_letter_is_left_alone_on_the_last_line() {
        assert_eq!(
            broken("一二三四五六七八九十一", 10.0),
            ["一二三四五六七八", "九十一"]
        );
    }

    #[test]
    fn letters_of_two_sizes_stand_on_one_line() {
        let mixed = Paragraph::new()
            .with(span("小", Pt(10.0)))
            .with(span("大", Pt(20.0)));
        let lines = lines(
            &mixed,
            Mm(100.0),
            &EvenMetrics::default(),
            &mut Lacking::default(),
        );
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0].runs.len(), 2);
        assert!((lines[0].height.0 - Mm::from(Pt(20.0)).0 * Paragraph::LEADING).abs() < 1e-4);
    }
}
