//! What the page and the paper worker say to each other.
//!
//! The worker says [`PaperReply::Ready`] once, before anything else. The page then sends a [`PaperRequest`] as
//! text (JSON) whenever it likes; requests are answered in turn. Every answer is text (JSON, a
//! [`PaperReply`]) with the request's number; after [`PaperReply::Documents`] the bytes follow as the next message,
//! those of one document behind those of the other.
//!
//! Where a worker of that browser cannot draw, it asks the page to ([`PaperReply::Draw`]), and waits. The page then
//! sends what it drew as bytes ([`Pixels::into_bytes`]); none where it cannot either.

#[cfg(doc)]
use crate::layout::Pixels;
use serde::Serialize;
use serde_json::Value;

/// What the page asks for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PaperRequest {
    /// Chosen by the page; the answers carry it.
    pub id: u32,
    /// What is wanted.
    pub want: Want,
    /// Which papers, in the order in which they stand in the file.
    pub papers: Vec<PaperWish>,
    /// The language of the papers, such as `ja`.
    pub language: String,
    /// The words of that language that the page has, for those that a paper shares with it.
    pub words: String,
    /// The day it is printed: year, month, day.
    pub today: (u16, u8, u8),
    /// The person's record, in the form of the backup's profile.
    pub profile: Value,
    /// The address at which the page is found, for the papers that lead there.
    pub site: String,
    /// Whether each paper is wanted as a document of its own too, beside the one with all of them.
    pub apart: bool,
}

/// A paper that is wanted.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PaperWish {
    /// Which, such as `emergency-sheet`.
    pub paper: String,
    /// What is chosen for this copy, in the form of `sheet::CopyChoice`; null is what holds until somebody chooses.
    pub copy: Value,
}

/// What is wanted of the papers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Want {
    /// The pages as pictures. Quick: no font is fetched.
    Preview,
    /// The PDF documents. The first time the fonts are fetched, whole, whatever is on the paper.
    Documents,
    /// Nothing yet, only the fonts, so that the document comes quickly later.
    Fonts,
}

/// What the worker answers. `About` is what is known of the paper beside its pages: whoever composes papers
/// says what that is.
#[derive(Clone, Debug, PartialEq, Serialize)]
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
    /// The documents are ready; their bytes are the next message.
    Documents {
        /// The request's number.
        id: u32,
        /// First the one with all papers; then, where that was asked for, one for each of several papers in their order.
        files: Vec<MadeFile>,
        /// What else is known of the paper.
        about: About,
    },
    /// Letters are to be drawn for the paper.
    Draw {
        /// The letters.
        text: String,
        /// Their font, in the words of style sheets.
        font: String,
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

/// A document that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MadeFile {
    /// The file's name without its ending. Names nobody.
    pub name: String,
    /// How many bytes.
    pub size: usize,
    /// How many pages.
    pub pages: usize,
}

/// How far a document has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PreviewPage {
    /// The page as an SVG element, hidden from screen readers. It needs the rules of
    /// [`crate::layout::svg::svg_css`] and [`crate::layout::svg::font_faces_css`].
    pub svg: String,
}

/// Why there is no paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
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

// Both read the few things that are said out of a tree: reading made by serde for each type weighs five times as much.

