//! What only a browser can do, one file for each capability. No rule about a record lives here.
//!
//! Everything here may be missing or refused in some browser: each function says so in its result, and
//! none panics. A [`Listener`] works as long as it is held; `forget` lets it work for ever.

mod address;
mod camera;
mod chance;
mod clipboard;
mod clock;
mod crash;
mod file;
mod focus;
mod hand_over;
mod idle;
mod in_time;
mod lettering;
mod lifecycle;
mod listener;
mod offline;
mod overwrite;
mod persist;
mod pixels;
mod print;
mod second_copy;
mod share;
mod signal;
mod soon;
mod storage;
mod tabs;
mod taps;
mod words;
mod worker;

pub use address::{fragment, go_to, on_fragment_change, replace_fragment, site};
pub use camera::{Camera, CameraFault};
pub use chance::{random_id, random_window};
pub use clipboard::copy_text;
pub use clock::today;
pub use crash::{CalmWords, is_after_fault, show_calm_page, stay_calm};
pub use file::{
    CALENDAR, Deliverable, JSON, PDF, PLAIN, ReadError, SEALED, read_bytes, take_all_chosen,
    take_chosen,
};
pub use focus::{
    Keyboard, announce, focus_first, focus_id, focused_id, is_typing, keyboard, on_typed,
    set_language, set_title,
};
pub use hand_over::{Way, best_way, download, forget_handed_over, hand_over, open_in_tab};
pub use idle::{IdleWatch, Stir, clocks};
pub use lettering::{letters_in_worker, letters_on_page, worker_draws};
pub use lifecycle::{load_anew, on_hidden, on_leaving, on_shown};
pub use listener::Listener;
pub use offline::{Offline, forget_files, is_replaced, stay, switch_version};
pub use overwrite::overwrite_free_memory;
pub use persist::{ask_for_promise, asks_the_person, forgets_in_seven_days, is_promised};
pub use pixels::{Canvas, Pixels};
pub use print::{Printed, forget_printing, print_pdf};
pub use second_copy::SecondCopy;
pub use share::{Shared, can_share, share};
pub use signal::{on_word_of_other_windows, tell_other_windows, whisper};
pub use soon::Soon;
pub use storage::{
    Kept, LocalShelf, holds_something, keep_again, keep_nothing, keeps_nothing, open_shelf,
};
pub use tabs::on_other_windows;
pub use taps::calm_double_taps;
pub use words::fetch_words;
pub use worker::{Message, SideWorker, WorkerFault, on_not_loaded};

/// The window. There is one wherever the page runs; a worker has none.
fn window() -> Option<web_sys::Window> {
    web_sys::window()
}

fn document() -> Option<web_sys::Document> {
    window()?.document()
}
