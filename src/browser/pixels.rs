//! The pixels of a picture: of a file, of what a camera shows. They stay outside the program's own memory and are
//! handed on from there.

use super::document;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, File, HtmlCanvasElement, HtmlVideoElement, ImageBitmap};

/// Red, green, blue and opacity of each pixel, row by row.
pub struct Pixels {
    /// How many lie beside each other.
    pub width: u32,
    /// How many lie above each other.
    pub height: u32,
    /// Four bytes for each.
    pub bytes: Uint8Array,
}

/// Where pictures are drawn to be read; used again and again for those of a camera.
pub struct Canvas {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
}

impl Canvas {
    /// A new one. `None` where the browser gives none.
    pub fn new() -> Option<Self> {
        let canvas = document()?.create_element("canvas").ok()?;
        let canvas: HtmlCanvasElement = canvas.dyn_into().ok()?;
        // Drawn by the processor, from which it is read at once. What shines through must be told from black.
        let options = js_sys::JSON::parse(r#"{"willReadFrequently":true}"#).ok()?;
        let context = canvas
            .get_context_with_context_options("2d", &options)
            .ok()??;
        Some(Self {
            canvas,
            context: context.dyn_into().ok()?,
        })
    }

    /// The pixels of what a video shows now, its longer side at most so many. `None` while it shows nothing.
    pub fn of_video(&self, video: &HtmlVideoElement, longest: u32) -> Option<Pixels> {
        let (width, height) = within(video.video_width(), video.video_height(), longest)?;
        self.resize(width, height);
        let (wide, high) = (f64::from(width), f64::from(height));
        let drawn = self
            .context
            .draw_image_with_html_video_element_and_dw_and_dh(video, 0.0, 0.0, wide, high);
        drawn.ok()?;
        self.read(width, height)
    }

    /// The pixels of a picture that the person chose, its longer side at most so many. `None` where the browser knows
    /// no such picture. Nothing of it stays.
    pub async fn of_file(self, file: &File, longest: u32) -> Option<Pixels> {
        let asked = super::window()?.create_image_bitmap_with_blob(file).ok()?;
        let picture: ImageBitmap = JsFuture::from(asked).await.ok()?.dyn_into().ok()?;
        let (width, height) = within(picture.width(), picture.height(), longest)?;
        self.resize(width, height);
        let (wide, high) = (f64::from(width), f64::from(height));
        let drawn = self
            .context
            .draw_image_with_image_bitmap_and_dw_and_dh(&picture, 0.0, 0.0, wide, high);
        picture.close();
        drawn.ok()?;
        let pixels = self.read(width, height);
        // Some browsers keep the room of a canvas until much later.
        self.resize(0, 0);
        pixels
    }

    fn resize(&self, width: u32, height: u32) {
        if (self.canvas.width(), self.canvas.height()) != (width, height) {
            self.canvas.set_width(width);
            self.canvas.set_height(height);
        }
    }

    fn read(&self, width: u32, height: u32) -> Option<Pixels> {
        let (wide, high) = (f64::from(width), f64::from(height));
        let image = self.context.get_image_data(0.0, 0.0, wide, high).ok()?;
        // Not `image.data()`, which would copy it into the program's memory.
        let data = js_sys::Reflect::get(&image, &JsValue::from_str("data")).ok()?;
        let data: js_sys::Uint8ClampedArray = data.dyn_into().ok()?;
        Some(Pixels {
            width,
            height,
            bytes: Uint8Array::new(&data.buffer()),
        })
    }
}

/// The size in which the longer side is at most so many pixels.
fn within(width: u32, height: u32, longest: u32) -> Option<(u32, u32)> {
    let longer = width.max(height);
    if width == 0 || height == 0 {
        return None;
    }
    if longer <= longest {
        return Some((width, height));
    }
    let side = |side: u32| {
        let side = u64::from(side) * u64::from(longest) / u64::from(longer);
        u32::try_from(side).unwrap_or(longest).max(1)
    };
    Some((side(width), side(height)))
}
