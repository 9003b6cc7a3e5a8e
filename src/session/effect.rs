//! What the shell is asked to do.

use crate::store::Record;

/// Something that only the shell can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Save within 300 ms, once for all that comes meanwhile; then report `Event::SaveDone`.
    SaveSoon,
    /// Save before anything else, as the page may be gone in a moment; then report `Event::SaveDone`.
    SaveNow,
    /// Begin anew on a shelf that was wiped (`Store::start_again`), then save at once.
    SaveAnew,
    /// Open anew what another window has saved (`Store::follow`), as soon as nobody is typing here; then report
    /// `Event::Followed`.
    Follow,
    /// Read what other windows have saved (`Store::of_others`); then report `Event::OthersRead`.
    ReadOthers,
    /// Keep beside what must not be saved now (`Store::keep_beside`), as the page may be gone in a moment.
    KeepBeside,
    /// Keep beside what was decided against: what other windows have saved (`Store::settle`), and this record where
    /// there is one. Then save at once.
    SaveOver(Option<Box<Record>>),
    /// Open anew what is there after everything was erased (`Store::follow`); then report `Event::ErasedElsewhere`.
    BeginAnew,
    /// Let go of everything that was made of the record, as it has left memory: papers, files that were handed over,
    /// what is being printed, the workers that know of it.
    LetGo,
    /// Tell it to those who do not see the screen, and show it where that helps.
    Announce(Announcement),
}

/// Something worth telling. The words stand under `announcement.NAME`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Announcement {
    /// A row was added.
    RowAdded,
    /// A row was removed; it can come back.
    RowRemoved,
    /// A row moved.
    RowMoved,
    /// What was removed is back.
    RemovalUndone,
    /// The section is confirmed as of today.
    SectionConfirmed,
    /// All of it is confirmed as of today.
    AllConfirmed,
    /// The care plan of today is kept.
    PlanConfirmed,
    /// A snapshot is gone.
    SnapshotForgotten,
    /// Somebody else is being written about.
    ProfileSelected,
    /// Somebody was removed; they can come back.
    ProfileRemoved,
    /// There are as many people as one device can hold.
    NoRoomForProfile,
    /// What was ticked of the pharmacy's code is taken over.
    NotebookTaken,
    /// The backup was handed over.
    BackupMade,
    /// The file is read; the person can choose.
    BackupRead,
    /// The file could not be read; nothing has changed.
    BackupRefused,
    /// What was chosen is restored.
    Restored,
    /// Saving did not work.
    SaveFailed,
    /// Saving works again.
    SaveWorksAgain,
    /// What another window has saved is shown here too.
    Followed,
    /// The lock has closed.
    Locked,
    /// Everything was erased in another window, and here too.
    ErasedElsewhere,
    /// Nothing was dated, as the device's clock cannot be right.
    ClockIsWrong,
}

impl Announcement {
    /// Every one.
    pub const ALL: [Self; 22] = [
        Self::RowAdded,
        Self::RowRemoved,
        Self::RowMoved,
        Self::RemovalUndone,
        Self::SectionConfirmed,
        Self::AllConfirmed,
        Self::PlanConfirmed,
        Self::SnapshotForgotten,
        Self::ProfileSelected,
        Self::ProfileRemoved,
        Self::NoRoomForProfile,
        Self::NotebookTaken,
        Self::BackupMade,
        Self::BackupRead,
        Self::BackupRefused,
        Self::Restored,
        Self::SaveFailed,
        Self::SaveWorksAgain,
        Self::Followed,
        Self::Locked,
        Self::ErasedElsewhere,
        Self::ClockIsWrong,
    ];

    /// Its name among the words.
    pub const fn name(self) -> &'static str {
        match self {
            Self::RowAdded => "row_added",
            Self::RowRemoved => "row_removed",
            Self::RowMoved => "row_moved",
            Self::RemovalUndone => "removal_undone",
            Self::SectionConfirmed => "section_confirmed",
            Self::AllConfirmed => "all_confirmed",
            Self::PlanConfirmed => "plan_confirmed",
            Self::SnapshotForgotten => "snapshot_forgotten",
            Self::ProfileSelected => "profile_selected",
            Self::ProfileRemoved => "profile_removed",
            Self::NoRoomForProfile => "no_room_for_profile",
            Self::NotebookTaken => "notebook_taken",
            Self::BackupMade => "backup_made",
            Self::BackupRead => "backup_read",
            Self::BackupRefused => "backup_refused",
            Self::Restored => "restored",
            Self::SaveFailed => "save_failed",
            Self::SaveWorksAgain => "save_works_again",
            Self::Followed => "followed",
            Self::Locked => "locked",
            Self::ErasedElsewhere => "erased_elsewhere",
            Self::ClockIsWrong => "clock_is_wrong",
        }
    }
}
