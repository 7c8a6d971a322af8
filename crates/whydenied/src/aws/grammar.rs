//! From JSON to a [`Policy`], noting everything that IAM's grammar would object to.
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html>

mod conditions;
mod elements;

use super::policy::{
    Effect, Patterns, Policy, PolicyKind, Principal, PrincipalType, Problem, ProblemKind, Statement, Version,
};
use crate::json::{self, Member, Node, RelaxationKind, Value};
use crate::order::{self, occurs_again};
use crate::program::DocumentForm;
use crate::report::{Input, InputError};
use crate::span::{SharedLines, Span};
use crate::text::Text;
use crate::unreadable::cloudformation_template;
use crate::{limits, unreadable};

/// The elements of a document.
const DOCUMENT: &[&str] = &["Version", "Id", "Statement"];
/// The elements of a statement.
const STATEMENT: &[&str] = &[
    "Sid",
    "Effect",
    "Principal",
    "NotPrincipal",
    "Action",
    "NotAction",
    "Resource",
    "NotResource",
    "Condition",
];
/// The characters of a trust policy that IAM takes by default, white space not counted.
const DEFAULT_QUOTA: usize = 2_048;

impl<'t> Policy<'t> {
    /// Reads a trust policy document, as strictly as it can be understood: what IAM would object to
    /// is kept in [`Policy::problems`], and of a repeated key the last counts.
    ///
    /// # Errors
    /// The text is no JSON, or no policy: what was found instead, where, and what to do about it.
    ///
    /// ```
    /// use whydenied::aws::Policy;
    ///
    /// let error = Policy::read(r#"{ "name": "not-a-policy" }"#).unwrap_err();
    /// assert_eq!(error.code, "not-a-policy");
    /// ```
    pub fn read(text: &'t str) -> Result<Self, InputError> {
        read(text, PolicyKind::Trust)
    }

    /// Reads a resource control policy of the organization that the role's account belongs to.
    ///
    /// Source: <https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html>
    /// (documented).
    ///
    /// # Errors
    /// As for [`Policy::read`].
    pub fn read_resource_control(text: &'t str) -> Result<Self, InputError> {
        read(text, PolicyKind::ResourceControl)
    }

    /// The trust policy that a tree states, which was read from `text`: of a template or a program, whose texts may have
    /// holes. What rests on one `depends`.
    ///
    /// # Errors
    /// It is no policy: what was found instead, where, and what to do about it.
    ///
    /// ```
    /// use whydenied::aws::Policy;
    /// use whydenied::json::{self, Open, Value};
    /// use whydenied::report::Verdict;
    /// use whydenied::span::Span;
    /// use whydenied::text::Hole;
    /// use whydenied::{Token, aws};
    ///
    /// let text = r#"{ "Statement": { "Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity",
    ///     "Principal": { "Federated": "var.provider" } } }"#;
    /// let mut document = json::parse(text).unwrap();
    /// fn poke(value: &mut Value<'_>) {
    ///     match value {
    ///         Value::Object(members) => members.iter_mut().for_each(|member| poke(&mut member.node.value)),
    ///         Value::String(text) if text == "var.provider" => {
    ///             let hole = Hole::any(Span::new(0, text.len()), text.clone());
    ///             *value = Value::Open(Box::new(Open { text: text.clone(), holes: vec![hole].into() }));
    ///         }
    ///         _ => {}
    ///     }
    /// }
    /// poke(&mut document.root.value);
    /// let policy = Policy::of_tree(text, document)?;
    ///
    /// let token = Token::read(r#"{ "iss": "https://idp.example.com", "aud": "a", "sub": "s" }"#)?;
    /// let report = aws::check(&token, &policy, &aws::Request::default());
    /// assert_eq!(report.verdict, Verdict::Depends);
    /// assert_eq!(report.depends_on, ["hole:var.provider"]);
    /// # Ok::<(), whydenied::report::InputError>(())
    /// ```
    pub fn of_tree(text: &'t str, document: json::Document<'t>) -> Result<Self, InputError> {
        of_tree(text, document)
    }
}

