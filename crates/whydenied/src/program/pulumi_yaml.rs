//! Programs of Pulumi in YAML: roles of AWS, and issuers of Pulumi Cloud.
//!
//! Source: <https://www.pulumi.com/docs/iac/languages-sdks/yaml/yaml-language-reference/> (documented).

use std::borrow::Cow;

use super::declared;
use super::expr::{Entry, Expr, Kind};
use super::filled::{By, Filled};
use super::form::DocumentForm;
use super::found::Program;
use super::marked::Marked;
use super::names::Names;
use super::resolve::{Env, Resolver};
use super::template::{Template, Tool};
use crate::json::{Node, Value};
use crate::span::Span;

/// The trust policies of a program's roles; `None` where it is no such program.
pub(super) fn read<'t>(
    text: &'t str,
    marked: &Marked<'t>,
    root: &Node<'t>,
    given: &[(String, String)],
) -> Option<Program<'t>> {
    let resources = root.get("resources").filter(|resources| !resources.members().is_empty())?;
    let template = Template { text, marked, root, tool: Tool::Pulumi, resources: &[] };
    let names = template.names(given);
    let mut program = Program { providers: declared::read(&names, given), ..Program::default() };
    for resource in resources.members().iter().filter(|resource| is_role(&resource.node)) {
        let policy = resource.node.get("properties").and_then(|given| given.get("assumeRolePolicy"));
        let Some(policy) = policy else { continue };
        template.take(&names, given, policy, &resource.key, DocumentForm::Pulumi, &mut program);
    }
    Some(program)
}

/// Puts what the texts of issuers stand for in their place; what was found of each expression.
pub(super) fn fill_issuers<'t>(
    text: &'t str,
    root: &mut Node<'t>,
    given: &[(String, String)],
) -> Vec<Filled<'t>> {
    let marked = Marked::none(text);
    let whole = root.clone();
    let template = Template { text, marked: &marked, root: &whole, tool: Tool::Pulumi, resources: &[] };
    let names = template.names(given);
    let resolver = Resolver::new(&names, given);
    let resources = match &mut root.value {
        Value::Object(members) => members.iter_mut().find(|member| member.key == "resources"),
        _ => None,
    };
    if let Some(Value::Object(resources)) = resources.map(|member| &mut member.node.value) {
        for resource in resources {
            let of_type = resource.node.get("type").and_then(|of_type| of_type.value.as_str());
            if of_type.is_some_and(|of_type| of_type.starts_with("pulumiservice:")) {
                fill(&template, &resolver, &mut resource.node);
            }
        }
    }
    resolver.filled.into_inner()
}

fn is_role(resource: &Node<'_>) -> bool {
    let of_type = resource.get("type").and_then(|of_type| of_type.value.as_str()).unwrap_or_default();
    of_type.starts_with("aws:iam") && of_type.ends_with(":Role")
}

/// Fills in the texts of a value that have expressions in them.
fn fill<'t>(template: &Template<'_, 't>, resolver: &Resolver<'_, 't>, node: &mut Node<'t>) {
    let of = |text: &Cow<'t, str>, span: Span| {
        let expression = template.string(text, span, None);
        resolver.node(&expression, &Env::default()).value
    };
    match &mut node.value {
        Value::String(text) if text.contains('$') => node.value = of(text, node.span),
        Value::Array(nodes) => nodes.iter_mut().for_each(|node| fill(template, resolver, node)),
        Value::Object(members) => match members.as_slice() {
            [only] if only.key.starts_with("fn::") => {
                let expression = template.expression(node, resolver, 0);
                node.value = resolver.node(&expression, &Env::default()).value;
            }
            _ => {
                for member in members {
                    fill(template, resolver, &mut member.node);
                    if member.key.contains('$') {
                        match of(&member.key, member.key_span) {
                            Value::String(key) => member.key = key,
                            Value::Open(open) => (member.key, member.key_holes) = (open.text, open.holes),
                            _ => {}
                        }
                    }
                }
            }
        },
        _ => {}
    }
}

impl<'t> Template<'_, 't> {
    /// What the names of a program in YAML stand for.
    fn names(&self, given: &[(String, String)]) -> Names<'t> {
        let mut names = Names::of_template(self.text);
        let nothing = Names::of_template(self.text);
        let resolver = Resolver::new(&nothing, given);
        let members = |name: &str| self.root.get(name).map(Node::members).unwrap_or_default();
        for variable in members("variables") {
            names.declare(own(&variable.key), self.expression(&variable.node, &resolver, 0), By::Text);
        }
        for setting in members("config").iter().chain(members("configuration")) {
            let set = match &setting.node.value {
                Value::Object(_) => {
                    let value = setting.node.get("value").map(|value| (value, By::Text));
                    value.or_else(|| setting.node.get("default").map(|value| (value, By::Default)))
                }
                _ => Some((&setting.node, By::Text)),
            };
            if let Some((value, by)) = set {
                names.declare(own(&setting.key), self.expression(value, &resolver, 0), by);
            }
        }
        for resource in members("resources") {
            let of_type = resource.node.get("type").and_then(|of_type| of_type.value.as_str());
            let constructor = Kind::Name(Cow::Owned(of_type.unwrap_or_default().to_owned()));
            let span = resource.key_span;
            let mut arguments = vec![Entry::positional(Expr::literal(resource.key.clone(), span))];
            let properties = resource.node.get("properties");
            arguments.extend(properties.map(|given| Entry::positional(self.expression(given, &resolver, 0))));
            let made = Kind::Call(Expr::new(constructor, span), arguments);
            names.declare(own(&resource.key), Expr::new(made, resource.node.span), By::Text);
        }
        names
    }
}

fn own(text: &str) -> String {
    text.to_owned()
}
