//! One sentence for each test of an authorization policy.

use crate::near_miss::placeholder::unfilled;
use crate::outcome::Outcome;
use crate::pulumi::compare::{Reason, RuleTrace};
use crate::pulumi::evaluate::{PolicyTrace, WithoutRules};
use crate::pulumi::exchange::Exchange;
use crate::pulumi::explain::wording::{asked_for, policy_is_for};
use crate::pulumi::path::{PathError, PathErrorKind};
use crate::pulumi::target::Relation;
use crate::report::Words;

/// Texts of a list that are named.
const SHOWN: usize = 3;

/// What the test of what a policy is about came to.
pub(crate) fn target(trace: &PolicyTrace<'_, '_>, exchange: &Exchange) -> Words {
    let own = policy_is_for(trace.policy);
    match trace.target.relation {
        Relation::Same if exchange.admin => format!("it is for {own}, and grants what is asked for").into(),
        Relation::Same => format!("it is for {own}, as the exchange asks").into(),
        Relation::Open => trace.policy.open_expressions().next().map_or_else(Words::default, unfilled),
        Relation::TypeUnknown => format!("it is for {own}; what is asked for was not given").into(),
        Relation::TargetUnknown => format!("it is for {own}; whom the token is for was not given").into(),
        Relation::AdminNotGranted => "admin permissions are asked for, and it does not grant them".into(),
        Relation::TargetCase => {
            format!("it is for {own}; {} is asked for, which differs in letter case", asked_for(exchange))
                .into()
        }
        Relation::TargetWildcard => {
            format!("it is for {own}; wildcards are documented in team names only").into()
        }
        Relation::OtherTarget | Relation::OtherType => {
            format!("it is for {own}, and {} is asked for", asked_for(exchange)).into()
        }
        Relation::NoTarget => format!("it is for {own}, and names none").into(),
        Relation::Unusable => "it has no decision or no token type that Pulumi knows".into(),
    }
}

/// What there is to know of a policy without rules.
pub(crate) fn without_rules(without: WithoutRules) -> Words {
    match without {
        WithoutRules::Empty => "without any rule it matches every token of the issuer",
        WithoutRules::Missing => "it has no `rules`",
        WithoutRules::NotObject => "its `rules` are no object of claims and patterns",
    }
    .into()
}

/// What the test of a rule came to.
pub(crate) fn rule(trace: &RuleTrace<'_, '_>) -> Words {
    let path = &trace.rule.path.text;
    let pattern = trace.rule.pattern.as_ref().map_or("", |pattern| &*pattern.text);
    let passes = trace.outcome == Outcome::Pass;
    match trace.reason {
        Reason::Compared => {
            let actual = trace.actual.first().map_or("", |actual| &**actual);
            let verb = match trace.outcome {
                Outcome::Pass => "matches",
                Outcome::Depends => "may match",
                Outcome::Fail => "does not match",
            };
            format!("`{actual}` {verb} `{pattern}`").into()
        }
        Reason::Element if trace.actual.is_empty() => "the claim is a list without any text".into(),
        Reason::Element if passes => format!("the list has an element that matches `{pattern}`").into(),
        Reason::Element => {
            let elements: Vec<_> = trace.actual.iter().take(SHOWN).map(|text| format!("`{text}`")).collect();
            let more = if trace.actual.len() > SHOWN { ", …" } else { "" };
            format!("none of {}{more} matches `{pattern}`", elements.join(", ")).into()
        }
        Reason::Missing(_) if trace.outcome == Outcome::Depends => format!("nothing shows `{path}`").into(),
        Reason::Missing(_) => format!("the token has no claim `{path}`").into(),
        Reason::Null => "the claim is null".into(),
        Reason::Object => "the claim is an object, of which nothing is compared".into(),
        Reason::InvalidPath(error) => invalid_path(error).into(),
        Reason::Open => trace.rule.expressions().next().map_or_else(Words::default, unfilled),
        Reason::NoPattern => "the rule has no text to compare with".into(),
    }
}

/// What is wrong with a path.
const fn invalid_path(error: PathError) -> &'static str {
    match error.kind {
        PathErrorKind::Empty => "the path is empty",
        PathErrorKind::EmptyKey => "the path has an empty key",
        PathErrorKind::UnclosedQuote => "a quote in the path is never closed",
        PathErrorKind::AfterQuote => "after the closing quote in the path there is no dot",
        PathErrorKind::QuoteInside => "a quote stands inside of a key in the path",
        PathErrorKind::OtherQuote => "keys in a path take double quotes",
        PathErrorKind::Bracket => "brackets in a path are not documented",
        PathErrorKind::Stray => "there is a white space or an invisible character in the path",
    }
}
