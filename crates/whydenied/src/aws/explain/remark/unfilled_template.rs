//! The policy is a template, and what a tool fills in is not known here.

use crate::aws::decision::Decision;
use crate::aws::unknown::Unknown;
use crate::finding::entry::Entry;
use crate::finding::example::{IDP, aws};
use crate::finding::kind::{Kind, Message};
use crate::finding::list::quoted;
use crate::finding::page::GRAMMAR;
use crate::near_miss::placeholder;
use crate::report::{Finding, Input};

pub(crate) static KIND: Kind = Kind::hint("unfilled-template", GRAMMAR);

/// The verdict rests on expressions of the policy that stay open.
pub(crate) fn remark(decision: &Decision<'_>) -> Option<Finding> {
    let unknown = decision.unknown().into_iter();
    // Those of a program are told with what they would have to be.
    let filled = || decision.call.policy.program.iter().flat_map(|program| &program.filled);
    let of_program = |name: &str| filled().any(|filled| filled.expression == name);
    let open = unknown.filter(|unknown| matches!(unknown, Unknown::Expression(name) if !of_program(name)));
    let names: Vec<_> = open.map(Unknown::into_words).collect();
    let first = names.first()?;
    let message = Message::new(
        format!("This is a template: `{first}` is filled in by {}", placeholder::filled_in_by(first)),
        format!("The verdict depends on {}.", quoted(&names)),
        placeholder::DEPLOYED,
    );
    Some(KIND.finding(Input::Policy, message))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The policy is a template, and what a tool fills in is not known here",
    why: "Terraform, CloudFormation, Helm or a workflow replaces such an expression before the policy \
          reaches AWS. With what, nobody said, so that the verdict depends on it.",
    help: "paste the policy as it is deployed: `aws iam get-role` shows it",
    example: aws(IDP, r#""sub":"s1""#, r#"{"StringEquals":{"$url:sub":"${var.subject}"}}"#),
    near: aws(IDP, r#""sub":"s1""#, r#"{"StringEquals":{"$url:sub":"s1"}}"#),
};
