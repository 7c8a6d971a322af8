//! A token as it was read: its header and its claims.

use super::event::Event;
use crate::json::{Member, Node, Value};
use crate::report::TokenForm;
use crate::span::{Lines, Place, Span};

/// A token as it was read. Nothing in it has been verified.
#[derive(Clone, Debug)]
pub struct Token {
    /// What was pasted.
    pub form: TokenForm,
    /// The JOSE header of a JWT, an object.
    pub header: Option<Node<'static>>,
    /// The claims, an object. Spans in it lie in the decoded payload.
    pub claims: Node<'static>,
    /// Whether the JWT carries a signature.
    pub signed: bool,
    /// The JWT's length in characters, without what stood around it; 0 for bare claims.
    pub length: usize,
    /// What the CloudTrail event says of the call that stands in for the token.
    pub event: Option<Box<Event>>,
    /// The JWT itself, without what stood around it or in it: the signature covers its characters.
    pub(crate) compact: Option<Box<str>>,
    /// Whether it may have claims that it does not name: those that it surely lacks are `null`. So are the tokens of
    /// jobs that have not run yet.
    pub(crate) is_partial: bool,
    /// The text that the places of bare claims lie in.
    pub(crate) pasted: Option<Box<str>>,
}

impl Token {
    /// A token that says nothing yet.
    pub(crate) fn bare() -> Self {
        Self {
            form: TokenForm::Claims,
            header: None,
            claims: Node { value: Value::Object(Vec::new()), span: Span::default() },
            signed: false,
            length: 0,
            event: None,
            compact: None,
            is_partial: false,
            pasted: None,
        }
    }

    /// The place of a part of bare claims in what was pasted.
    pub(crate) fn place(&self, span: Span) -> Option<Place> {
        self.pasted.as_ref().map(|pasted| Lines::new(pasted).place(span))
    }

    /// The claim's value; of repeated ones the last, as AWS takes it (observed). `null` is absent.
    #[must_use]
    pub fn claim(&self, name: &str) -> Option<&Value<'static>> {
        self.claims.get(name).map(|node| &node.value).filter(|value| **value != Value::Null)
    }

    /// Puts a claim into the place of one of that name, or adds it to the others.
    pub(crate) fn set_claim(&mut self, name: &str, value: Value<'static>) {
        let Value::Object(members) = &mut self.claims.value else { return };
        if let Some(member) = members.iter_mut().rev().find(|member| member.key == name) {
            member.node.value = value;
        } else {
            let node = Node { value, span: Span::default() };
            members.push(Member::new(name.to_owned().into(), Span::default(), node));
        }
    }

    /// Whether nobody knows if it has the claim.
    pub(crate) fn leaves_open(&self, name: &str) -> bool {
        self.is_partial && self.claims.get(name).is_none()
    }

    /// The claim's text, if it is a string.
    #[must_use]
    pub fn claim_text(&self, name: &str) -> Option<&str> {
        self.claim(name).and_then(Value::as_str)
    }
}
