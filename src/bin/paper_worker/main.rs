//! The web worker that makes the paper; its own wasm file, so that the page stays small and never waits.
//!
//! It is spoken to as [`tsutaeru::pdf::protocol`] says. Nothing leaves this device: the only requests are
//! those for the font files, whole, whatever stands on the paper.

#[cfg(target_arch = "wasm32")]
mod channel;
#[cfg(target_arch = "wasm32")]
mod draw;
#[cfg(target_arch = "wasm32")]
mod fonts;
#[cfg(target_arch = "wasm32")]
mod work;

fn main() {
    #[cfg(target_arch = "wasm32")]
    channel::listen();
}
