//! What was read off all pictures so far: photographs one after the other, or the pictures of a camera.

use super::found::{Found, Joined, joined};
use super::look::Looking;
use super::picture::Picture;
use super::protocol::How;

/// The codes of all pictures so far, each once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gathered {
    found: Vec<Found>,
}

impl Gathered {
    /// Looks at a picture. Gives how many codes were found in it.
    pub fn look_at(&mut self, picture: &Picture, how: How) -> usize {
        let mut looking = Looking::at(picture);
        match how {
            How::Photo => looking.thoroughly(),
            How::Frame(turn) => looking.quickly(turn),
        }
        let count = looking.found.len();
        for code in looking.found {
            if !self.found.contains(&code) {
                self.found.push(code);
            }
        }
        count
    }

    /// All that is there now, put together; `fits` tells whether parts can be one text.
    pub fn joined(&self, fits: impl Fn(&[&[u8]]) -> bool) -> Joined {
        joined(&self.found, fits)
    }
}
