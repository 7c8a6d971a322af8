//! The principals of the AWS Cloud Development Kit, which say a whole statement.
//!
//! Source: <https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/aws-iam/lib/principals.ts> (observed).

use super::expr::{Entry, Ex, Expr, Kind};
use super::resolve::{Env, Resolver};
use crate::json::{Member, Node, Value};
use crate::span::Span;

pub(super) const ASSUME_ROLE_WITH_WEB_IDENTITY: &str = "sts:AssumeRoleWithWebIdentity";
pub(super) const TAG_SESSION: &str = "sts:TagSession";

/// Whether a constructor of that name makes a federated principal.
pub(super) fn is_principal(name: &str) -> bool {
    matches!(name, "WebIdentityPrincipal" | "OpenIdConnectPrincipal" | "FederatedPrincipal")
}

/// The policy of a role that is assumed by the principal.
pub(super) fn policy<'t>(resolver: &Resolver<'_, 't>, expression: &Ex<'t>) -> Option<Node<'t>> {
    let env = Env::default();
    let mut further = Vec::new();
    let mut tags = false;
    let mut made = expression;
    // What was called on the principal, the last first.
    while let Kind::Call(callee, entries) = &made.kind
        && let Kind::Field(receiver, name) = &callee.kind
    {
        match &**name {
            "withConditions" | "with_conditions" | "WithConditions" => {
                further.extend(entries.first().map(|entry| entry.value.clone()));
            }
            "withSessionTags" | "with_session_tags" | "WithSessionTags" => tags = true,
            _ => {}
        }
        made = receiver;
    }
    let Kind::Call(callee, entries) = &made.kind else { return None };
    let kind = callee.last_name()?;
    let span = made.span;
    let provider = entries.iter().find(|entry| entry.key.is_none() || entry.is("federated"))?.value.clone();
    let provider = match kind {
        "OpenIdConnectPrincipal" => {
            let field = Kind::Field(provider.clone(), "openIdConnectProviderArn".into());
            Expr::new(field, provider.span)
        }
        _ => provider,
    };
    let federated = resolver.node(&provider, &env);
    let argument = |at: usize, name: &str| {
        let own = |entry: &&Entry<'t>| entry.is(name);
        let by_place = entries.iter().filter(|entry| entry.key.is_none()).nth(at);
        entries.iter().find(own).or(by_place).map(|entry| entry.value.clone())
    };
    let mut conditions = Vec::new();
    for condition in argument(1, "conditions").into_iter().chain(further.into_iter().rev()) {
        match resolver.node(&condition, &env) {
            Node { value: Value::Object(members), .. } => merge(&mut conditions, members),
            other => conditions.extend(other.hole().map(|key| Member::of_text(key, other.clone()))),
        }
    }
    let text = |text: &'static str| Node { value: Value::String(text.into()), span };
    let action = match argument(2, "assume_role_action") {
        Some(action) => resolver.node(&action, &env),
        None if kind == "FederatedPrincipal" => text("sts:AssumeRole"),
        None => text(ASSUME_ROLE_WITH_WEB_IDENTITY),
    };
    let action = if tags { list(vec![action, text(TAG_SESSION)], span) } else { action };
    let principal = object(vec![("Federated", federated)], span);
    let mut statement = vec![("Effect", text("Allow")), ("Principal", principal), ("Action", action)];
    if !conditions.is_empty() {
        statement.push(("Condition", Node { value: Value::Object(conditions), span }));
    }
    let statements = list(vec![object(statement, span)], span);
    Some(object(vec![("Version", text("2012-10-17")), ("Statement", statements)], span))
}

/// Adds conditions to those that are there, each operator once.
fn merge<'t>(conditions: &mut Vec<Member<'t>>, more: Vec<Member<'t>>) {
    for member in more {
        let known = conditions.iter_mut().find(|known| known.key == member.key);
        match (known.map(|known| &mut known.node.value), member.node.value) {
            (Some(Value::Object(known)), Value::Object(keys)) => known.extend(keys),
            (_, value) => {
                let node = Node { value, span: member.node.span };
                conditions.push(Member {
                    node,
                    key: member.key,
                    key_holes: member.key_holes,
                    key_span: member.key_span,
                });
            }
        }
    }
}

/// A list that is written nowhere.
pub(super) fn list(nodes: Vec<Node<'_>>, span: Span) -> Node<'_> {
    Node { value: Value::Array(nodes), span }
}

/// An object that is written nowhere, at the place that says it.
pub(super) fn object<'t>(members: Vec<(&'static str, Node<'t>)>, span: Span) -> Node<'t> {
    let at = Span::new(span.start, span.start);
    let members = members.into_iter().map(|(key, node)| Member::new(key.into(), at, node));
    Node { value: Value::Object(members.collect()), span }
}
