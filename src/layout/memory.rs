//! What was measured before: a front is composed again and again until it fits, and most of its paragraphs do not
//! change from one time to the next.

use super::{Mm, Paragraph};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// A paragraph, the width it was measured in, and what came of it.
type Measured = (Paragraph, Mm, Mm);

thread_local! {
    /// By a number that hardly any two share. It holds for the time of a call, as what was drawn does.
    static MEMORY: RefCell<Option<BTreeMap<u64, Vec<Measured>>>> = const { RefCell::new(None) };
}

/// Remembers what is measured with the built-in widths while `act` runs.
pub fn remembering<T>(act: impl FnOnce() -> T) -> T {
    let before = MEMORY.replace(Some(BTreeMap::new()));
    let done = act();
    MEMORY.set(before);
    done
}

/// What is known of a paragraph in a width, or what comes of the work.
pub(super) fn known(paragraph: &Paragraph, width: Mm, work: impl FnOnce() -> Mm) -> Mm {
    let number = number(paragraph, width);
    let found = MEMORY.with_borrow(|memory| {
        let known = memory.as_ref()?.get(&number)?;
        let same = |(one, at, _): &&Measured| *at == width && one == paragraph;
        known.iter().find(same).map(|(_, _, height)| *height)
    });
    found.unwrap_or_else(|| {
        let measured = work();
        MEMORY.with_borrow_mut(|memory| {
            if let Some(memory) = memory {
                let known = memory.entry(number).or_default();
                known.push((paragraph.clone(), width, measured));
            }
        });
        measured
    })
}

fn number(paragraph: &Paragraph, width: Mm) -> u64 {
    let mut hasher = DefaultHasher::new();
    width.0.to_bits().hash(&mut hasher);
    for span in &paragraph.spans {
        span.text.hash(&mut hasher);
        span.style.size.0.to_bits().hash(&mut hasher);
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{Pt, text};

    #[test]
    fn the_same_paragraph_is_measured_once_and_only_while_it_is_remembered() {
        let mut times = 0;
        let mut measure = |words: &str, leading, width| {
            known(&text(words, Pt(12.0)).leading(leading), Mm(width), || {
                times += 1;
                Mm(times as f32)
            })
        };
        remembering(|| {
            assert_eq!(measure("薬", 1.0, 10.0), Mm(1.0));
            assert_eq!(measure("薬", 1.0, 10.0), Mm(1.0));
            assert_eq!(measure("薬", 1.0, 20.0), Mm(2.0));
            assert_eq!(measure("薬", 1.5, 10.0), Mm(3.0));
            assert_eq!(measure("水", 1.0, 10.0), Mm(4.0));
        });
        assert_eq!(measure("薬", 1.0, 10.0), Mm(5.0));
        assert_eq!(measure("薬", 1.0, 10.0), Mm(6.0));
    }
}
