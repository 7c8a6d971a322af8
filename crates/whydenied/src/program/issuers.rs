//! The issuers that a program registers with Pulumi Cloud, and their authorization policies.
//!
//! Source: <https://www.pulumi.com/registry/packages/pulumiservice/api-docs/oidcissuer/> (documented).

use std::borrow::Cow;

use super::bounds::MAX_FOUND;
use super::expr::{Ex, Kind, same_name};
use super::filled::Filled;
use super::made::object;
use super::names::Names;
use super::pulumi_yaml;
use super::resolve::{Env, Head, Resolver};
use super::token::{Dialect, TokenKind};
use crate::json::{Member, Node, Value};

/// What a program has that registers an issuer.
static SIGNS: [&str; 3] = ["OidcIssuer(", "auth.Policy(", "auth.NewPolicy("];
/// What constants of the SDKs are named after, whose last word is the value.
static ENUMERATIONS: [&str; 3] = ["AuthPolicyDecision", "AuthPolicyTokenType", "AuthPolicyPermissionLevel"];
/// The inputs of an issuer and the fields of a policy, which each language spells in its way.
static FIELDS: [&str; 14] = [
    "organization",
    "name",
    "url",
    "maxExpirationSeconds",
    "thumbprints",
    "policies",
    "decision",
    "tokenType",
    "teamName",
    "userLogin",
    "runnerID",
    "roleID",
    "authorizedPermissions",
    "rules",
];

/// What a program registers, as a program in YAML would have it.
#[derive(Debug)]
pub(crate) struct Issuers<'t> {
    pub(crate) root: Node<'t>,
    /// Its expressions, and what they stand for.
    pub(crate) filled: Vec<Filled<'t>>,
}

/// The issuers of a program; `None` where it registers none.
pub(crate) fn read<'t>(text: &'t str, given: &[(String, String)]) -> Option<Issuers<'t>> {
    if !SIGNS.iter().any(|sign| text.contains(sign)) {
        return None;
    }
    let names = Names::of(text, Dialect::Program);
    let resolver = Resolver::new(&names, given);
    let mut resources = Vec::new();
    for at in 0..names.tokens.len() {
        if resources.len() >= MAX_FOUND {
            break;
        }
        if is_constructor(&names, at) {
            resources.extend(names.expression(at).and_then(|made| resource(&resolver, &made)));
        }
    }
    let (first, last) = (resources.first()?, resources.last()?);
    let span = first.span().to(last.span());
    let root = Node { value: Value::Object(resources), span };
    Some(Issuers { root: object(vec![("resources", root)], span), filled: resolver.filled.into_inner() })
}

/// The same of a program in YAML: its tree with the expressions in it, in place.
pub(crate) fn in_yaml<'t>(text: &'t str, root: &mut Node<'t>, given: &[(String, String)]) -> Vec<Filled<'t>> {
    pulumi_yaml::fill_issuers(text, root, given)
}

/// Whether a call that registers an issuer, or sets its policies, starts at a token.
fn is_constructor(names: &Names<'_>, at: usize) -> bool {
    if names.tokens.get(at).is_none_or(|token| token.kind != TokenKind::Name) || names.words(at + 1) != "(" {
        return false;
    }
    let before = |count: usize| at.checked_sub(count).map_or("", |at| names.words(at));
    let is_declared = matches!(before(1), "class" | "function" | "def" | "func");
    match names.words(at) {
        "OidcIssuer" | "NewOidcIssuer" => !is_declared,
        "Policy" | "NewPolicy" => before(1) == "." && before(2) == "auth",
        _ => false,
    }
}

/// A resource under the name that it is given.
fn resource<'t>(resolver: &Resolver<'_, 't>, made: &Ex<'t>) -> Option<Member<'t>> {
    let Kind::Call(_, arguments) = &made.kind else { return None };
    let label = arguments.iter().find(|argument| argument.value.as_literal().is_some())?;
    let name = label.value.as_literal()?.into_owned();
    let own = Head { expression: made.clone(), env: Env::default(), by: None, of_type: "".into() };
    let head = resolver.arguments_head(&own);
    let (Kind::Map(entries) | Kind::Call(_, entries)) = &head.expression.kind else { return None };
    let entries: Vec<_> = entries.iter().filter(|entry| entry.key.is_some()).cloned().collect();
    let mut properties = resolver.object(&entries, &head.env, head.expression.span);
    name_fields(&mut properties);
    let of_type = Node { value: Value::String("pulumiservice:index:OidcIssuer".into()), span: made.span };
    let node = object(vec![("type", of_type), ("properties", properties)], made.span);
    Some(Member::new(name.into(), label.value.span, node))
}

/// Gives the fields of an issuer, and of its policies, the names that the API has for them.
fn name_fields(properties: &mut Node<'_>) {
    let Value::Object(members) = &mut properties.value else { return };
    for member in members {
        let known = FIELDS.iter().find(|field| same_name(field, &member.key));
        if let Some(field) = known.filter(|_| member.key_holes.is_empty()) {
            member.key = Cow::Borrowed(field);
        }
        match &*member.key {
            "policies" => {
                each(&mut member.node, &mut name_fields);
                as_list(&mut member.node);
            }
            "authorizedPermissions" => {
                each(&mut member.node, &mut constant);
                as_list(&mut member.node);
            }
            "decision" | "tokenType" => constant(&mut member.node),
            _ => {}
        }
    }
}

fn each<'t>(node: &mut Node<'t>, visit: &mut dyn FnMut(&mut Node<'t>)) {
    match &mut node.value {
        Value::Array(nodes) => nodes.iter_mut().for_each(visit),
        _ => visit(node),
    }
}

/// Makes a list of what a builder was given alone.
fn as_list(node: &mut Node<'_>) {
    if matches!(node.value, Value::Object(_) | Value::String(_)) {
        let only = Node { value: std::mem::replace(&mut node.value, Value::Null), span: node.span };
        node.value = Value::Array(vec![only]);
    }
}

/// Puts its value in the place of a constant of the SDK, such as `AuthPolicyTokenType.Organization`.
fn constant(node: &mut Node<'_>) {
    let Value::Open(open) = &node.value else { return };
    let [hole] = &*open.holes else { return };
    let named = ENUMERATIONS.iter().find_map(|name| Some(hole.expression.rsplit_once(name)?.1));
    let Some(name) = named else { return };
    let word: String = name.chars().filter(char::is_ascii_alphabetic).collect();
    let word = word.to_ascii_lowercase();
    let value = if word == "deploymentrunner" { "runner".to_owned() } else { word };
    node.value = Value::String(value.into());
}
