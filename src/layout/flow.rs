//! Content flowing over pages, and how much of a ranked list fits on one.

use super::block::{Block, Measurer};
use super::metrics::Metrics;
use super::paint::Painter;
use super::shape::Lacking;
use super::{Content, Furniture, Laid, Mm, Overlay, Page, PageNumber, Paper, Part, Repeated};

/// The number of pages stands on the pages, and can change their height: so often it is tried.
const ROUNDS: usize = 3;

/// How high a block becomes in a width.
pub fn measure(content: &Content, width: Mm, metrics: &dyn Metrics) -> Mm {
    Measurer {
        metrics,
        lacking: Lacking::default(),
        only_heights: true,
    }
    .block(content, width)
    .height
}

/// How wide a block is where none of its lines breaks.
pub fn unbroken(content: &Content, metrics: &dyn Metrics) -> Mm {
    Measurer {
        metrics,
        lacking: Lacking::default(),
        only_heights: true,
    }
    .natural(content)
}

/// The height that head and foot leave to the body of a page.
pub fn body_height(paper: &Paper, furniture: &Furniture, metrics: &dyn Metrics) -> Mm {
    let mut measurer = Measurer {
        metrics,
        lacking: Lacking::default(),
        only_heights: false,
    };
    Dressed::new(paper, furniture, &mut measurer).body_height(paper)
}

/// The greatest number of ranked pieces, at most `most`, whose page is not higher than the paper.
///
/// `page` composes the page with so many pieces; more pieces must not make it lower. `None` when not even
/// the page without any piece fits: print that one all the same, it then takes more than one page.
pub fn most_that_fits(
    most: usize,
    paper: &Paper,
    furniture: &Furniture,
    metrics: &dyn Metrics,
    mut page: impl FnMut(usize) -> Content,
) -> Option<usize> {
    let room = body_height(paper, furniture, metrics);
    let mut fits = |kept| measure(&page(kept), paper.inner_width(), metrics) <= room;
    if fits(most) {
        return Some(most);
    }
    if most == 0 || !fits(0) {
        return None;
    }
    // `low` fits, `high` does not.
    let (mut low, mut high) = (0, most);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if fits(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    Some(low)
}

/// Lays out parts, each from a new page on.
pub fn lay_out(parts: &[Part], metrics: &dyn Metrics) -> Laid {
    let mut measurer = Measurer {
        metrics,
        lacking: Lacking::default(),
        only_heights: false,
    };
    let mut count = parts.len();
    let mut pages = flow(parts, count, &mut measurer);
    for _ in 1..ROUNDS {
        if pages.len() == count {
            break;
        }
        count = pages.len();
        pages = flow(parts, count, &mut measurer);
    }
    let mut painter = Painter::default();
    let pages = pages.iter().map(|page| paint(page, &mut painter)).collect();
    Laid {
        pages,
        structure: painter.structure,
        missing: measurer.lacking.characters,
        to_draw: measurer.lacking.to_draw,
    }
}

/// A page whose content is known and not painted yet.
struct Filled<'a> {
    part: &'a Part<'a>,
    dressed: Dressed,
    body: Option<Block>,
}

/// The furniture of a page, measured.
struct Dressed {
    head: Option<Block>,
    head_gap: Mm,
    foot: Option<Block>,
    foot_gap: Mm,
    overlays: Vec<Overlay>,
    overlay_blocks: Vec<Block>,
}

impl Dressed {
    fn new(paper: &Paper, furniture: &Furniture, measurer: &mut Measurer) -> Self {
        let width = paper.inner_width();
        let overlay_blocks = furniture
            .overlays
            .iter()
            .filter_map(|overlay| match overlay {
                Overlay::Block { width, content, .. } => Some(measurer.block(content, *width)),
                Overlay::Line { .. } => None,
            })
            .collect();
        Self {
            head: furniture
                .head
                .as_ref()
                .map(|content| measurer.block(content, width)),
            head_gap: furniture.head_gap,
            foot: furniture
                .foot
                .as_ref()
                .map(|content| measurer.block(content, width)),
            foot_gap: furniture.foot_gap,
            overlays: furniture.overlays.clone(),
            overlay_blocks,
        }
    }

    /// The height of the head with the white below it.
    fn above(&self) -> Mm {
        self.head
            .as_ref()
            .map_or(Mm::ZERO, |head| head.height + self.head_gap)
    }

    fn body_height(&self, paper: &Paper) -> Mm {
        let below = self
            .foot
            .as_ref()
            .map_or(Mm::ZERO, |foot| foot.height + self.foot_gap);
        paper.inner_height() - self.above() - below
    }
}

fn flow<'a>(parts: &'a [Part], count: usize, measurer: &mut Measurer) -> Vec<Filled<'a>> {
    let mut pages = Vec::new();
    for part in parts {
        let mut rest = Some(measurer.block(&part.body, part.paper.inner_width()));
        while let Some(block) = rest.take() {
            let number = PageNumber {
                number: pages.len() + 1,
                count: count.max(pages.len() + 1),
            };
            let dressed = Dressed::new(&part.paper, &(part.furniture)(number), measurer);
            let (body, goes) = block.split(dressed.body_height(&part.paper), true);
            rest = goes;
            pages.push(Filled {
                part,
                dressed,
                body,
            });
        }
    }
    pages
}

