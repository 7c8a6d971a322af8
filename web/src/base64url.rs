//! The alphabet in which tokens and links are written: base64 without the letters that an address has other uses for.

use leptos::prelude::window;

use crate::engine::words_of;

/// Bytes in it, or why the browser refuses.
pub(crate) fn encoded(bytes: &[u8]) -> Result<String, String> {
    let binary: String = bytes.iter().copied().map(char::from).collect();
    let base64 = window().btoa(&binary).map_err(|why| words_of(&why))?;
    Ok(base64.trim_end_matches('=').replace('+', "-").replace('/', "_"))
}

/// The bytes that it stands for, if it stands for any.
pub(crate) fn decoded(text: &str) -> Option<Vec<u8>> {
    let binary = window().atob(&text.replace('-', "+").replace('_', "/")).ok()?;
    binary.chars().map(|byte| u8::try_from(u32::from(byte)).ok()).collect()
}
