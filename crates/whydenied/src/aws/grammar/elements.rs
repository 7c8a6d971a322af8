//! The elements of a statement but its conditions.

use super::Reader;
use crate::aws::policy::{Effect, Patterns, Principal, PrincipalType, ProblemKind, Statement, Text};
use crate::json::{Member, Node, Open, Value};
use crate::near_miss::placeholder;
use crate::outcome::Outcome;
use crate::pattern::{Unit, fits};
use crate::span::Span;
use crate::text::Holes;

impl Reader {
    /// Notes which of effect, principal and action a statement does not have. Where a part of it is not known, it may
    /// have them there.
    pub(crate) fn missing<'t>(
        &mut self,
        statement: &mut Statement<'t>,
        any: Option<Text<'t>>,
        [effect, principal, action]: [bool; 3],
        head: Span,
    ) {
        let span = statement.span;
        if let Some(any) = any {
            let patterns = || Patterns { negated: false, patterns: vec![any.clone()], span };
            let anybody = || vec![(PrincipalType::Federated, any.clone())];
            statement.action = (!action).then(patterns);
            statement.principal =
                (!principal).then(|| Principal { negated: false, entries: anybody(), span });
            return;
        }
        let kinds = [ProblemKind::MissingEffect, ProblemKind::MissingPrincipal, ProblemKind::MissingAction];
        for (kind, _) in kinds.into_iter().zip([effect, principal, action]).filter(|(_, has)| !has) {
            self.note(kind, head);
        }
    }

    pub(crate) fn sid<'t>(&mut self, node: Node<'t>) -> Option<Text<'t>> {
        let (span, kind) = (node.span, node.value.kind());
        let Some(sid) = node.into_text() else {
            self.note(ProblemKind::InvalidSid(kind.to_owned()), span);
            return None;
        };
        if !sid.is_open() && !sid.text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            self.note(ProblemKind::InvalidSid(sid.text.clone().into_owned()), span);
        }
        Some(sid)
    }

    pub(crate) fn effect(&mut self, node: &Node<'_>) -> Option<Effect> {
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

    pub(crate) fn principal<'t>(&mut self, node: Node<'t>, negated: bool) -> Principal<'t> {
        let span = node.span;
        let mut entries = Vec::new();
        match node.value {
            Value::String(text) if text == "*" => {
                self.note(ProblemKind::EveryonePrincipal, span);
                entries.push((PrincipalType::Everyone, Text::literal(text, span)));
            }
            Value::Object(_) => {
                let members = self.last_members(node);
                if members.is_empty() {
                    self.note(ProblemKind::EmptyPrincipal, span);
                }
                for member in members {
                    if !member.key_holes.is_empty() {
                        entries.push((PrincipalType::Federated, member.into_parts().0));
                        continue;
                    }
                    let kind = self.principal_type(&member);
                    let texts = texts(member.node);
                    if texts.as_ref().is_none_or(Vec::is_empty) {
                        self.note(ProblemKind::InvalidPrincipal, member.key_span);
                    }
                    let texts = texts.unwrap_or_default().into_iter();
                    entries.extend(texts.map(|text| match kind {
                        PrincipalType::Federated => (kind, filled_in_later(text)),
                        _ => (kind, text),
                    }));
                }
            }
            _ => match node.into_text() {
                // Whoever it is, it may be the provider.
                Some(text) if text.is_open() => entries.push((PrincipalType::Federated, text)),
                _ => self.note(ProblemKind::InvalidPrincipal, span),
            },
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

    pub(crate) fn patterns<'t>(&mut self, node: Node<'t>, negated: bool) -> Patterns<'t> {
        let span = node.span;
        let patterns = texts(node).unwrap_or_default();
        if patterns.is_empty() {
            self.note(ProblemKind::InvalidAction, span);
        }
        Patterns { negated, patterns, span }
    }

    pub(crate) fn actions<'t>(&mut self, node: Node<'t>, negated: bool) -> Patterns<'t> {
        let actions = self.patterns(node, negated);
        for pattern in &actions.patterns {
            let of_sts = pattern.text.get(..4).is_some_and(|service| service.eq_ignore_ascii_case("sts:"));
            if !of_sts && !negated && !pattern.is_open() {
                self.note(ProblemKind::ForeignAction(pattern.text.clone().into_owned()), pattern.span);
            }
        }
        actions
    }
}

impl Statement<'_> {
    /// An effect of which not all is known: the one that it may be, or both.
    pub(crate) fn open_effect(&mut self, effect: &Open<'_>) {
        let may_be = |name| fits(&effect.text, &effect.holes, Unit::Char, name) != Outcome::Fail;
        self.effect = match (may_be("Allow"), may_be("Deny")) {
            (true, false) => Some(Effect::Allow),
            (false, true) => Some(Effect::Deny),
            _ => None,
        };
        self.open.extend(effect.holes.iter().map(|hole| hole.expression.clone().into_owned()));
    }
}

/// A string, or a list of strings.
fn texts(node: Node<'_>) -> Option<Vec<Text<'_>>> {
    match node {
        Node { value: Value::Array(nodes), .. } => nodes.into_iter().map(Node::into_text).collect(),
        node => node.into_text().map(|text| vec![text]),
    }
}

/// A text with an expression that a tool fills in before the policy reaches AWS: what stands around the expression is
/// not looked at, as long as nobody reads the tool's language.
pub(crate) fn filled_in_later(mut text: Text<'_>) -> Text<'_> {
    if let Some(found) = placeholder::expression(&text.text).filter(|_| !text.is_open()) {
        let expression = found.text.to_owned().into();
        text.holes = Holes::whole(&text.text, expression);
    }
    text
}
