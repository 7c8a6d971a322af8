//! The authorization policies of an OIDC issuer as they were written.
//!
//! Sources: <https://www.pulumi.com/docs/administration/concepts/oidc-issuers/> and the `OpenAPI`
//! description of Pulumi Cloud,
//! <https://github.com/pulumi/pulumi-pulumiservice/blob/main/provider/pkg/cloud/spec.json>.

use crate::order;
use crate::span::Span;
use crate::text::Text;

/// An authorization policy: which tokens of the issuer may, or may not, be exchanged for a token of
/// one type and target.
#[derive(Clone, Debug)]
pub struct Policy<'t> {
    /// Its position, counted from 0.
    pub index: usize,
    /// What it does when it matches; `None` when that is missing or neither of both.
    pub decision: Option<Decision>,
    /// Where `decision` stands.
    pub decision_span: Option<Span>,
    /// The type of the tokens it is about; `None` when that is missing or unknown.
    pub token_type: Option<TokenType>,
    /// Where `tokenType` stands.
    pub token_type_span: Option<Span>,
    /// The team, for team tokens; may hold wildcards. Without the prefix `team:`, as far as it had it.
    pub team_name: Option<Text<'t>>,
    /// The user, for personal tokens. Without the prefix `user:`.
    pub user_login: Option<Text<'t>>,
    /// The deployment runner, for runner tokens. Without the prefix `runner:`.
    pub runner_id: Option<Text<'t>>,
    /// The custom role of organization tokens.
    pub role_id: Option<Text<'t>>,
    /// What the token may be asked to carry, such as `admin`.
    pub authorized_permissions: Vec<Text<'t>>,
    /// The rules, all of which must match; of a repeated path the last.
    pub rules: Vec<Rule<'t>>,
    /// Where `rules` stands; `None` when there is no such element.
    pub rules_span: Option<Span>,
    /// The expressions on which it rests what the policy is at all: its decision, its type of token. Without a decision
    /// it may have either.
    pub open: Vec<String>,
    /// The whole policy.
    pub span: Span,
}

impl Policy<'_> {
    /// Whether another policy says the same, wherever it stands.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        let is_same = |own: &Rule<'_>, rule: &Rule<'_>| {
            own.path.text == rule.path.text
                && own.is_string == rule.is_string
                && same(own.pattern.as_ref(), rule.pattern.as_ref())
        };
        self.decision == other.decision
            && self.token_type == other.token_type
            && self.rules.len() == other.rules.len()
            && self.grants_admin() == other.grants_admin()
            && same(self.team_name.as_ref(), other.team_name.as_ref())
            && same(self.user_login.as_ref(), other.user_login.as_ref())
            && same(self.runner_id.as_ref(), other.runner_id.as_ref())
            && same(self.role_id.as_ref(), other.role_id.as_ref())
            && self.by_path().into_iter().zip(other.by_path()).all(|(own, rule)| is_same(own, rule))
    }

    /// The rules by their paths, each of which stands once.
    fn by_path(&self) -> Vec<&Rule<'_>> {
        let mut rules: Vec<_> = self.rules.iter().collect();
        order::sort_by(&mut rules, |one, other| one.path.text.cmp(&other.path.text));
        rules
    }
}

fn same(one: Option<&Text<'_>>, other: Option<&Text<'_>>) -> bool {
    one.map(|text| &*text.text) == other.map(|text| &*text.text)
}

/// What a policy does when it matches. A deny always wins, whatever the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It lets the exchange happen.
    Allow,
    /// It refuses the exchange.
    Deny,
}

/// The type of the access token that the exchange is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenType {
    /// For the organization.
    Organization,
    /// For one of its teams.
    Team,
    /// For one user.
    Personal,
    /// For a deployment runner.
    Runner,
}

/// A rule: the claim at the path must match the pattern.
#[derive(Clone, Debug)]
pub struct Rule<'t> {
    /// The key path as written, such as `"kubernetes.io".pod.name`.
    pub path: Text<'t>,
    /// The pattern; of a number or boolean its text. `None` for what is no pattern at all: null, a
    /// list, an object.
    pub pattern: Option<Text<'t>>,
    /// Whether the pattern was written as a string; what Pulumi makes of other values is not published.
    pub is_string: bool,
    /// Where its value stands, whatever that is.
    pub value_span: Span,
    /// From the path to the end of the value.
    pub span: Span,
}

impl Rule<'_> {
    /// The expressions in it that stay open.
    pub(crate) fn expressions(&self) -> impl Iterator<Item = &str> {
        [Some(&self.path), self.pattern.as_ref()].into_iter().flatten().flat_map(Text::expressions)
    }
}

/// Something wrong or unusual with a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What it is.
    pub kind: ProblemKind,
    /// Where it stands.
    pub span: Span,
    /// The policy it is about, counted from 0.
    pub policy: Option<usize>,
}

/// What is wrong or unusual with a document. Texts are as the person wrote them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// A comment, which JSON does not have.
    Comment,
    /// A comma before a closing bracket.
    TrailingComma,
    /// A byte order mark.
    ByteOrderMark,
    /// A key that is repeated further down, so that this one has no effect.
    DuplicateKey(String),
    /// No policy at all, which Pulumi refuses to save.
    NoPolicies,
    /// More policies than an issuer may have: how many.
    TooManyPolicies(usize),
    /// A policy that is no object.
    PolicyNotObject(&'static str),
    /// A shape that is no policy: `permission` and no `rules`, as an example of the provider has it.
    PreviewShape,
    /// No `decision`.
    MissingDecision,
    /// A `decision` other than `allow` and `deny`.
    UnknownDecision(String),
    /// No `tokenType`.
    MissingTokenType,
    /// A `tokenType` that Pulumi does not know.
    UnknownTokenType(String),
    /// A value as the console or a request has it; a policy has another spelling.
    OtherSpelling {
        /// As written.
        written: String,
        /// As the API has it.
        meant: &'static str,
    },
    /// No target, which tokens of that type need.
    MissingTarget(TokenType),
    /// A target that tokens of this type do not have.
    ForeignTarget {
        /// The field, such as `teamName`.
        field: &'static str,
        /// The policy's token type.
        token_type: TokenType,
    },
    /// A target with the prefix that only the scope of a request has: `team:`, `user:` or `runner:`.
    PrefixedTarget(String),
    /// A wildcard where none is documented: the field it stands in.
    WildcardInTarget(&'static str),
    /// A permission that Pulumi does not know.
    UnknownPermission(String),
    /// Permissions on a policy for other than organization tokens.
    PermissionsOfOtherType(TokenType),
    /// No `rules`.
    MissingRules,
    /// `rules` that is no object: what it is instead.
    RulesNotObject(&'static str),
    /// A rule whose value is no text: what it is instead.
    PatternNotString(&'static str),
    /// Another value of a field than it takes: the field, and what stands there.
    InvalidField {
        /// The field.
        field: &'static str,
        /// What it is.
        found: &'static str,
    },
    /// A field that a policy does not have; with the one that was meant, if that is plain.
    UnknownField {
        /// As written.
        name: String,
        /// As Pulumi spells it.
        meant: Option<&'static str>,
    },
}
