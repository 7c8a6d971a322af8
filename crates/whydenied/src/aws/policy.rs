//! A role's trust policy as it was written.
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html>

use std::borrow::Cow;

use super::role::Role;
use super::script::Script;
use super::variable::Template;
use crate::json::Node;
use crate::operator::Operator;
use crate::program::{Assumed, Declared, DocumentForm, Filled, Form, plain};
use crate::report::Input;
use crate::span::{Lines, SharedLines, Span};
pub use crate::text::Text;

/// A policy as it was written, with everything IAM would object to.
#[derive(Clone, Debug)]
pub struct Policy<'t> {
    /// What the policy is for.
    pub kind: PolicyKind,
    /// The text it was read from.
    pub text: &'t str,
    /// The policy language's version.
    pub version: Version,
    /// The statements in their order.
    pub statements: Vec<Statement<'t>>,
    /// What is wrong or unusual with the document, in source order.
    pub problems: Vec<Problem>,
    /// The role whose policy it is, where an answer of AWS says so.
    pub role: Option<Role>,
    /// In what form it is written.
    pub(crate) form: DocumentForm,
    /// Where it stands in the text.
    pub(crate) part: Span,
    /// Whether what stands there are the arguments that a data source makes it of.
    pub(crate) arguments: bool,
    /// What the expressions of the program stand for that it was read from, and which of them were taken for the
    /// provider of the token.
    pub(crate) program: Option<Box<ProgramParts>>,
    /// The lines of the text.
    pub(crate) shared_lines: SharedLines,
    /// The other policies of the role that stand in the same text.
    pub(crate) beside: Vec<(Side, Self)>,
}

/// What another policy of the same role is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// As the program writes it.
    Program,
    /// As it was before the plan.
    Before,
}

impl Policy<'_> {
    /// The identity providers that its program declares, or the one beside it.
    pub(crate) fn declared(&self) -> impl Iterator<Item = &Declared> {
        let parts =
            [self.program.as_ref(), self.beside(Side::Program).and_then(|other| other.program.as_ref())];
        parts.into_iter().flatten().flat_map(|program| &program.providers)
    }

    /// The identity providers that its statements name, as they are written.
    pub(crate) fn federated(&self) -> impl Iterator<Item = &str> {
        let principals = self.statements.iter().filter_map(|statement| statement.principal.as_ref());
        let entries = principals.flat_map(|principal| &principal.entries);
        entries.filter(|(kind, _)| *kind == PrincipalType::Federated).map(|(_, text)| &*text.text)
    }

    /// The subjects that its conditions name, as they are written.
    pub(crate) fn subjects(&self) -> impl Iterator<Item = &str> {
        let conditions = self.statements.iter().flat_map(|statement| &statement.conditions);
        conditions
            .filter(|it| it.key.text.ends_with(":sub"))
            .flat_map(|it| &it.values)
            .map(|value| &*value.text)
    }
}

/// What is known of the program that a policy was read from.
#[derive(Clone, Debug, Default)]
pub(crate) struct ProgramParts {
    /// Its expressions.
    pub(crate) filled: Vec<Filled<'static>>,
    /// Those that were taken for the provider, and what they are then.
    pub(crate) assumed: Vec<Assumed>,
    /// Whether a module writes it, so that its values are not always what stands at their places.
    pub(crate) of_module: bool,
    /// Where the policy stands in it.
    pub(crate) span: Span,
    /// Where brackets were missing, if they were.
    pub(crate) recovered: Option<Span>,
    /// The identity providers that it declares.
    pub(crate) providers: Vec<Declared>,
    /// Where values stand that are given to it, each place with what it is.
    pub(crate) values: Vec<(&'static str, Span)>,
    /// The tree of the policy and how that stands in the program, where the program can be edited.
    pub(crate) manuscript: Option<(Node<'static>, Script)>,
}

impl ProgramParts {
    /// The expressions that are this host, since they cut off the path behind it.
    pub(crate) fn cut_to(&self, host: &str) -> impl Iterator<Item = &Filled<'static>> {
        let is_host = move |filled: &&Filled<'static>| {
            let assumed = self.assumed.iter().find(|(expression, _)| *expression == filled.expression);
            let known = || filled.value.as_deref().is_some_and(|value| plain(value) == host);
            assumed.map_or_else(known, |(_, value)| value == host)
        };
        self.filled.iter().filter(|filled| filled.form == Form::Host).filter(is_host)
    }
}

