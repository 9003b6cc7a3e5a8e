//! The faces that letters are set in: one entry for each font file in `public/fonts`.

use serde::{Deserialize, Serialize};

/// One font file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Face {
    /// BIZ UDPGothic Regular with every character it has.
    Text,
    /// BIZ UDPGothic Bold, only the commoner characters; see [`Face::Text`] for the rest.
    TextBold,
    /// BIZ UDGothic Regular, only what telephone numbers need: all digits equally wide.
    Digits,
    /// BIZ UDGothic Bold, only what telephone numbers need.
    DigitsBold,
}

/// Every face there is.
pub const FACES: &[Face] = &[Face::Text, Face::TextBold, Face::Digits, Face::DigitsBold];

impl Face {
    /// The name of its file in `public/fonts`.
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Text => "text.woff2",
            Self::TextBold => "text-bold.woff2",
            Self::Digits => "digits.woff2",
            Self::DigitsBold => "digits-bold.woff2",
        }
    }

    /// The CSS family it is declared under where the preview is shown.
    pub const fn css_family(self) -> &'static str {
        match self {
            Self::Text | Self::TextBold => "Tsutaeru Text",
            Self::Digits | Self::DigitsBold => "Tsutaeru Digits",
        }
    }

    /// Whether it is the heavier of its pair.
    pub const fn is_bold(self) -> bool {
        matches!(self, Self::TextBold | Self::DigitsBold)
    }
}

/// How heavy letters are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
    /// Running text.
    #[default]
    Regular,
    /// Emphasis.
    Bold,
}

/// The colour of letters. Paper is black and white; nothing is said by colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ink {
    /// On white or grey.
    #[default]
    Black,
    /// On black.
    White,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_face_has_a_file_of_its_own() {
        let mut names: Vec<_> = FACES.iter().map(|face| face.file_name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), FACES.len());
    }
}
