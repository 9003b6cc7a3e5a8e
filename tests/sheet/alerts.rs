//! What kills when it is not known: what stays on a full front and on the card, in which order, in which words.

use crate::generated;
use crate::personas::PERSONAS;
use crate::printed::{Printed, people, today};
use proptest::prelude::*;
use serde_json::{Value, json};
use tsutaeru::i18n::Words;
use tsutaeru::model::Profile;
use tsutaeru::sheet::card::{self, CardChoice};
use tsutaeru::sheet::emergency;
use tsutaeru::sheet::fact::{Fact, Facts, Part, Rank, State};

/// A paper with a front, what it could say, and the paths that it has no room for.
pub fn papers(profile: &Profile) -> [(Printed, Facts, Vec<String>); 2] {
    let words = Words::of("ja");
    let sheet = emergency::facts(profile, today(), &words);
    let card = card::facts(profile, today(), &words, &CardChoice::default());
    let printed = [Printed::of(profile), Printed::paper(card::ID, profile)];
    let mut facts = [sheet, card].into_iter();
    printed.map(|printed| {
        let left = &printed.document.report.left_front;
        let left = left.iter().map(|left| left.path.clone()).collect();
        (printed, facts.next().unwrap_or_default(), left)
    })
}

/// What holds for the alerts of anybody on every paper that has a front.
pub fn check(profile: &Profile) -> Result<(), TestCaseError> {
    for (printed, facts, left) in papers(profile) {
        let alerts = || {
            facts
                .iter()
                .filter(|fact| fact.part == Part::Alerts && fact.on_front())
        };
        let is_off = |path: &str| left.iter().any(|left| left == path);
        let name_off = alerts().find(|fact| fact.rank.is_of_alert() && is_off(&fact.path));
        for fact in alerts() {
            let path = &fact.path;
            if fact.rank == Rank::AlertDetail && fact.state == State::Value {
                let head = fact.head.as_ref().and_then(|head| facts.at(head));
                prop_assert!(head.is_some(), "{} is a detail of nothing", path);
                let without = head.is_some_and(|head| is_off(&head.path)) && !is_off(path);
                prop_assert!(!without, "{} stands without its head", path);
            }
            if let Some(name) = name_off {
                // Of a long name the beginning may be there; and names of medicines fill what is left of a line.
                let least = match name.is_long() {
                    true => Rank::AlertThing,
                    false => name.rank.max(Rank::AlertMedicine),
                };
                let lower = fact.rank > least && !is_off(path);
                prop_assert!(!lower, "{path} without {}", name.path);
            }
        }
        if let Some(name) = name_off {
            let front = printed.page(0);
            let says_so = ["続きは裏", "続きは家のシート"]
                .iter()
                .any(|words| front.contains(words));
            prop_assert!(says_so, "{} is not there, and nothing says so", name.path);
        }
        let first = printed.paragraph_of("アレルギー：");
        let answered = facts.at("emergency.alerts.allergies");
        if let Some(fact) = answered.filter(|fact| !is_off(&fact.path)) {
            let line = format!("アレルギー：{}", fact.text);
            prop_assert!(
                first.is_some_and(|first| first.starts_with(&line)),
                "{line}"
            );
        }
    }
    Ok(())
}

fn heavy() -> Value {
    serde_json::to_value(people("heavy").swap_remove(0)).expect("a tree")
}

/// An allergen as somebody tells of it: longer than any name.
const TOLD: &str = "ペニシリンの注射を子どものころに受けて、そのあと息ができなくなって気を失い、救急車で運ばれて三日のあいだ入院したと母から聞いたことがある";
/// Allergens and thinners that somebody wrote into one field: names, whatever their length.
const ALLERGENS: &str = "そば、落花生、くるみ、えび、かに、いくら、あわび、いか、キウイフルーツ、もも、やまいも、りんご、バナナ、ごま、カシューナッツ";
const THINNERS: &str = "ワーファリン錠1mg「エーザイ」、クロピドグレル錠75mg「サワイ」、バイアスピリン錠100mg、シロスタゾールOD錠100mg「トーワ」";

/// As much of a name as a paper with a front says at the least.
fn beginning(name: &str) -> String {
    let least = if name.chars().count() > 60 {
        9
    } else {
        usize::MAX
    };
    name.chars().take(least).collect()
}