/// What a policy is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PolicyKind {
    /// It says who may assume a role.
    Trust,
    /// It limits, for a whole organization, what its accounts' resources may allow. Its Deny
    /// statements add to those of the trust policy; its Allow statements allow nothing.
    ResourceControl,
}

impl From<PolicyKind> for Input {
    fn from(kind: PolicyKind) -> Self {
        match kind {
            PolicyKind::Trust => Self::Policy,
            PolicyKind::ResourceControl => Self::ResourceControlPolicy,
        }
    }
}

/// The policy language's version.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Version {
    /// `2012-10-17`: policy variables work.
    V2012,
    /// `2008-10-17`, also when the element is missing: `${…}` is literal text.
    #[default]
    V2008,
}

/// A statement.
#[derive(Clone, Debug)]
pub struct Statement<'t> {
    /// Its position, counted from 0.
    pub index: usize,
    /// Its `Sid`.
    pub sid: Option<Text<'t>>,
    /// Its effect; `None` when it is missing or neither `Allow` nor `Deny`.
    pub effect: Option<Effect>,
    /// Whom it names.
    pub principal: Option<Principal<'t>>,
    /// What it covers.
    pub action: Option<Patterns<'t>>,
    /// Which roles it is about; for resource control policies only.
    pub resource: Option<Patterns<'t>>,
    /// The tests of its condition block, all of which must pass.
    pub conditions: Vec<Condition<'t>>,
    /// The expressions on which it rests what the statement is at all, such as its effect. Without an effect it may
    /// have either.
    pub open: Vec<String>,
    /// The whole statement.
    pub span: Span,
}

/// What a statement does when it applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It lets the request in.
    Allow,
    /// It refuses the request, whatever else allows it.
    Deny,
}

/// Whom a statement names.
#[derive(Clone, Debug)]
pub struct Principal<'t> {
    /// Whether the element is `NotPrincipal`, which a trust policy may not have.
    pub negated: bool,
    /// The entries, each with its type.
    pub entries: Vec<(PrincipalType, Text<'t>)>,
    /// The element's value.
    pub span: Span,
}

/// The type of a principal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrincipalType {
    /// The bare string `"*"`.
    Everyone,
    /// `AWS`: accounts, roles, users.
    Aws,
    /// `Federated`: identity providers.
    Federated,
    /// `Service`: AWS services.
    Service,
    /// Any other key, which IAM refuses.
    Other,
}

/// The patterns of an `Action` or `Resource` element.
#[derive(Clone, Debug)]
pub struct Patterns<'t> {
    /// Whether the element is `NotAction` or `NotResource`.
    pub negated: bool,
    /// The patterns.
    pub patterns: Vec<Text<'t>>,
    /// The element's value.
    pub span: Span,
}

/// One key under one operator.
#[derive(Clone, Debug)]
pub struct Condition<'t> {
    /// The operator as written.
    pub operator_name: Text<'t>,
    /// The operator; `None` for one that AWS does not know.
    pub operator: Option<Operator>,
    /// The key as written.
    pub key: Text<'t>,
    /// The values, one of which must match (under a negated operator none may).
    pub values: Vec<ConditionValue<'t>>,
    /// From the key to the end of the values.
    pub span: Span,
}

/// One value of a condition.
#[derive(Clone, Debug)]
pub struct ConditionValue<'t> {
    /// The text as written; numbers and booleans by their literal source text.
    pub text: Cow<'t, str>,
    /// The text's policy variables, where the version and the operator take any, and its holes.
    pub template: Option<Template>,
    /// Where it stands.
    pub span: Span,
}

impl ConditionValue<'_> {
    /// Whether a part of it is not known.
    pub(crate) fn is_open(&self) -> bool {
        self.expressions().next().is_some()
    }

    /// The expressions in it that stay open.
    pub(crate) fn expressions(&self) -> impl Iterator<Item = &str> {
        self.template.iter().flat_map(Template::expressions)
    }
}

