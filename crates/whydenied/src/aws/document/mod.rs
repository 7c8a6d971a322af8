//! Where people have a trust policy from: the document itself, an answer of the AWS CLI that
//! contains it, the arguments it is made of, each also encoded.
//!
//! Sources: <https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html>,
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html> and
//! <https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document>
//! (documented).

mod answer;
mod arguments;
mod beside;
mod found;
mod layer;
mod program;
pub mod provider;
mod state;

use std::borrow::Cow;

use super::grammar;
use super::policy::{Policy, ProgramParts, Side};
use super::provider::Provider;
use super::request::Request;
use crate::Token;
use crate::json::{self, Node, Value};
use crate::program::{self as programs, Filled, assume_provider};
use crate::report::{Input, InputError, Unread, UnreadPolicy};
use crate::service_answer::aws as aws_error;
use crate::span::{SharedLines, Span};
use crate::{limits, unreadable};
#[cfg(feature = "pulumi")]
pub(crate) use found::SEVERAL_ROLES;
use found::{Found, Made, Place};
use layer::Layer;

pub use super::role::Role;
pub use crate::program::DocumentForm;

/// How often a document may be encoded.
const MAX_LAYERS: usize = 4;

/// A text in which a trust policy was found.
///
/// ```
/// use whydenied::aws::{Document, DocumentForm, Policy};
///
/// let answer = r#"{ "Role": {
///   "Arn": "arn:aws:iam::123456789012:role/deploy",
///   "AssumeRolePolicyDocument": "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%5D%7D"
/// } }"#;
/// let document = Document::read(answer, None)?;
/// assert_eq!(document.form, DocumentForm::Role);
/// assert_eq!(document.text(), r#"{"Version":"2012-10-17","Statement":[]}"#);
///
/// let policy = Policy::read_document(&document)?;
/// assert_eq!(policy.role.unwrap().arn.as_deref(), Some("arn:aws:iam::123456789012:role/deploy"));
/// # Ok::<(), whydenied::report::InputError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Document<'t> {
    /// What was pasted.
    pub form: DocumentForm,
    /// Whether the policy stood there encoded, so that [`text`](Self::text) is not what was pasted.
    pub decoded: bool,
    /// Where the encoded policy stands in what was pasted.
    pub encoded_at: Option<Span>,
    /// The role whose policy it is, where an answer of AWS says so.
    pub role: Option<Role>,
    /// Where that role stands in what was pasted, unless it stood there encoded itself.
    pub role_at: Option<Span>,
    text: Cow<'t, str>,
    /// Where the policy stands in the text, or the arguments it is made of.
    part: Span,
    arguments: bool,
    /// The policy of a program.
    made: Option<Box<Made>>,
    /// The lines of the text, which those of other roles may stand in as well.
    shared_lines: SharedLines,
    /// The other policies of the same role in the same text.
    beside: Vec<(Side, Self)>,
}

impl<'t> Document<'t> {
    /// Finds the trust policy in a pasted text: the policy, the answer of `aws iam get-role` or
    /// `list-roles`, a role of these, or the arguments of `getPolicyDocument` as JSON; the policy or
    /// the whole may be URL-encoded or a JSON string.
    ///
    /// `role` is the name or ARN of the role to take from a list; without it that one is taken which
    /// alone trusts an identity provider.
    ///
    /// # Errors
    /// There is no trust policy, or more than one: what was found instead, where in the pasted text,
    /// and what to do about it.
    pub fn read(text: &'t str, role: Option<&str>) -> Result<Self, InputError> {
        Self::read_with(text, role, &[])
    }

