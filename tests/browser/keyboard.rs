//! Without a mouse: from the first visit through the seven to the print page, by the keys alone.
use crate::engine::{Engine, walk};
use crate::hands::Hands;
use crate::page::Page;
use crate::{Step, first_visit};

async fn by_keyboard(page: &Page) -> Step {
    page.hands.set(Hands::Keyboard);
    first_visit::first_visit(page).await
}

#[test]
fn the_first_visit_needs_no_mouse() {
    walk("keyboard", Engine::Chromium, by_keyboard);
}
