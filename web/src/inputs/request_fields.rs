//! What else is known of the request: the role, the provider, and other condition keys.

use leptos::html::Details;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use whydenied::aws::Request;
use whydenied::aws::document::provider::ProviderAnswer;
use whydenied::report::Input;
use whydenied::token::time::Moment;
use whydenied_view::markup::{Element, Markup, el};
use whydenied_view::prose::{prose, sentence};

use super::known::Known;
use crate::sheet::Sheet;
use crate::state::State;

/// A field of one line: its id, its label, and an example of what belongs in it.
type Field = (&'static str, &'static str, &'static str);

const ROLE_ARN: Field = ("role-arn", "Role ARN", "arn:aws:iam::123456789012:role/deploy");
const PROVIDER: Field = (
    "provider-arn",
    "Provider: its ARN or URL",
    "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com",
);
const CLIENT_IDS: Field = ("client-ids", "Client IDs of the provider", "sts.amazonaws.com");
const SESSION_NAME: Field = ("session-name", "Session name", "deploy-42");
const SOURCE_IP: Field = ("source-ip", "Source IP address", "203.0.113.7");
const DURATION: Field = ("duration", "Requested duration, in seconds", "3600");
const MAX_DURATION: Field = ("max-duration", "The role's maximum session duration, in seconds", "3600");
const ACCOUNT: Field = ("account", "Account of the role, if no ARN is known", "123456789012");
const TIME: Field = ("time", "Time of the call, which then judges the token's times", "2026-11-20T18:00:00Z");
const FIELDS: [Field; 9] =
    [ROLE_ARN, PROVIDER, CLIENT_IDS, SESSION_NAME, SOURCE_IP, DURATION, MAX_DURATION, ACCOUNT, TIME];
/// The fields that hold a number.
const NUMBERS: [Field; 2] = [DURATION, MAX_DURATION];
/// The id of the field of other keys, one `key=value` a line.
const CONTEXT: &str = "context";
/// The id of the choice to judge the token's times.
const JUDGE_TIMES: &str = "judge-times";

/// The fields as they are typed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RequestFields {
    /// In the order of [`FIELDS`].
    lines: [RwSignal<String>; FIELDS.len()],
    context: RwSignal<String>,
    judge_times: RwSignal<bool>,
    form: NodeRef<Details>,
}

impl RequestFields {
    /// Fields with nothing in them.
    pub(crate) fn new() -> Self {
        Self {
            lines: FIELDS.map(|_| RwSignal::default()),
            context: RwSignal::default(),
            judge_times: RwSignal::new(false),
            form: NodeRef::new(),
        }
    }

    /// The request that the fields describe.
    pub(crate) fn read(&self, now: Option<i64>) -> Request {
        let [role_arn, provider, client_ids, session_name, source_ip, duration, max_duration, account, time] =
            self.lines.map(given);
        let time = time.and_then(|time| Moment::parse(&time)).map(Moment::epoch);
        let seconds = |text: Option<String>| text.and_then(|text| text.parse().ok());
        let (provider_arn, provider_url) = match provider {
            Some(arn) if arn.starts_with("arn:") => (Some(arn), None),
            url => (None, url),
        };
        let mut context = self.context.with(|text| keys(text));
        if let Some(source_ip) = source_ip {
            context.push(("aws:SourceIp".to_owned(), Some(vec![source_ip])));
        }
        let separator = |c: char| c == ',' || c.is_whitespace();
        let client_ids = client_ids.unwrap_or_default();
        Request {
            now: time.or(now),
            judge_times: self.judge_times.get() || time.is_some(),
            role_arn,
            account,
            provider_arn,
            provider_url,
            client_ids: client_ids.split(separator).filter(|id| !id.is_empty()).map(str::to_owned).collect(),
            session_name,
            duration_seconds: seconds(duration),
            max_session_duration: seconds(max_duration),
            context,
            ..Request::default()
        }
    }

    /// The name or ARN of the role that was typed.
    pub(crate) fn role(&self) -> Option<String> {
        let [role, ..] = self.lines;
        given(role)
    }

