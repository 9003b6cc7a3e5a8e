//! Has letters that the paper's faces lack drawn by this browser, and judges what it drew. Where workers cannot draw,
//! the page does.

use crate::channel;
use std::sync::Arc;
use tsutaeru::browser::{letters_in_worker, worker_draws};
use tsutaeru::layout::metrics::built_in;
use tsutaeru::layout::{Face, Instead, Picture, ToDraw, drawn};

/// 600 dots to the inch for the largest letters of any paper (28 points), more for smaller ones.
const PER_EM: u16 = 240;

/// Faces for kanji in the form used in Japan, with the rarer forms of names; what they lack the browser finds.
const JAPANESE: &str = "\"Hiragino Sans\",\"Yu Gothic\",\"Noto Sans CJK JP\",\"Noto Sans JP\",\"IPAmjMincho\",sans-serif";

/// Characters that nobody has, of two lengths: some browsers write a character's number into its box.
const NOBODYS: [&str; 2] = ["\u{378}", "\u{2FA70}"];

/// Who draws, and what this browser draws where it has no face either.
pub struct Artist {
    is_here: bool,
    boxes: Vec<Picture>,
}

impl Artist {
    /// Looks who can draw. Where nobody can, there is no picture of anything.
    pub async fn new() -> Self {
        let mut artist = Self {
            is_here: worker_draws(),
            boxes: vec![],
        };
        for text in NOBODYS {
            let drawn = artist.picture(text, false).await;
            artist.boxes.extend(drawn);
        }
        artist
    }

    /// What stands instead of the letters; `None` is what the paper's own face makes of them.
    pub async fn draw(&self, letters: &ToDraw, note: &str) -> Option<Instead> {
        let cannot = Some(Instead::Note(note.to_owned()));
        let visible = drawn(&letters.text);
        let has = |one: &char| built_in().advance(Face::Text, *one).is_some();
        for one in visible.iter().filter(|one| !has(one)) {
            if self.lacks(*one).await {
                return cannot;
            }
        }
        // Some browsers draw a box for a form that they do not know of a character that they know.
        let plain: String = visible.iter().collect();
        let knows_form = !self.draws_box(&letters.text).await;
        let text = if knows_form { &letters.text } else { &plain };
        let Some(picture) = self.picture(text, letters.bold).await else {
            return cannot;
        };
        // What this browser knows no more of than the paper's own face is set in that face.
        if visible.iter().all(has) {
            let plain = self.picture(&plain, letters.bold).await;
            if !knows_form || plain.is_none_or(|other| other == picture) {
                return None;
            }
        }
        Some(Instead::Picture(Arc::new(picture)))
    }

    /// Whether this browser has nothing for a character, or only a sign that means something else in every face.
    async fn lacks(&self, character: char) -> bool {
        let is_private = matches!(character, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}');
        is_private || self.draws_box(character.encode_utf8(&mut [0; 4])).await
    }

    /// Whether this browser draws a box, or nothing at all.
    async fn draws_box(&self, text: &str) -> bool {
        let is_box = |drawn: Picture| self.boxes.iter().any(|known| known.is_same_box(&drawn));
        self.picture(text, false).await.is_none_or(is_box)
    }

    /// Has letters drawn and reads back their ink.
    async fn picture(&self, text: &str, bold: bool) -> Option<Picture> {
        let is_letter = |one: char| one.is_alphabetic() && one < '\u{2E80}';
        let faces = match text.chars().all(is_letter) {
            true => "sans-serif",
            false => JAPANESE,
        };
        let weight = if bold { "bold " } else { "" };
        let font = format!("{weight}{PER_EM}px {faces}");
        let drawn = match self.is_here {
            true => letters_in_worker(text, &font),
            false => channel::drawn_by_page(text.to_owned(), font).await,
        };
        Picture::of(&drawn?, f32::from(PER_EM))
    }
}
