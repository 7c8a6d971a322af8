//! Templates: of `CloudFormation`, in YAML or JSON, and of the tools whose files have such expressions in their texts.
//!
//! Their functions become the expressions that they would be in a program, so that the same resolution follows them.
//! Source: <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html>
//! (documented).

use std::borrow::Cow;

use super::bounds::MAX_DEPTH;
use super::expr::{Entry, Ex, Expr, Kind};
use super::form::DocumentForm;
use super::found::{Found, Program, Read, Refused};
use super::marked::Marked;
use super::names::Names;
use super::pieces::{Inside, Scalar, is_of_serverless};
use super::resolve::{Env, Resolver};
use crate::json::{Member, Node, Value};
use crate::span::Span;

/// A resource whose value is JSON in a text, so that keys may have functions in them.
const JSON_RESOURCE: &str = "Custom::AWSCDKCfnJson";

/// Whose template it is: each has its own expressions in texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tool {
    CloudFormation,
    Serverless,
    #[cfg(feature = "pulumi")]
    Pulumi,
    /// Of Kubernetes, or of Ansible.
    #[cfg(feature = "pulumi")]
    Manifest,
}

impl Tool {
    #[cfg(feature = "pulumi")]
    const fn is_pulumi(self) -> bool {
        matches!(self, Self::Pulumi)
    }

    #[cfg(not(feature = "pulumi"))]
    #[expect(clippy::unused_self, reason = "it is the same question")]
    const fn is_pulumi(self) -> bool {
        false
    }
}

/// The type of a resource.
pub(super) fn of_type<'n>(resource: &'n Node<'_>) -> &'n str {
    resource.get("Type").and_then(|of_type| of_type.value.as_str()).unwrap_or_default()
}

pub(super) struct Template<'m, 't> {
    pub(super) text: &'t str,
    pub(super) marked: &'m Marked<'t>,
    pub(super) root: &'m Node<'t>,
    pub(super) tool: Tool,
    /// Its resources, loops expanded.
    pub(super) resources: &'m [Member<'t>],
}

