//! What the dialogs have in common. The browser itself keeps the focus in a modal dialog, and gives it back.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::Node;

use crate::state::state;

/// A dialog with a title and a way out, open as long as it is in the page.
#[component]
pub(crate) fn Window(
    id: &'static str,
    title: AnyView,
    /// The element of the dialog, for whoever closes it.
    #[prop(optional)]
    node: NodeRef<html::Dialog>,
    /// What to do once it is open.
    #[prop(optional)]
    opened: Option<Callback<()>>,
    children: Children,
) -> impl IntoView {
    let state = state();
    node.on_load(move |dialog| {
        // One that is gone again cannot be opened, and need not be.
        if dialog.show_modal().is_ok()
            && let Some(opened) = opened
        {
            opened.run(());
        }
    });
    let close = move || {
        if let Some(dialog) = node.get_untracked() {
            dialog.close();
        }
    };
    // One that is taken out of the page while it is open would keep the focus.
    on_cleanup(close);
    let click = move |event: ev::MouseEvent| {
        // The dialog itself is hit only beside what stands in it.
        if event.target() == event.current_target() {
            close();
        }
    };
    let closed = move |event: ev::Event| {
        // The browser says so of one that was taken out as well, when another may be open.
        let is_shown = event
            .target()
            .and_then(|dialog| dialog.dyn_into::<Node>().ok())
            .is_some_and(|it| it.is_connected());
        if is_shown {
            state.dialog.set(None);
        }
    };
    let title_id = format!("{id}-title");
    let labelled_by = title_id.clone();
    view! {
        <dialog
            id=id
            class="dialog"
            aria-labelledby=labelled_by
            node_ref=node
            on:click=click
            on:close=closed
        >
            <header class="dialog-head">
                <h2 id=title_id>{title}</h2>
                <button type="button" class="close" aria-label="Close" on:click=move |_| close()>
                    <svg class="icon" aria-hidden="true">
                        <use href="#close"></use>
                    </svg>
                </button>
            </header>
            {children()}
        </dialog>
    }
}
