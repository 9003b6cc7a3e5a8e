//! QR codes as a camera reads them: off the printed page, and off a photocopy of it.

use crate::reader::{Picture, ask, portable_grey};
use crate::sample;
use tsutaeru::layout::*;
use tsutaeru::sheet::qr_code;

/// As coarse as the printers in convenience stores when they save toner.
pub const DOTS_PER_INCH: &str = "200";

const ADDRESS: &str = "https://example.org/tsutaeru/";

/// A page with the code of an address in it, as a printer draws it.
fn printed(address: &str, width: Mm) -> Picture {
    let code = qr_code(address, width, "案内のページ").expect("the address fits");
    let body = Stack::new()
        .with(text("案内", Pt(14.0)).heading(1))
        .with(code);
    let part = Part {
        paper: Paper::a4(Edges::all(Mm(10.0))),
        body: body.into(),
        furniture: &|_| Furniture::default(),
        fill: false,
    };
    let document = sample::document(&lay_out(&[part], metrics::built_in()));
    portable_grey(&ask(
        "pdftoppm",
        &["-r", DOTS_PER_INCH, "-gray", "-"],
        &document,
    ))
}

/// What a reader finds on a picture.
pub fn found(picture: &Picture) -> Option<String> {
    let side = |length: usize| u32::try_from(length).expect("a side");
    let (width, height) = (side(picture.width), side(picture.height));
    let only = Some(rxing::BarcodeFormat::QR_CODE);
    rxing::helpers::detect_in_luma(picture.grey.clone(), width, height, only)
        .ok()
        .map(|code| code.getText().to_owned())
}

#[test]
fn the_printed_code_says_the_address() {
    for width in [30.0, 40.0] {
        assert_eq!(
            found(&printed(ADDRESS, Mm(width))),
            Some(ADDRESS.to_owned())
        );
    }
}

#[test]
fn a_photocopy_of_it_says_the_same() {
    let copy = printed(ADDRESS, Mm(30.0)).photocopied();
    assert_eq!(found(&copy), Some(ADDRESS.to_owned()));
}

#[test]
fn an_address_that_carries_much_reads_back_as_well() {
    let long = format!("{ADDRESS}#/crew/1/{}", "0123456789".repeat(120));
    let page = printed(&long, Mm(60.0));
    assert_eq!(found(&page), Some(long.clone()));
    assert_eq!(found(&page.photocopied()), Some(long));
}

#[test]
fn the_code_is_one_figure_with_words_for_those_who_do_not_see_it() {
    let code = qr_code(ADDRESS, Mm(30.0), "案内のページ").expect("the address fits");
    let part = Part {
        paper: Paper::a4(Edges::all(Mm(10.0))),
        body: code.into(),
        furniture: &|_| Furniture::default(),
        fill: false,
    };
    let laid = lay_out(&[part], metrics::built_in());
    let marks = &laid.pages[0].frames;
    assert!(matches!(
        marks.as_slice(),
        [Frame {
            mark: Mark::Figure(_),
            node: Some(0),
            ..
        }]
    ));
    assert_eq!(
        laid.structure[0].description.as_deref(),
        Some("案内のページ")
    );
    let structure = ask("pdfinfo", &["-struct", "-"], &sample::document(&laid));
    assert!(String::from_utf8_lossy(&structure).contains("Figure"));
}
