//! Shows [`Markup`] and follows the signals that it is made of.

use leptos::html::Div;
use leptos::prelude::*;
use whydenied_view::dom::update_children;
use whydenied_view::markup::Markup;

/// Makes markup of the state. It is asked again whenever a signal that it read has changed.
pub(crate) type Draw = Box<dyn Fn() -> Vec<Markup>>;

/// A place for markup, of the class `class`.
#[component]
pub(crate) fn Sheet(class: &'static str, draw: Draw) -> impl IntoView {
    let root = NodeRef::<Div>::new();
    Effect::new(move |shown: Option<Option<Vec<Markup>>>| {
        let root = root.get()?;
        let markup = draw();
        let shown = shown.flatten().unwrap_or_else(|| {
            // Leptos marks an empty element with a comment.
            root.set_text_content(None);
            Vec::new()
        });
        update_children(&root, &shown, &markup);
        Some(markup)
    });
    view! { <div class=class node_ref=root></div> }
}
