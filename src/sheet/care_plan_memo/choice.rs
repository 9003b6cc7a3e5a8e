//! What goes on a copy of the memo: the person ticks it for each copy, and private answers each time anew.

use crate::model::{Choices, Coded, MemoCopy, MemoPart, code::codes};
use serde_json::{Value, json};

codes! {
    /// An answer that is kept and printed only where it is ticked for this copy.
    pub enum PrivatePart as "private_part" {
        /// Others in the family, and where views may differ.
        OtherFamily = "other_family",
        /// Whom not to see.
        PeopleNotToSee = "people_not_to_see",
        /// That there is a will, and where.
        Will = "will",
        /// A word to those who are dear, on a page of its own.
        Message = "message",
    }
}

/// Which answers belong to a part; the first that fits counts.
const PARTS: &[(&str, MemoPart)] = &[
    ("care_plan.values", MemoPart::Values),
    ("care_plan.agents", MemoPart::Speakers),
    ("care_plan.speaking", MemoPart::Speakers),
    ("care_plan.place", MemoPart::Place),
    ("care_plan.goals", MemoPart::Goals),
    ("care_plan.cpr.memo_place", MemoPart::Copies),
    ("care_plan.cpr", MemoPart::Resuscitation),
    ("care_plan.treatments", MemoPart::Treatments),
    ("care_plan.living", MemoPart::Living),
    ("care_plan.information.questions", MemoPart::Questions),
    ("care_plan.information", MemoPart::Information),
    ("emergency.conditions.explained", MemoPart::Disclosure),
    ("care_plan.comfort", MemoPart::Comfort),
    ("care_plan.papers", MemoPart::Papers),
    ("care_plan.talks", MemoPart::Talks),
    ("care_plan.start.with", MemoPart::Talks),
    ("care_plan.copies", MemoPart::Copies),
];

/// Which answers are private.
const PRIVATE: &[(&str, PrivatePart)] = &[
    ("care_plan.speaking.others", PrivatePart::OtherFamily),
    ("care_plan.comfort.people_not", PrivatePart::PeopleNotToSee),
    ("care_plan.papers.will", PrivatePart::Will),
    ("care_plan.papers.will_place", PrivatePart::Will),
    ("care_plan.message", PrivatePart::Message),
];

impl MemoPart {
    /// The part to which the answer of that path belongs.
    pub fn of(path: &str) -> Option<Self> {
        let is_under = |name: &str| {
            path.strip_prefix(name)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        PARTS
            .iter()
            .find(|(name, _)| is_under(name))
            .map(|(_, part)| *part)
    }
}

impl PrivatePart {
    /// The private part to which the answer of that path belongs; `None` where it is not private.
    pub fn of(path: &str) -> Option<Self> {
        PRIVATE
            .iter()
            .find(|(name, _)| *name == path)
            .map(|(_, part)| *part)
    }
}

impl MemoCopy {
    /// Whether such an answer can be on this copy at all: what is meant for those who are dear is not for
    /// doctors and hospitals.
    pub fn may_have(self, part: PrivatePart) -> bool {
        match part {
            PrivatePart::OtherFamily | PrivatePart::PeopleNotToSee => true,
            PrivatePart::Will | PrivatePart::Message => self == Self::Family,
        }
    }

    /// The parts that such a copy has until the person chooses otherwise.
    pub fn parts(self) -> Choices<MemoPart> {
        let has = |part: &MemoPart| match part {
            MemoPart::Disclosure => self != Self::Family,
            MemoPart::Questions | MemoPart::Copies => self != Self::Hospital,
            _ => true,
        };
        MemoPart::ALL.iter().copied().filter(has).collect()
    }
}

/// What goes on a copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemoChoice {
    /// For whom it is made.
    pub copy: MemoCopy,
    /// The parts that are on it.
    pub parts: Choices<MemoPart>,
    /// The private answers that are on it, as far as [`MemoCopy::may_have`] lets them.
    pub private: Choices<PrivatePart>,
}

impl Default for MemoChoice {
    fn default() -> Self {
        Self::of(MemoCopy::Family)
    }
}

impl MemoChoice {
    /// A copy as it is until the person chooses otherwise: without any private answer.
    pub fn of(copy: MemoCopy) -> Self {
        Self {
            copy,
            parts: copy.parts(),
            private: Choices::default(),
        }
    }

    /// What the page and the paper worker say of it to each other.
    pub fn write(&self) -> Value {
        json!({
            "copy": self.copy.code(),
            "parts": codes_of(&self.parts),
            "private": codes_of(&self.private),
        })
    }

    /// What was chosen; nothing is what holds until somebody chooses. `None` where a word is not known: a copy is
    /// never made of a choice that was not understood, something private could be on it.
    pub fn read(said: &Value) -> Option<Self> {
        if said.is_null() {
            return Some(Self::default());
        }
        Some(Self {
            copy: MemoCopy::from_code(said.get("copy")?.as_str()?)?,
            parts: choices(said.get("parts")?)?,
            private: choices(said.get("private")?)?,
        })
    }

    /// Whether a part is on it.
    pub fn has(&self, part: MemoPart) -> bool {
        self.parts.contains(part)
    }

    /// Whether the answer of that path is on it.
    pub fn lets_in(&self, path: &str) -> bool {
        let private_is_ticked = PrivatePart::of(path)
            .is_none_or(|part| self.private.contains(part) && self.copy.may_have(part));
        private_is_ticked && MemoPart::of(path).is_none_or(|part| self.has(part))
    }
}

fn codes_of<E: Coded>(chosen: &Choices<E>) -> Vec<&'static str> {
    chosen.iter().map(Coded::code).collect()
}

fn choices<E: Coded>(said: &Value) -> Option<Choices<E>> {
    let codes = said.as_array()?.iter();
    codes.map(|code| E::from_code(code.as_str()?)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_comes_back_as_it_was_made() {
        for copy in MemoCopy::ALL {
            let choice = MemoChoice {
                private: [PrivatePart::Will].into_iter().collect(),
                ..MemoChoice::of(*copy)
            };
            assert_eq!(MemoChoice::read(&choice.write()), Some(choice));
        }
        assert_eq!(MemoChoice::read(&Value::Null), Some(MemoChoice::default()));
    }

    #[test]
    fn a_choice_that_is_not_understood_is_none() {
        for said in [
            json!({}),
            json!({ "copy": "fridge", "parts": [], "private": [] }),
            json!({ "copy": "family", "parts": ["values", "secrets"], "private": [] }),
            json!({ "copy": "family", "parts": [], "private": ["all"] }),
            json!({ "copy": "family", "parts": [] }),
        ] {
            assert_eq!(MemoChoice::read(&said), None, "{said}");
        }
    }

    #[test]
    fn no_copy_has_anything_private_until_it_is_ticked() {
        for copy in MemoCopy::ALL {
            for (path, _) in PRIVATE {
                assert!(!MemoChoice::of(*copy).lets_in(path), "{path}");
            }
        }
    }
}
