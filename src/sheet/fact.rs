//! What a paper can say, before anyone knows how it looks: one fact for each answer.

use super::order::{by_key, set_of};
use crate::model::Coded;

/// How an answer was given. The four are not the same on paper either.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nobody has answered: 「記入なし」, and only where a crew would look for it.
    Blank,
    /// The person said that there is none: 「なし」. Never printed from anything else.
    NoneKnown,
    /// The person does not know: 「わからない」.
    Unknown,
    /// There is something, and no more is said of it: 「あり（くわしくは記入なし）」.
    Bare,
    /// There is, and this is it.
    Value,
}

/// The fixed rule by which facts leave the front when it is full: the last goes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// Whose paper this is and whether it can be trusted: name, birth date, day of confirmation.
    Identity,
    /// What a first injection can kill by, with the names without which it says nothing: to what the person is
    /// allergic, whether the blood is thinned or its sugar lowered, which arm.
    Alert,
    /// Which medicine thins the blood: a doctor asks for it at night. Worth as much as what is before it, and longer:
    /// tried after all of it.
    AlertMedicine,
    /// The doctor's number that is answered at night, and the first contact's.
    Number,
    /// What may be said about resuscitation: of no use to anybody where it is found too late.
    Resuscitation,
    /// The other alerts: each device, each illness that changes what is done.
    AlertName,
    /// What in the body or on it changes little of what is done first: a joint, a stoma, a catheter.
    AlertThing,
    /// All of an alert's name that is a story, and waits behind the numbers to call (`sheet/fit.rs`).
    AlertStory,
    /// The rest of who the person is: reading, sex, address, telephones.
    Address,
    /// Who the doctor is.
    Doctor,
    /// Who is called first.
    FirstContact,
    /// What belongs to an alert: what happened, since when, where the booklet is.
    AlertDetail,
    /// Somebody in the house who must not be left alone.
    Dependant,
    /// The nurses who answer day and night.
    Nurse,
    /// Where the medication notebook is.
    Notebook,
    /// How the person usually talks, understands, walks.
    UsualState,
    /// Illnesses under treatment.
    Illness,
    /// Whom to call next.
    SecondContact,
    /// A word to the crew: what the person thought they must know.
    Message,
    /// The first five medicines.
    Medicine,
    /// What a crew would rather know before speaking or opening the door.
    Approach,
    /// The medicines' latest change, and when the list was checked.
    Change,
    /// How the person usually hears, sees, eats.
    UsualMore,
    /// Who arranges the care.
    CareManager,
    /// Where the insurance card is.
    Card,
    /// Illnesses and operations of the past.
    Past,
    /// Where the memo of the care plan is.
    Memo,
    /// What there is not, where a crew does not look for it.
    Nothing,
    /// Never on the front.
    Back,
}

impl Rank {
    /// Whether it is an alert or the name without which one says nothing.
    pub fn is_of_alert(self) -> bool {
        use Rank::{Alert, AlertMedicine, AlertName, AlertThing};
        matches!(self, Alert | AlertMedicine | AlertName | AlertThing)
    }
}

/// The part of the paper to which a fact belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Who the person is.
    Who,
    /// What kills when it is not known.
    Alerts,
    /// Illnesses now and before.
    Illnesses,
    /// Medicines, notebook, insurance card.
    Medicines,
    /// How the person usually is.
    UsualState,
    /// Whom to call.
    Contacts,
    /// Doctors, nurses and everybody else who cares.
    Team,
    /// The house and those who live in it.
    Home,
    /// What is needed in a disaster.
    Disaster,
    /// The wish about resuscitation, the memo, a word to the crew.
    Wishes,
    /// The paper itself.
    About,
}

impl Part {
    /// Every part with its name, in the order of the paper.
    pub const NAMES: [(Self, &str); 11] = [
        (Self::Who, "who"),
        (Self::Alerts, "alerts"),
        (Self::Illnesses, "illnesses"),
        (Self::Medicines, "medicines"),
        (Self::UsualState, "usual-state"),
        (Self::Contacts, "contacts"),
        (Self::Team, "team"),
        (Self::Home, "home"),
        (Self::Disaster, "disaster"),
        (Self::Wishes, "wishes"),
        (Self::About, "about"),
    ];

    /// Its name, as among the words.
    pub fn name(self) -> &'static str {
        let named = Self::NAMES.iter().find(|(part, _)| *part == self);
        named.map_or("", |(_, name)| name)
    }
}

/// One answer in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Where the answer lives in the record; rows by number: `emergency.contacts.0.phone`.
    pub path: String,
    /// The part of the paper.
    pub part: Part,
    /// How long it stays on the front; [`Rank::Back`] is never there.
    pub rank: Rank,
    /// Facts of the same unit stay on the front or leave it together.
    pub unit: String,
    /// The path of the fact without which this one says nothing: where that is not, this is not either.
    pub head: Option<String>,
    /// What the value is, in a word or two.
    pub label: String,
    /// How it was given.
    pub state: State,
    /// The options that were chosen, by their codes: papers decide by these, not by words.
    pub codes: Vec<&'static str>,
    /// What is printed.
    pub text: String,
    /// The words say by themselves what they answer (「補聴器なし」): a label before them would say it twice.
    pub names_itself: bool,
    /// A telephone number.
    pub phone: bool,
}

impl Fact {
    /// Whether it is meant for the front.
    pub fn on_front(&self) -> bool {
        self.rank != Rank::Back
    }

