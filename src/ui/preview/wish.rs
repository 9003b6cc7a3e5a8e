//! What is wanted of the press: papers of a person, each with what was chosen for this copy.

use crate::catalogue::printable_on;
use crate::i18n::Words;
use crate::model::{Date, Profile, to_tree};
use crate::pdf::protocol::{PaperRequest, PaperWish, Want};
use crate::sheet::CopyChoice;
use serde_json::Value;

/// Papers that are wanted.
#[derive(Clone)]
pub struct Wish {
    /// Tells two different wishes apart.
    pub(super) name: String,
    papers: Vec<PaperWish>,
    language: &'static str,
    words: &'static str,
    today: Date,
    profile: Value,
    site: String,
    apart: bool,
}

impl PartialEq for Wish {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Wish {
    /// Papers of this person as of today, with what was chosen for each copy, and the address at which the page is
    /// found; each paper as a file of its own too, where it is to be apart. Two wishes for the same are equal.
    pub fn new(
        profile: &Profile,
        papers: &[(&'static str, CopyChoice)],
        words: &Words,
        today: Date,
        site: String,
        apart: bool,
    ) -> Self {
        let language = words.tag();
        let papers: Vec<PaperWish> = papers
            .iter()
            .map(|(paper, copy)| PaperWish {
                paper: (*paper).to_owned(),
                copy: copy.write(),
            })
            .collect();
        // The engine prints what it is given: what is not to be printed does not reach it.
        let profile = to_tree(&*printable_on(profile, today));
        let mut said = profile.clone();
        if let Some(fields) = said.as_object_mut() {
            // Having printed it or handed it over changes nothing on it.
            for note in ["printings", "handed", "last_choice"] {
                fields.remove(note);
            }
        }
        let which: Vec<String> = papers
            .iter()
            .map(|one| format!("{} {}", one.paper, one.copy))
            .collect();
        Self {
            name: format!("{} {language} {today} {apart} {said}", which.join(" ")),
            papers,
            language,
            words: words.handed_on(),
            today,
            profile,
            site,
            apart,
        }
    }

    /// The request with that number, as the worker reads it.
    pub(super) fn request(&self, id: u32, want: Want) -> PaperRequest {
        let (year, month, day) = (self.today.year(), self.today.month(), self.today.day());
        PaperRequest {
            id,
            want,
            papers: self.papers.clone(),
            language: self.language.to_owned(),
            words: self.words.to_owned(),
            today: (u16::try_from(year).unwrap_or_default(), month, day),
            profile: self.profile.clone(),
            site: self.site.clone(),
            apart: self.apart,
        }
    }
}
