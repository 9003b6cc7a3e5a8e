//! Frames to PDF bytes; the only place that names printpdf.
//!
//! It decides no place: every letter stands where its frame says. Fonts come in as the WOFF2 files of
//! `public/fonts`, and go into the document cut down to the characters that are on the pages.
//!
//! ```text
//! let mut faces = Faces::default();
//! faces.add(Face::Text, &woff2)?;                       // once; reads the whole file
//! let bytes = pdf(&laid, &faces, &Particulars { … })?;  // the same bytes for the same input
//! ```
//!
//! What the document keeps to, row by row: [the table for PDF/UA-1](ua).
//!
//! [`protocol`] is what the page and the worker that runs all this say to each other; it is there in every
//! build, the engine itself only with the feature `paper`.

pub mod protocol;

#[doc = include_str!("ua.md")]
pub mod ua {}

#[cfg(feature = "paper")]
mod about;
#[cfg(feature = "paper")]
mod document;
#[cfg(feature = "paper")]
mod drawn;
#[cfg(feature = "paper")]
mod embed;
#[cfg(feature = "paper")]
mod face_file;
#[cfg(feature = "paper")]
mod marks;
#[cfg(feature = "paper")]
mod tags;

#[cfg(feature = "paper")]
pub use document::{Particulars, pdf};
#[cfg(feature = "paper")]
pub use face_file::{FaceFile, Faces};

use crate::layout::Face;

/// Why there is no paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PdfError {
    /// A font file is damaged, or is no WOFF2 file.
    UnreadableFace(Face),
    /// The frames use a face whose file was not given.
    FaceMissing(Face),
    /// A face could not be cut down to the characters on the pages.
    NotCut(Face),
    /// The document could not be written.
    NotWritten,
}

impl std::fmt::Display for PdfError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::UnreadableFace(face) => write!(formatter, "{} cannot be read", face.file_name()),
            Self::FaceMissing(face) => write!(formatter, "{} was not given", face.file_name()),
            Self::NotCut(face) => write!(formatter, "{} cannot be cut", face.file_name()),
            Self::NotWritten => formatter.write_str("the document cannot be written"),
        }
    }
}

impl std::error::Error for PdfError {}