/// Somebody with many alerts at once: any of those of a heavy record, and some more allergies, of which one may be told
/// at length.
fn heavier() -> impl Strategy<Value = Profile> {
    let more = prop::collection::vec(
        (
            prop::sample::select(vec![
                "セファゾリン",
                "アスピリン",
                "ヨード造影剤",
                "そば",
                "えび・かに",
                "小麦",
                "ロキソプロフェン",
                "スズメバチ",
                "卵",
                "キシロカイン",
                "アルコール綿",
                "バンコマイシン点滴静注用",
            ]),
            prop::sample::select(vec!["medicine", "food", "contrast_medium", "bee_or_wasp"]),
            prop::sample::subsequence(
                vec!["rash", "breathlessness", "collapse", "vomiting"],
                0..=4,
            ),
        ),
        0..=8,
    );
    let long = prop::option::weighted(0.4, prop::sample::select(vec![TOLD, ALLERGENS]));
    (prop::collection::vec(any::<bool>(), 64), more, long).prop_map(|(kept, more, long)| {
        let mut tree = heavy();
        let mut kept = kept.into_iter().cycle();
        // Beside a long one there is room on a card for eight.
        let most = if long.is_some() { 3 } else { 8 };
        if let Some(alerts) = tree["emergency"]["alerts"].as_object_mut() {
            alerts.retain(|name, _| name == "allergies" || kept.next().unwrap_or(true));
            let rows = more.into_iter().take(most).map(|(name, kind, reactions)| {
                json!({ "name": name, "kind": kind, "reactions": reactions })
            });
            if let Some(allergies) = alerts.get_mut("allergies").and_then(Value::as_array_mut) {
                allergies.extend(rows);
                if let Some(long) = long {
                    allergies[0]["name"] = json!(long);
                }
            }
        }
        serde_json::from_value(tree).expect("a profile")
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 20, ..ProptestConfig::default() })]

    #[test]
    fn prop_no_name_of_an_alert_leaves_while_something_lower_stays(profile in generated::profile()) {
        check(&profile)?;
    }

    #[test]
    fn prop_every_allergen_stays_on_the_front_and_on_the_card(profile in heavier()) {
        check(&profile)?;
        for printed in [Printed::of(&profile), Printed::paper(card::ID, &profile)] {
            for row in profile.emergency.alerts.allergies.rows() {
                let name = beginning(row.name.as_str());
                prop_assert!(printed.page_says(0, &name), "{name}: {}", printed.front());
            }
        }
    }

    #[test]
    fn prop_how_the_person_usually_is_stays_on_the_first_sheet_of_a_heavy_record(profile in heavier()) {
        let printed = Printed::of(&profile);
        prop_assert!(printed.document.laid.pages.len() <= 3);
        let facts = emergency::facts(&profile, today(), &Words::of("ja"));
        let usual = facts.under("emergency.usual_state").filter(|fact| fact.on_front());
        for fact in usual.chain(facts.at("emergency.message")) {
            let is_here = (0..2).any(|page| printed.page_says(page, &fact.text));
            prop_assert!(is_here, "{}", fact.path);
        }
    }
}

#[test]
fn the_alerts_of_the_personas_keep_every_law() {
    for profile in PERSONAS.into_iter().flat_map(people) {
        if let Err(fault) = check(&profile) {
            panic!("{}: {fault}", profile.emergency.person.full_name());
        }
        for printed in [Printed::of(&profile), Printed::paper(card::ID, &profile)] {
            for row in profile.emergency.alerts.allergies.rows() {
                let name = row.name.as_str();
                assert!(printed.page_says(0, name), "{name}: {}", printed.front());
            }
        }
    }
}

#[test]
fn a_long_name_of_an_alert_begins_on_the_front_and_on_the_card_and_nothing_lower_has_its_place() {
    for allergen in [TOLD, ALLERGENS] {
        let mut tree = heavy();
        let alerts = &mut tree["emergency"]["alerts"];
        alerts["allergies"][0]["name"] = json!(allergen);
        alerts["antithrombotic_names"] = json!(THINNERS);
        let profile: Profile = serde_json::from_value(tree).expect("a profile");
        if let Err(fault) = check(&profile) {
            panic!("{fault}");
        }
        for (printed, _, left) in papers(&profile) {
            for name in [allergen, THINNERS] {
                let front = printed.front();
                assert!(printed.page_says(0, &beginning(name)), "{name}: {front}");
                let is_whole = printed.page_says(0, name);
                let is_off = left.iter().any(|path| {
                    path.contains(match name {
                        THINNERS => "antithrombotic_names",
                        _ => "allergies.0.name",
                    })
                });
                assert_ne!(is_whole, is_off, "{name}: {front}");
                assert!(is_whole || front.contains('…'), "{front}");
            }
        }
        // All of it stands behind, or on the front.
        assert!(Printed::of(&profile).answers(allergen) && Printed::of(&profile).answers(THINNERS));
    }
}

