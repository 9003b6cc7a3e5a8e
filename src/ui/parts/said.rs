//! Answers in words: what stands on a closed card and on the page where answers are checked.

use crate::catalogue::{Column, Rows, Shape, Value, question_at};
use crate::i18n::date::DateParts;
use crate::model::{Coded, Date, PartialDate, Phone, Profile};
use crate::ui::app::App;

fn parts(date: PartialDate) -> DateParts {
    let (era, year) = date
        .earliest()
        .map(Date::era)
        .map_or(("", date.year()), |(era, year)| (era.code(), year));
    DateParts {
        year: date.year(),
        month: date.month(),
        day: date.day(),
        era: (era, year),
        about: date.is_about(),
    }
}

/// A date in both countings.
pub fn date(app: App, date: PartialDate) -> String {
    app.with_words(|words| words.date(parts(date)))
}

/// A day in the common era alone.
pub fn short_date(app: App, date: Date) -> String {
    app.with_words(|words| words.short_date(parts(date.into())))
}

/// What was asked, so that it can stand apart from its page.
pub fn question(app: App, link_id: &str) -> String {
    let label = app.say(link_id);
    let is_shared = app.with_words(|words| words.is_shared(link_id));
    match question_at(link_id).filter(|_| is_shared) {
        Some((group, _)) => {
            let page = app.say(&format!("group.{group}"));
            app.fill("said.of_page", &[("page", &page), ("question", &label)])
        }
        None => label,
    }
}

/// An answer in words; `None` where nothing is answered.
pub fn answer(app: App, key: &str, shape: &Shape, value: &Value) -> Option<String> {
    if !value.is_answered() {
        return None;
    }
    let option = |list: &str, code: &str| app.with_words(|words| words.option(key, list, code));
    let said = match (shape, value) {
        (Shape::Phone, Value::Text(typed)) => Phone::new(typed).grouped(),
        (_, Value::Text(typed)) => typed.trim().to_owned(),
        (_, Value::Date(found)) => date(app, (*found)?),
        (Shape::Choice { list, .. }, Value::Choice(Some(code))) => option(list, code),
        // A list's own state has only the words that every question shares.
        (_, Value::Choice(code)) => option("answer", code.as_deref()?),
        (Shape::Choices { list, .. }, Value::Choices(codes)) => {
            let said: Vec<_> = codes.iter().map(|code| option(list, code)).collect();
            said.join(&app.say("said.between"))
        }
        (_, Value::Choices(codes)) => codes.join(" "),
        (_, Value::Flag(_)) => app.say("said.ticked"),
    };
    Some(said)
}

/// What a row says: its name, then the rest.
pub struct RowSaid {
    /// The first two questions.
    pub name: String,
    /// What else is answered, in order: what was asked, what was said.
    pub rest: Vec<(String, String)>,
}

/// A row in words.
pub fn row(
    app: App,
    profile: &Profile,
    list: &str,
    rows: &dyn Rows<Profile>,
    columns: &[Column],
    row: usize,
) -> RowSaid {
    let mut name = vec![];
    let mut rest = vec![];
    for (at, column) in columns.iter().enumerate() {
        let key = format!("{list}.{}", column.link_id);
        let is_asked = rows.is_enabled(profile, row, column.link_id);
        let value = rows.read(profile, row, column.link_id).filter(|_| is_asked);
        let said = value.and_then(|value| answer(app, &key, &column.shape, &value));
        match said {
            Some(said) if at < 2 => name.push(said),
            Some(said) => rest.push((app.say(&key), said)),
            None => {}
        }
    }
    if name.is_empty() && !rest.is_empty() {
        name.push(rest.remove(0).1);
    }
    let name = if name.is_empty() {
        app.say("rows.blank")
    } else {
        name.join("\u{3000}")
    };
    RowSaid { name, rest }
}
