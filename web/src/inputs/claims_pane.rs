//! What the token says.

use leptos::prelude::*;
use whydenied_view::claims::claims;
use whydenied_view::markup::Markup;

use crate::sheet::Sheet;
use crate::state::{Kept, State};

/// The claims of the last token that could be read.
#[component]
pub(crate) fn ClaimsPane(state: &'static State) -> impl IntoView {
    let draw = move || {
        let pane = state
            .claims
            .get()
            .map(|Kept { value, fresh }| claims(&value, state.fresh_report().as_deref(), fresh));
        pane.into_iter().map(Markup::from).collect()
    };
    view! { <Sheet class="claims-place" draw=Box::new(draw) /> }
}