/// A person of whom only these alerts are said.
pub fn of(alerts: Value) -> Profile {
    let tree = json!({
        "id": "0000000000000001", "mark": "circle", "created_on": "2026-01-01", "updated_on": "2026-11-20",
        "emergency": { "alerts": alerts },
    });
    serde_json::from_value(tree).expect("a profile")
}

/// The face of a card has eight lines of twenty letters, and one that says where the rest is.
const LETTERS_ON_A_FACE: usize = 8 * 20;

/// How many letters it takes to say these in the words of the card, with a sign between two of them.
fn letters(first: &[&Fact]) -> usize {
    let words = Words::of("ja");
    let around = [
        "allergies",
        "steroid",
        "dialysis_shunt",
        "avoid_arm.warning",
    ];
    let around = around.map(|name| words.say(&format!("sheet.alert.{name}")));
    let texts = first.iter().map(|fact| &fact.text).chain(&around);
    texts.map(|text| text.chars().count()).sum::<usize>() + first.len()
}

#[test]
fn what_a_first_injection_can_kill_by_is_on_the_card_of_every_persona_as_far_as_a_face_goes() {
    for profile in PERSONAS.into_iter().flat_map(people) {
        let [_, (printed, facts, left)] = papers(&profile);
        let name = profile.emergency.person.full_name();
        let is_off = |fact: &Fact| left.contains(&fact.path);
        let alerts = || facts.iter().filter(|fact| fact.part == Part::Alerts);
        let first: Vec<&Fact> = alerts().filter(|fact| fact.rank == Rank::Alert).collect();
        let Some(cut) = first.iter().position(|fact| is_off(fact)) else {
            continue;
        };
        // Of the longest record alone; 191 letters are ten lines, 53 mm with the last one where a face has 46.
        assert!(letters(&first) > LETTERS_ON_A_FACE, "{name}");
        // By rank: nothing lower has taken its place.
        for fact in alerts().filter(|fact| fact.on_front() && !is_off(fact)) {
            let first = first[cut];
            let is_lower = fact.rank > Rank::AlertMedicine;
            assert!(!is_lower, "{name}: {} without {}", fact.path, first.path);
        }
        for path in ["allergies", "antithrombotic", "glucose_lowering"] {
            let path = format!("emergency.alerts.{path}");
            let mut here = facts.under(&path).filter(|fact| fact.rank == Rank::Alert);
            assert!(!here.any(is_off), "{name}: {path}");
        }
        // The face itself says that there is more, and where.
        let page = printed.page(0);
        let face = page.rsplit("いのちに関わる注意").next();
        assert!(
            face.is_some_and(|face| face.contains("続きは家のシート")),
            "{name}: {page}"
        );
    }
}

#[test]
fn the_line_of_allergies_is_first_and_large_whatever_the_answer() {
    for (answer, words) in [
        (json!("none"), "なし"),
        (json!("unknown"), "わからない"),
        (json!(null), "記入なし"),
        (json!([{ "kind": "medicine" }]), "薬（名前の記入なし）"),
        (json!([{ "kind": "food" }]), "食べ物（名前の記入なし）"),
        (json!([{ "reactions": ["rash"] }]), "名前の記入なし"),
        (
            json!([{ "kind": "bee_or_wasp", "reactions": ["collapse"] }]),
            "ハチ",
        ),
    ] {
        let profile =
            of(json!({ "allergies": answer, "steroid": "oral", "antithrombotic": "none" }));
        let sheet = Printed::of(&profile);
        for printed in [&sheet, &Printed::paper(card::ID, &profile)] {
            let front = printed.page(0);
            let line = format!("アレルギー：{words}");
            assert!(front.contains(&line), "{line}: {front}");
            assert!(front.find(&line) < front.find("ステロイド"), "{front}");
        }
        assert!(sheet.size_of("アレルギー") >= 18.0);
    }
}

