//! Where the page's program is to be cut in two (feature `split`), the cutter must see which function uses
//! which: the linker leaves its notes in.

fn main() {
    println!("cargo::rerun-if-changed=xtask/build/cut.rs");
    if std::env::var_os("CARGO_FEATURE_SPLIT").is_some()
        && std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|target| target == "wasm32")
    {
        println!("cargo::rustc-link-arg-bin=app=--emit-relocs");
    }
}
