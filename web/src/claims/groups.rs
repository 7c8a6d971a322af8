//! The claims in three groups: those that AWS makes condition keys of, the others, and the header.

use leptos::prelude::*;
use whydenied_report::{ClaimReport, Value};

use super::Saying;
use super::row::row;
use crate::each::{Placed, each};
use crate::live::live;

/// From this many claims on, those that matter least are folded away.
const MANY: usize = 6;

/// The claims by what they are good for.
#[derive(Clone, Debug, Default, PartialEq)]
struct Groups {
    /// AWS makes condition keys of these.
    keys: Vec<ClaimReport>,
    /// These are known without.
    known: Vec<ClaimReport>,
    folded: Vec<ClaimReport>,
}

impl Groups {
    fn of(claims: &[ClaimReport]) -> Self {
        let (keys, others): (Vec<_>, Vec<_>) =
            claims.iter().cloned().partition(|claim| !claim.keys.is_empty());
        let (known, folded): (Vec<_>, Vec<_>) =
            others.into_iter().partition(|claim| claim.time.is_some() || claim.claim == "iss");
        if folded.len() < MANY {
            return Self { keys, known: [known, folded].concat(), folded: Vec::new() };
        }
        Self { keys, known, folded }
    }
}

/// The claims one by one.
#[component]
pub(super) fn Table(saying: Saying) -> impl IntoView {
    let groups = Memo::new(move |_| {
        saying.answers().token.with(|token| token.as_ref().map(|token| Groups::of(&token.details)))
    });
    let part = move |of: fn(&Groups) -> &[ClaimReport]| {
        Memo::new(move |_| {
            let placed = |groups: &Groups| of(groups).iter().map(|claim| (claim.clone(), None)).collect();
            groups.with(|groups| groups.as_ref().map(placed).unwrap_or_default())
        })
    };
    let header = Memo::new(move |_| {
        saying.answers().token.with(|token| token.as_ref().and_then(|token| token.header.clone()))
    });
    view! {
        {group(saying, "Condition keys", "facts-list", part(|groups| &groups.keys))}
        {group(
            saying,
            "AWS makes no condition key of these",
            "facts-list ignored",
            part(|groups| &groups.known),
        )}
        {folded(saying, part(|groups| &groups.folded))}
        {live(move || header.get().map(header_of))}
    }
}

fn rows(saying: Saying, claims: Memo<Placed<ClaimReport>>) -> AnyView {
    each(claims, move |claim, _| row(saying, claim))
}

fn group(
    saying: Saying,
    title: &'static str,
    class: &'static str,
    claims: Memo<Placed<ClaimReport>>,
) -> AnyView {
    let has_some = Memo::new(move |_| claims.with(|claims| !claims.is_empty()));
    view! {
        <Show when=move || has_some.get()>
            <h3 class="of-aws">{title}</h3>
            <dl class=class>{rows(saying, claims)}</dl>
        </Show>
    }
    .into_any()
}

fn folded(saying: Saying, claims: Memo<Placed<ClaimReport>>) -> AnyView {
    let count = Memo::new(move |_| claims.with(Vec::len));
    view! {
        <Show when=move || { count.get() > 0 }>
            <details class="more-claims ignored">
                <summary>{live(move || format!("{} more claims", count.get()))}</summary>
                <dl class="facts-list">{rows(saying, claims)}</dl>
            </details>
        </Show>
    }
    .into_any()
}

/// The header of a JWT.
fn header_of(header: Value) -> AnyView {
    let Value::Object(members) = header else { return ().into_any() };
    let row = |(name, value): (String, Value)| {
        let value = match value {
            Value::String(text) | Value::Number(text) => text,
            Value::Bool(true) => "true".to_owned(),
            Value::Bool(false) => "false".to_owned(),
            Value::Null => "null".to_owned(),
            Value::Array(_) => "an array".to_owned(),
            Value::Object(_) => "an object".to_owned(),
        };
        view! {
            <div>
                <dt>{name}</dt>
                <dd>
                    <span class="value">{value}</span>
                </dd>
            </div>
        }
    };
    view! {
        <h3>"Header"</h3>
        <dl class="facts-list">{members.into_iter().map(row).collect_view()}</dl>
    }
    .into_any()
}
