//! What the person chose for a copy of a paper, for those papers that ask.

use super::{
    CardChoice, MemoChoice, QuestionChoice, card, care_plan_memo, doctor_questions, emergency,
    handover,
};
use crate::model::{Coded, HandoverReader, LastChoice, MemoCopy};
use serde_json::{Value, json};

/// The crew's sheet for those who read it with a phone.
const WITH_CODE: &str = "with-code";

/// What the person chose for a copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CopyChoice {
    /// Nothing can be chosen: the paper is the same for everybody who gets it.
    Same,
    /// The crew's sheet with a code on its back that opens the front on a phone.
    WithCode,
    /// What goes on a copy of the memo.
    Memo(MemoChoice),
    /// Who reads the paper for a stay in hospital.
    Handover(HandoverReader),
    /// What is left off a copy of the card.
    Card(CardChoice),
    /// Which questions are left off a copy of the paper for a visit.
    Questions(QuestionChoice),
}

impl CopyChoice {
    /// What holds for that paper until the person chooses.
    pub fn of(paper: &str) -> Self {
        match paper {
            care_plan_memo::ID => Self::Memo(MemoChoice::default()),
            handover::ID => Self::Handover(HandoverReader::Hospital),
            card::ID => Self::Card(CardChoice::default()),
            doctor_questions::ID => Self::Questions(QuestionChoice::default()),
            _ => Self::Same,
        }
    }

    /// A copy of that paper for a reader, by the reader's code, as it is until the person chooses otherwise; `None`
    /// where the paper knows no such reader.
    pub fn for_reader(paper: &str, code: &str) -> Option<Self> {
        match paper {
            care_plan_memo::ID => MemoCopy::from_code(code).map(|copy| MemoChoice::of(copy).into()),
            handover::ID => HandoverReader::from_code(code).map(Self::Handover),
            emergency::ID => (code == WITH_CODE).then_some(Self::WithCode),
            _ => None,
        }
    }

    /// The codes of the readers of whom a paper knows; of the crew's sheet, that of the copy that a phone reads.
    pub fn readers(paper: &str) -> &'static [&'static str] {
        match paper {
            care_plan_memo::ID => MemoCopy::CODES,
            handover::ID => HandoverReader::CODES,
            emergency::ID => &[WITH_CODE],
            _ => &[],
        }
    }

    /// What the page and the paper worker say of it to each other.
    pub fn write(&self) -> Value {
        match self {
            Self::Same => Value::Null,
            Self::WithCode => json!({ "code": true }),
            Self::Memo(choice) => choice.write(),
            Self::Handover(reader) => json!({ "reader": reader.code() }),
            Self::Card(choice) => choice.write(),
            Self::Questions(choice) => choice.write(),
        }
    }

    /// What was chosen for that paper; nothing is what holds until somebody chooses. `None` where it is not
    /// understood: a copy is never made of such a choice, something private could be on it.
    pub fn read(paper: &str, said: &Value) -> Option<Self> {
        if said.is_null() {
            return Some(Self::of(paper));
        }
        match paper {
            care_plan_memo::ID => MemoChoice::read(said).map(Self::Memo),
            handover::ID => Self::for_reader(paper, said.get("reader")?.as_str()?),
            card::ID => CardChoice::read(said).map(Self::Card),
            doctor_questions::ID => QuestionChoice::read(said).map(Self::Questions),
            emergency::ID if said.get("code") == Some(&Value::Bool(true)) => Some(Self::WithCode),
            // Whoever asks for a paper that is the same for everybody may say what was chosen for another one.
            _ => Some(Self::Same),
        }
    }

    /// What is offered for that paper after what the person chose the last time; never anything private.
    pub fn remembered(paper: &str, last: &LastChoice) -> Self {
        match (paper, last.memo_copy, last.handover_reader) {
            (care_plan_memo::ID, Some(copy), _) => Self::Memo(MemoChoice {
                parts: last.memo_parts.clone(),
                ..MemoChoice::of(copy)
            }),
            (handover::ID, _, Some(reader)) => Self::Handover(reader),
            (card::ID, ..) => Self::Card(CardChoice {
                without: last.card_without.clone(),
            }),
            _ => Self::of(paper),
        }
    }

    /// Notes it as what was chosen the last time, but for what is private.
    pub fn remember(&self, last: &mut LastChoice) {
        match self {
            // Which questions there are changes with every visit, and a code is chosen anew for each copy.
            Self::Same | Self::WithCode | Self::Questions(_) => {}
            Self::Card(choice) => last.card_without = choice.without.clone(),
            Self::Memo(choice) => {
                last.memo_copy = Some(choice.copy);
                last.memo_parts = choice.parts.clone();
            }
            Self::Handover(reader) => last.handover_reader = Some(*reader),
        }
    }
}

