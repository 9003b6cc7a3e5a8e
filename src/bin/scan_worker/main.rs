//! The web worker that reads the pharmacy's codes off pictures; its own wasm file, so that the page stays small and
//! never waits while a picture is being looked at.
//!
//! It is spoken to as [`tsutaeru::scan::protocol`] says. It asks for nothing over the network, and keeps no picture.

#[cfg(target_arch = "wasm32")]
mod channel;
#[cfg(any(target_arch = "wasm32", test))]
mod work;

fn main() {
    #[cfg(target_arch = "wasm32")]
    channel::listen();
}
