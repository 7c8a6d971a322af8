//! What many entries are folded into: they are drawn once somebody opens them.

use leptos::prelude::*;

use crate::live::live;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlDetailsElement;

/// So many entries are shown unasked.
pub(crate) const FIRST: usize = 12;
/// So many are folded together.
pub(crate) const TOGETHER: usize = 25;

/// A fold under its summary, which says what is in it.
pub(crate) fn folded(
    class: &'static str,
    summary: AnyView,
    content: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let is_open = RwSignal::new(false);
    let toggle = move |event: leptos::ev::Event| {
        let details = event.current_target().and_then(|target| target.dyn_into::<HtmlDetailsElement>().ok());
        is_open.set(details.is_some_and(|details| details.open()));
    };
    view! {
        <details class=class on:toggle=toggle>
            {summary}
            {live(move || is_open.get().then(&content))}
        </details>
    }
    .into_any()
}

/// `Statements 13 to 37`, of those from one index to before another.
pub(crate) fn name_of_range([one, several]: [&str; 2], from: usize, to: usize) -> String {
    if to <= from + 1 { format!("{one} {}", from + 1) } else { format!("{several} {} to {to}", from + 1) }
}

#[cfg(test)]
mod tests {
    use super::name_of_range;

    #[test]
    fn a_range_is_counted_from_one() {
        let name = |from, to| name_of_range(["Statement", "Statements"], from, to);
        assert_eq!(
            (name(12, 37), name(12, 13)),
            ("Statements 13 to 37".to_owned(), "Statement 13".to_owned())
        );
    }
}
