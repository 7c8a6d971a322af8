//! A plan of Terraform as text leaves out what does not change, also of the policy.

use crate::aws::decision::Decision;
use crate::finding::entry::Entry;
use crate::finding::example::key::main;
use crate::finding::kind::{Kind, Message};
use crate::outcome::Confidence;
use crate::report::Finding;

pub(crate) static KIND: Kind =
    Kind::hint("plan-hides-elements", "https://developer.hashicorp.com/terraform/cli/commands/plan")
        .but(Confidence::Inferred);

/// What a plan writes in the place of what it leaves out starts so.
const HIDDEN: &str = "# (";

/// The policy has a part that the plan hides.
pub(crate) fn remark(decision: &Decision<'_>) -> Option<Finding> {
    let policy = decision.call.policy;
    let filled = &policy.program.as_ref()?.filled;
    let mut places = filled.iter().flat_map(|filled| &filled.spans);
    let hidden = places.find(|span| policy.text.get(span.start..span.end) == Some(HIDDEN))?;
    let message = Message::new(
        "The plan hides parts of the policy that do not change",
        "Terraform leaves out of a plan as text what stays as it is. What stands there may let the call in, or keep it \
         out.",
        "paste `terraform show -json` of the plan, which leaves out nothing",
    );
    Some(KIND.in_policy(policy.lines(), *hidden, message))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The plan hides parts of the policy that do not change",
    why: "A plan of Terraform as text shows what changes, and counts what stays as it is. Of a policy with such a part \
          not all tests are known.",
    help: "paste `terraform show -json` of the plan, which leaves out nothing",
    example: main(HIDES),
    near: main(SHOWS),
};

const HIDES: &str = r#"Terraform will perform the following actions:

  ~ resource "aws_iam_role" "ci" {
      ~ assume_role_policy = jsonencode(
          ~ {
              ~ Statement = [
                  ~ {
                      ~ Condition = {
                          ~ StringLike = {
                              ~ "token.actions.githubusercontent.com:sub" = "repo:acme/api:*" -> "repo:acme/web:*"
                            }
                            # (1 unchanged element hidden)
                        }
                        # (3 unchanged elements hidden)
                    },
                ]
                # (1 unchanged element hidden)
            }
        )
    }
"#;
const SHOWS: &str = r#"Terraform will perform the following actions:

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
