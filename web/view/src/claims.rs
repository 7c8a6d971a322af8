//! What the token says: header and claims one by one, with their meaning and the condition key
//! that AWS makes of each.

use whydenied::report::{ClaimReport, Outcome, Report, TokenReport, Value};

use crate::markup::{Element, el, link, unseen};
use crate::prose::paragraph;

/// From this many claims on, those that matter least are folded away.
const MANY: usize = 6;

/// How the claims stand.
#[derive(Clone, Copy, Debug)]
pub struct Shown {
    /// Whether they are those of the token as it stands.
    pub fresh: bool,
    /// Whether some were changed since the token was pasted.
    pub changed: bool,
}

/// The claims in three groups: those that AWS makes condition keys of, the others, and the header.
/// The claim `edited` has a field for another value.
pub fn claims(token: &TokenReport, report: Option<&Report>, shown: Shown, edited: Option<&str>) -> Element {
    let failed = report.map(failed_claims).unwrap_or_default();
    let row = |claim: &&ClaimReport| match edited {
        Some(edited) if edited == claim.claim => edited_row(claim),
        _ => claim_row(claim, failed.contains(&claim.claim.as_str()), shown.fresh),
    };
    let (keys, others): (Vec<_>, Vec<_>) = token.details.iter().partition(|claim| !claim.keys.is_empty());
    let (known, folded): (Vec<_>, Vec<_>) =
        others.into_iter().partition(|claim| claim.time.is_some() || claim.claim == "iss");
    let (known, folded) =
        if folded.len() < MANY { ([known, folded].concat(), Vec::new()) } else { (known, folded) };
    let folded = (!folded.is_empty()).then(|| {
        el("details")
            .class("more-claims ignored")
            .child(el("summary").child(format!("{} more claims", folded.len())))
            .child(el("dl").class("facts-list").children(folded.iter().map(row)))
    });
    let group = |title: &'static str, class: &'static str, claims: &[&ClaimReport]| {
        (!claims.is_empty()).then(|| {
            [el("h3").class("of-aws").child(title), el("dl").class(class).children(claims.iter().map(row))]
        })
    };
    pane(shown, "table")
        .children(group("Condition keys", "facts-list", &keys).into_iter().flatten())
        .children(
            group("AWS makes no condition key of these", "facts-list ignored", &known).into_iter().flatten(),
        )
        .children(folded)
        .children(token.header.as_ref().map(header).into_iter().flatten())
}

/// The claims as JSON, one entry a line.
pub fn claims_as_json(json: &str, shown: Shown) -> Element {
    let text = el("pre").class("claims-json").attr("tabindex", "0").attr("aria-label", "Claims as JSON");
    pane(shown, "json").child(text.child(el("code").child(json.to_owned())))
}

/// The pane's head, with the way to the other form.
fn pane(shown: Shown, form: &'static str) -> Element {
    let choice = |name: &'static str, title: &'static str| {
        el("button")
            .attr("type", "button")
            .attr("data-claims", name)
            .attr("aria-pressed", if name == form { "true" } else { "false" })
            .child(title)
    };
    let changed = shown.changed.then(|| {
        el("p")
            .class("note changed")
            .child("Claims were changed since the token was pasted. ")
            .child(link("Bring the pasted token back").attr("data-claims", "restore"))
    });
    el("section")
        .class(if shown.fresh { "pane claims" } else { "pane claims stale" })
        .attr("aria-labelledby", "claims-title")
        .child(
            el("header")
                .class("pane-head")
                .child(el("h2").attr("id", "claims-title").child("What the token says"))
                .children(
                    (!shown.fresh)
                        .then(|| el("p").class("facts").child("of the last token that could be read")),
                )
                .child(
                    el("div")
                        .class("choice")
                        .attr("role", "group")
                        .attr("aria-label", "Form of the claims")
                        .child(choice("table", "Table"))
                        .child(choice("json", "JSON")),
                ),
        )
        .children(changed)
}

/// A claim with a field for another value.
fn edited_row(claim: &ClaimReport) -> Element {
    let button = |action: &'static str, title: &'static str| {
        el("button").attr("type", "button").attr("data-claims", action).child(title)
    };
    let field = el("input")
        .attr("id", "new-claim")
        .attr("value", claim.value.clone())
        .attr("aria-label", format!("What if {} were", claim.claim))
        .attr("spellcheck", "false")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off");
    let value = el("dd")
        .class("edited")
        .child(field)
        .child(button("take", "Try it"))
        .child(button("leave", "Leave it"));
    el("div")
        .class("claim")
        .attr("data-claim", claim.claim.clone())
        .child(el("dt").child(claim.claim.clone()))
        .child(value)
}

fn claim_row(claim: &ClaimReport, failed: bool, fresh: bool) -> Element {
    let value = match &claim.time {
        Some(time) => {
            let words = time.relative.clone().unwrap_or_else(|| claim.value.clone());
            let exact = el("time").attr("datetime", time.rfc3339.clone()).child(time.rfc3339.clone());
            el("dd").child(el("span").class("when").child(words)).child(exact)
        }
        None => el("dd")
            .child(el("span").class("value").child(claim.value.clone()))
            .children(claim.meaning.as_ref().and_then(|meaning| paragraph("note", meaning))),
    };
    let keys = claim.keys.iter().map(|key| {
        el("span")
            .class("key")
            .attr("title", key.clone())
            .child(unseen("condition key "))
            .child(format!("→ {}", short_key(key)))
    });
    let name = el("dt")
        .child(claim.claim.clone())
        .children(failed.then(|| unseen(" (fails a condition)")))
        .children(keys);
    let change = fresh.then(|| {
        el("button")
            .attr("type", "button")
            .class("change")
            .attr("data-change", claim.claim.clone())
            .attr("title", "What if it were another?")
            .child("Change")
            .child(unseen(format!(" {}", claim.claim)))
    });
    let change = change.map(|button| el("dd").class("change-place").child(button));
    el("div")
        .class(if failed { "failed" } else { "claim" })
        .attr("data-claim", claim.claim.clone())
        .child(name)
        .child(value)
        .children(change)
}

/// The header of a JWT.
fn header(header: &Value) -> [Element; 2] {
    let Value::Object(members) = header else { return [el("h3"), el("dl")] };
    let row = |(name, value): &(String, Value)| {
        let value = match value {
            Value::String(text) | Value::Number(text) => text,
            Value::Bool(true) => "true",
            Value::Bool(false) => "false",
            Value::Null => "null",
            Value::Array(_) => "an array",
            Value::Object(_) => "an object",
        };
        el("div")
            .child(el("dt").child(name.clone()))
            .child(el("dd").child(el("span").class("value").child(value.to_owned())))
    };
    [el("h3").child("Header"), el("dl").class("facts-list").children(members.iter().map(row))]
}

/// What stands after the provider: `:sub` of `token.actions.githubusercontent.com:sub`.
fn short_key(key: &str) -> String {
    key.split_once(':').map_or_else(|| key.to_owned(), |(_, claim)| format!(":{claim}"))
}

/// The names of the claims whose keys failed a condition.
fn failed_claims(report: &Report) -> Vec<&str> {
    let conditions = || report.statements.iter().flat_map(|statement| &statement.conditions);
    let failed =
        |key: &str| conditions().any(|c| c.outcome == Outcome::Fail && c.key.eq_ignore_ascii_case(key));
    report
        .context
        .iter()
        .filter(|entry| failed(&entry.key))
        .filter_map(|entry| entry.claim.as_deref())
        .collect()
}
