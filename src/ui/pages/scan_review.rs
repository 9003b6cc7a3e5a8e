//! What was read, held against the answers: whose it is, then line by line with a box each. Nothing is taken over
//! that was not ticked.

use super::scan::{Scan, Stage, now, why_refused};
use super::scan_lines::{PARTS, changes, part, remarks, standing, title};
use super::scan_whose::{in_code, several, whose};
use crate::medication_notebook::{
    ApplyError, Notebook, PersonAnswer, Proposal, Review, Standing, Whose,
};
use crate::model::Profile;
use crate::session::{Event, Route};
use crate::ui::dom;
use crate::ui::element::{Element, el, live};
use crate::ui::parts::buttons::{Weight, actions, button, link};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Where the review stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// The codes are of several people: whose are to be looked at.
    Whose,
    /// Those of one person, by their place.
    Lines { of: usize, person: PersonAnswer },
    /// The answers were changed meanwhile; here they are anew.
    Changed { of: usize, person: PersonAnswer },
    /// So many lines were taken over.
    Done(usize),
}

/// What was read.
pub(super) fn review(scan: Scan) -> AnyView {
    let people = scan.sight.with_value(|sight| sight.people.len());
    let first = match people {
        0 | 1 => Step::Lines {
            of: 0,
            person: PersonAnswer::NotAsked,
        },
        _ => Step::Whose,
    };
    let step = RwSignal::new(first);
    live(move || match step.get() {
        Step::Whose => several(scan, step).view(),
        Step::Lines { of, person } => lines(scan, step, of, person, false),
        Step::Changed { of, person } => lines(scan, step, of, person, true),
        Step::Done(count) => done(scan, count).view(),
    })
}

/// Goes on in the review.
pub(super) fn turn(step: RwSignal<Step>, to: Step) {
    step.set(to);
    dom::focus_soon("scan-now".into());
}

fn lines(
    scan: Scan,
    step: RwSignal<Step>,
    of: usize,
    person: PersonAnswer,
    has_changed: bool,
) -> AnyView {
    let app = scan.app;
    let Some(profile) = app.profile(Profile::clone) else {
        return super::not_found::not_found(app);
    };
    let notebooks = scan
        .sight
        .with_value(|sight| sight.people.get(of).cloned().unwrap_or_default());
    let Ok(review) = Review::new(&notebooks, &profile, app.today()) else {
        return several(scan, step).view();
    };
    let is_asked = matches!(review.whose, Whose::Different | Whose::LooksDifferent);
    if is_asked && person == PersonAnswer::NotAsked {
        // Of several codes the one that is least like the person.
        let here = &profile.emergency.person;
        let asked = notebooks.iter().max_by_key(|one| one.whose(here));
        let name = in_code(app, asked.map_or(&[], std::slice::from_ref));
        return whose(scan, step, of, &name, review.whose).view();
    }
    let sheet = Sheet {
        scan,
        step,
        of,
        person,
        ticked: RwSignal::new(BTreeSet::new()),
        review: StoredValue::new(review),
    };
    sheet.view(&profile, &notebooks, has_changed)
}

/// The lines of one person's codes.
#[derive(Clone, Copy)]
struct Sheet {
    scan: Scan,
    step: RwSignal<Step>,
    of: usize,
    person: PersonAnswer,
    ticked: RwSignal<BTreeSet<usize>>,
    review: StoredValue<Review>,
}

