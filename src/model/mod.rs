//! What a person can say: types that are right by construction, and the laws among them.
//!
//! Read in this order: [`Stated`] (four answers that are not the same), [`Text`], [`Date`] and
//! [`PartialDate`], [`Phone`], then the sections in the order in which a crew reads them, and last
//! [`Profile`], which holds them all. [`cpr`] is the one rule that can do great harm; it stands alone.

pub(crate) mod answers;
pub mod code;
mod options;
mod stated;
mod things;

mod date;
mod era;
mod kana;
mod normal_form;
mod phone;
mod phone_areas;
mod text;

mod by_name;

mod about;
mod advice;
mod alerts;
mod care_plan;
mod care_team;
mod conditions;
mod contacts;
mod history;
mod home;
mod medications;
mod memo_copies;
mod papers;
mod person;
mod usual_state;

pub mod cpr;
pub mod cpr_memo;
mod profile;

pub use about::*;
pub use advice::{ADVICE_LINE, ADVICE_LINE_OF_THE_WARDS};
pub use alerts::*;
pub use answers::{Extra, Misfit, Readable, Stored, Written, from_tree, to_text, to_tree};
pub use by_name::ByName;
pub use care_plan::*;
pub use care_team::*;
pub use code::{Choices, Coded, List, Side, Yes, YesNo};
pub use conditions::*;
pub use contacts::*;
pub use cpr::{CprBlock, CprCondition, CprPreference, CprStatement, CprWish};
pub use date::{Date, FIRST_YEAR, LAST_YEAR, NotADate, PartialDate};
pub use era::Era;
pub use history::*;
pub use home::*;
pub use kana::{full_width, to_hiragana};
pub use medications::*;
pub use memo_copies::*;
pub use normal_form::compatible;
pub use options::{ManyOf, OneOf, Options};
pub use papers::*;
pub use person::*;
pub use phone::Phone;
pub use profile::*;
pub use stated::{Answer, NONE, Stated, UNKNOWN};
pub use text::{MAX_LETTERS, Text, is_longer};
pub use things::{MAX_ROWS, Things};
pub use usual_state::*;
