//! Keeps what a person had typed when an example takes its place: nothing typed is ever lost.

use leptos::prelude::*;

use crate::clock;
use crate::examples::Example;
use crate::state::State;

/// A token's and a policy's text.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Texts {
    token: String,
    policy: String,
}

/// The texts put away, and the example that stands in their place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shelf {
    kept: RwSignal<Option<Texts>>,
    shown: RwSignal<Option<Texts>>,
}

impl Shelf {
    /// An empty shelf.
    pub(crate) fn new() -> Self {
        Self { kept: RwSignal::new(None), shown: RwSignal::new(None) }
    }
}

impl State {
    /// Shows an example. Texts that were typed are put on the shelf first.
    pub(crate) fn show_example(&self, example: &Example) {
        let typed = self.texts();
        let untouched = self.shelf.shown.with_untracked(|shown| shown.as_ref() == Some(&typed));
        if !(untouched || typed.token.trim().is_empty() && typed.policy.trim().is_empty()) {
            self.shelf.kept.set(Some(typed));
        }
        self.now.set(clock::now());
        let texts = Texts { token: example.token(self.now.get_untracked()), policy: example.policy() };
        self.put(&texts);
        self.shelf.shown.set(Some(texts));
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }

    /// Whether typed texts wait on the shelf.
    pub(crate) fn has_kept_texts(&self) -> bool {
        self.shelf.kept.with(Option::is_some)
    }

    /// Brings the typed texts back.
    pub(crate) fn take_from_shelf(&self) {
        if let Some(texts) = self.shelf.kept.get_untracked() {
            self.shelf.kept.set(None);
            self.shelf.shown.set(None);
            self.put(&texts);
        }
    }

    fn texts(&self) -> Texts {
        Texts { token: self.token.get_untracked(), policy: self.policy.get_untracked() }
    }

    fn put(&self, texts: &Texts) {
        self.note.set(None);
        self.token.set(texts.token.clone());
        self.policy.set(texts.policy.clone());
    }
}
