//! The front: one page, in an order that never changes.

use super::team::OnFront;
use super::{
    about, alert_frame, contacts, cpr, home, illnesses, medicines, team, today, usual_state, who,
};
use crate::layout::{Content, Mm, Stack, text};
use crate::model::{Profile, TeamRole};
use crate::sheet::block::{pair, rows};
use crate::sheet::measure::{CLOSE, GAP, NOTE};
use crate::sheet::view::View;

/// The front of a record, so wide.
pub fn front(v: &View, profile: &Profile, printed: &str, width: Mm) -> Content {
    let members = OnFront::of(profile);
    let photo = profile.emergency.person.wants_photo_box();
    let head = Stack::new()
        .with(about::bar(v, printed))
        .with(who::block(v, photo));
    let care = rows()
        .with(pair(illnesses::block(v), team::doctor(v, members)))
        .with_some(two(
            illnesses::past_row(v),
            team::member(v, members.nurse, TeamRole::VisitingNurse),
        ))
        .with(medicines::row(v))
        .with_some(usual_state::row(v));
    let people = rows()
        .with(contacts::block(v))
        .with_some(two(
            team::member(v, members.care_manager, TeamRole::CareManager),
            home::dependant(v),
        ))
        .with_some(two(
            team::member(v, members.centre, TeamRole::CommunitySupportCentre),
            team::member(v, members.guardian, TeamRole::Guardian),
        ))
        .with_some(cpr::message(v));
    Stack::new()
        .gap(GAP)
        .with(head)
        .with(alert_frame::block(v, width))
        .with(care)
        .with(people)
        .with_some(cpr::block(v))
        .with(today::block(v))
        .with_some(away(v, members))
        .into()
}

/// The names of the rows that are on the back as a whole.
fn away(v: &View, members: OnFront) -> Option<Content> {
    let rows: [(bool, &str); 8] = [
        (v.away(&[illnesses::PAST]), "sheet.illnesses.past"),
        (team::is_away(v, members.nurse), "sheet.nurse.title"),
        (
            team::is_away(v, members.care_manager),
            "sheet.care_manager.title",
        ),
        (v.away(&[usual_state::ALL]), "sheet.usual.title"),
        (v.away(&[home::DEPENDANT]), "sheet.dependant.title"),
        (team::is_away(v, members.centre), "sheet.centre.title"),
        (team::is_away(v, members.guardian), "sheet.guardian.title"),
        (v.away(cpr::MESSAGE), "sheet.message.title"),
    ];
    let names = rows.into_iter().filter(|(away, _)| *away);
    let names: Vec<String> = names.map(|(_, key)| v.say(key)).collect();
    let words = v.fill("sheet.cut.rows", &[("rows", &names.join("、"))]);
    (!names.is_empty()).then(|| text(words, NOTE).bold().leading(CLOSE).into())
}

/// Two rows side by side, or the one that there is.
fn two(left: Option<Content>, right: Option<Content>) -> Option<Content> {
    match (left, right) {
        (Some(left), Some(right)) => Some(pair(left, right).into()),
        (one, other) => one.or(other),
    }
}
