//! The principals of the AWS Cloud Development Kit, which say a whole statement, and statements that are added to theirs.
//!
//! Source: <https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/aws-iam/lib/principals.ts> (observed).

use super::expr::{Entry, Ex, Expr, Kind};
use super::functions::squeezed;
use super::made::{ASSUME_ROLE_WITH_WEB_IDENTITY, TAG_SESSION, list, object, text};
use super::resolve::{Env, Head, Resolver};
use super::written::{LeftOut, Written};
use crate::json::{Member, Node, Value};
use crate::span::Span;

const ASSUME_ROLE: &str = "sts:AssumeRole";

/// Constructors of principals: what a policy calls such a principal, and the action that it is for.
static PRINCIPALS: [(&str, &str, &str); 9] = [
    ("webidentityprincipal", "Federated", ASSUME_ROLE_WITH_WEB_IDENTITY),
    ("openidconnectprincipal", "Federated", ASSUME_ROLE_WITH_WEB_IDENTITY),
    ("federatedprincipal", "Federated", ASSUME_ROLE),
    ("samlprincipal", "Federated", "sts:AssumeRoleWithSAML"),
    ("samlconsoleprincipal", "Federated", "sts:AssumeRoleWithSAML"),
    ("serviceprincipal", "Service", ASSUME_ROLE),
    ("accountprincipal", "AWS", ASSUME_ROLE),
    ("arnprincipal", "AWS", ASSUME_ROLE),
    ("compositeprincipal", "", ""),
];

/// What a constructor of that name makes.
fn principal_of(name: &str) -> Option<&'static (&'static str, &'static str, &'static str)> {
    let name = squeezed(name);
    let name = name.strip_prefix("new").unwrap_or(&name);
    PRINCIPALS.iter().find(|(known, ..)| *known == name)
}

/// Whether a constructor of that name makes a federated principal, or one that may have one in it.
pub(super) fn is_principal(name: &str) -> bool {
    principal_of(name).is_some_and(|(_, kind, _)| matches!(*kind, "Federated" | ""))
}

/// The statements of a role that is assumed by the principal.
pub(super) fn statements<'t>(
    resolver: &Resolver<'_, 't>,
    expression: &Ex<'t>,
    env: &Env<'t>,
) -> Vec<Node<'t>> {
    let mut further = Vec::new();
    let mut tags = false;
    let mut made = expression;
    // What was called on the principal, the last first.
    while let Kind::Call(callee, entries) = &made.kind
        && let Kind::Field(receiver, name) = &callee.kind
    {
        match &*squeezed(name) {
            "withconditions" => further.extend(entries.first().map(|entry| entry.value.clone())),
            "withsessiontags" => tags = true,
            _ => break,
        }
        made = receiver;
    }
    let mut all = own_statements(resolver, made, env);
    for statement in &mut all {
        for condition in further.iter().rev() {
            add_conditions(statement, resolver.node(condition, env), made.span);
        }
        if tags && let Some(action) = member(statement, "Action") {
            let own = std::mem::replace(action, text("", made.span));
            *action = list(vec![own, text(TAG_SESSION, made.span)], made.span);
        }
    }
    all
}

