//! つたえるシート (tsutaeru): a sheet for the ambulance crew, made at home, kept in the browser.
//!
//! This page is the architecture document. Read it first; it takes five minutes.
//!
//! # Bird's eye
//!
//! A resident answers questions on a page; everything stays in that browser; a PDF for the fridge comes
//! out. There is no server. The house has two towers and one bridge:
//!
//! ```text
//!                         ui                     what is on the screen          (wasm only)
//!                       browser                  one file per capability        (wasm only)
//!        session          |                      the running app without a screen
//!   catalogue  store    sheet ──────────┐        the bridge: facts onto paper
//!            model      i18n          layout → pdf
//!   the person's tower             the paper's tower
//! ```
//!
//! * [`model`]: what a person can say. Types that are right by construction.
//! * [`catalogue`]: the questions as data; each reads and writes one place in the model.
//! * [`medication_notebook`]: the pharmacy's code becomes proposals; nothing is taken over unasked.
//! * [`store`]: opening, saving, setting aside, backups.
//! * [`session`]: events in, effects out; the whole running app, testable without a browser.
//! * [`i18n`]: words, text files by language; the page carries what it says first and fetches the others.
//! * [`layout`]: content becomes frames. It has never heard of a person.
//! * `pdf` (feature `paper`): frames become bytes. It has never heard of a question.
//! * [`scan`]: a picture becomes the bytes of the codes in it (feature `scan`). It has never heard of a person.
//! * [`sheet`]: which facts go on which paper, in which words.
//! * [`vault`]: closing and opening with a passphrase, as plain age files; it has never heard of a record.
//! * `browser`, `ui`: compiled for wasm32 only; every `if` about the record is a call downward.
//!
//! # What must stay absent
//!
//! Each line is held by a test (`tests/architecture.rs`, `tests/tidy.rs`) or by a fence of the build.
//!
//! * Nothing outside `browser` and `ui` knows the time, the address, storage or chance. Today is an argument.
//! * [`store`] never sees [`catalogue`]: renaming a question cannot touch a record. It never puts a default
//!   in the place of data it could not read, and never writes over what is newer than itself.
//! * [`layout`] and `pdf` never see [`model`]: the paper's code cannot decide what is worth printing.
//! * The statement about resuscitation reaches the crew's sheet only as [`model::CprStatement`], already decided,
//!   and the memo only in [`model::Profile::sayable_care_plan`]. What is private is printed only where a
//!   [`sheet::MemoChoice`] ticks it.
//! * [`session`] never sees [`sheet`] or `pdf`: printing changes no answer.
//! * What a person does not want to write, and a day that has not come, are on no paper: every paper of a record is
//!   made of [`catalogue::printable_on`]; the paper engine gets its record so from the page
//!   (`ui/preview/wish.rs`). Both stay in the record.
//! * No word for people stands in code; no personal data in logs, panics, addresses or file names.
//! * age is named in [`vault`] alone (feature `vault`), which draws its chance inside it, and linked into
//!   `vault_worker` alone.
//! * rxing is named in [`scan`] alone (feature `scan`) and linked into `scan_worker` alone.
//! * printpdf is named in `pdf` alone and linked into `paper_worker` alone: it exports an interface of its
//!   own and carries a colour profile, and would double the weight of the first page.
//!
//! # Pieces of program
//!
//! The first look needs little, and a slow line is common. So the page comes in pieces: the first file of
//! program has what a first or a returning visit shows at once; right after the first look the other words
//! are fetched, and a file for each area of later pages (`ui/areas.rs` names them, `ui/later.rs` has the seams,
//! `xtask/src/split.rs` cuts there). Whatever only one area uses goes into its file by itself, and what several share
//! into one that they share: write a page, not a file. The paper engine comes at the first preview, the scanner with
//! the first picture of a code. What has not come says so on its page, and can be asked for again.
//! Last, a service worker (`public/service-worker.js`) keeps every file on the device, so that the next visit
//! needs no connection; a new version waits until the person agrees.
//!
//! # Four answers
//!
//! [`model::Stated`] is the heart of it: not asked, none, unknown, a value. A blank box that reads as
//! "no allergies" can kill. The difference is kept in the type, in the file, on the screen and on the paper.
//!
//! # Where to look first
//!
//! * A question: `model/SECTION.rs` has its field, `catalogue/sections/SECTION.rs` its definition,
//!   `i18n/locales/ja.txt` its words. Its path in the file ([`catalogue::Place`]) is its name everywhere: in the
//!   page's `name`, among the words, in the tests.
//! * The paper: `sheet/facts` decides, the other files of `sheet` compose, [`layout`] places.
//! * The page's public interface (names, ids, addresses): `tests/golden`.

pub mod model;

pub mod catalogue;
pub mod medication_notebook;
pub mod store;

pub mod session;

pub mod vault;

pub mod i18n;
pub mod layout;
pub mod pdf;

pub mod scan;
pub mod sheet;

#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(target_arch = "wasm32")]
pub mod ui;
