//! A list of things: first whether there are any, then a card for each, one open at a time.

use super::{Question, choice, control};
use crate::catalogue::{Column, Place, PrintPolicy, Rows, SOME, Value, narrowed};
use crate::model::{NONE, Profile, UNKNOWN};
use crate::session::Event;
use crate::ui::app::App;
use crate::ui::dom;
use crate::ui::element::{Element, el, live, nothing};
use crate::ui::parts::buttons::{Weight, actions, button};
use crate::ui::parts::said;
use leptos::prelude::*;

/// So many answers stand on a closed card beside its name.
const SHOWN: usize = 3;

/// So many minor questions are folded away; fewer stand with the rest.
const FOLDED_FROM: usize = 3;

/// What only goes on the back of the sheet is folded away, where it is more than a little.
fn is_folded(columns: &[Column], column: &Column) -> bool {
    let is_minor = |column: &&Column| column.print == PrintPolicy::Back;
    is_minor(&column) && columns.iter().filter(is_minor).count() >= FOLDED_FROM
}

/// A list on the page.
#[derive(Clone, Copy)]
struct List {
    app: App,
    link_id: &'static str,
    rows: &'static dyn Rows<Profile>,
    most: usize,
    /// The row whose card is open.
    open: RwSignal<Option<usize>>,
    /// True after a removal here, until something else happens.
    removed: RwSignal<bool>,
    /// True after the list refused to be called empty.
    refused: RwSignal<bool>,
}

/// A list of things.
pub fn rows(question: Question, most: usize) -> AnyView {
    let app = question.app;
    let link_id = question.place.link_id;
    let Some(rows) = crate::catalogue::rows_at(link_id) else {
        return nothing();
    };
    let aimed_at = app.target_in(link_id).and_then(|place| place.cell);
    let list = List {
        app,
        link_id,
        rows,
        most,
        open: RwSignal::new(aimed_at.map(|(row, _)| row)),
        removed: RwSignal::new(false),
        refused: RwSignal::new(false),
    };
    let add = button(
        "add-row",
        Weight::Plain,
        app.say(&format!("{link_id}.add")),
        move || list.add(),
    );
    let is_some = app.follow(move |session| {
        session.profile().map(|profile| rows.state(profile)) == Some(Some(SOME))
    });
    let has_room = app.follow(move |session| {
        session
            .profile()
            .is_some_and(|profile| rows.has_room(profile))
    });
    let cards = el("div")
        .class("rows")
        .hidden_while(move || !is_some.get())
        .child(live(move || list.cards()))
        .child(live(move || list.undo()))
        .child(
            add.class("button wide")
                .hidden_while(move || !has_room.get()),
        );
    el("div").child(list.state(question)).child(cards).view()
}

impl List {
    fn profile<T>(self, read: impl FnOnce(&Profile) -> T) -> Option<T> {
        self.app.profile(read)
    }

    fn len(self) -> usize {
        self.profile(|profile| self.rows.len(profile)).unwrap_or(0)
    }

    /// Whether there are any: ある, ない, わからない.
    fn state(self, question: Question) -> Element {
        let app = self.app;
        let options = [SOME, NONE, UNKNOWN]
            .map(|code| {
                let words = app.with_words(|words| words.option(&question.key, "answer", code));
                (code, words)
            })
            .to_vec();
        let chosen = self
            .profile(|profile| self.rows.state(profile))
            .flatten()
            .map(str::to_owned);
        let remark = question.remark().live_text(move || {
            let refused = self.refused.get().then(|| app.say("rows.not_empty"));
            refused.unwrap_or_default()
        });
        let field_set = question.field_set();
        let place = question.place;
        let choose = move |code: Option<String>| {
            app.answer(place, Value::Choice(code.clone()));
            let taken = app.answer_at(&place) == Some(Value::Choice(code.clone()));
            self.refused.set(!taken);
            self.removed.set(false);
            if taken && code.as_deref() == Some(SOME) && self.len() == 0 {
                self.add();
            }
        };
        choice::cards(question, field_set, chosen, options, choose).child(remark)
    }

    fn cards(self) -> AnyView {
        let open = self.open.get();
        let columns = self.rows.columns();
        let cards = (0..self.len()).map(|row| {
            let card = if open == Some(row) {
                self.open_card(row, &columns)
            } else {
                self.closed_card(row, &columns)
            };
            el("li").child(card)
        });
        let many = (self.len() >= self.most).then(|| {
            let own = self.app.find(&format!("{}.many", self.link_id));
            let words = own.unwrap_or_else(|| self.app.say("rows.many"));
            el("p").class("remark").text(words)
        });
        el("div")
            .child(el("ol").class("cards plain").children(cards))
            .maybe(many)
            .view()
    }

