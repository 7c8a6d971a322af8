//! Whether a job may ask for a token: `permissions`.
//!
//! Source: <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#permissions>

use crate::json::{Member, Node, Value};
use crate::report::Edit;
use crate::span::Span;

/// Whether jobs may ask for tokens, and where that is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Permission {
    /// Whether they may.
    pub(super) is_given: bool,
    /// The block that says so; of one that is written nowhere the job.
    pub(super) span: Span,
    /// Whether it is written down.
    pub(super) is_written: bool,
}

/// That of a job. Its own block replaces that of the workflow; the default never has `id-token`.
pub(super) fn of_job(workflow: &Node<'_>, job: &Member<'_>) -> Permission {
    written(&job.node).or_else(|| written(workflow)).unwrap_or(Permission {
        is_given: false,
        span: job.key_span,
        is_written: false,
    })
}

/// That which the block of a workflow or of a job gives.
pub(super) fn written(owner: &Node<'_>) -> Option<Permission> {
    let block = block(owner)?;
    let is_given = match &block.node.value {
        // That it is among all permissions is inferred.
        Value::String(all) => all == "write-all",
        _ => block.node.get("id-token").is_some_and(|it| it.value.as_str() == Some("write")),
    };
    Some(Permission { is_given, span: block.key_span.to(block.node.span), is_written: true })
}

fn block<'n, 't>(owner: &'n Node<'t>) -> Option<&'n Member<'t>> {
    owner.members().iter().rev().find(|member| member.key == "permissions")
}

/// What `read-all` gives, by the names that every GitHub has.
const ALL: [&str; 11] = [
    "actions",
    "checks",
    "contents",
    "deployments",
    "discussions",
    "issues",
    "packages",
    "pages",
    "pull-requests",
    "security-events",
    "statuses",
];

/// Whether the job has its permissions by the word that gives all to read, which the edit writes out.
pub(super) fn reads_all(workflow: &Node<'_>, job: &Member<'_>) -> bool {
    let block = block(&job.node).or_else(|| block(workflow));
    block.is_some_and(|block| block.node.value.as_str() == Some("read-all"))
}

/// The edit that gives the permission where the job has it from, if it can be written there.
pub(super) fn grant(text: &str, workflow: &Node<'_>, job: &Member<'_>) -> Option<Edit> {
    let Some(block) = block(&job.node).or_else(|| block(workflow)) else {
        let first = job.node.members().first()?.key_span.start;
        let indent = indent(text, first)?;
        let added = format!("permissions:\n{indent}  id-token: write\n{indent}  contents: read\n{indent}");
        return Some(Edit { start: first, end: first, text: added });
    };
    if let Some(own) = block.node.get("id-token") {
        return Some(Edit { start: own.span.start, end: own.span.end, text: "write".to_owned() });
    }
    if reads_all(workflow, job) {
        let line = format!("\n{}  ", indent(text, block.key_span.start)?);
        let all = ALL.map(|name| format!("{line}{name}: read")).concat();
        let colon = block.key_span.end + text.get(block.key_span.end..)?.find(':')? + 1;
        return Some(Edit {
            start: colon,
            end: block.node.span.end,
            text: format!("{line}id-token: write{all}"),
        });
    }
    let Value::Object(members) = &block.node.value else { return None };
    let inside = block.node.span;
    let is_flow = text.get(inside.start..)?.starts_with('{');
    match members.first() {
        Some(first) if !is_flow => {
            let at = first.key_span.start;
            let added = format!("id-token: write\n{}", indent(text, at)?);
            Some(Edit { start: at, end: at, text: added })
        }
        Some(first) => {
            let at = first.key_span.start;
            Some(Edit { start: at, end: at, text: "id-token: write, ".to_owned() })
        }
        None if is_flow => {
            Some(Edit { start: inside.start, end: inside.end, text: "{id-token: write}".to_owned() })
        }
        None => None,
    }
}

/// The blanks before what starts there, if nothing else stands before it on its line.
pub(super) fn indent(text: &str, at: usize) -> Option<&str> {
    let before = text.get(..at)?;
    let line = before.get(before.rfind('\n').map_or(0, |newline| newline + 1)..)?;
    line.chars().all(|letter| letter == ' ').then_some(line)
}
