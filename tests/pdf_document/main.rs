//! The PDF as other programs read it. They are needed: `pdftotext`, `pdffonts`, `pdfinfo`, `pdftoppm`
//! (poppler-utils) and `qpdf`.

mod accessible;
mod crew_code;
mod drawn;
#[path = "../personas/mod.rs"]
mod personas;
mod qr_code;
mod reader;
mod sample;
mod typed;
mod typesetting;
mod whole;