impl Sheet {
    fn view(self, profile: &Profile, notebooks: &[Notebook], has_changed: bool) -> AnyView {
        let app = self.scan.app;
        let has = |is_so: fn(&Notebook) -> bool| notebooks.iter().any(is_so);
        let (parts, settled, unused, whose) = self.review.with_value(|review| {
            let parts: Vec<Element> = PARTS
                .iter()
                .filter_map(|name| self.part(name, review, profile))
                .collect();
            let settled: Vec<String> = review
                .proposals
                .iter()
                .filter(|one| one.is_settled())
                .map(|one| title(app, one))
                .collect();
            (parts, settled, review.unused.clone(), review.whose)
        });
        let parts_missing = self.scan.sight.with_value(|sight| sight.parts.is_some());
        let is_partial = parts_missing || has(|one| !one.missing.is_empty());
        let notes = [
            (has_changed, "scan.changed_meanwhile"),
            (whose == Whose::Unsaid, "scan.whose.unsaid"),
            (is_partial, "scan.incomplete"),
            (has(|one| one.may_go_on), "scan.may_go_on"),
            (has(|one| one.is_unproven), "scan.unproven"),
        ];
        let notes = notes.into_iter().filter(|(is_so, _)| *is_so);
        // What else was found in the pictures.
        let refused = self.scan.sight.with_value(|sight| sight.refused.clone());
        let refused = refused
            .into_iter()
            .map(|why| app.say(&format!("scan.beside.{}", why_refused(why))));
        let said = notes.map(|(_, words)| app.say(words)).chain(refused);
        let has_lines = !parts.is_empty();
        let head = now("stack")
            .child(el("p").text(app.say(match has_lines {
                true => "scan.review",
                false => "scan.review.nothing",
            })))
            .children(said.map(|words| el("p").class("doubt").text(words)));
        let list = |heading: &str, hint: Option<&str>, names: Vec<String>| {
            let hint = hint.map(|hint| el("p").class("hint").text(app.say(hint)));
            (!names.is_empty()).then(|| {
                el("section")
                    .child(el("h2").text(app.say(heading)))
                    .maybe(hint)
                    .child(el("ul").children(names.into_iter().map(|name| el("li").text(name))))
            })
        };
        let settled = list("scan.part.same", None, settled);
        let unused = list("scan.unused", Some("scan.unused.hint"), unused);
        el("div")
            .class("stack")
            .attr("data-review", "lines")
            .child(head)
            .children(parts)
            .maybe(unused)
            .maybe(settled)
            .child(self.commands(has_lines))
            .view()
    }

    fn part(self, name: &str, review: &Review, profile: &Profile) -> Option<Element> {
        let app = self.scan.app;
        let lines = review.proposals.iter().enumerate();
        let lines: Vec<Element> = lines
            .filter(|(_, one)| part(one) == name && !one.is_settled())
            .map(|(at, one)| self.line(at, one, changes(app, review, at, profile)))
            .collect();
        let has_new = review
            .proposals
            .iter()
            .any(|one| part(one) == name && adds_a_medicine(one));
        let all = has_new.then(|| {
            button(
                "tick-new-medicines",
                Weight::Quiet,
                app.say("scan.tick_new"),
                move || self.tick_new(),
            )
        });
        (!lines.is_empty()).then(|| {
            el("fieldset")
                .class("question")
                .attr("data-part", name)
                .child(el("legend").text(app.say(&format!("scan.part.{name}"))))
                .child(
                    el("p")
                        .class("hint")
                        .text(app.say(&format!("scan.part.{name}.hint"))),
                )
                .maybe(all)
                .child(el("div").class("options").children(lines))
        })
    }

    fn line(self, at: usize, proposal: &Proposal, changes: Option<Element>) -> Element {
        let app = self.scan.app;
        let standing = standing(proposal);
        let remarks = remarks(app, proposal);
        let tick = move |event: leptos::ev::Event| {
            let is_ticked = dom::checked(&event);
            self.ticked.update(|ticked| {
                match is_ticked {
                    true => ticked.insert(at),
                    false => ticked.remove(&at),
                };
            });
        };
        let label = el("label")
            .class("option")
            .child(
                el("input")
                    .attr("type", "checkbox")
                    .attr("name", "take-over")
                    .attr("value", at.to_string())
                    .attr("aria-describedby", format!("about-line-{at}"))
                    .on("change", tick),
            )
            .child(el("span").text(title(app, proposal)));
        let under = remarks
            .into_iter()
            .map(|remark| el("p").class("small").text(remark));
        let about = el("div")
            .id(format!("about-line-{at}"))
            .child(
                el("p")
                    .class("small")
                    .text(app.say(&format!("scan.standing.{standing}"))),
            )
            .children(under);
        el("div")
            .attr("data-standing", standing)
            .child(label)
            .child(about)
            .maybe(changes)
    }

