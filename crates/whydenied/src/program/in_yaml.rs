//! Texts in YAML in which policies stand: which of their readers knows one.

use std::borrow::Cow;

use super::bounds::MAX_FOUND;
use super::form::DocumentForm;
use super::found::{Found, Program, Shape};
use super::marked::Marked;
use super::{cloudformation, eksctl, manifest, pulumi_yaml};
use crate::json::{Node, Value};
use crate::yaml;

/// Words of which a text in YAML has one that may have a policy.
static YAML_WORDS: [&str; 7] = [
    "Resources:",
    "ClusterConfig",
    "AssumeRolePolicyDocument:",
    "assumeRolePolicy:",
    "assumeRolePolicyDocument:",
    "assume_role_policy_document:",
    "\"AssumeRolePolicyDocument\":",
];

/// The policies of a template, a manifest, a configuration or an answer in YAML.
pub(super) fn read<'t>(text: &'t str, given: &[(String, String)]) -> Option<Program<'t>> {
    if !YAML_WORDS.iter().any(|word| text.contains(word)) {
        return None;
    }
    let marked = Marked::of(text);
    let roots: Vec<Node<'t>> = match &marked.text {
        Cow::Borrowed(text) => yaml::parse_with_functions(text).ok()?,
        Cow::Owned(own) => yaml::parse_with_functions(own).ok()?.into_iter().map(Node::into_owned).collect(),
    };
    let mut all = Program::default();
    for root in &roots {
        let readers = [cloudformation::read_marked, pulumi_yaml::read, eksctl::read, answer, manifest::read];
        let mut programs = readers.into_iter().filter_map(|read| read(text, &marked, root, given));
        let is_any = |program: &Program<'_>| !program.found.is_empty() || !program.refused.is_empty();
        if let Some(program) = programs.find(is_any) {
            all.found.extend(program.found);
            all.refused.extend(program.refused);
            all.providers.extend(program.providers);
        }
    }
    (!all.found.is_empty() || !all.refused.is_empty()).then_some(all)
}

/// The roles of an answer of AWS in YAML.
fn answer<'t>(_: &'t str, _: &Marked<'t>, root: &Node<'t>, _: &[(String, String)]) -> Option<Program<'t>> {
    let listed = root.get("Roles").or_else(|| root.get("RoleDetailList")).unwrap_or(root);
    let roles = match &listed.value {
        Value::Array(roles) => roles.as_slice(),
        _ => std::slice::from_ref(root.get("Role").unwrap_or(root)),
    };
    let is_answer = |role: &&Node<'t>| role.get("AssumeRolePolicyDocument").is_some();
    roles.iter().find(is_answer)?;
    let found = |role: &Node<'t>| {
        let policy =
            role.get("AssumeRolePolicyDocument").filter(|policy| policy.get("Statement").is_some())?;
        let name = role.get("RoleName").and_then(|name| name.value.as_str());
        Some(Found {
            form: DocumentForm::Role,
            role: name.map(str::to_owned),
            shape: Shape::Policy,
            root: policy.clone(),
            filled: Vec::new(),
            texts: Vec::new(),
            recovered: None,
        })
    };
    Some(Program { found: roles.iter().filter_map(found).take(MAX_FOUND).collect(), ..Program::default() })
}