impl From<MemoChoice> for CopyChoice {
    fn from(choice: MemoChoice) -> Self {
        Self::Memo(choice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CardPart, Choices, MemoPart};
    use crate::sheet::{PrivatePart, SHEETS};

    fn all() -> Vec<(&'static str, CopyChoice)> {
        let copies = |paper: &'static str| {
            let codes = CopyChoice::readers(paper).iter();
            codes.map(move |code| (paper, CopyChoice::for_reader(paper, code).unwrap()))
        };
        let papers = SHEETS.iter().map(|sheet| sheet.id);
        let readers = papers.clone().flat_map(copies);
        papers
            .map(|paper| (paper, CopyChoice::of(paper)))
            .chain(readers)
            .collect()
    }

    #[test]
    fn a_choice_comes_back_as_it_was_made() {
        for (paper, choice) in all() {
            assert_eq!(CopyChoice::read(paper, &choice.write()), Some(choice));
        }
    }

    #[test]
    fn a_choice_that_is_not_understood_is_none() {
        let asking = [
            handover::ID,
            care_plan_memo::ID,
            card::ID,
            doctor_questions::ID,
        ];
        for said in [
            json!({}),
            json!({ "reader": "fridge" }),
            json!("pharmacy"),
            json!({ "without": ["alerts"] }),
            json!({ "without": [-1] }),
            json!({ "without": "address" }),
        ] {
            for paper in asking {
                assert_eq!(CopyChoice::read(paper, &said), None, "{said}");
            }
        }
    }

    #[test]
    fn what_was_left_off_the_card_is_left_off_again_and_questions_are_chosen_anew() {
        let card = CopyChoice::Card(CardChoice {
            without: [CardPart::Address, CardPart::People].into_iter().collect(),
        });
        let questions = CopyChoice::Questions(QuestionChoice {
            without: [0, 2].into(),
        });
        let mut last = LastChoice::default();
        for (paper, choice) in [(card::ID, &card), (doctor_questions::ID, &questions)] {
            assert_eq!(
                CopyChoice::read(paper, &choice.write()).as_ref(),
                Some(choice)
            );
            choice.remember(&mut last);
        }
        assert_eq!(CopyChoice::remembered(card::ID, &last), card);
        let anew = CopyChoice::of(doctor_questions::ID);
        assert_eq!(CopyChoice::remembered(doctor_questions::ID, &last), anew);
    }

    #[test]
    fn what_was_chosen_is_offered_again_but_nothing_private() {
        for (paper, choice) in all() {
            let mut last = LastChoice::default();
            assert_eq!(CopyChoice::remembered(paper, &last), CopyChoice::of(paper));
            choice.remember(&mut last);
            // A code is chosen anew for each copy.
            let offered = match choice {
                CopyChoice::WithCode => CopyChoice::Same,
                choice => choice,
            };
            assert_eq!(CopyChoice::remembered(paper, &last), offered);
        }
        let parts: Choices<MemoPart> = [MemoPart::Place].into_iter().collect();
        let with_will = MemoChoice {
            private: [PrivatePart::Will].into_iter().collect(),
            parts,
            ..MemoChoice::of(MemoCopy::Family)
        };
        let mut last = LastChoice::default();
        CopyChoice::from(with_will.clone()).remember(&mut last);
        let offered = MemoChoice {
            private: Choices::default(),
            ..with_will
        };
        assert_eq!(
            CopyChoice::remembered(care_plan_memo::ID, &last),
            offered.into()
        );
    }
}
