//! The papers for a stay in hospital, for the kitchen wall and for the visit to a doctor: laws over any person.

use crate::generated;
use crate::laws::without_none;
use crate::personas::PERSONAS;
use crate::printed::{Printed, people, squeezed, today};
use proptest::prelude::*;
use tsutaeru::i18n::Words;
use tsutaeru::layout::{Mark, Role};
use tsutaeru::model::{Answer, Coded, EntryMode, HandoverReader, Profile, Stage, Stated, TeamRole};
use tsutaeru::sheet::fact::{Facts, State};
use tsutaeru::sheet::{
    CopyChoice, QuestionChoice, care_team, doctor_questions, handover, lay_out_copy,
};

const HOME: &str = "care_plan.place.wish_for_home";

fn everybody() -> impl Iterator<Item = Profile> {
    PERSONAS.into_iter().flat_map(people)
}

fn for_reader(profile: &Profile, reader: HandoverReader) -> Facts {
    handover::facts(profile, today(), &Words::of("ja"), reader)
}

fn handed(profile: &Profile, reader: HandoverReader) -> Printed {
    Printed::copy(handover::ID, profile, &CopyChoice::Handover(reader))
}

/// Every copy of these papers, with what it says.
fn papers(profile: &Profile) -> Vec<(Facts, Printed)> {
    let words = Words::of("ja");
    let same = |paper| Printed::copy(paper, profile, &CopyChoice::of(paper));
    let mut papers = vec![
        (
            care_team::facts(profile, today(), &words),
            same(care_team::ID),
        ),
        (
            doctor_questions::facts(profile, today(), &words, &QuestionChoice::default()),
            same(doctor_questions::ID),
        ),
    ];
    let readers = HandoverReader::ALL.iter();
    papers.extend(readers.map(|&reader| (for_reader(profile, reader), handed(profile, reader))));
    papers
}

