//! A code held against a record: what is new, the same, different, stopped; whose it is; what it asks.

use crate::read;
use tsutaeru::medication_notebook::{
    Alert, NotebookError, Proposal, Reading, Review, ReviewError, Standing, Whose, by_person,
};
use tsutaeru::model::{
    AllergyIntolerance, Choices, Date, DoseTime, GlucoseLowering, MedicationStatement, OpioidForm,
    PastCondition, Profile, ProfileId, ProfileMark, Stated, Yes,
};

/// The day on which codes are read here.
pub fn today() -> Date {
    "2026-12-31".parse().unwrap()
}

pub fn somebody(family: &str, given: &str, birth: &str) -> Profile {
    let today = "2026-11-21".parse().unwrap();
    let mut profile = Profile::new(ProfileId::from_random(1), ProfileMark::Circle, today);
    profile.emergency.person.family_name = family.into();
    profile.emergency.person.given_name = given.into();
    profile.emergency.person.birth_date = birth.parse().ok();
    profile
}

pub fn hashimoto() -> Profile {
    somebody("橋本", "静江", "1942-03-05")
}

pub fn medicine(name: &str) -> MedicationStatement {
    MedicationStatement {
        name: name.into(),
        ..MedicationStatement::default()
    }
}

pub fn review(names: &[&str], profile: &Profile) -> Review {
    Review::new(&read(names).notebooks, profile, today()).expect("one person")
}

fn standings(review: &Review) -> Vec<(String, String)> {
    let medicines = review
        .proposals
        .iter()
        .filter_map(|proposal| match proposal {
            Proposal::Medicine { medicine, standing } => {
                let standing = match standing {
                    Standing::New => "new".to_owned(),
                    Standing::Adds { row } => format!("adds {row}"),
                    Standing::Differs { row, .. } => format!("differs {row}"),
                    Standing::Same => "same".to_owned(),
                };
                Some((medicine.name.clone(), standing))
            }
            _ => None,
        });
    medicines.collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected
        .iter()
        .map(|(name, standing)| (name.to_string(), standing.to_string()))
        .collect()
}

#[test]
fn medicines_are_new_the_same_or_different_by_name_maker_and_strength() {
    let mut profile = hashimoto();
    let mut same = medicine("酸化マグネシウム錠３３０ｍｇ");
    same.directions = "1日3錠、1日3回 毎食後、28日分".into();
    same.prescribed_at = "ねりま内科クリニック　内科".into();
    same.times = [DoseTime::Morning, DoseTime::Noon, DoseTime::Evening]
        .into_iter()
        .collect();
    same.dispensed_on = "2026-11-20".parse().ok();
    profile.emergency.medications.list = Stated::Known(vec![
        medicine("アムロジピンOD錠2.5mg「サワイ」"),
        same,
        medicine("ワーファリン錠1mg"),
    ]);
    let review = review(&["01-internal.txt"], &profile);
    assert_eq!(review.whose, Whose::Same);
    assert_eq!(
        standings(&review),
        pairs(&[
            ("アムロジピンOD錠5mg「トーワ」", "differs 0"),
            ("ワーファリン錠1mg", "adds 2"),
            ("酸化マグネシウム錠330mg", "same"),
            ("ブロチゾラム錠0.25mg", "new"),
        ])
    );
}

#[test]
fn two_strengths_side_by_side_stay_two() {
    let mut profile = hashimoto();
    profile.emergency.medications.list = Stated::Known(vec![
        medicine("ワーファリン錠0.5mg"),
        medicine("ワーファリン錠1mg"),
    ]);
    let both = review(&["01-internal.txt"], &profile);
    assert!(standings(&both).contains(&("ワーファリン錠1mg".into(), "adds 1".into())));
    profile.emergency.medications.list = Stated::Known(vec![
        medicine("ワーファリン錠0.5mg"),
        medicine("ワーファリン錠5mg"),
    ]);
    let neither = review(&["01-internal.txt"], &profile);
    assert!(standings(&neither).contains(&("ワーファリン錠1mg".into(), "new".into())));
}

