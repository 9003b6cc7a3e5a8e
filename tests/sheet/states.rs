//! What each answer state says on paper, case by case: the differences that a crew acts on.

use crate::printed::{Printed, people, today};
use serde_json::{Value, json};
use tsutaeru::i18n::Words;
use tsutaeru::model::{Extra, Printing, Profile};
use tsutaeru::sheet::emergency::facts;

/// A person of whom only this is said.
fn person(said: Value) -> Profile {
    let mut tree = json!({
        "id": "0000000000000001", "mark": "circle",
        "created_on": "2026-01-01", "updated_on": "2026-11-20",
    });
    for (name, value) in said.as_object().expect("fields") {
        tree[name.as_str()] = value.clone();
    }
    serde_json::from_value(tree).expect("a profile")
}

fn alerts(said: Value) -> Profile {
    person(json!({ "emergency": { "alerts": said } }))
}

/// Words that stand together in one paragraph of the front, and words that stand nowhere.
type Case = (Value, &'static [&'static str], &'static [&'static str]);

fn check(cases: Vec<Case>) {
    for (said, together, nowhere) in cases {
        let printed = Printed::of(&person(said.clone()));
        assert!(
            printed.says_together(together),
            "{said}: {together:?} in\n{}",
            printed.front()
        );
        for words in nowhere {
            assert!(
                !printed.says(words),
                "{said}: {words} in\n{}",
                printed.front()
            );
        }
    }
}

#[test]
fn the_states_of_allergies_read_differently() {
    let of = |allergies: Value| json!({ "emergency": { "alerts": { "allergies": allergies } } });
    check(vec![
        (
            of(json!(null)),
            &["アレルギー：記入なし"],
            &["なし（", "わからない"],
        ),
        (
            of(json!("none")),
            &["アレルギー：なし（だれが確かめたかの記入なし）"],
            &["わからない"],
        ),
        (
            of(json!("unknown")),
            &["アレルギー：わからない"],
            &["なし（"],
        ),
        (
            of(json!([])),
            &["アレルギー：", "あり（くわしくは記入なし）"],
            &["なし（"],
        ),
        (
            of(json!([{}, { "name": " " }])),
            &["アレルギー：", "あり（くわしくは記入なし）"],
            &["なし（"],
        ),
        (
            of(json!([{ "kind": "medicine", "name": "ペニシリン", "reactions": ["rash"] }])),
            &["アレルギー：", "ペニシリン", "（薬：発疹）"],
            &["なし（"],
        ),
        (
            of(json!([{ "kind": "unknown", "name": "青い薬" }])),
            &["青い薬", "種類はわからない"],
            &[],
        ),
    ]);
}

#[test]
fn all_alerts_answered_none_is_one_sentence_that_says_who_stands_behind_it() {
    let none = |but: &[(&str, Value)]| {
        let mut tree = json!({});
        for kind in [
            "allergies",
            "antithrombotic",
            "glucose_lowering",
            "steroid",
            "antiepileptic",
            "dialysis",
            "implants",
            "avoid_arm",
            "devices",
            "opioid",
            "special_diseases",
            "swallowing",
        ] {
            tree[kind] = json!("none");
        }
        for (kind, answer) in but {
            tree[*kind] = answer.clone();
        }
        tree
    };
    let sentence = "どれも「なし」";
    for (mode, by) in [
        (json!("self"), "本人が確認"),
        (json!("inferred"), "本人は確認していない"),
        (json!(null), "だれが確かめたかの記入なし"),
    ] {
        let said = json!({ "about": { "entry_mode": mode }, "emergency": { "alerts": none(&[]) } });
        assert!(
            Printed::of(&person(said)).says_together(&[sentence, by]),
            "{by}"
        );
    }
    for (kind, answer) in [
        ("dialysis", json!(null)),
        ("dialysis", json!("unknown")),
        ("implants", json!([])),
        ("infection", json!("unknown")),
    ] {
        let printed = Printed::of(&alerts(none(&[(kind, answer)])));
        assert!(!printed.says(sentence), "{kind}");
    }
}

