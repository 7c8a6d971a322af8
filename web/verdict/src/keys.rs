//! The issuer's keys, and the check of the token's signature with them.
//!
//! The engine chooses the key. The arithmetic is a module of its own, which the page loads when keys are
//! pasted and not before.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;
use whydenied::Token;
use whydenied::case::Reading;
use whydenied::token::jwks::Jwks;
use whydenied::token::signature::{SignatureCheck, Signed};
use whydenied_view::markup::{Element, el};
use whydenied_view::prose::paragraph;

#[wasm_bindgen]
extern "C" {
    /// The module of `whydenied-signature-wasm`.
    #[derive(Clone, Debug)]
    pub type Verifier;

    #[wasm_bindgen(method, catch)]
    fn verify(
        this: &Verifier,
        algorithm: &str,
        message: &str,
        signature: &str,
        numbers: Vec<String>,
    ) -> Result<bool, JsValue>;
}

/// How far the loading of the module has come.
#[derive(Clone, Debug)]
enum Loading {
    /// Nobody needed it yet.
    NotNeeded,
    Pending,
    Ready(Verifier),
    /// With what the browser says of it.
    Failed(String),
}

/// A check that was made: it takes longer than a keystroke may.
struct Checked {
    message: String,
    signature: String,
    numbers: Vec<String>,
    holds: bool,
}

thread_local! {
    static LOADING: RefCell<Loading> = const { RefCell::new(Loading::NotNeeded) };
    /// The keys for which it was asked for last.
    static ASKED: RefCell<String> = const { RefCell::new(String::new()) };
    static CHECKED: RefCell<Option<Checked>> = const { RefCell::new(None) };
}

/// Whether the module is needed for these keys and nobody has asked for it yet; from then on it is awaited.
pub(crate) fn ask_for_module(keys: &Reading<Jwks>, text: &str) -> bool {
    let is_missing = LOADING.with_borrow(|loading| match loading {
        Loading::NotNeeded => true,
        // Other keys are another chance.
        Loading::Failed(_) => ASKED.with_borrow(|asked| asked != text),
        Loading::Pending | Loading::Ready(_) => false,
    });
    let asks = is_missing && keys.read().is_some();
    if asks {
        ASKED.set(text.to_owned());
        LOADING.set(Loading::Pending);
    }
    asks
}

/// The module is there.
pub(crate) fn use_module(module: Verifier) {
    LOADING.set(Loading::Ready(module));
}

/// It could not be loaded.
pub(crate) fn miss_module(why: String) {
    LOADING.set(Loading::Failed(why));
}

/// What the keys say of the token's signature; nothing yet while the module is being loaded.
pub(crate) fn check(token: &Token, keys: &Jwks) -> Option<SignatureCheck> {
    let signed = match token.signed_with(keys) {
        Ok(signed) => signed,
        Err(check) => return Some(check),
    };
    let Loading::Ready(verifier) = LOADING.with_borrow(Clone::clone) else { return None };
    let holds = holds(&verifier, &signed)?;
    Some(signed.outcome(holds))
}

fn holds(verifier: &Verifier, signed: &Signed<'_>) -> Option<bool> {
    let Signed { algorithm, message, signature, public_key, .. } = signed;
    let numbers = public_key.numbers().map(str::to_owned).to_vec();
    let known = CHECKED.with_borrow(|checked| {
        let checked = checked.as_ref()?;
        let is_same =
            checked.message == *message && checked.signature == *signature && checked.numbers == numbers;
        is_same.then_some(checked.holds)
    });
    if known.is_some() {
        return known;
    }
    // A module that breaks says nothing about the signature.
    let holds = verifier.verify(algorithm, message, signature, numbers.clone()).ok()?;
    let (message, signature) = ((*message).to_owned(), (*signature).to_owned());
    CHECKED.set(Some(Checked { message, signature, numbers, holds }));
    Some(holds)
}

/// What is known of the keys, beside their title.
pub(crate) fn facts(keys: &Reading<Jwks>) -> String {
    let loading = LOADING.with_borrow(Clone::clone);
    match (keys, loading) {
        (Reading::Missing, _) => "optional, to check the signature".to_owned(),
        (Reading::Unread(_), _) => "cannot be read".to_owned(),
        (_, Loading::Pending) => "loading the check…".to_owned(),
        (_, Loading::Failed(_)) => "the check is missing".to_owned(),
        (Reading::Read(jwks), _) if jwks.keys.len() == 1 => "1 key".to_owned(),
        (Reading::Read(jwks), _) => format!("{} keys", jwks.keys.len()),
    }
}

/// That the module could not be loaded, if so.
pub(crate) fn failure() -> Option<Element> {
    let Loading::Failed(why) = LOADING.with_borrow(Clone::clone) else { return None };
    let words = format!("The module that checks signatures could not be loaded: `{why}`.");
    let help = "Paste the keys again to try again, or use `whydenied decode --jwks`.";
    Some(
        el("div")
            .class("problem")
            .attr("role", "alert")
            .children(paragraph("problem-title", &words))
            .children(paragraph("help", help)),
    )
}