#[test]
fn what_is_injected_is_said_first_and_tablets_say_what_they_are_for() {
    for (chosen, first) in [
        (json!(["oral"]), "血糖を下げる飲み薬"),
        (
            json!(["oral", "insulin"]),
            "インスリン注射・血糖を下げる飲み薬",
        ),
        (
            json!(["oral", "other_injection"]),
            "血糖を下げる注射・血糖を下げる飲み薬",
        ),
        (
            json!(["oral", "pump"]),
            "インスリンポンプ・血糖を下げる飲み薬",
        ),
    ] {
        let profile =
            of(json!({ "glucose_lowering": chosen, "glucose_lowering_names": "ノボラピッド" }));
        let sheet = Printed::of(&profile);
        let line = sheet.paragraph_of(first);
        assert!(
            line.is_some_and(|line| line.starts_with(first)),
            "{first}: {}",
            sheet.front()
        );
        assert!(sheet.size_of("ノボラピッド") >= 15.0 && sheet.is_bold("ノボラピッド"));
    }
    let thinner = of(json!({ "antithrombotic": "yes", "antithrombotic_names": "エリキュース" }));
    let sheet = Printed::of(&thinner);
    assert!(sheet.size_of("エリキュース") >= 15.0 && sheet.is_bold("エリキュース"));
}

#[test]
fn a_line_begins_with_what_the_danger_is() {
    let profile = of(json!({
        "implants": [{ "detail": "右" }, { "kind": "other", "detail": "脊髄の電極" }, { "kind": "other" }],
        "devices": [{ "kind": "other", "name": "在宅の点滴" }, { "kind": "other" }],
        "special_diseases": ["other"], "special_disease_other": "もやもや病",
    }));
    let sheet = Printed::of(&profile);
    for line in [
        "体内の機器：右",
        "体内の機器：脊髄の電極",
        "体内の機器：ほか（名前の記入なし）",
        "家で使う機器・管：在宅の点滴",
        "家で使う機器・管：ほか（名前の記入なし）",
        "特に伝える病気：もやもや病",
    ] {
        assert!(sheet.says(line), "{line}: {}", sheet.front());
    }
}

#[test]
fn alerts_stand_in_one_order_however_they_are_packed() {
    let full: Profile = people("full").swap_remove(0);
    let front = Printed::of(&full).page(0);
    let order = [
        "アレルギー：",
        "血液を固まりにくくする薬（",
        "インスリン注射",
        "ステロイド（",
        "右腕で血圧",
        "ペースメーカー",
        "人工関節",
        "在宅酸素",
        "心不全",
        "とろみ",
    ];
    let places: Vec<_> = order.iter().map(|words| front.find(words)).collect();
    assert!(
        places.iter().all(Option::is_some) && places.is_sorted(),
        "{places:?} {front}"
    );
}

#[test]
fn kinds_whose_names_have_a_point_inside_are_parted_by_another_sign() {
    let none = of(json!({ "avoid_arm": "none", "devices": "none", "dialysis": "none" }));
    let sheet = Printed::of(&none);
    assert!(
        sheet.says("透析／血圧・注射をさける腕／家で使う機器・管"),
        "{}",
        sheet.front()
    );
}

#[test]
fn how_the_person_usually_is_stays_on_the_first_sheet_of_paper() {
    for profile in PERSONAS.into_iter().flat_map(people) {
        let printed = Printed::of(&profile);
        let facts = emergency::facts(&profile, today(), &Words::of("ja"));
        for fact in facts
            .under("emergency.usual_state")
            .filter(|fact| fact.on_front())
        {
            let is_here = [0, 1]
                .iter()
                .any(|page| printed.page_says(*page, &fact.text));
            assert!(is_here, "{}", fact.path);
        }
    }
}

#[test]
fn a_negative_names_itself_and_is_not_named_twice() {
    let mut tree = serde_json::to_value(of(json!({}))).expect("a tree");
    for answer in ["none", "unknown"] {
        tree["emergency"]["usual_state"] =
            json!({ "hearing_aid": answer, "dentures": answer, "care_level": answer });
        tree["emergency"]["medications"] = json!({ "list": answer, "notebook": answer });
        let profile: Profile = serde_json::from_value(tree.clone()).expect("a profile");
        let facts = emergency::facts(&profile, today(), &Words::of("ja"));
        for paper in ["emergency-sheet", "handover"] {
            let printed = Printed::paper(paper, &profile);
            for fact in facts.iter().filter(|fact| fact.names_itself) {
                let twice = format!("{}：{}", fact.label, fact.text);
                assert!(!printed.says(&twice), "{paper}: {twice}");
            }
        }
    }
}

#[test]
fn the_front_says_that_it_goes_on_only_where_it_does() {
    let nothing = Printed::of(&of(json!({})));
    assert!(!nothing.front().contains("続きは裏") && nothing.front().contains("裏は使い方"));
    assert!(Printed::of(&people("full")[0]).front().contains("続きは裏"));
}
