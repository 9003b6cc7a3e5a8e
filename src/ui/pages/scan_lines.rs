//! What may be taken over, line by line, in plain words: what the code says, and what it would change.

use crate::catalogue::{Change, Value, differences};
use crate::medication_notebook::letters::is_unreadable;
use crate::medication_notebook::{
    Alert, PersonAnswer, PersonField, Proposal, ReadMedicine, Review, Standing,
};
use crate::model::{GlucoseLowering, OpioidForm, Profile};
use crate::ui::app::App;
use crate::ui::element::{Element, el};
use crate::ui::parts::change_line::change_line;
use crate::ui::parts::said;
use std::collections::BTreeSet;

/// The list of medicines.
const MEDICINES: &str = "emergency.medications.list";

/// The parts of the review, in their order. Their headings stand under `scan.part.NAME`.
pub(super) const PARTS: &[&str] = &["medicines", "stopped", "alerts", "body", "team", "person"];

/// The part in which a proposal stands.
pub(super) fn part(proposal: &Proposal) -> &'static str {
    match proposal {
        Proposal::Medicine { .. }
        | Proposal::PackedByPharmacy
        | Proposal::OverTheCounter { .. } => "medicines",
        Proposal::LooksStopped { .. } => "stopped",
        Proposal::Alert { .. } => "alerts",
        Proposal::Allergy { .. } | Proposal::PastIllness { .. } => "body",
        Proposal::TeamMember { .. } => "team",
        Proposal::Person { .. } => "person",
    }
}

/// How it stands to what is there, for the words under `scan.standing.NAME`.
pub(super) fn standing(proposal: &Proposal) -> &'static str {
    fn of<T>(standing: &Standing<T>) -> &'static str {
        match standing {
            Standing::New => "new",
            Standing::Adds { .. } => "adds",
            Standing::Differs { .. } => "differs",
            Standing::Same => "same",
        }
    }
    match proposal {
        Proposal::Medicine { standing, .. } => of(standing),
        Proposal::TeamMember { standing, .. } => of(standing),
        Proposal::Person { here, .. } if here.is_empty() => "new",
        Proposal::Person { .. } => "differs",
        Proposal::LooksStopped { .. } => "stopped",
        Proposal::Alert { .. } => "question",
        Proposal::Allergy { .. }
        | Proposal::PastIllness { .. }
        | Proposal::PackedByPharmacy
        | Proposal::OverTheCounter { .. } => "new",
    }
}

/// What is proposed: what stands beside the box.
pub(super) fn title(app: App, proposal: &Proposal) -> String {
    match proposal {
        Proposal::Medicine { medicine, .. } => medicine.name.clone(),
        Proposal::LooksStopped { here, .. } => {
            app.fill("scan.stopped", &[("name", here.name.as_str())])
        }
        Proposal::Alert { alert, .. } => app.say(&format!("scan.alert.{}", name_of(*alert))),
        Proposal::Allergy {
            name,
            is_side_effect: true,
        } => app.fill("scan.side_effect", &[("name", name)]),
        Proposal::Allergy { name, .. } => app.fill("scan.allergy", &[("name", name)]),
        Proposal::PastIllness { name } => app.fill("scan.past_illness", &[("name", name)]),
        Proposal::PackedByPharmacy => app.say("scan.packed"),
        Proposal::OverTheCounter { name, .. } => {
            app.fill("scan.over_the_counter", &[("name", name)])
        }
        Proposal::TeamMember { member, .. } => {
            let phone = member.phone.grouped();
            let said = [
                member.organisation.as_str(),
                member.role_detail.as_str(),
                member.person.as_str(),
                &phone,
            ];
            let said = said.into_iter().filter(|said| !said.is_empty());
            said.collect::<Vec<_>>().join("\u{3000}")
        }
        Proposal::Person { field, code, .. } => {
            let (name, said) = person(app, *field, code);
            app.fill(
                "scan.person",
                &[
                    ("question", &app.say(&format!("scan.person.{name}"))),
                    ("answer", &said),
                ],
            )
        }
    }
}

