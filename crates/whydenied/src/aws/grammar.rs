//! From JSON to a [`Policy`], noting everything that IAM's grammar would object to.
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html>

mod conditions;

use super::policy::{
    Effect, Patterns, Policy, PolicyKind, Principal, PrincipalType, Problem, ProblemKind, Statement, Text,
    Version,
};
use crate::json::{self, Member, Node, RelaxationKind, Value};
use crate::limits;
use crate::order::{self, occurs_again};
use crate::report::{Input, InputError};
use crate::span::{SharedLines, Span};
use crate::unreadable;

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

pub(super) fn read(text: &str, kind: PolicyKind) -> Result<Policy<'_>, InputError> {
    let input = Input::from(kind);
    unreadable::check_length(input, text, limits::POLICY)?;
    let document = json::parse(text).map_err(|error| unreadable::json(input, text, error))?;
    if !has_statement(&document.root) {
        return Err(unreadable::not_a_policy(input, text, &document.root));
    }
    no_functions(input, text, &document.root)?;
    Ok(interpret(text, Span::new(0, text.len()), document).of_kind(kind))
}

impl Policy<'_> {
    /// The same as a policy of that kind, with the problems that such a one has.
    pub(super) fn of_kind(mut self, kind: PolicyKind) -> Self {
        if kind == PolicyKind::ResourceControl {
            self.problems.retain(|problem| !is_of_trust_policies(&problem.kind));
        }
        self.kind = kind;
        self
    }
}

/// Whether it has the one element that no policy lacks, in whatever letter case.
pub(super) fn has_statement(root: &Node<'_>) -> bool {
    root.members().iter().any(|member| member.key.eq_ignore_ascii_case("Statement"))
}

/// Refuses the functions of `CloudFormation`: objects whose one member is `Ref` or begins with `Fn::`.
pub(super) fn no_functions(input: Input, text: &str, node: &Node<'_>) -> Result<(), InputError> {
    match &node.value {
        Value::Array(nodes) => nodes.iter().try_for_each(|node| no_functions(input, text, node)),
        Value::Object(members) => match members.as_slice() {
            [only] if only.key == "Ref" || only.key.starts_with("Fn::") => {
                Err(unreadable::template(input, text, only.key_span, &only.key))
            }
            members => members.iter().try_for_each(|member| no_functions(input, text, &member.node)),
        },
        _ => Ok(()),
    }
}

