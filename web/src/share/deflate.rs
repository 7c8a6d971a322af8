//! The browser's own deflate: a text becomes short enough for an address.

use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStream, ReadableStreamDefaultReader, ReadableStreamReadResult, WritableStream};

use crate::engine::words_of;

/// The longest content that is unpacked, in bytes: a short link can hold a very long text.
const LONGEST: usize = 2_000_000;
const FORMAT: &str = "deflate-raw";

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = js_sys::Object)]
    type CompressionStream;

    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<CompressionStream, JsValue>;

    #[wasm_bindgen(extends = js_sys::Object)]
    type DecompressionStream;

    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;

    /// What both are.
    type Transform;

    #[wasm_bindgen(method, getter)]
    fn readable(this: &Transform) -> ReadableStream;

    #[wasm_bindgen(method, getter)]
    fn writable(this: &Transform) -> WritableStream;
}

/// Bytes packed, or what the browser says where it cannot.
pub(super) async fn deflated(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let packed = match CompressionStream::new(FORMAT) {
        Ok(stream) => through(stream.unchecked_into(), bytes, usize::MAX).await,
        Err(why) => Err(why),
    };
    packed.map_err(|why| words_of(&why))
}

/// Bytes unpacked, where they were packed and are not too many.
pub(super) async fn inflated(bytes: &[u8]) -> Option<Vec<u8>> {
    let stream = DecompressionStream::new(FORMAT).ok()?;
    through(stream.unchecked_into(), bytes, LONGEST).await.ok()
}

/// What comes out of a stream that `bytes` go into, up to `longest` of them.
async fn through(stream: Transform, bytes: &[u8], longest: usize) -> Result<Vec<u8>, JsValue> {
    let writer = stream.writable().get_writer()?;
    let sent = [writer.write_with_chunk(&js_sys::Uint8Array::from(bytes)), writer.close()];
    spawn_local(async move {
        for sent in sent {
            // What goes wrong here is seen by the reader.
            let _ = JsFuture::from(sent).await;
        }
    });
    let reader: ReadableStreamDefaultReader = stream.readable().get_reader().unchecked_into();
    let mut out = Vec::new();
    loop {
        let read: ReadableStreamReadResult = JsFuture::from(reader.read()).await?.unchecked_into();
        if read.get_done() == Some(true) {
            return Ok(out);
        }
        let part: js_sys::Uint8Array = read.get_value().unchecked_into();
        out.extend(part.to_vec());
        if out.len() > longest {
            return Err(JsValue::from_str("too long"));
        }
    }
}
