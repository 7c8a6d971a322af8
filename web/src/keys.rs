//! The issuer's keys, and the check of the token's signature with them.
//!
//! The engine chooses the key. The arithmetic is a module of its own, which is loaded when keys are
//! pasted and not before.

use js_sys::Promise;
use leptos::html::Textarea;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use whydenied::Token;
use whydenied::token::jwks::Jwks;
use whydenied::token::signature::{SignatureCheck, Signed};

use crate::state::{Reading, Shared};

#[wasm_bindgen]
extern "C" {
    /// The module of `whydenied-signature-wasm`.
    #[derive(Clone, Debug)]
    pub(crate) type Verifier;

    #[wasm_bindgen(method, catch)]
    fn verify(
        this: &Verifier,
        algorithm: &str,
        message: &str,
        signature: &str,
        numbers: Vec<String>,
    ) -> Result<bool, JsValue>;

    /// Loads it; `start.js` has this.
    #[wasm_bindgen(catch, js_name = loadSignatureCheck)]
    fn load() -> Result<Promise, JsValue>;
}

/// How far the loading of the module has come.
#[derive(Clone, Debug)]
pub(crate) enum Loading {
    /// Nobody needed it yet.
    NotNeeded,
    Pending,
    Ready(Verifier),
    /// With what the browser says of it.
    Failed(String),
}

/// The keys, and what checks a signature with them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Keys {
    /// What was pasted.
    pub(crate) text: RwSignal<String>,
    /// The text area of the keys.
    pub(crate) area: NodeRef<Textarea>,
    /// What became of the text.
    pub(crate) reading: Memo<Reading<Shared<Jwks>>>,
    /// The module that does the arithmetic.
    pub(crate) loading: RwSignal<Loading, LocalStorage>,
}

impl Keys {
    /// No keys yet.
    pub(crate) fn new() -> Self {
        let text = RwSignal::new(String::new());
        let reading =
            Memo::new(move |_| text.with(|text| Reading::of(text, |text| Jwks::read(text).map(Shared::new))));
        let loading = RwSignal::new_local(Loading::NotNeeded);
        let keys = Self { text, area: NodeRef::new(), reading, loading };
        // Other keys are another chance for what could not be loaded.
        Effect::new(move |_| {
            let needed = reading.with(|reading| matches!(reading, Reading::Read(_)));
            let missing = matches!(loading.get_untracked(), Loading::NotNeeded | Loading::Failed(_));
            if needed && missing {
                keys.load();
            }
        });
        keys
    }

    fn load(self) {
        self.loading.set(Loading::Pending);
        leptos::task::spawn_local(async move {
            let loaded = match load() {
                Ok(promise) => JsFuture::from(promise).await,
                Err(error) => Err(error),
            };
            self.loading.set(match loaded {
                Ok(module) => Loading::Ready(module.unchecked_into()),
                Err(error) => Loading::Failed(
                    error.dyn_ref().map(js_sys::Error::message).map(String::from).unwrap_or_default(),
                ),
            });
        });
    }

    /// What the keys say of the token's signature; nothing without keys, and nothing yet while the
    /// module is being loaded.
    pub(crate) fn check(&self, token: &Token) -> Option<SignatureCheck> {
        let Reading::Read(jwks) = self.reading.get() else { return None };
        let signed = match token.signed_with(&jwks) {
            Ok(signed) => signed,
            Err(check) => return Some(check),
        };
        let Loading::Ready(verifier) = self.loading.get() else { return None };
        let Signed { algorithm, message, signature, public_key, .. } = signed;
        let numbers = public_key.numbers().map(str::to_owned).to_vec();
        // A module that breaks says nothing about the signature.
        let holds = verifier.verify(algorithm, message, signature, numbers).ok()?;
        Some(signed.outcome(holds))
    }
}
