//! Who has a copy: noted after printing, where the person wishes; and who has one that is old by now.

use super::print_choice::Chosen;
use super::print_preview::Sheet;
use crate::model::{Coded, Extra, HandedCopy, PaperName, Profile, Recipient, Text};
use crate::session::{Event, Route};
use crate::sheet::{care_plan_memo, flyer, holder, labels, memo_holder, old_copies};
use crate::ui::app::App;
use crate::ui::dom;
use crate::ui::element::{Element, el, live, nothing, together};
use crate::ui::parts::buttons::{Weight, actions, button};
use crate::ui::parts::said;
use crate::ui::preview::AboutPaper;
use leptos::prelude::*;

/// Papers that nobody is handed as theirs: signs on the wall; and the memo, on which its own list is printed.
const NOT_HANDED: [&str; 3] = [labels::ID, flyer::ID, care_plan_memo::ID];

/// 「だれに渡しましたか」: one copy at a time; nobody has to say.
pub(super) fn handed(app: App, papers: &[AboutPaper]) -> AnyView {
    let is_handed = |paper: &&AboutPaper| !NOT_HANDED.contains(&paper.paper.as_str());
    let papers: Vec<AboutPaper> = papers.iter().filter(is_handed).cloned().collect();
    if papers.is_empty() {
        return nothing();
    }
    let paper = RwSignal::new(0_usize);
    let to = RwSignal::new(Recipient::Family);
    let name = RwSignal::new(String::new());
    let outcome = RwSignal::new(String::new());
    let of_paper = (papers.len() > 1).then(|| {
        let options = papers.iter().enumerate().map(|(at, one)| {
            el("option")
                .attr("value", at.to_string())
                .flag("selected", at == 0)
                .text(one.title.clone())
        });
        let list = el("select")
            .class("field")
            .id("handed-paper")
            .attr("name", "handed-paper")
            .children(options)
            .on("change", move |event| {
                paper.set(dom::value(&event).parse().unwrap_or(0));
            });
        labelled(app, "handed-paper", list)
    });
    let options = Recipient::ALL.iter().map(|&one| {
        el("option")
            .attr("value", one.code())
            .flag("selected", one == Recipient::Family)
            .text(app.say(&format!("recipient.{}", one.code())))
    });
    let of_recipient = el("select")
        .class("field")
        .id("handed-to")
        .attr("name", "handed-to")
        .children(options)
        .on("change", move |event| {
            to.set(Recipient::from_code(&dom::value(&event)).unwrap_or(Recipient::Other));
        });
    let of_name = el("input")
        .class("field")
        .id("handed-name")
        .attr("name", "handed-name")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .on("input", move |event| name.set(dom::value(&event)));
    let note = move || {
        let found = papers.get(paper.get_untracked());
        let Some((one, paper)) = found.and_then(|one| Some((one, PaperName::new(&one.paper)?)))
        else {
            return;
        };
        let copy = HandedCopy {
            paper,
            edition: one.edition,
            handed_on: app.today(),
            to: to.get_untracked(),
            name: Text::new(&name.get_untracked()),
            extra: Extra::new(),
        };
        let holder = app.with_words(|words| holder(&copy, words));
        let is_dated = copy.handed_on.can_be_today();
        app.send(Event::CopyHanded { copy });
        outcome.set(match is_dated {
            true => app.fill("handed.noted", &[("holder", &holder)]),
            false => app.say("announcement.clock_is_wrong"),
        });
    };
    el("section")
        .class("stack")
        .id("handed")
        .child(el("h3").text(app.say("handed.title")))
        .child(el("p").class("hint").text(app.say("handed.what")))
        .maybe(of_paper)
        .child(labelled(app, "handed-to", of_recipient))
        .child(labelled(app, "handed-name", of_name))
        .child(actions(vec![button(
            "note-handed",
            Weight::Plain,
            app.say("handed.note"),
            note,
        )]))
        .child(
            el("p")
                .id("handed-outcome")
                .attr("role", "status")
                .live_text(move || outcome.get()),
        )
        .view()
}

fn labelled(app: App, id: &'static str, field: Element) -> Element {
    let words = app.say(&format!("handed.{id}"));
    el("div")
        .class("question")
        .child(el("label").attr("for", id).text(words))
        .child(field)
}

/// A copy in the list: what is shown of it, and whether it is old.
#[derive(Clone, PartialEq)]
struct Line {
    words: String,
    is_old: bool,
    /// Which of the notes it is, where it is not kept in the care plan.
    at: Option<usize>,
}

