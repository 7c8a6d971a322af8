//! Places in the pasted texts: a click on what names one selects it there.

use leptos::prelude::*;
use whydenied_questions::Service;
use whydenied_report::{Input, Place};

use crate::state::{State, state};
use crate::words::input_name;

/// A button that selects a place in its text.
#[component]
pub(crate) fn PlaceLink(
    service: Service,
    input: Input,
    #[prop(into)] place: Signal<Option<Place>>,
    /// How the place is named.
    words: String,
    /// Whether it may lie elsewhere by now.
    #[prop(into, optional)]
    is_stale: Signal<bool>,
) -> impl IntoView {
    let state = state();
    view! {
        <button
            type="button"
            class="link"
            data-place=move || place.get().map(|place| named(input, place))
            disabled=is_stale
            on:click=move |_| select(state, service, input, place.get_untracked())
        >
            {words}
        </button>
    }
}

/// Selects a place in its text. A click that ends a selection of what is shown is there to copy that.
pub(crate) fn select(state: State, service: Service, input: Input, place: Option<Place>) {
    let selection = window().get_selection().ok().flatten();
    if selection.is_none_or(|selection| selection.is_collapsed())
        && let Some(place) = place
    {
        state.select(service, input, place);
    }
}

/// Which text, from and to in bytes, line and column.
pub(crate) fn named(input: Input, Place { start, end, line, column }: Place) -> String {
    format!("{} {start} {end} {line} {column}", input_name(input))
}
