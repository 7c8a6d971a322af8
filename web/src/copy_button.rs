//! A button that copies a text, and says that it did.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::state::state;
use crate::words::unseen;

/// So long the button says that it has copied.
const SAID: Duration = Duration::from_millis(1500);

/// A button that copies what is made once it is clicked, or nothing where that fails.
#[component]
pub(crate) fn CopyMade<F>(
    words: &'static str,
    /// What else those hear who do not see what it copies.
    #[prop(optional_no_strip)]
    of: Option<String>,
    /// The id of what it copies.
    #[prop(into)]
    copies: String,
    make: impl Fn() -> F + 'static,
) -> impl IntoView
where
    F: Future<Output = Option<String>> + 'static,
{
    let state = state();
    let has_copied = RwSignal::new(false);
    let copy = move |_| {
        let text = make();
        spawn_local(async move {
            let Some(text) = text.await else { return };
            if state.copy(text).await {
                // By then it may not be shown any more.
                has_copied.try_set(true);
                set_timeout(
                    move || {
                        has_copied.try_set(false);
                    },
                    SAID,
                );
            }
        });
    };
    let said = move || if has_copied.get() { "Copied" } else { words };
    view! { <button type="button" data-copies=copies on:click=copy>{said} {of.map(unseen)}</button> }
}

/// A button that copies a text.
#[component]
pub(crate) fn CopyButton(
    words: &'static str,
    /// What else those hear who do not see what it copies.
    #[prop(optional)]
    of: Option<String>,
    /// The id of what it copies.
    #[prop(into)]
    copies: String,
    #[prop(into)] text: Signal<String>,
) -> impl IntoView {
    let make = move || {
        let text = text.get_untracked();
        async move { Some(text) }
    };
    view! { <CopyMade words of=of copies=copies make/> }
}