fn paint(page: &Filled, painter: &mut Painter) -> Page {
    let paper = &page.part.paper;
    let dressed = &page.dressed;
    let (left, top) = (paper.margins.left, paper.margins.top);
    if let Some(head) = &dressed.head {
        painter.furniture(Repeated::Head, head, left, top);
    }
    if let Some(body) = &page.body {
        let room = dressed.body_height(paper);
        let fills = page.part.fill && body.grows() && room > body.height;
        painter.block(
            body,
            left,
            top + dressed.above(),
            if fills { room } else { body.height },
        );
    }
    if let Some(foot) = &dressed.foot {
        painter.furniture(
            Repeated::Foot,
            foot,
            left,
            paper.height - paper.margins.bottom - foot.height,
        );
    }
    let mut blocks = dressed.overlay_blocks.iter();
    for overlay in &dressed.overlays {
        match overlay {
            Overlay::Line {
                from,
                to,
                thickness,
                dashed,
            } => painter.line(*from, *to, *thickness, *dashed),
            Overlay::Block { x, y, .. } => {
                if let Some(block) = blocks.next() {
                    painter.furniture(Repeated::Marks, block, *x, *y);
                }
            }
        }
    }
    Page {
        width: paper.width,
        height: paper.height,
        frames: painter.take_page(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::metrics::EvenMetrics;
    use crate::layout::{Border, Boxed, Edges, Pt, Role, Stack, Table, Width, text};

    const PAPER: Paper = Paper {
        width: Mm(60.0),
        height: Mm(50.0),
        margins: Edges::all(Mm(5.0)),
    };

    fn line(words: &str) -> crate::layout::Paragraph {
        text(words, Pt::from(Mm(4.0))).leading(1.0)
    }

    fn numbered(page: PageNumber) -> Furniture {
        let foot = line(&format!("{}/{}", page.number, page.count));
        Furniture {
            foot: Some(foot.into()),
            ..Furniture::default()
        }
    }

    fn laid(body: impl Into<Content>) -> Laid {
        let part = Part {
            paper: PAPER,
            body: body.into(),
            furniture: &numbered,
            fill: false,
        };
        lay_out(&[part], &EvenMetrics::default())
    }

    fn pages(laid: &Laid) -> Vec<String> {
        laid.pages
            .iter()
            .map(|page| page.lines().join("|"))
            .collect()
    }

    #[test]
    fn content_flows_over_pages_and_each_knows_how_many_there_are() {
        let body = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
            .iter()
            .fold(Stack::new(), |stack, word| stack.with(line(word)));
        assert_eq!(
            pages(&laid(body)),
            ["一|二|三|四|五|六|七|八|九|1/2", "十|2/2"]
        );
    }

    #[test]
    fn a_heading_goes_over_with_what_follows_it() {
        let body = (0..8).fold(Stack::new(), |stack, _| stack.with(line("本文")));
        let body = body
            .with(line("見出し").heading(2))
            .with(line("続き"))
            .with(line("続き"));
        assert_eq!(laid(body).pages[1].lines()[0], "見出し");
    }

    #[test]
    fn a_heading_in_a_box_goes_over_with_the_table_under_it() {
        let table = (0..3).fold(Table::new([Width::Share(1.0)]), |table, _| {
            table.add_row([line("錠")])
        });
        let bar = Boxed::new(line("見出し").heading(2)).border(Border::Solid(Mm(0.3)));
        let body = (0..8).fold(Stack::new(), |stack, _| stack.with(line("本文")));
        let body = body.with(Stack::new().with(bar).with(table));
        assert_eq!(laid(body).pages[1].lines()[0], "見出し");
    }

    #[test]
    fn a_table_repeats_its_header_and_names_it_once_in_the_structure() {
        let table = (0..12).fold(
            Table::new([Width::Share(1.0), Width::Share(1.0)]).header([line("薬"), line("量")]),
            |table, _| table.add_row([line("錠"), line("5mg")]),
        );
        let laid = laid(table);
        assert!(laid.pages.len() > 1);
        assert!(pages(&laid).iter().all(|page| page.starts_with("薬|量|")));
        let headers = laid
            .structure
            .iter()
            .filter(|node| node.role == Role::TableHeader)
            .count();
        assert_eq!(headers, 2);
    }

    #[test]
    fn no_row_of_a_long_table_goes_over_alone() {
        for rows in 1..40 {
            let header = Table::new([Width::Share(1.0)]).header([line("薬")]);
            let table = (0..rows).fold(header, |table, _| table.add_row([line("錠")]));
            let pages = pages(&laid(table));
            let on = |page: &String| page.matches("錠").count();
            assert_eq!(pages.iter().map(on).sum::<usize>(), rows);
            let last = pages.last().map_or(0, on);
            assert!(last >= 2 || pages.len() == 1, "{rows}: {last} alone");
        }
    }

    #[test]
    fn the_greatest_number_of_pieces_that_fits_is_found() {
        let page = |kept: usize| {
            (0..kept)
                .fold(Stack::new(), |stack, _| stack.with(line("薬")))
                .into()
        };
        let fits = |most| {
            most_that_fits(
                most,
                &PAPER,
                &Furniture::default(),
                &EvenMetrics::default(),
                page,
            )
        };
        assert_eq!(fits(7), Some(7));
        assert_eq!(fits(10), Some(10));
        assert_eq!(fits(30), Some(10));
        let tall = |_| {
            (0..30)
                .fold(Stack::new(), |stack, _| stack.with(line("薬")))
                .into()
        };
        assert_eq!(
            most_that_fits(
                5,
                &PAPER,
                &Furniture::default(),
                &EvenMetrics::default(),
                tall
            ),
            None
        );
    }

    #[test]
    fn a_row_higher_than_a_page_goes_over_and_loses_nothing() {
        let long = "あいうえお".repeat(40);
        let table =
            Table::new([Width::Share(1.0), Width::Share(1.0)]).add_row([line(&long), line("短")]);
        let joined: String = laid(table)
            .runs()
            .map(|(_, run)| run.text.as_str())
            .filter(|text| !text.contains('/') && *text != "短")
            .collect();
        assert_eq!(joined, long);
    }
}
