//! What changed since the time before: views may change, and a reader should see where.

use super::block::{answers, asked, line, part, remark};
use super::choice::MemoChoice;
use super::memo::Memo;
use crate::i18n::Words;
use crate::layout::{Content, Stack, span, text};
use crate::model::MemoPart;
use crate::model::{Date, EntryMode, KEPT_PARTS, Profile};
use crate::sheet::block::BETWEEN;
use crate::sheet::fact::Facts;
use crate::sheet::measure::{ANSWER_GAP, BODY, READ};
use crate::sheet::say;

/// Kept with the plan, but no view: where the paper lies, when something was said.
const NO_VIEW: &[&str] = &["care_plan.cpr.memo_place", "care_plan.cpr.stated_on"];

/// What matters most, in order.
pub(super) const PRIORITIES: &str = "care_plan.values.priorities";
/// Who speaks for the person, in order.
pub(super) const AGENTS: &str = "care_plan.agents";

/// How an answer differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Change {
    /// The time before nothing was said.
    Added,
    /// The time before something else was said.
    Changed,
    /// It was written after the day of confirmation.
    Unconfirmed,
}

/// An answer that differs.
#[derive(Debug)]
struct Difference {
    change: Change,
    before: Option<String>,
    now: Option<String>,
}

/// What changed.
#[derive(Debug, Default)]
pub(super) struct Changes {
    /// The day of the time before, where there was one.
    since: Option<Date>,
    /// Whether something was written after the day of confirmation.
    pub unconfirmed: bool,
    /// By path, in the order of the memo; what is gone comes last.
    differences: Vec<(String, Difference)>,
}

/// What a copy would have said of an earlier plan.
fn earlier(
    profile: &Profile,
    at: usize,
    today: Date,
    words: &Words,
    choice: &MemoChoice,
) -> Vec<(String, String)> {
    let snapshot = profile.history.snapshots().get(at);
    let modes = [
        profile.plan_entry_mode(),
        snapshot.and_then(|one| one.entry_mode),
    ];
    let guessed = modes.contains(&Some(EntryMode::Inferred));
    let mut before = profile.clone();
    before.care_plan = profile.history.plan(at).unwrap_or_default();
    if guessed {
        before.about.entry_mode = Some(EntryMode::Inferred);
    }
    views(&super::facts(&before, today, words, choice))
}

/// Under which the reason for something that matters is compared, wherever in the order it stands.
pub(super) fn reason_of(matter: &str) -> String {
    format!("{PRIORITIES}.reason.{matter}")
}

/// The answers that are kept from time to time, with what they are compared under. Of lists the order is
/// compared as a whole: what moves up one place is not another answer.
fn views(facts: &Facts) -> Vec<(String, String)> {
    let mut views: Vec<(String, String)> = Vec::new();
    let mut matter = "";
    for fact in facts.iter().filter(|fact| is_view(&fact.path)) {
        let row = |list: &str| {
            Some(
                fact.path
                    .strip_prefix(list)?
                    .strip_prefix('.')?
                    .split_once('.')?
                    .1,
            )
        };
        let listed = match (row(PRIORITIES), row(AGENTS)) {
            (Some("matter"), _) => {
                matter = &fact.text;
                Some(PRIORITIES)
            }
            (Some("reason"), _) => {
                views.push((reason_of(matter), fact.text.clone()));
                continue;
            }
            (_, Some("name")) => Some(AGENTS),
            (_, Some(_)) => continue,
            _ => None,
        };
        match listed.and_then(|list| views.iter_mut().find(|(path, _)| path == list)) {
            Some((_, names)) => *names = format!("{names}、{}", fact.text),
            None => {
                let path = listed.unwrap_or(&fact.path).to_owned();
                views.push((path, fact.text.clone()));
            }
        }
    }
    views
}

fn is_view(path: &str) -> bool {
    let part = path.strip_prefix("care_plan.");
    let part = part.and_then(|rest| rest.split('.').next());
    part.is_some_and(|part| KEPT_PARTS.contains(&part)) && !NO_VIEW.contains(&path)
}

fn find<'a>(views: &'a [(String, String)], path: &str) -> Option<&'a String> {
    let found = views.iter().find(|(known, _)| known == path);
    found.map(|(_, text)| text)
}

