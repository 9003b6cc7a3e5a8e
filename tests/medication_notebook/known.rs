//! What the record says already and is not offered, and sheets that name nobody or somebody a little differently.

use crate::read;
use crate::review::{hashimoto, medicine, somebody, today};
use tsutaeru::medication_notebook::record::Patient;
use tsutaeru::medication_notebook::{Proposal, Reading, Review, Whose};
use tsutaeru::model::{AllergyIntolerance, PastCondition, Sex, Stated};

#[test]
fn a_remark_is_known_only_where_a_whole_entry_says_it() {
    let offered = |known: &str, remark: &str, kind: u8| {
        let mut profile = hashimoto();
        profile.emergency.alerts.allergies = Stated::Known(vec![AllergyIntolerance {
            name: known.into(),
            ..AllergyIntolerance::default()
        }]);
        profile.emergency.conditions.past = Stated::Known(vec![PastCondition {
            name: known.into(),
            ..PastCondition::default()
        }]);
        profile.emergency.medications.over_the_counter = known.into();
        let record = match kind {
            0 => format!("3,{remark}"),
            kind => format!("2,{kind},{remark}"),
        };
        let text = format!("JAHISTC08,1\r\n1,橋本　静江,2,S170305\r\n{record}\r\n");
        let review =
            Review::new(&Reading::of(&[text]).notebooks, &profile, today()).expect("one person");
        let mut proposals = review.proposals.into_iter();
        proposals.any(|proposal| {
            matches!(
                proposal,
                Proposal::Allergy { .. }
                    | Proposal::PastIllness { .. }
                    | Proposal::OverTheCounter { .. }
            )
        })
    };
    for kind in [0, 1, 2, 3] {
        for (known, remark, is_offered) in [
            ("アスピリン", "ピリン", true),
            ("魚卵", "卵", true),
            ("そばかす用クリーム", "そば", true),
            ("ペニシリンは平気、セフェムで発疹", "ペニシリン", true),
            ("エビ、カニ（少し）", "カニ", false),
            ("ﾍﾟﾆｼﾘﾝ", "ペニシリン", false),
        ] {
            assert_eq!(
                offered(known, remark, kind),
                is_offered,
                "{kind} {known} {remark}"
            );
        }
    }
    for nothing in [
        "アレルギーなし",
        "薬：なし",
        "副作用なし。",
        "特にございません",
        "食物アレルギーは特になし",
    ] {
        assert!(!offered("", nothing, 1), "{nothing}");
    }
    for something in ["薬アレルギー", "卵なし", "薬不明", "アレルギー"] {
        assert!(offered("", something, 2), "{something}");
    }
}

#[test]
fn what_was_ended_before_the_newest_day_is_told_and_not_offered() {
    let of = |end: &str| {
        let text = format!(
            "JAHISTC08,1\r\n1,橋本　静江,2,S170305\r\n3,バファリンA,,{end}\r\n5,R081120\r\n"
        );
        let review = Review::new(&Reading::of(&[text]).notebooks, &hashimoto(), today())
            .expect("one person");
        let offered = review
            .proposals
            .iter()
            .any(|one| matches!(one, Proposal::OverTheCounter { .. }));
        (offered, review.unused.contains(&"バファリンA".to_owned()))
    };
    assert_eq!(of("H300101"), (false, true));
    assert_eq!(of("R081119"), (false, true));
    assert_eq!(of("R081120"), (true, false));
    assert_eq!(of(""), (true, false));
}

#[test]
fn a_sheet_that_names_nobody_beside_one_that_does_is_said_and_ends_nothing() {
    let mut profile = somebody("中村", "とし", "1912-07-29");
    let mut row = medicine("ニフェジピンCR錠20mg");
    row.prescribed_at = "ひまわりクリニック 内科".into();
    row.dispensed_on = "2026-08-01".parse().ok();
    profile.emergency.medications.list = Stated::Known(vec![row]);
    let named = read(&["09-several-days.txt"]).notebooks;
    let mut nobodys = read(&["01-internal.txt"]).notebooks;
    let of = |notebooks: &[_]| {
        let review = Review::new(notebooks, &profile, today()).expect("one person");
        let mut proposals = review.proposals.iter();
        let is_stopped = proposals.any(|one| matches!(one, Proposal::LooksStopped { .. }));
        let sexes = review
            .proposals
            .iter()
            .filter(|one| matches!(one, Proposal::Person { code, .. } if code == "male"));
        (review.whose, is_stopped, sexes.count())
    };
    assert_eq!(of(&named), (Whose::Same, true, 0));
    nobodys[0].patient = None;
    assert_eq!(
        of(&[nobodys.clone(), named.clone()].concat()),
        (Whose::Unsaid, false, 0)
    );
    nobodys[0].patient = Some(Patient {
        sex: Some(Sex::Male),
        ..Default::default()
    });
    assert_eq!(
        of(&[nobodys, named.clone()].concat()),
        (Whose::Unsaid, false, 0)
    );
    let mut unproven = named;
    unproven[0].is_unproven = true;
    assert_eq!(of(&unproven), (Whose::Same, false, 0));
}

#[test]
fn of_several_codes_the_least_like_the_person_is_asked_about() {
    let mut both = read(&["06-husband.txt"]).notebooks;
    both.extend(both.clone());
    let patient = both[1].patient.as_mut().expect("a patient");
    (patient.name, patient.birth_date) = ("高橋　一郎".into(), None);
    let husband = somebody("髙橋", "一郎", "1940-01-01");
    let review = Review::new(&both, &husband, today()).expect("one person");
    assert_eq!(review.whose, Whose::LooksDifferent);
}