    /// The same, where `given` says what names of a program stand for: `branch` or `var.branch`, each with its value.
    ///
    /// ```
    /// use whydenied::aws::{Document, DocumentForm, Policy};
    ///
    /// let program = r#"
    /// resource "aws_iam_role" "deploy" {
    ///   assume_role_policy = jsonencode({
    ///     Version   = "2012-10-17"
    ///     Statement = [{
    ///       Effect    = "Allow"
    ///       Action    = "sts:AssumeRoleWithWebIdentity"
    ///       Principal = { Federated = "arn:aws:iam::123456789012:oidc-provider/gitlab.com" }
    ///       Condition = { StringEquals = { "gitlab.com:sub" = "project_path:${var.project}:ref_type:branch:ref:main" } }
    ///     }]
    ///   })
    /// }"#;
    /// let given = [("project".to_owned(), "acme/web".to_owned())];
    /// let document = Document::read_with(program, None, &given)?;
    /// assert_eq!(document.form, DocumentForm::TerraformJson);
    ///
    /// let policy = Policy::read_document(&document)?;
    /// assert_eq!(policy.statements[0].conditions[0].values[0].text, "project_path:acme/web:ref_type:branch:ref:main");
    /// # Ok::<(), whydenied::report::InputError>(())
    /// ```
    ///
    /// # Errors
    /// As for [`Document::read`].
    pub fn read_with(
        text: &'t str,
        role: Option<&str>,
        given: &[(String, String)],
    ) -> Result<Self, InputError> {
        unreadable::check_length(Input::Policy, text, limits::ANSWER)?;
        Self::settle(text, None, role, given)
    }

    /// The same of every role in an answer of `aws iam list-roles` that trusts an identity provider, in
    /// its order; of any other text the one policy that it has. A role whose policy cannot be read keeps
    /// none of the others from being read.
    ///
    /// ```
    /// use whydenied::aws::Document;
    ///
    /// let answer = r#"{ "Roles": [
    ///   { "RoleName": "a", "AssumeRolePolicyDocument": { "Statement": { "Principal": { "Federated": "x" } } } },
    ///   { "RoleName": "b", "AssumeRolePolicyDocument": { "Statement": { "Principal": { "Service": "y" } } } },
    ///   { "RoleName": "c", "AssumeRolePolicyDocument": { "Statement": { "Principal": { "Federated": "z" } } } }
    /// ] }"#;
    /// let documents = Document::read_each(answer)?;
    /// let readable = documents.iter().flatten();
    /// let names: Vec<_> = readable.map(|document| document.role.as_ref()?.name.as_deref()).collect();
    /// assert_eq!(names, [Some("a"), Some("c")]);
    /// # Ok::<(), whydenied::report::InputError>(())
    /// ```
    ///
    /// # Errors
    /// As for [`Document::read`], where the text does not list several roles.
    pub fn read_each(text: &'t str) -> Result<Vec<Result<Self, UnreadPolicy>>, InputError> {
        unreadable::check_length(Input::Policy, text, limits::ANSWER)?;
        let parsed = json::parse(text).ok();
        match parsed.and_then(|document| answer::each(text, &document.root)) {
            Some(roles) if roles.len() > 1 => {
                let lines = SharedLines::default();
                let read = |found: Result<Found, UnreadPolicy>| {
                    let found = found?;
                    let owner = found.role.as_ref().and_then(Role::called).map(str::to_owned);
                    Self::settle(text, Some(found), None, &[])
                        .map(|document| document.sharing(&lines))
                        .map_err(|error| UnreadPolicy::of(owner.as_deref(), error))
                };
                Ok(roles.into_iter().map(read).collect())
            }
            _ => match program::each(text, &[]) {
                Some(roles) if roles.len() > 1 && text.len() <= limits::POLICY => {
                    let settle = |found: Found| {
                        let owner = found.role.as_ref().and_then(Role::called).map(str::to_owned);
                        Self::settle(text, Some(found), None, &[])
                            .map_err(|error| UnreadPolicy::of(owner.as_deref(), error))
                    };
                    Ok(roles.into_iter().map(settle).collect())
                }
                _ => Ok(vec![Ok(Self::read(text, None)?)]),
            },
        }
    }

