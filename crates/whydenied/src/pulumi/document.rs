//! Where people have authorization policies from: the API of Pulumi Cloud, the inputs of a program.
//!
//! Sources: <https://www.pulumi.com/docs/reference/cloud-rest-api/oidc-issuers/> and
//! <https://www.pulumi.com/registry/packages/pulumiservice/api-docs/oidcissuer/> (documented).

pub(crate) mod finding;
mod form;
mod policy_lists;
mod registration;
mod source;

pub use form::{DocumentForm, Syntax};
pub use registration::Registration;

use super::grammar;
use super::policy::{Policy, Problem, ProblemKind};
use crate::json::{Node, Relaxation, RelaxationKind, Value};
use crate::order;
use crate::program::{self, Filled};
use crate::pulumi::unreadable::{self, policies_not_a_list};
use crate::report::{Finding, InputError, UnreadPolicy};
use crate::span::{Lines, SharedLines, Span};
use policy_lists::{PolicyList, PolicyLists};
use source::Source;

/// A text in which authorization policies were found.
///
/// ```
/// use whydenied::pulumi::{Document, DocumentForm, TokenType};
///
/// let program = r#"
/// resources:
///   cluster:
///     type: pulumiservice:index:OidcIssuer
///     properties:
///       organization: acme
///       url: https://oidc.eks.us-west-2.amazonaws.com/id/EXAMPLE
///       policies:
///         - decision: allow
///           tokenType: personal
///           userLogin: alice
///           rules:
///             '"kubernetes.io".pod.name': busyboxplus
/// "#;
/// let document = Document::read(program, None)?;
/// assert_eq!(document.form, DocumentForm::Program);
/// assert_eq!(document.policies[0].token_type, Some(TokenType::Personal));
/// assert_eq!(document.policies[0].rules[0].path.text, r#""kubernetes.io".pod.name"#);
///
/// let error = Document::read(r#"rules: { "kubernetes.io".pod.name: busyboxplus }"#, None).unwrap_err();
/// assert_eq!(error.code, "invalid-yaml");
/// assert!(error.help.contains(r#"'"kubernetes.io".pod.name'"#));
/// # Ok::<(), whydenied::report::InputError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Document<'t> {
    /// What was pasted; all places lie in it.
    pub text: &'t str,
    /// What it was read as.
    pub form: DocumentForm,
    /// The language it is written in, for edits.
    pub syntax: Syntax,
    /// The issuer whose policies were asked for, by its name or its URL.
    pub issuer: Option<String>,
    /// The list of the policies, or the one policy in its place.
    pub list: Span,
    /// The policies in their order.
    pub policies: Vec<Policy<'t>>,
    /// What the text says of the policies' issuer; of others where it says nothing of that one.
    pub registrations: Vec<Registration>,
    /// What is wrong or unusual, in source order.
    pub problems: Vec<Problem>,
    /// The expressions of a program, and what they stand for.
    pub(crate) filled: Vec<Filled<'static>>,
    /// What was said of names in it.
    given: Vec<(String, String)>,
    /// The lines of the text.
    shared_lines: SharedLines,
}

impl<'t> Document<'t> {
    /// Finds the authorization policies in a pasted text, JSON or YAML: the answer of the API, the
    /// body of a PATCH, a bare list, one policy, the inputs of an `OidcIssuer`, or a program that has
    /// such a resource. What the API answers about the issuer may stand before or after.
    ///
    /// `issuer` is the name or the URL of the issuer to take where there are several, such as the
    /// token's `iss`.
    ///
    /// # Errors
    /// There are no policies, or those of several issuers: what was found instead, where, and what to
    /// do about it.
    pub fn read(text: &'t str, issuer: Option<&str>) -> Result<Self, InputError> {
        Self::read_with(text, issuer, &[])
    }

    /// The same, where `given` says what names of a program stand for: `branch` or `config.require("branch")`, each with
    /// its value.
    ///
    /// ```
    /// use whydenied::pulumi::Document;
    ///
    /// let program = r#"
    /// new pulumiservice.OidcIssuer("ci", {
    ///     organization: "acme",
    ///     url: "https://token.actions.githubusercontent.com",
    ///     policies: [{ decision: "allow", tokenType: "organization", rules: { sub: `repo:acme/${repository}:*` } }],
    /// });"#;
    /// let given = [("repository".to_owned(), "web".to_owned())];
    /// let document = Document::read_with(program, None, &given)?;
    /// let pattern = document.policies[0].rules[0].pattern.as_ref();
    /// assert_eq!(pattern.map(|pattern| &*pattern.text), Some("repo:acme/web:*"));
    /// # Ok::<(), whydenied::report::InputError>(())
    /// ```
    ///
    /// # Errors
    /// As for [`Document::read`].
    pub fn read_with(
        text: &'t str,
        issuer: Option<&str>,
        given: &[(String, String)],
    ) -> Result<Self, InputError> {
        unreadable::check_length(text)?;
        let document = Self::of_source(text, issuer, &source::read(text, given)?)?;
        Ok(Self { given: given.to_vec(), ..document })
    }

