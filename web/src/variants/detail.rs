//! What a token like the one at hand would be, and the way to try it.

use leptos::prelude::*;
use whydenied_report::{ClaimChange, Variant, Verdict, rests_on};

use super::{DETAIL, Row, words};
use crate::live::live;
use crate::words::{indented, prose, sentence, unseen};

/// What is told of the one of that number.
pub(super) fn detail(row: Row, index: usize, variant: Variant) -> AnyView {
    let Variant { label, is_this, verdict, depends_on, changes, claims, .. } = variant;
    let why = move || match verdict {
        Verdict::Depends => {
            let keys: Vec<_> = depends_on.iter().map(|name| format!("`{}`", rests_on(name))).collect();
            Some(format!("it rests on {}", keys.join(" and ")))
        }
        Verdict::Denied => row.answers.advice.with(|advice| {
            let is_of_this = advice.chosen == Some(index);
            advice.why.clone().filter(|_| is_of_this)
        }),
        Verdict::Allowed => None,
    };
    let none = is_this.then(|| view! { <p class="note">"This is the token that you pasted."</p> });
    let changes = (!changes.is_empty()).then(|| {
        view! { <dl class="changes">{changes.into_iter().map(change).collect_view()}</dl> }
    });
    view! {
        <div class="detail" id=DETAIL>
            <p class="what">
                <b>{prose(&capital(&label))}</b>
                ": "
                {words(verdict).to_lowercase()}
                "."
            </p>
            {live(move || why().map(|why| view! { <p class="why">{prose(&sentence(&why))}</p> }))}
            {none}
            {changes}
            {action(row, index, is_this, indented(&claims.to_json()))}
        </div>
    }
    .into_any()
}

/// The button that puts it in place of the token, unless it stands there.
fn action(Row { state, tried, is_changed, .. }: Row, index: usize, is_this: bool, claims: String) -> AnyView {
    let is_there = Memo::new(move |_| if is_changed.get() { tried.get() == Some(index) } else { is_this });
    let button = move || {
        if is_this {
            view! {
                <button type="button" data-restores="" on:click=move |_| state.restore_token()>
                    "Bring it back"
                </button>
            }
            .into_any()
        } else {
            let claims = claims.clone();
            let index = index.to_string();
            view! {
                <button
                    type="button"
                    class="main"
                    data-tries=index
                    on:click=move |_| state.try_token(&claims)
                >
                    "Try this token"
                </button>
            }
            .into_any()
        }
    };
    view! { {live(move || (!is_there.get()).then(&button))} }.into_any()
}

/// The label as it begins a sentence.
fn capital(label: &str) -> String {
    let mut letters = label.chars();
    letters
        .next()
        .map(|first| format!("{}{}", first.to_ascii_uppercase(), letters.as_str()))
        .unwrap_or_default()
}

fn change(ClaimChange { claim, before, after }: ClaimChange) -> AnyView {
    let value = |class: &'static str, says: &str, text: Option<String>| {
        let value = match text.as_deref() {
            None => view! { <span class="nothing">"none"</span> }.into_any(),
            Some("") => view! { <span class="nothing">"empty"</span> }.into_any(),
            Some(text) => view! { <code>{text.to_owned()}</code> }.into_any(),
        };
        view! { <dd class=class>{unseen(says.to_owned())} {value}</dd> }
    };
    view! {
        <div>
            <dt>
                <code>{claim}</code>
            </dt>
            {value("before", "yours: ", before)}
            {value("after", "here: ", after)}
        </div>
    }
    .into_any()
}
