//! A date in parts, in either counting. What is typed stays on the screen until it is a date; only then
//! it is written, and said in both countings so that it can be checked.

use super::Question;
use crate::catalogue::{DateIssue, TypedDate, Value};
use crate::model::{Coded, Date, Era, PartialDate};
use crate::ui::dom;
use crate::ui::element::{Element, el};
use crate::ui::parts::said;
use leptos::prelude::*;

/// How much of a date is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// A day of the calendar.
    Whole,
    /// As much as is remembered.
    AsRemembered,
}

/// The word for the common era in the list of eras.
const COMMON: &str = "common";

/// The eras in the order in which people who are old now need them.
const ERAS: [Era; 5] = [Era::Showa, Era::Taisho, Era::Heisei, Era::Reiwa, Era::Meiji];

/// The state of one date on the page.
#[derive(Clone)]
struct Parts {
    question: Question,
    asked: Asked,
    /// The last day that can be meant, where it cannot lie ahead.
    until: Option<Date>,
    typed: StoredValue<TypedDate>,
    date: RwSignal<Option<PartialDate>>,
    /// Said only when the person has left the fields: nobody is corrected in the middle of typing.
    issue: RwSignal<Option<DateIssue>>,
}

/// A date.
pub fn date(question: Question, asked: Asked) -> AnyView {
    let app = question.app;
    let written = match question.value() {
        Some(Value::Date(date)) => date,
        _ => None,
    };
    let half_typed = app.read(|session| session.half_typed(&question.place));
    let typed = half_typed.unwrap_or_else(|| {
        written.map_or_else(TypedDate::default, |date| {
            TypedDate::of(date, app.counts_in_eras())
        })
    });
    let parts = Parts {
        question: question.clone(),
        asked,
        until: (!question.place.may_lie_ahead()).then(|| app.today()),
        date: RwSignal::new(written),
        issue: RwSignal::new(None),
        typed: StoredValue::new(typed.clone()),
    };
    // What stands here from before may be no date, or a day that has not come.
    if let Err(issue) = parts.read(&typed) {
        parts.date.set(None);
        parts.issue.set(Some(issue));
    }
    let leaving = parts.clone();
    let fields = el("div")
        .class("date")
        .child(parts.era(typed.era))
        .child(parts.number("year", &typed.year, |typed, text| typed.year = text))
        .child(parts.number("month", &typed.month, |typed, text| typed.month = text))
        .child(parts.number("day", &typed.day, |typed, text| typed.day = text))
        .on("focusout", move |event| {
            // A page that goes away takes its focus with it and says so here, when its memory is gone already.
            let typed = leaving.typed.try_get_value();
            if let Some(typed) = typed.filter(|_| dom::leaves(&event)) {
                leaving.issue.try_set(leaving.read(&typed).err());
            }
        });
    let about = (asked == Asked::AsRemembered).then(|| parts.about(typed.about));
    let (date, issue) = (parts.date, parts.issue);
    let remark = el("div")
        .id(format!("{}.remark", question.name()))
        .attr("role", "status")
        .child(el("p").class("remark good").live_text(move || {
            let said = date.get().map(|date| said::date(app, date));
            said.map(|date| app.fill("date.confirm", &[("date", &date)]))
                .unwrap_or_default()
        }))
        .child(el("p").class("remark doubt").live_text(move || {
            let issue = issue.get().map(DateIssue::name);
            issue
                .map(|issue| app.say(&format!("date.issue.{issue}")))
                .unwrap_or_default()
        }));
    question
        .field_set()
        .child(fields)
        .maybe(about)
        .child(remark)
        .view()
}

impl Parts {
    fn read(&self, typed: &TypedDate) -> Result<Option<PartialDate>, DateIssue> {
        if let Some(today) = self.until {
            typed.read_until(today)?;
        }
        match self.asked {
            Asked::Whole => typed.read_whole(),
            Asked::AsRemembered => typed.read(),
        }
    }

    /// Takes a part in: a date is written, anything else is kept as it is typed and leaves the answer empty.
    fn take(&self, change: impl FnOnce(&mut TypedDate)) {
        self.typed.update_value(change);
        let read = self.typed.with_value(|typed| self.read(typed));
        self.date.set(read.unwrap_or(None));
        self.issue.set(None);
        match read {
            Ok(date) => self.question.answer(Value::Date(date)),
            Err(_) => {
                let (app, typed) = (self.question.app, self.typed.get_value());
                app.keep_half_typed(self.question.place, typed);
            }
        }
    }

    fn label(&self, part: &str) -> Element {
        el("label")
            .attr("for", self.part_name(part))
            .text(self.question.app.say(&format!("date.part.{part}")))
    }

    fn part_name(&self, part: &str) -> String {
        format!("{}.{part}", self.question.name())
    }

    fn era(&self, chosen: Option<Era>) -> Element {
        let app = self.question.app;
        let option = |code: &str, words: String, is_chosen| {
            el("option")
                .attr("value", code)
                .flag("selected", is_chosen)
                .text(words)
        };
        let parts = self.clone();
        let eras = ERAS.iter().map(|&era| {
            let words = app.say(&format!("era.{}", era.code()));
            option(era.code(), words, chosen == Some(era))
        });
        let field = el("select")
            .class("field")
            .id(self.part_name("era"))
            .attr("name", self.part_name("era"))
            .attr("autocomplete", "off")
            .child(option(COMMON, app.say("date.common_era"), chosen.is_none()))
            .children(eras)
            .on("change", move |event| {
                let era = TypedDate::era_with_code(&dom::value(&event));
                parts.question.app.set_counts_in_eras(era.is_some());
                parts.take(|typed| typed.era = era);
            });
        el("div").class("era").child(self.label("era")).child(field)
    }

    fn number(&self, part: &'static str, typed: &str, put: fn(&mut TypedDate, String)) -> Element {
        let parts = self.clone();
        let field = el("input")
            .class("field")
            .attr("type", "text")
            .attr("inputmode", "numeric")
            .attr("autocomplete", "off")
            .id(self.part_name(part))
            .attr("name", self.part_name(part))
            .attr("value", typed)
            .live_attr("aria-invalid", {
                let parts = self.clone();
                move || {
                    let is_wrong = parts.issue.get().is_some_and(|issue| {
                        parts
                            .typed
                            .with_value(|typed| typed.bad_part(issue) == part)
                    });
                    is_wrong.then(|| "true".to_owned())
                }
            })
            .on("input", move |event| {
                let text = dom::value(&event);
                parts.take(|typed| put(typed, text));
            });
        let class = if part == "year" { "year" } else { "number" };
        el("div").class(class).child(self.label(part)).child(field)
    }

    fn about(&self, about: bool) -> Element {
        let parts = self.clone();
        let field = el("input")
            .attr("type", "checkbox")
            .attr("name", self.part_name("about"))
            .attr("value", "true")
            .flag("checked", about)
            .on("change", move |event| {
                let about = dom::checked(&event);
                parts.take(|typed| typed.about = about);
            });
        el("label")
            .class("option")
            .child(field)
            .child(el("span").text(self.question.app.say("date.part.about")))
    }
}
