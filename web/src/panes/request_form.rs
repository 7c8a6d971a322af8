//! What else is known of the request to AWS: the role, the provider, and other condition keys.

use leptos::html::Details;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::InputEvent;
use whydenied_questions::Service;
use whydenied_questions::examination::{Known, Origin};
use whydenied_questions::fields::{
    CONTEXT, Field, IMMUTABLE, JUDGE_TIMES, OF_AWS, PULUMI_GIVEN, PULUMI_REQUEST, SESSION_NAME, SOURCE_IP,
    TARGET, TOKEN_TYPE, of_request,
};
use whydenied_questions::texts::{JWKS, LIMITS};

use super::notes::MovedWithin;
use crate::live::live;
use crate::state::{State, state};

/// The form, folded until it is wanted. What the pasted documents say of a field is shown in its place while it is empty.
#[component]
pub(super) fn RequestForm() -> impl IntoView {
    let state = state();
    let form = NodeRef::<Details>::new();
    Effect::new(move |_| {
        if state.is_request_open.get()
            && let Some(form) = form.get()
        {
            form.set_open(true);
            state.is_request_open.set(false);
        }
    });
    let facts = Memo::new(move |_| facts(state));
    let context = state.text(CONTEXT);
    let judge_times = state.text(JUDGE_TIMES);
    view! {
        <details class="pane request-pane" node_ref=form>
            <summary class="pane-head">
                <h2>"More about the request"</h2>
                <p class="facts" id="request-facts">{live(move || facts.get())}</p>
            </summary>
            <div class="fields">
                <div id="provider-note"><MovedWithin name="provider" /></div>
                {OF_AWS.map(|field| view! { <Line field /> }).collect_view()}
                <div class="field">
                    <label for=CONTEXT>"Other condition keys, and what a program leaves open, one key=value a line"</label>
                    <textarea
                        id=CONTEXT
                        rows="2"
                        placeholder="aws:PrincipalOrgID=o-a1b2c3d4e5"
                        spellcheck="false"
                        autocomplete="off"
                        autocapitalize="off"
                        prop:value=context
                        on:input=move |event| take(state, CONTEXT, event_target_value(&event), &event)
                    ></textarea>
                </div>
                <label class="choice">
                    <input
                        type="checkbox"
                        id=JUDGE_TIMES
                        autocomplete="off"
                        prop:checked=move || judge_times.with(|text| text == "true")
                        on:change=move |event| judge_times.set(chosen(event_target_checked(&event)))
                    />
                    "Deny an expired token, as STS does"
                </label>
            </div>
        </details>
    }
}

/// What a choice holds.
pub(super) fn chosen(is_chosen: bool) -> String {
    if is_chosen { "true".to_owned() } else { String::new() }
}

/// Takes what was typed or pasted into the field of that name.
pub(super) fn take(state: State, name: &'static str, text: String, event: &web_sys::Event) {
    let kind = event.dyn_ref::<InputEvent>().map(InputEvent::input_type).unwrap_or_default();
    // A field of one line is filled as a whole.
    let came_in = text.clone();
    state.take_in(name, text, &kind, &came_in);
}

#[component]
fn Line(field: Field) -> impl IntoView {
    let state = state();
    let Field { id, label, example, is_number } = field;
    let text = state.text(id);
    let known = Memo::new(move |_| {
        state.answers(Service::Aws).examination.with(|examination| {
            examination.known.iter().find(|(name, _)| name == id).map(|(_, known)| known.clone())
        })
    });
    let placeholder = move || known.get().map_or_else(|| example.to_owned(), |known| known.value);
    let origin = move || match known.get() {
        None => "",
        Some(Known { origin: Origin::Event, .. }) => "from the CloudTrail event",
        Some(Known { origin: Origin::Answer, .. }) => "from the answer of AWS",
    };
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input
                id=id
                type=if is_number { "number" } else { "text" }
                class=move || if known.get().is_some() { "known" } else { "" }
                placeholder=placeholder
                spellcheck="false"
                autocomplete="off"
                autocapitalize="off"
                prop:value=text
                on:input=move |event| take(state, id, event_target_value(&event), &event)
            />
            <p class="origin" id=format!("{id}-origin")>{origin}</p>
        </div>
    }
}

/// How many fields say something, and of how many a document does.
fn facts(state: State) -> String {
    let given = of_request().filter(|id| state.text(id).with(|text| !text.trim().is_empty())).count();
    match (given, state.answers(Service::Aws).examination.with(|examination| examination.known.len())) {
        (0, 0) => "optional".to_owned(),
        (given, 0) => format!("{given} given"),
        (0, known) => format!("{known} known"),
        (given, known) => format!("{given} given · {known} known"),
    }
}

impl State {
    /// Opens the form where a condition key can be given, and makes room for it.
    pub(crate) fn ask_for(self, key: &str) {
        if let Some(field) = self.field_of_caller(key) {
            return self.say_of_caller(&field);
        }
        let field = if self.side.get_untracked() == Service::Pulumi {
            self.field_of_exchange(key)
        } else if key.eq_ignore_ascii_case("aws:SourceIp") {
            SOURCE_IP
        } else if key.eq_ignore_ascii_case("sts:RoleSessionName") {
            SESSION_NAME
        } else {
            self.make_room(CONTEXT, key)
        };
        self.open_field(field);
    }

    /// A line for the value of that name, in the field that has such lines.
    fn make_room(self, field: &'static str, name: &str) -> &'static str {
        self.text(field).update(|text| {
            let line = format!("{name}=");
            if !text.lines().any(|given| given.starts_with(&line)) {
                let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
                *text = format!("{text}{end}{line}");
            }
        });
        field
    }

    /// The field in which a part of the exchange is said, or what an expression of the policies stands for.
    fn field_of_exchange(self, name: &str) -> &'static str {
        let is_open = self.answers(Service::Pulumi).report.with_untracked(|report| {
            report.as_ref().is_some_and(|report| report.holes.iter().any(|hole| hole.expression == name))
        });
        match name {
            _ if is_open => self.make_room(PULUMI_GIVEN, name),
            "requested_token_type" => TOKEN_TYPE,
            "scope" => TARGET,
            _ => PULUMI_REQUEST,
        }
    }

    /// The field in which it is said, where a verdict rests on what the text of a caller leaves open.
    fn field_of_caller(self, name: &str) -> Option<String> {
        untrack(|| self.shown()).examination.with_untracked(|examination| {
            let asked = &examination.calls.as_ref()?.asked;
            let holes = examination.report.iter().flat_map(|report| &report.holes);
            // Condition keys and expressions of the policy are given elsewhere.
            if name.contains(':') || holes.into_iter().any(|hole| hole.expression == name) {
                return None;
            }
            let about_ids = asked.iter().find(|field| *field == IMMUTABLE && name.contains("immutable"));
            about_ids.or_else(|| asked.first()).cloned()
        })
    }

    /// Moves the focus to a field, and opens what it is folded in.
    pub(crate) fn open_field(self, field: &'static str) {
        if [JWKS, LIMITS].contains(&field) {
            return self.editors.select(field, 0, 0);
        }
        self.is_request_open.set(true);
        // Once the form is open.
        request_animation_frame(move || self.scope.focus(field));
    }
}
