//! A job described in words, for whoever has no token: the claims follow from the fields at once.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlDetailsElement;
use whydenied_questions::job::{AUDIENCE, Describe, Form, Forms, Run};
use whydenied_questions::texts::TOKEN;
use whydenied_report::json::indented;

use crate::live::live;
use crate::state::{State, state};

/// The form that is shown first.
const FIRST: &str = "github-actions";

/// What is known of the job, and what there is to ask.
#[derive(Clone, Copy)]
struct Description {
    state: State,
    forms: RwSignal<Vec<Form>>,
    /// Which form it is.
    form: RwSignal<usize>,
    asked: RwSignal<Describe>,
    missing: RwSignal<Vec<String>>,
}

/// The form, folded until it is wanted.
#[component]
pub(super) fn DescribeJob() -> impl IntoView {
    let asked = Describe { audience: AUDIENCE.to_owned(), ..Describe::default() };
    let description = Description {
        state: state(),
        forms: RwSignal::default(),
        form: RwSignal::new(0),
        asked: RwSignal::new(asked),
        missing: RwSignal::default(),
    };
    let open = move |event: web_sys::Event| {
        let details = event.target().and_then(|target| target.dyn_into::<HtmlDetailsElement>().ok());
        if details.is_some_and(|details| details.open()) && description.forms.with_untracked(Vec::is_empty) {
            description.load();
        }
    };
    let has_forms = Memo::new(move |_| description.forms.with(|forms| !forms.is_empty()));
    view! {
        <details class="describe" on:toggle=open>
            <summary>"No token? Describe the job"</summary>
            <div class="fields">
                {live(move || has_forms.get().then(|| fields(description)))}
                <p class="missing-parts" role="status">{live(move || description.missing_in_words())}</p>
            </div>
        </details>
    }
}

impl Description {
    /// Asks what there is to say of jobs.
    fn load(self) {
        spawn_local(async move {
            if let Ok(forms) = self.state.engine.ask(Forms {}).await {
                let first = forms.iter().position(|form| form.issuer == FIRST).unwrap_or_default();
                self.forms.set(forms);
                self.choose_form(first);
            }
        });
    }

    fn choose_form(self, index: usize) {
        self.form.set(index);
        let issuer = self.forms.with_untracked(|forms| forms.get(index).map(|form| form.issuer.clone()));
        self.asked.update(|asked| {
            *asked = Describe {
                issuer: issuer.unwrap_or_default(),
                run: 0,
                url: String::new(),
                with_ids: false,
                ..asked.clone()
            };
        });
    }

    /// What is asked for is another now: the claims follow, once nothing is missing.
    fn change(self, change: impl FnOnce(&mut Describe)) {
        self.asked.update(change);
        let question = self.asked.get_untracked();
        spawn_local(async move {
            match self.state.engine.ask(question).await {
                Ok(Ok(claims)) => {
                    self.missing.set(Vec::new());
                    self.state.put_text(TOKEN, &indented(&claims));
                }
                Ok(Err(missing)) => self.missing.set(missing),
                // What is wrong with the engine is said elsewhere.
                Err(_) => {}
            }
        });
    }

    fn set_part(self, name: &str, value: String) {
        self.change(|asked| {
            asked.parts.retain(|(known, _)| known != name);
            asked.parts.push((name.to_owned(), value));
        });
    }

    fn missing_in_words(self) -> Option<String> {
        let names: Vec<_> = self.missing.get().iter().map(|name| in_words(name)).collect();
        (!names.is_empty()).then(|| format!("The claims follow once these are given: {}.", names.join(", ")))
    }
}

