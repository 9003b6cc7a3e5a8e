//! Chance: ids that no other device draws.

use super::window;
use crate::model::ProfileId;

/// A random id. Where the browser has no good chance, a poor one does: an id protects nothing.
pub fn random_id() -> ProfileId {
    let mut bytes = [0_u8; 8];
    let drawn = window()
        .and_then(|window| window.crypto().ok())
        .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if !drawn {
        bytes.fill_with(|| (js_sys::Math::random() * 256.0) as u8);
    }
    ProfileId::from_random(u64::from_le_bytes(bytes))
}
