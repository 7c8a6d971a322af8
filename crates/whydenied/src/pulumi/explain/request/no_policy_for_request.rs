//! No policy that allows is for the token that is asked for.

use super::unfit::Unfit;
use crate::finding::entry::Entry;
use crate::finding::example::authorization::{WEB, main};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::ISSUERS;
use crate::order;
use crate::pulumi::evaluate::PolicyTrace;
use crate::pulumi::exchange::Exchange;
use crate::pulumi::explain::wording::{asked_for, capital, number};
use crate::pulumi::policy::{Policy, TokenType};
use crate::pulumi::target::Relation;

pub(crate) static KIND: Kind = Kind::cause("no-policy-for-request", ISSUERS);

/// Why a policy for another token does not matter.
const ONLY_OWN: &str = "A policy matches requests for its own token type, team, user or runner only.";
/// Names that are listed.
const SHOWN: usize = 3;

/// There is no policy that allows.
pub(crate) fn nothing_allows() -> Cause {
    let message = Message::new(
        "No policy allows anything",
        "Pulumi Cloud denies any exchange that no allow policy matches, and a new issuer starts with none.",
        "add a policy with the decision `allow`, for the token that is asked for",
    );
    (&KIND, message)
}

/// Every policy that allows is for another token.
pub(crate) fn cause(unfit: &Unfit<'_>) -> Cause {
    let message = match unfit.nearest.target.relation {
        Relation::TargetCase => letter_case(unfit),
        Relation::TargetWildcard => wildcard(unfit),
        Relation::NoTarget => no_target(unfit),
        Relation::OtherTarget => other_target(unfit),
        Relation::OtherType => other_type(unfit),
        _ => unusable(),
    };
    (&KIND, message)
}

/// The names differ in letter case only.
fn letter_case(unfit: &Unfit<'_>) -> Message {
    let (own, asked) = (unfit.own(), unfit.asked());
    let (bearer, named) = (capital(unfit.bearer()), number(unfit.policy()));
    Message::new(
        format!("{bearer} `{asked}` and `{own}` of {named} differ in letter case"),
        "That the two are compared letter by letter is not published, and most likely.",
        format!("ask for `{own}`, or write `{asked}` in the policy"),
    )
}

/// The policy names a user or a runner with a wildcard.
fn wildcard(unfit: &Unfit<'_>) -> Message {
    let (own, asked) = (unfit.own(), unfit.asked());
    let (bearer, named) = (unfit.bearer(), number(unfit.policy()));
    Message::new(
        format!("`{own}` of {named} has a wildcard, which is documented for teams only"),
        format!(
            "The exchange asks for {}; a {bearer} is taken to be compared letter by letter.",
            asked_for(unfit.exchange)
        ),
        format!("write `{asked}`, in a policy for each {bearer}"),
    )
}

/// The policy names no team, user or runner.
fn no_target(unfit: &Unfit<'_>) -> Message {
    let (bearer, asked) = (unfit.bearer(), unfit.asked());
    let field = unfit.token_type().target_field().unwrap_or_default();
    Message::new(
        format!("{} names no {bearer}, so it is for nobody", capital(&number(unfit.policy()))),
        unfit.and_rules(ONLY_OWN),
        format!("name the {bearer}: `\"{field}\": \"{asked}\"`"),
    )
}

/// The policies name another team, user or runner.
fn other_target(unfit: &Unfit<'_>) -> Message {
    let (bearer, asked) = (unfit.bearer(), unfit.asked());
    let others = unfit.allows.iter().filter(|it| it.target.relation == Relation::OtherTarget);
    Message::new(
        format!("The exchange asks for {bearer} `{asked}`, the policies are for {}", names(others)),
        unfit.and_rules(ONLY_OWN),
        format!("ask for the {bearer} that a policy names, or add a policy for `{asked}`"),
    )
}

/// The policies are for other types of token.
fn other_type(unfit: &Unfit<'_>) -> Message {
    let (asked, allowed) = (asked_for(unfit.exchange), types(unfit.allows));
    Message::new(
        format!("The exchange asks for {asked}, the policies allow {allowed} tokens"),
        unfit.and_rules(ONLY_OWN),
        request_type(unfit.policy(), unfit.exchange),
    )
}

/// The policies have no decision or no type of token that is known.
fn unusable() -> Message {
    Message::new(
        "No policy that allows anything can be used",
        "A policy needs a decision and a token type that Pulumi knows.",
        "correct the policy",
    )
}

/// What to ask for so that the policy is about it.
fn request_type(policy: &Policy<'_>, exchange: &Exchange) -> String {
    let Some(token_type) = policy.token_type else { return String::new() };
    let scope = token_type.scope_prefix().zip(policy.target());
    let scope = scope.map(|(prefix, target)| format!(" with scope `{prefix}{}`", target.text));
    let scope = scope.unwrap_or_default();
    let asked = exchange.token_type.map_or("", TokenType::name);
    format!("ask for a token of type `{}`{scope}, or add a policy for {asked} tokens", token_type.name())
}

/// The targets of policies, each once.
fn names<'a>(policies: impl Iterator<Item = &'a &'a PolicyTrace<'a, 'a>>) -> String {
    let names = policies.filter_map(|it| it.policy.target()).map(|target| &*target.text);
    let names = order::once(names.collect(), |name: &&str| (*name).to_owned());
    let shown: Vec<_> = names.iter().take(SHOWN).map(|name| format!("`{name}`")).collect();
    let more = if names.len() > SHOWN { " and others" } else { "" };
    format!("{}{more}", shown.join(", "))
}

/// The token types of policies, each once.
fn types(policies: &[&PolicyTrace<'_, '_>]) -> String {
    let types = policies.iter().filter_map(|it| it.policy.token_type).map(TokenType::name);
    order::once(types.collect(), |name: &&str| (*name).to_owned()).join(" and ")
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "No policy that allows is for the token that is asked for",
    why: "A policy, allow or deny, only matches requests for its own token type, team, user or runner. An exchange that no \
          allow policy matches is denied, and a new issuer starts with none.",
    help: "ask for the token that a policy is for, or add a policy for the one you need",
    example: main(WEB).with(r#"{"tokenType":"personal","user":"alice"}"#),
    near: main(WEB).with(r#"{"tokenType":"organization"}"#),
};