impl<'t> Template<'_, 't> {
    /// Takes the policy of a role, or why there is none.
    pub(super) fn take(
        &self,
        names: &Names<'t>,
        given: &[(String, String)],
        policy: &Node<'t>,
        role: &str,
        form: DocumentForm,
        program: &mut Program<'t>,
    ) {
        let resolver = Resolver::new(names, given);
        let expression = self.expression(policy, &resolver, 0);
        let read = resolver.document(&expression, &Env::default());
        let (filled, texts) = (resolver.filled.into_inner(), resolver.texts.into_inner());
        match read {
            Some(Read::Tree(shape, root)) => {
                let role = Some(role.to_owned());
                program.found.push(Found { form, role, shape, root, filled, texts, recovered: None });
            }
            Some(Read::OtherFile(file, span)) => program.refused.push(Refused::OtherFile(file, span)),
            Some(Read::Broken(kind, span)) => program.refused.push(Refused::Broken(kind, span)),
            None if matches!(expression.kind, Kind::Name(_) | Kind::Field(..) | Kind::Call(..)) => {
                let written = Resolver::new(names, given).written(&expression).into_owned();
                program.refused.push(Refused::Made(written, expression.span));
            }
            None => {}
        }
    }

    /// What a value of the template is as an expression.
    pub(super) fn expression(&self, node: &Node<'t>, resolver: &Resolver<'_, 't>, depth: usize) -> Ex<'t> {
        let span = node.span;
        if depth > MAX_DEPTH {
            return Expr::new(Kind::Open, span);
        }
        let kind = match &node.value {
            Value::Null => Kind::Null,
            Value::Bool(value) => Kind::Bool(*value),
            Value::Number(_) => Kind::Number,
            Value::String(text) => return self.string(text, span, None),
            Value::Open(_) => Kind::Open,
            Value::Array(nodes) => {
                let elements = nodes.iter().map(|node| self.expression(node, resolver, depth + 1));
                Kind::List(elements.filter(|element| !is_no_value(element)).collect())
            }
            Value::Object(members) => match members.as_slice() {
                [only] if is_function(&only.key) => {
                    return self.function(&only.key, &only.node, resolver, depth);
                }
                _ if self.tool.is_pulumi() && node.get("fn::invoke").is_some() => {
                    return self.function("fn::invoke", node, resolver, depth);
                }
                members => {
                    let entry = |member: &Member<'t>| {
                        let key = self.key(&member.key, member.key_span);
                        Entry {
                            is_computed: key.as_literal().is_none(),
                            key: Some(key),
                            is_block: false,
                            value: self.expression(&member.node, resolver, depth + 1),
                        }
                    };
                    let entries = members.iter().map(entry);
                    Kind::Map(entries.filter(|entry| !is_no_value(&entry.value)).collect())
                }
            },
        };
        Expr::new(kind, span)
    }

    /// A key. `CloudFormation` and Serverless take it as it is written.
    fn key(&self, text: &Cow<'t, str>, span: Span) -> Ex<'t> {
        let is_marked = text.chars().any(|letter| self.marked.span_of(letter).is_some());
        match self.tool {
            Tool::CloudFormation | Tool::Serverless if !is_marked => self.plain(text, span),
            _ => self.string(text, span, None),
        }
    }

    /// A text with the expressions in it; of `Fn::Sub`, with the values that it gives to names.
    pub(super) fn string(
        &self,
        said: &Cow<'t, str>,
        span: Span,
        values: Option<&[(&str, Ex<'t>)]>,
    ) -> Ex<'t> {
        let is_plain = |letter: char| letter != '$' && self.marked.span_of(letter).is_none();
        if said.chars().all(is_plain) {
            return self.plain(said, span);
        }
        let doubles = self.tool.is_pulumi();
        let scalar = Scalar { text: self.text, marked: self.marked, said, span, doubles };
        let pieces =
            scalar.pieces(&|inside, span| self.inside(inside, span, values), &|span| self.filled_in(span));
        match pieces.as_slice() {
            [super::expr::Piece::Hole(hole)] => hole.clone(),
            _ => Expr::new(Kind::Text(pieces), span),
        }
    }

    /// A text without expressions, each of its lines at its place.
    fn plain(&self, said: &Cow<'t, str>, span: Span) -> Ex<'t> {
        let scalar = Scalar { text: self.text, marked: self.marked, said, span, doubles: false };
        let pieces = scalar.pieces(&|_, _| Inside::Text, &|span| self.filled_in(span));
        Expr::new(Kind::Text(pieces), span)
    }

    /// What stands between `${` and `}`.
    fn inside(&self, inside: &str, span: Span, values: Option<&[(&str, Ex<'t>)]>) -> Inside<'t> {
        match (self.tool, values) {
            (Tool::Serverless, _) if is_of_serverless(inside) => Inside::Hole(self.variable(inside, span)),
            (Tool::CloudFormation | Tool::Serverless, Some(values)) => {
                if let Some(literal) = inside.strip_prefix('!') {
                    return Inside::Literal(format!("${{{literal}}}"));
                }
                let given = values.iter().find(|(name, _)| *name == inside.trim());
                Inside::Hole(given.map_or_else(|| sub_name(inside.trim(), span), |(_, value)| value.clone()))
            }
            (Tool::CloudFormation | Tool::Serverless, None) => Inside::Text,
            #[cfg(feature = "pulumi")]
            (Tool::Pulumi, _) => Inside::Hole(self.path(inside, span)),
            #[cfg(feature = "pulumi")]
            (Tool::Manifest, _) if super::pieces::is_of_iam(inside) => Inside::Text,
            #[cfg(feature = "pulumi")]
            (Tool::Manifest, _) => {
                Inside::Hole(Expr::new(Kind::Name(Cow::Owned(inside.trim().to_owned())), span))
            }
        }
    }

    /// The type of the resource of that name.
    pub(super) fn resource(&self, name: &str) -> Option<&Node<'t>> {
        self.resources.iter().find(|resource| resource.key == name).map(|resource| &resource.node)
    }

    /// The value of a resource that is there for its JSON alone.
    pub(super) fn json_of(
        &self,
        resource: &str,
        attribute: &str,
        resolver: &Resolver<'_, 't>,
        depth: usize,
    ) -> Option<Ex<'t>> {
        let resource = self.resource(resource).filter(|node| of_type(node) == JSON_RESOURCE)?;
        let value = resource.get("Properties")?.get("Value").filter(|_| attribute == "Value")?;
        let value = self.expression(value, resolver, depth + 1);
        let span = value.span;
        let callee = Expr::new(Kind::Name("fromJson".into()), span);
        Some(Expr::new(Kind::Call(callee, vec![Entry::positional(value)]), span))
    }
}

/// Whether a member alone calls a function.
fn is_function(name: &str) -> bool {
    name == "Ref" || name.starts_with("Fn::") || name.starts_with("fn::")
}

/// Whether an entry is to be left out.
fn is_no_value(expression: &Ex<'_>) -> bool {
    matches!(&expression.kind, Kind::Name(name) if name == "AWS::NoValue")
}

/// What `${Name}` or `${Name.Attribute}` is.
fn sub_name<'t>(name: &str, span: Span) -> Ex<'t> {
    let named = |name: &str| Expr::new(Kind::Name(Cow::Owned(name.to_owned())), span);
    match name.split_once('.') {
        Some((resource, attribute)) => {
            Expr::new(Kind::Field(named(resource), Cow::Owned(attribute.to_owned())), span)
        }
        None => named(name),
    }
}
