//! A policy variable is not written as one.

use super::written::Written;
use crate::finding::collected::Findings;
use crate::finding::entry::Entry;
use crate::finding::example::fault::github;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::VARIABLES;
use crate::report::Finding;

pub(crate) static KIND: Kind = Kind::error("invalid-variable", VARIABLES);

/// Adds it for a value with a variable that stands for nothing; whether it is one.
pub(crate) fn lint(written: &Written<'_>, findings: &mut Findings<'_>) -> bool {
    let Some((title, issue)) = wrong(written).filter(|_| written.has_variable()) else { return false };
    let message = Message::new(
        title,
        "Variables stand in the values of string and ARN operators, as `${key}` or `${key, 'default'}`.",
        "correct the variable, or write the value",
    );
    let finding = findings.at(&KIND, written.value.span, message);
    findings.mistakes.push(Finding { access_analyzer: Some(issue.into()), ..finding });
    true
}

/// What is wrong with the variables of a value, and what Access Analyzer calls it.
fn wrong(written: &Written<'_>) -> Option<(String, &'static str)> {
    let text = written.text();
    let mut inside = text.split("${").skip(1).map(|rest| rest.split_once('}').map(|(inside, _)| inside));
    match inside.find_map(misspelt) {
        Some((wrong, issue)) => Some((format!("The variable in `{text}` {wrong}"), issue)),
        None if !written.operator.takes_variables() => Some((
            format!("`{text}` has a variable, which this operator does not replace"),
            "INVALID_VARIABLE_FOR_OPERATOR",
        )),
        None => None,
    }
}

/// What is wrong with one variable, by what stands in its braces.
fn misspelt(inside: Option<&str>) -> Option<(&'static str, &'static str)> {
    match inside {
        None => Some(("is never closed", "MISSING_BRACE_IN_VARIABLE")),
        Some(name) if name.trim().is_empty() => Some(("names no key", "EMPTY_VARIABLE")),
        Some("*" | "?" | "$") => None,
        Some(name) if name.contains(',') && !(name.contains(", '") && name.ends_with('\'')) => {
            Some(("has a default that is not written as `, 'default'`", "MISSING_QUOTE_IN_VARIABLE"))
        }
        Some(name) => {
            let key = name.split(',').next().unwrap_or(name);
            key.contains(' ').then_some(("has a blank in its key", "UNSUPPORTED_SPACE_IN_VARIABLE"))
        }
    }
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A policy variable is not written as one",
    why: "A variable is a condition key in `${` and `}`, perhaps with a default: `${key, 'default'}`. It stands in the \
          values of string and ARN operators only.",
    help: "correct the variable, or write the value",
    example: github(r#"{"StringEquals":{"sts:RoleSessionName":"${$url:actor"}}"#),
    near: github(r#"{"StringEquals":{"sts:RoleSessionName":"${$url:actor}"}}"#),
};