impl PaperRequest {
    /// The request that this text is; `None` where page and worker are of different versions.
    pub fn read(said: &str) -> Option<Self> {
        let mut tree: Value = serde_json::from_str(said).ok()?;
        let want = match tree.get("want")?.as_str()? {
            "preview" => Want::Preview,
            "documents" => Want::Documents,
            "fonts" => Want::Fonts,
            _ => return None,
        };
        let today = tree.get("today")?.as_array()?;
        let part = |at: usize| today.get(at)?.as_u64();
        let today = (
            part(0)?.try_into().ok()?,
            part(1)?.try_into().ok()?,
            part(2)?.try_into().ok()?,
        );
        let text = |name: &str| Some(tree.get(name)?.as_str()?.to_owned());
        let (words, site) = (text("words"), text("site"));
        let mut request = Self {
            id: number(&tree, "id")?,
            want,
            papers: vec![],
            language: text("language")?,
            words: words.unwrap_or_default(),
            today,
            profile: Value::Null,
            site: site.unwrap_or_default(),
            apart: tree.get("apart")?.as_bool()?,
        };
        request.profile = tree.get_mut("profile")?.take();
        for wish in tree.get_mut("papers")?.as_array_mut()? {
            request.papers.push(PaperWish {
                paper: wish.get("paper")?.as_str()?.to_owned(),
                copy: wish.get_mut("copy").map(Value::take).unwrap_or_default(),
            });
        }
        Some(request)
    }
}

impl PaperReply<Value> {
    /// The answer that this text says; `None` where page and worker are of different versions.
    pub fn read(said: &str) -> Option<Self> {
        let mut tree: Value = serde_json::from_str(said).ok()?;
        if tree.as_str() == Some("ready") {
            return Some(Self::Ready);
        }
        let (kind, said) = tree.as_object_mut()?.iter_mut().next()?;
        let id = number(said, "id");
        Some(match kind.as_str() {
            "stage" => Self::Stage {
                id: id?,
                stage: Stage::read(said.get("stage")?)?,
            },
            "preview" => {
                let mut pages = vec![];
                for page in said.get_mut("pages")?.as_array_mut()? {
                    pages.push(PreviewPage::read(page)?);
                }
                Self::Preview {
                    id: id?,
                    pages,
                    about: said.get_mut("about")?.take(),
                }
            }
            "documents" => {
                let mut files = vec![];
                for file in said.get("files")?.as_array()? {
                    files.push(MadeFile::read(file)?);
                }
                Self::Documents {
                    id: id?,
                    files,
                    about: said.get_mut("about")?.take(),
                }
            }
            "draw" => Self::Draw {
                text: text(said, "text")?,
                font: text(said, "font")?,
            },
            "fonts" => Self::Fonts { id: id? },
            "failed" => Self::Failed {
                id,
                fault: PaperFault::read(said.get("fault")?.as_str()?)?,
            },
            _ => return None,
        })
    }
}

impl Stage {
    fn read(said: &Value) -> Option<Self> {
        match said.as_str() {
            Some("composing") => Some(Self::Composing),
            Some("writing") => Some(Self::Writing),
            Some(_) => None,
            None => {
                let said = said.get("fetching")?;
                let (fetched, all) = (number(said, "fetched")?, number(said, "all")?);
                Some(Self::Fetching { fetched, all })
            }
        }
    }
}

impl PreviewPage {
    fn read(said: &mut Value) -> Option<Self> {
        Some(Self {
            svg: text(said, "svg")?,
        })
    }
}

impl MadeFile {
    fn read(said: &Value) -> Option<Self> {
        Some(Self {
            name: said.get("name")?.as_str()?.to_owned(),
            size: number(said, "size")?,
            pages: number(said, "pages")?,
        })
    }
}

/// The bytes of each document; `None` where they are not as many as was said.
pub fn each_of<'a>(files: &[MadeFile], bytes: &'a [u8]) -> Option<Vec<&'a [u8]>> {
    let mut rest = bytes;
    let mut each = Vec::with_capacity(files.len());
    for file in files {
        let (one, others) = rest.split_at_checked(file.size)?;
        each.push(one);
        rest = others;
    }
    rest.is_empty().then_some(each)
}

impl PaperFault {
    fn read(said: &str) -> Option<Self> {
        Some(match said {
            "unreadable-request" => Self::UnreadableRequest,
            "unknown-paper" => Self::UnknownPaper,
            "unreadable-record" => Self::UnreadableRecord,
            "fonts-not-fetched" => Self::FontsNotFetched,
            "fonts-damaged" => Self::FontsDamaged,
            "not-written" => Self::NotWritten,
            _ => return None,
        })
    }
}

