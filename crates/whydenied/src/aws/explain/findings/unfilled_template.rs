//! The policy is a template, and what a tool fills in is not known here.

use crate::finding::entry::Entry;
use crate::finding::example::{IDP, aws};
use crate::finding::kind::Kind;
use crate::finding::page::GRAMMAR;

pub(crate) static KIND: Kind = Kind::hint("unfilled-template", GRAMMAR);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The policy is a template, and what a tool fills in is not known here",
    why: "Terraform, CloudFormation, a Pulumi program, Helm or a workflow replaces such an expression before the policy \
          reaches AWS. With what, nobody said, so that the verdict depends on it.",
    help: "paste the policy as it is deployed: `aws iam get-role` shows it",
    example: aws(IDP, r#""sub":"s1""#, r#"{"StringEquals":{"$url:sub":"${var.subject}"}}"#),
    near: aws(IDP, r#""sub":"s1""#, r#"{"StringEquals":{"$url:sub":"s1"}}"#),
};
