//! Keeps what a person had typed when an example or a link takes its place: nothing typed is ever lost.

use leptos::prelude::*;

use crate::state::State;
use whydenied_fields::texts::Texts;

/// What stands in the place of what was typed, in the words of the note about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Guest {
    Example,
    Link,
}

/// The texts put away, and what stands in their place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shelf {
    kept: RwSignal<Option<Texts>>,
    shown: RwSignal<Option<(Guest, Texts)>>,
}

impl Shelf {
    /// An empty shelf.
    pub(crate) fn new() -> Self {
        Self { kept: RwSignal::new(None), shown: RwSignal::new(None) }
    }
}

impl State {
    /// Shows the texts of a guest. Texts that were typed are put on the shelf first.
    pub(crate) fn show(&self, guest: Guest, texts: Texts) {
        let typed = self.texts();
        if !(self.is_shown(&typed) || typed.are_empty()) {
            self.shelf.kept.set(Some(typed));
        }
        self.put(texts.clone());
        self.shelf.shown.set(Some((guest, texts)));
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }

    /// What there is to say of what is shown, beside that typed texts wait on the shelf.
    pub(crate) fn shelf_note(&self) -> &'static str {
        match (self.shelf.shown.with(|shown| shown.as_ref().map(|shown| shown.0)), self.has_kept_texts()) {
            (Some(Guest::Link), true) => "This came with the link. What you had pasted is kept. ",
            (Some(Guest::Link), false) => "This came with the link.",
            (Some(Guest::Example), true) => "This is an example. What you had pasted is kept. ",
            _ => "",
        }
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
            self.put(texts);
        }
    }

    /// The texts that were typed, also while a guest stands in their place.
    pub(crate) fn typed(&self) -> Texts {
        let texts = self.texts();
        if self.is_shown(&texts) { self.shelf.kept.get_untracked().unwrap_or_default() } else { texts }
    }

    fn is_shown(&self, texts: &Texts) -> bool {
        self.shelf.shown.with_untracked(|shown| shown.as_ref().is_some_and(|shown| shown.1 == *texts))
    }
}