/// Who has which copy, the newest first; and of the papers that are chosen now, who has an old one.
pub(super) fn copies(app: App, sheet: Sheet, chosen: Chosen) -> AnyView {
    let lines = Memo::new(move |_| {
        app.watch(|session| session.profile().map(|profile| lines(app, profile)))
            .unwrap_or_default()
    });
    let old = Memo::new(move |_| {
        // Before the preview is there, nobody knows whether the paper has changed.
        if sheet.is_old() {
            return vec![];
        }
        let about = sheet.with(|paper| paper.about.clone());
        let said = |profile: &Profile| -> Vec<String> {
            let papers = about.papers.iter().filter(|one| chosen.has(&one.paper));
            let old = papers.filter_map(|one| {
                let said =
                    app.with_words(|words| old_copies(&one.paper, one.edition, profile, words))?;
                Some(app.fill("handed.of", &[("paper", &one.title), ("old", &said)]))
            });
            old.collect()
        };
        app.watch(|session| session.profile().map(said))
            .unwrap_or_default()
    });
    let removed = RwSignal::new(false);
    let undo = move || {
        let can_undo = removed.get() && app.read(|session| session.can_undo());
        if !can_undo {
            return nothing();
        }
        el("div")
            .class("notice")
            .child(el("p").text(app.say("rows.removed")))
            .child(button(
                "undo-removal",
                Weight::Plain,
                app.say("rows.undo"),
                move || {
                    let today = app.today();
                    app.send(Event::RemovalUndone { today });
                    removed.set(false);
                    dom::focus_soon("show-copies".into());
                },
            ))
            .view()
    };
    let list = live(move || {
        let lines = lines.get();
        if lines.is_empty() {
            return nothing();
        }
        let has_memo = lines.iter().any(|line| line.at.is_none());
        let list = lines.into_iter().map(|line| {
            let old = line.is_old.then(|| app.say("handed.is_old"));
            el("li")
                .class("card")
                .flag("data-old", line.is_old)
                .child(el("p").text(line.words.clone()))
                .maybe(old.map(|words| el("p").child(el("strong").text(words))))
                .maybe(line.at.map(|at| {
                    button(
                        format!("forget-copy-{at}"),
                        Weight::Quiet,
                        app.say("handed.forget"),
                        move || {
                            app.send(Event::CopyForgotten { at });
                            removed.set(true);
                            dom::focus_soon("undo-removal".into());
                        },
                    )
                    .child(el("span").class("visually-hidden").text(line.words))
                }))
        });
        let of_memo = has_memo.then(|| {
            el("a")
                .class("button quiet start")
                .id("memo-copies")
                .attr("href", Route::to_group("copies").to_string())
                .text(app.say("handed.memo.write"))
        });
        let notice = live(move || {
            let old = old.get();
            if old.is_empty() {
                return nothing();
            }
            el("div")
                .class("notice care")
                .id("old-copies")
                .attr("role", "status")
                .children(old.into_iter().map(|words| el("p").text(words)))
                .view()
        });
        el("section")
            .class("stack")
            .child(notice)
            .child(
                el("details")
                    .id("handed-copies")
                    // Made anew by a removal it stays as open as it was.
                    .flag("open", removed.get_untracked())
                    .child(
                        el("summary")
                            .id("show-copies")
                            .text(app.say("handed.copies")),
                    )
                    .child(el("ol").class("cards plain").children(list))
                    .maybe(of_memo),
            )
            .view()
    });
    together(vec![list, live(undo)])
}

/// In the order in which they were handed over; [`Event::CopyForgotten`] counts them so. Then who has the memo.
fn lines(app: App, profile: &Profile) -> Vec<Line> {
    let handed = profile.handed.iter().enumerate();
    let line = |(at, copy): (usize, &HandedCopy)| {
        let paper = copy.paper.as_str();
        let (edition, day) = (
            copy.edition.to_string(),
            said::short_date(app, copy.handed_on),
        );
        let holder = app.with_words(|words| holder(copy, words));
        let title = super::print_choice::title(app, paper);
        let parts = [
            ("date", day.as_str()),
            ("paper", &title),
            ("edition", &edition),
            ("holder", &holder),
        ];
        let newest = profile.last_printing(paper).map(|last| last.edition);
        let old = profile.old_copies(paper, newest.unwrap_or_default());
        Line {
            words: app.fill("handed.line", &parts),
            is_old: old.contains(&copy),
            at: Some(at),
        }
    };
    let old_memos = profile.old_memo_copies();
    let memos = profile.care_plan.copies.rows().iter().map(|copy| {
        let holder = app.with_words(|words| memo_holder(copy, profile.memo_held(copy), words));
        let title = super::print_choice::title(app, care_plan_memo::ID);
        Line {
            words: app.fill(
                "handed.memo.line",
                &[("paper", &title), ("holder", &holder)],
            ),
            is_old: old_memos.iter().any(|(old, _)| *old == copy),
            at: None,
        }
    });
    handed.map(line).chain(memos).collect()
}