fn read(text: &str, kind: PolicyKind) -> Result<Policy<'_>, InputError> {
    let input = Input::from(kind);
    unreadable::check_length(input, text, limits::POLICY)?;
    let document = json::parse(text).map_err(|error| unreadable::json(input, text, error))?;
    check(input, text, &document.root)?;
    no_functions(input, text, &document.root)?;
    Ok(interpret(text, Span::new(0, text.len()), document).of_kind(kind))
}

/// The trust policy that a tree states which was read from `text`. That is not the text that IAM gets, so its letters
/// and its length do not count.
fn of_tree<'t>(text: &'t str, document: json::Document<'t>) -> Result<Policy<'t>, InputError> {
    check(Input::Policy, text, &document.root)?;
    Ok(Reader::default().policy(text, Span::new(0, text.len()), document))
}

fn check(input: Input, text: &str, root: &Node<'_>) -> Result<(), InputError> {
    if has_statement(root) { Ok(()) } else { Err(unreadable::not_a_policy(input, text, root)) }
}

impl Policy<'_> {
    /// The same as a policy of that kind, with the problems that such a one has.
    pub(crate) fn of_kind(mut self, kind: PolicyKind) -> Self {
        if kind == PolicyKind::ResourceControl {
            self.problems.retain(|problem| !is_of_trust_policies(&problem.kind));
        }
        self.kind = kind;
        self
    }
}

/// Whether it has the one element that no policy lacks, in whatever letter case.
pub(crate) fn has_statement(root: &Node<'_>) -> bool {
    root.members().iter().any(|member| member.key.eq_ignore_ascii_case("Statement"))
}

/// Refuses the functions of `CloudFormation`: objects whose one member is `Ref` or begins with `Fn::`.
pub(crate) fn no_functions(input: Input, text: &str, node: &Node<'_>) -> Result<(), InputError> {
    match &node.value {
        Value::Array(nodes) => nodes.iter().try_for_each(|node| no_functions(input, text, node)),
        Value::Object(members) => match members.as_slice() {
            [only] if only.key == "Ref" || only.key.starts_with("Fn::") => {
                Err(cloudformation_template::error(input, text, only.key_span, &only.key))
            }
            members => members.iter().try_for_each(|member| no_functions(input, text, &member.node)),
        },
        _ => Ok(()),
    }
}

/// The trust policy that `document`, read from `part` of `text`, states.
pub(crate) fn interpret<'t>(text: &'t str, part: Span, document: json::Document<'t>) -> Policy<'t> {
    let mut reader = Reader::default();
    reader.check_characters(text.get(part.start..part.end).unwrap_or(text), part);
    reader.policy(text, part, document)
}

/// Whether IAM takes the character in a policy.
pub(crate) const fn is_savable(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | ' '..='\u{ff}')
}

/// Whether only a trust policy may not be so.
fn is_of_trust_policies(kind: &ProblemKind) -> bool {
    matches!(
        kind,
        ProblemKind::ProhibitedResource(_)
            | ProblemKind::PermissionsPolicy
            | ProblemKind::EveryonePrincipal
            | ProblemKind::ForeignAction(_)
            | ProblemKind::TooLong(_)
    )
}

#[derive(Default)]
struct Reader {
    version: Version,
    problems: Vec<Problem>,
    /// The `Resource` of each statement that has one and names nobody.
    permissions: usize,
}

impl Reader {
    fn policy<'t>(mut self, text: &'t str, part: Span, document: json::Document<'t>) -> Policy<'t> {
        for relaxation in document.relaxations {
            let kind = match relaxation.kind {
                RelaxationKind::Comment => ProblemKind::Comment,
                RelaxationKind::TrailingComma => ProblemKind::TrailingComma,
                RelaxationKind::ByteOrderMark => ProblemKind::ByteOrderMark,
            };
            self.note(kind, relaxation.span);
        }
        let statements = self.document(document.root);
        order::sort_by_key(&mut self.problems, |problem| problem.span);
        Policy {
            kind: PolicyKind::Trust,
            text,
            version: self.version,
            statements,
            problems: self.problems,
            role: None,
            form: DocumentForm::Policy,
            part,
            arguments: false,
            program: None,
            shared_lines: SharedLines::default(),
            beside: Vec::new(),
        }
    }

