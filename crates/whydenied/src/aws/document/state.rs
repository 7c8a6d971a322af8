//! Trust policies in the plan, the state or the export of a tool that deploys: JSON in a string of a resource.
//!
//! Sources: <https://developer.hashicorp.com/terraform/internals/json-format> and
//! <https://www.pulumi.com/docs/iac/cli/commands/pulumi_stack_export/> (documented).

use super::found::{Found, Place, SEVERAL_ROLES};
use crate::aws::grammar;
use crate::aws::policy::Side;
use crate::aws::role::Role;
use crate::json::{self, Node, Value};
use crate::program::DocumentForm;
use crate::report::{Input, InputError};
use crate::span::Span;
use crate::unreadable::not_readable_here;

/// What a trust policy is called there.
const NAMES: [&str; 4] =
    ["assume_role_policy", "assumeRolePolicy", "AssumeRolePolicyDocument", "assumeRolePolicyDocument"];
/// What is there no more.
const PAST: [&str; 4] = ["before", "prior_state", "oldState", "prior"];
/// What a resource is known by.
const OWNERS: [&str; 3] = ["address", "urn", "logicalId"];
/// What stands for a value that Pulumi does not know yet.
///
/// Source: <https://github.com/pulumi/pulumi/blob/master/sdk/nodejs/runtime/rpc.ts> (observed).
const UNKNOWN: &str = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
/// The member that every secret of Pulumi has.
const SECRET: &str = "4dabf18193072939515e22adb298388d";
/// How many roles an error names.
const NAMED: usize = 12;

/// A policy of a resource.
struct Policy<'n, 't> {
    owner: Option<String>,
    node: &'n Node<'t>,
}

/// The trust policy of the role in such a text; `None` where none is in it.
pub(super) fn find(text: &str, root: &Node<'_>, chosen: Option<&str>) -> Option<Result<Found, InputError>> {
    let mut policies = Vec::new();
    collect(root, &NAMES, None, Time::Now, &mut policies);
    // A role that is not there yet has the document of a data source.
    if policies.is_empty() {
        collect(root, &["json"], None, Time::Now, &mut policies);
    }
    let is_chosen = |policy: &Policy<'_, '_>| policy.owner.as_deref() == chosen;
    if chosen.is_some() && policies.iter().any(is_chosen) {
        policies.retain(is_chosen);
    }
    let is_federated = |policy: &&Policy<'_, '_>| {
        text.get(policy.node.span.start..policy.node.span.end).is_some_and(|own| own.contains("Federated"))
    };
    let federated: Vec<_> = policies.iter().filter(is_federated).collect();
    if policies.is_empty()
        && let Some((span, is_secret)) = hidden(root)
    {
        return Some(Err(if is_secret { secret(text, span) } else { unknown(text, span) }));
    }
    match (federated.as_slice(), policies.as_slice()) {
        (&[only], _) | ([], [only]) => Some(Ok(found(only).with(Side::Before, before(root, only)))),
        ([], _) => None,
        (several, _) => {
            let names = several.iter().filter_map(|policy| policy.owner.as_deref()).take(NAMED);
            let names: Vec<_> = names.map(|name| format!("`{name}`")).collect();
            let message = format!("there are {} roles that trust an identity provider", several.len());
            let help = format!("say which one by its name: {}", names.join(", "));
            let span = Span::new(0, text.len());
            let error = InputError::at(Input::Policy, text, SEVERAL_ROLES, span, message.into(), "");
            Some(Err(InputError { help: help.into(), ..error }))
        }
    }
}

fn found(policy: &Policy<'_, '_>) -> Found {
    let place = match &policy.node.value {
        Value::String(inner) => Place::Encoded(policy.node.span, inner.clone().into_owned()),
        _ => Place::Policy(policy.node.span),
    };
    let role = policy.owner.clone().map(|name| Role { name: Some(name), ..Role::default() });
    Found { form: Some(DocumentForm::State), role, role_at: None, place, beside: Vec::new() }
}

/// The policy of the same role as it was, where it was another.
fn before(root: &Node<'_>, now: &Policy<'_, '_>) -> Option<Found> {
    let mut policies = Vec::new();
    collect(root, &NAMES, None, Time::Past, &mut policies);
    let before = policies.into_iter().find(|policy| policy.owner == now.owner && now.owner.is_some())?;
    let json = |node: &Node<'_>| match &node.value {
        Value::String(text) => json::parse(text).map(|document| document.root.value.to_json()).ok(),
        value => Some(value.to_json()),
    };
    (json(before.node)? != json(now.node)?).then(|| found(&before))
}

/// Of which time policies are collected.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Time {
    /// Of what is there, or will be.
    Now,
    /// Of what is there no more.
    Past,
}

/// Collects the policies of a value's resources, the first of each.
fn collect<'n, 't>(
    node: &'n Node<'t>,
    names: &[&str],
    owner: Option<&str>,
    time: Time,
    policies: &mut Vec<Policy<'n, 't>>,
) {
    match &node.value {
        Value::Array(nodes) => nodes.iter().for_each(|node| collect(node, names, owner, time, policies)),
        Value::Object(members) => {
            let own = OWNERS.iter().find_map(|name| node.get(name)?.value.as_str());
            let own = own.or_else(|| node.get("name")?.value.as_str().filter(|_| node.get("type").is_some()));
            let owner = own.and_then(|own| own.rsplit(['.', ':']).next()).or(owner);
            for member in members {
                if PAST.contains(&&*member.key) {
                    if time == Time::Past {
                        collect(&member.node, names, owner, Time::Now, policies);
                    }
                } else if time == Time::Now && names.contains(&&*member.key) && is_policy(&member.node) {
                    let is_known = policies.iter().any(|policy| policy.owner.as_deref() == owner);
                    if !is_known || owner.is_none() {
                        policies.push(Policy { owner: owner.map(str::to_owned), node: &member.node });
                    }
                } else {
                    collect(&member.node, names, owner, time, policies);
                }
            }
        }
        _ => {}
    }
}

/// A policy that does not show, and whether it is a secret.
fn hidden(node: &Node<'_>) -> Option<(Span, bool)> {
    match &node.value {
        Value::Array(nodes) => nodes.iter().find_map(hidden),
        Value::Object(members) => {
            members.iter().filter(|member| !PAST.contains(&&*member.key)).find_map(|member| {
                let value = &member.node;
                let is_own = NAMES.contains(&&*member.key);
                match &value.value {
                    Value::String(text) if is_own && text == UNKNOWN => Some((value.span, false)),
                    Value::Object(_) if is_own && value.get(SECRET).is_some() => Some((value.span, true)),
                    _ => hidden(value),
                }
            })
        }
        _ => None,
    }
}

fn secret(text: &str, span: Span) -> InputError {
    let message = "the policy is encrypted in this export".to_owned();
    let help =
        "export it with `pulumi stack export --show-secrets`, or paste the answer of `aws iam get-role`";
    not_readable_here::KIND.unreadable(Input::Policy, text, span, message, help.to_owned())
}

fn unknown(text: &str, span: Span) -> InputError {
    let message = "the policy is known only once it is deployed".to_owned();
    let help = "paste the program, or, once it is deployed, the answer of `aws iam get-role`";
    not_readable_here::KIND.unreadable(Input::Policy, text, span, message, help.to_owned())
}

fn is_policy(node: &Node<'_>) -> bool {
    match &node.value {
        Value::String(text) => text.contains("Statement"),
        Value::Object(_) => grammar::has_statement(node),
        _ => false,
    }
}
