//! Parts of the page that follow signals.

use std::sync::{Arc, Mutex};

use leptos::prelude::*;

/// What a part looks like, whenever it is asked.
type Draw = Arc<Mutex<dyn FnMut() -> AnyView + Send>>;

/// A part of the page that is drawn again when a signal in it changes. All of them have one type: each type of its own
/// would weigh a kilobyte.
pub(crate) fn live<V: IntoView + 'static>(mut draw: impl FnMut() -> V + Send + 'static) -> AnyView {
    let draw: Draw = Arc::new(Mutex::new(move || draw().into_any()));
    draw.into_any()
}
