//! The roles of templates of `CloudFormation`, and of Serverless, whose file has one in it.

use std::borrow::Cow;

use super::declared;
use super::expr::{Entry, Expr, Kind};
use super::filled::By;
use super::form::DocumentForm;
use super::found::{Program, Refused};
use super::given::PARAMETER;
use super::loops;
use super::marked::Marked;
use super::names::Names;
use super::resolve::Resolver;
use super::serverless;
use super::template::{Template, Tool, of_type};
use crate::json::{Member, Node};

/// What a role's trust policy is called.
const TRUST_POLICY: &str = "AssumeRolePolicyDocument";

/// The trust policies of a template's roles; `None` where it is no template.
pub(crate) fn read<'t>(text: &'t str, root: &Node<'t>, given: &[(String, String)]) -> Option<Program<'t>> {
    read_marked(text, &Marked::none(text), root, given)
}

/// The same of one that was read with the expressions of another tool out of the way.
pub(super) fn read_marked<'t>(
    text: &'t str,
    marked: &Marked<'t>,
    root: &Node<'t>,
    given: &[(String, String)],
) -> Option<Program<'t>> {
    let own =
        |root: &Node<'t>| root.get("Resources").filter(|resources| !resources.members().is_empty()).cloned();
    let (tool, resources) = match own(root) {
        Some(resources) => (Tool::CloudFormation, vec![resources]),
        None => (Tool::Serverless, serverless::resources(root.get("resources")?)),
    };
    let (resources, left): (Vec<_>, Vec<_>) =
        resources.into_iter().map(|resources| loops::expanded(root, resources)).unzip();
    let resources: Vec<Member<'t>> = resources.into_iter().flatten().collect();
    if resources.is_empty() {
        return None;
    }
    let template = Template { text, marked, root, tool, resources: &resources };
    let mut names = Names::of_template(text);
    for parameter in root.get("Parameters").map(Node::members).unwrap_or_default() {
        let is_it = |key: &str| key.strip_prefix(PARAMETER).is_some_and(|key| key == parameter.key);
        if let Some((_, value)) = given.iter().find(|(key, _)| is_it(key)) {
            let value = Expr::literal(value.clone(), parameter.key_span);
            names.declare(parameter.key.clone().into_owned(), value, By::Given);
            continue;
        }
        let Some(default) = parameter.node.get("Default") else { continue };
        let text = default.value.scalar_text().unwrap_or_default().to_owned();
        names.declare(parameter.key.clone().into_owned(), Expr::literal(text, default.span), By::Default);
    }
    let plain = Resolver::new(&names, given);
    let mut declared =
        if tool == Tool::Serverless { serverless::declared(&template, &plain) } else { Vec::new() };
    for resource in &resources {
        let of_type = of_type(&resource.node);
        let Some(properties) = resource.node.get("Properties") else { continue };
        if of_type.starts_with("AWS::IAM::OIDC") {
            let map = template.expression(properties, &plain, 0);
            let constructor = Expr::new(Kind::Name(Cow::Owned(of_type.to_owned())), resource.key_span);
            let call = Kind::Call(constructor, vec![Entry::positional(map)]);
            declared.push((resource.key.clone().into_owned(), Expr::new(call, properties.span), By::Text));
        }
    }
    drop(plain);
    for (name, value, by) in declared {
        names.declare(name, value, by);
    }
    let mut program = Program { providers: declared::read(&names, given), ..Program::default() };
    for resource in &resources {
        let policy = resource.node.get("Properties").and_then(|properties| properties.get(TRUST_POLICY));
        let Some(policy) = policy else { continue };
        template.take(&names, given, policy, &resource.key, DocumentForm::CloudFormation, &mut program);
    }
    for more in left.into_iter().flatten() {
        program.refused.push(Refused::Made(more.key.into_owned(), more.key_span));
    }
    Some(program)
}
