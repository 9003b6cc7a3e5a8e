//! Somebody who fills in the whole questionnaire: goes through the catalogue and types, taps and ticks on the page
//! what a record says. What is asked, and under which names, comes from the same definitions as the page.
use crate::Step;
use crate::page::Page;
use tsutaeru::catalogue::{self, Group, Item, Kind, Place, Shape, Value};
use tsutaeru::model::{PartialDate, Profile};
use tsutaeru::session::Route;

/// Begins a record of one's own on a first visit.
pub async fn begin(page: &Page) -> Step {
    page.arrive("welcome").await?;
    page.press("start-self").await
}

/// Answers every page of questions as the record does.
pub async fn answer_everything(page: &Page, profile: &Profile) -> Step {
    for (section, group) in catalogue::groups() {
        page.open(&Route::of_group(section, group.id).to_string())
            .await?;
        page.arrive_at_questions(group.id).await?;
        answer_page(page, group, profile).await?;
    }
    Ok(())
}

/// Answers one page of questions as the record does. The page must be there.
pub async fn answer_page(page: &Page, group: &Group, profile: &Profile) -> Step {
    for item in group.items {
        if (item.enabled_when)(profile) {
            answer_question(page, item, profile).await?;
        }
    }
    Ok(())
}

async fn answer_question(page: &Page, item: &Item<Profile>, profile: &Profile) -> Step {
    answer(
        page,
        item.link_id,
        &item.shape(profile),
        &item.read(profile),
    )
    .await?;
    let Kind::Rows(rows) = &item.kind else {
        return Ok(());
    };
    for row in 0..rows.len(profile) {
        // Saying that there are some has opened the first.
        if row > 0 {
            page.press("add-row").await?;
        }
        for column in rows.columns() {
            if !rows.is_enabled(profile, row, column.link_id) {
                continue;
            }
            let place = Place::in_row(item.link_id, row, column.link_id).to_string();
            if let Some(value) = rows.read(profile, row, column.link_id) {
                answer(page, &place, &column.shape, &value).await?;
            }
        }
    }
    Ok(())
}

/// One answer, by hand. What is not answered in the record is left alone.
async fn answer(page: &Page, name: &str, shape: &Shape, value: &Value) -> Step {
    if !value.is_answered() {
        return Ok(());
    }
    match (shape, value) {
        (_, Value::Text(text)) => page.type_into(name, text).await,
        (_, Value::Date(Some(date))) => type_date(page, name, *date).await,
        (_, Value::Choice(Some(code))) => page.choose(name, code).await,
        (_, Value::Choices(codes)) => {
            for code in codes {
                page.choose(name, code).await?;
            }
            Ok(())
        }
        (_, Value::Flag(true)) => page.choose(name, "true").await,
        _ => Ok(()),
    }
}

async fn type_date(page: &Page, name: &str, date: PartialDate) -> Step {
    page.choose(&format!("{name}.era"), "common").await?;
    page.type_into(&format!("{name}.year"), &date.year().to_string())
        .await?;
    for (part, number) in [("month", date.month()), ("day", date.day())] {
        if let Some(number) = number {
            page.type_into(&format!("{name}.{part}"), &number.to_string())
                .await?;
        }
    }
    if date.is_about() {
        page.choose(&format!("{name}.about"), "true").await?;
    }
    Ok(())
}