/// The same of a principal on which nothing was called.
fn own_statements<'t>(resolver: &Resolver<'_, 't>, made: &Ex<'t>, env: &Env<'t>) -> Vec<Node<'t>> {
    let Kind::Call(callee, entries) = &made.kind else {
        // A name for a principal.
        let heads = resolver.heads(made, env);
        let calls = heads.iter().filter(|head| matches!(head.expression.kind, Kind::Call(..)));
        let found = calls.flat_map(|head| {
            resolver.following(&head.expression, || statements(resolver, &head.expression, &head.env))
        });
        return found.collect();
    };
    let Some((name, kind, own_action)) = callee.last_name().and_then(principal_of) else { return Vec::new() };
    if *name == "compositeprincipal" {
        let each = entries.iter().filter(|entry| entry.key.is_none());
        return each.flat_map(|entry| statements(resolver, &entry.value, env)).collect();
    }
    let span = made.span;
    let Some(first) = entries.iter().find(|entry| entry.key.is_none() || entry.is("federated")) else {
        return Vec::new();
    };
    let attribute =
        |name: &'static str| Expr::new(Kind::Field(first.value.clone(), name.into()), first.value.span);
    let provider = match *name {
        "openidconnectprincipal" => attribute("openIdConnectProviderArn"),
        "samlprincipal" | "samlconsoleprincipal" => attribute("samlProviderArn"),
        _ => first.value.clone(),
    };
    let principal = object(vec![(*kind, resolver.node(&provider, env))], span);
    let argument = |at: usize, name: &str| {
        let by_place = entries.iter().filter(|entry| entry.key.is_none()).nth(at);
        entries.iter().find(|entry| entry.is(name)).or(by_place).map(|entry| entry.value.clone())
    };
    let takes_action = *name == "federatedprincipal";
    let given = argument(2, "assume_role_action").filter(|_| takes_action);
    let action = if let Some(given) = given.as_ref().filter(|given| !matches!(given.kind, Kind::Null)) {
        resolver.node(given, env)
    } else {
        let left_out = left_out(resolver, entries, given.as_ref()).filter(|_| takes_action);
        let written = left_out.map(|left_out| Written::of_tool(own_action, span, left_out));
        resolver.texts.borrow_mut().extend(written);
        text(*own_action, span)
    };
    let members = vec![("Effect", text("Allow", span)), ("Principal", principal), ("Action", action)];
    let mut statement = object(members, span);
    if let Some(own) = argument(1, "conditions").filter(|_| *kind == "Federated") {
        add_conditions(&mut statement, resolver.node(&own, env), span);
    }
    vec![statement]
}

/// Where the action of a federated principal would be given: as its third argument, or by the name of that.
fn left_out<'t>(
    resolver: &Resolver<'_, 't>,
    entries: &[Entry<'t>],
    nothing: Option<&Ex<'t>>,
) -> Option<LeftOut> {
    if let Some(nothing) = nothing {
        // Go has no arguments that may be left out, and takes the places of texts.
        let is_go = resolver.written(nothing) == "nil";
        let around = if is_go { ("jsii.String(".to_owned(), ")") } else { (String::new(), "") };
        return Some(LeftOut { place: nothing.span, around });
    }
    let source = resolver.names.text;
    let [.., before, last] = entries else { return None };
    let name = match &last.key {
        None if entries.len() == 2 => "",
        Some(key) if source.get(key.span.end..)?.starts_with('=') => "assume_role_action=",
        Some(_) => "assumeRoleAction: ",
        None => return None,
    };
    let start = last.key.as_ref().unwrap_or(&last.value).span.start;
    let gap = source.get(before.value.span.end..start)?.strip_prefix(',')?;
    // A comment between the two belongs to the second.
    let gap = if gap.trim().is_empty() { gap } else { " " };
    let end = last.value.span.end;
    Some(LeftOut { place: Span::new(end, end), around: (format!(",{gap}{name}"), "") })
}

/// The value of a member.
fn member<'n, 't>(node: &'n mut Node<'t>, name: &str) -> Option<&'n mut Node<'t>> {
    let Value::Object(members) = &mut node.value else { return None };
    members.iter_mut().find(|member| member.key == name).map(|member| &mut member.node)
}

/// Adds conditions to those of a statement; what is not known of them may be any.
fn add_conditions<'t>(statement: &mut Node<'t>, more: Node<'t>, span: Span) {
    let at = more.span;
    let more = match more {
        Node { value: Value::Object(members), .. } => members,
        other => other.hole().map(|key| Member::of_text(key, other.clone())).into_iter().collect(),
    };
    if more.is_empty() {
        return;
    }
    if let Some(condition) = member(statement, "Condition") {
        // Several are put together, and then stand nowhere.
        condition.span = span;
    } else if let Value::Object(members) = &mut statement.value {
        let none = Node { value: Value::Object(Vec::new()), span: at };
        members.push(Member::new("Condition".into(), Span::new(span.start, span.start), none));
    }
    if let Some(Node { value: Value::Object(conditions), .. }) = member(statement, "Condition") {
        merge(conditions, more);
    }
}

