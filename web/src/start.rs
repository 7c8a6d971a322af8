//! The way in: what to paste, and examples to begin with.

use leptos::html::Div;
use leptos::prelude::*;
use whydenied_view::icon::{Mark as _, icon};
use whydenied_view::markup::{Element, Markup, el};

use crate::examples::{Example, SCENARIOS, Scenario};
use crate::selection::clicked;
use crate::sheet::Sheet;
use crate::state::{Reading, State};

const ERROR: &str = "An error occurred (AccessDenied) when calling the AssumeRoleWithWebIdentity operation: \
                     Not authorized to perform sts:AssumeRoleWithWebIdentity";

/// What stands where the verdict will be.
pub(crate) fn start(state: &State) -> Element {
    let next = match (state.token_reading.get(), state.policy_reading.get()) {
        (Reading::Read(_), Reading::Empty) => "The token is read. Now paste the role’s trust policy.",
        (Reading::Empty, Reading::Read(_)) => "The trust policy is read. Now paste the token.",
        (Reading::Unreadable(_), _) => "The token cannot be read yet: what is wrong stands below it.",
        (_, Reading::Unreadable(_)) => "The trust policy cannot be read yet: what is wrong stands below it.",
        _ => {
            "Paste the OIDC token and the role’s trust policy. The verdict appears as you type, \
             with the condition that failed and its place."
        }
    };
    el("div")
        .class("start")
        .child(el("h2").child("Why was it denied?"))
        .child(el("p").class("quoted-error").child(el("code").child(ERROR)))
        .child(el("p").class("next").child(next))
        .child(el("h3").child("Or begin with an example"))
        .child(example_list())
}

/// The button and the menu of the examples, always at hand.
#[component]
pub(crate) fn ExamplesMenu(state: &'static State) -> impl IntoView {
    let menu = NodeRef::<Div>::new();
    let choose = move |event| {
        if show_clicked_example(state, &event)
            && let Some(menu) = menu.get_untracked()
        {
            // It is closed already if it does not close.
            let _ = menu.hide_popover();
        }
    };
    view! {
        <button type="button" class="examples-button" popovertarget="examples">"Examples"</button>
        <div id="examples" class="examples-menu" popover="auto" role="dialog" aria-label="Examples" node_ref=menu on:click=choose>
            <Sheet class="examples-list" draw=Box::new(|| vec![Markup::from(example_list())]) />
        </div>
    }
}

/// Shows the example whose button was clicked, if it was one.
pub(crate) fn show_clicked_example(state: &'static State, event: &web_sys::MouseEvent) -> bool {
    let id = clicked(event, "data-example");
    let example =
        id.and_then(|id| SCENARIOS.iter().flat_map(|scenario| &scenario.variants).find(|e| e.id == id));
    if let Some(example) = example {
        state.show_example(example);
    }
    example.is_some()
}

fn example_list() -> Element {
    el("ul").class("scenarios").children(SCENARIOS.iter().map(scenario))
}

fn scenario(scenario: &'static Scenario) -> Element {
    el("li")
        .class("scenario")
        .child(el("div").child(el("h4").child(scenario.title)).child(el("p").child(scenario.about)))
        .child(el("div").class("variants").children(scenario.variants.iter().map(variant)))
}

fn variant(example: &'static Example) -> Element {
    let mark = example.verdict.mark();
    el("button")
        .attr("type", "button")
        .class(format!("variant {mark}"))
        .attr("data-example", example.id)
        .child(icon(mark))
        .child(el("span").child(el("b").child(example.verdict.word())).child(" ").child(example.story))
}
