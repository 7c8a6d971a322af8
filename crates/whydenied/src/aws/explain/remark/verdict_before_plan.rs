//! The plan changes the trust policy: what the call came to before.

use crate::aws::decision::{Call, Decision};
use crate::aws::policy::Side;
use crate::finding::entry::Entry;
use crate::finding::example::key::main;
use crate::finding::kind::{Kind, Message};
use crate::outcome::{Confidence, Verdict};
use crate::report::{Finding, Input};

pub(crate) static KIND: Kind =
    Kind::hint("verdict-before-plan", "https://developer.hashicorp.com/terraform/internals/json-format")
        .but(Confidence::Inferred);

/// The verdict on the policy as it was before the plan, if the plan changes it.
pub(crate) fn before(decision: &Decision<'_>) -> Option<Verdict> {
    let policy = decision.call.policy.beside(Side::Before)?;
    Some(Call { policy, ..decision.call }.decide().verdict)
}

/// The text has the policy as it was, too.
pub(crate) fn remark(decision: &Decision<'_>) -> Option<Finding> {
    let before = before(decision)?;
    let same = if before == decision.verdict { " as well" } else { "" };
    let is = match before {
        Verdict::Allowed => "is allowed",
        Verdict::Denied => "is denied",
        Verdict::Depends => "depends on what is not known here",
    };
    let message = Message::new(
        format!("Before this plan the call {is}{same}"),
        "The plan changes the trust policy. The verdict is on the policy as it will be.",
        "",
    );
    Some(KIND.finding(Input::Policy, message))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "What the call comes to before the plan",
    why: "A plan has a policy twice, as it is and as it will be. The one that will be is judged; until the plan is \
          carried out, AWS goes by the other.",
    help: "apply the plan, or change the program before it is applied",
    example: main(CHANGED),
    near: main(CREATED),
};

const CHANGED: &str = r#"Terraform will perform the following actions:

  ~ resource "aws_iam_role" "ci" {
      ~ assume_role_policy = jsonencode(
          ~ {
              ~ Statement = [
                  ~ {
                      ~ Condition = {
                          ~ StringLike = {
                              ~ "token.actions.githubusercontent.com:sub" = "repo:acme/api:*" -> "repo:acme/web:*"
                            }
                        }
                        Action    = "sts:AssumeRoleWithWebIdentity"
                        Effect    = "Allow"
                        Principal = {
                            Federated = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"
                        }
                    },
                ]
                Version   = "2012-10-17"
            }
        )
    }
"#;
const CREATED: &str = r#"Terraform will perform the following actions:

  + resource "aws_iam_role" "ci" {
      + assume_role_policy = jsonencode(
            {
              + Statement = [
                  + {
                      + Action    = "sts:AssumeRoleWithWebIdentity"
                      + Condition = {
                          + StringLike = {
                              + "token.actions.githubusercontent.com:sub" = "repo:acme/web:*"
                            }
                        }
                      + Effect    = "Allow"
                      + Principal = {
                          + Federated = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"
                        }
                    },
                ]
              + Version   = "2012-10-17"
            }
        )
    }
"#;
