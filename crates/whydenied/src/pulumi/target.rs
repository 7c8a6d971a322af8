//! Which policies an exchange is measured by: those for the token type and the target it asks for.

use super::compare::{compare, fits, may_fit};
use super::exchange::Exchange;
use super::policy::{Decision, Policy, TokenType};
use crate::letters;
use crate::outcome::{Confidence, Outcome};
use crate::text::Text;

/// Whether a policy is about the exchange.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TargetTrace {
    /// Whether it is. It `depends` on what the exchange was not said to ask for, and on expressions of the policy that
    /// stay open.
    pub outcome: Outcome,
    /// How the policy stands to the exchange.
    pub relation: Relation,
    /// How surely this is known.
    pub confidence: Confidence,
}

/// How a policy stands to what an exchange asks for. The order is that of nearness.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// It is about it.
    Same,
    /// An expression stays open in what the policy is for.
    Open,
    /// The exchange's token type was not given.
    TypeUnknown,
    /// The exchange's team, user or runner was not given.
    TargetUnknown,
    /// Admin permissions are asked for, which the policy does not grant.
    AdminNotGranted,
    /// It is for a team, user or runner that differs in letter case.
    TargetCase,
    /// It is for a user or runner with a wildcard, which is documented for teams only.
    TargetWildcard,
    /// It is for another team, user or runner.
    OtherTarget,
    /// It names no team, user or runner, which its type needs.
    NoTarget,
    /// It is for another type of token.
    OtherType,
    /// It says no decision or no type of token that there is.
    Unusable,
}

impl Policy<'_> {
    /// The team, user or runner it is for, by its token type.
    #[must_use]
    pub fn target(&self) -> Option<&Text<'_>> {
        match self.token_type? {
            TokenType::Organization => None,
            TokenType::Team => self.team_name.as_ref(),
            TokenType::Personal => self.user_login.as_ref(),
            TokenType::Runner => self.runner_id.as_ref(),
        }
    }

    /// Whether it lets an organization token have admin permissions.
    #[must_use]
    pub fn grants_admin(&self) -> bool {
        self.authorized_permissions.iter().any(|permission| permission.text == "admin")
    }

    /// The expressions that stay open in what it does and is for.
    pub(crate) fn open_expressions(&self) -> impl Iterator<Item = &str> {
        let target = self.target().into_iter().chain(&self.authorized_permissions);
        self.open.iter().map(|expression| &**expression).chain(target.flat_map(Text::expressions))
    }
}

impl Exchange {
    /// The team, user or runner it asks for, by its token type.
    #[must_use]
    pub fn target(&self) -> Option<&str> {
        match self.token_type? {
            TokenType::Organization => None,
            TokenType::Team => self.team.as_deref(),
            TokenType::Personal => self.user.as_deref(),
            TokenType::Runner => self.runner.as_deref(),
        }
    }
}

impl TargetTrace {
    const fn new(outcome: Outcome, relation: Relation, confidence: Confidence) -> Self {
        Self { outcome, relation, confidence }
    }

    const fn fail(relation: Relation, confidence: Confidence) -> Self {
        Self::new(Outcome::Fail, relation, confidence)
    }
}

/// Whether the policy is about the exchange.
///
/// Source: <https://www.pulumi.com/docs/administration/concepts/oidc-issuers/>: a policy, allow or
/// deny, only matches requests for its own token type, team, user or runner (documented).
pub(crate) fn target(policy: &Policy<'_>, exchange: &Exchange) -> TargetTrace {
    let open = TargetTrace::new(Outcome::Depends, Relation::Open, Confidence::Documented);
    let (Some(decision), Some(own)) = (policy.decision, policy.token_type) else {
        if !policy.open.is_empty() {
            return match (policy.token_type, exchange.token_type) {
                (Some(own), Some(asked)) if own != asked => {
                    TargetTrace::fail(Relation::OtherType, Confidence::Documented)
                }
                _ => open,
            };
        }
        return TargetTrace::fail(Relation::Unusable, Confidence::Unconfirmed);
    };
    match exchange.token_type {
        None => TargetTrace::new(Outcome::Depends, Relation::TypeUnknown, Confidence::Documented),
        Some(asked) if asked != own => TargetTrace::fail(Relation::OtherType, Confidence::Documented),
        Some(TokenType::Organization) => organization(policy, decision, exchange.admin),
        Some(_) => named(policy, own, exchange.target()),
    }
}

/// Admin permissions must be granted; a policy that denies need not name them.
fn organization(policy: &Policy<'_>, decision: Decision, admin: bool) -> TargetTrace {
    if admin && decision == Decision::Allow && !policy.grants_admin() {
        if policy.authorized_permissions.iter().any(|permission| may_fit(permission, &["admin".into()])) {
            return TargetTrace::new(Outcome::Depends, Relation::Open, Confidence::Documented);
        }
        return TargetTrace::fail(Relation::AdminNotGranted, Confidence::Documented);
    }
    // Whether a Deny with permissions is about requests for these alone, nobody says.
    let unsure = decision == Decision::Deny && !admin && policy.grants_admin();
    let confidence = if unsure { Confidence::Unconfirmed } else { Confidence::Documented };
    TargetTrace::new(Outcome::Pass, Relation::Same, confidence)
}

fn named(policy: &Policy<'_>, own: TokenType, asked: Option<&str>) -> TargetTrace {
    let Some(target) = policy.target() else {
        return TargetTrace::fail(Relation::NoTarget, Confidence::Unconfirmed);
    };
    let Some(asked) = asked else {
        return TargetTrace::new(Outcome::Depends, Relation::TargetUnknown, Confidence::Documented);
    };
    if may_fit(target, &[asked.into()]) {
        return TargetTrace::new(Outcome::Depends, Relation::Open, Confidence::Documented);
    }
    let written = &*target.text;
    if own == TokenType::Team {
        let compared = compare(written, &[asked.into()]);
        return match (compared.outcome, compared.confidence) {
            (Outcome::Pass, sure) => TargetTrace::new(Outcome::Pass, Relation::Same, sure),
            (_, Confidence::Inferred) => TargetTrace::fail(Relation::TargetCase, Confidence::Unconfirmed),
            (_, sure) => TargetTrace::fail(Relation::OtherTarget, sure),
        };
    }
    if written == asked {
        TargetTrace::new(Outcome::Pass, Relation::Same, Confidence::Documented)
    } else if letters::same(written, asked) {
        TargetTrace::fail(Relation::TargetCase, Confidence::Unconfirmed)
    } else if fits(written, asked) {
        TargetTrace::fail(Relation::TargetWildcard, Confidence::Unconfirmed)
    } else {
        TargetTrace::fail(Relation::OtherTarget, Confidence::Documented)
    }
}
