//! The policy is a template, and what a tool fills in is not known here.

use crate::aws::decision::Decision;
use crate::aws::explain::holes::holes;
use crate::aws::unknown::Unknown;
use crate::finding::entry::Entry;
use crate::finding::example::{IDP, aws};
use crate::finding::kind::{Kind, Message};
use crate::finding::list::quoted;
use crate::finding::page::GRAMMAR;
use crate::near_miss::placeholder;
use crate::report::{Finding, HoleReport, Input};

pub(crate) static KIND: Kind = Kind::hint("unfilled-template", GRAMMAR);

/// The verdict rests on expressions of the policy that stay open.
pub(crate) fn remark(decision: &Decision<'_>) -> Option<Finding> {
    // Of a program each is told with what it would have to be.
    if let Some(hole) = holes(decision).into_iter().find(|hole| hole.decides && hole.value.is_none()) {
        return Some(KIND.finding(Input::Policy, of_program(&hole)));
    }
    let unknown = decision.unknown().into_iter();
    let open = unknown.filter(|unknown| matches!(unknown, Unknown::Expression(_)));
    let names: Vec<_> = open.map(Unknown::into_name).collect();
    let first = names.first()?;
    let message = Message::new(
        format!("This is a template: `{first}` is filled in by {}", placeholder::filled_in_by(first)),
        format!("The verdict depends on {}.", quoted(&names)),
        placeholder::DEPLOYED,
    );
    Some(KIND.finding(Input::Policy, message))
}

/// What an expression of a program would have to be.
fn of_program(hole: &HoleReport) -> Message {
    let expression = &hole.expression;
    let title = match hole.needs.as_slice() {
        [] => format!("The program does not say what `{expression}` is"),
        [only] => format!("It gets in if `{expression}` is `{only}`"),
        [one, ..] => format!("It gets in if `{expression}` is `{one}`, for example"),
    };
    Message::new(
        title,
        "The program leaves that open, and the verdict depends on it.",
        "say what it is (`--set NAME=VALUE` in the command), or paste the policy as it is deployed: `aws iam get-role`",
    )
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The policy is a template, and what a tool fills in is not known here",
    why: "Terraform, CloudFormation, a Pulumi program, Helm or a workflow replaces such an expression before the policy \
          reaches AWS. With what, nobody said, so that the verdict depends on it.",
    help: "paste the policy as it is deployed: `aws iam get-role` shows it",
    example: aws(IDP, r#""sub":"s1""#, r#"{"StringEquals":{"$url:sub":"${var.subject}"}}"#),
    near: aws(IDP, r#""sub":"s1""#, r#"{"StringEquals":{"$url:sub":"s1"}}"#),
};