#[test]
fn only_what_came_from_that_clinic_by_a_code_can_look_stopped() {
    let gone = |change: fn(&mut MedicationStatement)| {
        let mut profile = somebody("中村", "とし", "1912-07-29");
        let mut row = medicine("ニフェジピンCR錠20mg");
        row.prescribed_at = "ひまわりクリニック 内科".into();
        row.dispensed_on = "2026-08-01".parse().ok();
        change(&mut row);
        profile.emergency.medications.list = Stated::Known(vec![row]);
        let review = review(&["09-several-days.txt"], &profile);
        let stopped = review
            .proposals
            .iter()
            .filter_map(|proposal| match proposal {
                Proposal::LooksStopped { newest, .. } => Some(newest.to_string()),
                _ => None,
            });
        stopped.collect::<Vec<_>>()
    };
    assert_eq!(gone(|_| ()), ["2026-10-01"]);
    assert_eq!(gone(|row| row.dispensed_on = None), [""; 0]);
    assert_eq!(
        gone(|row| row.dispensed_on = "2026-10-02".parse().ok()),
        [""; 0]
    );
    assert_eq!(
        gone(|row| row.prescribed_at = "ひまわりクリニック 外科".into()),
        [""; 0]
    );
    assert_eq!(gone(|row| row.prescribed_at = "".into()), [""; 0]);
    assert_eq!(gone(|row| row.name = "ｱﾑﾛｼﾞﾋﾟﾝ錠5mg".into()), [""; 0]);
    // It was there in September, and October's dispensing has another strength.
    assert_eq!(
        gone(|row| row.name = "フロセミド錠20mg".into()),
        ["2026-10-01"]
    );
}

#[test]
fn where_a_part_is_missing_nothing_looks_stopped() {
    let mut profile = somebody("伊藤", "清", "1936-07-07");
    let mut row = medicine("ニフェジピンCR錠20mg");
    row.prescribed_at = "やまぶき病院 内科".into();
    row.dispensed_on = "2026-08-01".parse().ok();
    profile.emergency.medications.list = Stated::Known(vec![row]);
    let stopped = |reading: &Reading| {
        let review = Review::new(&reading.notebooks, &profile, today()).unwrap();
        let mut proposals = review.proposals.into_iter();
        proposals.any(|proposal| matches!(proposal, Proposal::LooksStopped { .. }))
    };
    let parts = crate::codes("08-three-codes.txt");
    assert!(stopped(&crate::reading(&parts)));
    assert!(!stopped(&crate::reading(&parts[..2])));
}

#[test]
fn an_older_dispensing_changes_nothing_that_a_newer_one_has_said() {
    let mut profile = somebody("中村", "とし", "1912-07-29");
    let mut row = medicine("アムロジピン錠5mg");
    row.directions = "1日2錠、1日2回 朝夕食後、28日分".into();
    row.prescribed_at = "ひまわりクリニック 内科".into();
    row.dispensed_on = "2026-12-01".parse().ok();
    profile.emergency.medications.list = Stated::Known(vec![row]);
    let review = review(&["09-several-days.txt"], &profile);
    assert!(standings(&review).contains(&("アムロジピン錠5mg".into(), "same".into())));
}

