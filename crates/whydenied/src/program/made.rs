//! Policies that tools make of less: their statements as a policy would have them, every part at the place that says it.

use super::filled::{Filled, Form, Open, Part};
use super::json_text::{text_of, value};
use crate::json::{Member, Node, Value};
use crate::report::HoleKind;
use crate::span::Span;
use crate::text::Stands;

/// The action that the exchange of a token is.
pub(crate) const ASSUME_ROLE_WITH_WEB_IDENTITY: &str = "sts:AssumeRoleWithWebIdentity";
/// The action that a session with tags takes as well.
pub(crate) const TAG_SESSION: &str = "sts:TagSession";
/// The audience that AWS's own tools ask for.
pub(crate) const STS: &str = "sts.amazonaws.com";
/// The URL of GitHub Actions' provider.
pub(in crate::program) const GITHUB: &str = "token.actions.githubusercontent.com";

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

/// A text that is written nowhere.
pub(super) fn text<'t>(text: impl Into<std::borrow::Cow<'t, str>>, span: Span) -> Node<'t> {
    Node { value: Value::String(text.into()), span }
}

/// A policy of these statements.
pub(super) fn policy(statements: Vec<Node<'_>>, span: Span) -> Node<'_> {
    object(vec![("Version", text("2012-10-17", span)), ("Statement", list(statements, span))], span)
}

/// A statement that lets the tokens of a provider in.
pub(super) fn statement<'t>(
    provider: Node<'t>,
    action: Node<'t>,
    conditions: Node<'t>,
    span: Span,
) -> Node<'t> {
    let principal = object(vec![("Federated", provider)], span);
    let effect = text("Allow", span);
    let members =
        vec![("Effect", effect), ("Principal", principal), ("Action", action), ("Condition", conditions)];
    object(members, span)
}

/// A provider that the text does not name.
#[derive(Clone, Copy)]
pub(super) struct Unnamed {
    /// What reports call it.
    pub(super) called: &'static str,
    pub(super) form: Form,
}

impl Unnamed {
    fn hole<'t>(self) -> Part<'t> {
        let (stands, form) = (Stands::ForAny, self.form);
        Part::Hole(Open { expression: self.called.into(), stands, form, by: None })
    }

    /// It, where a principal names it.
    pub(super) fn principal<'t>(self, span: Span) -> Node<'t> {
        let (text, holes) = text_of(&[self.hole()]);
        Node { value: value(text, holes), span }
    }

    /// A test of a claim of its tokens.
    pub(super) fn test<'t>(self, claim: &'static str, node: Node<'t>) -> Member<'t> {
        let (text, holes) = text_of(&[self.hole(), Part::Literal(claim.into(), None)]);
        Member { key: text.into(), key_holes: holes, key_span: node.span, node }
    }

    /// What reports say of it.
    pub(super) fn filled<'t>(self, span: Span) -> Filled<'t> {
        Filled {
            expression: self.called.into(),
            spans: vec![span],
            value: None,
            by: None,
            candidates: Vec::new(),
            stands: Stands::ForAny,
            form: self.form,
            cuts: Vec::new(),
            kind: HoleKind::Reference,
        }
    }
}

/// The policy of a role for a service account of a cluster, whose subject is tested by that operator.
pub(super) fn for_service_account<'t>(
    provider: Unnamed,
    operator: &'static str,
    subject: Node<'t>,
    span: Span,
) -> Node<'t> {
    let audience = provider.test(":aud", text(STS, span));
    let subject = provider.test(":sub", subject);
    let of = |tests: Vec<Member<'t>>| Node { value: Value::Object(tests), span };
    let conditions = if operator == "StringEquals" {
        vec![("StringEquals", of(vec![subject, audience]))]
    } else {
        vec![(operator, of(vec![subject])), ("StringEquals", of(vec![audience]))]
    };
    let action = list(vec![text(ASSUME_ROLE_WITH_WEB_IDENTITY, span)], span);
    policy(vec![statement(provider.principal(span), action, object(conditions, span), span)], span)
}