#[test]
fn what_belongs_to_a_yes_is_printed_only_with_the_yes() {
    for answer in [json!(null), json!("none"), json!("unknown")] {
        let printed = Printed::of(&alerts(json!({
            "antithrombotic": answer, "antithrombotic_names": "ワルファリン",
            "dialysis": answer, "dialysis_clinic": "桜クリニック", "dialysis_shunt": "right",
            "opioid": answer, "opioid_patch_site": "背中",
            "glucose_lowering": answer, "glucose_lowering_names": "日に四回",
            "infection": answer, "infection_print": "name", "infection_name": "肝炎",
        })));
        for words in [
            "ワルファリン",
            "桜クリニック",
            "右腕",
            "背中",
            "日に四回",
            "肝炎",
        ] {
            assert!(!printed.says(words), "{answer}: {words}");
        }
    }
}

#[test]
fn an_infection_is_named_only_where_the_person_chose_so() {
    let of = |print: Value| json!({ "infection": "yes", "infection_print": print, "infection_name": "肝炎", "tuberculosis": "treated" });
    for print in [json!(null), json!("ask_doctor")] {
        let printed = Printed::of(&alerts(of(print)));
        assert!(printed.says("医師に確認してください"));
        assert!(!printed.says("肝炎") && !printed.says("結核"));
    }
    let printed = Printed::of(&alerts(of(json!("name"))));
    assert!(printed.says_together(&["感染症あり：", "肝炎", "結核（治療ずみ）"]));
}

#[test]
fn the_day_of_confirmation_says_whether_to_trust_the_paper() {
    let of = |day: Value| json!({ "about": { "confirmed_on": day } });
    check(vec![
        (of(json!(null)), &["確認日の記入なし"], &["1年以上たって"]),
        (
            of(json!("2025-11-20")),
            &["2025年（令和7年）11月20日"],
            &["1年以上たって"],
        ),
        (
            of(json!("2025-11-19")),
            &["確認してから1年以上たっています"],
            &[],
        ),
    ]);
}

#[test]
fn the_doctor_s_number_at_night_is_there_or_said_to_be_missing() {
    let of = |doctor: Value| json!({ "emergency": { "care_team": { "members": [doctor] } } });
    check(vec![
        (
            of(
                json!({ "role": "primary_doctor", "phone": "0300001111", "phone_at_night": "day_only" }),
            ),
            &["夜間・休日", "番号の記入なし"],
            &["夜もつながる"],
        ),
        (
            of(json!({ "role": "primary_doctor", "phone": "0300001111", "phone_at_night": "yes" })),
            &["夜もつながる", "03-0000-1111"],
            &["番号の記入なし"],
        ),
        (
            of(json!({ "role": "primary_doctor", "night_phone": "07000004444" })),
            &["夜間・休日", "070-0000-4444"],
            &["番号の記入なし"],
        ),
    ]);
}

#[test]
fn people_without_relatives_get_a_line_of_their_own() {
    let of = |contacts: Value| json!({ "emergency": { "contacts": contacts, "first_call": "care_manager" } });
    check(vec![
        (of(json!("none")), &["連絡できる家族はいない"], &[]),
        (
            of(json!("none")),
            &["まず電話するところ", "ケアマネジャー"],
            &[],
        ),
        (
            of(json!("unknown")),
            &["わからない"],
            &["連絡できる家族はいない", "まず電話するところ"],
        ),
        (
            of(json!([])),
            &["あり（くわしくは記入なし）"],
            &["連絡できる家族はいない"],
        ),
    ]);
}

#[test]
fn who_asked_to_be_called_first_is_first() {
    let printed = Printed::of(&person(json!({ "emergency": { "contacts": [
        { "name": "一郎", "phone": "0300001111" },
        { "name": "花子", "phone": "0300002222", "roles": ["call_first"] },
    ] } })));
    let front = printed.front();
    assert!(front.find("花子") < front.find("一郎"), "{front}");
}

#[test]
fn a_blank_paper_says_what_is_missing_and_nothing_else() {
    for profile in people("minimal") {
        let printed = Printed::of(&profile);
        assert!(!printed.says_none());
        for words in [
            "生年月日の記入なし",
            "住所の記入なし",
            "電話の記入なし",
            "確認日の記入なし",
        ] {
            assert!(printed.says(words), "{words}");
        }
    }
}

