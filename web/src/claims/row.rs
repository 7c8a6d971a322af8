//! One claim: its name and keys, its value and meaning, and the way to try another value.

use leptos::prelude::*;
use whydenied_report::ClaimReport;

use super::Saying;
use super::editing::field;
use super::nested::nested;
use crate::live::live;
use crate::state::Pointed;
use crate::words::{paragraph, seen, unseen};

/// The claim with its value, or with a field for another one. The conditions on it are set apart once it is chosen.
pub(super) fn row(saying: Saying, claim: Memo<Option<ClaimReport>>) -> AnyView {
    let Saying { state, is_fresh, failed, editing, .. } = saying;
    let name = Memo::new(move |_| {
        claim.with(|claim| claim.as_ref().map(|claim| claim.claim.clone()).unwrap_or_default())
    });
    let is_edited = Memo::new(move |_| name.with(|name| editing.is_of(name)));
    let has_failed = Memo::new(move |_| failed.with(|failed| name.with(|name| failed.contains(name))));
    let is_pointed_at = Memo::new(move |_| name.with(|name| state.is_claim_pointed_at(name)));
    let class = move || if has_failed.get() && !is_edited.get() { "failed" } else { "claim" };
    let choose = move || state.pointed.set(Some(Pointed::Claim(name.get_untracked())));
    let content = move |claim: ClaimReport| {
        if is_edited.get() {
            view! {
                <dt>{claim.claim.clone()}</dt>
                {field(editing, &claim)}
            }
            .into_any()
        } else {
            let change = is_fresh.get().then(|| change(saying, &claim.claim));
            view! {
                {title(&claim, has_failed.get())}
                {value(claim)}
                {change}
            }
            .into_any()
        }
    };
    view! {
        <div
            class=class
            data-claim=move || name.get()
            aria-current=move || is_pointed_at.get().then_some("true")
            on:click=move |_| choose()
            on:focusin=move |_| choose()
        >
            {live(move || claim.get().map(content))}
        </div>
    }
    .into_any()
}

/// Its name, and the condition keys that AWS makes of it.
fn title(claim: &ClaimReport, has_failed: bool) -> AnyView {
    let keys = claim.keys.iter().map(|key| {
        view! {
            <span class="key" title=key.clone()>
                {unseen("condition key ".to_owned())}
                {format!("→ {}", short_key(key))}
            </span>
        }
    });
    view! {
        <dt>
            {claim.claim.clone()}
            {has_failed.then(|| unseen(" (fails a condition)".to_owned()))}
            {keys.collect_view()}
        </dt>
    }
    .into_any()
}

/// What it says, a time in words.
fn value(claim: ClaimReport) -> AnyView {
    let ClaimReport { claim, value, meaning, time, .. } = claim;
    let Some(time) = time else {
        if let Some(nested) = nested(&claim, &value) {
            return view! { <dd>{nested}</dd> }.into_any();
        }
        let meaning = meaning.and_then(|meaning| paragraph("note", &meaning));
        return view! { <dd><span class="value">{seen(&value)}</span> {meaning}</dd> }.into_any();
    };
    let words = time.relative.unwrap_or(value);
    let exact = time.rfc3339.clone();
    view! {
        <dd>
            <span class="when">{words}</span>
            <time datetime=exact>{time.rfc3339}</time>
        </dd>
    }
    .into_any()
}

/// The button that opens the field for another value.
fn change(saying: Saying, claim: &str) -> AnyView {
    let editing = saying.editing;
    let own = claim.to_owned();
    view! {
        <dd class="change-place">
            <button
                type="button"
                class="change"
                node_ref=editing.button(claim)
                data-change=claim.to_owned()
                title="What if it were another?"
                on:click=move |_| editing.open(&own)
            >
                "Change"
                {unseen(format!(" {claim}"))}
            </button>
        </dd>
    }
    .into_any()
}

/// What stands after the provider: `:sub` of `token.actions.githubusercontent.com:sub`.
fn short_key(key: &str) -> String {
    key.split_once(':').map_or_else(|| key.to_owned(), |(_, claim)| format!(":{claim}"))
}
