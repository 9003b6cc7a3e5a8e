//! A whole record by hand, every kind of question among them: what was typed, tapped and ticked is what is kept.
use crate::engine::{Engine, walk};
use crate::page::Page;
use crate::records::{kept, persona};
use crate::{Step, resident};
use tsutaeru::catalogue::{self, Kind, Place, Shape, Value};
use tsutaeru::model::{Phone, Profile};

/// Every answer with its name, as text, where there is one.
fn answers(profile: &Profile) -> Vec<String> {
    let mut answers = vec![];
    for item in catalogue::items() {
        let value = item.read(profile);
        if (item.enabled_when)(profile) && value.is_answered() {
            answers.push(told(item.link_id, &item.shape(profile), &value));
        }
        let Kind::Rows(rows) = &item.kind else {
            continue;
        };
        for row in 0..rows.len(profile) {
            for column in rows.columns() {
                let place = Place::in_row(item.link_id, row, column.link_id);
                let value = place.read(profile).filter(Value::is_answered);
                answers.extend(value.map(|value| told(&place.to_string(), &column.shape, &value)));
            }
        }
    }
    answers
}

/// A telephone number is told as the page groups it, whatever the grouping in which it was typed.
fn told(name: &str, shape: &Shape, value: &Value) -> String {
    match (shape, value) {
        (Shape::Phone, Value::Text(typed)) => format!("{name}: {}", Phone::new(typed).grouped()),
        _ => format!("{name}: {value:?}"),
    }
}

/// A question of a kind to which the record has no answer at all.
fn of_a_kind_left_out(profile: &Profile) -> Option<&'static str> {
    let answered: Vec<_> = catalogue::items()
        .filter(|item| item.is_answered(profile))
        .map(|item| std::mem::discriminant(&item.shape(profile)))
        .collect();
    catalogue::items()
        .find(|item| !answered.contains(&std::mem::discriminant(&item.shape(profile))))
        .map(|item| item.link_id)
}

/// Rows of a list beyond these are typed as these are.
const ROWS: usize = 3;

fn shorten_lists(profile: &mut Profile) {
    for item in catalogue::items() {
        if let Kind::Rows(rows) = &item.kind {
            while rows.cut(profile, ROWS).is_some() {}
        }
    }
}

async fn by_hand(page: &Page) -> Step {
    let mut full = persona("full")?;
    shorten_lists(&mut full);
    if let Some(left_out) = of_a_kind_left_out(&full) {
        return Err(format!("the persona answers nothing of the kind of {left_out}").into());
    }
    page.open("").await?;
    resident::begin(page).await?;
    resident::answer_everything(page, &full).await?;
    let wanted = answers(&full);
    // The last answer is saved a moment after it was given.
    let last = wanted.last().ok_or("nothing to be answered")?;
    let found = page
        .until("the last answer to be kept", async || {
            let record = kept(page).await?;
            let found = record.current().map(answers).unwrap_or_default();
            Ok(found.contains(last).then_some(found))
        })
        .await?;
    let lost: Vec<_> = wanted.iter().filter(|one| !found.contains(one)).collect();
    let made_up: Vec<_> = found.iter().filter(|one| !wanted.contains(one)).collect();
    if lost.is_empty() && made_up.is_empty() {
        return Ok(());
    }
    Err(format!("not kept: {lost:#?}\nkept instead: {made_up:#?}").into())
}

#[test]
fn a_whole_record_typed_by_hand_is_kept_as_it_was_typed() {
    walk("by-hand", Engine::Chromium, by_hand);
}