    /// The same with those lines, unless the policy was encoded, so that its text is another.
    fn sharing(self, lines: &SharedLines) -> Self {
        if self.decoded { self } else { Self { shared_lines: lines.clone(), ..self } }
    }

    /// Whether a trust policy is found, for whoever does not ask why not.
    pub(crate) fn is_in(text: &'t str) -> bool {
        if json::parse(text).is_ok() || text.trim_start().starts_with(['%', 'e', '\u{feff}']) {
            return Self::read(text, None).is_ok();
        }
        text.len() <= limits::POLICY && program::find(text, None, &[]).is_some_and(|found| found.is_ok())
    }

    /// Goes from what was found in `text`, if anything was yet, to the policy inside of it.
    fn settle(
        text: &'t str,
        mut first: Option<Found>,
        role: Option<&str>,
        given: &[(String, String)],
    ) -> Result<Self, InputError> {
        let mut layer = Layer::outermost(text);
        let (mut form, mut owner, mut owner_at, mut others) = (None, None, None, Vec::new());
        for _ in 0..=MAX_LAYERS {
            let found = first.take().map_or_else(|| find(&layer.text, role, given), Ok).map_err(|error| {
                let too_long = unreadable::check_length(Input::Policy, text, limits::POLICY);
                // Only an answer that lists roles may be that long.
                let is_answer = error.unread() != Unread::Foreign;
                too_long.err().filter(|_| !is_answer).unwrap_or_else(|| layer.locate(error))
            })?;
            form = form.or(found.form);
            owner = owner.or(found.role);
            owner_at = owner_at.or(found.role_at.filter(|_| layer.origin.is_none()));
            if layer.origin.is_none() {
                let settle = |(side, other)| Some((side, Self::settle(text, Some(other), role, given).ok()?));
                others.extend(found.beside.into_iter().filter_map(settle));
            }
            match found.place {
                Place::Encoded(span, inner) => layer = layer.inner(span, inner),
                Place::Program(made) => {
                    return Ok(Self {
                        form: form.unwrap_or(DocumentForm::Policy),
                        decoded: layer.origin.is_some(),
                        encoded_at: layer.origin,
                        role: owner,
                        role_at: None,
                        part: Span::new(0, layer.text.len()),
                        text: layer.text,
                        arguments: false,
                        made: Some(made),
                        shared_lines: SharedLines::default(),
                        beside: others,
                    });
                }
                Place::Policy(part) | Place::Arguments(part) => {
                    if part.end - part.start > limits::POLICY {
                        unreadable::check_length(Input::Policy, text, limits::POLICY)?;
                    }
                    let arguments = matches!(found.place, Place::Arguments(_));
                    let plain = if arguments { DocumentForm::Arguments } else { DocumentForm::Policy };
                    return Ok(Self {
                        form: form.unwrap_or(plain),
                        decoded: layer.origin.is_some(),
                        encoded_at: layer.origin,
                        role: owner,
                        role_at: owner_at,
                        text: layer.text,
                        part,
                        arguments,
                        made: None,
                        shared_lines: SharedLines::default(),
                        beside: others,
                    });
                }
            }
        }
        Err(layer.locate(unreadable::not_a_policy::too_often_encoded(&layer.text, MAX_LAYERS)))
    }

    /// The text that all places of the policy lie in: what was pasted, or what was decoded of it.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the policy stands in [`text`](Self::text), or the arguments that it is made of.
    #[must_use]
    pub const fn part(&self) -> Span {
        self.part
    }

    /// Another policy of the same role that the text has as well.
    #[must_use]
    pub fn beside(&self, side: Side) -> Option<&Self> {
        self.beside.iter().find(|(own, _)| *own == side).map(|(_, document)| document)
    }

    /// Whether brackets of the program are missing, so that it was read by the names in it.
    #[must_use]
    pub fn is_recovered(&self) -> bool {
        self.made.as_ref().is_some_and(|made| made.recovered.is_some())
    }