    /// Fills in the provider and its client IDs from the answer of AWS about it, if `text` is one.
    pub(crate) fn take_provider(&self, text: &str) -> bool {
        let Ok(answer) = ProviderAnswer::read(text) else { return false };
        let [_, provider, client_ids, ..] = self.lines;
        put(provider, PROVIDER.0, answer.url);
        put(client_ids, CLIENT_IDS.0, answer.client_ids.join(" "));
        if let Some(form) = self.form.get_untracked() {
            form.set_open(true);
        }
        true
    }

    /// How many fields say something.
    fn count(&self) -> usize {
        let texts = self.lines.iter().chain([&self.context]).filter(|text| given(**text).is_some());
        texts.count() + usize::from(self.judge_times.get())
    }

    /// What stands in the field of that id.
    fn text(&self, id: &str) -> String {
        let line = FIELDS.iter().position(|field| field.0 == id).and_then(|index| self.lines.get(index));
        line.unwrap_or(&self.context).get_untracked()
    }

    /// Takes what was typed into the field of that id.
    fn take(&self, id: &str, value: String) {
        match FIELDS.iter().position(|field| field.0 == id).and_then(|index| self.lines.get(index)) {
            Some(line) => line.set(value),
            None => self.context.set(value),
        }
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

/// Sets a field to a text that was not typed there.
fn put(line: RwSignal<String>, id: &str, text: String) {
    let field = document().get_element_by_id(id).and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    if let Some(field) = field {
        field.set_value(&text);
    }
    line.set(text);
}

/// Moves the focus to the field of that id.
fn focus<E: wasm_bindgen::JsCast + AsRef<web_sys::HtmlElement>>(id: &str) -> Option<E> {
    let field: E = document().get_element_by_id(id)?.dyn_into().ok()?;
    // It stays where it is if the field cannot take it.
    let _ = AsRef::<web_sys::HtmlElement>::as_ref(&field).focus();
    Some(field)
}

fn given(text: RwSignal<String>) -> Option<String> {
    text.with(|text| Some(text.trim().to_owned()).filter(|text| !text.is_empty()))
}

/// The condition keys of `key=value` lines; a key that comes again has several values, and one
/// without a value waits for it.
fn keys(text: &str) -> Vec<(String, Option<Vec<String>>)> {
    let mut keys: Vec<(String, Option<Vec<String>>)> = Vec::new();
    for line in text.lines() {
        let Some((key, value)) = line.split_once('=') else { continue };
        let (key, value) = (key.trim(), value.trim());
        if key.is_empty() || value.is_empty() {
            continue;
        }
        match keys.iter_mut().find(|(known, _)| known.eq_ignore_ascii_case(key)) {
            Some((_, values)) => values.get_or_insert_default().push(value.to_owned()),
            None => keys.push((key.to_owned(), Some(vec![value.to_owned()]))),
        }
    }
    keys
}

/// The form, folded until it is wanted.
#[component]
pub(crate) fn RequestForm(state: &'static State) -> impl IntoView {
    let fields = state.request;
    let count = move || match (fields.count(), state.known.with(Known::count)) {
        (0, 0) => "optional".to_owned(),
        (count, 0) => format!("{count} given"),
        (0, known) => format!("{known} known"),
        (count, known) => format!("{count} given · {known} known"),
    };
    let take = move |event: web_sys::Event| {
        let Some(target) = event.target() else { return };
        if let Some(field) = target.dyn_ref::<HtmlInputElement>() {
            if field.id() == JUDGE_TIMES {
                fields.judge_times.set(field.checked());
            } else {
                let (id, value) = (field.id(), field.value());
                let was = fields.text(&id);
                if fields.take_provider(&value) {
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
            if fields.take_provider(&area.value()) {
                area.set_value(&fields.text(CONTEXT));
            } else {
                fields.take(CONTEXT, area.value());
            }
        }
    };
    view! {
        <details class="pane request-pane" node_ref=fields.form on:input=take>
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
    let said = note.map(sentence).unwrap_or_default();
    let note = el("p").class("note").flag("hidden", said.is_empty()).children(prose(&said));
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

#[cfg(test)]
mod tests {
    use super::keys;

    #[test]
    fn a_repeated_key_has_several_values_and_one_without_a_value_waits() {
        let one = ("a:b".to_owned(), Some(vec!["1".to_owned(), "2=3".to_owned()]));
        assert_eq!(keys("a:b = 1\nnothing\nA:B=2=3\nc:d="), [one]);
    }
}
