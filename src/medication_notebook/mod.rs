//! The pharmacy's code (電子版お薬手帳, JAHIS): from its text to what a person may take over into their record.
//!
//! Read in this order: [`record`] (the format, line by line), [`Lines`] (one text), [`Reading`] (several codes),
//! [`Notebook`] (what belongs together), [`ReadMedicine`] (a medicine in plain words), [`Review`] (held against a
//! record), [`Review::apply`] (what was ticked). Reading is tolerant: what is odd is told as an [`Issue`] and kept,
//! never thrown away and never guessed at. Nothing here knows the day, and nothing here changes a record unasked.

mod alert;
mod amount;
mod apply;
#[cfg(feature = "scan")]
pub mod bytes;
mod codes;
mod directions;
mod field;
mod issue;
pub mod letters;
mod listed;
mod medicine;
mod notebook;
mod person_fields;
pub mod record;
mod review;
#[cfg(feature = "scan")]
mod seam;
mod sight;
mod team;
mod telephone;
mod text;
mod unused;
mod whose;

pub use alert::{Alert, alert};
pub use apply::{ApplyError, PersonAnswer};
pub use codes::Reading;
pub use field::{FeeTable, Field, Form, OutputCategory, RemarkKind};
pub use issue::{Issue, NotebookError, Oddity};
pub use medicine::{ReadMedicine, medicines};
pub use notebook::{DispensedMedicine, Dispensing, Notebook};
pub use person_fields::PersonField;
pub use review::{Proposal, Review, ReviewError, Standing, contradicts};
pub use sight::{Codes, Parts, Sight};
pub use text::{Lines, MAX_BYTES, MAX_RECORDS};
pub use whose::{Whose, by_person, whose};
