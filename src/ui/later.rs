//! The seam between the page's two files of program: the pages that the first look does not need lie in a
//! file of their own, fetched right after it. Whatever only they use goes there by itself; the build cuts
//! the program here (feature `split`). Without that the pages lie in the one program, and are there at once.

// The cut is a function of another file, which Rust calls unsafe. The macro writes it; we write none.
#![cfg_attr(feature = "split", allow(unsafe_code))]

use super::app::App;
use super::{pages, version};
use crate::session::Route;
use leptos::prelude::AnyView;

/// The pages of the second file, and what is done once they are here. Who has this has that file: there is no
/// other way to come by it.
#[derive(Clone, Copy)]
pub struct LaterPages {
    page: fn(App, Route) -> AnyView,
    stay: fn(App),
}

const PAGES: LaterPages = LaterPages {
    page: pages::later,
    stay: version::stay,
};

impl LaterPages {
    /// The page behind an address.
    pub fn page(self, app: App, route: Route) -> AnyView {
        (self.page)(app, route)
    }
    /// Begins to keep the page on the device.
    pub fn stay(self, app: App) {
        (self.stay)(app);
    }
}

/// The second file could not be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotFetched;

#[cfg(feature = "split")]
impl From<leptos::wasm_split::SplitLoaderError> for NotFetched {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

/// Fetches the second file. One that did not come may be asked for again.
#[cfg(feature = "split")]
#[leptos::wasm_split::wasm_split(later, wasm_split_path = leptos::wasm_split, fallible)]
pub fn fetch() -> Result<LaterPages, NotFetched> {
    Ok(PAGES)
}

/// The pages, which are here.
#[cfg(not(feature = "split"))]
pub async fn fetch() -> Result<LaterPages, NotFetched> {
    Ok(PAGES)
}
