//! Any person as papers have them: without what they do not want to write, and without days that have not come. That
//! every record becomes so on its way to paper is held in `declined`.

use crate::any;
use crate::printed::today;
use proptest::prelude::*;
use tsutaeru::catalogue::printable_on;
use tsutaeru::model::Profile;
use tsutaeru::store::Record;

/// Any person.
pub fn profile() -> BoxedStrategy<Profile> {
    any::profile().prop_map(as_on_paper).boxed()
}

/// Any record of up to three people.
pub fn record() -> BoxedStrategy<Record> {
    let as_on_paper = |mut record: Record| {
        let people = record.profiles.into_iter();
        record.profiles = people.map(as_on_paper).collect();
        record
    };
    any::record().prop_map(as_on_paper).boxed()
}

fn as_on_paper(profile: Profile) -> Profile {
    printable_on(&profile, today()).into_owned()
}
