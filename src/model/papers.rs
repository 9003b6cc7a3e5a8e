//! What became of the papers: printings with their editions, copies in somebody's hands, what was chosen last time.

use super::{
    Date, Extra, Misfit, Profile, Readable, Stored, Text, Written,
    answers::{answers, stored_as_group},
    code::{Choices, codes},
    from_tree,
};
use serde_json::Value;

/// So many printings are remembered of a person; the last of each paper always is.
pub const MOST_PRINTINGS: usize = 60;
/// So many copies that were handed over are remembered; the oldest go first.
pub const MOST_HANDED: usize = 60;

/// The only paper whose printings were noted before they said of which paper they are.
const CREWS_SHEET: &str = "emergency-sheet";

/// The name of a paper in addresses and files, such as `emergency-sheet`. Any such name is kept, also that of a
/// paper which only a newer version can make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperName(String);

impl PaperName {
    /// The longest name that a paper may have.
    const LONGEST: usize = 40;

    /// The name, if it can be one: small letters, digits and hyphens.
    pub fn new(name: &str) -> Option<Self> {
        let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        let is_name = (1..=Self::LONGEST).contains(&name.len()) && name.bytes().all(fits);
        is_name.then(|| Self(name.to_owned()))
    }
    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Stored for PaperName {
    fn write(&self) -> Written<'_> {
        self.0.write()
    }
    fn read(&mut self, value: Value) -> Result<(), Misfit> {
        *self = value.as_str().and_then(Self::new).ok_or(Misfit)?;
        Ok(())
    }
}

impl Stored for Option<PaperName> {
    fn write(&self) -> Written<'_> {
        self.as_ref().map_or(Written::Nothing, Stored::write)
    }
    fn read(&mut self, value: Value) -> Result<(), Misfit> {
        *self = match value {
            Value::Null => None,
            value => Some(from_tree(value)?),
        };
        Ok(())
    }
}

impl Readable for PaperName {
    fn blank() -> Self {
        Self(CREWS_SHEET.to_owned())
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for PaperName {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "PaperName".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^[a-z0-9-]{1,40}$" })
    }
}

/// One printing: the edition and what it was made of.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Printing {
    /// Edition, from 1 on.
    pub edition: u32,
    /// The day.
    pub printed_on: Date,
    /// A check number of the printed content: the edition rises when it changes.
    pub content: String,
    /// Which paper; the crew's sheet where nothing is said.
    #[cfg_attr(feature = "schema", serde(default))]
    pub paper: Option<PaperName>,
    /// What a newer version wrote beside these fields.
    #[cfg_attr(feature = "schema", serde(flatten))]
    pub extra: Extra,
}

impl Printing {
    /// The name of the paper.
    pub fn paper_name(&self) -> &str {
        self.paper.as_ref().map_or(CREWS_SHEET, PaperName::as_str)
    }
}

stored_as_group!(Printing { edition, printed_on, content, | paper, });

impl Readable for Printing {
    fn blank() -> Self {
        Self {
            edition: 0,
            printed_on: Date::FIRST,
            content: String::new(),
            paper: None,
            extra: Extra::new(),
        }
    }
}

codes! {
    /// Into whose hands a copy went.
    pub enum Recipient as "recipient" {
        /// 家族
        Family = "family",
        /// かかりつけ医
        Doctor = "doctor",
        /// 訪問看護
        VisitingNurse = "visiting_nurse",
        /// ケアマネジャー
        CareManager = "care_manager",
        /// 薬局
        Pharmacy = "pharmacy",
        /// 歯科
        Dentist = "dentist",
        /// 病院・施設
        Hospital = "hospital",
        /// 近所の人・友人
        Neighbour = "neighbour",
        /// ほか
        Other = "other",
    }
}

/// A copy of a paper in somebody's hands.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HandedCopy {
    /// Which paper.
    pub paper: PaperName,
    /// Its edition.
    pub edition: u32,
    /// The day on which it was handed over.
    pub handed_on: Date,
    /// To whom.
    pub to: Recipient,
    /// Their name, or who they are, in words.
    #[cfg_attr(feature = "schema", serde(default))]
    pub name: Text,
    /// What a newer version wrote beside these fields.
    #[cfg_attr(feature = "schema", serde(flatten))]
    pub extra: Extra,
}

stored_as_group!(HandedCopy { paper, edition, handed_on, to, | name, });

impl Readable for HandedCopy {
    fn blank() -> Self {
        Self {
            paper: PaperName::blank(),
            edition: 0,
            handed_on: Date::FIRST,
            to: Recipient::Other,
            name: Text::default(),
            extra: Extra::new(),
        }
    }
}