/// What else is to be said about it.
pub(super) fn remarks(app: App, proposal: &Proposal) -> Vec<String> {
    let mut remarks = match proposal {
        Proposal::Medicine { medicine, .. } => about_medicine(app, medicine),
        Proposal::LooksStopped { newest, .. } => {
            let date = said::short_date(app, *newest);
            vec![app.fill("scan.stopped.why", &[("date", &date)])]
        }
        Proposal::Alert { names, .. } => {
            let names = names.join(&app.say("said.between"));
            vec![app.fill("scan.alert.why", &[("names", &names)])]
        }
        Proposal::OverTheCounter {
            until: Some(day), ..
        } => {
            let date = said::short_date(app, *day);
            vec![app.fill("scan.over_the_counter.until", &[("date", &date)])]
        }
        _ => vec![],
    };
    // Letters that only the pharmacy's machine knows; and whatever else was hard to read on a medicine's lines.
    let is_doubtful = match proposal {
        Proposal::Medicine { medicine, .. } if medicine.is_doubtful => true,
        _ => remarks
            .iter()
            .chain([&title(app, proposal)])
            .any(|said| said.contains(is_unreadable)),
    };
    remarks.extend(is_doubtful.then(|| app.say("scan.doubtful")));
    remarks
}

fn about_medicine(app: App, medicine: &ReadMedicine) -> Vec<String> {
    let mut remarks = vec![medicine.directions.clone()];
    if let Some(day) = medicine.dispensed_on {
        let date = said::short_date(app, day);
        let place = medicine.prescribed_at.as_str();
        remarks.push(match place {
            "" => app.fill("scan.dispensed", &[("date", &date)]),
            place => app.fill("scan.dispensed_at", &[("date", &date), ("place", place)]),
        });
    }
    if medicine.is_older {
        remarks.push(app.say("scan.older"));
    }
    remarks.retain(|remark| !remark.is_empty());
    remarks
}

/// What it would change of what is there, side by side; nothing where it only adds.
pub(super) fn changes(app: App, review: &Review, at: usize, profile: &Profile) -> Option<Element> {
    // A row that goes moves all those below it, which changes nothing of them; what leaves other places with it is seen.
    let is_row_that_goes = matches!(
        review.proposals.get(at),
        Some(Proposal::LooksStopped { .. })
    );
    let is_moved = |change: &Change| is_row_that_goes && change.place.link_id == MEDICINES;
    let alone = BTreeSet::from([at]);
    let changed = review.apply(profile, &alone, PersonAnswer::SamePerson);
    let found = changed.map_or(vec![], |changed| differences(profile, &changed));
    let was_said = |value: &Option<Value>| value.as_ref().is_some_and(Value::is_answered);
    let lines: Vec<Element> = found
        .iter()
        .filter(|change| !is_moved(change) && was_said(&change.before))
        .map(|change| change_line(app, change, "scan.changes"))
        .collect();
    (!lines.is_empty()).then(|| el("dl").class("answers").children(lines))
}

/// The name of the question and the answer in words.
fn person(app: App, field: PersonField, code: &str) -> (&'static str, String) {
    let option =
        |key: &str, list: &str, code: &str| app.with_words(|words| words.option(key, list, code));
    match field {
        PersonField::Name => ("name", code.to_owned()),
        PersonField::Kana => ("kana", code.to_owned()),
        PersonField::BirthDate => {
            let date = code.parse().map(|date| said::date(app, date));
            ("birth_date", date.unwrap_or_else(|_| code.to_owned()))
        }
        PersonField::Sex => ("sex", option("emergency.person.sex", "sex", code)),
        PersonField::Address => ("address", code.to_owned()),
        PersonField::HomePhone => ("home_phone", code.to_owned()),
        PersonField::MobilePhone => ("mobile_phone", code.to_owned()),
        PersonField::BloodGroup => {
            let (group, rh) = code.split_once(' ').unwrap_or((code, ""));
            let group = option("emergency.person.blood_group", "blood_group", group);
            let rh = match rh {
                "" => String::new(),
                rh => option("emergency.person.rh_factor", "rh_factor", rh),
            };
            (
                "blood_group",
                format!("{group}\u{3000}{rh}").trim_end().to_owned(),
            )
        }
    }
}

/// The name of a question for the alert box.
fn name_of(alert: Alert) -> &'static str {
    match alert {
        Alert::Antithrombotic => "antithrombotic",
        Alert::GlucoseLowering(GlucoseLowering::Insulin) => "insulin",
        Alert::GlucoseLowering(GlucoseLowering::Oral) => "oral_glucose",
        Alert::GlucoseLowering(_) => "other_injection",
        Alert::Steroid => "steroid",
        Alert::Antiepileptic => "antiepileptic",
        Alert::Opioid(Some(OpioidForm::Patch)) => "opioid_patch",
        Alert::Opioid(_) => "opioid",
    }
}
