//! Another value of a claim: what if it were?

use leptos::html::{Button, Input};
use leptos::prelude::*;
use leptos::task::spawn_local;
use whydenied_questions::asked::ChangeClaim;
use whydenied_questions::texts::TOKEN;
use whydenied_report::ClaimReport;

use crate::state::State;

/// Which claim has a field for another value.
#[derive(Clone, Copy)]
pub(super) struct Editing {
    state: State,
    claim: RwSignal<Option<String>>,
    /// The claim that had the field last: its button gets the focus back.
    left: StoredValue<Option<String>>,
}

impl Editing {
    /// None has.
    pub(super) fn new(state: State) -> Self {
        Self { state, claim: RwSignal::new(None), left: StoredValue::new(None) }
    }

    /// Whether that claim has it.
    pub(super) fn is_of(self, claim: &str) -> bool {
        self.claim.with(|edited| edited.as_deref() == Some(claim))
    }

    /// Opens the field.
    pub(super) fn open(self, claim: &str) {
        self.claim.set(Some(claim.to_owned()));
    }

    /// Closes it.
    fn leave(self) {
        let claim = self.claim.get_untracked();
        self.left.set_value(claim);
        self.claim.set(None);
    }

    /// Tries the token with that value.
    fn take(self, value: String) {
        let Some(claim) = self.claim.get_untracked() else { return };
        // Of whoever calls it is the token of the call that is looked at.
        let of_call = untrack(|| self.state.shown())
            .examination
            .with_untracked(|examination| examination.calls.as_ref().map(|_| examination.claims.clone()));
        let token = of_call.unwrap_or_else(|| self.state.text(TOKEN).get_untracked());
        self.leave();
        spawn_local(async move {
            // Why there is no answer is said of the texts as they stand.
            if let Ok(Some(changed)) = self.state.engine.ask(ChangeClaim { token, claim, value }).await {
                self.state.try_token(&changed);
            }
        });
    }

    /// The button that opens the field: once that was left, it has the focus again.
    pub(super) fn button(self, claim: &str) -> NodeRef<Button> {
        let button = NodeRef::<Button>::new();
        let claim = claim.to_owned();
        button.on_load(move |button| {
            if self.left.with_value(|left| left.as_ref() == Some(&claim)) {
                self.left.set_value(None);
                // What cannot have the focus leaves it where it is.
                let _ = button.focus();
            }
        });
        button
    }
}

/// The field, and the buttons to try the value and to leave it.
pub(super) fn field(editing: Editing, claim: &ClaimReport) -> AnyView {
    let field = NodeRef::<Input>::new();
    field.on_load(|field| {
        // What cannot have the focus leaves it where it is.
        let _ = field.focus();
    });
    let take = move || {
        if let Some(field) = field.get_untracked() {
            editing.take(field.value());
        }
    };
    let press = move |event: leptos::ev::KeyboardEvent| match &*event.key() {
        "Enter" => {
            event.prevent_default();
            take();
        }
        "Escape" => {
            event.prevent_default();
            editing.leave();
        }
        _ => {}
    };
    view! {
        <dd class="edited" on:keydown=press>
            <input
                id="new-claim"
                node_ref=field
                value=claim.value.clone()
                aria-label=format!("What if {} were", claim.claim)
                spellcheck="false"
                autocomplete="off"
                autocapitalize="off"
            />
            <button type="button" data-claims="take" on:click=move |_| take()>
                "Try it"
            </button>
            <button type="button" data-claims="leave" on:click=move |_| editing.leave()>
                "Cancel"
            </button>
        </dd>
    }
    .into_any()
}
