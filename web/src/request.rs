//! What else is known of the request: the role, the provider, and other condition keys.

use leptos::html::Details;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use whydenied_fields::given::{
    CLIENT_IDS, CONTEXT, FIELDS, Field, Given, JUDGE_TIMES, NUMBERS, PROVIDER, SESSION_NAME, SOURCE_IP,
};

use crate::state::{State, area};

/// The fields as they are typed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RequestFields {
    /// What stands in them.
    pub(crate) given: RwSignal<Given>,
    form: NodeRef<Details>,
}

impl RequestFields {
    /// Fields with nothing in them.
    pub(crate) fn new() -> Self {
        Self { given: RwSignal::default(), form: NodeRef::new() }
    }

    /// Puts other texts into all fields.
    pub(crate) fn put(&self, given: Given) {
        for (id, text) in given.named() {
            show(id, &text);
        }
        self.given.set(given);
    }

    /// Fills in the provider and its client IDs; what the fields held before.
    pub(crate) fn put_provider(&self, url: &str, client_ids: &str) -> Given {
        let before = self.given.get_untracked();
        let mut given = before.clone();
        given.set(PROVIDER.0, url.to_owned());
        given.set(CLIENT_IDS.0, client_ids.to_owned());
        self.put(given);
        self.open();
        before
    }

    /// What stands in the field of that id.
    fn text(&self, id: &str) -> String {
        self.given.with_untracked(|given| given.text(id).to_owned())
    }

    /// Takes what was typed into the field of that id.
    fn take(&self, id: &str, text: String) {
        self.given.update(|given| given.set(id, text));
    }

    fn open(&self) {
        if let Some(form) = self.form.get_untracked() {
            form.set_open(true);
        }
    }

    /// Opens the form where `key` can be given, and makes room for it.
    pub(crate) fn ask_for(&self, key: &str) {
        self.open();
        if key.eq_ignore_ascii_case("aws:SourceIp") {
            focus(field(SOURCE_IP.0));
        } else if key.eq_ignore_ascii_case("sts:RoleSessionName") {
            focus(field(SESSION_NAME.0));
        } else if let Some(area) = area(CONTEXT) {
            let text = area.value();
            let line = format!("{key}=");
            if !text.lines().any(|given| given.starts_with(&line)) {
                let break_ = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
                area.set_value(&format!("{text}{break_}{line}"));
            }
            focus(Some(area));
        }
    }
}

fn field(id: &str) -> Option<HtmlInputElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Shows in a field what was not typed there.
fn show(id: &str, text: &str) {
    if let Some(field) = field(id) {
        field.set_value(text);
        field.set_checked(text == "true");
    } else if let Some(area) = area(id) {
        area.set_value(text);
    }
}

/// Moves the focus to a field.
fn focus<E: AsRef<web_sys::HtmlElement>>(field: Option<E>) {
    // It stays where it is if the field cannot take it.
    let _ = field.map(|field| field.as_ref().focus());
}

/// The form, folded until it is wanted. What the pasted documents say of a field is shown in its place while it
/// is empty: `web/verdict` does that.
#[component]
pub(crate) fn RequestForm(state: &'static State) -> impl IntoView {
    let fields = state.request;
    let take = move |event: web_sys::Event| {
        let Some(target) = event.target() else { return };
        if let Some(field) = target.dyn_ref::<HtmlInputElement>() {
            take_field(state, field);
        } else if let Some(area) = target.dyn_ref::<HtmlTextAreaElement>() {
            if state.take_provider(&area.value()) {
                area.set_value(&fields.text(CONTEXT));
            } else {
                fields.take(CONTEXT, area.value());
            }
        }
    };
    view! {
        <details class="pane request-pane" node_ref=fields.form on:input=take>
            <summary class="pane-head"><h2>"More about the request"</h2><p class="facts" id="request-facts">"optional"</p></summary>
            <div class="fields">
                <div id="provider-note"></div>
                {FIELDS.map(line)}
                <div class="field">
                    <label for=CONTEXT>"Other condition keys, one key=value a line"</label>
                    <textarea
                        id=CONTEXT
                        rows="2"
                        placeholder="aws:PrincipalOrgID=o-a1b2c3d4e5"
                        spellcheck="false"
                        autocomplete="off"
                        autocapitalize="off"
                    ></textarea>
                </div>
                <label class="choice"><input type="checkbox" id=JUDGE_TIMES autocomplete="off" />"Deny an expired token, as STS does"</label>
            </div>
        </details>
    }
}

fn line((id, label, example): Field) -> impl IntoView {
    // A browser takes nothing but a number there.
    let is_number = NUMBERS.iter().any(|number| number.0 == id);
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input
                id=id
                type=if is_number { "number" } else { "text" }
                placeholder=example
                spellcheck="false"
                autocomplete="off"
                autocapitalize="off"
            />
            <p class="origin" id=format!("{id}-origin")></p>
        </div>
    }
}

/// Takes what was typed into a field of one line.
fn take_field(state: &State, field: &HtmlInputElement) {
    let (fields, id, value) = (state.request, field.id(), field.value());
    if id == JUDGE_TIMES {
        return fields.take(JUDGE_TIMES, field.checked().to_string());
    }
    let was = fields.text(&id);
    if !state.take_provider(&value) {
        fields.take(&id, value);
        state.decode_policy();
    } else if id != PROVIDER.0 && id != CLIENT_IDS.0 {
        // What was pasted has gone to the provider's own fields.
        field.set_value(&was);
    }
}