#[test]
fn two_people_s_papers_carry_their_own_names_on_every_face() {
    let couple = people("couple");
    for profile in &couple {
        let printed = Printed::of(profile);
        let name = profile.emergency.person.full_name();
        for page in &printed.document.laid.pages {
            assert!(
                page.lines().iter().any(|line| line.contains(&name)),
                "{name}"
            );
        }
        for other in couple.iter().filter(|other| other.id != profile.id) {
            let foot = other.emergency.person.full_name();
            assert!(
                !printed
                    .front()
                    .lines()
                    .next_back()
                    .is_some_and(|line| line.contains(&foot))
            );
        }
    }
}

#[test]
fn an_endless_answer_leaves_name_alerts_and_numbers_on_the_front() {
    let endless = "とても長い".repeat(400);
    let printed = Printed::of(&person(json!({ "emergency": {
        "person": { "family_name": "橋本", "address": endless },
        "alerts": { "allergies": [{ "name": "ペニシリン" }], "steroid": "oral", "antithrombotic": "yes",
                    "antithrombotic_names": endless },
        "conditions": { "current": [{ "kind": "other", "detail": endless }, { "kind": "asthma" }] },
        "care_team": { "members": [{ "role": "primary_doctor", "organisation": endless, "night_phone": "07000004444" }] },
        "contacts": [{ "name": endless, "phone": "09000006666" }],
        "message": endless,
    } })));
    let front = printed.front();
    for words in [
        "橋本",
        "ペニシリン",
        "ステロイド",
        "血液を固まりにくくする薬",
        "070-0000-4444",
        "090-0000-6666",
        "ぜんそく",
    ] {
        assert!(front.contains(words), "{words} in\n{front}");
    }
    let left = &printed.document.report.left_front;
    for path in [
        "emergency.person.address",
        "emergency.message",
        "emergency.care_team.members.0.organisation",
    ] {
        assert!(left.iter().any(|one| one.path == path), "{path}");
    }
    assert!(printed.says(&endless));
    assert!(front.contains("裏"));
}

#[test]
fn characters_that_no_face_has_are_named_with_the_answer_they_stand_in() {
    let said =
        json!({ "emergency": { "person": { "family_name": "𠮷田", "address": "葛\u{E0100}飾" } } });
    let report = Printed::of(&person(said)).document.report;
    let named: Vec<_> = report
        .missing_characters
        .iter()
        .map(|one| (one.path.as_str(), one.characters.join("")))
        .collect();
    assert_eq!(
        named,
        [
            ("emergency.person.family_name", "𠮷".to_owned()),
            ("emergency.person.address", "葛\u{E0100}".to_owned()),
        ]
    );
}

#[test]
fn the_edition_rises_only_when_what_is_said_changes() {
    let mut profile = person(
        json!({ "emergency": { "person": { "family_name": "橋本", "birth_date": "1942-11-21" } } }),
    );
    let first = Printed::of(&profile).document;
    assert_eq!(first.edition, 1);
    profile.printings = vec![Printing {
        edition: 3,
        printed_on: "2026-11-20".parse().expect("a day"),
        content: first.content.clone(),
        paper: None,
        extra: Extra::new(),
    }];
    assert_eq!(Printed::of(&profile).document.edition, 3);
    let words = Words::of("ja");
    let tomorrow = "2026-11-22".parse().expect("a day");
    let aged = facts(&profile, tomorrow, &words);
    assert_eq!(
        tsutaeru::sheet::edition("emergency-sheet", &profile, &aged),
        3,
        "a birthday is no change"
    );
    profile.emergency.message = "右の耳に".into();
    let changed = facts(&profile, today(), &words);
    assert_eq!(
        tsutaeru::sheet::edition("emergency-sheet", &profile, &changed),
        4
    );
}

#[test]
fn medicines_that_have_no_room_on_the_front_are_said_to_be_on_the_back() {
    for profile in people("full").into_iter().chain(people("extreme")) {
        let front = Printed::of(&profile).front();
        let medicines = profile.emergency.medications.list.rows();
        let shown = medicines
            .iter()
            .filter(|medicine| front.contains(medicine.name.as_str()))
            .count();
        let pointed = front.contains(&format!("{}種は裏", medicines.len() - shown));
        assert!(shown == medicines.len() || pointed, "{shown} in\n{front}");
    }
}