    fn closed_card(self, row: usize, columns: &[Column]) -> Element {
        let app = self.app;
        let said =
            self.profile(|profile| said::row(app, profile, self.link_id, self.rows, columns, row));
        let (name, rest) = said.map(|said| (said.name, said.rest)).unwrap_or_default();
        let says = el("span")
            .class("says")
            .as_it_is()
            .child(el("span").class("first").text(name.clone()))
            .child(
                el("span").class("rest").children(
                    rest.into_iter()
                        .take(SHOWN)
                        .map(|(_, said)| el("span").text(said)),
                ),
            );
        let edit = button(
            format!("edit-row-{row}"),
            Weight::Quiet,
            app.say("rows.edit"),
            move || self.show(Some(row)),
        )
        .child(
            el("span")
                .class("visually-hidden")
                .text(app.fill("rows.edit_of", &[("row", &name)])),
        );
        el("div")
            .class("card")
            .child(el("div").class("card-line").child(says).child(edit))
    }

    fn open_card(self, row: usize, columns: &[Column]) -> Element {
        let app = self.app;
        let (list, rows) = (self.link_id, self.rows);
        let number = (row + 1).to_string();
        let title = app.fill(
            "rows.title",
            &[
                ("row", &app.say(&format!("{list}.row"))),
                ("number", &number),
            ],
        );
        let ask = |column: &Column| {
            let name = column.link_id;
            let is_asked = app.follow(move |session| {
                session
                    .profile()
                    .is_some_and(|profile| rows.is_enabled(profile, row, name))
            });
            let question = Question::at(app, Place::in_row(list, row, name));
            let shape =
                self.profile(|profile| narrowed(profile, &question.place, column.shape.clone()));
            el("div")
                .hidden_while(move || !is_asked.get())
                .maybe(shape.map(|shape| control(question, &shape)))
        };
        let (more, first): (Vec<_>, Vec<_>) = columns
            .iter()
            .partition(|column| is_folded(columns, column));
        let up = (row > 0).then(|| {
            button(
                format!("move-row-up-{row}"),
                Weight::Quiet,
                app.say("rows.up"),
                move || self.move_up(row),
            )
        });
        let commands = [button(
            "close-row",
            Weight::Plain,
            app.say("rows.close"),
            move || {
                self.show(None);
                dom::focus_soon(format!("edit-row-{row}"));
            },
        )]
        .into_iter()
        .chain(up)
        .chain([button(
            format!("remove-row-{row}"),
            Weight::Quiet,
            app.say("rows.remove"),
            move || self.remove(row),
        )]);
        el("div")
            .class("card open")
            .child(el("h2").id("row-title").attr("tabindex", "-1").text(title))
            .child(
                el("div")
                    .class("questions")
                    .children(first.into_iter().map(ask))
                    .maybe((!more.is_empty()).then(|| self.folded(row, &more, ask))),
            )
            .child(actions(commands.collect()))
    }

    fn folded(self, row: usize, more: &[&Column], ask: impl Fn(&Column) -> Element) -> Element {
        let is_answered = |column: &&Column| {
            let place = Place::in_row(self.link_id, row, column.link_id);
            let answer = self.app.answer_at(&place);
            answer.is_some_and(|answer| answer.is_answered())
        };
        el("details")
            .class("more")
            .flag("open", more.iter().any(is_answered))
            .child(
                el("summary")
                    .id(format!("more-of-row-{row}"))
                    .class("button quiet")
                    .text(self.app.say("rows.more")),
            )
            .child(
                el("div")
                    .class("questions")
                    .children(more.iter().map(|column| ask(column))),
            )
    }

    fn undo(self) -> AnyView {
        let can_undo = self.removed.get() && self.app.read(|session| session.can_undo());
        if !can_undo {
            return nothing();
        }
        el("div")
            .class("notice")
            .child(el("p").text(self.app.say("rows.removed")))
            .child(button(
                "undo-removal",
                Weight::Plain,
                self.app.say("rows.undo"),
                move || {
                    let today = self.app.today();
                    self.change(Event::RemovalUndone { today }, None);
                    dom::focus_soon("add-row".into());
                },
            ))
            .view()
    }

    /// Opens a card, closes the one that was open.
    fn show(self, row: Option<usize>) {
        self.removed.set(false);
        self.open.set(row);
        if row.is_some() {
            dom::focus_soon("row-title".into());
        }
    }

    /// Takes in an event that changes which rows there are, and shows them anew.
    fn change(self, event: Event, open: Option<usize>) {
        self.refused.set(false);
        self.app.send(event);
        self.removed.set(false);
        self.open.set(open);
    }

    fn add(self) {
        let today = self.app.today();
        let list = self.link_id;
        let row = self.len();
        self.change(Event::RowAdded { list, today }, Some(row));
        dom::focus_soon("row-title".into());
    }

    fn remove(self, row: usize) {
        let today = self.app.today();
        let list = self.link_id;
        self.change(Event::RowRemoved { list, row, today }, None);
        self.removed.set(true);
        dom::focus_soon("undo-removal".into());
    }

    fn move_up(self, row: usize) {
        let today = self.app.today();
        let list = self.link_id;
        self.change(Event::RowMovedUp { list, row, today }, row.checked_sub(1));
        dom::focus_soon("row-title".into());
    }
}
