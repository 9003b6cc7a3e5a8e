//! What a heavy record keeps on its front, with and without the wish about resuscitation.

use crate::printed::{Printed, people, today};
use tsutaeru::i18n::Words;
use tsutaeru::layout::{Frame, Mark, Page, Repeated};
use tsutaeru::model::{CprStatement, Profile};

fn full() -> Profile {
    people("full").swap_remove(0)
}

/// The same person, who does not want to be resuscitated and has done all that the gate asks for.
fn full_with_open_gate() -> Profile {
    let mut profile = full();
    let gate = serde_json::json!({
        "wish": "not_want", "stated_on": "2026-11-03", "final_stage": "yes", "print": true,
        "doctor_name": "長谷部 明", "doctor_organisation": "くすのき内科",
        "doctor_talked_on": "2026-11-03", "doctor_night_phone": "070-0000-3322",
        "nurse_night_phone": "070-0000-5522", "foreseen_condition": "心不全が進み、心臓が止まるとき",
        "trusted_person": "長女 古谷 美和", "trusted_person_phone": "090-0000-6611",
        "trusted_person_knows": "yes", "memo_place": "電話台の引き出し",
    });
    profile.care_plan.cpr = serde_json::from_value(gate).expect("a wish");
    assert!(matches!(
        profile.cpr_statement(today()),
        CprStatement::NotWant(_)
    ));
    profile
}

/// Fails where the front does not say something.
fn check_front(printed: &Printed, words: &[&str]) {
    let front: String = printed.front().split_whitespace().collect();
    for words in words {
        let squeezed: String = words.split_whitespace().collect();
        assert!(front.contains(&squeezed), "{words} in\n{}", printed.front());
    }
}

const ALERTS: [&str; 13] = [
    "ペニシリン",
    "ヨード造影剤",
    "そば",
    "血液を固まりにくくする薬",
    "ワルファリン",
    "インスリン注射",
    "ステロイド",
    "ペースメーカー",
    "人工関節",
    "右腕で血圧・注射をしない",
    "在宅酸素",
    "心不全",
    "とろみが必要",
];

#[test]
fn nothing_that_belongs_on_the_front_has_left_it() {
    for profile in ["full", "couple", "minimal"].into_iter().flat_map(people) {
        assert_eq!(Printed::of(&profile).document.report.left_front, []);
    }
    let profile = full();
    let printed = Printed::of(&profile);
    check_front(&printed, &ALERTS);
    let medicines = profile.emergency.medications.list.rows().iter().take(5);
    let past = profile.emergency.conditions.past.rows().iter().take(4);
    let names = medicines.map(|row| row.name.as_str());
    let names: Vec<&str> = names.chain(past.map(|row| row.name.as_str())).collect();
    check_front(&printed, &names);
    check_front(
        &printed,
        &[
            "あおい居宅介護支援",
            "03-0000-8811",
            profile.emergency.message.as_str(),
            "夫（認知症）をひとりにしないでください",
        ],
    );
}

#[test]
fn the_wish_about_resuscitation_leaves_room_for_alerts_usual_state_and_the_notebook() {
    let printed = Printed::of(&full_with_open_gate());
    let words = Words::of("ja");
    check_front(&printed, &ALERTS);
    check_front(
        &printed,
        &[
            &words.say("sheet.cpr.not_want"),
            &words.say("sheet.cpr.not_order"),
            &words.say("sheet.cpr.aloud"),
            "070-0000-3322",
            "くすり",
            "電話台の引き出し",
            "話す：ゆっくりなら",
            "わかる：もの忘れがある",
            "動く：歩行器",
            "まひ：なし",
            "090-0000-6611",
        ],
    );
}

#[test]
fn the_wish_of_the_longest_record_costs_no_device_its_name() {
    let printed = Printed::of(&people("extreme")[0]);
    let left = &printed.document.report.left_front;
    for device in 0..3 {
        let path = format!("emergency.alerts.devices.{device}.kind");
        assert!(!left.iter().any(|one| one.path == path), "{path}");
    }
}