    /// Whether the value says what it is only after its label; a tick is its label.
    pub fn needs_label(&self) -> bool {
        !self.names_itself && self.text != self.label
    }

    /// Whether it is typed, the name of an alert, and longer than names are: where all of it has no room, its beginning
    /// has.
    pub fn is_long(&self) -> bool {
        let is_typed = self.state == State::Value && self.codes.is_empty();
        self.rank.is_of_alert() && is_typed && self.text.chars().count() > LONGEST_NAME
    }

    /// How long all of it stays on the front: a list of names as long as a name.
    fn rank_of_whole(&self) -> Rank {
        if !self.is_long() {
            return self.rank;
        }
        let mut parts = self.text.split(IN_A_LIST);
        match parts.any(|part| part.chars().count() > LONGEST_IN_A_LIST) {
            true => Rank::AlertStory,
            // Behind where the others begin.
            false => self.rank.max(Rank::AlertMedicine),
        }
    }

    /// Whether that option was chosen.
    pub fn is(&self, option: impl Coded) -> bool {
        self.codes.contains(&option.code())
    }
}

/// No name of a medicine, of food or of a device has more letters.
const LONGEST_NAME: usize = 60;
/// Nor has one among others, with its strength and maker.
const LONGEST_IN_A_LIST: usize = 24;
/// What people write between names.
const IN_A_LIST: [char; 11] = ['、', '・', '，', ',', '､', '･', '／', '/', '　', ' ', '\n'];

/// Every fact of a record in the order of the paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    all: Vec<Fact>,
    /// Where the facts stand, in the order of their paths: a front is composed many times before it fits, and asks for
    /// hundreds of paths each time.
    by_path: Vec<usize>,
}

impl Facts {
    /// These, in the order of the paper.
    pub(super) fn new(all: Vec<Fact>) -> Self {
        let mut by_path: Vec<usize> = Vec::with_capacity(all.len());
        for (place, fact) in all.iter().enumerate() {
            // Of one path the first is found.
            let after = by_path.partition_point(|other| all[*other].path <= fact.path);
            by_path.insert(after, place);
        }
        Self { all, by_path }
    }

    /// Makes other facts of them.
    pub(super) fn change(&mut self, with: impl FnOnce(&mut Vec<Fact>)) {
        let mut all = std::mem::take(&mut self.all);
        with(&mut all);
        *self = Self::new(all);
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Fact> {
        self.all.iter()
    }

    /// Those of that path, and whatever else begins with it, in the order of their paths.
    fn beginning<'a>(&'a self, path: &str) -> &'a [usize] {
        let at = |place: &usize| self.all[*place].path.as_str();
        let from = self.by_path.partition_point(|place| at(place) < path);
        let here = &self.by_path[from..];
        &here[..here.partition_point(|place| at(place).starts_with(path))]
    }

    /// The fact of that path.
    pub fn at(&self, path: &str) -> Option<&Fact> {
        let first = &self.all[*self.beginning(path).first()?];
        (first.path == path).then_some(first)
    }

    /// The facts whose paths begin so, whole names only.
    pub fn under<'a>(&'a self, path: &str) -> impl Iterator<Item = &'a Fact> + use<'a> {
        let is_whole = |place: &&usize| {
            let rest = self.all[**place].path.as_bytes().get(path.len());
            rest.is_none_or(|next| *next == b'.')
        };
        let here = self.beginning(path).iter().filter(is_whole).copied();
        set_of(here).into_iter().map(|place| &self.all[place])
    }

    /// The rows of a list that say anything, by their numbers.
    pub fn rows(&self, list: &str) -> Vec<usize> {
        let numbers = self.under(list).filter_map(|fact| {
            let rest = fact.path.get(list.len() + 1..)?;
            rest.split('.').next()?.parse().ok()
        });
        set_of(numbers).into_iter().collect()
    }

    /// What is kept together on the front, the most important first.
    pub fn units(&self) -> Vec<&str> {
        let units = self.ranked_units().into_iter();
        units.map(|(_, first)| first.unit.as_str()).collect()
    }

    /// The same by the first fact of each, with the rank of the unit.
    pub fn ranked_units(&self) -> Vec<(Rank, &Fact)> {
        let mut units: Vec<(Rank, &Fact)> = Vec::new();
        for fact in self.iter().filter(|fact| fact.on_front()) {
            if !units.iter().any(|(_, first)| first.unit == fact.unit) {
                units.push((fact.rank_of_whole(), fact));
            }
        }
        by_key(units, |(rank, _)| *rank)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::gather::{Gather, Slot};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn prop_a_path_finds_what_a_look_at_every_fact_finds(
            paths in prop::collection::vec("[ab](_a|\\.1|\\.10|\\.2|-|\\.a|a){0,3}", 0..40),
            asked in "[ab](_a|\\.1|\\.10|\\.2|-|\\.a|a){0,2}",
        ) {
            let words = crate::i18n::Words::of("ja");
            let mut g = Gather::new(&words);
            for (number, path) in paths.iter().enumerate() {
                g.value(Slot::front(Rank::Card), path, number.to_string());
            }
            let facts = g.finish();
            let begins = |fact: &&Fact| {
                let rest = fact.path.strip_prefix(asked.as_str());
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            };
            let under: Vec<&Fact> = facts.under(&asked).collect();
            prop_assert_eq!(under, facts.iter().filter(begins).collect::<Vec<_>>());
            prop_assert_eq!(facts.at(&asked), facts.iter().find(|fact| fact.path == asked));
        }
    }
}
