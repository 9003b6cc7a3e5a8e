//! What the page and the paper worker say to each other.
//!
//! The worker says [`PaperReply::Ready`] once, before anything else. The page then sends a [`PaperRequest`] as
//! text (JSON) whenever it likes; requests are answered in turn. Every answer is text (JSON, a
//! [`PaperReply`]) with the request's number; after [`PaperReply::Document`] the bytes of the document follow
//! as the next message.

use serde::{Deserialize, Serialize};

/// What the page asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PaperRequest {
    /// Chosen by the page; the answers carry it.
    pub id: u32,
    /// What is wanted.
    pub want: Want,
    /// Which paper, such as `emergency-sheet`.
    pub paper: String,
    /// The language of the paper, such as `ja`.
    pub language: String,
    /// The day it is printed: year, month, day.
    pub today: (u16, u8, u8),
    /// The person's record, in the form of the backup's profile.
    pub profile: serde_json::Value,
}

/// What is wanted of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Want {
    /// The pages as pictures. Quick: no font is fetched.
    Preview,
    /// The PDF document. The first time the fonts are fetched, whole, whatever is on the paper.
    Document,
    /// Nothing yet, only the fonts, so that the document comes quickly later.
    Fonts,
}

/// What the worker answers. `About` is what is known of the paper beside its pages: whoever composes papers
/// says what that is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PaperReply<About> {
    /// The worker listens.
    Ready,
    /// The work has come so far.
    Stage {
        /// The request's number.
        id: u32,
        /// How far.
        stage: Stage,
    },
    /// The pages as pictures.
    Preview {
        /// The request's number.
        id: u32,
        /// The pages in order.
        pages: Vec<PreviewPage>,
        /// What else is known of the paper.
        about: About,
    },
    /// The document is ready; its bytes are the next message.
    Document {
        /// The request's number.
        id: u32,
        /// How many bytes.
        size: usize,
        /// How many pages.
        pages: usize,
        /// What else is known of the paper.
        about: About,
    },
    /// The fonts are there.
    Fonts {
        /// The request's number.
        id: u32,
    },
    /// There is no paper.
    Failed {
        /// The request's number; `None` when not even that could be read.
        id: Option<u32>,
        /// Why.
        fault: PaperFault,
    },
}

/// How far a document has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// So many of the font files have been fetched.
    Fetching {
        /// Files that are there.
        fetched: usize,
        /// Files in all.
        all: usize,
    },
    /// The pages are being composed.
    Composing,
    /// The document is being written.
    Writing,
}

/// A page on the screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewPage {
    /// The page as an SVG element, hidden from screen readers. It needs the rules of
    /// [`crate::layout::svg::svg_css`] and [`crate::layout::svg::font_faces_css`].
    pub svg: String,
    /// The same words line by line, for screen readers.
    pub lines: Vec<String>,
}

/// Why there is no paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PaperFault {
    /// The request could not be read: page and worker are of different versions. Reload.
    UnreadableRequest,
    /// There is no paper of that name or no such language.
    UnknownPaper,
    /// The record could not be read.
    UnreadableRecord,
    /// A font file could not be fetched: no connection. Try again.
    FontsNotFetched,
    /// A font file arrived damaged. Try again.
    FontsDamaged,
    /// The document could not be written: our fault.
    NotWritten,
}

#[cfg(feature = "paper")]
impl From<super::PdfError> for PaperFault {
    fn from(error: super::PdfError) -> Self {
        match error {
            super::PdfError::UnreadableFace(_) => Self::FontsDamaged,
            super::PdfError::FaceMissing(_) => Self::FontsNotFetched,
            super::PdfError::NotCut(_) | super::PdfError::NotWritten => Self::NotWritten,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_heard_as_it_was_said() {
        let request = PaperRequest {
            id: 7,
            want: Want::Document,
            paper: "emergency-sheet".to_owned(),
            language: "ja".to_owned(),
            today: (2026, 11, 20),
            profile: serde_json::json!({ "label": "" }),
        };
        let said = serde_json::to_string(&request).unwrap_or_default();
        assert_eq!(
            serde_json::from_str::<PaperRequest>(&said).ok(),
            Some(request)
        );
        let reply: PaperReply<()> = PaperReply::Failed {
            id: Some(7),
            fault: PaperFault::FontsNotFetched,
        };
        let said = serde_json::to_string(&reply).unwrap_or_default();
        assert_eq!(said, r#"{"failed":{"id":7,"fault":"fonts-not-fetched"}}"#);
        assert_eq!(
            serde_json::from_str::<PaperReply<()>>(&said).ok(),
            Some(reply)
        );
    }
}
