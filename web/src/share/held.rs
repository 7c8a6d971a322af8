//! What a link holds, to be looked at before it is given away.

use leptos::prelude::*;
use whydenied_questions::fields::{PULUMI_POLICY, is_of_pulumi};
use whydenied_questions::texts::{LIMITS, POLICY};

use super::claims::{indented, is_claims};
use super::content::Content;
use super::message::lines;

/// Its parts, each under what it is.
pub(super) fn held(content: &Content) -> AnyView {
    let text = |name| content.texts.get(name).to_owned();
    let exchange = content.texts.filter(|name| is_of_pulumi(name) && name != PULUMI_POLICY);
    let is_token = content.claims.as_deref().is_none_or(is_claims);
    let title = if is_token { "The token’s claims" } else { "Who calls" };
    let parts = [
        (title, content.claims.as_deref().map(indented).unwrap_or_default()),
        ("The trust policy", text(POLICY)),
        ("The resource control policy", text(LIMITS)),
        ("The request", lines(&content.request())),
        ("The authorization policies", text(PULUMI_POLICY)),
        ("The exchange", lines(&exchange)),
    ];
    let shown: Vec<_> = parts.into_iter().filter(|(_, text)| !text.is_empty()).map(part).collect();
    if shown.is_empty() {
        return view! { <p class="note">"Nothing: there is nothing in the page yet."</p> }.into_any();
    }
    shown.into_any()
}

fn part((title, text): (&'static str, String)) -> AnyView {
    view! {
        <h3>{title}</h3>
        <pre tabindex="0">{text}</pre>
    }
    .into_any()
}
