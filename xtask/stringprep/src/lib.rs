//! Stands in for the package `stringprep`, which lopdf needs for one thing: to read the password of a closed PDF.
//! No paper is closed, and none is opened; yet its tables of all characters would stay in the paper engine and be
//! an eighth of its weight. Whoever tried a password all the same is told that it cannot be read.

use std::borrow::Cow;
use std::fmt;

/// Passwords cannot be read here.
#[derive(Debug)]
pub struct Error;

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("passwords of PDF files are not supported")
    }
}

impl std::error::Error for Error {}

/// Always an error.
pub fn saslprep(_: &str) -> Result<Cow<'_, str>, Error> {
    Err(Error)
}
