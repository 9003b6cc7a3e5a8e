//! The areas of the page: what one file of program holds beside the first. All are fetched right after the first look,
//! and no page needs more than one of them; where the program is cut says [`super::later`].

use crate::session::Route;

/// Pages that come together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Area {
    /// What is asked, checked and read: questions, care plan, help.
    Questions,
    /// What is printed, and what a printed code opens.
    Papers,
    /// What stays on the device: backups, the lock.
    Device,
    /// What is read off the pharmacy's code.
    Scan,
}

impl Area {
    /// Every area, in the order in which they are counted.
    pub const ALL: [Self; 4] = [Self::Questions, Self::Papers, Self::Device, Self::Scan];

    /// The area to which a page belongs; the pages of the first file count as [`Area::Questions`].
    pub fn of(route: Route) -> Self {
        match route {
            Route::Print | Route::PrintMemo | Route::Crew => Self::Papers,
            Route::Data => Self::Device,
            Route::Scan => Self::Scan,
            _ => Self::Questions,
        }
    }
}

/// Why something is not here that the page fetches after its first look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coming {
    /// It is on its way.
    UnderWay,
    /// It could not be had.
    Failed,
}
