//! What the page and the vault worker say to each other.
//!
//! The worker says [`VaultReply::Ready`] once, before anything else. The page then sends a [`VaultRequest`] as text
//! (JSON); requests are answered in turn, each with one [`VaultReply`] as text (JSON). A file that is to be opened is
//! sent as bytes before the first request for it; the worker keeps it until the next one comes or it is opened.
//!
//! The key of the device is in the worker alone, from unlocking until [`VaultWant::Forget`] or the worker's end.

use super::VaultFault;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What the page asks for.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VaultRequest {
    /// Chosen by the page; the answer carries it.
    pub id: u32,
    /// What is wanted.
    pub want: VaultWant,
}

/// What is wanted. No `Debug`: what is in it is nobody's business.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VaultWant {
    /// Close a text by a passphrase; answered with its age file.
    Close {
        /// The text.
        text: String,
        /// The passphrase as typed.
        passphrase: String,
    },
    /// Say whether a passphrase could open the file that was sent as bytes; answered with nothing.
    Look,
    /// Open the file that was sent as bytes; answered with its text.
    Open {
        /// The passphrase as typed.
        passphrase: String,
    },
    /// Make a key for this device and keep it; answered with its file.
    MakeKey {
        /// The passphrase as typed.
        passphrase: String,
    },
    /// Open the file of the key and keep the key; answered with nothing.
    Unlock {
        /// The file of the key.
        key: String,
        /// The passphrase as typed.
        passphrase: String,
    },
    /// The same key behind another passphrase; answered with its new file.
    Rewrap {
        /// The file of the key.
        key: String,
        /// The passphrase as typed, which must be the one.
        passphrase: String,
        /// The new passphrase as typed.
        new: String,
    },
    /// Close a text to the key, and see whether it opens again to the same; answered with its age file.
    Seal {
        /// The text.
        text: String,
    },
    /// Open what was closed to the key; answered with its text.
    Unseal {
        /// The age file.
        sealed: String,
    },
    /// Forget the key and every file; answered with nothing.
    Forget,
}

/// What the worker answers.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum VaultReply {
    /// The worker listens.
    Ready,
    /// It is done.
    Done {
        /// The request's number.
        id: u32,
        /// What was asked for; empty where there is nothing to hand over.
        text: String,
    },
    /// It is not done.
    Failed {
        /// The request's number.
        id: u32,
        /// Why.
        fault: VaultFault,
    },
}

// Read out of a tree: reading made by serde for each type weighs five times as much on the page.
impl VaultReply {
    /// The answer that this text says; `None` where page and worker are of different versions.
    pub fn read(said: &str) -> Option<Self> {
        let mut tree: Value = serde_json::from_str(said).ok()?;
        if tree.as_str() == Some("ready") {
            return Some(Self::Ready);
        }
        let (kind, said) = tree.as_object_mut()?.iter_mut().next()?;
        let id = u32::try_from(said.get("id")?.as_u64()?).ok()?;
        match kind.as_str() {
            "done" => match said.get_mut("text")?.take() {
                Value::String(text) => Some(Self::Done { id, text }),
                _ => None,
            },
            "failed" => Some(Self::Failed {
                id,
                fault: VaultFault::named(said.get("fault")?.as_str()?)?,
            }),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_answer_is_heard_as_it_was_said() {
        let mut replies = vec![
            VaultReply::Ready,
            VaultReply::Done {
                id: u32::MAX,
                text: "さくら\n\"".to_owned(),
            },
        ];
        replies.extend(VaultFault::ALL.map(|fault| VaultReply::Failed { id: 3, fault }));
        for reply in replies {
            let said = serde_json::to_string(&reply).unwrap_or_default();
            assert!(VaultReply::read(&said) == Some(reply), "{said}");
        }
    }

    #[test]
    fn what_another_version_says_is_not_understood() {
        for said in [
            "",
            "\"begun\"",
            r#"{"moved":{"id":1}}"#,
            r#"{"done":{"id":1}}"#,
            r#"{"done":{"id":1,"text":2}}"#,
            r#"{"failed":{"id":1,"fault":"tired"}}"#,
        ] {
            assert!(VaultReply::read(said).is_none(), "{said}");
        }
    }
}