fn check_papers(profile: &Profile) -> Result<(), TestCaseError> {
    for (facts, printed) in papers(profile) {
        for fact in facts.iter() {
            let said = match fact.state {
                State::Blank => printed.says(&fact.text),
                _ => printed.answers(&fact.text),
            };
            let paper = &printed.document.file_name;
            prop_assert!(said, "{}: {} says {}", paper, fact.path, fact.text);
        }
        printed.check_sizes()?;
        printed.check_margins()?;
        printed.check_overlaps()?;
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 40, ..ProptestConfig::default() })]

    #[test]
    fn prop_each_copy_says_every_fact_and_lies_well(profile in generated::profile()) {
        check_papers(&profile)?;
    }

    #[test]
    fn prop_none_is_on_no_copy_where_nobody_said_none(profile in generated::profile()) {
        for (facts, printed) in papers(&without_none(&profile)) {
            prop_assert!(facts.iter().all(|fact| fact.state != State::NoneKnown));
            prop_assert!(!printed.says_none(), "{}", printed.document.file_name);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn prop_nobody_gets_what_is_not_theirs(profile in generated::profile()) {
        for &reader in HandoverReader::ALL {
            let facts = for_reader(&profile, reader);
            let paths: Vec<&str> = facts.iter().map(|fact| fact.path.as_str()).collect();
            let any = |part: &str| paths.iter().any(|path| path.contains(part));
            let knows_the_house = matches!(
                reader,
                HandoverReader::Hospital | HandoverReader::CareManager | HandoverReader::Doctor
            );
            // Of the care plan one answer, and only for the hospital, and never what somebody else thinks; and that
            // there is a memo, and where.
            let plan = paths.iter().filter(|path| path.starts_with("care_plan."));
            let may_know = reader == HandoverReader::Hospital
                && profile.plan_entry_mode() != Some(EntryMode::Inferred);
            let may = |path: &&str| match *path {
                HOME => may_know,
                "care_plan.there_is_a_memo" | "care_plan.cpr.memo_place" => knows_the_house,
                _ => false,
            };
            prop_assert!(plan.clone().all(may), "{plan:?}");
            prop_assert!(!any("conditions.explained") && !any("patient_number"));
            prop_assert!(knows_the_house || !any("emergency.contacts") && !any("emergency.home"));
            let treats = matches!(reader, HandoverReader::Hospital | HandoverReader::Doctor);
            prop_assert!(treats || !any("alerts.infection") && !any("alerts.tuberculosis"));
            let gives_medicines = reader != HandoverReader::CareManager;
            prop_assert!(gives_medicines || !any("medications.list") && !any("conditions.current"));
            prop_assert!(knows_the_house || !any("emergency.person.address") && !any("person.building"));
            prop_assert!(!any("emergency.person.access"));
        }
    }
}

#[test]
fn the_copies_of_the_personas_keep_every_law() {
    for profile in everybody() {
        if let Err(fault) = check_papers(&profile) {
            panic!("{fault}");
        }
    }
}

#[test]
fn who_treats_gets_allergies_medicines_and_the_team_with_its_numbers_at_night() {
    let profile = &people("full")[0];
    for &reader in HandoverReader::ALL {
        let printed = handed(profile, reader);
        for words in [
            "ペニシリン",
            "くすのき内科",
            "070-0000-3322",
            "とろみが必要",
        ] {
            assert!(printed.answers(words), "{reader:?}: {words}");
        }
        let medicine = printed.answers("ワルファリンK錠1mg");
        assert_eq!(
            medicine,
            reader != HandoverReader::CareManager,
            "{reader:?}"
        );
        let commissioner = printed.answers("江口");
        let sees_all = !matches!(reader, HandoverReader::Pharmacy | HandoverReader::Dentist);
        assert_eq!(commissioner, sees_all, "{reader:?}");
    }
    assert!(handed(profile, HandoverReader::Dentist).answers("アレンドロン酸錠"));
    assert!(handed(profile, HandoverReader::Dentist).answers("人工関節"));
    assert!(handed(profile, HandoverReader::CareManager).answers("要介護2"));
}

#[test]
fn staying_with_somebody_is_wished_only_where_the_person_said_so() {
    let words = Words::of("ja");
    let mut profile = people("full").swap_remove(0);
    let wished = |profile: &Profile, reader: HandoverReader| {
        let wish = words.say(&format!("handover.keep.{}", reader.code()));
        let by_hand = words.say("handover.keep.by_hand");
        let printed = handed(profile, reader);
        assert_ne!(
            printed.answers(&wish),
            printed.answers(&by_hand),
            "{reader:?}"
        );
        printed.answers(&wish)
    };
    let all = |profile: &Profile| {
        let readers = HandoverReader::ALL.iter();
        readers
            .map(|&reader| wished(profile, reader))
            .collect::<Vec<_>>()
    };
    assert_eq!(all(&profile), [true, true, true, true, false]);
    // With two pharmacies nobody knows which one reads it.
    let mut two = profile.clone();
    let Stated::Known(members) = &mut two.emergency.care_team.members else {
        panic!("a team");
    };
    let pharmacy = members
        .iter()
        .find(|one| one.role == Answer::Known(TeamRole::Pharmacy));
    let pharmacy = pharmacy.expect("a pharmacy").clone();
    members.push(pharmacy);
    assert!(!wished(&two, HandoverReader::Pharmacy));
    assert!(handed(&two, HandoverReader::Pharmacy).says(&words.say("handover.dear.blank")));
    if let Stated::Known(members) = &mut profile.emergency.care_team.members {
        members
            .iter_mut()
            .for_each(|member| member.keep_seeing = false);
    }
    assert_eq!(all(&profile), [false; 5]);
}

#[test]
fn the_wish_to_go_home_reaches_the_hospital_in_the_persons_own_words_only() {
    let mut profile = people("full").swap_remove(0);
    let home = |profile: &Profile| {
        let of = |&reader: &HandoverReader| for_reader(profile, reader).at(HOME).is_some();
        HandoverReader::ALL.iter().map(of).collect::<Vec<_>>()
    };
    assert_eq!(home(&profile), [true, false, false, false, false]);
    profile.care_plan.start.stage = Some(Stage::Family);
    assert_eq!(home(&profile), [false; 5]);
}

#[test]
fn what_a_family_asks_for_does_not_read_as_if_the_person_had() {
    let words = Words::of("ja");
    let mut profile = people("full").swap_remove(0);
    for (mode, inferred) in [(EntryMode::Person, false), (EntryMode::Inferred, true)] {
        profile.about.entry_mode = Some(mode);
        let printed = handed(&profile, HandoverReader::Doctor);
        assert_eq!(printed.says(&words.say("handover.wish.inferred")), inferred);
        assert_eq!(printed.says(&words.say("handover.wish")), !inferred);
    }
}

#[test]
fn a_copy_for_another_reader_is_no_new_edition_and_a_change_is_one_for_all() {
    let mut profile = people("full").swap_remove(0);
    let words = Words::of("ja");
    let lay_out = |profile: &Profile, reader| {
        let choice = CopyChoice::Handover(reader);
        lay_out_copy(handover::ID, profile, today(), &words, &choice).expect("a paper")
    };
    let first = lay_out(&profile, HandoverReader::Pharmacy);
    let mut printing = profile.printings[0].clone();
    printing.paper = tsutaeru::model::PaperName::new(handover::ID);
    printing.edition = 4;
    printing.content = first.content.clone();
    profile.note_printing(printing);
    for &reader in HandoverReader::ALL {
        let copy = lay_out(&profile, reader);
        assert_eq!(
            (copy.edition, &copy.content),
            (4, &first.content),
            "{reader:?}"
        );
    }
    profile.emergency.message = "右の耳に".into();
    assert_eq!(lay_out(&profile, HandoverReader::Pharmacy).edition, 5);
    let names: Vec<String> = HandoverReader::ALL
        .iter()
        .map(|&reader| lay_out(&profile, reader).file_name)
        .collect();
    assert!(
        names
            .iter()
            .all(|name| names.iter().filter(|one| *one == name).count() == 1)
    );
}

#[test]
fn the_team_on_the_wall_is_read_from_a_step_away_on_every_page() {
    let words = Words::of("ja");
    let profile = &people("extreme")[0];
    let printed = Printed::copy(care_team::ID, profile, &CopyChoice::Same);
    let members = profile.emergency.care_team.members.rows();
    for member in members {
        let phone = member.phone.grouped();
        assert!(printed.size_of(&phone) >= 14.0, "{phone}");
    }
    assert!(printed.document.laid.pages.len() > 1);
    let header = squeezed(&words.say("team.night"));
    for number in 0..printed.document.laid.pages.len() {
        assert!(printed.page(number).contains(&header), "page {number}");
    }
    // Nothing that opens a door for somebody who stands in the kitchen.
    let facts = care_team::facts(profile, today(), &words);
    assert!(
        facts
            .iter()
            .all(|fact| !fact.path.ends_with("patient_number"))
    );
}

/// How many lines there are to write on.
fn lines_to_write_on(printed: &Printed) -> usize {
    let frames = printed
        .document
        .laid
        .pages
        .iter()
        .flat_map(|page| &page.frames);
    frames
        .filter(|frame| matches!(frame.mark, Mark::Line { .. }))
        .count()
}

#[test]
fn every_question_has_room_for_its_answer_and_the_paper_is_of_use_without_any() {
    let mut profile = people("full").swap_remove(0);
    let memo = |profile: &Profile| Printed::paper(doctor_questions::ID, profile);
    let items = |printed: &Printed| {
        let nodes = printed.document.laid.structure.iter();
        nodes.filter(|node| node.role == Role::ListItem).count()
    };
    let printed = memo(&profile);
    assert_eq!(items(&printed), 3);
    assert!(printed.answers("息が苦しくなったとき"));
    profile.care_plan.information.questions = Stated::NotAsked;
    let empty = memo(&profile);
    assert_eq!(items(&empty), 3);
    assert!(lines_to_write_on(&empty) > lines_to_write_on(&printed));
    assert!(lines_to_write_on(&printed) >= 9);
    assert_eq!(
        items(&memo(&people("extreme")[0])),
        people("extreme")[0]
            .care_plan
            .information
            .questions
            .rows()
            .len()
    );
}

#[test]
fn many_questions_have_a_line_each_and_make_no_pile_of_paper() {
    let mut profile = people("full").swap_remove(0);
    let Stated::Known(rows) = &mut profile.care_plan.information.questions else {
        panic!("the persona has questions");
    };
    let row = rows[0].clone();
    rows.resize(200, row);
    let printed = Printed::paper(doctor_questions::ID, &profile);
    let pages = printed.document.laid.pages.len();
    assert!((10..=25).contains(&pages), "{pages} pages");
    assert!(lines_to_write_on(&printed) >= 200);
}

#[test]
fn whoever_is_asked_to_tell_the_team_first_may_tell_them_later_when_it_is_urgent() {
    for profile in everybody() {
        for &reader in HandoverReader::ALL {
            let copy = handed(&profile, reader);
            assert!(copy.says("（急ぐときは後で）"), "{reader:?}");
        }
        let hospital = handed(&profile, HandoverReader::Hospital);
        assert!(hospital.answers("急ぐときは、後でかまいません。"));
    }
}