codes! {
    /// For whom a copy of the memo is made.
    pub enum MemoCopy as "memo_copy" {
        /// 家族・身近な人
        Family = "family",
        /// かかりつけ医・訪問看護
        Doctor = "doctor",
        /// 病院・施設
        Hospital = "hospital",
    }
}

codes! {
    /// A part of the memo that can be left out of a copy.
    pub enum MemoPart as "memo_part" {
        /// What matters.
        Values = "values",
        /// Who speaks for the person.
        Speakers = "speakers",
        /// Where to be.
        Place = "place",
        /// Goals, situation by situation.
        Goals = "goals",
        /// The wish about resuscitation.
        Resuscitation = "resuscitation",
        /// Wishes about treatments.
        Treatments = "treatments",
        /// Daily life and worries.
        Living = "living",
        /// How much to be told.
        Information = "information",
        /// What the person has been told of the illness. For doctors: somebody could let it slip.
        Disclosure = "disclosure",
        /// Comfort.
        Comfort = "comfort",
        /// Other papers, guarantor, guardian.
        Papers = "papers",
        /// Talks.
        Talks = "talks",
        /// Questions for the doctor.
        Questions = "questions",
        /// Who has a copy.
        Copies = "copies",
        /// What changed since the time before.
        Changes = "changes",
        /// Room to write by hand.
        Room = "room",
        /// Lines for signatures.
        Signatures = "signatures",
    }
}

codes! {
    /// What can be left off a card that goes about in a wallet: whoever finds it reads it.
    pub enum CardPart as "card_part" {
        /// Where the person lives.
        Address = "address",
        /// The person's own numbers.
        Phones = "phones",
        /// Whom to call.
        People = "people",
    }
}

impl Readable for CardPart {
    fn blank() -> Self {
        Self::Address
    }
}

codes! {
    /// For whom the paper to hand over at a stay in hospital is made.
    pub enum HandoverReader as "handover_reader" {
        /// 病院
        Hospital = "hospital",
        /// 薬局
        Pharmacy = "pharmacy",
        /// ケアマネジャー
        CareManager = "care_manager",
        /// かかりつけ医
        Doctor = "doctor",
        /// 歯科
        Dentist = "dentist",
    }
}

impl Readable for HandoverReader {
    fn blank() -> Self {
        Self::Hospital
    }
}

impl Readable for MemoPart {
    fn blank() -> Self {
        Self::Values
    }
}

answers! {
    /// What the person chose the last time they printed, to be offered again. What is private is never among it:
    /// that is ticked each time anew.
    pub struct LastChoice {
        /// The papers.
        pub papers: Vec<PaperName>,
        /// For whom the memo was.
        pub memo_copy: Option<MemoCopy>,
        /// What was on it.
        pub memo_parts: Choices<MemoPart>,
        /// For whom the paper for a stay in hospital was.
        pub handover_reader: Option<HandoverReader>,
        /// What was left off the card.
        pub card_without: Choices<CardPart>,
        /// Whether several papers were saved as a file each, not as one.
        pub apart: bool,
    }
}

impl LastChoice {
    /// True where nothing was chosen yet.
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }
}

impl Profile {
    /// The last printing of a paper.
    pub fn last_printing(&self, paper: &str) -> Option<&Printing> {
        let printings = &self.printings;
        (printings.iter().rev()).find(|printing| printing.paper_name() == paper)
    }

    /// Notes a printing, the same paper on the same day only once; gives whether it was new.
    pub fn note_printing(&mut self, printing: Printing) -> bool {
        if self.last_printing(printing.paper_name()) == Some(&printing) {
            return false;
        }
        self.printings.push(printing);
        if self.printings.len() > MOST_PRINTINGS {
            let is_older = |at: usize, one: &Printing| {
                let mut later = self.printings.iter().skip(at + 1);
                later.any(|other| other.paper_name() == one.paper_name())
            };
            let mut numbered = self.printings.iter().enumerate();
            let oldest = numbered.find_map(|(at, one)| is_older(at, one).then_some(at));
            self.printings.remove(oldest.unwrap_or_default());
        }
        true
    }

    /// Notes a copy that was handed over, the same one only once; gives whether it was new.
    pub fn note_handed(&mut self, copy: HandedCopy) -> bool {
        let is_new = !self.handed.contains(&copy);
        if is_new {
            self.handed.push(copy);
            let too_many = self.handed.len().saturating_sub(MOST_HANDED);
            self.handed.drain(..too_many);
        }
        is_new
    }

    /// Forgets a copy that was handed over, and gives it, where there was one.
    pub fn forget_handed(&mut self, at: usize) -> Option<HandedCopy> {
        (at < self.handed.len()).then(|| self.handed.remove(at))
    }

