//! Sharing what stands in the page: the dialog shows what would be given away before it is.
//!
//! - [`content`] is what a link holds, [`permalink`] its address; [`claims`] stand in place of the token.
//! - [`made`] makes what is shared: a link, a [`message`] or the report; [`outcome`] says whether it tells the same.

mod claims;
mod content;
mod deflate;
mod exchange;
mod forms;
mod held;
mod made;
mod message;
mod outcome;
mod permalink;
mod taken;

use leptos::prelude::*;
use leptos::task::spawn_local;
use whydenied_questions::Service;
use whydenied_questions::texts::{TOKEN, Texts};

use crate::dialogs::{Form, Window};
use crate::engine::Failure;
use crate::live::live;
use crate::state::{State, state};
use claims::claims_of;
pub(crate) use content::without_secrets;
pub(crate) use exchange::{folded, unfolded};
use held::held;
use made::{Asking, Chosen, Made, Subject, make};
pub(crate) use permalink::{Opened, content_of, versioned};
use taken::Taken;

/// What is agreed to, and what stays of it from one time to the next.
#[derive(Clone, Copy)]
struct Choices {
    form: RwSignal<Form>,
    /// Asked anew every time: a token may be another one.
    with_claims: RwSignal<bool>,
    is_renamed: RwSignal<bool>,
}

/// What was made last, and whether something else is on its way.
#[derive(Clone, Copy)]
struct Making {
    made: RwSignal<Option<Made>>,
    is_busy: RwSignal<bool>,
}

/// The dialog, once there is something to share.
#[component]
pub(crate) fn Share(form: Form, is_renamed: RwSignal<bool>) -> impl IntoView {
    let state = state();
    let choices = Choices { form: RwSignal::new(form), with_claims: RwSignal::new(false), is_renamed };
    let (subject, said) = (RwSignal::new(None), RwSignal::new(""));
    let making = Making { made: RwSignal::new(None), is_busy: RwSignal::new(true) };
    find_subject(state, subject);
    keep_made(state, choices, subject, making, said);
    let Making { made, is_busy } = making;
    let is_ready = Memo::new(move |_| made.with(Option::is_some));
    let made = Signal::derive(move || made.get().unwrap_or_default());
    live(move || {
        let subject = is_ready.get().then(|| subject.get_untracked()).flatten();
        subject.map(|subject| {
            view! {
                <Window id="share" title="Share".into_any()>
                    <div class="dialog-body" aria-busy=move || is_busy.get().to_string()>
                        <Forms form=choices.form />
                        <p>{live(move || choices.form.get().says())}</p>
                        <Agreed choices subject />
                        <Taken form=choices.form made is_busy said />
                        <details class="held-pane" hidden=move || choices.form.get() != Form::Link>
                            <summary>"What the link holds"</summary>
                            <div class="held">{live(move || made.with(|made| held(&made.content)))}</div>
                        </details>
                    </div>
                </Window>
            }
        })
    })
}

/// Takes what stands in the page now, with the claims as soon as the engine has read them.
fn find_subject(state: State, subject: RwSignal<Option<Subject>>) {
    let (service, texts) = (state.side.get_untracked(), state.own_texts());
    let answers = state.answers(service);
    Effect::new(move |was_found: Option<bool>| {
        if was_found == Some(true) {
            return true;
        }
        let is_read = answers.texts.with(|read| read.get(TOKEN) == texts.get(TOKEN));
        if is_read {
            subject.set(Some(subject_of(state, service, &texts)));
        } else if !answers.is_busy.get() && state.trouble.with(Option::is_some) {
            // What is wrong with the engine stands in the page.
            state.dialog.set(None);
        }
        is_read
    });
}

fn subject_of(state: State, service: Service, texts: &Texts) -> Subject {
    let read = |token| state.answers(service).examination.with_untracked(|read| claims_of(token, read));
    Subject { service, texts: texts.clone(), claims: texts.given(TOKEN).and_then(read) }
}

/// Makes what is shared, anew whenever something else is chosen.
fn keep_made(
    state: State,
    Choices { form, with_claims, is_renamed }: Choices,
    subject: RwSignal<Option<Subject>>,
    Making { made, is_busy }: Making,
    said: RwSignal<&'static str>,
) {
    let choices = StoredValue::new(0);
    Effect::new(move |_| {
        let chosen =
            Chosen { form: form.get(), with_claims: with_claims.get(), is_renamed: is_renamed.get() };
        let Some(subject) = subject.get() else { return };
        said.set("");
        is_busy.set(true);
        choices.update_value(|choices| *choices += 1);
        let asking = Asking { engine: state.engine, choices, choice: choices.get_value() };
        spawn_local(async move {
            match make(asking, subject, chosen).await {
                Ok(now) if choices.try_get_value() == Some(asking.choice) => {
                    made.set(Some(now));
                    is_busy.set(false);
                }
                Ok(_) | Err(Failure::Superseded) => {}
                Err(failure) => state.give_up(&failure),
            }
        });
    });
}

/// The choice of the form.
#[component]
fn Forms(form: RwSignal<Form>) -> impl IntoView {
    let choice = move |of: Form| {
        view! {
            <label>
                <input
                    type="radio"
                    name="share-form"
                    value=of.value()
                    id=format!("share-as-{}", of.value())
                    autocomplete="off"
                    prop:checked=move || form.get() == of
                    on:change=move |_| form.set(of)
                />
                {of.name()}
            </label>
        }
    };
    view! {
        <fieldset class="forms">
            <legend class="unseen">"As what"</legend>
            {Form::ALL.map(choice).collect_view()}
        </fieldset>
    }
}

/// What one agrees to.
#[component]
fn Agreed(choices: Choices, subject: Subject) -> impl IntoView {
    let Choices { form, with_claims, is_renamed } = choices;
    let (has_token, has_claims) = (subject.texts.given(TOKEN).is_some(), subject.claims.is_some());
    view! {
        <label class="choice" hidden=move || form.get().holds_claims()>
            <input
                type="checkbox"
                id="share-claims"
                autocomplete="off"
                aria-describedby="share-claims-note"
                disabled=!has_claims
                prop:checked=with_claims
                on:change=move |event| with_claims.set(event_target_checked(&event))
            />
            "Include the token’s claims"
        </label>
        <p class="note" id="share-claims-note">
            {live(move || form.get().note(has_token, has_claims))}
        </p>
        <label class="choice">
            <input
                type="checkbox"
                id="share-renamed"
                autocomplete="off"
                prop:checked=is_renamed
                on:change=move |event| is_renamed.set(event_target_checked(&event))
            />
            "Give owners, repositories, accounts and people other names"
        </label>
    }
}
