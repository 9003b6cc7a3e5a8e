//! The door to whatever keeps texts under keys: the browser's local storage, or a twin in memory.

/// Why the shelf did not do what it was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShelfError {
    /// The browser does not let this page keep anything (blocked, private mode).
    Denied,
    /// There is no room left.
    Full,
    /// The storage went away while the page was open.
    Gone,
    /// Something else that the browser does not explain.
    Failed,
}

/// Keeps texts under keys. Every call may fail; none may panic.
pub trait Shelf {
    /// The text under a key, if there is one.
    fn read(&self, key: &str) -> Result<Option<String>, ShelfError>;
    /// Puts a text under a key, in place of one that is there.
    fn write(&self, key: &str, text: &str) -> Result<(), ShelfError>;
    /// Takes a key away. A key that is not there is no error.
    fn remove(&self, key: &str) -> Result<(), ShelfError>;
    /// Every key, in no order.
    fn keys(&self) -> Result<Vec<String>, ShelfError>;
}

impl<S: Shelf + ?Sized> Shelf for &S {
    fn read(&self, key: &str) -> Result<Option<String>, ShelfError> {
        (**self).read(key)
    }
    fn write(&self, key: &str, text: &str) -> Result<(), ShelfError> {
        (**self).write(key, text)
    }
    fn remove(&self, key: &str) -> Result<(), ShelfError> {
        (**self).remove(key)
    }
    fn keys(&self) -> Result<Vec<String>, ShelfError> {
        (**self).keys()
    }
}

impl<S: Shelf + ?Sized> Shelf for Box<S> {
    fn read(&self, key: &str) -> Result<Option<String>, ShelfError> {
        (**self).read(key)
    }
    fn write(&self, key: &str, text: &str) -> Result<(), ShelfError> {
        (**self).write(key, text)
    }
    fn remove(&self, key: &str) -> Result<(), ShelfError> {
        (**self).remove(key)
    }
    fn keys(&self) -> Result<Vec<String>, ShelfError> {
        (**self).keys()
    }
}
