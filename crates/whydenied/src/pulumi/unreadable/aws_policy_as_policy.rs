//! This is a policy of AWS.

use super::no_document::NoDocument;
use crate::finding::entry::Entry;
use crate::finding::example::authorization_document::{GOOD, policies};
use crate::finding::kind::Kind;
use crate::finding::page::REST;
use crate::json::Node;
use crate::report::InputError;

pub(crate) static KIND: Kind = Kind::error("aws-policy-as-policy", REST);

/// A trust policy, or an answer of AWS that holds one.
pub(crate) fn recognise(read: &NoDocument<'_>) -> Option<InputError> {
    read.has_any(&["Statement", "AssumeRolePolicyDocument", "Role", "Roles"]).then(|| {
        read.error(
            &KIND,
            "this is a policy of AWS, not an authorization policy of Pulumi Cloud",
            "paste it under AWS, or give it to `whydenied aws`; Pulumi's policies have a `decision`, a `tokenType` and \
             `rules`",
        )
    })
}

/// A program that declares a role of AWS.
pub(crate) fn in_program(read: &NoDocument<'_>) -> Option<InputError> {
    read.roots.iter().any(declares_role).then(|| {
        read.error(
            &KIND,
            "this program declares a role of AWS, and no `pulumiservice:index:OidcIssuer`",
            "paste the role's trust policy under AWS, or give it to `whydenied aws`; here belong the policies of an \
             issuer in Pulumi Cloud",
        )
    })
}

/// Whether a program in YAML or JSON has a role of AWS.
fn declares_role(program: &Node<'_>) -> bool {
    let resources = program.get("resources").map(Node::members).unwrap_or_default().iter();
    let mut types = resources.filter_map(|resource| resource.node.get("type")?.value.as_str());
    types.any(|name| name.starts_with("aws:iam") && name.ends_with(":Role"))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "This is a policy of AWS",
    why: "A trust policy has statements with principals and conditions; Pulumi's authorization policies have a decision, a \
          token type and rules.",
    help: "give the trust policy to the check for AWS",
    example: policies(r#"{"Version":"2012-10-17","Statement":[]}"#),
    near: policies(GOOD),
};
