//! A trust policy as Terraform's data source, and its role.
//!
//! Source: <https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document>

use super::program::in_terraform;
use super::trust::Trust;

pub(super) fn role(trust: &Trust) -> String {
    let actions: Vec<_> = trust.actions.iter().map(|action| in_terraform(action)).collect();
    let conditions: Vec<_> = trust
        .tests
        .iter()
        .map(|(key, value)| {
            format!(
                "\n    condition {{\n      test     = \"StringEquals\"\n      variable = {}\n      values   = [{}]\n    }}\n",
                in_terraform(key),
                in_terraform(value)
            )
        })
        .collect();
    format!(
        "data \"aws_iam_policy_document\" \"trust\" {{\n  statement {{\n    actions = [{}]\n\n    \
         principals {{\n      type        = \"Federated\"\n      identifiers = [{}]\n    }}\n{}  }}\n}}\n\n\
         resource \"aws_iam_role\" \"role\" {{\n  assume_role_policy = data.aws_iam_policy_document.trust.json\n}}\n",
        actions.join(", "),
        in_terraform(&trust.principal),
        conditions.concat()
    )
}
