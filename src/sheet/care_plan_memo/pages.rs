//! The pages of the memo: the first stands alone, the details follow, a word to those who are dear comes apart.

use super::memo::Memo;
use super::{changes, cpr, details, goals, head, lists, place, room, speakers, treatments, values};
use crate::layout::{
    Content, Furniture, Laid, PageNumber, Paper, Paragraph, Part as Pages, Row, Stack, Width,
    body_height, lay_out, measure, metrics, span,
};
use crate::model::Coded;
use crate::model::MemoPart;
use crate::sheet::block::{SPACE, note, notes};
use crate::sheet::measure::{BODY, CLOSE, GAP, MEMO_GAP, MEMO_MARGIN};
use crate::sheet::say;

/// A name longer than this is shortened where it is repeated; it stands in full on the first page.
const NAME_IN_HEAD: usize = 20;

/// Lays out the pages.
pub(super) fn press(m: &Memo) -> Laid {
    let metrics = metrics::built_in();
    let paper = Paper::a4(MEMO_MARGIN);
    let furniture = |page| furniture(m, page);
    let one_of_some = PageNumber {
        number: 1,
        count: 9,
    };
    let room = body_height(&paper, &furniture(one_of_some), metrics);
    let whole = first(m, true);
    let fits = measure(&whole, paper.inner_width(), metrics) <= room;
    let pages = |body| Pages {
        paper,
        body,
        furniture: &furniture,
        fill: false,
    };
    let first = if fits { whole } else { first(m, false) };
    let laid = |lines| {
        let mut parts = vec![pages(first.clone())];
        let details = details(m, !fits, lines);
        if !details.children.is_empty() {
            parts.push(pages(details.into()));
        }
        parts.extend(room::message(m).map(pages));
        lay_out(&parts, metrics)
    };
    // Room to write is given up where that saves a page, and only then.
    let (most, fewer) = (laid(room::LINES[0]), &room::LINES[1..]);
    let saving = fewer.iter().map(|&lines| laid(lines));
    let mut saving = saving.filter(|less| less.pages.len() < most.pages.len());
    saving.next().unwrap_or(most)
}

/// The first page: whose it is, what matters, who speaks, where, what for.
fn first(m: &Memo, reasons: bool) -> Content {
    let head = Stack::new()
        .gap(GAP)
        .with(head::title(m))
        .with(head::who(m));
    let away = (!reasons).then(|| notes(m.say("memo.reasons.next")).bold().leading(CLOSE));
    Stack::new()
        .gap(MEMO_GAP)
        .with(head)
        .with_some(away)
        .with_some(place::home(m))
        .with_some(values::block(m, reasons))
        .with_some(speakers::block(m))
        .with_some(place::block(m))
        .with_some(goals::block(m, reasons))
        .into()
}

/// Everything else, in the order in which a reader asks for it.
fn details(m: &Memo, reasons: bool, lines: u16) -> Stack {
    let apart = |block: Option<Content>| block.filter(|_| reasons);
    Stack::new()
        .gap(MEMO_GAP)
        .with_some(apart(values::reasons(m)))
        .with_some(apart(goals::reasons(m)))
        .with_some(details::living(m))
        .with_some(details::comfort(m))
        .with_some(place::help(m))
        .with_some(speakers::others(m))
        .with_some(details::information(m))
        .with_some(cpr::block(m))
        .with_some(treatments::block(m))
        .with_some(details::papers(m))
        .with_some(details::guarantor(m))
        .with_some(lists::talks_block(m))
        .with_some(changes::block(m))
        .with_some(lists::questions(m))
        .with_some(lists::copies(m))
        .with_some(end(m, lines))
}

/// The end of the memo, on one page: nobody turns to a last page with nothing on it but lines for names.
fn end(m: &Memo, lines: u16) -> Option<Stack> {
    let blocks = [room::handwriting(m, lines), room::signatures(m)];
    let end = blocks.into_iter().fold(Stack::new(), Stack::with_some);
    let any = !end.children.is_empty();
    any.then(|| end.gap(MEMO_GAP).together())
}

/// What is repeated on every page.
fn furniture(m: &Memo, page: PageNumber) -> Furniture {
    let head = Stack::new()
        .gap(GAP)
        .with_some((page.number > 1).then(|| identity(m)))
        .with_some(head::remembered(m));
    let any = !head.children.is_empty();
    Furniture {
        head: any.then(|| head.into()),
        head_gap: MEMO_GAP,
        foot: Some(foot(m, page)),
        foot_gap: MEMO_GAP,
        ..Furniture::default()
    }
}

/// Name, birth date and day of confirmation, so that two people's memos cannot be mixed.
fn identity(m: &Memo) -> Content {
    let name = head::name(m);
    let name = say::shortened(&name, NAME_IN_HEAD);
    let birth = m.birth_date.map(|day| {
        let day = say::short_date(m.words, day);
        m.fill("sheet.born", &[("date", &day)])
    });
    let confirmed = match m.text(head::CONFIRMED) {
        Some(day) => format!("{} {day}", m.say("memo.confirmed")),
        None => m.say("memo.confirmed.blank"),
    };
    let words = Paragraph::new()
        .with(span(name, BODY).bold())
        .with(span(SPACE, BODY))
        .with(note(birth.unwrap_or_default()));
    Row::new()
        .with(Width::Share(1.0), words.leading(CLOSE))
        .with(Width::Hug, notes(confirmed).end().leading(CLOSE))
        .gap(GAP)
        .into()
}

fn foot(m: &Memo, page: PageNumber) -> Content {
    let number = m.fill(
        "sheet.foot.page",
        &[
            ("number", &page.number.to_string()),
            ("count", &page.count.to_string()),
        ],
    );
    let title = m.say("sheet.care-plan-memo.title");
    let copy = m.say(&format!("memo.copy.{}", m.choice.copy.code()));
    let writer = match m.text("about.entry_mode") {
        Some(mode) => mode.to_owned(),
        None => m.say("memo.written.blank"),
    };
    let edition = m.fill("sheet.bar.edition", &[("edition", &m.edition.to_string())]);
    let printed = say::printed(m.words, m.today);
    let left = [title, copy, writer, edition, printed].join(SPACE);
    let last = Row::new()
        .with(Width::Share(1.0), notes(left).leading(CLOSE))
        .with(Width::Hug, notes(number).bold().end().leading(CLOSE))
        .gap(GAP);
    // Of papers without a date none is the newest.
    let change = match m.at(head::CONFIRMED) {
        Some(_) => "memo.foot.change",
        None => "memo.foot.draft",
    };
    let change = notes(m.say(change)).bold().leading(CLOSE);
    let blank = notes(m.say("memo.foot.blank")).leading(CLOSE);
    Stack::new()
        .with(change)
        .with(blank)
        .with_some(left_out(m))
        .with(last)
        .into()
}

/// That parts of which something was said are not on this copy: a reader must not take them for unsaid.
fn left_out(m: &Memo) -> Option<Paragraph> {
    let any = MemoPart::ALL
        .iter()
        .any(|part| !m.has(*part) && m.choice.copy.parts().contains(*part));
    any.then(|| notes(m.say("memo.foot.left_out")).leading(CLOSE))
}
