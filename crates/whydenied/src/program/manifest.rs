//! Roles that are declared to Kubernetes, for Crossplane and for ACK, and those of Ansible.
//!
//! Sources: <https://marketplace.upbound.io/providers/upbound/provider-aws-iam/latest/resources/iam.aws.upbound.io/Role/v1beta1>,
//! <https://aws-controllers-k8s.github.io/community/reference/iam/v1alpha1/role/> and
//! <https://docs.ansible.com/ansible/latest/collections/amazon/aws/iam_role_module.html> (documented).

use super::bounds::{MAX_DEPTH, MAX_FOUND};
use super::expr::same_name;
use super::filled::By;
use super::form::DocumentForm;
use super::found::Program;
use super::marked::Marked;
use super::names::Names;
use super::resolve::Resolver;
use super::template::{Template, Tool};
use crate::json::{Node, Value};

/// What a trust policy is called there.
static NAMES: [&str; 2] = ["assumeRolePolicy", "assumeRolePolicyDocument"];

/// A policy, and what the role is called that has it.
type Policy<'n, 't> = (&'n Node<'t>, Option<String>);

/// The trust policies of the roles in a manifest; `None` where there are none.
pub(super) fn read<'t>(
    text: &'t str,
    marked: &Marked<'t>,
    root: &Node<'t>,
    given: &[(String, String)],
) -> Option<Program<'t>> {
    let mut policies = Vec::new();
    collect(root, None, 0, &mut policies);
    if policies.is_empty() {
        return None;
    }
    let template = Template { text, marked, root, tool: Tool::Manifest, resources: &[] };
    let mut names = Names::of_template(text);
    let nothing = Names::of_template(text);
    let resolver = Resolver::new(&nothing, given);
    let mut variables = Vec::new();
    variables_of(root, 0, &mut variables);
    for (name, value) in variables {
        names.declare(name.to_owned(), template.expression(value, &resolver, 0), By::Text);
    }
    let mut program = Program::default();
    for (policy, role) in policies {
        let role = role.unwrap_or_else(|| "role".to_owned());
        template.take(&names, given, policy, &role, DocumentForm::Manifest, &mut program);
    }
    Some(program)
}

fn collect<'n, 't>(node: &'n Node<'t>, role: Option<&str>, depth: usize, policies: &mut Vec<Policy<'n, 't>>) {
    if depth > MAX_DEPTH || policies.len() >= MAX_FOUND {
        return;
    }
    match &node.value {
        Value::Array(nodes) => nodes.iter().for_each(|node| collect(node, role, depth + 1, policies)),
        Value::Object(members) => {
            let own = node.get("metadata").unwrap_or(node).get("name");
            let own = own.and_then(|name| name.value.as_str()).or(role);
            for member in members {
                if NAMES.iter().any(|name| same_name(name, &member.key)) {
                    policies.push((&member.node, own.map(str::to_owned)));
                } else {
                    collect(&member.node, own, depth + 1, policies);
                }
            }
        }
        _ => {}
    }
}

/// What the plays and tasks of Ansible set.
fn variables_of<'n, 't>(node: &'n Node<'t>, depth: usize, variables: &mut Vec<(&'n str, &'n Node<'t>)>) {
    if depth > MAX_DEPTH || variables.len() >= MAX_FOUND {
        return;
    }
    match &node.value {
        Value::Array(nodes) => nodes.iter().for_each(|node| variables_of(node, depth + 1, variables)),
        Value::Object(members) => {
            for member in members {
                if matches!(&*member.key, "vars" | "set_fact" | "ansible.builtin.set_fact") {
                    variables.extend(member.node.members().iter().map(|own| (&*own.key, &own.node)));
                } else {
                    variables_of(&member.node, depth + 1, variables);
                }
            }
        }
        _ => {}
    }
}