fn text(said: &mut Value, name: &str) -> Option<String> {
    match said.get_mut(name)?.take() {
        Value::String(text) => Some(text),
        _ => None,
    }
}

fn number<N: TryFrom<u64>>(said: &Value, name: &str) -> Option<N> {
    said.get(name)?.as_u64()?.try_into().ok()
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

    fn made(name: &str, size: usize) -> MadeFile {
        MadeFile {
            name: name.to_owned(),
            size,
            pages: 2,
        }
    }

    #[test]
    fn the_bytes_of_documents_are_cut_where_they_were_joined_or_not_at_all() {
        let files = [made("a", 2), made("b", 0), made("c", 3)];
        let each = each_of(&files, &[1, 2, 3, 4, 5]);
        assert_eq!(each, Some(vec![&[1, 2][..], &[], &[3, 4, 5]]));
        for wrong in [&[1, 2, 3, 4][..], &[1, 2, 3, 4, 5, 6], &[]] {
            assert_eq!(each_of(&files, wrong), None);
        }
    }

    #[test]
    fn what_is_said_is_heard_as_it_was_said() {
        let request = PaperRequest {
            id: 7,
            want: Want::Documents,
            papers: vec![PaperWish {
                paper: "emergency-sheet".to_owned(),
                copy: Value::Null,
            }],
            language: "ja".to_owned(),
            words: String::new(),
            today: (2026, 11, 20),
            profile: serde_json::json!({ "label": "" }),
            site: "https://example.org/".to_owned(),
            apart: true,
        };
        let said = serde_json::to_string(&request).unwrap_or_default();
        assert_eq!(PaperRequest::read(&said), Some(request));
    }

    #[test]
    fn every_answer_is_heard_as_it_was_said() {
        use PaperFault as F;
        let about = serde_json::json!({ "edition": 2 });
        let page = PreviewPage {
            svg: "<svg/>".to_owned(),
        };
        let mut replies = vec![
            PaperReply::Ready,
            PaperReply::Preview {
                id: 1,
                pages: vec![page.clone(), page],
                about: about.clone(),
            },
            PaperReply::Documents {
                id: 2,
                files: vec![made("つたえる_紙", 23_000), made("つたえる_119メモ", 0)],
                about,
            },
            PaperReply::Draw {
                text: "สมชาย".to_owned(),
                font: "bold 240px \"Yu Gothic\"".to_owned(),
            },
            PaperReply::Fonts { id: u32::MAX },
        ];
        let fetching = Stage::Fetching { fetched: 1, all: 4 };
        replies.extend(
            [fetching, Stage::Composing, Stage::Writing]
                .map(|stage| PaperReply::Stage { id: 3, stage }),
        );
        let faults = [
            F::UnreadableRequest,
            F::UnknownPaper,
            F::UnreadableRecord,
            F::FontsNotFetched,
            F::FontsDamaged,
            F::NotWritten,
        ];
        replies.extend(faults.map(|fault| PaperReply::Failed { id: Some(4), fault }));
        replies.push(PaperReply::Failed {
            id: None,
            fault: F::UnreadableRequest,
        });
        for reply in replies {
            let said = serde_json::to_string(&reply).unwrap_or_default();
            assert_eq!(PaperReply::read(&said), Some(reply), "{said}");
        }
    }

    #[test]
    fn what_another_version_says_is_not_understood() {
        for said in [
            "",
            "\"begun\"",
            r#"{"moved":{"id":1}}"#,
            r#"{"fonts":{}}"#,
            r#"{"stage":{"id":1,"stage":"folding"}}"#,
            r#"{"failed":{"id":1,"fault":"tired"}}"#,
        ] {
            assert_eq!(PaperReply::read(said), None, "{said}");
        }
    }
}
