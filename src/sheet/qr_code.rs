//! QR codes: an address as black squares that a phone's camera reads off the paper.

use crate::layout::{Drawing, Mm};
use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// The white rim that readers need, in modules, as the standard (ISO/IEC 18004) has it.
const QUIET: u16 = 4;

/// Smaller squares run together on a photocopy, and old phones do not read them.
const LEAST_MODULE: Mm = Mm(0.6);

/// Fewer digits than this at the end of an address are not worth a segment of their own.
const WORTH_PACKING: usize = 16;

/// The code of an address, its white rim inside the width; `None` where the address has more letters than fit
/// into squares that survive a photocopy (0.6 mm). A narrower code than 30 mm is for nobody's phone.
///
/// Digits at the address's end take three and a third bits each: addresses that carry much are written so.
pub fn qr_code(address: &str, width: Mm, description: &str) -> Option<Drawing> {
    let digits = address.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let cut = match address.len() - digits.len() {
        packed if packed < WORTH_PACKING => address.len(),
        _ => digits.len(),
    };
    let (letters, digits) = address.split_at(cut);
    let mut segments = vec![QrSegment::make_bytes(letters.as_bytes())];
    if !digits.is_empty() {
        segments.push(QrSegment::make_numeric(digits));
    }
    let code = QrCode::encode_segments_advanced(
        &segments,
        QrCodeEcc::Medium,
        Version::MIN,
        greatest_version(width)?,
        None,
        true,
    )
    .ok()?;
    let modules = u16::try_from(code.size()).ok()?;
    Some(Drawing::of_modules(
        modules,
        QUIET,
        width,
        description,
        |column, row| code.get_module(column.into(), row.into()),
    ))
}

/// The largest code (17 modules and 4 more for each version) whose modules are not too small in this width.
fn greatest_version(width: Mm) -> Option<Version> {
    let modules = (width.0 / LEAST_MODULE.0) as u16;
    let versions = modules.checked_sub(2 * QUIET + 17)? / 4;
    match u8::try_from(versions).ok()?.min(40) {
        0 => None,
        version => Some(Version::new(version)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn least_module(drawing: &Drawing) -> f32 {
        let sides = drawing.rectangles.iter().flat_map(|one| [one[2], one[3]]);
        sides.map(|side| side.0).fold(f32::MAX, f32::min)
    }

    #[test]
    fn squares_are_never_too_small_and_the_rim_is_white() {
        for width in [Mm(30.0), Mm(45.0), Mm(60.0)] {
            let longest = (1..3000)
                .map(|length| "x".repeat(length))
                .map_while(|address| qr_code(&address, width, ""))
                .last();
            let drawing = longest.expect("a short address fits");
            let module = least_module(&drawing);
            assert!(module >= LEAST_MODULE.0 - 0.001, "{module} in {width:?}");
            for [left, top, wide, high] in &drawing.rectangles {
                let rim = module * f32::from(QUIET) - 0.01;
                assert!(left.0 >= rim && top.0 >= rim);
                assert!((*left + *wide).0 <= width.0 - rim && (*top + *high).0 <= width.0 - rim);
            }
        }
    }

    #[test]
    fn digits_at_the_end_take_less_room_than_letters() {
        let digits = qr_code(
            &format!("https://example.org/#/{}", "7".repeat(400)),
            Mm(60.0),
            "",
        );
        let letters = qr_code(
            &format!("https://example.org/#/{}", "x".repeat(400)),
            Mm(60.0),
            "",
        );
        let (digits, letters) = (digits.expect("fits"), letters.expect("fits"));
        assert!(least_module(&digits) > least_module(&letters));
    }

    #[test]
    fn what_would_need_smaller_squares_is_refused() {
        assert!(qr_code(&"x".repeat(1000), Mm(30.0), "").is_none());
        assert!(qr_code("x", Mm(5.0), "").is_none());
    }
}