#[test]
fn another_persons_code_is_told() {
    for (file, profile, expected) in [
        (
            "06-husband.txt",
            somebody("髙橋", "一郎", "1940-01-01"),
            Whose::Same,
        ),
        (
            "06-husband.txt",
            somebody("高橋", "一郎", "1940-01-01"),
            Whose::LooksDifferent,
        ),
        (
            "07-wife.txt",
            somebody("高橋", "一郎", "1940-01-01"),
            Whose::Different,
        ),
        (
            "06-husband.txt",
            somebody("髙橋", "一郎", "1940-01-02"),
            Whose::Different,
        ),
        ("06-husband.txt", somebody("", "", ""), Whose::Unsaid),
    ] {
        assert_eq!(review(&[file], &profile).whose, expected, "{file}");
    }
    let both = read(&["06-husband.txt", "07-wife.txt"]);
    assert_eq!(
        Review::new(&both.notebooks, &somebody("", "", ""), today()),
        Err(ReviewError::SeveralPeople)
    );
    let apart = by_person(&both.notebooks);
    assert_eq!(apart.iter().map(Vec::len).collect::<Vec<_>>(), [1, 1]);
    let mut with_nobody = both.notebooks.clone();
    with_nobody[0].patient = None;
    let apart = by_person(&with_nobody);
    assert_eq!(apart.iter().map(Vec::len).collect::<Vec<_>>(), [2]);
    // Two codes of one person, from the pharmacy and from the dentist.
    let one = read(&["01-internal.txt", "05-dentist-itself.txt"]);
    assert_eq!(
        Review::new(&one.notebooks, &hashimoto(), today()).map(|review| review.whose),
        Ok(Whose::Same)
    );
}

/// The questions for the alert box.
fn asked(files: &[&str], profile: &Profile) -> Vec<(Alert, Vec<String>)> {
    let proposals = review(files, profile).proposals.into_iter();
    let asked = proposals.filter_map(|proposal| match proposal {
        Proposal::Alert { alert, names } => Some((alert, names)),
        _ => None,
    });
    asked.collect()
}

#[test]
fn medicines_of_the_alert_box_are_asked_about_and_never_set() {
    for (file, expected) in [
        (
            "01-internal.txt",
            vec![(Alert::Antithrombotic, vec!["ワーファリン錠1mg"])],
        ),
        (
            "02-two-doctors.txt",
            vec![(Alert::Antithrombotic, vec!["エリキュース錠2.5mg"])],
        ),
        (
            "03-injection.txt",
            vec![
                (
                    Alert::GlucoseLowering(GlucoseLowering::Insulin),
                    vec![
                        "ランタスXR注ソロスター 450単位",
                        "ノボラピッド注フレックスペン 300単位",
                    ],
                ),
                (
                    Alert::GlucoseLowering(GlucoseLowering::Oral),
                    vec!["ジャヌビア錠50mg"],
                ),
            ],
        ),
        ("04-decoction.txt", vec![]),
        (
            "06-husband.txt",
            vec![(Alert::Steroid, vec!["プレドニン錠5mg"])],
        ),
        (
            "07-wife.txt",
            vec![(Alert::Antiepileptic, vec!["デパケンR錠200mg"])],
        ),
        (
            "08-three-codes.txt",
            vec![
                (
                    Alert::GlucoseLowering(GlucoseLowering::Oral),
                    vec!["メトグルコ錠250mg"],
                ),
                (Alert::Antithrombotic, vec!["クロピドグレル錠75mg"]),
                (
                    Alert::Opioid(Some(OpioidForm::Patch)),
                    vec!["フェントステープ1mg"],
                ),
            ],
        ),
    ] {
        let expected: Vec<_> = expected
            .into_iter()
            .map(|(alert, names)| {
                (
                    alert,
                    names.into_iter().map(str::to_owned).collect::<Vec<_>>(),
                )
            })
            .collect();
        assert_eq!(asked(&[file], &somebody("", "", "")), expected, "{file}");
    }
}

#[test]
fn what_the_box_says_already_is_not_asked_again_and_no_answer_but_that_is_taken_for_one() {
    let mut profile = hashimoto();
    let alerts = |profile: &Profile| asked(&["01-internal.txt"], profile).len();
    profile.emergency.alerts.antithrombotic = Stated::Known(Yes::Yes);
    assert_eq!(alerts(&profile), 1, "the name is not there yet");
    profile.emergency.alerts.antithrombotic_names = "ﾜｰﾌｧﾘﾝ錠1mg（朝）".into();
    assert_eq!(alerts(&profile), 0);
    for answer in [Stated::NoneKnown, Stated::Unknown, Stated::NotAsked] {
        profile.emergency.alerts.antithrombotic = answer;
        assert_eq!(alerts(&profile), 1, "{answer:?}");
    }
    profile.emergency.alerts.glucose_lowering = Stated::Known(Choices::default());
    assert_eq!(asked(&["08-three-codes.txt"], &profile).len(), 3);
}

