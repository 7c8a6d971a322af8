//! What the program says of the role is not what AWS has.

use crate::aws::decision::{Call, Decision};
use crate::aws::differs::{Difference, differences};
use crate::aws::policy::Side;
use crate::finding::entry::Entry;
use crate::finding::example::key::main;
use crate::finding::kind::{Kind, Message};
use crate::outcome::{Confidence, Verdict};
use crate::program::DocumentForm;
use crate::report::{Finding, Input};

pub(crate) static KIND: Kind = Kind::warning(
    "code-differs-from-deployed",
    "https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html",
)
.but(Confidence::Inferred);

/// So many differences are told.
const TOLD: usize = 3;

/// The text has the program as well, and it says something else.
pub(crate) fn remark(decision: &Decision<'_>) -> Option<Finding> {
    let there = decision.call.policy;
    let policy = there.beside(Side::Program)?;
    let found = differences(policy, there);
    let place = found.first()?.span;
    let what = match there.form {
        DocumentForm::TerraformPlan => "the plan",
        DocumentForm::State => "the state or the plan",
        _ => "AWS",
    };
    let told: Vec<_> = found.iter().take(TOLD).map(|difference| said(difference, what)).collect();
    let more = match found.len().saturating_sub(TOLD) {
        0 => String::new(),
        more => format!(" There are {more} more."),
    };
    let program = Call { policy, ..decision.call }.decide().verdict;
    let help = match (program, decision.verdict) {
        (Verdict::Allowed, Verdict::Denied) => "deploy the program: what it says lets this call in",
        (Verdict::Denied, Verdict::Allowed) => {
            "change the program before it is deployed again: what it says keeps this call out"
        }
        (Verdict::Denied, Verdict::Denied) => {
            "change the program and deploy it: what it says keeps this call out as well"
        }
        _ => "bring the program up to date, or deploy it",
    };
    let message = Message::new(
        format!("The program says of this role something else than {what} has"),
        format!("{}.{more} The verdict is on what {what} has.", told.join(". ")),
        help,
    );
    Some(match place {
        Some(place) => KIND.in_policy(there.lines(), place, message),
        None => KIND.finding(Input::Policy, message),
    })
}

/// A difference in a sentence.
fn said(difference: &Difference, what: &str) -> String {
    let Difference { written, there, .. } = difference;
    match (written, there) {
        (Some(written), Some(there)) => format!("The program has {written}, {what} has {there}"),
        (Some(written), None) => format!("The program has {written}, which {what} has not"),
        (None, there) => {
            format!("{} has {}, which the program has not", capital(what), there.as_deref().unwrap_or("more"))
        }
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The program says of the role something else than AWS has",
    why: "Beside the program stands what AWS has of the same role. AWS goes by that, so that is what is judged; the program \
          was not deployed since it was changed, or the role was changed by hand. What the program leaves open is no \
          difference.",
    help: "deploy the program, or bring it up to date",
    example: main(OTHER_BRANCH),
    near: main(SAME),
};

const OTHER_BRANCH: &str = r#"resource "aws_iam_role" "ci" {
  name = "ci"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRoleWithWebIdentity"
      Principal = { Federated = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com" }
      Condition = { StringEquals = { "token.actions.githubusercontent.com:sub" = "repo:acme/web:ref:refs/heads/dev" } }
    }]
  })
}

{ "Role": { "RoleName": "ci", "Arn": "arn:aws:iam::123456789012:role/ci", "AssumeRolePolicyDocument": {
  "Version": "2012-10-17",
  "Statement": [{
    "Effect": "Allow",
    "Action": "sts:AssumeRoleWithWebIdentity",
    "Principal": { "Federated": "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com" },
    "Condition": { "StringEquals": { "token.actions.githubusercontent.com:sub": "repo:acme/web:ref:refs/heads/main" } }
  }] } } }
"#;
const SAME: &str = r#"resource "aws_iam_role" "ci" {
  name = "ci"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRoleWithWebIdentity"
      Principal = { Federated = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com" }
      Condition = { StringEquals = { "token.actions.githubusercontent.com:sub" = "repo:acme/web:ref:refs/heads/${var.branch}" } }
    }]
  })
}

{ "Role": { "RoleName": "ci", "Arn": "arn:aws:iam::123456789012:role/ci", "AssumeRolePolicyDocument": {
  "Version": "2012-10-17",
  "Statement": [{
    "Effect": "Allow",
    "Action": "sts:AssumeRoleWithWebIdentity",
    "Principal": { "Federated": "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com" },
    "Condition": { "StringEquals": { "token.actions.githubusercontent.com:sub": "repo:acme/web:ref:refs/heads/main" } }
  }] } } }
"#;
