//! The web worker that closes and opens with a passphrase; its own wasm file, so that the page stays small and
//! never waits while a passphrase is being worked on.
//!
//! It is spoken to as [`tsutaeru::vault::protocol`] says. It asks for nothing over the network.

#[cfg(target_arch = "wasm32")]
mod channel;
#[cfg(target_arch = "wasm32")]
mod work;

fn main() {
    #[cfg(target_arch = "wasm32")]
    channel::listen();
}
