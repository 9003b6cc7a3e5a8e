//! What was asked and what was said, line by line, in the order of the questions.

use super::said;
use crate::catalogue::{Item, Kind, Place, PrintPolicy, Rows, Section};
use crate::model::Profile;
use crate::ui::app::App;

/// One line.
pub struct AnswerLine {
    /// The page on which it is asked.
    pub group: &'static str,
    /// Where the answer lives.
    pub place: Place,
    /// What was asked.
    pub label: String,
    /// What was said; `None` where nothing was.
    pub said: Option<String>,
    /// The sheet's front says so where it is blank.
    is_front: bool,
}

impl AnswerLine {
    /// Answered, or blank where a blank is printed.
    pub fn is_shown(&self) -> bool {
        self.said.is_some() || self.is_front
    }
}

/// A line for every question of the section that is asked, and for every row.
pub fn answer_lines(app: App, profile: &Profile, section: &'static Section) -> Vec<AnswerLine> {
    let groups = section.groups.iter();
    let items = groups.flat_map(|group| group.items.iter().map(move |item| (group.id, item)));
    let asked = items.filter(|(_, item)| (item.enabled_when)(profile));
    asked
        .flat_map(|(group, item)| match &item.kind {
            Kind::Rows(rows) if !rows.is_empty(profile) => {
                row_lines(app, profile, group, item, *rows)
            }
            _ => vec![line(app, profile, group, item)],
        })
        .collect()
}

fn line(app: App, profile: &Profile, group: &'static str, item: &Item<Profile>) -> AnswerLine {
    let (shape, value) = (item.shape(profile), item.read(profile));
    AnswerLine {
        group,
        place: Place::of(item.link_id),
        label: said::question(app, item.link_id),
        said: said::answer(app, item.link_id, &shape, &value),
        is_front: item.print == PrintPolicy::FrontAlways,
    }
}

fn row_lines(
    app: App,
    profile: &Profile,
    group: &'static str,
    item: &Item<Profile>,
    rows: &dyn Rows<Profile>,
) -> Vec<AnswerLine> {
    let columns = rows.columns();
    let name = app.say(&format!("{}.row", item.link_id));
    (0..rows.len(profile))
        .map(|row| {
            let said = said::row(app, profile, item.link_id, rows, &columns, row);
            let rest = said
                .rest
                .iter()
                .map(|(label, said)| app.fill("check.detail", &[("label", label), ("said", said)]));
            let said: Vec<_> = [said.name].into_iter().chain(rest).collect();
            let number = (row + 1).to_string();
            AnswerLine {
                group,
                place: Place {
                    link_id: item.link_id,
                    cell: columns.first().map(|column| (row, column.link_id)),
                },
                label: app.fill("rows.title", &[("row", &name), ("number", &number)]),
                said: Some(said.join("\n")),
                is_front: true,
            }
        })
        .collect()
}
