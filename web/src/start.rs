//! The way in: what to paste, and examples to begin with.

use leptos::prelude::*;
use leptos::html::Div;

use crate::examples::{Example, SCENARIOS};
use crate::icon::{Mark as _, icon};
use crate::state::{Reading, State};

/// What stands where the verdict will be.
#[component]
pub(crate) fn Start(state: State) -> impl IntoView {
    let next = move || match (state.token_reading.get(), state.policy_reading.get()) {
        (Reading::Read(_), Reading::Empty) => "The token is read. Now paste the role’s trust policy.",
        (Reading::Empty, Reading::Read(_)) => "The trust policy is read. Now paste the token.",
        (Reading::Unreadable(_), _) | (_, Reading::Unreadable(_)) => "One of the texts cannot be read yet; what is wrong stands beneath it.",
        _ => "Paste the OIDC token and the role’s trust policy. The verdict appears as you type, with the condition that failed and its place.",
    };
    view! {
        <div class="start">
            <h2>"Why was it denied?"</h2>
            <p class="quoted-error"><code>"An error occurred (AccessDenied) when calling the AssumeRoleWithWebIdentity operation: Not authorized to perform sts:AssumeRoleWithWebIdentity"</code></p>
            <p class="next">{next}</p>
            <h3>"Or begin with an example"</h3>
            {example_list(state, || ())}
        </div>
    }
}

/// The button and the menu of the examples, always at hand.
#[component]
pub(crate) fn ExamplesMenu(state: State) -> impl IntoView {
    let menu = NodeRef::<Div>::new();
    let close = move || {
        if let Some(menu) = menu.get_untracked() {
            // It is closed already if it does not close.
            let _ = menu.hide_popover();
        }
    };
    view! {
        <button type="button" class="examples-button" popovertarget="examples">"Examples"</button>
        <div id="examples" class="examples-menu" popover="auto" role="dialog" aria-label="Examples" node_ref=menu>
            {example_list(state, close)}
        </div>
    }
}

fn example_list(state: State, chosen: impl Fn() + Copy + 'static) -> impl IntoView {
    let scenarios: Vec<_> = SCENARIOS
        .iter()
        .map(|scenario| {
            let variants: Vec<_> =
                scenario.variants.iter().map(|example| variant(state, example, chosen)).collect();
            view! {
                <li class="scenario">
                    <div><h4>{scenario.title}</h4><p>{scenario.about}</p></div>
                    <div class="variants">{variants}</div>
                </li>
            }
        })
        .collect();
    view! { <ul class="scenarios">{scenarios}</ul> }
}

fn variant(state: State, example: &'static Example, chosen: impl Fn() + Copy + 'static) -> impl IntoView {
    let mark = example.verdict.mark();
    view! {
        <button
            type="button"
            class=format!("variant {mark}")
            data-example=example.id
            on:click=move |_| {
                state.show_example(example);
                chosen();
            }
        >
            {icon(mark)}
            <span><b>{example.verdict.word()}</b> <span class="story">{example.story}</span></span>
        </button>
    }
}