    fn note(&mut self, kind: ProblemKind, span: Span) {
        self.problems.push(Problem { kind, span });
    }

    fn check_characters(&mut self, text: &str, part: Span) {
        let foreign = |letter: &char| !is_savable(*letter) && *letter != '\u{feff}';
        let plain = text.bytes().all(|byte| matches!(byte, b'\t' | b'\n' | b'\r' | b' '..=0x7f));
        let mut letters = text.char_indices();
        if !plain && let Some((at, letter)) = letters.find(|(_, letter)| foreign(letter)) {
            let start = part.start + at;
            self.note(ProblemKind::InvalidCharacter(letter), Span::new(start, start + letter.len_utf8()));
        }
        if text.len() > DEFAULT_QUOTA {
            let length = text.chars().filter(|letter| !letter.is_whitespace()).count();
            if length > DEFAULT_QUOTA {
                self.note(ProblemKind::TooLong(length), part);
            }
        }
    }

    /// The members by their documented names: of repeated ones the last, and those that differ
    /// from a documented name in letter case only under that name.
    fn elements<'t>(
        &mut self,
        node: Node<'t>,
        known: &'static [&'static str],
    ) -> Vec<(&'static str, Member<'t>)> {
        let mut elements: Vec<(&'static str, Member<'t>)> = Vec::with_capacity(known.len());
        for member in self.last_members(node) {
            if !member.key_holes.is_empty() {
                continue;
            }
            let exact = known.iter().find(|name| **name == member.key);
            let meant = exact.or_else(|| known.iter().find(|name| name.eq_ignore_ascii_case(&member.key)));
            if exact.is_none() {
                let kind = ProblemKind::UnknownElement {
                    name: member.key.clone().into_owned(),
                    meant: meant.copied(),
                };
                self.note(kind, member.key_span);
            }
            let Some(name) = meant else { continue };
            elements.retain(|(earlier, _)| earlier != name);
            elements.push((name, member));
        }
        elements
    }

    /// The members of an object; of repeated ones the last, with the others noted.
    fn last_members<'t>(&mut self, node: Node<'t>) -> Vec<Member<'t>> {
        let mut repeated = Vec::new();
        for member in node.repeated_keys() {
            let kind = ProblemKind::DuplicateKey(member.key.clone().into_owned());
            self.note(kind, member.key_span);
            repeated.push(member.key_span);
        }
        let Value::Object(mut members) = node.value else { return Vec::new() };
        if !repeated.is_empty() {
            members.retain(|member| repeated.binary_search(&member.key_span).is_err());
        }
        members
    }

    fn document<'t>(&mut self, root: Node<'t>) -> Vec<Statement<'t>> {
        let span = root.span;
        let is_open = root.members().iter().any(|member| !member.key_holes.is_empty());
        let elements = self.elements(root, DOCUMENT);
        match elements.iter().find(|(name, _)| *name == "Version") {
            // It may be in what is left out.
            None if is_open => self.version = Version::V2012,
            None => self.note(ProblemKind::MissingVersion, Span::new(span.start, span.start + 1)),
            Some((_, member)) => match member.node.value.as_str() {
                // Whoever writes it with a tool writes the one that can do more.
                None if matches!(member.node.value, Value::Open(_)) => self.version = Version::V2012,
                Some("2012-10-17") => self.version = Version::V2012,
                Some("2008-10-17") => {}
                other => {
                    let written = other
                        .or(member.node.value.scalar_text())
                        .unwrap_or(member.node.value.kind())
                        .to_owned();
                    self.note(ProblemKind::InvalidVersion(written), member.node.span);
                }
            },
        }
        let Some((_, statement)) = elements.into_iter().find(|(name, _)| *name == "Statement") else {
            self.note(ProblemKind::EmptyStatement, span);
            return Vec::new();
        };
        let (key_span, list_span) = (statement.key_span, statement.node.span);
        let nodes = match statement.node {
            Node { value: Value::Array(nodes), .. } => nodes,
            node => vec![node],
        };
        if nodes.iter().all(|node| matches!(&node.value, Value::Object(members) if members.is_empty())) {
            self.note(ProblemKind::EmptyStatement, list_span);
            return Vec::new();
        }
        let statements: Vec<_> =
            nodes.into_iter().enumerate().filter_map(|(index, node)| self.statement(index, node)).collect();
        if !statements.is_empty() && self.permissions == statements.len() {
            self.note(ProblemKind::PermissionsPolicy, key_span);
        }
        let sids = statements.iter().filter_map(|statement| statement.sid.as_ref());
        let sids: Vec<_> = sids.filter(|sid| !sid.text.is_empty()).rev().collect();
        let texts: Vec<&str> = sids.iter().map(|sid| &*sid.text).collect();
        for (sid, _) in sids.iter().zip(occurs_again(&texts)).filter(|(_, again)| *again) {
            self.note(ProblemKind::DuplicateSid(sid.text.clone().into_owned()), sid.span);
        }
        statements
    }

    fn statement<'t>(&mut self, index: usize, node: Node<'t>) -> Option<Statement<'t>> {
        let span = node.span;
        let mut statement = Statement {
            index,
            sid: None,
            effect: None,
            principal: None,
            action: None,
            resource: None,
            conditions: Vec::new(),
            open: Vec::new(),
            span,
        };
        if let Some(any) = node.hole() {
            // It may be about anybody and anything.
            let patterns = Patterns { negated: false, patterns: vec![any.clone()], span };
            statement.open.extend(any.expressions().map(str::to_owned));
            let entries = vec![(PrincipalType::Federated, any)];
            statement.principal = Some(Principal { negated: false, entries, span });
            statement.action = Some(patterns.clone());
            statement.resource = Some(patterns);
            return Some(statement);
        }
        if !matches!(node.value, Value::Object(_)) {
            self.note(ProblemKind::StatementNotObject(node.value.kind()), span);
            return None;
        }
        let open_keys = || node.members().iter().filter(|member| !member.key_holes.is_empty());
        let holes = open_keys().flat_map(|member| &*member.key_holes);
        statement.open.extend(holes.map(|hole| hole.expression.clone().into_owned()));
        // What is missing may be in what is left out.
        let any = open_keys().next().map(|member| Text {
            text: member.key.clone(),
            holes: member.key_holes.clone(),
            span: member.key_span,
        });
        let head = Span::new(span.start, span.start + 1);
        let first_problem = self.problems.len();
        let elements = self.elements(node, STATEMENT);
        let has = |name| elements.iter().any(|(known, _)| *known == name);
        let (has_principal, has_action) = (has("Principal") || has("NotPrincipal"), has("Action"));
        let has_resource = elements.iter().any(|(name, _)| matches!(*name, "Resource" | "NotResource"));
        self.permissions += usize::from(has_resource && !has_principal);
        let has = [has("Effect"), has_principal, has_action || has("NotAction")];
        self.missing(&mut statement, any, has, head);
        for (name, member) in elements {
            let key_span = member.key_span;
            match name {
                "Sid" => statement.sid = self.sid(member.node),
                "Effect" => match member.node.value {
                    Value::Open(open) => statement.open_effect(&open),
                    _ => statement.effect = self.effect(&member.node),
                },
                "Principal" => statement.principal = Some(self.principal(member.node, false)),
                "NotPrincipal" => {
                    self.note(ProblemKind::NotPrincipal(None), key_span);
                    statement.principal = Some(self.principal(member.node, true));
                }
                "Action" => statement.action = Some(self.actions(member.node, false)),
                "NotAction" if has_action => self.note(ProblemKind::ActionAndNotAction, key_span),
                "NotAction" => statement.action = Some(self.actions(member.node, true)),
                "Condition" => statement.conditions = self.conditions(member.node),
                _ => {
                    self.note(ProblemKind::ProhibitedResource(name.to_owned()), key_span);
                    statement.resource = Some(self.patterns(member.node, name == "NotResource"));
                }
            }
        }
        for problem in self.problems.iter_mut().skip(first_problem) {
            if problem.kind == ProblemKind::NotPrincipal(None) {
                problem.kind = ProblemKind::NotPrincipal(Some(statement.effect.unwrap_or(Effect::Allow)));
            }
        }
        Some(statement)
    }
}
