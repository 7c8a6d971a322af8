//! JSON that is neither a token nor a policy, and is known by its members.

use crate::json::Node;

/// What an object is.
pub(crate) struct Object {
    /// As a message names it.
    pub(crate) name: &'static str,
    /// What to paste of it.
    pub(crate) instead: &'static str,
}

/// Members that an object of a kind has, all of them.
type Row = (&'static [&'static str], Object);

const fn row(members: &'static [&'static str], name: &'static str, instead: &'static str) -> Row {
    (members, Object { name, instead })
}

const TEMPLATE: &str = "paste the `AssumeRolePolicyDocument` of the role in it";
const STATE: &str = "paste the value of `assume_role_policy` of the role in it";
const EXPORT: &str = "paste the value of `assumeRolePolicy` of the role in it";
const EVENT: &str = "paste the whole event as the token: these parameters do not say who issued it";

static OBJECTS: &[Row] = &[
    row(&["AWSTemplateFormatVersion"], "a CloudFormation template", TEMPLATE),
    row(&["Resources"], "a CloudFormation template", TEMPLATE),
    row(&["planned_values"], "Terraform's plan", STATE),
    row(&["resource_changes"], "Terraform's plan", STATE),
    row(&["terraform_version"], "Terraform's state", STATE),
    row(&["deployment"], "the state of a Pulumi stack", EXPORT),
    row(&["urn"], "a resource of the state of a Pulumi stack", EXPORT),
    row(&["steps", "config"], "Pulumi's preview", EXPORT),
    row(&["apiVersion", "kind"], "a Kubernetes manifest", ""),
    row(&["roleArn", "webIdentityToken"], "a part of a CloudTrail event", EVENT),
    row(&["roleArn", "subjectFromWebIdentityToken"], "a part of a CloudTrail event", EVENT),
    row(&["alg", "typ"], "the header of a token", "paste the claims, which stand next to it"),
    row(&["alg", "kid"], "the header of a token", "paste the claims, which stand next to it"),
];

/// What the object is.
pub(crate) fn object(root: &Node<'_>) -> Option<&'static Object> {
    let has = |members: &[&str]| members.iter().all(|name| root.get(name).is_some());
    OBJECTS.iter().find(|(members, _)| has(members)).map(|(_, object)| object)
}
