//! Keeps what a person had typed when an example or a link takes its place: nothing typed is ever lost.

use leptos::prelude::*;
use whydenied_questions::fields::CALL;
use whydenied_questions::texts::Texts;

use super::State;

/// What stands in the place of what was typed, in the words of the note about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    Example,
    Link,
}

/// The texts put away, and what stands in their place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PutAside {
    kept: RwSignal<Option<Texts>>,
    shown: RwSignal<Option<(Source, Texts)>>,
}

impl PutAside {
    /// Nothing is put aside.
    pub(crate) fn new() -> Self {
        Self { kept: RwSignal::new(None), shown: RwSignal::new(None) }
    }
}

impl State {
    /// Shows the texts of a source. Texts that were typed are put aside first.
    pub(crate) fn show(self, source: Source, texts: Texts) {
        let typed = self.own_texts();
        if !(self.is_shown(&typed) || typed.are_empty()) {
            self.put_aside.kept.set(Some(typed));
        }
        self.put(&texts);
        self.put_aside.shown.set(Some((source, self.own_texts())));
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }

    /// What there is to say of what is shown, and that typed texts are put aside.
    pub(crate) fn put_aside_note(self) -> &'static str {
        let source = self.put_aside.shown.with(|shown| shown.as_ref().map(|shown| shown.0));
        match (source, self.has_kept_texts()) {
            (Some(Source::Link), true) => "This came with the link. What you had pasted is kept. ",
            (Some(Source::Link), false) => "This came with the link.",
            (Some(Source::Example), true) => "This is an example. What you had pasted is kept. ",
            _ => "",
        }
    }

    /// Whether typed texts are put aside.
    pub(crate) fn has_kept_texts(self) -> bool {
        self.put_aside.kept.with(Option::is_some)
    }

    /// Brings the typed texts back, on their side.
    pub(crate) fn bring_back(self) {
        if let Some(texts) = self.put_aside.kept.get_untracked() {
            self.put_aside.kept.set(None);
            self.put_aside.shown.set(None);
            self.put(&texts);
            self.turn_to_texts();
        }
    }

    /// The texts that were typed, also while a source stands in their place.
    pub(crate) fn typed(self) -> Texts {
        let texts = self.own_texts();
        if self.is_shown(&texts) { self.put_aside.kept.get_untracked().unwrap_or_default() } else { texts }
    }

    fn is_shown(self, texts: &Texts) -> bool {
        // Which of several calls is looked at is no change of what is shown.
        let without_choice = |texts: &Texts| texts.filter(|name| name != CALL);
        let is_equal = |shown: &Texts| without_choice(shown) == without_choice(texts);
        self.put_aside.shown.with_untracked(|shown| shown.as_ref().is_some_and(|shown| is_equal(&shown.1)))
    }
}
