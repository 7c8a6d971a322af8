//! What the token says: header and claims one by one, with their meaning and the condition key that AWS makes of each,
//! or all of them as JSON.

mod editing;
mod groups;
mod nested;
mod row;

use leptos::prelude::*;
use whydenied_questions::Service;
use whydenied_questions::texts::TOKEN;
use whydenied_report::{Outcome, Reading, Report};

use crate::live::live;
use crate::state::{Answers, State, state};
use crate::words::{indented, prose, sentence};
use editing::Editing;
use groups::Table;

/// A form in which the claims are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Table,
    Json,
}

/// What is shown of the token.
#[derive(Clone, Copy)]
struct Saying {
    state: State,
    /// What was said of the token, on either side.
    answers: Memo<Service>,
    /// Whether that is the token as it stands.
    is_fresh: Memo<bool>,
    /// The claims whose keys failed a condition.
    failed: Memo<Vec<String>>,
    editing: Editing,
}

impl Saying {
    fn answers(self) -> Answers {
        self.state.answers(self.answers.get())
    }
}

/// The service whose answers say most of the token: that of the side that is shown, unless it has not heard of the token
/// as it stands and the other one has.
pub(crate) fn service_on_token(state: State) -> Service {
    let (side, other) = match state.side.get() {
        Service::Aws => (Service::Aws, Service::Pulumi),
        Service::Pulumi => (Service::Pulumi, Service::Aws),
    };
    let token = state.text(TOKEN).get();
    let has_heard = |service| state.answers(service).texts.with(|texts| texts.get(TOKEN) == token);
    if has_heard(other) && !has_heard(side) { other } else { side }
}

/// What the token says; nothing before one was read.
#[component]
pub(crate) fn Claims() -> impl IntoView {
    let state = state();
    let answers = Memo::new(move |_| service_on_token(state));
    let now = move || state.answers(answers.get());
    let has_token = Memo::new(move |_| now().token.with(Option::is_some));
    let is_fresh = Memo::new(move |_| now().examination.with(|it| it.token.read().is_some()));
    let failed = Memo::new(move |_| {
        now().examination.with(|it| it.report.as_ref().map(failed_claims).unwrap_or_default())
    });
    let saying = Saying { state, answers, is_fresh, failed, editing: Editing::new(state) };
    let form = RwSignal::new(Form::Table);
    view! { <Show when=move || has_token.get()>{pane(saying, form)}</Show> }
}

fn pane(saying: Saying, form: RwSignal<Form>) -> AnyView {
    let Saying { state, is_fresh, .. } = saying;
    let class = move || if is_fresh.get() { "pane claims" } else { "pane claims stale" };
    let facts = move || {
        (!is_fresh.get()).then(|| view! { <p class="facts">"of the last token that could be read"</p> })
    };
    let of_call = Memo::new(move |_| {
        saying.answers().examination.with(|examination| {
            let calls = examination.calls.as_ref()?;
            let call = calls.calls.get(calls.chosen)?;
            Some(if call.is_sent {
                format!("of {}", call.name)
            } else {
                format!("that {} would send", call.name)
            })
        })
    });
    let is_changed = Memo::new(move |_| state.pasted_token().is_some());
    let changed = move || {
        view! {
            <p class="note changed">
                "Claims were changed since the token was pasted. "
                <button type="button" class="link" data-claims="restore" on:click=move |_| state.restore_token()>
                    "Bring the pasted token back"
                </button>
            </p>
        }
    };
    let odds = Memo::new(move |_| saying.answers().examination.with(|it| it.at_odds.clone()));
    let at_odds =
        move || odds.get().map(|odds| view! { <p class="note at-odds">{prose(&sentence(&odds))}</p> });
    let choice = move |own: Form, name: &'static str, title: &'static str| {
        view! {
            <button
                type="button"
                data-claims=name
                aria-pressed=move || (form.get() == own).to_string()
                on:click=move |_| form.set(own)
            >
                {title}
            </button>
        }
    };
    let content = move || match form.get() {
        Form::Table => view! { <Table saying/> }.into_any(),
        Form::Json => view! { <Json saying/> }.into_any(),
    };
    view! {
        <section class=class aria-labelledby="claims-title">
            <header class="pane-head">
                <h2 id="claims-title">"What the token says"</h2>
                {live(move || of_call.get().map(|name| view! { <p class="facts">{prose(&name)}</p> }))}
                {facts}
                <div class="choice" role="group" aria-label="Form of the claims">
                    {choice(Form::Table, "table", "Table")}
                    {choice(Form::Json, "json", "JSON")}
                </div>
            </header>
            {live(move || is_changed.get().then(changed))}
            {live(at_odds)}
            {content}
        </section>
    }
    .into_any()
}

/// The claims as JSON, one entry a line.
#[component]
fn Json(saying: Saying) -> impl IntoView {
    let json = Memo::new(move |before: Option<&String>| {
        let now = saying.answers().examination.with(|examination| match &examination.token {
            Reading::Read(_) => Some(indented(&examination.claims)),
            Reading::Unread(_) | Reading::Missing => None,
        });
        let last = || saying.answers().token.with(|token| Some(indented(&token.as_ref()?.claims.to_json())));
        now.or_else(|| before.cloned()).or_else(last).unwrap_or_default()
    });
    view! {
        <pre class="claims-json" tabindex="0" aria-label="Claims as JSON">
            <code>{live(move || json.get())}</code>
        </pre>
    }
}

/// The names of the claims whose keys failed a condition.
fn failed_claims(report: &Report) -> Vec<String> {
    let conditions = || report.statements.iter().flat_map(|statement| &statement.conditions);
    let failed =
        |key: &str| conditions().any(|c| c.outcome == Outcome::Fail && c.key.eq_ignore_ascii_case(key));
    let failed = report.context.iter().filter(|entry| failed(&entry.key));
    failed.filter_map(|entry| entry.claim.as_deref()).map(str::to_owned).collect()
}
