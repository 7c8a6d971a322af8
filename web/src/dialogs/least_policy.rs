//! The dialog that writes the least policy for the token, in the language of whoever declares it.

mod account;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use whydenied_questions::Service;
use whydenied_questions::asked::{Write, Written};
use whydenied_questions::fields::ACCOUNT;

use super::{Window, copy_from};
use crate::engine::{Failure, now};
use crate::state::{State, state};
use crate::words::prose;
use account::account_in;

/// The languages by the engine's names for them.
const LANGUAGES: [(&str, &str); 6] = [
    ("json", "JSON"),
    ("typescript", "Pulumi, in TypeScript"),
    ("python", "Pulumi, in Python"),
    ("yaml", "Pulumi, in YAML"),
    ("terraform", "Terraform"),
    ("cloudformation", "CloudFormation"),
];
const ONLY_AWS: [&str; 2] = ["terraform", "cloudformation"];

/// The languages in which there are policies of a service.
fn languages_of(service: Service) -> impl Iterator<Item = (&'static str, &'static str)> {
    LANGUAGES.into_iter().filter(move |(name, _)| service == Service::Aws || !ONLY_AWS.contains(name))
}

/// What was written last, and whether something else is on its way.
#[derive(Clone, Copy)]
struct Writing {
    written: RwSignal<Option<Written>>,
    is_busy: RwSignal<bool>,
}

impl Writing {
    /// Whether there is nothing to take along of what was asked for.
    fn has_nothing(self) -> bool {
        let is_empty = |written: &Option<Written>| written.as_ref().is_none_or(|it| it.policy.is_empty());
        self.is_busy.get() || self.written.with(is_empty)
    }
}

/// The dialog, once there is a policy or a reason why there is none.
#[component]
pub(super) fn LeastPolicy(language: RwSignal<String>) -> impl IntoView {
    let state = state();
    let service = state.side.get_untracked();
    if !languages_of(service).any(|(name, _)| language.with_untracked(|language| language == name)) {
        language.set("json".to_owned());
    }
    let texts = StoredValue::new(state.own_texts());
    let is_aws = service == Service::Aws;
    let known = texts.with_value(|texts| account_in(texts).filter(|_| is_aws).unwrap_or_default().to_owned());
    let account = RwSignal::new(known);
    let writing = Writing { written: RwSignal::new(None), is_busy: RwSignal::new(true) };
    let said = RwSignal::new("");
    keep_written(state, writing, move || {
        said.set("");
        let mut texts = texts.get_value().of(service);
        account.with(|account| {
            if is_aws && !account.trim().is_empty() {
                texts.put(ACCOUNT, account.trim());
            }
        });
        Write { service, language: language.get(), texts, now: now() }
    });
    let written = writing.written;
    let window = NodeRef::<html::Dialog>::new();
    let use_it = move |_| {
        let mut texts = texts.get_value();
        texts.put(service.policy(), written.get_untracked().unwrap_or_default().policy);
        state.put(&texts);
        // What had the focus before has it again, and the verdict takes it over.
        if let Some(window) = window.get_untracked() {
            window.close();
        }
        state.focus_verdict(service);
    };
    let is_ready = Memo::new(move |_| written.with(Option::is_some));
    move || {
        is_ready.get().then(|| {
            view! {
                <Window id="written" title="The least policy for this token".into_any() node=window>
                    <div class="dialog-body">
                        <p>{intro(service)}</p>
                        <Choices service language account />
                        <Policy writing said>
                            <button
                                type="button"
                                class="main"
                                disabled=move || writing.has_nothing()
                                hidden=move || language.with(|language| language != "json")
                                on:click=use_it
                            >
                                "Use it as the policy"
                            </button>
                        </Policy>
                    </div>
                </Window>
            }
        })
    }
}

/// Has a policy written, anew whenever something else is asked for.
fn keep_written(
    state: State,
    Writing { written, is_busy }: Writing,
    asked: impl Fn() -> Write + Send + Sync + 'static,
) {
    let count = StoredValue::new(0);
    Effect::new(move |_| {
        let question = asked();
        is_busy.set(true);
        count.update_value(|count| *count += 1);
        let number = count.get_value();
        spawn_local(async move {
            match state.engine.ask(question).await {
                Ok(answer) if count.try_get_value() == Some(number) => {
                    written.set(Some(
                        answer.unwrap_or_else(|why| Written { notes: vec![why], ..Written::default() }),
                    ));
                    is_busy.set(false);
                }
                // Something else was asked for meanwhile, or the dialog was closed.
                Ok(_) | Err(Failure::Superseded) => {}
                Err(failure) => state.give_up(&failure),
            }
        });
    });
}

fn intro(service: Service) -> String {
    let what = match service {
        Service::Aws => "assume the role",
        Service::Pulumi => "be exchanged for what is asked for",
    };
    format!(
        "It lets exactly this token {what}. What another run has otherwise is noted below it, and not let in."
    )
}

/// What there is to choose about it.
#[component]
fn Choices(service: Service, language: RwSignal<String>, account: RwSignal<String>) -> impl IntoView {
    let option = |(name, title): (&'static str, &'static str)| {
        let is_chosen = language.with_untracked(|language| language == name);
        view! {
            <option value=name selected=is_chosen>
                {title}
            </option>
        }
    };
    view! {
        <div class="choices">
            <div class="field">
                <label for="written-language">"Written as"</label>
                <select
                    id="written-language"
                    autocomplete="off"
                    on:change=move |event| language.set(event_target_value(&event))
                >
                    {languages_of(service).map(option).collect_view()}
                </select>
            </div>
            <div class="field" hidden=service != Service::Aws>
                <label for="written-account">"Account of the role"</label>
                <input
                    id="written-account"
                    type="text"
                    inputmode="numeric"
                    placeholder="123456789012"
                    autocomplete="off"
                    spellcheck="false"
                    prop:value=account
                    on:input=move |event| account.set(event_target_value(&event))
                />
            </div>
        </div>
    }
}

/// The policy with what there is to say of it, and what one does with it.
#[component]
fn Policy(writing: Writing, said: RwSignal<&'static str>, children: Children) -> impl IntoView {
    let written = move || writing.written.get().unwrap_or_default();
    let field = NodeRef::<html::Textarea>::new();
    let copy = move |_| {
        let Some(field) = field.get_untracked() else { return };
        spawn_local(async move {
            let is_copied = copy_from(field).await;
            let words = "The browser did not allow it: the policy is selected, copy it yourself.";
            said.try_set(if is_copied { "Copied." } else { words });
        });
    };
    let note = |note: String| view! { <li>{prose(&note)}</li> };
    view! {
        <label for="written-policy" class="taken-label">
            "The policy"
        </label>
        <textarea
            id="written-policy"
            class="taken-text long"
            readonly
            spellcheck="false"
            prop:value=move || written().policy
            node_ref=field
        ></textarea>
        <ul class="notes">{move || written().notes.into_iter().map(note).collect_view()}</ul>
        <div class="buttons">
            {children()}
            <button type="button" disabled=move || writing.has_nothing() on:click=copy>
                "Copy"
            </button>
            <p class="said" role="status">
                {said}
            </p>
        </div>
    }
}
