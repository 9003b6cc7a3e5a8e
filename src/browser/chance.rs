//! Chance: ids that no other device draws.

use super::window;
use crate::model::ProfileId;
use crate::store::Window;

/// A random id.
pub fn random_id() -> ProfileId {
    ProfileId::from_random(random())
}

/// This window among the others of this browser.
pub fn random_window() -> Window {
    Window::from_random(random())
}

/// Where the browser has no good chance, a poor one does: what is drawn here protects nothing.
fn random() -> u64 {
    let mut bytes = [0_u8; 8];
    let drawn = window()
        .and_then(|window| window.crypto().ok())
        .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if !drawn {
        bytes.fill_with(|| (js_sys::Math::random() * 256.0) as u8);
    }
    u64::from_le_bytes(bytes)
}
