//! Fetches the font files: all of them, whole, from beside this worker's own script.

use js_sys::{ArrayBuffer, Promise, Uint8Array};
use tsutaeru::layout::{FACES, Face};
use tsutaeru::pdf::Faces;
use tsutaeru::pdf::protocol::PaperFault;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Response, Url};

/// Fetches and reads every face; `arrived` is told how many are there.
pub async fn fetch(arrived: impl Fn(usize)) -> Result<Faces, PaperFault> {
    let scope = crate::channel::scope().ok_or(PaperFault::FontsNotFetched)?;
    let here = scope.location().href();
    // All under way at once, then read in turn.
    let requests: Vec<(Face, Promise)> = FACES
        .iter()
        .map(|face| {
            let path = format!("fonts/{}", face.file_name());
            let address =
                Url::new_with_base(&path, &here).map_err(|_| PaperFault::FontsNotFetched)?;
            Ok((*face, scope.fetch_with_str(&address.href())))
        })
        .collect::<Result<_, PaperFault>>()?;
    let mut faces = Faces::default();
    arrived(0);
    for (count, (face, request)) in requests.into_iter().enumerate() {
        let bytes = body(request).await.ok_or(PaperFault::FontsNotFetched)?;
        faces.add(face, &bytes)?;
        arrived(count + 1);
    }
    Ok(faces)
}

async fn body(request: Promise) -> Option<Vec<u8>> {
    let response: Response = JsFuture::from(request).await.ok()?.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    let buffer: ArrayBuffer = buffer.dyn_into().ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