#[test]
fn the_sheet_says_where_the_list_of_medicines_comes_from() {
    let of = |list: Value| json!({ "emergency": { "medications": { "list": list } } });
    let read = |name: &str, day: &str| json!({ "name": name, "dispensed_on": day, "directions": "1日1錠、1日1回 朝食後" });
    const SOURCE: &str = "お薬手帳のQRから読み取り 2026年11月20日";
    const PARTLY: &str = "一部はお薬手帳のQRから読み取り";
    check(vec![
        (
            of(json!([
                read("アムロジピン錠5mg", "2026-11-20"),
                read("ワーファリン錠1mg", "2026-11-20"),
                { "name": " " },
            ])),
            &[SOURCE, "ワーファリン錠1mg"],
            &[PARTLY],
        ),
        (
            of(json!([read("アムロジピン錠5mg", "2026-11-20"), { "name": "ワーファリン" }])),
            &[PARTLY, "最新2026年11月20日"],
            &[SOURCE],
        ),
        (
            of(json!([{ "name": "ワーファリン", "directions": "朝" }])),
            &["ワーファリン"],
            &["QRから", "朝"],
        ),
    ]);
}

#[test]
fn a_category_is_not_printed_beside_a_detail_that_says_it_or_denies_its_other_half() {
    let ill = |kind: &str, detail: &str| json!({ "emergency": { "conditions": { "current": [{ "kind": kind, "detail": detail }] } } });
    let relation = |kind: &str, detail: &str| {
        json!({ "emergency": { "contacts": [
            { "name": "花子", "relation": kind, "relation_detail": detail },
        ] } })
    };
    check(vec![
        (
            ill("ischaemic_heart_disease", "狭心症"),
            &["狭心症"],
            &["心筋梗塞", "（狭心症）"],
        ),
        (
            ill("ischaemic_heart_disease", "ステント2本"),
            &["心臓の血管の病気（ステント2本）"],
            &["狭心症", "心筋梗塞"],
        ),
        (
            ill("mental_illness", "統合失調症"),
            &["統合失調症"],
            &["うつ", "（統合失調症）"],
        ),
        (
            ill("fracture_or_osteoporosis", "骨粗しょう症"),
            &["骨粗しょう症"],
            &["骨折"],
        ),
        (
            ill("fracture_or_osteoporosis", "右足"),
            &["骨の病気やけが（右足）"],
            &["骨粗しょう症"],
        ),
        (
            ill("cancer", "肺（右・IV期）"),
            &["がん：肺（右・IV期）"],
            &["（肺（"],
        ),
        (ill("cancer", "胃がん"), &["胃がん"], &["がん（"]),
        (ill("cancer", "胃"), &["がん（胃）"], &[]),
        (ill("diabetes", "2型"), &["糖尿病（2型）"], &[]),
        (ill("atrial_fibrillation", ""), &["心房細動"], &["不整脈"]),
        (
            ill("arrhythmia", "発作性心房細動"),
            &["発作性心房細動"],
            &["不整脈"],
        ),
        (
            ill("arrhythmia", ""),
            &["不整脈（種類の記入なし）"],
            &["心房細動"],
        ),
        (relation("spouse", "妻"), &["妻", "花子"], &["夫"]),
        (
            relation("child", "長男（大阪）"),
            &["長男（大阪）", "花子"],
            &["（子）", "：子"],
        ),
        (
            relation("neighbour", "1階"),
            &["1階（近所の人）", "花子"],
            &[],
        ),
        (
            relation("guardian", "保佐人"),
            &["保佐人", "花子"],
            &["後見人"],
        ),
    ]);
}

#[test]
fn an_illness_written_before_there_were_more_choices_is_read_as_it_was() {
    let said = json!({ "emergency": { "conditions": { "current": [{ "kind": "arrhythmia" }] } } });
    let profile = person(said);
    let again = serde_json::to_value(&profile).expect("a tree");
    assert_eq!(
        again["emergency"]["conditions"]["current"][0]["kind"],
        "arrhythmia"
    );
}
