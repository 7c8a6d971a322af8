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
use crate::state::{State, state, tested_claims};
use crate::words::seen;
use claims::{Listed, claims_of, listed};
use content::Content;
pub(crate) use content::without_secrets;
pub(crate) use exchange::{folded, unfolded};
use held::held;
pub(crate) use made::own_address;
use made::{Asking, Chosen, Made, Subject, make};
use permalink::fragment_of;
pub(crate) use permalink::{Opened, content_of, versioned};
use taken::Taken;

/// What is agreed to, and what stays of it from one time to the next.
#[derive(Clone, Copy)]
struct Choices {
    form: RwSignal<Form>,
    /// The claims that stay here. Asked anew every time: a token may be another one.
    left_out: RwSignal<Vec<String>>,
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
    let choices = Choices { form: RwSignal::new(form), left_out: RwSignal::new(Vec::new()), is_renamed };
    let (subject, said) = (RwSignal::new(None), RwSignal::new(""));
    let making = Making { made: RwSignal::new(None), is_busy: RwSignal::new(true) };
    find_subject(state, subject, choices.left_out);
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
fn find_subject(state: State, subject: RwSignal<Option<Subject>>, left_out: RwSignal<Vec<String>>) {
    let (service, texts) = (state.side.get_untracked(), state.own_texts());
    let answers = state.answers(service);
    Effect::new(move |was_found: Option<bool>| {
        if was_found == Some(true) {
            return true;
        }
        let is_read = answers.texts.with(|read| read.get(TOKEN) == texts.get(TOKEN));
        if is_read {
            let found = subject_of(state, service, &texts);
            let others = found.listed.iter().filter(|claim| !claim.is_tested);
            left_out.set(others.map(|claim| claim.name.clone()).collect());
            subject.set(Some(found));
        } else if !answers.is_busy.get() && state.trouble.with(Option::is_some) {
            // What is wrong with the engine stands in the page.
            state.dialog.set(None);
        }
        is_read
    });
}

fn subject_of(state: State, service: Service, texts: &Texts) -> Subject {
    state.answers(service).examination.with_untracked(|read| {
        let claims = texts.given(TOKEN).and_then(|token| claims_of(token, read));
        let listed = claims.iter().flat_map(|claims| listed(claims, &tested_claims(read))).collect();
        let of_call = read.calls.as_ref().map(|_| read.claims.clone());
        Subject { service, texts: texts.clone(), claims, of_call, listed }
    })
}

/// The fragment of a link that holds all of it, of a token its claims; nothing where the browser cannot make one.
pub(crate) async fn fragment_of_all(state: State) -> Option<String> {
    let Subject { service, texts, claims, .. } =
        subject_of(state, state.side.get_untracked(), &state.own_texts());
    fragment_of(&Content::of(service, &texts, claims)).await.ok()
}

/// The verdict as a message: it quotes what the policy tests, and holds no other claims.
pub(crate) async fn message_of(state: State) -> Result<String, Failure> {
    let subject = subject_of(state, state.side.get_untracked(), &state.own_texts());
    let left_out = subject.listed.iter().map(|claim| claim.name.clone()).collect();
    let asking = Asking { engine: state.engine, choices: StoredValue::new(0), choice: 0 };
    let chosen = Chosen { form: Form::Markdown, left_out, is_renamed: false };
    make(asking, subject, chosen).await.map(|made| made.text)
}

/// Makes what is shared, anew whenever something else is chosen.
fn keep_made(
    state: State,
    Choices { form, left_out, is_renamed }: Choices,
    subject: RwSignal<Option<Subject>>,
    Making { made, is_busy }: Making,
    said: RwSignal<&'static str>,
) {
    let choices = StoredValue::new(0);
    Effect::new(move |_| {
        let chosen = Chosen { form: form.get(), left_out: left_out.get(), is_renamed: is_renamed.get() };
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
    let Choices { form, left_out, is_renamed } = choices;
    let (has_token, has_claims) = (subject.texts.given(TOKEN).is_some(), subject.claims.is_some());
    let all = StoredValue::new(subject.listed);
    let names = move || all.with_value(|all| all.iter().map(|claim| claim.name.clone()).collect::<Vec<_>>());
    let rows = all.with_value(|all| all.iter().map(|claim| claim_row(claim, left_out)).collect_view());
    view! {
        <fieldset class="claims-list" hidden=move || !has_claims || form.get().holds_claims()>
            <legend>"Claims that go along"</legend>
            <button type="button" class="link" id="share-claims-all" on:click=move |_| left_out.set(Vec::new())>
                "All"
            </button>
            " "
            <button type="button" class="link" id="share-claims-none" on:click=move |_| left_out.set(names())>
                "None"
            </button>
            <ul>{rows}</ul>
        </fieldset>
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

/// A claim by name and value, ticked where it goes along.
fn claim_row(claim: &Listed, left_out: RwSignal<Vec<String>>) -> AnyView {
    let Listed { name, value, .. } = claim.clone();
    let (own, chosen) = (name.clone(), name.clone());
    let goes_along = move || left_out.with(|left_out| !left_out.contains(&own));
    let choose = move |event| {
        left_out.update(|left_out| {
            left_out.retain(|other| *other != chosen);
            if !event_target_checked(&event) {
                left_out.push(chosen.clone());
            }
        });
    };
    view! {
        <li>
            <label class="choice">
                <input type="checkbox" autocomplete="off" prop:checked=goes_along on:change=choose/>
                <b>{name}</b>
                <code>{seen(&value)}</code>
            </label>
        </li>
    }
    .into_any()
}