#[test]
fn what_is_expected_begins_a_line_and_the_doctor_s_number_is_as_large_as_a_contact_s() {
    let printed = Printed::of(&full_with_open_gate());
    let page = &printed.document.laid.pages[0];
    let begins = |line: &String| line.starts_with("想定していること：");
    assert!(page.lines().iter().any(begins), "{}", printed.front());
    let numbers = page.runs().filter(|run| run.text.contains("070-0000-3322"));
    let sizes: Vec<f32> = numbers.map(|run| run.size.0).collect();
    assert!(
        sizes.len() >= 2 && sizes.iter().all(|size| *size >= 18.0),
        "{sizes:?}"
    );
}

#[test]
fn whoever_is_alone_at_home_is_so_on_the_front() {
    for (persona, words) in [("deaf", "ひとり暮らし"), ("vietnam", "昼間はひとり")] {
        let printed = Printed::of(&people(persona)[0]);
        let front = printed.page(0);
        assert!(front.contains(words), "{persona}: {front}");
    }
    let alone = Printed::of(&people("deaf")[0]).page(0);
    assert!(!alone.contains("助けが必要な人はいない"), "{alone}");
}

#[test]
fn what_is_free_on_a_sheet_has_lines_and_days_to_write_by_hand() {
    for persona in ["minimal", "unknown"] {
        let printed = Printed::of(&people(persona)[0]);
        let front = printed.page(0);
        assert_eq!(front.matches("□前と同じ").count(), 4, "{persona}: {front}");
        let lines = &printed.document.laid.pages[0].frames;
        let lines = lines
            .iter()
            .filter(|frame| matches!(frame.mark, Mark::Line { .. }));
        assert!(lines.count() > 10, "{persona}: lines to write on");
        assert_eq!(printed.document.laid.pages.len(), 2);
    }
}

/// How many millimetres are free above the foot.
fn free_at_the_end(page: &Page) -> f32 {
    let tops = |frame: &Frame| match &frame.mark {
        Mark::Text(run) => Some(run.baseline.0),
        _ => None,
    };
    let body = page.frames.iter().filter(|frame| frame.repeated.is_none());
    let foot = page
        .frames
        .iter()
        .filter(|frame| frame.repeated == Some(Repeated::Foot));
    let last = body.filter_map(tops).fold(0.0, f32::max);
    foot.filter_map(tops).fold(297.0, f32::min) - 5.0 - last
}

#[test]
fn every_persona_s_sheet_has_days_to_write_by_hand_or_no_room_for_them() {
    for persona in crate::personas::PERSONAS {
        for profile in people(persona) {
            let printed = Printed::of(&profile);
            let pages = 0..printed.document.laid.pages.len();
            let places = pages.map(|page| printed.page(page).matches("□前と同じ").count());
            let places: usize = places.sum();
            // On the back the days are as high as three lines of a box.
            let last = printed.document.laid.pages.last().expect("a page");
            let is_full = free_at_the_end(last) < 17.0;
            assert!(places == 4 || is_full, "{persona}: {places}");
        }
    }
}

#[test]
fn a_birth_date_that_has_not_come_is_not_printed_as_a_fact() {
    let mut profile = full();
    profile.emergency.person.birth_date = "2027-01-01".parse().ok();
    for paper in ["emergency-sheet", "call-memo", "wallet-card", "care-team"] {
        let printed = Printed::paper(paper, &profile);
        // No paper has days that cannot be: it is as if nobody had written one.
        assert!(!printed.says("2027年（令和9年）1月1日"), "{paper}");
    }
    assert!(Printed::of(&profile).says("生年月日の記入なし"));
    assert!(!Printed::of(&full()).says("生年月日の記入なし"));
}
