//! The list of the calls. One is chosen by a click, by Enter or by the arrow keys, as one is among radio buttons.

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;
use whydenied_questions::Service;
use whydenied_questions::calls::{Call, Calls};
use whydenied_questions::fields::CALL;
use whydenied_report::{Input, Place};

use super::{form, heading};
use crate::each::{Placed, each_or_folded};
use crate::live::live;
use crate::place::PlaceLink;
use crate::state::state;
use crate::verdict::Shown;
use crate::words::{Mark as _, line_of, prose, seen, sentence, shape};

/// The calls with what comes of each; nothing where a token stands in its place.
#[component]
pub(crate) fn CallList(shown: Shown) -> impl IntoView {
    let has_calls = Memo::new(move |_| shown.answers.calls.with(Option::is_some));
    view! {
        <Show when=move || has_calls.get()>
            <List shown />
        </Show>
    }
}

#[component]
fn List(shown: Shown) -> impl IntoView {
    let answers = shown.answers;
    let of = move |part: fn(&Calls) -> String| {
        Memo::new(move |_| answers.calls.with(|calls| calls.as_deref().map(part).unwrap_or_default()))
    };
    let heading = of(heading);
    let whose = of(|calls| form(calls).to_owned());
    let chosen = of(|calls| calls.calls.get(calls.chosen).map(|call| call.key.clone()).unwrap_or_default());
    let rows = Memo::new(move |_| {
        let placed = |call: &Call| (Call { place: None, ..call.clone() }, call.place);
        let rows = |calls: &Calls| calls.calls.iter().map(placed).collect::<Placed<Call>>();
        answers.calls.with(|calls| calls.as_deref().map(rows).unwrap_or_default())
    });
    let is_stale = Memo::new(move |_| answers.examination.with(|it| it.calls.is_none()));
    let [title, more] = match shown.service {
        Service::Aws => ["calls-title", "more-calls"],
        Service::Pulumi => ["exchanges-title", "more-exchanges"],
    };
    let group = NodeRef::<Div>::new();
    let row = move |call: Memo<Option<Call>>, place: Memo<Option<Place>>| {
        view! { <Row shown call place chosen is_stale /> }.into_any()
    };
    view! {
        <section class="pane calls" class:stale=move || is_stale.get() aria-labelledby=title>
            <header class="pane-head">
                <h2 id=title>{live(move || heading.get())}</h2>
                <p class="facts">{live(move || whose.get())}</p>
            </header>
            <div
                class="call-rows"
                role="radiogroup"
                aria-labelledby=title
                node_ref=group
                on:keydown=move |event| move_on(shown, group, &event)
            >
                {each_or_folded(rows, more, ["Call", "Calls"], row)}
            </div>
            <Assumed shown />
        </section>
    }
}

/// What was assumed where nobody said, and a way to say it.
#[component]
fn Assumed(shown: Shown) -> impl IntoView {
    let state = state();
    let assumed = Memo::new(move |_| {
        shown
            .answers
            .calls
            .with(|calls| calls.as_deref().map(|calls| (calls.assumed.clone(), calls.asked.first().cloned())))
    });
    let note = move |(assumed, field): (Vec<String>, Option<String>)| {
        if assumed.is_empty() {
            return None;
        }
        let words: Vec<_> = assumed.iter().map(|one| view! { {prose(&sentence(one))} " " }).collect();
        let say = field.map(|field| {
            let open = move |_| state.say_of_caller(&field);
            view! { <button type="button" class="link" on:click=open>"Say it yourself"</button> }
        });
        Some(view! { <p class="note">"Assumed: " {words} {say}</p> })
    };
    live(move || assumed.get().and_then(note))
}

/// One of them.
#[component]
fn Row(
    shown: Shown,
    call: Memo<Option<Call>>,
    place: Memo<Option<Place>>,
    chosen: Memo<String>,
    is_stale: Memo<bool>,
) -> impl IntoView {
    let key =
        Memo::new(move |_| call.with(|call| call.as_ref().map(|it| it.key.clone()).unwrap_or_default()));
    let is_chosen = Memo::new(move |_| chosen.get() == key.get());
    let content = move || call.get().map(content);
    let line = Memo::new(move |_| place.get().map(line_of));
    view! {
        <div class="row call" class:chosen=move || is_chosen.get()>
            <div
                class="call-choice"
                role="radio"
                tabindex=move || if is_chosen.get() { "0" } else { "-1" }
                aria-checked=move || is_chosen.get().to_string()
                data-call=move || key.get()
                on:click=move |_| choose(shown, &key.get_untracked())
            >
                {live(content)}
            </div>
            <span class="place">
                {live(move || line.get().map(|words| {
                    view! { <PlaceLink service=shown.service input=Input::Token place is_stale words/> }
                }))}
            </span>
        </div>
    }
}

fn content(Call { name, subject, is_sent, verdict, title, .. }: Call) -> AnyView {
    let (mark, word) = match verdict {
        _ if !is_sent => ("not-sent", "No token"),
        Some(verdict) => (verdict.mark(), verdict.word()),
        None => ("none", "Not judged"),
    };
    let outcome = view! { <span class=format!("outcome {mark}")>{shape(mark)} {word}</span> };
    let subject =
        subject.filter(|_| is_sent).map(|subject| view! { <code class="subject">{seen(&subject)}</code> });
    let title = title.map(|title| view! { <span class="why">{prose(&sentence(&title))}</span> });
    view! {
        <b class="call-name">{prose(&name)}</b> " "
        {outcome} " " {subject} " " {title}
    }
    .into_any()
}

/// The answer is about this one from now on, also when the text changes.
fn choose(Shown { answers, .. }: Shown, key: &str) {
    let state = state();
    let is_chosen = answers.calls.with_untracked(|calls| {
        let calls = calls.as_deref()?;
        Some(calls.calls.get(calls.chosen)?.key == key)
    });
    if is_chosen != Some(true) {
        // What was advised is about another one.
        answers.forget_advice();
        state.put_text(CALL, key);
    }
    // Its place in the text is set apart, in the place of what was pointed at.
    state.pointed.set(None);
}

/// The arrow keys choose the call before or after, as among radio buttons; Enter and the space bar the one at hand.
fn move_on(shown: Shown, group: NodeRef<Div>, event: &web_sys::KeyboardEvent) {
    let Some(group) = group.get_untracked() else { return };
    let Ok(radios) = group.query_selector_all("[role=radio]") else { return };
    let radios = (0..radios.length()).filter_map(|at| radios.get(at)?.dyn_into::<HtmlElement>().ok());
    let radios: Vec<_> = radios.collect();
    let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    let Some(at) = radios.iter().position(|radio| target.as_ref() == Some(radio)) else { return };
    let last = radios.len() - 1;
    let next = match event.key().as_str() {
        "ArrowDown" | "ArrowRight" => {
            if at == last {
                0
            } else {
                at + 1
            }
        }
        "ArrowUp" | "ArrowLeft" => at.checked_sub(1).unwrap_or(last),
        "Home" => 0,
        "End" => last,
        "Enter" | " " => at,
        _ => return,
    };
    event.prevent_default();
    if let Some(radio) = radios.get(next) {
        // What is folded cannot have the focus, and is chosen all the same.
        let _ = radio.focus();
        choose(shown, &radio.get_attribute("data-call").unwrap_or_default());
    }
}
