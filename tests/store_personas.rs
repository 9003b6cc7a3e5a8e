//! The personas are what their names promise.

mod personas;

use personas::PERSONAS;
use tsutaeru::catalogue::{self, Essential, Item, Kind, Shape, Value, missing_essentials};
use tsutaeru::model::{
    Answer, CareTeamMember, CprStatement, Date, Ear, Profile, Side, SpokenLanguage, Stated,
    Talking, TeamRole, to_tree,
};
use tsutaeru::store::Backup;

fn people(persona: &str) -> Vec<Profile> {
    let file = format!(
        "{}/tests/personas/{persona}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    let text = std::fs::read_to_string(file).unwrap();
    Backup::read(&text).unwrap().record.profiles
}

fn one(persona: &str) -> Profile {
    people(persona).swap_remove(0)
}

fn today() -> Date {
    "2026-11-20".parse().unwrap()
}

#[test]
fn every_file_is_on_the_list_and_everybody_on_the_list_has_one() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/personas");
    let files = std::fs::read_dir(folder).unwrap();
    let mut files: Vec<_> = files
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| name.strip_suffix(".json").map(str::to_owned))
        .collect();
    files.sort();
    let mut listed = PERSONAS.to_vec();
    listed.sort();
    assert_eq!(files, listed);
}

/// True where an answer is at its limit: a text exactly as long as fits, tick boxes all ticked.
fn is_at_limit(shape: &Shape, value: &Value) -> bool {
    match (shape, value) {
        (Shape::Text { limit, .. } | Shape::LongText { limit }, Value::Text(text)) => {
            text.trim().chars().count() == *limit
        }
        (Shape::Choices { offered, .. }, Value::Choices(ticked)) => {
            let options = offered
                .iter()
                .filter(|code| !["none", "unknown"].contains(*code));
            ticked.len() == options.count()
        }
        // A plain tick box belongs to a rule of its own (only one doctor is the main one).
        (Shape::Flag, _) => true,
        _ => value.is_answered(),
    }
}

fn enabled(item: &Item<Profile>, profile: &Profile) -> bool {
    (item.enabled_when)(profile)
}

/// Every question is at its limit once, and every list has as many rows as there are to be. That every row is
/// at its limit is not what anybody writes; the laws of the sheet try it apart.
#[test]
fn extreme_answers_every_question_at_its_limit() {
    let extreme = one("extreme");
    for item in catalogue::items().filter(|item| enabled(item, &extreme)) {
        let answer = item.read(&extreme);
        assert!(
            is_at_limit(&item.shape(&extreme), &answer),
            "{}: {answer:?}",
            item.link_id
        );
        let Kind::Rows(rows) = &item.kind else {
            continue;
        };
        assert!(rows.len(&extreme) >= rows.most(), "{}", item.link_id);
        for column in rows.columns() {
            let mut answers = (0..rows.len(&extreme))
                .filter(|row| rows.is_enabled(&extreme, *row, column.link_id))
                .filter_map(|row| rows.read(&extreme, row, column.link_id));
            assert!(
                answers.any(|answer| is_at_limit(&column.shape, &answer)),
                "{}.{}",
                item.link_id,
                column.link_id
            );
        }
    }
    let contact_is_asked = |item: &&Item<Profile>| item.link_id == "emergency.first_call";
    let left_out: Vec<_> = catalogue::items()
        .filter(|item| !enabled(item, &extreme))
        .filter(|item| !contact_is_asked(item))
        .map(|item| item.link_id)
        .collect();
    assert!(left_out.is_empty(), "{left_out:?}");
}

#[test]
fn extreme_opens_the_whole_gate() {
    assert!(matches!(
        one("extreme").cpr_statement(today()),
        CprStatement::NotWant(_)
    ));
}

#[test]
fn extreme_has_the_characters_that_fonts_lack() {
    let text = serde_json::to_string(&one("extreme")).unwrap();
    for rare in ["𠮷", "槗", "髙", "﨑", "葛\u{E0100}", "邉"] {
        assert!(text.contains(rare), "{rare}");
    }
}

#[test]
fn minimal_is_a_name_and_nothing_else() {
    let minimal = one("minimal");
    assert_eq!(minimal.emergency.person.full_name(), "森田 ふみ");
    assert_eq!(missing_essentials(&minimal), Essential::ALL);
    let answered = catalogue::items().filter(|item| item.is_answered(&minimal));
    assert_eq!(answered.count(), 2);
}

#[test]
fn full_is_84_has_twelve_medicines_and_a_team_and_misses_nothing() {
    let full = one("full");
    let birth = full.emergency.person.birth_date.unwrap();
    assert_eq!(birth.years_until(today()), Some((84, 84)));
    assert_eq!(full.emergency.medications.list.rows().len(), 12);
    assert!(full.emergency.care_team.members.rows().len() >= 10);
    assert_eq!(missing_essentials(&full), []);
    assert!(
        full.emergency
            .care_team
            .main_doctor()
            .and_then(|doctor| doctor.number_at_night())
            .is_some()
    );
    assert!(matches!(
        full.cpr_statement(today()),
        CprStatement::MemoOnly(_)
    ));
}

