//! Another token is tried in place of the one that was pasted, which is kept.

use leptos::prelude::*;

use crate::state::State;

/// A token's text with claims changed, and the text as it was pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Changed {
    pasted: String,
    changed: String,
}

impl State {
    /// Puts another token in place of the one that was pasted.
    pub(crate) fn try_token(&self, changed: String) {
        let shown = self.token.get_untracked();
        if changed == shown {
            return;
        }
        let pasted = self.pasted_token().unwrap_or(shown);
        self.moved.set(None);
        self.changed.set(Some(Changed { pasted, changed: changed.clone() }));
        self.token.set(changed);
    }

    /// The token as it was pasted, if another is tried in its place.
    pub(crate) fn pasted_token(&self) -> Option<String> {
        let text = self.token.get_untracked();
        self.changed.get_untracked().filter(|changed| changed.changed == text).map(|changed| changed.pasted)
    }

    /// Takes all changes back.
    pub(crate) fn restore_token(&self) {
        if let Some(pasted) = self.pasted_token() {
            self.token.set(pasted);
        }
        self.changed.set(None);
    }
}
