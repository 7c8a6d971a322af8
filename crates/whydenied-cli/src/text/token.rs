//! A token as text for a terminal.

use unicode_width::UnicodeWidthStr;
use whydenied::report::{ClaimReport, Signature, TokenForm, TokenReport};

use crate::screen::{BOLD, DIM, Screen, visible};

/// Longer names do not widen their column.
const LONGEST_NAME: usize = 24;

pub(crate) fn token(token: &TokenReport, screen: Screen) -> String {
    let form = match token.form {
        TokenForm::Jwt => "JSON Web Token",
        TokenForm::Claims => "claims",
        TokenForm::CloudTrail => "CloudTrail event",
    };
    let signature = match token.signature {
        Signature::Verified => "signature verified",
        Signature::Invalid => "signature invalid",
        Signature::NotChecked => "signature not checked",
        Signature::Absent => "no signature",
    };
    let name = screen.paint(BOLD, &visible(&token.issuer.name));
    let mut text = vec![format!("{name} {}\n", screen.paint(DIM, &format!("({form}, {signature})")))];
    text.extend(token.signature_note.iter().map(|note| format!("{}\n", screen.hang(&visible(note), 0))));
    if let Some(header) = token.header.as_ref().and_then(|header| serde_json::to_value(header).ok()) {
        let entries: Vec<(String, String)> = match header {
            serde_json::Value::Object(members) => members
                .into_iter()
                .map(|(name, value)| (name, value.as_str().map_or_else(|| value.to_string(), str::to_owned)))
                .collect(),
            _ => Vec::new(),
        };
        text.push(format!("\n{}\n", screen.paint(BOLD, "Header")));
        let column = column(entries.iter().map(|(name, _)| name.as_str()));
        for (name, value) in &entries {
            text.push(row(name, column, &visible(value)));
        }
    }
    text.push(format!("\n{}\n", screen.paint(BOLD, "Claims")));
    let column = column(token.details.iter().map(|claim| claim.claim.as_str()));
    for claim in &token.details {
        text.push(row(&claim.claim, column, &visible(&claim.value)));
        for line in [note(claim), parts(claim)].into_iter().flatten() {
            let line = screen.hang(&visible(&line), column + 4);
            text.push(format!("{:column$}    {}\n", "", screen.paint(DIM, &line)));
        }
    }
    text.push(keys(token, screen));
    text.concat()
}

fn column<'a>(names: impl Iterator<Item = &'a str>) -> usize {
    names.map(|name| visible(name).width()).filter(|&width| width <= LONGEST_NAME).max().unwrap_or(0)
}

fn row(name: &str, column: usize, value: &str) -> String {
    let name = visible(name);
    let pad = " ".repeat(column.saturating_sub(name.width()) + 2);
    format!("  {name}{pad}{value}\n")
}

/// What a claim says: the time it names, or else its meaning.
fn note(claim: &ClaimReport) -> Option<String> {
    claim.time.as_ref().map_or_else(
        || claim.meaning.as_ref().map(ToString::to_string),
        |time| match &time.relative {
            Some(relative) => Some(format!("{relative}, {}", time.rfc3339)),
            None => Some(time.rfc3339.clone()),
        },
    )
}

/// What a subject is made of.
fn parts(claim: &ClaimReport) -> Option<String> {
    let parts = claim.parts.as_ref()?.iter();
    Some(parts.map(|part| format!("{} {}", part.name, part.value)).collect::<Vec<_>>().join(", "))
}

/// The condition keys, and the claims of which AWS makes none.
fn keys(token: &TokenReport, screen: Screen) -> String {
    let (seen, ignored): (Vec<_>, Vec<_>) = token.details.iter().partition(|claim| !claim.keys.is_empty());
    let mut text = vec![format!("\n{}\n", screen.paint(BOLD, "Condition keys that AWS makes of it"))];
    let column = column(seen.iter().map(|claim| claim.claim.as_str()));
    for claim in seen {
        for key in &claim.keys {
            text.push(row(&claim.claim, column, &visible(key)));
        }
    }
    if !ignored.is_empty() {
        let names: Vec<_> = ignored.iter().map(|claim| visible(&claim.claim)).collect();
        let line = screen.hang(&format!("no condition key: {}", names.join(", ")), 2);
        text.push(format!("  {}\n", screen.paint(DIM, &line)));
    }
    text.concat()
}
