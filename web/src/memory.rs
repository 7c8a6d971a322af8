//! Remembers what was pasted, on this device and only where it was asked for: the policy and the request, never the token.
//! Turning it off forgets.

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::Storage;
use whydenied_questions::fields::is_of_pulumi;
use whydenied_questions::texts::{JWKS, TOKEN, Texts, name_of};
use whydenied_report::{Value, secret};

use crate::engine::{Failure, words_of};
use crate::frame::is_embedded;
use crate::share::{folded, unfolded, without_secrets};
use crate::state::{State, state};

/// Under which it is kept: a list with each text after its name.
const KEY: &str = "whydenied";
/// The name under which the texts of Pulumi Cloud's side are kept together, as a link has them.
const PULUMI: &str = "pulumi";

/// Puts in place what is remembered, where nothing was pasted, and shows its side.
pub(crate) fn recall(state: State) {
    if let Some(remembered) = remembered() {
        if state.own_texts().are_empty() {
            state.put(&read(&remembered));
        }
        state.turn_to_texts();
    }
}

/// The choice to remember.
#[component]
pub(crate) fn Remember() -> impl IntoView {
    let state = state();
    let is_on = RwSignal::new(remembered().is_some());
    Effect::new(move |had_begun: Option<bool>| {
        // Whoever asks for the texts is told of every change of them.
        let _ = state.texts();
        let is_on = is_on.get();
        // What is remembered may not be in its place yet.
        if is_on && had_begun.is_some() {
            report(state, save(state));
        }
        is_on
    });
    let leaving = window_event_listener_untyped("pagehide", move |_| {
        if is_on.get_untracked() {
            // Nobody is there any more to be told.
            let _ = save(state);
        }
    });
    on_cleanup(move || leaving.remove());
    let turn = move |event| {
        let is_wanted = event_target_checked(&event);
        if is_wanted {
            recall(state);
        } else {
            report(state, forget());
        }
        is_on.set(is_wanted);
    };
    view! {
        <label class="choice">
            <input type="checkbox" id="remember" autocomplete="off" prop:checked=is_on on:change=turn />
            " Remember what I paste on this device: the policy and the request, never the token"
        </label>
    }
}

/// Says why nothing is remembered.
fn report(state: State, done: Result<(), JsValue>) {
    if let Err(why) = done {
        state.trouble.set(Some(Failure::Missing(words_of(&why)).to_string()));
    }
}

/// Where it is kept; a browser may refuse it.
fn storage() -> Result<Storage, JsValue> {
    window().local_storage()?.ok_or_else(|| JsValue::from_str("the browser keeps nothing"))
}

/// What is remembered, if anything; in a page that is part of another nothing is.
fn remembered() -> Option<String> {
    if is_embedded() { None } else { storage().ok()?.get_item(KEY).ok()? }
}

fn save(state: State) -> Result<(), JsValue> {
    let kept = serde_json::to_string(&written(&state.typed()));
    storage()?.set_item(KEY, &kept.map_err(|error| JsValue::from_str(&error.to_string()))?)
}

fn forget() -> Result<(), JsValue> {
    storage()?.remove_item(KEY)
}

/// What may be remembered of texts.
fn written(texts: &Texts) -> Vec<String> {
    let aws = texts.filter(|name| !matches!(name, TOKEN | JWKS) && !is_of_pulumi(name));
    let of_aws = aws.iter().flat_map(|(name, text)| [name.to_owned(), secret::without(text).into_owned()]);
    let exchange = folded(texts).and_then(|exchange| serde_json::to_string(&without_secrets(&exchange)).ok());
    of_aws.chain(exchange.into_iter().flat_map(|exchange| [PULUMI.to_owned(), exchange])).collect()
}

/// The texts that are remembered.
fn read(remembered: &str) -> Texts {
    // What somebody else wrote there says nothing.
    let named: Vec<String> = serde_json::from_str(remembered).unwrap_or_default();
    let mut texts = Texts::default();
    for pair in named.chunks_exact(2) {
        let [name, text] = pair else { continue };
        if name == PULUMI {
            let exchange =
                serde_json::from_str::<Value>(text).map(|value| unfolded(&value)).unwrap_or_default();
            for (name, text) in exchange.iter() {
                texts.put(name, text);
            }
        } else if let Some(name) = name_of(name).filter(|name| !matches!(*name, TOKEN | JWKS)) {
            texts.put(name, text);
        }
    }
    texts
}

#[cfg(test)]
mod tests {
    use whydenied_questions::texts::Texts;

    use super::{read, written};

    #[test]
    fn texts_are_remembered_by_their_names_and_the_token_is_not() {
        let texts: Texts = [
            ("token", "eyJ"),
            ("policy", "{}"),
            ("jwks", "{}"),
            ("pulumi-policy", "[]"),
            ("pulumi-target", "alice"),
        ]
        .into_iter()
        .collect();
        let kept = written(&texts);
        assert_eq!(
            kept,
            ["policy", "{}", "pulumi", r#"{"policy":"[]","request":{"pulumi-target":"alice"}}"#]
        );
        let json = serde_json::to_string(&kept).unwrap_or_default();
        assert_eq!(read(&json), texts.filter(|name| name != "token" && name != "jwks"));
    }

    #[test]
    fn no_secret_is_remembered_on_either_side() {
        let secret = "client_secret=q8Q~x-0123456789";
        let texts: Texts = [("policy", secret), ("pulumi-request", secret)].into_iter().collect();
        assert!(!written(&texts).concat().contains("q8Q"));
    }

    #[test]
    fn what_was_not_written_by_the_page_says_nothing() {
        for remembered in ["", "7", "[", r#"["policy"]"#, r#"["unknown","x","pulumi","[","token","eyJ"]"#] {
            assert!(read(remembered).are_empty(), "{remembered}");
        }
    }
}
