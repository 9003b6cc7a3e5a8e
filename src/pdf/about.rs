//! What a document says about itself to programs that never open its pages (XMP).

use super::Particulars;
use lopdf::{Document, ObjectId, Stream, dictionary};
use std::fmt::Write;

/// Writes the metadata; gives their place. They are not packed, so that any program can read them.
///
/// PDF/UA-1 is claimed: `ua.md` beside this file says what that takes, and the tests look at every paper.
pub(super) fn write(document: &mut Document, particulars: &Particulars) -> ObjectId {
    let (year, month, day) = particulars.made_on;
    let date = format!("{year:04}-{month:02}-{day:02}");
    let [title, producer, language] = [
        particulars.title,
        particulars.producer,
        particulars.language,
    ]
    .map(escaped);
    let packet = format!(
        "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" \
         xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\
         <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>\
         <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>\
         <pdf:Producer>{producer}</pdf:Producer>\
         <xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>\
         <pdfuaid:part>1</pdfuaid:part></rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>"
    );
    let about = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    document.add_object(Stream::new(about, packet.into_bytes()).with_compression(false))
}

/// Text as XML has it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        let _ = match character {
            '&' => out.write_str("&amp;"),
            '<' => out.write_str("&lt;"),
            '>' => out.write_str("&gt;"),
            _ => out.write_char(character),
        };
    }
    out
}
