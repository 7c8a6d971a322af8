//! Why no policy is about the exchange, or one denies it.

pub(crate) mod admin_not_authorised;
pub(crate) mod no_policy_for_request;
pub(crate) mod pulumi_explicit_deny;
pub(crate) mod unreplaced_placeholder;

use crate::finding::kind::{Cause, Message};
use crate::near_miss::placeholder;
use crate::outcome::Outcome;
use crate::pulumi::decision;
use crate::pulumi::evaluate::{PolicyTrace, WithoutRules};
use crate::pulumi::exchange::Exchange;
use crate::pulumi::explain::findings::{asked_for, bearer, capital, number, policy_is_for};
use crate::pulumi::policy::{Policy, TokenType};
use crate::pulumi::target::Relation;
use crate::span::Span;

crate::finding::entry::entries![admin_not_authorised, no_policy_for_request, pulumi_explicit_deny,];

/// Names that are listed.
const SHOWN: usize = 3;

/// That a policy denies the exchange; `allowing` would allow it.
pub(crate) fn denies(
    denying: &PolicyTrace<'_, '_>,
    allowing: Option<&PolicyTrace<'_, '_>>,
    exchange: &Exchange,
) -> Cause {
    let policy = denying.policy;
    let named = number(policy);
    let everybody = denying.rules.iter().all(|rule| {
        rule.rule.pattern.as_ref().is_some_and(|pattern| pattern.text.trim_matches('*').is_empty())
    });
    let to = if everybody { "every token of the issuer" } else { "this token" };
    let own = policy_is_for(policy);
    let title = format!("{} denies {own} to {to}, and a deny always wins", capital(&named));
    let detail = match allowing {
        Some(allowing) if everybody => format!(
            "A new issuer starts with a policy that denies every exchange, and the guides turn that one into \
             an allow. Here it still stands beside {}, which would allow this token.",
            number(allowing.policy)
        ),
        Some(allowing) => format!(
            "All of its rules match, and so do those of {}, which allows; neither the order nor how narrow a \
             rule is makes a difference.",
            number(allowing.policy)
        ),
        None if everybody => {
            "A new issuer starts with a policy that denies every exchange; the guides turn that one into an \
             allow."
                .to_owned()
        }
        None => format!("All of its rules match, and {} is asked for.", asked_for(exchange)),
    };
    let help = match allowing {
        Some(_) if everybody => format!("delete {named}"),
        Some(_) => format!("narrow {named} so that it does not match this token, or delete it"),
        None if everybody => format!("set `decision` of {named} to `allow`, with rules for your tokens"),
        None => format!("narrow {named}, and add a policy that allows this token"),
    };
    (&pulumi_explicit_deny::KIND, Message::new(title, detail, help))
}