/// The statement that a `PolicyStatement` is made with.
pub(super) fn policy_statement<'t>(
    resolver: &Resolver<'_, 't>,
    expression: &Ex<'t>,
    env: &Env<'t>,
) -> Option<Node<'t>> {
    let heads = resolver.heads(expression, env);
    let [head] = heads.as_slice() else { return None };
    let span = head.expression.span;
    let Head { expression: given, env, .. } = resolver.arguments_head(head);
    let (Kind::Map(entries) | Kind::Call(_, entries)) = &given.kind else { return None };
    let mut effect = text("Allow", span);
    let mut members = Vec::new();
    let mut conditions = Vec::new();
    for entry in entries {
        let name = entry.name().map(|name| squeezed(&name)).unwrap_or_default();
        match &*name {
            "sid" => members.push(("Sid", resolver.node(&entry.value, &env))),
            "effect" => {
                let deny = resolver.written(&entry.value).to_ascii_lowercase().ends_with("deny");
                effect = text(if deny { "Deny" } else { "Allow" }, entry.value.span);
            }
            "actions" => members.push(("Action", resolver.node(&entry.value, &env))),
            "notactions" => members.push(("NotAction", resolver.node(&entry.value, &env))),
            "principals" => {
                let each = resolver.elements(&entry.value, &env).unwrap_or_default();
                let each = each.iter().flat_map(|(principal, env)| statements(resolver, principal, env));
                let mut principals = Vec::new();
                for statement in each {
                    principals
                        .extend(statement.get("Principal").map(Node::members).unwrap_or_default().to_vec());
                    conditions
                        .extend(statement.get("Condition").map(Node::members).unwrap_or_default().to_vec());
                }
                let node = Node { value: Value::Object(principals), span: entry.value.span };
                members.push(("Principal", node));
            }
            "conditions" => {
                let own = resolver.node(&entry.value, &env);
                merge(&mut conditions, own.members().to_vec());
            }
            _ => {}
        }
    }
    if members.is_empty() {
        return None;
    }
    members.insert(0, ("Effect", effect));
    if !conditions.is_empty() {
        members.push(("Condition", Node { value: Value::Object(conditions), span }));
    }
    Some(object(members, span))
}

/// The statements of the document that a constructor of one is given; `None` where it is no document of CDK.
pub(super) fn document<'t>(resolver: &Resolver<'_, 't>, head: &Head<'t>) -> Option<Vec<Node<'t>>> {
    let given = resolver.arguments_head(head);
    let listed = resolver.members(&given, "statements").into_iter().next()?;
    let elements = resolver.elements(&listed.0, &listed.1)?;
    let is_statement =
        |(element, _): &(Ex<'t>, Env<'t>)| resolver.written(element).contains("PolicyStatement");
    elements.iter().any(is_statement).then_some(())?;
    Some(elements.iter().filter_map(|(element, env)| policy_statement(resolver, element, env)).collect())
}

/// Adds conditions to those that are there: each operator once, and of equal keys the last.
fn merge<'t>(conditions: &mut Vec<Member<'t>>, more: Vec<Member<'t>>) {
    for member in more {
        let known = conditions.iter().position(|known| known.key == member.key);
        let Some(known) = known.and_then(|at| conditions.get_mut(at)) else {
            conditions.push(member);
            continue;
        };
        match (&mut known.node.value, member.node.value) {
            (Value::Object(known), Value::Object(keys)) => {
                known.retain(|own| !keys.iter().any(|key| key.key == own.key));
                known.extend(keys);
            }
            (known, value) => *known = value,
        }
    }
}

/// What an argument of a constructor says, by its name; the first map that it is given may say it as well.
pub(super) fn given<'t>(resolver: &Resolver<'_, 't>, call: &Ex<'t>, name: &str) -> Option<(Ex<'t>, Env<'t>)> {
    let own = Head { expression: call.clone(), env: Env::default(), by: None, of_type: "".into() };
    resolver.members(&own, name).into_iter().next()
}

/// The arguments of a call that stand in no other.
pub(super) fn arguments<'e, 't>(call: &'e Ex<'t>) -> &'e [Entry<'t>] {
    match &call.kind {
        Kind::Call(_, entries) => entries,
        _ => &[],
    }
}
