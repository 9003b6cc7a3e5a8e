//! What can happen: everything a person does on the page, and what the device answers.

use super::LockEvent;
use crate::catalogue::{Place, TypedDate, Value};
use crate::model::{
    Date, EmergencyInformation, EntryMode, HandedCopy, LastChoice, PageMark, Printing, ProfileId,
    ProfileMark,
};
use crate::store::{Choice, Look, Opened, Record, SaveError, Saved};

/// Something that happened. `today` is the day on the person's clock.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// A question was answered, or its answer taken back.
    Answered {
        /// Which question.
        place: Place,
        /// The answer.
        value: Value,
        /// Today.
        today: Date,
    },
    /// What is typed into the parts of a date is none: it stays as it is typed, and the answer is empty.
    DateHalfTyped {
        /// Which question.
        place: Place,
        /// What is typed.
        typed: TypedDate,
        /// Today.
        today: Date,
    },
    /// A row is to be added at the end of a list.
    RowAdded {
        /// The list's path, as in [`Place::link_id`].
        list: &'static str,
        /// Today.
        today: Date,
    },
    /// A row is to go. It can come back until the next removal.
    RowRemoved {
        /// The list's path.
        list: &'static str,
        /// Which row, from 0 on.
        row: usize,
        /// Today.
        today: Date,
    },
    /// A row is to change places with the one before it. (Down is up for the next one.)
    RowMovedUp {
        /// The list's path.
        list: &'static str,
        /// Which row, from 0 on.
        row: usize,
        /// Today.
        today: Date,
    },
    /// The last row or person that was removed is to come back.
    RemovalUndone {
        /// Today.
        today: Date,
    },
    /// A page of questions was gone through, put off, declined; `None` takes the mark away.
    PageMarked {
        /// The page's id.
        group: &'static str,
        /// What was done with it.
        mark: Option<PageMark>,
    },
    /// The person looked through a section and found it right (いまもこのとおり).
    SectionConfirmed {
        /// The section's id.
        section: &'static str,
        /// Today.
        today: Date,
    },
    /// The person looked through everything and found it right: the day printed large on the sheet.
    AllConfirmed {
        /// Today.
        today: Date,
    },
    /// The person went through the care plan and found it right: kept as a snapshot of that day.
    PlanConfirmed {
        /// Today.
        today: Date,
    },
    /// A snapshot of the care plan is to go; the others stay as they were.
    SnapshotForgotten {
        /// Which, from 0 on, the oldest first.
        at: usize,
        /// Today.
        today: Date,
    },
    /// What was ticked of the pharmacy's code is taken over: the emergency information as it is then. The code was
    /// held against the answers as they are now.
    NotebookTaken {
        /// It.
        emergency: Box<EmergencyInformation>,
        /// Today.
        today: Date,
    },
    /// Somebody new is to be written about.
    ProfileCreated {
        /// A random id.
        id: ProfileId,
        /// Who writes, if that was asked.
        entry_mode: Option<EntryMode>,
        /// Today.
        today: Date,
    },
    /// Somebody else is to be written about.
    ProfileSelected {
        /// Whom.
        id: ProfileId,
    },
    /// Somebody gets another colour and shape.
    ProfileMarked {
        /// Whom.
        id: ProfileId,
        /// Which.
        mark: ProfileMark,
    },
    /// Somebody is to go, with everything written. Can come back until the next removal.
    ProfileRemoved {
        /// Whom.
        id: ProfileId,
    },
    /// The sheet of the current person was printed, saved as a file or shared.
    Printed {
        /// What stands on it.
        printing: Printing,
    },
    /// The person said into whose hands a copy of theirs went.
    CopyHanded {
        /// Which paper, to whom, when.
        copy: HandedCopy,
    },
    /// A copy is not in those hands any more, or never was: the note of it is to go.
    CopyForgotten {
        /// Which, from 0 on, in the order in which they were handed over.
        at: usize,
    },
    /// The person chose what to print, to be offered again the next time.
    PapersChosen {
        /// What; nothing private.
        choice: LastChoice,
    },
    /// A backup was handed over to the person.
    BackupMade {
        /// Today.
        today: Date,
    },
    /// The person chose a file to restore from.
    BackupChosen {
        /// What is in it.
        file: Vec<u8>,
    },
    /// The person wants to see what is in the file although something in it was changed after it was written.
    BackupSeenAnyway,
    /// The person said what to do with each who differs.
    RestoreDecided {
        /// By person; whoever is missing stays as they are on this device.
        choices: Vec<(ProfileId, Choice)>,
    },
    /// The person put the restoring away, or what it had to say.
    RestoreClosed,
    /// The person has read the notice of the opening.
    NoticeDismissed,
    /// Everything was erased from the device; now it goes from memory.
    Erased,
    /// Everything was erased in another window; what the shell found when it opened the device anew.
    ErasedElsewhere(Box<Opened>),
    /// The newest save has come back from the second copy, and is about to be followed.
    TakenBack,
    /// The page is being hidden or closed: what waits is to be saved at once.
    PageHidden,
    /// The person wants to save again after it did not work.
    SaveAgain,
    /// The shell has saved, or could not.
    SaveDone(Result<Saved, SaveError>),
    /// The shell has looked what other windows have done ([`Store::look`](crate::store::Store::look)).
    Looked(Look),
    /// The shell has opened anew what another window has saved.
    Followed(Box<Opened>),
    /// The shell has read what other windows have saved, to be held against this one.
    OthersRead {
        /// It.
        record: Box<Record>,
        /// Today.
        today: Date,
    },
    /// What other windows have saved is sealed with a key that is not here: the passphrase is needed to compare.
    OthersSealed,
    /// Something happened to the lock.
    Lock(LockEvent),
}