    /// The expressions of the program that the policy stands in, each once; none of any other text.
    pub fn expressions(&self) -> impl Iterator<Item = &str> {
        self.filled().iter().map(|filled| &*filled.expression)
    }

    fn filled(&self) -> &[Filled<'static>] {
        self.made.as_ref().map_or(&[], |made| &made.filled)
    }

    /// Those of its expressions that the text does not say.
    pub fn open_expressions(&self) -> impl Iterator<Item = &str> {
        programs::open_expressions(self.filled())
    }

    /// The expressions that are given a value under that name: the one that is written so, or else those of which it is
    /// the last name.
    pub fn named<'d>(&'d self, name: &'d str) -> impl Iterator<Item = &'d str> {
        programs::named(self.filled(), name)
    }

    /// The policy that was read from a program, with holes where expressions stay open; `None` of any other text.
    #[must_use]
    pub fn tree(&self) -> Option<&Node<'static>> {
        self.made.as_ref().map(|made| &made.root)
    }
}

impl<'d> Policy<'d> {
    /// Reads the trust policy of a document. Its places lie in [`Document::text`].
    ///
    /// # Errors
    /// It is no policy: what was found instead, and what to do about it.
    pub fn read_document(document: &'d Document<'_>) -> Result<Self, InputError> {
        Self::read_document_for(document, None, &Request::default())
    }

    /// The same where it is known which token is judged: of a program, what stands in the place of a provider and is not
    /// known is taken to be the provider of that token.
    ///
    /// # Errors
    /// As for [`Policy::read_document`].
    pub fn read_document_for(
        document: &'d Document<'_>,
        token: Option<&Token>,
        request: &Request,
    ) -> Result<Self, InputError> {
        let policy = Self::read_alone(document, token, request)?;
        let read = |(side, other): &'d (Side, Document<'_>)| {
            Some((*side, Self::read_alone(other, token, request).ok()?))
        };
        let beside = document.beside.iter().filter_map(read).collect();
        Ok(Self { beside, ..policy })
    }

    /// The same without the other policies of the role.
    fn read_alone(
        document: &'d Document<'_>,
        token: Option<&Token>,
        request: &Request,
    ) -> Result<Self, InputError> {
        let (text, part) = (document.text(), document.part);
        if let Some(made) = &document.made {
            let provider = token.map(|token| Provider::of(token, request));
            let provider = provider.filter(|provider| !provider.url.is_empty() && !provider.is_built_in());
            let mut root = made.root.clone();
            let assumed = provider.map(|provider| assume_provider(&mut root, &made.filled, &provider.url));
            let manuscript = made.script.clone().map(|script| (root.clone(), script));
            let policy = Self::of_tree(text, json::Document { root, relaxations: Vec::new() })?;
            let program = ProgramParts {
                filled: made.filled.clone(),
                assumed: assumed.unwrap_or_default(),
                of_module: document.form == DocumentForm::TerraformModule,
                span: made.root.span,
                recovered: made.recovered,
                providers: made.providers.clone(),
                values: made.values.clone(),
                manuscript,
            };
            let (role, shared_lines) = (document.role.clone(), document.shared_lines.clone());
            let form = document.form;
            return Ok(Self { role, form, program: Some(Box::new(program)), shared_lines, ..policy });
        }
        let mut json =
            json::parse_part(text, part).map_err(|error| unreadable::json(Input::Policy, text, error))?;
        if document.arguments {
            json.root = arguments::policy(json.root);
        }
        grammar::no_functions(Input::Policy, text, &json.root)?;
        let policy = grammar::interpret(text, part, json);
        let (role, shared_lines) = (document.role.clone(), document.shared_lines.clone());
        // A plan or a state is no place for edits.
        let of_state = document.form == DocumentForm::State;
        let program = of_state.then(|| Box::new(ProgramParts { span: part, ..ProgramParts::default() }));
        let form = document.form;
        Ok(Self { role, form, arguments: document.arguments, program, shared_lines, ..policy })
    }

    /// The document if the text of its program were `text`, and its expressions stood for what is `given` as well;
    /// `None` if no policy is found there by then.
    pub(crate) fn reread<'n>(&self, text: &'n str, given: &[(String, String)]) -> Option<Document<'n>> {
        let (_, script) = self.program.as_ref()?.manuscript.as_ref()?;
        let given = [script.given.as_slice(), given].concat();
        let document = Document::read_with(text, script.role.as_deref(), &given).ok()?;
        if !script.is_beside {
            return Some(document);
        }
        let mut others = document.beside.into_iter();
        others.find(|(side, _)| *side == Side::Program).map(|(_, document)| document)
    }

    /// Whether it was found in the same kind of program as another, for the same role.
    pub(crate) fn is_found_as(&self, other: &Policy<'_>) -> bool {
        let found = |policy: &Policy<'_>| {
            let (_, script) = policy.program.as_ref()?.manuscript.as_ref()?;
            Some((script.form, script.role.clone(), script.arguments.is_some()))
        };
        found(self).is_some() && found(self) == found(other)
    }

    /// What the policy would be if the text of its part were `text`; `None` if that is no policy.
    pub(crate) fn revised<'n>(&self, text: &'n str) -> Option<Policy<'n>> {
        let mut json = json::parse(text).ok()?;
        if self.arguments {
            json.root = arguments::policy(json.root);
        }
        if !grammar::has_statement(&json.root) {
            return None;
        }
        let policy = grammar::interpret(text, Span::new(0, text.len()), json).of_kind(self.kind);
        Some(Policy { role: self.role.clone(), arguments: self.arguments, ..policy })
    }
}