    /// Who has a copy of that paper that is older than this edition, and none as new.
    pub fn old_copies(&self, paper: &str, edition: u32) -> Vec<&HandedCopy> {
        let of_paper = || self.handed.iter().filter(|one| one.paper.as_str() == paper);
        let newest_of = |copy: &HandedCopy| {
            let theirs = of_paper().filter(|one| (one.to, &one.name) == (copy.to, &copy.name));
            theirs.map(|one| one.edition).max()
        };
        let mut old: Vec<&HandedCopy> = vec![];
        for copy in of_paper().filter(|copy| copy.edition < edition) {
            let is_newest = newest_of(copy) == Some(copy.edition);
            let is_there = old
                .iter()
                .any(|one| (one.to, &one.name) == (copy.to, &copy.name));
            if is_newest && !is_there {
                old.push(copy);
            }
        }
        old
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ProfileId, ProfileMark, to_tree};

    fn profile() -> Profile {
        let day = "2026-11-20".parse().unwrap();
        Profile::new(ProfileId::from_random(7), ProfileMark::Circle, day)
    }

    fn printing(paper: &str, edition: u32) -> Printing {
        Printing {
            edition,
            printed_on: "2026-11-20".parse().unwrap(),
            content: format!("{edition:016x}"),
            paper: PaperName::new(paper),
            extra: Extra::new(),
        }
    }

    fn handed(edition: u32, to: Recipient, name: &str) -> HandedCopy {
        HandedCopy {
            paper: PaperName::blank(),
            edition,
            handed_on: "2026-11-20".parse().unwrap(),
            to,
            name: name.into(),
            extra: Extra::new(),
        }
    }

    #[test]
    fn a_printing_from_before_papers_were_told_apart_is_one_of_the_crews_sheet() {
        let old = serde_json::json!({
            "edition": 3, "printed_on": "2026-05-18", "content": "0f6a8b93e1d2c745",
        });
        let read: Printing = from_tree(old.clone()).unwrap();
        assert_eq!(read.paper_name(), "emergency-sheet");
        assert_eq!(to_tree(&read), old);
    }

    #[test]
    fn each_paper_has_a_last_printing_of_its_own_however_often_another_is_printed() {
        let mut profile = profile();
        assert!(profile.note_printing(printing("care-team", 1)));
        for edition in 1..200 {
            assert!(profile.note_printing(printing("emergency-sheet", edition)));
            assert!(!profile.note_printing(printing("emergency-sheet", edition)));
        }
        assert_eq!(profile.printings.len(), MOST_PRINTINGS);
        let last = |paper| profile.last_printing(paper).map(|one| one.edition);
        assert_eq!(last("care-team"), Some(1));
        assert_eq!(last("emergency-sheet"), Some(199));
        assert_eq!(last("care-plan-memo"), None);
    }

    #[test]
    fn who_got_a_newer_copy_has_no_old_one() {
        let mut profile = profile();
        for (edition, to, name) in [
            (1, Recipient::Family, "美和"),
            (1, Recipient::Family, "健"),
            (1, Recipient::Doctor, ""),
            (2, Recipient::Family, "美和"),
            (2, Recipient::Doctor, ""),
            (2, Recipient::Doctor, ""),
        ] {
            profile.note_handed(handed(edition, to, name));
        }
        assert_eq!(profile.handed.len(), 5, "the same copy only once");
        let old = |edition| -> Vec<String> {
            let old = profile.old_copies("emergency-sheet", edition);
            old.iter().map(|one| one.name.as_str().to_owned()).collect()
        };
        assert_eq!(old(1), [""; 0]);
        assert_eq!(old(2), ["健"]);
        assert_eq!(old(3), ["健", "美和", ""]);
        assert_eq!(profile.old_copies("care-team", 9), [] as [&HandedCopy; 0]);
    }

    #[test]
    fn a_note_of_a_copy_can_be_taken_back_and_no_other_goes_with_it() {
        let mut profile = profile();
        for name in ["美和", "健"] {
            profile.note_handed(handed(1, Recipient::Family, name));
        }
        assert_eq!(profile.forget_handed(2), None, "there is none");
        assert!(profile.forget_handed(0).is_some());
        let names: Vec<&str> = profile.handed.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["健"]);
    }

    #[test]
    fn only_the_newest_copies_are_remembered() {
        let mut profile = profile();
        for edition in 1..=100 {
            profile.note_handed(handed(edition, Recipient::Family, "美和"));
        }
        assert_eq!(profile.handed.len(), MOST_HANDED);
        assert_eq!(profile.handed.last().map(|one| one.edition), Some(100));
    }

    #[test]
    fn a_paper_of_tomorrow_keeps_its_name_and_nonsense_is_none() {
        assert!(PaperName::new("paper-of-2031").is_some());
        for nonsense in ["", "../etc", "Sheet", "紙", &"a".repeat(41)] {
            assert_eq!(PaperName::new(nonsense), None, "{nonsense}");
        }
    }
}
