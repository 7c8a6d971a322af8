//! The arithmetic of signatures, which the page loads when an issuer's keys are pasted: the
//! cryptography weighs as much as the rest of the page, and few need it.

use wasm_bindgen::prelude::wasm_bindgen;

/// Whether the key made the signature; `numbers` are the two that `PublicKey::numbers` gives.
#[wasm_bindgen]
#[must_use]
#[expect(clippy::needless_pass_by_value, reason = "JavaScript hands its list over")]
pub fn verify(algorithm: &str, message: &str, signature: &str, numbers: Vec<String>) -> bool {
    let [first, second] = numbers.as_slice() else { return false };
    whydenied_signature::verify(algorithm, message, signature, [first, second])
}