impl Changes {
    /// Compares what a copy says with what it would have said the time before, and on the day of confirmation.
    pub fn of(
        profile: &Profile,
        today: Date,
        words: &Words,
        choice: &MemoChoice,
        facts: &Facts,
    ) -> Self {
        let times = profile.history.snapshots();
        let Some(newest) = times.len().checked_sub(1) else {
            return Self::default();
        };
        let plan = |at| earlier(profile, at, today, words, choice);
        let confirmed = plan(newest);
        let day_before = profile.history.day_before();
        let before = day_before.map(plan);
        let now = views(facts);
        let mut paths: Vec<&String> = Vec::new();
        let of_then = confirmed.iter().chain(before.iter().flatten());
        for (path, _) in now.iter().chain(of_then) {
            if !paths.contains(&path) {
                paths.push(path);
            }
        }
        let difference = |path: &String| {
            let said = find(&now, path);
            let then = before.as_ref().map(|before| find(before, path));
            let (change, before) = if said != find(&confirmed, path) {
                (Change::Unconfirmed, find(&confirmed, path))
            } else {
                match then {
                    Some(then) if then != said && then.is_some() => (Change::Changed, then),
                    Some(None) if said.is_some() => (Change::Added, None),
                    _ => return None,
                }
            };
            let difference = Difference {
                change,
                before: before.cloned(),
                now: said.cloned(),
            };
            Some((path.clone(), difference))
        };
        Self {
            since: day_before.map(|at| times[at].confirmed_on),
            unconfirmed: profile.history.differs(&profile.care_plan),
            differences: paths.into_iter().filter_map(difference).collect(),
        }
    }

    /// The heaviest change of those answers.
    pub fn at(&self, paths: &[&str]) -> Option<Change> {
        let changes = paths.iter().filter_map(|path| self.exactly(path));
        changes.max()
    }

    /// How that answer changed.
    pub fn exactly(&self, path: &str) -> Option<Change> {
        let found = self.differences.iter().find(|(known, _)| known == path);
        found.map(|(_, difference)| difference.change)
    }
}

/// What was said before and what is said now, side by side.
pub(super) fn block(m: &Memo) -> Option<Content> {
    if !m.has(MemoPart::Changes) {
        return None;
    }
    let mut body = answers();
    let mut added: Vec<String> = Vec::new();
    for (path, difference) in &m.changes.differences {
        let Some(before) = &difference.before else {
            let of_another = path
                .strip_suffix("_reason")
                .is_some_and(|goal| m.changes.exactly(goal).is_some());
            if !of_another && !path.starts_with(&reason_of("")) {
                added.push(name(m, path));
            }
            continue;
        };
        let now = match &difference.now {
            Some(now) => span(now, BODY).bold(),
            None => span(m.say("memo.changes.gone"), BODY),
        };
        let words = text(m.fill("memo.changes.before", &[("words", before)]), BODY)
            .with(span(" ", BODY))
            .with(now)
            .leading(READ);
        body = body.with(asked(&name(m, path), words));
    }
    if !added.is_empty() {
        let words = line(added.join(BETWEEN));
        body = body.with(asked(&m.say("memo.changes.added"), words));
    }
    if body.children.is_empty() {
        return None;
    }
    let title = match m.changes.since {
        Some(day) => {
            let day = say::short_date(m.words, day.into());
            m.fill("memo.changes.title", &[("date", &day)])
        }
        None => m.say("memo.changes.title.unconfirmed"),
    };
    let note = remark(m.say("memo.changes.note"));
    Some(part(&title, Stack::new().gap(ANSWER_GAP).with(note).with(body)).into())
}

/// What an answer is called where it stands alone.
fn name(m: &Memo, path: &str) -> String {
    if let Some(matter) = path.strip_prefix(&reason_of("")) {
        return m.fill("memo.changes.reason", &[("matter", matter)]);
    }
    let names: Vec<&str> = path.split('.').collect();
    match names.as_slice() {
        ["care_plan", "treatments", treatment, _] => {
            let treatment = super::treatments::name(m, treatment);
            let parts = [
                ("treatment", treatment.as_str()),
                ("situation", &m.label(path)),
            ];
            m.fill("memo.changes.treatment", &parts)
        }
        _ => m.label(path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_views_are_compared() {
        assert!(is_view("care_plan.goals.frail") && is_view("care_plan.agents.0.name"));
        assert!(!is_view("care_plan.talks.0.said") && !is_view("care_plan.cpr.memo_place"));
        assert!(!is_view("emergency.person.family_name") && !is_view("care_plan.goalsome.x"));
    }

    #[test]
    fn a_change_counts_for_its_own_answer() {
        let difference = Difference {
            change: Change::Changed,
            before: None,
            now: None,
        };
        let changes = Changes {
            differences: vec![(AGENTS.to_owned(), difference)],
            ..Changes::default()
        };
        let of = |paths: &[&str]| changes.at(paths);
        assert_eq!(
            of(&["care_plan.goals.frail", AGENTS]),
            Some(Change::Changed)
        );
        assert_eq!(of(&["care_plan.agents.1", "care_plan"]), None);
    }
}
