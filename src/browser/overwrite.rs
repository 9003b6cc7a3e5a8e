//! Overwriting what was given back of the program's memory: a program gives back what it no longer needs without
//! wiping it, so that a record's words would lie there until something else takes their room.

use core::arch::wasm32::memory_size;
use std::hint::black_box;

/// The largest piece that is asked for, in bytes; then ever smaller ones, down to one.
const LARGEST: usize = 1 << 20;

/// Fills every free place with zeros: takes pieces of each size until the program's memory would have to grow, and gives
/// all of them back. (What the browser itself remembers of fields and drawings no page can overwrite.)
pub fn overwrite_free_memory() {
    let mut taken: Vec<Vec<u8>> = vec![];
    let mut size = LARGEST;
    while size > 0 {
        let before = memory_size::<0>();
        while memory_size::<0>() == before {
            taken.push(black_box(vec![0_u8; size]));
        }
        size /= 2;
    }
}
