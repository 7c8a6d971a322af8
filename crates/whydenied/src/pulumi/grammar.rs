//! From the tree of JSON or YAML to policies, noting everything that Pulumi Cloud would object to.
//!
//! Source: the `OpenAPI` description of Pulumi Cloud (`AuthPolicyDefinition`),
//! <https://github.com/pulumi/pulumi-pulumiservice/blob/main/provider/pkg/cloud/spec.json>.

use super::policy::{Decision, Policy, Problem, ProblemKind, Rule, TokenType};
use crate::json::{Member, Node, Value};
use crate::span::Span;
use crate::text::{Hole, Text};

/// How many policies an issuer may have.
///
/// Source: <https://github.com/pulumi/docs/pull/15573> (documented).
pub const MAX_POLICIES: usize = 40;

/// The fields of a policy.
const FIELDS: &[&str] = &[
    "decision",
    "tokenType",
    "teamName",
    "userLogin",
    "runnerID",
    "roleID",
    "authorizedPermissions",
    "rules",
];

/// What stands before a token type in a request.
pub(crate) const TOKEN_TYPE_URN: &str = "urn:pulumi:token-type:access_token:";

/// Token types by every name they go by, the API's first.
pub(crate) const TOKEN_TYPES: &[(TokenType, &[&str])] = &[
    (TokenType::Organization, &["organization", "org"]),
    (TokenType::Team, &["team"]),
    (TokenType::Personal, &["personal", "user"]),
    (TokenType::Runner, &["runner", "deployment runner", "deployment-runner"]),
];

impl TokenType {
    /// As the API spells it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Organization => "organization",
            Self::Team => "team",
            Self::Personal => "personal",
            Self::Runner => "runner",
        }
    }

    /// As the request of an exchange spells it.
    #[must_use]
    pub const fn urn(self) -> &'static str {
        match self {
            Self::Organization => "urn:pulumi:token-type:access_token:organization",
            Self::Team => "urn:pulumi:token-type:access_token:team",
            Self::Personal => "urn:pulumi:token-type:access_token:personal",
            Self::Runner => "urn:pulumi:token-type:access_token:runner",
        }
    }

    /// The type of that name, in whatever spelling.
    #[must_use]
    pub fn by_name(name: &str) -> Option<Self> {
        let name = name.strip_prefix(TOKEN_TYPE_URN).unwrap_or(name).trim();
        let is_named = |names: &&[&str]| names.iter().any(|known| known.eq_ignore_ascii_case(name));
        TOKEN_TYPES.iter().find(|(_, names)| is_named(names)).map(|&(token_type, _)| token_type)
    }

    /// The field of a policy that holds its target; none for organization tokens.
    #[must_use]
    pub const fn target_field(self) -> Option<&'static str> {
        match self {
            Self::Organization => None,
            Self::Team => Some("teamName"),
            Self::Personal => Some("userLogin"),
            Self::Runner => Some("runnerID"),
        }
    }

    /// What stands before the target in the scope of a request; none for organization tokens.
    #[must_use]
    pub const fn scope_prefix(self) -> Option<&'static str> {
        match self {
            Self::Organization => None,
            Self::Team => Some("team:"),
            Self::Personal => Some("user:"),
            Self::Runner => Some("runner:"),
        }
    }
}

/// Whether it has a field that only a policy has.
pub(crate) fn is_policy(node: &Node<'_>) -> bool {
    let own = ["decision", "tokenType", "rules", "authorizedPermissions"];
    node.members().iter().any(|member| own.contains(&field_of(&member.key).unwrap_or_default()))
}

/// The field that is meant, in whatever letter case, with or without `_`, `-` and spaces.
fn field_of(key: &str) -> Option<&'static str> {
    fn letters(text: &str) -> impl Iterator<Item = char> {
        let plain = text.chars().filter(|letter| !matches!(letter, '_' | '-' | ' '));
        plain.map(|letter| letter.to_ascii_lowercase())
    }
    FIELDS.iter().copied().find(|field| letters(field).eq(letters(key)))
}

/// The policies of a list, or the one that stands in its place.
pub(crate) fn policies<'t>(text: &str, list: Node<'t>, problems: &mut Vec<Problem>) -> Vec<Policy<'t>> {
    let mut reader = Reader { text, index: None, problems };
    let span = list.span;
    let nodes = match list.value {
        Value::Array(nodes) => nodes,
        _ => vec![list],
    };
    if nodes.is_empty() {
        reader.note(ProblemKind::NoPolicies, span);
    }
    if let Some(excess) = nodes.get(MAX_POLICIES..).filter(|excess| !excess.is_empty()) {
        let from_first = excess.iter().map(|node| node.span).reduce(Span::to).unwrap_or(span);
        reader.note(ProblemKind::TooManyPolicies(nodes.len()), from_first);
    }
    nodes.into_iter().enumerate().filter_map(|(index, node)| reader.policy(index, node)).collect()
}