fn find(text: &str, role: Option<&str>, given: &[(String, String)]) -> Result<Found, InputError> {
    let whole = Span::new(0, text.len());
    let start = text.len() - text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').len();
    let encoded = Span::new(start, text.trim_end().len().max(start));
    let body = text.get(start..encoded.end).unwrap_or_default();
    if body.starts_with('%') {
        return Ok(Place::Encoded(encoded, layer::percent_decode(text, encoded)?).into());
    }
    let document = match json::parse(text) {
        Ok(document) => document,
        Err(_) if body.starts_with("eyJ") => return Err(unreadable::token_as_policy::jwt(text, encoded)),
        Err(error) => {
            // Only an answer that lists roles may be longer, and this is none.
            unreadable::check_length(Input::Policy, text, limits::POLICY)?;
            if let Some(found) = beside::find(text, role, given, find) {
                return Ok(found);
            }
            if let Some(found) = program::find(text, role, given) {
                return found;
            }
            return Err(unreadable::json(Input::Policy, text, error));
        }
    };
    let root = document.root;
    if arguments::is_arguments(&root) {
        arguments::check_complete(text, &root)?;
        return Ok(Place::Arguments(whole).into());
    }
    if grammar::has_statement(&root) {
        return Ok(Place::Policy(whole).into());
    }
    if let Value::String(inner) = root.value {
        return Ok(Place::Encoded(root.span, inner.into_owned()).into());
    }
    let of_answers = ["Role", "Roles", "RoleDetailList", "AssumeRolePolicyDocument"];
    let is_answer = of_answers.iter().any(|name| root.get(name).is_some());
    if text.len() <= limits::POLICY && !is_answer && matches!(root.value, Value::Object(_)) {
        let template = program::find_in_template(text, &root, role, given);
        if let Some(found) = template.or_else(|| state::find(text, &root, role)) {
            return found;
        }
    }
    answer::find(text, &root, role).map_err(|error| match error.unread() {
        Unread::Foreign if text.len() <= limits::POLICY => {
            aws_error::recognise(Input::Policy, text).unwrap_or(error)
        }
        _ => error,
    })
}
