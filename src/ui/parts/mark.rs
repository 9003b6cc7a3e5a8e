//! A person's colour and shape.

use crate::model::{Coded, ProfileMark};
use crate::ui::element::{Element, el};

/// The shape in its colour. It stands beside the name and says nothing by itself.
pub fn mark(mark: ProfileMark) -> Element {
    el("span")
        .class(format!("mark {}", mark.code()))
        .attr("aria-hidden", "true")
}
