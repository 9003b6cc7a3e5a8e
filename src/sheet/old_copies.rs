//! Who still has an older copy of a paper, in words: a wrong number in somebody's drawer is worse than none.

use crate::i18n::Words;
use crate::model::{Coded, HandedCopy, Profile, Recipient};

/// Who has a copy of that paper older than this edition, each by name or by what they are, and what to do about it;
/// `None` where nobody has.
pub fn old_copies(paper: &str, edition: u32, profile: &Profile, words: &Words) -> Option<String> {
    let old = profile.old_copies(paper, edition);
    let holders: Vec<String> = old.into_iter().map(|copy| holder(copy, words)).collect();
    let between = words.say("handed.between");
    (!holders.is_empty()).then(|| words.fill("handed.old", &[("holders", &holders.join(&between))]))
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
    use crate::model::{Extra, PaperName, ProfileId, ProfileMark};

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
        for holder in ["薬局（つばき薬局）", "家族", "管理人さん"] {
            assert!(said.contains(holder), "{said}");
        }
        assert!(!said.contains("長谷部"), "{said}");
        assert_eq!(old_copies("handover", 1, &profile, &words), None);
        assert_eq!(old_copies("care-team", 9, &profile, &words), None);
    }
}
