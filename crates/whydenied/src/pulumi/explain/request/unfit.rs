//! The policies that allow, where none is for what is asked for.

use crate::outcome::Outcome;
use crate::pulumi::evaluate::{PolicyTrace, WithoutRules};
use crate::pulumi::exchange::Exchange;
use crate::pulumi::explain::wording::{bearer, number};
use crate::pulumi::policy::{Policy, TokenType};

/// An exchange, and the policies that allow another one.
pub(crate) struct Unfit<'a> {
    /// The policies, sorted by how near they come.
    pub(crate) allows: &'a [&'a PolicyTrace<'a, 'a>],
    /// The first of them.
    pub(crate) nearest: &'a PolicyTrace<'a, 'a>,
    pub(crate) exchange: &'a Exchange,
}

impl<'a> Unfit<'a> {
    /// The nearest policy.
    pub(crate) const fn policy(&self) -> &'a Policy<'a> {
        self.nearest.policy
    }

    /// Whom the nearest policy is for.
    pub(crate) fn own(&self) -> &'a str {
        self.policy().target().map_or("", |target| &*target.text)
    }

    /// Whom the token is asked for.
    pub(crate) fn asked(&self) -> &'a str {
        self.exchange.target().unwrap_or_default()
    }

    /// The type of token that the nearest policy is for.
    pub(crate) fn token_type(&self) -> TokenType {
        self.policy().token_type.unwrap_or(TokenType::Organization)
    }

    /// Who a token of that type belongs to.
    pub(crate) fn bearer(&self) -> &'static str {
        bearer(self.token_type())
    }

    /// A sentence, and whether the rules of the nearest policy match the token.
    pub(crate) fn and_rules(&self, sentence: &str) -> String {
        let nearest = self.nearest;
        let matches = nearest.rules.iter().all(|rule| rule.outcome == Outcome::Pass);
        let named = number(nearest.policy);
        if nearest.rules.is_empty() && nearest.without_rules != Some(WithoutRules::Empty) {
            sentence.to_owned()
        } else if matches {
            format!("{sentence} The rules of {named} match this token.")
        } else {
            format!("{sentence} The rules of {named} do not match this token either.")
        }
    }
}
