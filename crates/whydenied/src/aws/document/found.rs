//! What a pasted text is, and where in it the policy stands.

use super::super::policy::Side;
use super::super::role::Role;
use super::super::script::Script;
use crate::json::Node;
use crate::program::{Declared, DocumentForm, Filled};
use crate::span::Span;

/// The code of the error that a text has the policies of several roles.
pub(crate) const SEVERAL_ROLES: &str = "several-roles";

/// A policy as a program makes it.
#[derive(Clone, Debug)]
pub(crate) struct Made {
    /// The policy, with holes.
    pub(crate) root: Node<'static>,
    /// The expressions of the program, and what they stand for.
    pub(crate) filled: Vec<Filled<'static>>,
    /// Where brackets were missing, if they were.
    pub(crate) recovered: Option<Span>,
    /// How the policy stands in the program, where that is a text that can be edited.
    pub(crate) script: Option<Script>,
    /// The identity providers that the program declares.
    pub(crate) providers: Vec<Declared>,
    /// Where values stand that are given to it, each place with what it is.
    pub(crate) values: Vec<(&'static str, Span)>,
}

/// What was found in one layer of encoding.
pub(super) struct Found {
    pub(super) form: Option<DocumentForm>,
    pub(super) role: Option<Role>,
    /// Where that role stands.
    pub(super) role_at: Option<Span>,
    pub(super) place: Place,
    /// The other policies of the same role in the same text.
    pub(super) beside: Vec<(Side, Found)>,
}

impl Found {
    /// The same with another policy of the role.
    pub(super) fn with(mut self, side: Side, other: Option<Self>) -> Self {
        self.beside.extend(other.map(|other| (side, other)));
        self
    }
}

/// Where the policy stands.
pub(super) enum Place {
    /// As JSON, here.
    Policy(Span),
    /// As arguments, here.
    Arguments(Span),
    /// Inside of the string that stands here and reads so.
    Encoded(Span, String),
    /// In a program, of which this was made.
    Program(Box<Made>),
}

impl From<Place> for Found {
    fn from(place: Place) -> Self {
        Self { form: None, role: None, role_at: None, place, beside: Vec::new() }
    }
}
