//! The check of a token's signature with the issuer's keys.
//!
//! The engine chooses the key. The arithmetic is a module of its own, which is loaded when keys are pasted and not
//! before: who asks says what is to be done until then.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;
use whydenied::Token;
use whydenied::case::Reading;
use whydenied::token::jwks::Jwks;
use whydenied::token::signature::{SignatureCheck, Signed};

#[wasm_bindgen]
extern "C" {
    /// The module of `whydenied-signature-wasm`.
    #[derive(Clone, Debug)]
    pub type Arithmetic;

    #[wasm_bindgen(method, catch)]
    fn verify(
        this: &Arithmetic,
        algorithm: &str,
        message: &str,
        signature: &str,
        numbers: Vec<String>,
    ) -> Result<bool, JsValue>;
}

/// A check that was made: it takes longer than a keystroke may.
struct Checked {
    message: String,
    signature: String,
    numbers: Vec<String>,
    holds: bool,
}

thread_local! {
    static ARITHMETIC: RefCell<Option<Arithmetic>> = const { RefCell::new(None) };
    static CHECKED: RefCell<Option<Checked>> = const { RefCell::new(None) };
}

/// From now on signatures are checked with this module.
#[wasm_bindgen(js_name = useArithmetic, skip_typescript)]
pub fn use_arithmetic(module: Arithmetic) {
    ARITHMETIC.set(Some(module));
}

/// Whether these keys wait for the module.
pub(crate) fn need_arithmetic(keys: &Reading<Jwks>) -> bool {
    keys.read().is_some() && ARITHMETIC.with_borrow(Option::is_none)
}

/// What the keys say of the token's signature, where there are both; nothing yet while the module is not there.
pub(crate) fn check(token: &Reading<Token>, keys: &Reading<Jwks>) -> Option<SignatureCheck> {
    let signed = match token.read()?.signed_with(keys.read()?) {
        Ok(signed) => signed,
        Err(check) => return Some(check),
    };
    let arithmetic = ARITHMETIC.with_borrow(Clone::clone)?;
    let holds = holds(&arithmetic, &signed)?;
    Some(signed.outcome(holds))
}

fn holds(arithmetic: &Arithmetic, signed: &Signed<'_>) -> Option<bool> {
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
    let holds = arithmetic.verify(algorithm, message, signature, numbers.clone()).ok()?;
    let (message, signature) = ((*message).to_owned(), (*signature).to_owned());
    CHECKED.set(Some(Checked { message, signature, numbers, holds }));
    Some(holds)
}
