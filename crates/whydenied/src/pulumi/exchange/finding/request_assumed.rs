//! A part of the request was assumed.

use crate::finding::entry::Entry;
use crate::finding::example::exchange::{GOOD, asked};
use crate::finding::kind::{Kind, Message};
use crate::finding::page::EXCHANGE;
use crate::outcome::Confidence;
use crate::pulumi::exchange::assumption::{AssumedField, Assumption, Basis};
use crate::report::{Finding, Input};

pub(crate) static KIND: Kind = Kind::hint("request-assumed", EXCHANGE).but(Confidence::Inferred);

/// The parts of the request that were assumed, if any were, in one finding.
pub(crate) fn finding(assumptions: &[Assumption]) -> Option<Finding> {
    let value_of = |field| assumptions.iter().find(|assumption| assumption.field == field);
    let token = match (value_of(AssumedField::TokenType), value_of(AssumedField::Target)) {
        (Some(token_type), Some(target)) => {
            Some(format!("the {} token for `{}`", token_type.value, target.value))
        }
        (Some(token_type), None) => Some(format!("the token type `{}`", token_type.value)),
        (None, Some(target)) => Some(format!("the target `{}`", target.value)),
        (None, None) => None,
    };
    let organization = value_of(AssumedField::Organization)
        .map(|assumption| format!("the organization `{}`", assumption.value));
    let what = [organization, token].into_iter().flatten().collect::<Vec<_>>().join(" and ");
    let reasons =
        assumptions.iter().map(|assumption| format!("`{}`: {}.", assumption.value, basis(assumption.basis)));
    let detail = reasons.collect::<Vec<_>>().join(" ");
    let message =
        Message::new(format!("Assumed: {what}"), detail, "say what the request asks for, to be sure");
    (!what.is_empty()).then(|| KIND.finding(Input::Request, message))
}

/// What an assumption rests on.
pub(crate) const fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::OnlyTarget => "the policies are for no other",
        Basis::Login => "`pulumi login` asks for it unless told otherwise",
        Basis::TokenAudience => "the token's `aud` names it",
        Basis::TokenScope => "the token's `scope` names it",
        Basis::AudienceRule => "a rule for `aud` names it",
        Basis::Registration => "the issuer's registration names it",
    }
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A part of the request was assumed",
    why: "Nobody said it, and the policies, the registration or the token leave one choice only.",
    help: "say what the request asks for, to be sure",
    example: asked(""),
    near: asked(GOOD),
};
