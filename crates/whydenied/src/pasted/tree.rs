//! What a value is, of JSON or of YAML: its members say so.

use super::kind::{Kind, Service};
use crate::json::{Node, Value};
use crate::service_answer::provider::ProviderAnswer;
use crate::unreadable::not_json;

/// Members that a value of a kind has one of.
static MEMBERS: &[(&[&str], Kind)] = &[
    (&["AssumeRolePolicyDocument", "Role", "Roles", "RoleDetailList"], Kind::TrustPolicy),
    (&["eventName", "Records", "CloudTrailEvent"], Kind::Event),
    (&["grant_type", "subject_token", "requested_token_type", "requested-token-type"], Kind::Request),
];
/// Members of an answer to whoever asked for a token.
const TOKENS: [&str; 5] = ["value", "id_token", "token", "access_token", "status"];

/// What the value is, where its members tell.
pub(super) fn kind(root: &Node<'_>) -> Option<Kind> {
    if ProviderAnswer::of(root).is_some() {
        return Some(Kind::Provider);
    }
    if has_policies(root) {
        return Some(Kind::AuthorizationPolicies);
    }
    if entries(root).iter().any(is_registration) {
        return Some(Kind::Registration);
    }
    if let Some(statements) = member(root, "Statement") {
        let statements = entries(statements);
        let is_limit = !statements.is_empty() && statements.iter().all(is_limit);
        return Some(if is_limit { Kind::ResourceControlPolicy } else { Kind::TrustPolicy });
    }
    let events = root.get("Events").or_else(|| root.get("events")).map(entries).unwrap_or_default();
    if events.iter().any(|event| has(event, &["CloudTrailEvent", "eventName"])) {
        return Some(Kind::Event);
    }
    // Of whom it is says more than what else a token of Pulumi Cloud itself tells.
    if has(root, &["iss"]) && has(root, &["sub", "aud"]) {
        return Some(Kind::Claims);
    }
    let known = MEMBERS.iter().find(|(members, _)| has(root, members)).map(|(_, kind)| *kind);
    known.or_else(|| of_program(root)).or_else(|| of_others(root))
}

/// A program in YAML, or a template or state.
fn of_program(root: &Node<'_>) -> Option<Kind> {
    if declares_role(root) {
        return Some(Kind::Program(Some(Service::Aws)));
    }
    match not_json::object(root) {
        // The header of a token, of which nothing is known but its key.
        Some(_) if has(root, &["alg"]) => None,
        Some(_) if has(root, &["roleArn"]) => Some(Kind::Event),
        Some(_) => Some(Kind::Program(None)),
        None => has(root, &["resources"]).then_some(Kind::Program(None)),
    }
}

fn of_others(root: &Node<'_>) -> Option<Kind> {
    let decoded = root.get("payload").unwrap_or(root);
    if has(decoded, &["iss", "sub"]) {
        return Some(Kind::Claims);
    }
    let is_role = |node: &Node<'_>| has(node, &["AssumeRolePolicyDocument"]);
    let statements =
        root.get("statements").or_else(|| root.get("statement")).map(entries).unwrap_or_default();
    let is_argument = |node: &Node<'_>| has(node, &["actions", "principals", "condition", "conditions"]);
    if matches!(root.value, Value::Array(_)) && entries(root).iter().any(is_role)
        || statements.iter().any(is_argument)
    {
        return Some(Kind::TrustPolicy);
    }
    if has(root, &["kty"]) || root.get("keys").is_some_and(|keys| entries(keys).iter().any(is_key)) {
        return Some(Kind::KeySet);
    }
    let answers = TOKENS.iter().filter_map(|name| root.get(name));
    let mut tokens = answers.filter_map(|node| node.get("token").unwrap_or(node).value.as_str());
    tokens.any(|text| text.starts_with("eyJ")).then_some(Kind::Jwt)
}

fn is_key(node: &Node<'_>) -> bool {
    has(node, &["kty"])
}

/// Whether it has policies of Pulumi Cloud, be it none of them, or what says where they are.
fn has_policies(root: &Node<'_>) -> bool {
    let is_empty_list = matches!(&root.value, Value::Array(nodes) if nodes.is_empty());
    let resources = root.get("resources").map(Node::members).unwrap_or_default();
    has(root, &["oidcIssuers"])
        || is_empty_list
        || has_list(root)
        || resources.iter().any(|resource| is_issuer(&resource.node))
        || is_issuer(root)
        || entries(root).iter().any(|node| is_policy(node) || has_list(node))
}

/// Whether policies stand in it: an expression in their place has them elsewhere.
fn has_list(node: &Node<'_>) -> bool {
    let list = node.get("policies").map(|list| &list.value);
    matches!(list, Some(Value::Array(_) | Value::Object(_) | Value::Null))
}

fn is_policy(node: &Node<'_>) -> bool {
    has(node, &["decision", "tokenType", "token_type", "authorizedPermissions"])
        // A role of Kubernetes has rules as well.
        || has(node, &["rules"]) && !has(node, &["apiVersion"])
}

fn is_registration(node: &Node<'_>) -> bool {
    has(node, &["url"]) && has(node, &["name", "issuer", "organization", "orgName"])
}

/// Whether it is a resource of a program that has policies.
fn is_issuer(resource: &Node<'_>) -> bool {
    let name = resource.get("type").and_then(|name| name.value.as_str());
    let properties =
        resource.get("properties").filter(|_| name.is_none_or(|it| it.starts_with("pulumiservice:")));
    properties.is_some_and(|inner| has_list(inner) || is_registration(inner))
}

/// Whether a program has a role of AWS.
fn declares_role(program: &Node<'_>) -> bool {
    let resources = program.get("resources").map(Node::members).unwrap_or_default().iter();
    let mut types = resources.filter_map(|resource| resource.node.get("type")?.value.as_str());
    types.any(|name| name.starts_with("aws:iam") && name.ends_with(":Role"))
}

/// Whether a statement is about resources and everybody, as those of no trust policy are.
fn is_limit(statement: &Node<'_>) -> bool {
    let everybody = statement.get("Principal").is_some_and(|it| it.value.as_str() == Some("*"));
    everybody && has(statement, &["Resource", "NotResource"])
}

/// The values of a list, or the one value in its place.
fn entries<'n, 't>(list: &'n Node<'t>) -> &'n [Node<'t>] {
    match &list.value {
        Value::Array(nodes) => nodes,
        _ => std::slice::from_ref(list),
    }
}

pub(super) fn has(node: &Node<'_>, members: &[&str]) -> bool {
    members.iter().any(|name| node.get(name).is_some())
}

/// The member of that name, in whatever letter case.
fn member<'n, 't>(root: &'n Node<'t>, name: &str) -> Option<&'n Node<'t>> {
    root.members().iter().find(|member| member.key.eq_ignore_ascii_case(name)).map(|member| &member.node)
}