#[test]
fn remarks_are_offered_once_and_nothing_is_made_of_none() {
    let offered = |profile: &Profile, file: &str| {
        let proposals = review(&[file], profile).proposals.into_iter();
        let names = proposals.filter_map(|proposal| match proposal {
            Proposal::Allergy {
                name,
                is_side_effect,
            } => Some(format!("{name} {is_side_effect}")),
            Proposal::PastIllness { name } => Some(name),
            _ => None,
        });
        names.collect::<Vec<_>>()
    };
    let mut profile = hashimoto();
    assert_eq!(
        offered(&profile, "01-internal.txt"),
        [
            "ペニシリン（じんましん） false",
            "ロキソニンで胃があれた true",
            "胆石の手術（２０１５年）"
        ]
    );
    profile.emergency.alerts.allergies = Stated::Known(vec![AllergyIntolerance {
        name: "ペニシリン(じんましん)".into(),
        ..AllergyIntolerance::default()
    }]);
    profile.emergency.conditions.past = Stated::Known(vec![PastCondition {
        name: "胆石の手術（2015年）・入院".into(),
        ..PastCondition::default()
    }]);
    assert_eq!(
        offered(&profile, "01-internal.txt"),
        ["ロキソニンで胃があれた true"]
    );
    assert_eq!(
        offered(&somebody("清水", "まこと", ""), "12-from-patient.txt"),
        [""; 0]
    );
}

#[test]
fn the_person_the_team_packing_and_shop_medicines_are_offered() {
    let names = |file: &str, profile: &Profile| {
        let proposals = review(&[file], profile).proposals.into_iter();
        let said = proposals.filter_map(|proposal| match proposal {
            Proposal::Person { field, code, here } => Some(format!("{field:?} {code} | {here}")),
            Proposal::TeamMember { member, standing } => {
                let standing = format!("{standing:?}");
                let standing = standing.split(' ').next().unwrap_or_default().to_owned();
                Some(format!(
                    "{} {} {} {standing}",
                    member.organisation.as_str(),
                    member.person.as_str(),
                    member.phone.grouped()
                ))
            }
            Proposal::PackedByPharmacy => Some("packed".to_owned()),
            Proposal::OverTheCounter { name, .. } => Some(name),
            _ => None,
        });
        said.collect::<Vec<_>>()
    };
    let mut profile = hashimoto();
    profile.emergency.person.home_phone = "03-1111-2222".into();
    assert_eq!(
        names("01-internal.txt", &profile),
        [
            "みどり薬局　豊玉店  03-0000-3333 New",
            "ねりま内科クリニック 鈴木　次郎  New",
            "Kana はしもと しずえ | ",
            "Sex female | ",
            "Address 東京都練馬区豊玉北０－０－０　みどり荘１０１ | ",
            "HomePhone 03-0000-1111 | 03-1111-2222",
            "BloodGroup a positive | ",
        ]
    );
    let packed = names("02-two-doctors.txt", &somebody("高橋", "一郎", ""));
    assert!(packed.contains(&"packed".to_owned()), "{packed:?}");
    let bought = names("12-from-patient.txt", &somebody("清水", "まこと", ""));
    assert!(bought.contains(&"バファリンA".to_owned()), "{bought:?}");
    let dentist = names("05-dentist-itself.txt", &hashimoto());
    assert_eq!(dentist[0], "はなみずき歯科  03-0000-6666 New");
}

#[test]
fn nothing_can_be_taken_from_what_is_no_notebook() {
    let reading = Reading::of(&["JAHIS8\r\n", "あ"]);
    let refused: Vec<_> = reading.refused.iter().map(|(_, why)| *why).collect();
    assert_eq!(
        refused,
        [NotebookError::Prescription, NotebookError::SomethingElse]
    );
    assert!(review(&[], &hashimoto()).proposals.is_empty());
}
