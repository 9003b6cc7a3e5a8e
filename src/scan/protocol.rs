//! What the page and the scan worker say to each other.
//!
//! The worker says [`ScanReply::Ready`] once, before anything else. The page then sends a [`ScanRequest`] as text
//! (JSON) and after it the pixels as bytes: red, green, blue and opacity of each. Each picture is answered by one
//! [`ScanReply`] as text (JSON). The worker keeps what it has read, and no picture; it forgets by its end.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// How a picture is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// Thoroughly: there is one picture of it.
    Photo,
    /// Quickly: another picture follows. The number goes up by one from picture to picture, so that each is looked at
    /// in another way.
    Frame(u32),
}

/// A picture that follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScanRequest {
    /// Chosen by the page; the answer carries it.
    pub id: u32,
    /// How many pixels lie beside each other.
    pub width: usize,
    /// How many pixels lie above each other.
    pub height: usize,
    /// How it is to be looked at.
    pub how: How,
}

/// What the worker answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ScanReply {
    /// The worker listens.
    Ready,
    /// It has looked.
    Looked {
        /// The request's number.
        id: u32,
        /// How many codes it has found in this picture, known ones among them.
        found: usize,
        /// All that it has read so far.
        seen: Seen,
    },
    /// The bytes are not the picture that was told of, or one larger than any photograph.
    NoPicture {
        /// The request's number.
        id: u32,
    },
}

/// All that was read so far.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Seen {
    /// The texts of whole codes.
    pub texts: Vec<String>,
    /// Of these, by their place, the ones that were put together without a proof that their parts belong together.
    pub unproven: Vec<usize>,
    /// How many codes have letters that cannot be read.
    pub unreadable: usize,
    /// How many codes are parts that do not fit the others.
    pub unjoined: usize,
    /// Of what is torn over several codes (structured append): how many they are, and which are missing, from 1 on.
    pub missing: Vec<(u8, Vec<u8>)>,
}

// Read out of a tree: reading made by serde for each type weighs five times as much on the page.
impl ScanReply {
    /// The answer that this text says; `None` where page and worker are of different versions.
    pub fn read(said: &str) -> Option<Self> {
        let tree: Value = serde_json::from_str(said).ok()?;
        if tree.as_str() == Some("ready") {
            return Some(Self::Ready);
        }
        let (kind, said) = tree.as_object()?.iter().next()?;
        let id = u32::try_from(said.get("id")?.as_u64()?).ok()?;
        match kind.as_str() {
            "looked" => Some(Self::Looked {
                id,
                found: number(said.get("found")?)?,
                seen: Seen::of(said.get("seen")?)?,
            }),
            "no-picture" => Some(Self::NoPicture { id }),
            _ => None,
        }
    }
}

impl Seen {
    fn of(tree: &Value) -> Option<Self> {
        let texts = tree.get("texts")?.as_array()?.iter();
        let unproven = tree.get("unproven")?.as_array()?.iter();
        let missing = tree.get("missing")?.as_array()?.iter();
        let torn = |torn: &Value| {
            let missing = torn.get(1)?.as_array()?.iter();
            let missing = missing.map(small).collect::<Option<_>>()?;
            Some((small(torn.get(0)?)?, missing))
        };
        Some(Self {
            texts: texts
                .map(|text| Some(text.as_str()?.to_owned()))
                .collect::<Option<_>>()?,
            unproven: unproven.map(number).collect::<Option<_>>()?,
            unreadable: number(tree.get("unreadable")?)?,
            unjoined: number(tree.get("unjoined")?)?,
            missing: missing.map(torn).collect::<Option<_>>()?,
        })
    }
}

fn number(tree: &Value) -> Option<usize> {
    usize::try_from(tree.as_u64()?).ok()
}

fn small(tree: &Value) -> Option<u8> {
    u8::try_from(tree.as_u64()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_answer_is_heard_as_it_was_said() {
        let seen = Seen {
            texts: vec!["JAHISTC08,1\r\n1,橋本　静江\"".to_owned(), String::new()],
            unproven: vec![1],
            unreadable: 2,
            unjoined: 3,
            missing: vec![(3, vec![1, 3]), (16, vec![])],
        };
        let looked = |id, found, seen| ScanReply::Looked { id, found, seen };
        for reply in [
            ScanReply::Ready,
            looked(u32::MAX, 3, seen),
            looked(0, 0, Seen::default()),
            ScanReply::NoPicture { id: 7 },
        ] {
            let said = serde_json::to_string(&reply).unwrap_or_default();
            assert_eq!(ScanReply::read(&said), Some(reply), "{said}");
        }
    }

    #[test]
    fn what_another_version_says_is_not_understood() {
        for said in [
            "",
            "\"begun\"",
            r#"{"moved":{"id":1}}"#,
            r#"{"looked":{"id":1,"found":1}}"#,
            r#"{"looked":{"id":1,"found":1,"seen":{"texts":[1],"unproven":[],"unreadable":0,"unjoined":0,"missing":[]}}}"#,
            r#"{"looked":{"id":1,"found":1,"seen":{"texts":[],"unproven":[],"unreadable":0,"unjoined":0,"missing":[[300,[]]]}}}"#,
            r#"{"looked":{"id":1,"found":1,"seen":{"texts":[],"unreadable":0,"missing":[]}}}"#,
            r#"{"looked":{"id":-1,"found":1,"seen":{"texts":[],"unproven":[],"unreadable":0,"unjoined":0,"missing":[]}}}"#,
        ] {
            assert_eq!(ScanReply::read(said), None, "{said}");
        }
    }
}
