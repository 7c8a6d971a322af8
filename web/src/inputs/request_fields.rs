//! What else is known of the request: the role, the provider, and other condition keys.

use leptos::html::Details;
use leptos::prelude::*;
use whydenied::aws::Request;

use crate::state::State;

/// The fields as they are typed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RequestFields {
    role_arn: RwSignal<String>,
    provider_arn: RwSignal<String>,
    client_ids: RwSignal<String>,
    session_name: RwSignal<String>,
    source_ip: RwSignal<String>,
    /// One `key=value` a line.
    context: RwSignal<String>,
    judge_times: RwSignal<bool>,
    form: NodeRef<Details>,
}

impl RequestFields {
    /// Fields with nothing in them.
    pub(crate) fn new() -> Self {
        Self {
            role_arn: RwSignal::default(),
            provider_arn: RwSignal::default(),
            client_ids: RwSignal::default(),
            session_name: RwSignal::default(),
            source_ip: RwSignal::default(),
            context: RwSignal::default(),
            judge_times: RwSignal::new(false),
            form: NodeRef::new(),
        }
    }

    /// The request that the fields describe.
    pub(crate) fn read(&self, now: i64) -> Request {
        let mut context = self.context.with(|text| keys(text));
        if let Some(source_ip) = given(self.source_ip) {
            context.push(("aws:SourceIp".to_owned(), Some(vec![source_ip])));
        }
        Request {
            now: Some(now),
            judge_times: self.judge_times.get(),
            role_arn: given(self.role_arn),
            provider_arn: given(self.provider_arn),
            client_ids: self.client_ids.with(|text| {
                text.split(|c: char| c == ',' || c.is_whitespace()).filter(|id| !id.is_empty()).map(str::to_owned).collect()
            }),
            session_name: given(self.session_name),
            context,
        }
    }

    /// How many fields say something.
    fn count(&self) -> usize {
        let texts = [self.role_arn, self.provider_arn, self.client_ids, self.session_name, self.source_ip, self.context];
        texts.iter().filter(|text| given(**text).is_some()).count() + usize::from(self.judge_times.get())
    }

    /// Opens the form where `key` can be given, and makes room for it.
    pub(crate) fn ask_for(&self, key: &str) {
        if let Some(form) = self.form.get_untracked() {
            form.set_open(true);
        }
        let id = if key.eq_ignore_ascii_case("aws:SourceIp") {
            "source-ip"
        } else if key.eq_ignore_ascii_case("sts:RoleSessionName") {
            "session-name"
        } else {
            let line = format!("{key}=");
            self.context.update(|text| {
                if !text.lines().any(|given| given.starts_with(&line)) {
                    if !text.is_empty() && !text.ends_with('\n') {
                        text.push('\n');
                    }
                    text.push_str(&line);
                }
            });
            "context"
        };
        focus(id);
    }
}

fn focus(id: &str) {
    use wasm_bindgen::JsCast as _;
    let field = document().get_element_by_id(id).and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(field) = field {
        // The field stays where it is if it cannot take the focus.
        let _ = field.focus();
    }
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
pub(crate) fn RequestForm(state: State) -> impl IntoView {
    let fields = state.request;
    let count = move || match fields.count() {
        0 => "optional".to_owned(),
        1 => "1 given".to_owned(),
        count => format!("{count} given"),
    };
    view! {
        <details class="pane request-pane" node_ref=fields.form>
            <summary class="pane-head"><h2>"More about the request"</h2><p class="facts">{count}</p></summary>
            <div class="fields">
                {field("role-arn", "Role ARN", "arn:aws:iam::123456789012:role/deploy", fields.role_arn)}
                {field("provider-arn", "Provider ARN", "arn:aws:iam::123456789012:oidc-provider/…", fields.provider_arn)}
                {field("client-ids", "Client IDs of the provider", "sts.amazonaws.com", fields.client_ids)}
                {field("session-name", "Session name", "deploy-42", fields.session_name)}
                {field("source-ip", "Source IP address", "203.0.113.7", fields.source_ip)}
                <div class="field">
                    <label for="context">"Other condition keys, one key=value a line"</label>
                    <textarea
                        id="context"
                        rows="2"
                        spellcheck="false"
                        autocomplete="off"
                        autocapitalize="off"
                        placeholder="aws:PrincipalOrgID=o-a1b2c3d4e5"
                        prop:value=fields.context
                        on:input:target=move |event| fields.context.set(event.target().value())
                    ></textarea>
                </div>
                <label class="choice">
                    <input
                        type="checkbox"
                        prop:checked=fields.judge_times
                        on:change:target=move |event| fields.judge_times.set(event.target().checked())
                    />
                    "Deny an expired token, as STS does"
                </label>
            </div>
        </details>
    }
}

fn field(id: &'static str, label: &'static str, placeholder: &'static str, text: RwSignal<String>) -> impl IntoView {
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input
                id=id
                type="text"
                spellcheck="false"
                autocomplete="off"
                autocapitalize="off"
                placeholder=placeholder
                prop:value=text
                on:input:target=move |event| text.set(event.target().value())
            />
        </div>
    }
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