    /// Ticks the medicines that only add.
    fn tick_new(self) {
        let new: BTreeSet<usize> = self.review.with_value(|review| {
            let proposals = review.proposals.iter().enumerate();
            let new = proposals.filter(|(_, one)| adds_a_medicine(one));
            new.map(|(at, _)| at).collect()
        });
        self.ticked.update(|ticked| ticked.extend(new));
        let ticked = self.ticked.get_untracked();
        let values: Vec<String> = ticked.iter().map(usize::to_string).collect();
        dom::check("take-over", &values);
    }

    fn commands(self, has_lines: bool) -> Element {
        let app = self.scan.app;
        let mut commands = vec![];
        if has_lines {
            let accept = button(
                "take-over",
                Weight::Primary,
                app.say("scan.take_over"),
                move || self.take_over(),
            );
            commands.push(accept.live_attr("disabled", move || {
                self.ticked.with(BTreeSet::is_empty).then(String::new)
            }));
        }
        commands.push(button(
            "scan-more",
            Weight::Plain,
            app.say("scan.more"),
            move || self.scan.turn(Stage::Ways, None),
        ));
        commands.push(button(
            "leave-it",
            Weight::Quiet,
            app.say("scan.leave_it"),
            move || self.scan.begin_anew(),
        ));
        let count = el("p")
            .id("ticked")
            .attr("role", "status")
            .live_text(move || {
                let count = self.ticked.with(BTreeSet::len).to_string();
                app.fill("scan.ticked", &[("count", &count)])
            });
        el("div")
            .class("ways")
            .maybe(has_lines.then_some(count))
            .child(actions(commands))
    }

    fn take_over(self) {
        let app = self.scan.app;
        let ticked = self.ticked.get_untracked();
        let changed = self.review.with_value(|review| {
            app.profile(|profile| review.apply(profile, &ticked, self.person))
        });
        let Self { of, person, .. } = self;
        match changed {
            Some(Ok(changed)) => {
                app.send(Event::NotebookTaken {
                    emergency: Box::new(changed.emergency),
                    today: app.today(),
                });
                turn(self.step, Step::Done(ticked.len()));
            }
            Some(Err(ApplyError::RecordChanged)) => {
                turn(self.step, Step::Changed { of, person });
            }
            Some(Err(ApplyError::PersonNotConfirmed)) | None => {
                let person = PersonAnswer::NotAsked;
                turn(self.step, Step::Lines { of, person });
            }
        }
    }
}

fn adds_a_medicine(proposal: &Proposal) -> bool {
    matches!(
        proposal,
        Proposal::Medicine { standing: Standing::New | Standing::Adds { .. }, medicine } if !medicine.is_older
    )
}

/// Taken over; where to go on.
fn done(scan: Scan, count: usize) -> Element {
    let app = scan.app;
    let count = count.to_string();
    now("notice")
        .attr("data-review", "done")
        .child(el("h2").text(app.fill("scan.done", &[("count", &count)])))
        .child(el("p").text(app.say("scan.done.look")))
        .child(actions(vec![
            link(
                "see-medicines",
                Weight::Primary,
                app.say("scan.done.see"),
                Route::to_group("medicines").to_string(),
            ),
            button(
                "scan-another",
                Weight::Plain,
                app.say("scan.done.another"),
                move || scan.begin_anew(),
            ),
        ]))
}
