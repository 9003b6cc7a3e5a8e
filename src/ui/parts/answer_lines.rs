//! What was asked and what was said, line by line, in the order of the questions.

use super::said;
use crate::catalogue::{
    Change, Item, Kind, Place, PrintPolicy, Rows, Section, SinceFoundRight, Withheld,
    changed_wishes, is_declined, printable_on, since_found_right, withheld,
};
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
    /// The person does not want to write it.
    pub is_declined: bool,
    /// Why it does not come onto paper although it is written.
    pub withheld: Option<Withheld>,
    /// It says something else than on the day on which it was last found right.
    pub is_changed: bool,
    /// The sheet's front says so where it is blank.
    is_front: bool,
}

/// What is to be told of some answers, wherever they stand.
pub struct Remarks {
    withheld: Vec<(Place, Withheld)>,
    /// Paths of questions, and of rows of lists.
    changed: Vec<String>,
}

impl Remarks {
    /// What is to be told today.
    pub fn of(app: App) -> Self {
        let today = app.today();
        let found = app.profile(|profile| {
            let path = |change: Change| match change.place.cell {
                Some((row, _)) => format!("{}.{row}", change.place.link_id),
                None => change.place.link_id.to_owned(),
            };
            let mut changed: Vec<_> = changed_wishes(profile).into_iter().map(path).collect();
            let of_sheet = since_found_right(&printable_on(profile, today));
            if let SinceFoundRight::Changed(paths) = of_sheet {
                changed.extend(paths);
            }
            (withheld(profile, today), changed)
        });
        let (withheld, changed) = found.unwrap_or_default();
        Self { withheld, changed }
    }

    fn about(&self, mut line: AnswerLine) -> AnswerLine {
        let row = line.place.cell.map(|(row, _)| row);
        // What holds for the whole list holds for each of its rows.
        let is_meant = |place: &Place| {
            let other = place.cell.map(|(row, _)| row);
            place.link_id == line.place.link_id && (other.is_none() || other == row)
        };
        let mut withheld = self.withheld.iter();
        line.withheld = withheld
            .find(|(place, _)| is_meant(place))
            .map(|(_, why)| *why);
        let list = line.place.link_id;
        let own = row.map(|row| format!("{list}.{row}"));
        let mut changed = self.changed.iter();
        line.is_changed = changed.any(|path| path == list || Some(path) == own.as_ref());
        line
    }
}

impl AnswerLine {
    /// Answered, or blank where a blank is printed, or where something is half typed.
    pub fn is_shown(&self) -> bool {
        self.said.is_some() || self.is_front || self.is_declined || self.withheld.is_some()
    }
}

/// A line for every question of the section that is asked, and for every row.
pub fn answer_lines(
    app: App,
    profile: &Profile,
    section: &'static Section,
    remarks: &Remarks,
) -> Vec<AnswerLine> {
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
        .map(|line| remarks.about(line))
        .collect()
}

fn line(app: App, profile: &Profile, group: &'static str, item: &Item<Profile>) -> AnswerLine {
    let (shape, value) = (item.shape(profile), item.read(profile));
    AnswerLine {
        group,
        place: Place::of(item.link_id),
        label: said::question(app, item.link_id),
        said: said::answer(app, item.link_id, &shape, &value),
        is_declined: is_declined(group, profile),
        withheld: None,
        is_changed: false,
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
                is_declined: is_declined(group, profile),
                withheld: None,
                is_changed: false,
                is_front: true,
            }
        })
        .collect()
}
