//! Where things are: the repository, the finished site, the cache for tools.
use std::path::PathBuf;

/// The top folder of the repository.
pub fn repository() -> PathBuf {
    let xtask = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().map(PathBuf::from).unwrap_or(xtask)
}

/// Cargo's build folder: `CARGO_TARGET_DIR` if it is set, else `target/`.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| repository().join("target"), PathBuf::from)
}

/// The finished site, ready for any static host.
pub fn dist() -> PathBuf {
    repository().join("dist")
}

/// Intermediate files of the site: what was laid together, and wasm files already shrunk.
pub fn site() -> PathBuf {
    target().join("site")
}

/// Tools installed for this project only; kept outside `target/` because they take minutes to compile.
pub fn cache() -> PathBuf {
    let base = std::env::var_os("XDG_CACHE_HOME")
        .filter(|folder| !folder.is_empty())
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cache")))
        .unwrap_or_else(std::env::temp_dir);
    base.join("tsutaeru")
}
