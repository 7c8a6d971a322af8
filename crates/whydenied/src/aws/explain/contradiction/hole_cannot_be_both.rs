//! Two tests need an expression of the program to be different texts.

use crate::aws::evaluate::StatementTrace;
use crate::finding::entry::Entry;
use crate::finding::example::{GITHUB, aws};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::SETS;
use crate::span::Span;

pub(crate) static KIND: Kind = Kind::cause("hole-cannot-be-both", SETS);

/// Found where each test could pass by itself, and not all of them together; with the test that it is said of.
pub(crate) fn cause(trace: &StatementTrace<'_, '_>) -> Option<(Cause, Span)> {
    let at_odds = trace.at_odds.as_ref()?;
    let expression = &at_odds.expression;
    let texts: Vec<_> = at_odds.needs.iter().filter_map(|(_, text)| text.as_deref()).collect();
    let title = match texts.as_slice() {
        [] => format!("Whichever of its texts `{expression}` is, one of the tests fails"),
        [one, other] if one != other => format!("`{expression}` would have to be `{one}` and `{other}`"),
        [one, ..] => format!("`{expression}` would have to be `{one}`, which another test rules out"),
    };
    let message = Message::new(
        title,
        "An expression is the same text wherever it stands, and every test of a statement must pass.",
        "use another expression in one of the tests, or write out in it what the token has",
    );
    let last = at_odds.needs.last().and_then(|(at, _)| trace.conditions.get(*at));
    Some(((&KIND, message), last.map_or(trace.statement.span, |last| last.condition.span)))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "Two tests need an expression of the program to be different texts",
    why: "What the expression stands for is not known, but it is the same text in both tests, and each of them needs it to \
          be another one. Whatever it is, the statement does not apply.",
    help: "use another expression in one of the tests, or write out in it what the token has",
    example: aws(GITHUB, CLAIMS, AT_ODDS),
    near: aws(GITHUB, CLAIMS, AT_ONE),
};

const CLAIMS: &str = r#""sub":"repo:acme/web:ref:refs/heads/main","repository":"acme/web""#;

const AT_ODDS: &str = r#"resource "aws_iam_role" "deploy" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Federated = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com" }
      Action    = "sts:AssumeRoleWithWebIdentity"
      Condition = { StringEquals = {
        "token.actions.githubusercontent.com:repository" = var.repo
        "token.actions.githubusercontent.com:sub"        = "repo:acme/${var.repo}:ref:refs/heads/main"
      } }
    }]
  })
}"#;

const AT_ONE: &str = r#"resource "aws_iam_role" "deploy" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Federated = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com" }
      Action    = "sts:AssumeRoleWithWebIdentity"
      Condition = { StringEquals = {
        "token.actions.githubusercontent.com:repository" = var.repo
        "token.actions.githubusercontent.com:sub"        = "repo:${var.repo}:ref:refs/heads/main"
      } }
    }]
  })
}"#;
