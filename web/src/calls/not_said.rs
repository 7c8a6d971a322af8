//! What the text of a caller does not say, and whoever pasted it knows: a field each.

use leptos::html::Details;
use leptos::prelude::*;
use whydenied_questions::fields::{Field, IMMUTABLE, OF_CALLER};

use super::word;
use crate::live::live;
use crate::state::{State, state};

/// The fields of the form that the text has, folded until they are wanted.
#[component]
pub(crate) fn NotSaid() -> impl IntoView {
    let state = state();
    let calls = move || state.shown().calls.get();
    let asked = Memo::new(move |_| calls().map(|calls| calls.asked.clone()).unwrap_or_default());
    let what = Memo::new(move |_| calls().map(|calls| word(&calls)).unwrap_or_default());
    let fields = move |asked: Vec<String>| {
        let own = OF_CALLER.into_iter().filter(move |field| asked.iter().any(|id| id == field.id));
        let fields: Vec<_> = own.collect();
        let form = NodeRef::<Details>::new();
        Effect::new(move |_| {
            if state.is_caller_open.get()
                && let Some(form) = form.get()
            {
                form.set_open(true);
                state.is_caller_open.set(false);
            }
        });
        let given: Vec<_> = fields.iter().map(|field| state.text(field.id)).collect();
        let facts = Memo::new(move |_| {
            match given.iter().filter(|text| text.with(|text| !text.trim().is_empty())).count() {
                0 => "optional".to_owned(),
                given => format!("{given} given"),
            }
        });
        view! {
            <details class="not-said" node_ref=form>
                <summary>
                    {live(move || format!("What the {} does not say ", what.get()))} <span class="facts">{live(move || facts.get())}</span>
                </summary>
                <div class="fields">{fields.into_iter().map(|field| line(state, field)).collect_view()}</div>
            </details>
        }
    };
    live(move || Some(asked.get()).filter(|asked| !asked.is_empty()).map(fields))
}

fn line(state: State, Field { id, label, example, .. }: Field) -> AnyView {
    let text = state.text(id);
    let take = move |event| text.set(event_target_value(&event));
    let field = if id == IMMUTABLE {
        view! {
            <select id=id autocomplete="off" prop:value=text on:change=take>
                <option value="">"not known: both are judged"</option>
                <option value="true">"yes"</option>
                <option value="false">"no"</option>
            </select>
        }
        .into_any()
    } else {
        view! {
            <input
                id=id
                type="text"
                placeholder=example
                spellcheck="false"
                autocomplete="off"
                autocapitalize="off"
                prop:value=text
                on:input=take
            />
        }
        .into_any()
    };
    view! { <div class="field"><label for=id>{label}</label> {field}</div> }.into_any()
}

impl State {
    /// Opens the fields, and moves the focus to one.
    pub(crate) fn say_of_caller(self, field: &str) {
        self.is_caller_open.set(true);
        let field = field.to_owned();
        // Once they are open.
        request_animation_frame(move || self.scope.focus(&field));
    }
}
