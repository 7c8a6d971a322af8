//! Another token is tried in place of the one that was pasted, which is kept.

use leptos::prelude::*;
use whydenied_questions::texts::TOKEN;

use super::State;

/// The text that stands in place of the token, and the one that was pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tried {
    pasted: String,
    shown: String,
}

impl State {
    /// Puts another token in place of the one that was pasted.
    pub(crate) fn try_token(self, other: &str) {
        let token = self.text(TOKEN).get_untracked();
        if token == other {
            return;
        }
        let pasted = untrack(|| self.pasted_token()).unwrap_or(token);
        self.moved.set(None);
        self.tried.set(Some(Tried { pasted, shown: other.to_owned() }));
        self.put_text(TOKEN, other);
    }

    /// The token as it was pasted, if another is tried in its place.
    pub(crate) fn pasted_token(self) -> Option<String> {
        let token = self.text(TOKEN);
        self.tried.with(|tried| {
            let tried = tried.as_ref()?;
            token.with(|token| *token == tried.shown).then(|| tried.pasted.clone())
        })
    }

    /// Takes all changes back.
    pub(crate) fn restore_token(self) {
        if let Some(pasted) = untrack(|| self.pasted_token()) {
            self.put_text(TOKEN, &pasted);
        }
        self.tried.set(None);
    }
}
