//! The role in an answer of the AWS CLI.

use super::super::grammar;
use super::found::{Found, Place, SEVERAL_ROLES};
use crate::aws::role::Role;
use crate::json::{Node, Value};
use crate::program::DocumentForm;
use crate::report::{Input, InputError, UnreadPolicy};
use crate::span::Span;
use crate::unreadable;

/// The element of a role that holds its trust policy.
const TRUST_POLICY: &str = "AssumeRolePolicyDocument";
/// How many roles an error names.
const NAMED: usize = 12;

/// The trust policy in the answer whose root is `root`.
pub(crate) fn find(text: &str, root: &Node<'_>, chosen: Option<&str>) -> Result<Found, InputError> {
    if let Some(role) = root.get("Role").filter(|role| !role.members().is_empty()) {
        return read(text, role, DocumentForm::Role);
    }
    if root.get(TRUST_POLICY).is_some() {
        return read(text, root, DocumentForm::Role);
    }
    let list = root.get("Roles").or_else(|| root.get("RoleDetailList")).unwrap_or(root);
    match &list.value {
        // A list without a role is an answer too; a bare list must hold one to be told from others.
        Value::Array(roles) if !std::ptr::eq(list, root) || roles.iter().any(is_role) => {
            read(text, choose(text, list.span, roles, chosen)?, DocumentForm::Roles)
        }
        _ => Err(unreadable::not_a_policy(Input::Policy, text, root)),
    }
}

/// What was found of each role that trusts an identity provider; `None` where the text lists no roles.
pub(crate) fn each(text: &str, root: &Node<'_>) -> Option<Vec<Result<Found, UnreadPolicy>>> {
    let list = root.get("Roles").or_else(|| root.get("RoleDetailList")).unwrap_or(root);
    let Value::Array(roles) = &list.value else { return None };
    let federated = roles.iter().filter(|role| is_role(role) && trusts_provider(text, role));
    let read =
        |role| read(text, role, DocumentForm::Roles).map_err(|error| UnreadPolicy::of(called(role), error));
    Some(federated.map(read).collect())
}

/// Whether the role trusts an identity provider: the word stands in its policy, encoded or not.
fn trusts_provider(text: &str, role: &Node<'_>) -> bool {
    let policy = role.get(TRUST_POLICY).and_then(|policy| text.get(policy.span.start..policy.span.end));
    policy.is_some_and(|policy| policy.contains("Federated"))
}

fn is_role(node: &Node<'_>) -> bool {
    node.get(TRUST_POLICY).is_some()
}

fn text_of<'n>(role: &'n Node<'_>, name: &str) -> Option<&'n str> {
    role.get(name)?.value.as_str()
}

/// What the role is called: its name, or its ARN.
fn called<'n>(role: &'n Node<'_>) -> Option<&'n str> {
    text_of(role, "RoleName").or_else(|| text_of(role, "Arn"))
}

/// The role of that name or ARN, or the only one that trusts an identity provider.
fn choose<'r, 't>(
    text: &str,
    span: Span,
    roles: &'r [Node<'t>],
    chosen: Option<&str>,
) -> Result<&'r Node<'t>, InputError> {
    let federated: Vec<_> = roles.iter().filter(|role| trusts_provider(text, role)).collect();
    if let Some(chosen) = chosen {
        let is_chosen = |role: &&Node<'_>| {
            text_of(role, "Arn") == Some(chosen) || text_of(role, "RoleName") == Some(chosen)
        };
        return roles.iter().find(is_chosen).ok_or_else(|| {
            let message =
                format!("there is no role `{chosen}` among the {} roles of this answer", roles.len());
            failure(text, span, "role-not-in-answer", message, trusting(&federated))
        });
    }
    match (federated.as_slice(), roles) {
        (&[only], _) | ([], [only]) => Ok(only),
        ([], []) => Err(failure(
            text,
            span,
            "no-role-in-answer",
            "this answer lists no role".to_owned(),
            "paste the answer of `aws iam get-role --role-name NAME`".to_owned(),
        )),
        ([], _) => Err(failure(
            text,
            span,
            "no-federated-role",
            format!("none of the {} roles of this answer trusts an identity provider", roles.len()),
            "a role for web identities has `\"Principal\": { \"Federated\": … }` in its trust policy; this may be \
             another account, or only a page of its roles"
                .to_owned(),
        )),
        (several, _) => Err(failure(
            text,
            span,
            SEVERAL_ROLES,
            format!("this answer lists {} roles that trust an identity provider", several.len()),
            format!("say which one by its name or its ARN; {}", trusting(several)),
        )),
    }
}

/// The names of those roles, in a sentence.
fn trusting(roles: &[&Node<'_>]) -> String {
    let names = roles.iter().filter_map(|role| called(role));
    let shown: Vec<_> = names.take(NAMED).map(|name| format!("`{name}`")).collect();
    let more = roles.len().saturating_sub(shown.len());
    match (shown.as_slice(), more) {
        ([], _) => "none of its roles trusts an identity provider".to_owned(),
        (_, 0) => format!("an identity provider is trusted by {}", shown.join(", ")),
        _ => format!("an identity provider is trusted by {} and {more} more", shown.join(", ")),
    }
}

/// The role's facts and the place of its trust policy.
fn read(text: &str, role: &Node<'_>, form: DocumentForm) -> Result<Found, InputError> {
    let place = match role.get(TRUST_POLICY).map(|policy| (&policy.value, policy)) {
        Some((Value::Object(_), policy)) if grammar::has_statement(policy) => Place::Policy(policy.span),
        Some((Value::String(encoded), policy)) if !encoded.trim().is_empty() => {
            Place::Encoded(policy.span, encoded.clone().into_owned())
        }
        Some((_, policy)) => return Err(unreadable::not_a_policy(Input::Policy, text, policy)),
        None => {
            return Err(unreadable::not_a_policy::role_without_policy(text, role, TRUST_POLICY));
        }
    };
    let own = |name| text_of(role, name).map(str::to_owned);
    let seconds = role.get("MaxSessionDuration").and_then(|node| node.value.scalar_text());
    let facts = Role {
        name: own("RoleName"),
        arn: own("Arn"),
        max_session_duration: seconds.and_then(|seconds| seconds.parse().ok()),
        tags: role.get("Tags").map(tags).unwrap_or_default(),
    };
    Ok(Found { form: Some(form), role: Some(facts), role_at: Some(role.span), place, beside: Vec::new() })
}

fn tags(list: &Node<'_>) -> Vec<(String, String)> {
    let Value::Array(tags) = &list.value else { return Vec::new() };
    let tag = |tag: &Node<'_>| Some((text_of(tag, "Key")?.to_owned(), text_of(tag, "Value")?.to_owned()));
    tags.iter().filter_map(tag).collect()
}

fn failure(text: &str, span: Span, code: &'static str, message: String, help: String) -> InputError {
    let error = InputError::at(Input::Policy, text, code, span, message.into(), "");
    InputError { help: help.into(), ..error }
}
