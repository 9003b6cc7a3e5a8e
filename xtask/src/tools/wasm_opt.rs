//! wasm-opt, which makes the programs about a third smaller. Only one that is known to understand the output of
//! our wasm-bindgen will do: Debian's 108 breaks its table of references, and the page stays empty.
use super::{find, node};
use anyhow::Result;
use std::path::PathBuf;

/// The oldest version that is known to be right.
const OLDEST: u32 = 132;

/// Whether the work can go on without it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// The finished site must be small.
    Required,
    /// A look at the page on this machine is possible with bigger files.
    Wanted,
}

/// A fitting wasm-opt; `None` only if it is merely wanted and cannot be had.
pub fn ensure(need: Need) -> Result<Option<PathBuf>> {
    if let Some(path) = find("wasm-opt", &[], fits) {
        return Ok(Some(path));
    }
    match node::package(
        "binaryen",
        node::BINARYEN,
        "its wasm-opt makes the programs small",
    ) {
        Ok(folder) => Ok(Some(folder.join("bin/wasm-opt"))),
        Err(error) if need == Need::Wanted => {
            println!(
                "Going on without wasm-opt; the page works, but its files are bigger. ({error:#})"
            );
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

fn fits(said: &str) -> bool {
    let mut words = said
        .split_whitespace()
        .skip_while(|word| *word != "version")
        .skip(1);
    words
        .next()
        .and_then(|number| number.parse().ok())
        .is_some_and(|number: u32| number >= OLDEST)
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn the_wasm_opt_of_debian_does_not_fit() {
        assert!(!fits("wasm-opt version 108"));
        assert!(fits("wasm-opt version 132 (version_132)"));
        assert!(!fits("wasm-opt"));
    }
}
