//! The claims one by one: value, meaning, and the condition key that AWS makes of each.

use leptos::prelude::*;
use whydenied::report::{ClaimReport, Outcome, Report, TokenReport};

use crate::prose::{prose, sentence};

/// From this many claims on, those that AWS makes nothing of are folded away.
const MANY: usize = 9;

/// The header and the claims of a token. With a report, the claims that failed a condition stand out.
pub(super) fn claim_table(token: &TokenReport, report: Option<&Report>) -> impl IntoView + use<> {
    let failed = report.map(failed_claims).unwrap_or_default();
    let counts = |claim: &&ClaimReport| !claim.keys.is_empty() || claim.time.is_some() || claim.claim == "iss";
    let (first, others): (Vec<_>, Vec<_>) = token.details.iter().partition(counts);
    let (first, folded) = if others.len() < MANY { (token.details.iter().collect(), Vec::new()) } else { (first, others) };
    let rows = |claims: Vec<&ClaimReport>| -> Vec<_> {
        claims.into_iter().map(|claim| claim_row(claim, failed.contains(&claim.claim))).collect()
    };
    let folded = (!folded.is_empty()).then(|| {
        view! {
            <details class="more-claims">
                <summary>{format!("{} more claims that are no condition keys", folded.len())}</summary>
                {table("Claims that are no condition keys", rows(folded))}
            </details>
        }
    });
    let header = token.header.as_ref().map(|header| {
        let members: Vec<_> = members(header)
            .into_iter()
            .map(|(name, value)| view! { <span class="header-member"><span class="name">{name}</span>" "<code>{value}</code></span> })
            .collect();
        view! { <p class="jose-header"><span class="label">"Header"</span> {members}</p> }
    });
    view! {
        {header}
        {table("Claims of the token", rows(first))}
        {folded}
    }
}

fn table(caption: &'static str, rows: Vec<impl IntoView + 'static>) -> impl IntoView {
    view! {
        <table>
            <caption class="unseen">{caption}</caption>
            <thead class="unseen"><tr><th scope="col">"Claim"</th><th scope="col">"Value"</th><th scope="col">"Condition key"</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn claim_row(claim: &ClaimReport, failed: bool) -> impl IntoView + use<> {
    let (value, note) = match &claim.time {
        Some(time) => {
            let exact = view! { <time datetime=time.rfc3339.clone()>{time.rfc3339.clone()}</time> };
            (time.relative.clone().unwrap_or_else(|| claim.value.clone()), Some(exact.into_any()))
        }
        None => (
            claim.value.clone(),
            claim.meaning.as_ref().map(|meaning| view! { <span>{prose(&sentence(meaning))}</span> }.into_any()),
        ),
    };
    let value_class = if claim.time.is_some() { "when" } else { "value" };
    let keys: Vec<_> = claim
        .keys
        .iter()
        .map(|key| view! { <span class="key" title=key.clone()>"→ "<code>{short_key(key)}</code></span> })
        .collect();
    let keys = if keys.is_empty() {
        view! { <span class="no-key">"not a condition key"</span> }.into_any()
    } else {
        keys.into_any()
    };
    view! {
        <tr class:failed=failed>
            <th scope="row">{claim.claim.clone()}</th>
            <td>
                <span class=value_class>{value}</span>
                {failed.then(|| view! { <span class="unseen">" (fails a condition)"</span> })}
                {note.map(|note| view! { <span class="note">{note}</span> })}
            </td>
            <td class="keys">{keys}</td>
        </tr>
    }
}

/// What stands after the provider: `:sub` of `token.actions.githubusercontent.com:sub`.
fn short_key(key: &str) -> String {
    key.split_once(':').map_or_else(|| key.to_owned(), |(_, claim)| format!(":{claim}"))
}

/// The names of the claims whose keys failed a condition.
fn failed_claims(report: &Report) -> Vec<String> {
    let failed_keys: Vec<&str> = report
        .statements
        .iter()
        .flat_map(|statement| &statement.conditions)
        .filter(|condition| condition.outcome == Outcome::Fail)
        .map(|condition| condition.key.as_str())
        .collect();
    report
        .context
        .iter()
        .filter(|entry| failed_keys.iter().any(|key| key.eq_ignore_ascii_case(&entry.key)))
        .filter_map(|entry| entry.claim.as_deref().map(str::to_owned))
        .collect()
}

/// The members of an object as text.
fn members(object: &whydenied::json::Value<'_>) -> Vec<(String, String)> {
    let whydenied::json::Value::Object(members) = object else { return Vec::new() };
    members
        .iter()
        .map(|member| {
            let value = member.node.value.scalar_text().unwrap_or(member.node.value.kind());
            (member.key.to_string(), value.to_owned())
        })
        .collect()
}