/// That no allow policy is about the exchange; `allows` are sorted by how near they come.
pub(crate) fn nothing_fits(
    allows: &[&PolicyTrace<'_, '_>],
    decision: &decision::Decision<'_>,
) -> (Cause, Span) {
    let Some(nearest) = allows.first() else {
        let span = decision.asked.document.policies.first().map_or(Span::default(), whole);
        let message = Message::new(
            "No policy allows anything",
            "Pulumi Cloud denies any exchange that no allow policy matches, and a new issuer starts with none.",
            "add a policy with the decision `allow`, for the token that is asked for",
        );
        return ((&no_policy_for_request::KIND, message), span);
    };
    let (exchange, policy) = (decision.exchange(), nearest.policy);
    let named = number(policy);
    let own = policy.target().map_or("", |target| &*target.text);
    let asked = exchange.target().unwrap_or_default();
    let token_type = policy.token_type.unwrap_or(TokenType::Organization);
    let bearer = bearer(token_type);
    let span = match nearest.target.relation {
        Relation::OtherType | Relation::AdminNotGranted => policy.token_type_span,
        _ => policy.target().map(|target| target.span).or(policy.token_type_span),
    };
    let all =
        only_own("A policy matches requests for its own token type, team, user or runner only.", nearest);
    if let Some(written) = placeholder::find(own).or_else(|| placeholder::of_pulumi(own)) {
        let belongs = format!("{} is asked for.", capital(&asked_for(exchange)));
        return (
            (&unreplaced_placeholder::KIND, placeholder::cause(written, &belongs).1),
            span.unwrap_or(policy.span),
        );
    }
    let (rule, message) = match nearest.target.relation {
        Relation::AdminNotGranted => (
            &admin_not_authorised::KIND,
            Message::new(
                format!("Admin permissions are asked for, and {named} does not grant them"),
                only_own("Scope `admin` needs a policy that allows it explicitly.", nearest),
                "add `\"authorizedPermissions\": [\"admin\"]` to the policy, or leave scope `admin` out",
            ),
        ),
        Relation::TargetCase => (
            &no_policy_for_request::KIND,
            Message::new(
                format!(
                    "{bearer} `{asked}` and `{own}` of {named} differ in letter case",
                    bearer = capital(bearer)
                ),
                "That the two are compared letter by letter is not published, and most likely.",
                format!("ask for `{own}`, or write `{asked}` in the policy"),
            ),
        ),
        Relation::TargetWildcard => (
            &no_policy_for_request::KIND,
            Message::new(
                format!("`{own}` of {named} has a wildcard, which is documented for teams only"),
                format!(
                    "The exchange asks for {}; a {bearer} is taken to be compared letter by letter.",
                    asked_for(exchange)
                ),
                format!("write `{asked}`, in a policy for each {bearer}"),
            ),
        ),
        Relation::NoTarget => (
            &no_policy_for_request::KIND,
            Message::new(
                format!("{named} names no {bearer}, so it is for nobody", named = capital(&named)),
                all,
                format!(
                    "name the {bearer}: `\"{}\": \"{asked}\"`",
                    token_type.target_field().unwrap_or_default()
                ),
            ),
        ),
        Relation::OtherTarget => (
            &no_policy_for_request::KIND,
            Message::new(
                format!(
                    "The exchange asks for {bearer} `{asked}`, the policies are for {}",
                    names(allows.iter().filter(|it| it.target.relation == Relation::OtherTarget))
                ),
                all,
                format!("ask for the {bearer} that a policy names, or add a policy for `{asked}`"),
            ),
        ),
        Relation::OtherType => (
            &no_policy_for_request::KIND,
            Message::new(
                format!(
                    "The exchange asks for {}, the policies allow {} tokens",
                    asked_for(exchange),
                    types(allows)
                ),
                all,
                request_type(policy, exchange),
            ),
        ),
        _ => (
            &no_policy_for_request::KIND,
            Message::new(
                "No policy that allows anything can be used",
                "A policy needs a decision and a token type that Pulumi knows.",
                "correct the policy",
            ),
        ),
    };
    ((rule, message), span.unwrap_or(policy.span))
}

fn whole(policy: &Policy<'_>) -> Span {
    policy.decision_span.unwrap_or(policy.span)
}

/// A sentence, and whether the target is all that keeps the policy from matching.
fn only_own(sentence: &str, nearest: &PolicyTrace<'_, '_>) -> String {
    let rules = nearest.rules.iter().all(|rule| rule.outcome == Outcome::Pass);
    let named = number(nearest.policy);
    if nearest.rules.is_empty() && nearest.without_rules != Some(WithoutRules::Empty) {
        sentence.to_owned()
    } else if rules {
        format!("{sentence} The rules of {named} match this token.")
    } else {
        format!("{sentence} The rules of {named} do not match this token either.")
    }
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
    let names = each_once(policies.filter_map(|it| it.policy.target()).map(|target| &*target.text));
    let shown: Vec<_> = names.iter().take(SHOWN).map(|name| format!("`{name}`")).collect();
    let more = if names.len() > SHOWN { " and others" } else { "" };
    format!("{}{more}", shown.join(", "))
}

/// The token types of policies, each once.
fn types(policies: &[&PolicyTrace<'_, '_>]) -> String {
    each_once(policies.iter().filter_map(|it| it.policy.token_type).map(TokenType::name)).join(" and ")
}

fn each_once<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    names.fold(Vec::new(), |mut known, name| {
        if !known.contains(&name) {
            known.push(name);
        }
        known
    })
}
