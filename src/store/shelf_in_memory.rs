//! A shelf that forgets when the page closes: for a browser that keeps nothing, and for tests of faults.

use super::{Shelf, ShelfError};
use std::{cell::RefCell, collections::BTreeMap};

/// A shelf in memory. For tests it can be made to fail the way a browser does: [`Self::fail_with`], [`Self::limit_to`],
/// [`Self::tear_next_write`].
#[derive(Debug, Default)]
pub struct MemoryShelf(RefCell<Inside>);

#[derive(Debug, Default)]
struct Inside {
    texts: Vec<(String, String)>,
    capacity: Option<usize>,
    failing: Option<ShelfError>,
    torn_after: Option<usize>,
}

impl MemoryShelf {
    /// An empty shelf.
    pub fn new() -> Self {
        Self::default()
    }
    /// A shelf with these texts.
    pub fn holding<'a>(texts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let shelf = Self::new();
        shelf.0.borrow_mut().texts = texts
            .into_iter()
            .map(|(key, text)| (key.to_owned(), text.to_owned()))
            .collect();
        shelf
    }
    /// Everything on the shelf.
    pub fn contents(&self) -> BTreeMap<String, String> {
        self.0.borrow().texts.iter().cloned().collect()
    }
    /// From now on every call fails like this; `None` mends it.
    pub fn fail_with(&self, error: Option<ShelfError>) {
        self.0.borrow_mut().failing = error;
    }
    /// From now on keys and texts together may take so many bytes; a write beyond that is [`ShelfError::Full`].
    pub fn limit_to(&self, bytes: Option<usize>) {
        self.0.borrow_mut().capacity = bytes;
    }
    /// The next write says that it worked, but keeps only so many characters.
    pub fn tear_next_write(&self, characters: usize) {
        self.0.borrow_mut().torn_after = Some(characters);
    }
    /// Everything is wiped, as a browser does that clears a page's data.
    pub fn wipe(&self) {
        self.0.borrow_mut().texts.clear();
    }

    fn ready(&self) -> Result<(), ShelfError> {
        self.0.borrow().failing.map_or(Ok(()), Err)
    }
}

impl Shelf for MemoryShelf {
    fn read(&self, key: &str) -> Result<Option<String>, ShelfError> {
        self.ready()?;
        let inside = self.0.borrow();
        let found = inside.texts.iter().find(|(other, _)| other == key);
        Ok(found.map(|(_, text)| text.clone()))
    }
    fn write(&self, key: &str, text: &str) -> Result<(), ShelfError> {
        self.ready()?;
        let mut inside = self.0.borrow_mut();
        let others: usize = inside
            .texts
            .iter()
            .filter(|(other, _)| *other != key)
            .map(|(other, text)| other.len() + text.len())
            .sum();
        if inside
            .capacity
            .is_some_and(|most| others + key.len() + text.len() > most)
        {
            return Err(ShelfError::Full);
        }
        let kept = match inside.torn_after.take() {
            Some(characters) => text.chars().take(characters).collect(),
            None => text.to_owned(),
        };
        inside.texts.retain(|(other, _)| other != key);
        inside.texts.push((key.to_owned(), kept));
        Ok(())
    }
    fn remove(&self, key: &str) -> Result<(), ShelfError> {
        self.ready()?;
        self.0.borrow_mut().texts.retain(|(other, _)| other != key);
        Ok(())
    }
    fn keys(&self) -> Result<Vec<String>, ShelfError> {
        self.ready()?;
        let inside = self.0.borrow();
        Ok(inside.texts.iter().map(|(key, _)| key.clone()).collect())
    }
}