/// Something wrong or unusual with the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What it is.
    pub kind: ProblemKind,
    /// Where it stands.
    pub span: Span,
}

/// What is wrong or unusual with a document. Texts are as the person wrote them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// A comment, which IAM's JSON does not have.
    Comment,
    /// A comma before a closing bracket.
    TrailingComma,
    /// A byte order mark.
    ByteOrderMark,
    /// A key that is repeated further down, so that this one has no effect.
    DuplicateKey(String),
    /// No `Version`: the document is of 2008.
    MissingVersion,
    /// A `Version` that does not exist.
    InvalidVersion(String),
    /// A `Statement` without any statement.
    EmptyStatement,
    /// A statement that is no object.
    StatementNotObject(&'static str),
    /// A `Sid` that another statement has.
    DuplicateSid(String),
    /// A `Sid` with other characters than letters and digits.
    InvalidSid(String),
    /// No `Effect`.
    MissingEffect,
    /// An `Effect` other than `Allow` and `Deny`.
    InvalidEffect(String),
    /// Every statement has a `Resource` and no `Principal`: a policy that says what a role may do, and
    /// not who may assume it.
    PermissionsPolicy,
    /// No `Principal`.
    MissingPrincipal,
    /// A `Principal` without entries.
    EmptyPrincipal,
    /// `"Principal": "*"`.
    EveryonePrincipal,
    /// A `Principal` that is neither `"*"` nor an object of strings.
    InvalidPrincipal,
    /// A type of principal that a trust policy does not have.
    UnknownPrincipalType(String),
    /// `NotPrincipal`, with the effect it stands under.
    NotPrincipal(Option<Effect>),
    /// Neither `Action` nor `NotAction`.
    MissingAction,
    /// Both `Action` and `NotAction`.
    ActionAndNotAction,
    /// An `Action` that is neither a string nor a list of strings.
    InvalidAction,
    /// An action that is not of STS, which IAM refuses in a trust policy.
    ForeignAction(String),
    /// `Resource` or `NotResource`.
    ProhibitedResource(String),
    /// An element that the grammar does not have; with the one that was meant, if that is plain.
    UnknownElement {
        /// As written.
        name: String,
        /// As AWS spells it.
        meant: Option<&'static str>,
    },
    /// An operator that AWS does not know; with the one that was meant, if that is plain.
    UnknownOperator {
        /// As written.
        name: String,
        /// As AWS spells it.
        meant: Option<String>,
    },
    /// A condition block, or an operator's value, that is no object.
    ConditionNotObject(&'static str),
    /// A condition value that is neither a string, a number, a boolean nor a list of them.
    InvalidConditionValue(&'static str),
    /// An operator without keys, or a key without values.
    EmptyCondition,
    /// A character outside U+0020–U+00FF, which IAM refuses.
    InvalidCharacter(char),
    /// More characters than IAM takes, white space not counted.
    TooLong(usize),
}

impl ProblemKind {
    /// Whether IAM is certain to refuse a document with that problem (documented).
    #[must_use]
    pub const fn is_refused(&self) -> bool {
        !matches!(
            self,
            Self::Comment
                | Self::TrailingComma
                | Self::ByteOrderMark
                | Self::DuplicateKey(_)
                | Self::MissingVersion
                | Self::PermissionsPolicy
                | Self::EveryonePrincipal
                | Self::ForeignAction(_)
                | Self::EmptyCondition
                | Self::TooLong(_)
        )
    }
}

impl<'t> Policy<'t> {
    /// The other policy of the role, if the text has one.
    pub(crate) fn beside(&self, side: Side) -> Option<&Self> {
        self.beside.iter().find(|(own, _)| *own == side).map(|(_, policy)| policy)
    }

    /// The lines of the text.
    pub(crate) fn lines(&self) -> &Lines {
        self.shared_lines.of(self.text)
    }

    /// The part of the text that is the policy.
    pub(crate) fn own_text(&self) -> &'t str {
        self.text.get(self.part.start..self.part.end).unwrap_or(self.text)
    }
}

impl Condition<'_> {
    /// The texts of the values as written.
    pub fn value_texts(&self) -> impl Iterator<Item = &str> {
        self.values.iter().map(|value| &*value.text)
    }
}