#[test]
fn of_the_couple_she_said_what_she_wants_and_nobody_says_it_for_him() {
    let people = people("couple");
    assert_eq!(people.len(), 2);
    assert_ne!(people[0].mark, people[1].mark);
    assert_eq!(people[0].cpr_statement(today()), CprStatement::Want);
    assert!(matches!(
        people[1].cpr_statement(today()),
        CprStatement::MemoOnly(_)
    ));
}

#[test]
fn what_each_of_the_others_stands_for_is_in_the_record() {
    let deaf = one("deaf").emergency;
    assert_eq!(deaf.contacts, Stated::NoneKnown);
    assert_eq!(deaf.usual_state.talking, Answer::Known(Talking::NoVoice));
    let written_to = |member: &CareTeamMember| member.other_contact.as_str().contains("FAX");
    let faxes = deaf.care_team.members.rows().iter();
    assert_eq!(faxes.filter(|member| written_to(member)).count(), 3);
    let at_night = |role| {
        let mut members = deaf.care_team.with_role(role);
        members.any(|member| member.number_at_night().is_some())
    };
    assert!(at_night(TeamRole::Specialist) && at_night(TeamRole::WelfareCommissioner));

    let vietnam = one("vietnam").emergency;
    assert_eq!(vietnam.person.full_name(), "Nguyễn Thị Hồng Nhung");
    assert!(!vietnam.person.languages.contains(SpokenLanguage::Japanese));

    let heavy = one("heavy").emergency;
    assert_eq!(heavy.medications.list.rows().len(), 14);
    assert_eq!(heavy.care_team.members.rows().len(), 12);
    assert_eq!(heavy.alerts.dialysis_shunt, Stated::Known(Side::Left));

    let alerts = to_tree(&one("unknown").emergency.alerts);
    let alerts = alerts.as_object().unwrap();
    assert_eq!(alerts.len(), 13);
    assert!(alerts.values().all(|answer| answer == "unknown"));

    let clozapine = one("clozapine").emergency;
    assert_eq!(clozapine.contacts.rows().len(), 1);
    let nurses = clozapine
        .care_team
        .with_role(TeamRole::PsychiatricVisitingNurse);
    assert!(
        nurses
            .last()
            .is_some_and(|nurse| nurse.number_at_night().is_some())
    );

    let child = one("child");
    let birth = child.emergency.person.birth_date.unwrap();
    assert_eq!(birth.years_until(today()), Some((9, 9)));
    assert_eq!(child.about.writer_relation.as_str(), "母");

    let last = one("final_stage");
    assert!(matches!(
        last.cpr_statement(today()),
        CprStatement::NotWant(_)
    ));
}

/// What two pages of one record say of the same thing is the same.
#[test]
fn nobody_contradicts_themselves() {
    for person in PERSONAS
        .iter()
        .filter(|name| **name != "extreme")
        .flat_map(|name| people(name))
    {
        let contacts = person.emergency.contacts.rows();
        for agent in person.care_plan.agents.rows() {
            let Some(contact) = contacts.iter().find(|one| one.name == agent.name) else {
                assert!(
                    contacts
                        .iter()
                        .all(|one| one.relation_detail != agent.relation_detail)
                );
                continue;
            };
            assert_eq!(contact.phone, agent.phone);
            assert_eq!(contact.relation_detail, agent.relation_detail);
        }
        let state = &person.emergency.usual_state;
        let better = match state.hearing_side.known() {
            Some(Ear::Right) => "左の耳",
            Some(Ear::Left) => "右の耳",
            _ => continue,
        };
        for words in [
            &state.calming_words,
            &person.emergency.message,
            &person.care_plan.comfort.speaking,
        ] {
            assert!(
                !words.as_str().contains("の耳") || words.as_str().contains(better),
                "{words:?}"
            );
        }
    }
}

#[test]
fn every_number_in_the_personas_is_a_number_that_nobody_has() {
    for persona in PERSONAS {
        for profile in people(persona) {
            for (name, number) in numbers(&profile) {
                let digits = number
                    .digits()
                    .unwrap_or_else(|| panic!("{persona} {name}"));
                assert!(
                    digits.contains("0000") || digits.contains("000"),
                    "{persona} {name}"
                );
            }
        }
    }
}

fn numbers(profile: &Profile) -> Vec<(String, tsutaeru::model::Phone)> {
    let mut numbers = vec![];
    let mut keep = |name: String, shape: &Shape, value: Option<Value>| {
        if let (Shape::Phone, Some(Value::Text(typed))) = (shape, value)
            && !typed.is_empty()
        {
            numbers.push((name, typed.as_str().into()));
        }
    };
    for item in catalogue::items() {
        keep(
            item.link_id.to_owned(),
            &item.shape(profile),
            Some(item.read(profile)),
        );
        if let Kind::Rows(rows) = &item.kind {
            for row in 0..rows.len(profile) {
                for column in rows.columns() {
                    let name = format!("{}.{row}.{}", item.link_id, column.link_id);
                    let value = rows.read(profile, row, column.link_id);
                    keep(name, &column.shape, value);
                }
            }
        }
    }
    numbers
}
