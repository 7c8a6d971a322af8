//! The policy stands in a program, and the verdict rests on an expression of it that stays open.

use super::setting;
use crate::aws::decision::Decision;
use crate::aws::explain::holes::holes;
use crate::finding::entry::Entry;
use crate::finding::example::{IDP, aws};
use crate::finding::kind::{Kind, Message};
use crate::finding::list::quoted;
use crate::finding::page::GRAMMAR;
use crate::report::{Finding, HoleReport, Input};
use crate::span::Span;

pub(crate) static KIND: Kind = Kind::hint("hole-decides", GRAMMAR);

/// The expressions that decide, each with what it would have to be.
pub(crate) fn remark(decision: &Decision<'_>) -> Option<Finding> {
    let mut holes = holes(decision);
    holes.retain(|hole| hole.decides && hole.value.is_none());
    let first = holes.first()?;
    let policy = decision.call.policy;
    let way = setting::way(first, policy.text, policy.lines());
    let message = message(first, &holes, way);
    Some(match first.spans.first() {
        Some(place) => KIND.in_policy(policy.lines(), Span::new(place.start, place.end), message),
        None => KIND.finding(Input::Policy, message),
    })
}

fn message(hole: &HoleReport, all: &[HoleReport], way: Option<String>) -> Message {
    let expression = &hole.expression;
    let listed = |texts: &[String]| {
        let quoted: Vec<_> = texts.iter().map(|text| format!("`{text}`")).collect();
        quoted.join(" or ")
    };
    let title = match (hole.needs.as_slice(), hole.must_not_be.as_slice()) {
        ([], []) => format!("The program does not say what `{expression}` is"),
        ([], texts) => format!("It gets in unless `{expression}` is {}", listed(texts)),
        (texts, _) => {
            let does = if hole.may_be_pattern { "fits" } else { "is" };
            let example = if hole.is_example { ", for example" } else { "" };
            format!("It gets in if `{expression}` {does} {}{example}", listed(texts))
        }
    };
    let detail = match all {
        [_] => "The program leaves that open, and the verdict depends on it.".to_owned(),
        all => {
            let names: Vec<_> = all.iter().map(|hole| hole.expression.clone()).collect();
            format!("The program leaves {} open, and the verdict depends on them.", quoted(&names))
        }
    };
    let say = "say what it is (`--set NAME=VALUE` in the command), or paste the policy as it is deployed: `aws iam get-role`";
    let help = way.map_or_else(|| say.to_owned(), |way| format!("{way}; to have it judged here {say}"));
    Message::new(title, detail, help)
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
