//! The seams between the page's files of program: the pages that the first look does not need lie in files of
//! their own, one for each [`Area`], fetched right after it. Whatever only they use goes there by itself; the build
//! cuts the program here (feature `split`). Without that the pages lie in the one program, and are there at once.

// The cut is a function of another file, which Rust calls unsafe. The macro writes it; we write none.
#![cfg_attr(feature = "split", allow(unsafe_code))]

use super::app::{App, Pages};
use super::areas::Area;
use super::{lock, pages, version};

/// The file of an area could not be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotFetched;

#[cfg(feature = "split")]
impl From<leptos::wasm_split::SplitLoaderError> for NotFetched {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

/// Fetches an area. One that did not come may be asked for again.
pub async fn fetch(area: Area) -> Result<Pages, NotFetched> {
    match area {
        Area::Questions => questions().await,
        Area::Papers => papers().await,
        Area::Device => device().await,
        Area::Scan => scan().await,
    }
}

/// Begins to keep the page on the device; the area of the device knows how.
pub async fn stay(app: App) -> Result<(), NotFetched> {
    keep(app).await
}

/// Lets go of everything that was made of a record; the area of the device knows of what.
pub async fn let_go(app: App) -> Result<(), NotFetched> {
    release(app).await
}

/// One function for each seam; without the cut, what lies behind it is here.
macro_rules! seam {
    ($area:ident, $name:ident($($argument:ident: $kind:ty)?) -> $answer:ty, $does:expr) => {
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split($area, wasm_split_path = leptos::wasm_split, fallible)]
        fn $name($($argument: $kind)?) -> Result<$answer, NotFetched> {
            Ok($does)
        }

        #[cfg(not(feature = "split"))]
        async fn $name($($argument: $kind)?) -> Result<$answer, NotFetched> {
            Ok($does)
        }
    };
}

seam!(questions, questions() -> Pages, Pages::new(pages::questions));
seam!(papers, papers() -> Pages, Pages::new(pages::papers));
seam!(device, device() -> Pages, Pages::new(pages::device));
seam!(scan, scan() -> Pages, Pages::new(pages::scan));
seam!(device, keep(app: App) -> (), version::stay(app));
seam!(device, release(app: App) -> (), lock::let_go(app));
