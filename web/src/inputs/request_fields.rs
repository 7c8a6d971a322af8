//! What else is known of the request: the role, the provider, and other condition keys.

use leptos::html::Details;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use whydenied::aws::document::provider::ProviderAnswer;
use whydenied::report::Input;
use whydenied_view::markup::{Element, Markup, el};

use super::known::Known;
use super::text_pane::act;
use crate::intake;
use crate::sheet::Sheet;
use crate::state::State;
use whydenied_view::given::{
    CLIENT_IDS, CONTEXT, FIELDS, Given, JUDGE_TIMES, NUMBERS, PROVIDER, SESSION_NAME, SOURCE_IP,
};

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

    /// Fills in the provider and its client IDs from the answer of AWS about it, if `text` is one; what the
    /// fields held before.
    pub(crate) fn take_provider(&self, text: &str) -> Option<Given> {
        let answer = ProviderAnswer::read(text).ok()?;
        let before = self.given.get_untracked();
        let mut given = before.clone();
        given.set(PROVIDER.0, answer.url);
        given.set(CLIENT_IDS.0, answer.client_ids.join(" "));
        self.put(given);
        if let Some(form) = self.form.get_untracked() {
            form.set_open(true);
        }
        Some(before)
    }

    /// What stands in the field of that id.
    fn text(&self, id: &str) -> String {
        self.given.with_untracked(|given| given.text(id).to_owned())
    }

    /// Takes what was typed into the field of that id.
    fn take(&self, id: &str, text: String) {
        self.given.update(|given| given.set(id, text));
    }

    /// Opens the form where `key` can be given, and makes room for it.
    pub(crate) fn ask_for(&self, key: &str) {
        if let Some(form) = self.form.get_untracked() {
            form.set_open(true);
        }
        if key.eq_ignore_ascii_case("aws:SourceIp") {
            focus::<HtmlInputElement>(SOURCE_IP.0);
        } else if key.eq_ignore_ascii_case("sts:RoleSessionName") {
            focus::<HtmlInputElement>(SESSION_NAME.0);
        } else if let Some(area) = focus::<HtmlTextAreaElement>(CONTEXT) {
            let text = area.value();
            let line = format!("{key}=");
            if !text.lines().any(|given| given.starts_with(&line)) {
                let break_ = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
                area.set_value(&format!("{text}{break_}{line}"));
            }
        }
    }
}

/// Shows in a field what was not typed there.
fn show(id: &str, text: &str) {
    let Some(field) = document().get_element_by_id(id) else { return };
    if let Some(field) = field.dyn_ref::<HtmlInputElement>() {
        field.set_value(text);
        field.set_checked(text == "true");
    } else if let Some(area) = field.dyn_ref::<HtmlTextAreaElement>() {
        area.set_value(text);
    }
}

/// Moves the focus to the field of that id.
fn focus<E: wasm_bindgen::JsCast + AsRef<web_sys::HtmlElement>>(id: &str) -> Option<E> {
    let field: E = document().get_element_by_id(id)?.dyn_into().ok()?;
    // It stays where it is if the field cannot take it.
    let _ = AsRef::<web_sys::HtmlElement>::as_ref(&field).focus();
    Some(field)
}

/// The form, folded until it is wanted.
#[component]
pub(crate) fn RequestForm(state: &'static State) -> impl IntoView {
    let fields = state.request;
    let count = move || match (fields.given.with(Given::count), state.known.with(Known::count)) {
        (0, 0) => "optional".to_owned(),
        (count, 0) => format!("{count} given"),
        (0, known) => format!("{known} known"),
        (count, known) => format!("{count} given · {known} known"),
    };
    let take = move |event: web_sys::Event| {
        let Some(target) = event.target() else { return };
        if let Some(field) = target.dyn_ref::<HtmlInputElement>() {
            if field.id() == JUDGE_TIMES {
                fields.take(JUDGE_TIMES, field.checked().to_string());
            } else {
                let (id, value) = (field.id(), field.value());
                let was = fields.text(&id);
                if fields.take_provider(&value).is_some() {
                    // What was pasted has gone to the provider's own fields.
                    if id != PROVIDER.0 && id != CLIENT_IDS.0 {
                        field.set_value(&was);
                    }
                } else {
                    fields.take(&id, value);
                    state.unfold_policy();
                }
            }
        } else if let Some(area) = target.dyn_ref::<HtmlTextAreaElement>() {
            if fields.take_provider(&area.value()).is_some() {
                area.set_value(&fields.text(CONTEXT));
            } else {
                fields.take(CONTEXT, area.value());
            }
        }
    };
    view! {
        <details class="pane request-pane" node_ref=fields.form on:input=take on:click=move |event| act(state, &event)>
            <summary class="pane-head"><h2>"More about the request"</h2><p class="facts">{count}</p></summary>
            <Sheet class="fields" draw=Box::new(move || form(&state.known.get(), state.note_on(Input::Provider))) />
        </details>
    }
}

/// The fields; an empty one shows what the pasted documents say in its place.
fn form(known: &Known, note: Option<&'static str>) -> Vec<Markup> {
    let context = el("textarea").attr("rows", "2").attr("placeholder", "aws:PrincipalOrgID=o-a1b2c3d4e5");
    let choice = el("label")
        .class("choice")
        .child(el("input").attr("type", "checkbox").attr("id", JUDGE_TIMES))
        .child("Deny an expired token, as STS does");
    let lines = FIELDS.iter().zip(known.by_field()).map(|((id, label, example), fact)| {
        // A browser takes nothing but a number there.
        let is_number = NUMBERS.iter().any(|number| number.0 == *id);
        let input = el("input").attr("type", if is_number { "number" } else { "text" });
        match fact {
            Some((value, origin)) => {
                let input = input.attr("placeholder", value.clone()).class("known");
                field(id, label, input).child(el("p").class("origin").child(*origin))
            }
            None => field(id, label, input.attr("placeholder", *example)),
        }
    });
    // It keeps its place when it is silent: fields are told apart by their position.
    let note = note.map_or_else(|| el("p").flag("hidden", true), intake::note);
    std::iter::once(note)
        .chain(lines)
        .chain([field(CONTEXT, "Other condition keys, one key=value a line", context), choice])
        .map(Markup::from)
        .collect()
}

fn field(id: &'static str, label: &'static str, input: Element) -> Element {
    let input = input
        .attr("id", id)
        .attr("spellcheck", "false")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off");
    el("div").class("field").child(el("label").attr("for", id).child(label)).child(input)
}
