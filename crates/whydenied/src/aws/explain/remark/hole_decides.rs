//! The policy stands in a program, and the verdict rests on an expression of it that stays open.

use crate::aws::decision::Decision;
use crate::aws::explain::holes::holes;
use crate::finding::entry::Entry;
use crate::finding::example::{IDP, aws};
use crate::finding::hole;
use crate::finding::kind::Kind;
use crate::finding::page::GRAMMAR;
use crate::report::{Finding, Input};

pub(crate) static KIND: Kind = Kind::hint("hole-decides", GRAMMAR);

/// The expressions that decide, each with what it would have to be.
pub(crate) fn remark(decision: &Decision<'_>) -> Option<Finding> {
    let policy = decision.call.policy;
    let paste = "the policy as it is deployed: `aws iam get-role`";
    let (place, message) = hole::message(holes(decision), policy.text, policy.lines(), paste)?;
    Some(match place {
        Some(place) => KIND.in_policy(policy.lines(), place, message),
        None => KIND.finding(Input::Policy, message),
    })
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The verdict rests on an expression of the program that stays open",
    why: "What the expression stands for is known only where the program runs: it is set from outside, or made when the \
          role is. Whatever else the text says of it was followed. The report says what it would have to be.",
    help: "say what it stands for, or paste the policy as it is deployed: `aws iam get-role` shows it",
    example: aws(IDP, r#""sub":"s1""#, OPEN),
    near: aws(IDP, r#""sub":"s1""#, KNOWN),
};

const OPEN: &str = r#"resource "aws_iam_role" "deploy" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Federated = "arn:aws:iam::123456789012:oidc-provider/idp.example.com" }
      Action    = "sts:AssumeRoleWithWebIdentity"
      Condition = { StringEquals = { "idp.example.com:sub" = var.subject } }
    }]
  })
}"#;

const KNOWN: &str = r#"variable "subject" {
  default = "s1"
}
resource "aws_iam_role" "deploy" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Federated = "arn:aws:iam::123456789012:oidc-provider/idp.example.com" }
      Action    = "sts:AssumeRoleWithWebIdentity"
      Condition = { StringEquals = { "idp.example.com:sub" = var.subject } }
    }]
  })
}"#;