    /// The same of a tree that was read from `text`: of a template or a program, whose texts may have holes. What rests
    /// on one `depends`.
    ///
    /// # Errors
    /// As for [`Document::read`].
    pub fn of_tree(text: &'t str, root: Node<'t>, issuer: Option<&str>) -> Result<Self, InputError> {
        Self::of_source(text, issuer, &Source::of_tree(root))
    }

    fn of_source(text: &'t str, issuer: Option<&str>, source: &Source<'t>) -> Result<Self, InputError> {
        let found = lists_of(text, source)?;
        let chosen = found.choose(text, issuer)?;
        Self::of_list(text, issuer, source, &found, chosen)
    }

    /// The same for every issuer in the text, each in a document of its own. An issuer whose policies cannot
    /// be read keeps none of the others from being read.
    ///
    /// # Errors
    /// There are no policies, or the only ones cannot be read: what was found instead, where, and what to do
    /// about it.
    pub fn read_each(text: &'t str) -> Result<Vec<Result<Self, UnreadPolicy>>, InputError> {
        unreadable::check_length(text)?;
        let source = source::read(text, &[])?;
        let found = lists_of(text, &source)?;
        let read = |list: &PolicyList<'_, 't>| Self::of_list(text, list.own_name(), &source, &found, list);
        if let [only] = found.lists.as_slice() {
            return Ok(vec![Ok(read(only)?)]);
        }
        let each = found.lists.iter();
        let each = each.map(|list| read(list).map_err(|error| UnreadPolicy::of(list.own_name(), error)));
        Ok(each.collect())
    }

    /// The document of one of the lists.
    fn of_list(
        text: &'t str,
        issuer: Option<&str>,
        source: &Source<'t>,
        found: &PolicyLists<'_, 't>,
        chosen: &PolicyList<'_, 't>,
    ) -> Result<Self, InputError> {
        let (form, list) = (chosen.form, chosen.node.clone());
        let registrations = match &chosen.registration {
            Some(own) => vec![own.clone()],
            None => found.registrations.clone(),
        };
        let relaxations = found.relaxations_of(chosen, &source.relaxations);
        let mut problems: Vec<_> = relaxations.iter().map(problem).collect();
        match &list.value {
            Value::Array(_) => {}
            Value::Object(_) if form == DocumentForm::Policy => {}
            Value::Object(_) => {
                let kind = ProblemKind::InvalidField { field: "policies", found: list.value.kind() };
                problems.push(Problem { kind, span: list.span, policy: None });
            }
            Value::Null => {
                problems.push(Problem { kind: ProblemKind::NoPolicies, span: list.span, policy: None });
            }
            _ => return Err(policies_not_a_list::error(text, &list)),
        }
        let span = list.span;
        let policies = match list.value {
            Value::Null => Vec::new(),
            _ => grammar::policies(text, list, &mut problems),
        };
        order::sort_by_key(&mut problems, |problem| problem.span);
        let issuer = issuer.map(str::to_owned);
        Ok(Self {
            text,
            form,
            syntax: source.syntax,
            issuer,
            list: span,
            policies,
            registrations,
            problems,
            filled: source.filled.clone(),
            given: Vec::new(),
            shared_lines: source.shared_lines.clone(),
        })
    }

    /// What another text says of the same issuer; `None` if it cannot be read.
    pub(crate) fn revised<'o>(&self, text: &'o str) -> Option<Document<'o>> {
        Document::read_with(text, self.issuer.as_deref(), &self.given).ok()
    }

    /// Those of the program's expressions that the text does not say, each once; none of any other text.
    pub fn open_expressions(&self) -> impl Iterator<Item = &str> {
        program::open_expressions(&self.filled)
    }

    /// The expressions that are given a value under that name: the one that is written so, or else those of which it is
    /// the last name.
    pub fn named<'d>(&'d self, name: &'d str) -> impl Iterator<Item = &'d str> {
        program::named(&self.filled, name)
    }

    /// What Pulumi Cloud would object to, and what else is unusual, in source order.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        self.problems.iter().map(|problem| finding::finding(problem, self.lines())).collect()
    }

    /// The lines of the text.
    pub(crate) fn lines(&self) -> &Lines {
        self.shared_lines.of(self.text)
    }

    /// What the text says of the issuer of that URL: its only registration, or that of several
    /// which has the URL.
    #[must_use]
    pub fn registration(&self, issuer: Option<&str>) -> Option<&Registration> {
        match self.registrations.as_slice() {
            [only] => Some(only),
            several => several.iter().find(|registration| issuer.is_some_and(|url| registration.is_of(url))),
        }
    }
}

/// The lists of policies in a text, of which there is at least one.
fn lists_of<'n, 't>(text: &str, source: &'n Source<'t>) -> Result<PolicyLists<'n, 't>, InputError> {
    let mut found = PolicyLists::default();
    source.roots.iter().for_each(|root| found.add(root));
    if found.lists.is_empty() {
        return Err(unreadable::not_a_policy(text, &source.roots, !found.registrations.is_empty()));
    }
    Ok(found)
}

fn problem(relaxation: &Relaxation) -> Problem {
    let kind = match relaxation.kind {
        RelaxationKind::Comment => ProblemKind::Comment,
        RelaxationKind::TrailingComma => ProblemKind::TrailingComma,
        RelaxationKind::ByteOrderMark => ProblemKind::ByteOrderMark,
    };
    Problem { kind, span: relaxation.span, policy: None }
}
