//! What is found in a program.

use super::filled::Filled;
use super::form::DocumentForm;
use super::written::Written;
use crate::json::{self, Node, Value};
use crate::span::Span;

/// A policy of a program.
#[derive(Clone, Debug)]
pub(crate) struct Found<'t> {
    pub(crate) form: DocumentForm,
    /// The role that it is of, as the program calls it.
    pub(crate) role: Option<String>,
    pub(crate) shape: Shape,
    pub(crate) root: Node<'t>,
    /// Its expressions, and what they stand for.
    pub(crate) filled: Vec<Filled<'t>>,
    /// Where its texts stand; none of a policy that a program only names.
    pub(crate) texts: Vec<Written>,
    /// Where brackets were missing, if they were.
    pub(crate) recovered: Option<Span>,
}

impl Program<'_> {
    /// The same, borrowing nothing.
    pub(super) fn into_owned(self) -> Program<'static> {
        let own = |found: Found<'_>| Found {
            form: found.form,
            role: found.role,
            shape: found.shape,
            root: found.root.into_owned(),
            filled: found.filled.into_iter().map(Filled::into_owned).collect(),
            texts: found.texts,
            recovered: found.recovered,
        };
        Program {
            found: self.found.into_iter().map(own).collect(),
            refused: self.refused,
            values: self.values,
            providers: self.providers,
        }
    }
}

/// Why there is no policy where one should be.
#[derive(Clone, Debug)]
pub(crate) enum Refused {
    /// It stands in the file of that name.
    OtherFile(String, Span),
    /// It is JSON that cannot be read.
    Broken(json::ErrorKind, Span),
    /// It is made by a module that is not known.
    UnknownModule {
        source: String,
        /// The inputs of it that say whom it trusts, as they are written.
        inputs: Vec<String>,
        span: Span,
    },
    /// A module makes no role, or none that trusts an identity provider, since that input is not set.
    SwitchedOff { input: String, needs: bool, span: Span },
    /// No role is made, for this one that is there.
    Attached(String, Span),
    /// It is made by this expression, of which nothing is known.
    Made(String, Span),
}

/// The policies of a program.
#[derive(Clone, Debug, Default)]
pub(crate) struct Program<'t> {
    pub(crate) found: Vec<Found<'t>>,
    pub(crate) refused: Vec<Refused>,
    /// The identity providers that it declares.
    pub(crate) providers: Vec<Declared>,
    /// Where values stand that are given to it, each place with what it is.
    pub(crate) values: Vec<(&'static str, Span)>,
}

/// What was found in the place of a policy.
#[derive(Debug)]
pub(super) enum Read<'t> {
    Tree(Shape, Node<'t>),
    /// It stands in the file of that name.
    OtherFile(String, Span),
    /// It is no JSON.
    Broken(json::ErrorKind, Span),
}

/// What a tree is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A policy.
    Policy,
    /// The arguments that a policy document is made of.
    Arguments,
}

/// An identity provider that a text declares, with all that AWS checks of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Declared {
    /// Without its scheme.
    pub(crate) url: String,
    /// The audiences that it takes.
    pub(crate) client_ids: Vec<String>,
    /// Where it is declared.
    pub(crate) span: Span,
}

impl Declared {
    pub(super) fn of(url: &str, client_ids: Vec<String>, span: Span) -> Self {
        Self { url: url.strip_prefix("https://").unwrap_or(url).to_owned(), client_ids, span }
    }
}

/// The texts of a list, if all of them are known.
pub(super) fn texts(node: &Node<'_>) -> Option<Vec<String>> {
    match &node.value {
        Value::Array(nodes) => nodes.iter().map(|node| node.value.as_str().map(str::to_owned)).collect(),
        Value::String(text) => Some(vec![text.clone().into_owned()]),
        _ => None,
    }
}