struct Reader<'p> {
    text: &'p str,
    /// The policy that is being read.
    index: Option<usize>,
    problems: &'p mut Vec<Problem>,
}

impl Reader<'_> {
    fn note(&mut self, kind: ProblemKind, span: Span) {
        self.problems.push(Problem { kind, span, policy: self.index });
    }

    /// The members; of repeated ones the last, with the others noted.
    fn last_members<'t>(&mut self, node: Node<'t>) -> Vec<Member<'t>> {
        let mut repeated = Vec::new();
        for member in node.repeated_keys() {
            self.note(ProblemKind::DuplicateKey(member.key.clone().into_owned()), member.key_span);
            repeated.push(member.key_span);
        }
        let Value::Object(mut members) = node.value else { return Vec::new() };
        members.retain(|member| repeated.binary_search(&member.key_span).is_err());
        members
    }

    fn policy<'t>(&mut self, index: usize, node: Node<'t>) -> Option<Policy<'t>> {
        self.index = Some(index);
        let span = node.span;
        let hole = node.hole();
        if hole.is_none() && !matches!(node.value, Value::Object(_)) {
            self.note(ProblemKind::PolicyNotObject(node.value.kind()), span);
            return None;
        }
        let first_key = node.members().first().map(|member| member.key_span);
        let is_preview = node.get("permission").is_some() && node.get("rules").is_none();
        let mut policy = Policy {
            index,
            decision: None,
            decision_span: None,
            token_type: None,
            token_type_span: None,
            team_name: None,
            user_login: None,
            runner_id: None,
            role_id: None,
            authorized_permissions: Vec::new(),
            rules: Vec::new(),
            rules_span: None,
            open: Vec::new(),
            span,
        };
        if let Some(any) = hole {
            policy.open.extend(any.expressions().map(str::to_owned));
            return Some(policy);
        }
        for member in self.last_members(node) {
            if !member.key_holes.is_empty() {
                policy.open.extend(member.into_parts().0.expressions().map(str::to_owned));
                continue;
            }
            let field = field_of(&member.key);
            if field != Some(&*member.key) {
                let name = member.key.clone().into_owned();
                self.note(ProblemKind::UnknownField { name, meant: field }, member.key_span);
            }
            // As good as left out.
            if let Some(field) = field.filter(|_| member.node.value != Value::Null) {
                self.field(&mut policy, field, member);
            }
        }
        let head = if self.text.get(span.start..).is_some_and(|rest| rest.starts_with('{')) {
            Span::new(span.start, span.start + 1)
        } else {
            first_key.unwrap_or(span)
        };
        if is_preview {
            self.note(ProblemKind::PreviewShape, span);
        } else {
            self.check(&policy, head);
        }
        Some(policy)
    }

    fn field<'t>(&mut self, policy: &mut Policy<'t>, field: &'static str, member: Member<'t>) {
        let Member { node, .. } = member;
        match field {
            "rules" => {
                policy.rules_span = Some(node.span);
                policy.rules = self.rules(node);
            }
            "authorizedPermissions" => policy.authorized_permissions = self.permissions(node),
            _ => {
                let Some(text) = self.text(field, node) else { return };
                match field {
                    "decision" | "tokenType" if text.is_open() => {
                        policy.open.extend(text.expressions().map(str::to_owned));
                        let place = match field {
                            "decision" => &mut policy.decision_span,
                            _ => &mut policy.token_type_span,
                        };
                        *place = Some(text.span);
                    }
                    "decision" => {
                        policy.decision = self.decision(&text);
                        policy.decision_span = Some(text.span);
                    }
                    "tokenType" => {
                        policy.token_type = self.token_type(&text);
                        policy.token_type_span = Some(text.span);
                    }
                    "teamName" => policy.team_name = Some(self.target(text, "team:")),
                    "userLogin" => policy.user_login = Some(self.target(text, "user:")),
                    "runnerID" => policy.runner_id = Some(self.target(text, "runner:")),
                    _ => policy.role_id = Some(text),
                }
            }
        }
    }

    /// The text of a field. A login or an id of digits alone is a number in YAML.
    fn text<'t>(&mut self, field: &'static str, node: Node<'t>) -> Option<Text<'t>> {
        let (span, found) = (node.span, node.value.kind());
        let text = match node.value {
            Value::Number(text) => Some(Text::literal(text, span)),
            _ => node.into_text(),
        };
        if text.is_none() {
            self.note(ProblemKind::InvalidField { field, found }, span);
        }
        text
    }

    fn decision(&mut self, text: &Text<'_>) -> Option<Decision> {
        let (decision, meant) = if text.text.trim().eq_ignore_ascii_case("allow") {
            (Decision::Allow, "allow")
        } else if text.text.trim().eq_ignore_ascii_case("deny") {
            (Decision::Deny, "deny")
        } else {
            self.note(ProblemKind::UnknownDecision(text.text.clone().into_owned()), text.span);
            return None;
        };
        self.spelling(text, meant);
        Some(decision)
    }

    fn token_type(&mut self, text: &Text<'_>) -> Option<TokenType> {
        let Some(token_type) = TokenType::by_name(&text.text) else {
            self.note(ProblemKind::UnknownTokenType(text.text.clone().into_owned()), text.span);
            return None;
        };
        self.spelling(text, token_type.name());
        Some(token_type)
    }

    fn spelling(&mut self, text: &Text<'_>, meant: &'static str) {
        if text.text != meant {
            let written = text.text.clone().into_owned();
            self.note(ProblemKind::OtherSpelling { written, meant }, text.span);
        }
    }

    /// A target without the prefix that only the scope of a request has.
    fn target<'t>(&mut self, text: Text<'t>, prefix: &str) -> Text<'t> {
        let is_literal = text.holes.first().is_none_or(|hole| hole.part.start >= prefix.len());
        let Some(bare) = text.text.strip_prefix(prefix).filter(|_| is_literal) else { return text };
        let bare = bare.to_owned();
        self.note(ProblemKind::PrefixedTarget(text.text.into_owned()), text.span);
        let moved = |at: usize| at.saturating_sub(prefix.len());
        let holes = text
            .holes
            .into_iter()
            .map(|hole| Hole { part: Span::new(moved(hole.part.start), moved(hole.part.end)), ..hole });
        Text { text: bare.into(), holes: holes.collect(), span: text.span }
    }

    fn permissions<'t>(&mut self, node: Node<'t>) -> Vec<Text<'t>> {
        const FIELD: &str = "authorizedPermissions";
        let nodes = match node.value {
            Value::Array(nodes) => nodes,
            ref other => {
                self.note(ProblemKind::InvalidField { field: FIELD, found: other.kind() }, node.span);
                vec![node]
            }
        };
        let texts: Vec<_> = nodes.into_iter().filter_map(|node| self.text(FIELD, node)).collect();
        for text in texts.iter().filter(|text| !text.is_open()) {
            if !matches!(&*text.text, "admin" | "standard") {
                self.note(ProblemKind::UnknownPermission(text.text.clone().into_owned()), text.span);
            }
        }
        texts
    }

    fn rules<'t>(&mut self, node: Node<'t>) -> Vec<Rule<'t>> {
        if let Some(path) = node.hole() {
            // Rules that nobody knows.
            let (value_span, span) = (node.span, node.span);
            return vec![Rule { path, pattern: None, is_string: true, value_span, span }];
        }
        if !matches!(node.value, Value::Object(_)) {
            self.note(ProblemKind::RulesNotObject(node.value.kind()), node.span);
            return Vec::new();
        }
        self.last_members(node).into_iter().map(|member| self.rule(member)).collect()
    }

    fn rule<'t>(&mut self, member: Member<'t>) -> Rule<'t> {
        let span = member.span();
        let (path, node) = member.into_parts();
        let is_string = matches!(node.value, Value::String(_) | Value::Open(_));
        let value_span = node.span;
        if !is_string {
            self.note(ProblemKind::PatternNotString(node.value.kind()), node.span);
        }
        let pattern = match node.value {
            Value::Number(text) => Some(Text::literal(text, node.span)),
            Value::Bool(value) => Some(Text::literal(if value { "true" } else { "false" }.into(), node.span)),
            _ => node.into_text(),
        };
        Rule { path, pattern, is_string, value_span, span }
    }

    /// What the fields of a policy lack together.
    fn check(&mut self, policy: &Policy<'_>, head: Span) {
        if policy.decision_span.is_none() {
            self.note(ProblemKind::MissingDecision, head);
        }
        if policy.token_type_span.is_none() {
            self.note(ProblemKind::MissingTokenType, head);
        }
        if policy.rules_span.is_none() {
            self.note(ProblemKind::MissingRules, head);
        }
        let Some(token_type) = policy.token_type else { return };
        for (field, target) in [
            ("teamName", &policy.team_name),
            ("userLogin", &policy.user_login),
            ("runnerID", &policy.runner_id),
        ] {
            match target {
                None if token_type.target_field() == Some(field) => {
                    let span = policy.token_type_span.unwrap_or(head);
                    self.note(ProblemKind::MissingTarget(token_type), span);
                }
                Some(target) if token_type.target_field() != Some(field) => {
                    self.note(ProblemKind::ForeignTarget { field, token_type }, target.span);
                }
                Some(target) if field != "teamName" && target.text.contains(['*', '?']) => {
                    self.note(ProblemKind::WildcardInTarget(field), target.span);
                }
                _ => {}
            }
        }
        if token_type != TokenType::Organization {
            if let Some(role) = &policy.role_id {
                self.note(ProblemKind::ForeignTarget { field: "roleID", token_type }, role.span);
            }
            if let Some(permission) = policy.authorized_permissions.iter().find(|text| text.text == "admin") {
                self.note(ProblemKind::PermissionsOfOtherType(token_type), permission.span);
            }
        }
    }
}
