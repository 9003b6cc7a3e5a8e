//! The front: one page, in an order that never changes.

use super::team::OnFront;
use super::{
    about, alert_frame, contacts, cpr, home, illnesses, medicines, team, today, usual_state, who,
};
use crate::layout::{Content, Stack};
use crate::model::{Profile, TeamRole};
use crate::sheet::block::{halves, lower, notes, pair, rows};
use crate::sheet::measure::GAP;
use crate::sheet::view::View;

/// How much wider than the doctor the illnesses may stand.
const WIDE: f32 = 1.4;

/// The front of a record, with so many lines for what is written by hand.
pub fn front(v: &View, profile: &Profile, printed: &str, lines: u16) -> Content {
    let members = OnFront::of(profile);
    let photo = profile.emergency.person.wants_photo_box();
    let head = Stack::new()
        .with(about::bar(v, printed))
        .with(who::block(v, photo));
    // Whatever kind of nurse it is.
    let nurse = team::member(v, members.nurse, TeamRole::VisitingNurse);
    let past = illnesses::past(v);
    let ill = |past| {
        let (ill, doctor) = (illnesses::block(v, past), team::doctor(v, members));
        // Many illnesses take width from the doctor, whose lines are short.
        let wide = halves(WIDE, ill.clone(), doctor.clone());
        lower(v, halves(1.0, ill, doctor).into(), wide.into())
    };
    let under = rows()
        .with(ill(None))
        .with_some(past.clone().map(|past| illnesses::past_row(v, past)));
    // Beside a doctor with many numbers there is room for the past that it need not take elsewhere.
    let beside = rows().with(ill(past));
    let care = rows()
        .with(lower(v, under.into(), beside.into()))
        .with_some(nurse)
        .with(medicines::row(v))
        .with_some(usual_state::row(v));
    let people = rows()
        .with(contacts::block(v))
        .with_some(home::dependant(v))
        .with_some(two(
            v,
            team::member(v, members.care_manager, TeamRole::CareManager),
            team::member(v, members.centre, TeamRole::CommunitySupportCentre),
        ))
        .with_some(team::member(v, members.guardian, TeamRole::Guardian))
        .with_some(cpr::message(v));
    Stack::new()
        .gap(GAP)
        .with(head)
        .with(alert_frame::block(v))
        .with(care)
        .with(people)
        .with_some(cpr::block(v))
        .with(today::block(v, lines))
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
        (
            v.away(&[home::DEPENDANT, home::HOUSEHOLD]),
            "sheet.dependant.title",
        ),
        (team::is_away(v, members.centre), "sheet.centre.title"),
        (team::is_away(v, members.guardian), "sheet.guardian.title"),
        (v.away(cpr::MESSAGE), "sheet.message.title"),
    ];
    let names = rows.into_iter().filter(|(away, _)| *away);
    let names: Vec<String> = names.map(|(_, key)| v.say(key)).collect();
    let words = v.fill("sheet.cut.rows", &[("rows", &names.join("、"))]);
    (!names.is_empty()).then(|| notes(words).bold().into())
}

/// Two rows side by side or below each other, whichever is lower, or the one that there is.
fn two(v: &View, left: Option<Content>, right: Option<Content>) -> Option<Content> {
    match (left, right) {
        (Some(left), Some(right)) => {
            let stacked = rows().with(left.clone()).with(right.clone());
            Some(lower(v, stacked.into(), pair(left, right).into()))
        }
        (one, other) => one.or(other),
    }
}
