//! Who still has an older copy of a paper, in words: a wrong number in somebody's drawer is worse than none.

use super::care_plan_memo;
use super::say::short_date;
use crate::i18n::Words;
use crate::model::{Coded, CopyGiven, HandedCopy, MemoHeld, Profile, Recipient};

/// Who has a copy of that paper older than this edition, each by name or by what they are, with the edition they
/// have, and what to do about it; `None` where nobody has.
pub fn old_copies(paper: &str, edition: u32, profile: &Profile, words: &Words) -> Option<String> {
    let holders: Vec<String> = match paper {
        // Who has the memo is written in the care plan, and stands on the memo.
        care_plan_memo::ID => {
            let old = profile.old_memo_copies().into_iter();
            old.map(|(copy, held)| memo_holder(copy, held, words))
                .collect()
        }
        _ => {
            let old = profile.old_copies(paper, edition).into_iter();
            old.map(|copy| numbered(copy, words)).collect()
        }
    };
    let between = words.say("handed.between");
    (!holders.is_empty()).then(|| words.fill("handed.old", &[("holders", &holders.join(&between))]))
}

fn numbered(copy: &HandedCopy, words: &Words) -> String {
    let (holder, edition) = (holder(copy, words), copy.edition.to_string());
    words.fill(
        "handed.edition",
        &[("holder", &holder), ("edition", &edition)],
    )
}

/// Who has a copy of the memo, and which one: 「美和（長女）の、2026年1月10日に確かめたもの」.
pub fn memo_holder(copy: &CopyGiven, held: MemoHeld, words: &Words) -> String {
    let (name, role) = (copy.name.as_str(), copy.role.as_str());
    let holder = match (name.is_empty(), role.is_empty()) {
        (true, true) => words.say("handed.unnamed"),
        (true, false) => role.to_owned(),
        (false, true) => name.to_owned(),
        (false, false) => words.fill("handed.holder", &[("to", name), ("name", role)]),
    };
    let holder = ("holder", holder.as_str());
    match held {
        MemoHeld::ConfirmedOn(day) => {
            let day = short_date(words, day.into());
            words.fill("handed.memo.confirmed", &[holder, ("date", &day)])
        }
        MemoHeld::BeforeAll => words.fill("handed.memo.before", &[holder]),
        MemoHeld::Unknown => words.fill("handed.memo.unknown", &[holder]),
    }
}

/// 「薬局（つばき薬局）」, or whichever of the two there is.
pub fn holder(copy: &HandedCopy, words: &Words) -> String {
    let name = copy.name.as_str();
    let to = words.say(&format!("recipient.{}", copy.to.code()));
    match (copy.to, name.is_empty()) {
        (_, true) => to,
        (Recipient::Other, false) => name.to_owned(),
        _ => words.fill("handed.holder", &[("to", &to), ("name", name)]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Extra, PaperName, ProfileId, ProfileMark, Stated};

    #[test]
    fn everybody_with_an_older_copy_is_named_and_nobody_else() {
        let day = "2026-11-20".parse().unwrap();
        let mut profile = Profile::new(ProfileId::from_random(7), ProfileMark::Circle, day);
        for (to, name, edition) in [
            (Recipient::Pharmacy, "つばき薬局", 1),
            (Recipient::Family, "", 1),
            (Recipient::Other, "管理人さん", 2),
            (Recipient::Doctor, "長谷部先生", 3),
        ] {
            profile.note_handed(HandedCopy {
                paper: PaperName::new("handover").unwrap(),
                edition,
                handed_on: day,
                to,
                name: name.into(),
                extra: Extra::new(),
            });
        }
        let words = Words::of("ja");
        let said = old_copies("handover", 3, &profile, &words).unwrap();
        for holder in [
            "薬局（つばき薬局）の第1版",
            "家族の第1版",
            "管理人さんの第2版",
        ] {
            assert!(said.contains(holder), "{said}");
        }
        assert!(!said.contains("長谷部"), "{said}");
        assert_eq!(old_copies("handover", 1, &profile, &words), None);
        assert_eq!(old_copies("care-team", 9, &profile, &words), None);
    }

    #[test]
    fn an_old_memo_is_named_by_the_day_that_stands_on_it() {
        let day = |text: &str| text.parse().unwrap();
        let mark = ProfileMark::Circle;
        let mut profile = Profile::new(ProfileId::from_random(7), mark, day("2026-01-01"));
        for (on, matters) in [("2026-01-10", "庭"), ("2026-03-10", "猫")] {
            profile.care_plan.values.matter_other = matters.into();
            let plan = profile.care_plan.clone();
            profile.history.confirm(&plan, None, day(on));
        }
        let given = |name: &str, role: &str, on: Option<&str>| CopyGiven {
            name: name.into(),
            role: role.into(),
            given_on: on.map(day),
            ..CopyGiven::default()
        };
        profile.care_plan.copies = Stated::Known(vec![
            given("美和", "長女", Some("2026-02-01")),
            given("", "主治医", Some("2026-01-05")),
            given("", "", None),
            given("健", "", Some("2026-04-01")),
        ]);
        let words = Words::of("ja");
        let said = old_copies(care_plan_memo::ID, 2, &profile, &words).unwrap();
        for holder in [
            "美和（長女）の、2026年1月10日に確かめたもの",
            "主治医の",
            "名前を書いていない人の",
        ] {
            assert!(said.contains(holder), "{said}");
        }
        assert!(!said.contains("健"), "{said}");
    }
}