/// The trust policy that `document`, read from `part` of `text`, states.
pub(super) fn interpret<'t>(text: &'t str, part: Span, document: json::Document<'t>) -> Policy<'t> {
    let mut reader = Reader { version: Version::V2008, problems: Vec::new(), permissions: 0 };
    for relaxation in document.relaxations {
        let kind = match relaxation.kind {
            RelaxationKind::Comment => ProblemKind::Comment,
            RelaxationKind::TrailingComma => ProblemKind::TrailingComma,
            RelaxationKind::ByteOrderMark => ProblemKind::ByteOrderMark,
        };
        reader.note(kind, relaxation.span);
    }
    reader.check_characters(text.get(part.start..part.end).unwrap_or(text), part);
    let statements = reader.document(document.root);
    order::sort_by_key(&mut reader.problems, |problem| problem.span);
    let kind = PolicyKind::Trust;
    Policy {
        kind,
        text,
        version: reader.version,
        statements,
        problems: reader.problems,
        role: None,
        part,
        arguments: false,
        shared_lines: SharedLines::default(),
    }
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

struct Reader {
    version: Version,
    problems: Vec<Problem>,
    /// The `Resource` of each statement that has one and names nobody.
    permissions: usize,
}

impl Reader {
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
        let elements = self.elements(root, DOCUMENT);
        match elements.iter().find(|(name, _)| *name == "Version") {
            None => self.note(ProblemKind::MissingVersion, Span::new(span.start, span.start + 1)),
            Some((_, member)) => match member.node.value.as_str() {
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
        if !matches!(node.value, Value::Object(_)) {
            self.note(ProblemKind::StatementNotObject(node.value.kind()), span);
            return None;
        }
        let mut statement = Statement {
            index,
            sid: None,
            effect: None,
            principal: None,
            action: None,
            resource: None,
            conditions: Vec::new(),
            span,
        };
        let head = Span::new(span.start, span.start + 1);
        let first_problem = self.problems.len();
        let elements = self.elements(node, STATEMENT);
        let has = |name| elements.iter().any(|(known, _)| *known == name);
        let (has_effect, has_principal) = (has("Effect"), has("Principal") || has("NotPrincipal"));
        let (has_action, has_not_action) = (has("Action"), has("NotAction"));
        let has_resource = elements.iter().any(|(name, _)| matches!(*name, "Resource" | "NotResource"));
        self.permissions += usize::from(has_resource && !has_principal);
        if !has_effect {
            self.note(ProblemKind::MissingEffect, head);
        }
        if !has_principal {
            self.note(ProblemKind::MissingPrincipal, head);
        }
        if !has_action && !has_not_action {
            self.note(ProblemKind::MissingAction, head);
        }
        for (name, member) in elements {
            let key_span = member.key_span;
            match name {
                "Sid" => statement.sid = self.sid(member.node),
                "Effect" => statement.effect = self.effect(&member.node),
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

    fn sid<'t>(&mut self, node: Node<'t>) -> Option<Text<'t>> {
        let span = node.span;
        let Value::String(text) = node.value else {
            self.note(ProblemKind::InvalidSid(node.value.kind().to_owned()), span);
            return None;
        };
        if !text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            self.note(ProblemKind::InvalidSid(text.clone().into_owned()), span);
        }
        Some(Text { text, span })
    }

    fn effect(&mut self, node: &Node<'_>) -> Option<Effect> {
        match node.value.as_str() {
            Some("Allow") => return Some(Effect::Allow),
            Some("Deny") => return Some(Effect::Deny),
            _ => {}
        }
        let written = node.value.scalar_text().unwrap_or(node.value.kind());
        self.note(ProblemKind::InvalidEffect(written.to_owned()), node.span);
        // What was plainly meant is good enough to evaluate as a courtesy.
        [("Allow", Effect::Allow), ("Deny", Effect::Deny)]
            .into_iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(written))
            .map(|(_, effect)| effect)
    }

    fn principal<'t>(&mut self, node: Node<'t>, negated: bool) -> Principal<'t> {
        let span = node.span;
        let mut entries = Vec::new();
        match node.value {
            Value::String(text) if text == "*" => {
                self.note(ProblemKind::EveryonePrincipal, span);
                entries.push((PrincipalType::Everyone, Text { text, span }));
            }
            Value::Object(_) => {
                let members = self.last_members(node);
                if members.is_empty() {
                    self.note(ProblemKind::EmptyPrincipal, span);
                }
                for member in members {
                    let kind = self.principal_type(&member);
                    let texts = texts(member.node);
                    if texts.as_ref().is_none_or(Vec::is_empty) {
                        self.note(ProblemKind::InvalidPrincipal, member.key_span);
                    }
                    entries.extend(texts.unwrap_or_default().into_iter().map(|text| (kind, text)));
                }
            }
            _ => self.note(ProblemKind::InvalidPrincipal, span),
        }
        Principal { negated, entries, span }
    }

    fn principal_type(&mut self, member: &Member<'_>) -> PrincipalType {
        let kind = match &*member.key {
            "AWS" => return PrincipalType::Aws,
            "Federated" => return PrincipalType::Federated,
            "Service" => return PrincipalType::Service,
            other if other.eq_ignore_ascii_case("Federated") => PrincipalType::Federated,
            other if other.eq_ignore_ascii_case("AWS") => PrincipalType::Aws,
            _ => PrincipalType::Other,
        };
        self.note(ProblemKind::UnknownPrincipalType(member.key.clone().into_owned()), member.key_span);
        kind
    }

    fn patterns<'t>(&mut self, node: Node<'t>, negated: bool) -> Patterns<'t> {
        let span = node.span;
        let patterns = texts(node).unwrap_or_default();
        if patterns.is_empty() {
            self.note(ProblemKind::InvalidAction, span);
        }
        Patterns { negated, patterns, span }
    }

    fn actions<'t>(&mut self, node: Node<'t>, negated: bool) -> Patterns<'t> {
        let actions = self.patterns(node, negated);
        for pattern in &actions.patterns {
            let of_sts = pattern.text.get(..4).is_some_and(|service| service.eq_ignore_ascii_case("sts:"));
            if !of_sts && !negated {
                self.note(ProblemKind::ForeignAction(pattern.text.clone().into_owned()), pattern.span);
            }
        }
        actions
    }
}

/// A string, or a list of strings.
fn texts(node: Node<'_>) -> Option<Vec<Text<'_>>> {
    fn text(node: Node<'_>) -> Option<Text<'_>> {
        match node {
            Node { value: Value::String(text), span } => Some(Text { text, span }),
            _ => None,
        }
    }
    match node {
        Node { value: Value::Array(nodes), .. } => nodes.into_iter().map(text).collect(),
        node => text(node).map(|text| vec![text]),
    }
}