fn fields(description: Description) -> AnyView {
    let Description { forms, form, asked, .. } = description;
    let current = Memo::new(move |_| forms.with(|forms| forms.get(form.get()).cloned()));
    let run = Memo::new(move |_| {
        let run = asked.with(|asked| asked.run);
        current.with(|form| form.as_ref().and_then(|form| form.runs.get(run)).cloned())
    });
    let issuers = forms.with_untracked(|forms| {
        let option = |(index, form): (usize, &Form)| {
            let is_chosen = index == description.form.get_untracked();
            let own = if form.needs_url { " (URL of your own)" } else { "" };
            view! { <option value=index.to_string() selected=is_chosen>{form.name.clone()} {own}</option> }
        };
        forms.iter().enumerate().map(option).collect_view()
    });
    let runs = move || {
        let runs = current.get().map(|form| form.runs).unwrap_or_default();
        let option =
            |(index, run): (usize, Run)| view! { <option value=index.to_string()>{run.label}</option> };
        runs.into_iter().enumerate().map(option).collect_view()
    };
    let parts = move || {
        let Run { needed, more, .. } = run.get()?;
        let needed = needed.into_iter().map(|name| part(description, name)).collect_view();
        let more: Vec<_> = more.into_iter().map(|name| part(description, name)).collect();
        let more = (!more.is_empty()).then(|| {
            view! {
                <details class="more-parts">
                    <summary>"More of its claims"</summary>
                    <div class="fields">{more}</div>
                </details>
            }
        });
        Some(view! { {needed} {more} })
    };
    let needs_url = Memo::new(move |_| current.with(|form| form.as_ref().is_some_and(|form| form.needs_url)));
    let has_ids = Memo::new(move |_| current.with(|form| form.as_ref().is_some_and(|form| form.has_ids)));
    let url = move || {
        needs_url.get().then(|| {
            let set = move |value: String| description.change(|asked| asked.url = value);
            field("job-url", "URL of the issuer".to_owned(), String::new(), set)
        })
    };
    let ids = move || {
        has_ids.get().then(|| {
            let set = move |event| description.change(|asked| asked.with_ids = event_target_checked(&event));
            view! {
                <label class="choice">
                    <input type="checkbox" id="job-ids" autocomplete="off" on:change=set/>
                    "Its subject has ids next to the names (immutable subject)"
                </label>
            }
        })
    };
    let audience = asked.with_untracked(|asked| asked.audience.clone());
    let set_audience = move |value: String| description.change(|asked| asked.audience = value);
    view! {
        <div class="field">
            <label for="job-issuer">"Who issues its token"</label>
            <select
                id="job-issuer"
                autocomplete="off"
                on:change=move |event| {
                    description.choose_form(event_target_value(&event).parse().unwrap_or_default());
                    description.change(|_| {});
                }
            >
                {issuers}
            </select>
        </div>
        <div class="field">
            <label for="job-run">"What it runs for"</label>
            <select
                id="job-run"
                autocomplete="off"
                on:change=move |event| {
                    let run = event_target_value(&event).parse().unwrap_or_default();
                    description.change(|asked| asked.run = run);
                }
            >
                {live(runs)}
            </select>
        </div>
        {live(url)}
        {live(parts)}
        {live(ids)}
        {field("job-audience", "Audience".to_owned(), audience, set_audience)}
    }
    .into_any()
}

/// A part, such as `BRANCH`.
fn part(description: Description, name: String) -> AnyView {
    let given = description.asked.with_untracked(|asked| {
        asked.parts.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone())
    });
    let id = format!("job-{}", name.to_lowercase().replace('_', "-"));
    field(id, in_words(&name), given.unwrap_or_default(), move |value| description.set_part(&name, value))
}

fn field(
    id: impl Into<String>,
    label: String,
    value: String,
    set: impl Fn(String) + Send + 'static,
) -> AnyView {
    let id = id.into();
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input
                id=id
                type="text"
                value=value
                spellcheck="false"
                autocomplete="off"
                autocapitalize="off"
                on:input=move |event| set(event_target_value(&event))
            />
        </div>
    }
    .into_any()
}

/// `OWNER_ID` as a person says it.
fn in_words(name: &str) -> String {
    if name == "URL" {
        return "URL of the issuer".to_owned();
    }
    let words = name.to_lowercase().replace('_', " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
