//! What keeps Pulumi Cloud from saving the policies, and what is unusual about them.

use std::borrow::Cow;

use super::exact::{announcing, new_policy, own_policy, own_rules};
use super::number::number;
use crate::json::{Node, Value};
use crate::mend::step::{Reach, Step};
use crate::mend::style::Draw;
use crate::near_miss::distance::distance;
use crate::pulumi::mend::attempt::Attempt;
use crate::pulumi::mend::manuscript::{Manuscript, rules};
use crate::pulumi::policy::{Decision, Policy, Problem, ProblemKind, TokenType};
use crate::span::Span;

/// The steps of a problem for which the policies cannot be saved.
pub(crate) fn steps(problem: &Problem, attempt: &Attempt<'_>) -> Vec<Step> {
    let manuscript = attempt.manuscript;
    let policy = problem.policy.and_then(|index| attempt.policy(index));
    let add = |policy: &Policy<'_>, field: &str, value: &str| {
        let title = format!("Give {} the `{field}` `{value}`", number(policy.index));
        Step::new(title, manuscript.add_member(policy.span, field, &Draw::text(value)))
    };
    let write = |value: &str, written: &str| {
        Step::new(format!("Write `{value}` for `{written}`"), manuscript.replace(problem.span, value))
    };
    let asked = attempt.decision.exchange().token_type;
    let step = match &problem.kind {
        ProblemKind::NoPolicies => own_policy(attempt),
        ProblemKind::TooManyPolicies(_) => without_copies(attempt),
        ProblemKind::PolicyNotObject(found) => {
            Step::new(format!("Remove {found} from the list of policies"), manuscript.remove(problem.span))
        }
        ProblemKind::PreviewShape => new_policy(attempt).and_then(|(policy, own)| {
            let title = format!("Write a policy that allows {} in its place{}", own.name, own.any);
            announcing(Step::new(title, manuscript.rewrite(problem.span, &policy)), &own.announces)
        }),
        ProblemKind::MissingDecision => policy.and_then(|policy| add(policy, "decision", "allow")),
        ProblemKind::UnknownDecision(written) => write(meant_decision(written), written),
        ProblemKind::MissingTokenType => {
            policy.and_then(|policy| add(policy, "tokenType", named_type(policy).or(asked)?.name()))
        }
        ProblemKind::UnknownTokenType(written) => {
            let meant = meant_type(written).or_else(|| named_type(policy?)).or(asked);
            meant.and_then(|meant| write(meant.name(), written))
        }
        ProblemKind::MissingTarget(token_type) => policy
            .zip(token_type.target_field())
            .and_then(|(policy, field)| add(policy, field, attempt.decision.exchange().target()?)),
        ProblemKind::MissingRules if policy.is_some_and(|it| it.decision == Some(Decision::Deny)) => {
            let policy = policy.filter(|_| attempt.document.policies.len() > 1);
            policy.and_then(|policy| {
                let title = format!("Remove {}, which denies by no rule", number(policy.index));
                Step::new(title, manuscript.remove(policy.span))
            })
        }
        ProblemKind::MissingRules => policy.zip(own_rules(attempt)).and_then(|(policy, own)| {
            let title = format!("Give {} rules for {}{}", number(policy.index), own.name, own.any);
            let added = manuscript.add_member(policy.span, "rules", &rules(&own.rules));
            announcing(Step::new(title, added), &own.announces)
        }),
        ProblemKind::RulesNotObject(_) => rules_of_list(problem.span, attempt),
        ProblemKind::InvalidField { field: field @ ("policies" | "authorizedPermissions"), .. } => {
            Step::new(format!("Make `{field}` a list"), manuscript.enclose(problem.span))
        }
        ProblemKind::InvalidField { field, .. } => of_request(field, attempt).and_then(|value| {
            Step::new(
                format!("Write `{value}` as `{field}`"),
                manuscript.set(problem.span, &Draw::text(value)),
            )
        }),
        _ => None,
    };
    step.into_iter().collect()
}

/// What is unusual at a place, as Pulumi has it; the verdict must stay.
pub(crate) fn mend(place: Span, attempt: &Attempt<'_>) -> Option<Step> {
    let problem = attempt.document.problems.iter().find(|problem| problem.span == place)?;
    let manuscript: &Manuscript<'_> = attempt.manuscript;
    let write = |text: &str| Step::new(format!("Write `{text}`"), manuscript.replace(place, text));
    match &problem.kind {
        ProblemKind::OtherSpelling { meant, .. } | ProblemKind::UnknownField { meant: Some(meant), .. } => {
            write(meant)
        }
        ProblemKind::PrefixedTarget(written) => write(written.split_once(':')?.1),
        ProblemKind::PatternNotString(_) => {
            let node = attempt.node(place)?;
            let text = node.value.scalar_text()?;
            Step::new(format!("Write `{text}` in quotes"), manuscript.set(place, &Draw::text(text)))
        }
        ProblemKind::UnknownField { name, meant: None } => {
            Step::new(format!("Remove `{name}`"), manuscript.remove(place))
        }
        ProblemKind::ForeignTarget { field, .. } => {
            Step::new(format!("Remove `{field}`"), manuscript.remove(place))
        }
        ProblemKind::DuplicateKey(key) => {
            Step::new(format!("Remove the first `{key}`, which has no effect"), manuscript.remove(place))
        }
        _ => None,
    }
}

/// Every policy once, where some stand there twice.
fn without_copies(attempt: &Attempt<'_>) -> Option<Step> {
    let policies = &attempt.document.policies;
    let mut copies = policies
        .iter()
        .enumerate()
        .filter(|(index, policy)| policies.iter().take(*index).any(|earlier| earlier.is_like(policy)));
    // One after the other: each removal makes room for the next.
    let (index, copy) = copies.next()?;
    let title = format!("Remove {}, a copy of an earlier one", number(index));
    let step = Step::new(title, attempt.manuscript.remove(copy.span))?;
    Some(step.reaching(Reach::Kept))
}

/// The decision that a word comes closest to.
fn meant_decision(written: &str) -> &'static str {
    let written = written.to_ascii_lowercase();
    let denies = ["deny", "denied", "reject", "block", "refuse", "forbid", "disallow"];
    if denies.contains(&&*written) || distance(&written, "deny") <= 1 { "deny" } else { "allow" }
}

/// The type that a word comes closest to.
fn meant_type(written: &str) -> Option<TokenType> {
    let written = written.to_ascii_lowercase();
    let types = [TokenType::Organization, TokenType::Team, TokenType::Personal, TokenType::Runner];
    types.into_iter().find(|one| distance(&written, one.name()) <= 2)
}

/// The type that the target of a policy is one of.
fn named_type(policy: &Policy<'_>) -> Option<TokenType> {
    let named = [
        (TokenType::Team, &policy.team_name),
        (TokenType::Personal, &policy.user_login),
        (TokenType::Runner, &policy.runner_id),
    ];
    named.into_iter().find(|(_, name)| name.is_some()).map(|(token_type, _)| token_type)
}

/// What the request says of a field.
fn of_request<'a>(field: &str, attempt: &Attempt<'a>) -> Option<&'a str> {
    let exchange = attempt.decision.exchange();
    match field {
        "decision" => Some("allow"),
        "tokenType" => exchange.token_type.map(TokenType::name),
        field if exchange.token_type?.target_field() == Some(field) => exchange.target(),
        _ => None,
    }
}

/// The rules in the entries of a list; where it has none, those for this token.
fn rules_of_list(span: Span, attempt: &Attempt<'_>) -> Option<Step> {
    let node = attempt.node(span)?;
    let Value::Array(entries) = &node.value else { return own(span, attempt) };
    let entries: Option<Vec<_>> = entries.iter().map(rule_of).collect();
    match entries.filter(|entries| !entries.is_empty()) {
        Some(entries) => {
            let title = "Write the rules as an object, each pattern under its path";
            Step::new(title, attempt.manuscript.set(span, &rules(&entries)))
        }
        None => own(span, attempt),
    }
}

fn own(span: Span, attempt: &Attempt<'_>) -> Option<Step> {
    let own = own_rules(attempt)?;
    let title = format!("Write rules for {}{}", own.name, own.any);
    announcing(Step::new(title, attempt.manuscript.set(span, &rules(&own.rules))), &own.announces)
}

/// A rule as an entry of a list: `{ "sub": "…" }`, or the path and the pattern each under a name.
fn rule_of<'n>(entry: &'n Node<'_>) -> Option<(&'n str, Cow<'n, str>)> {
    let named = |names: &[&str]| names.iter().find_map(|name| entry.get(name)?.value.as_str());
    match entry.members() {
        [only] => Some((&*only.key, only.node.value.as_str()?.into())),
        [_, _] => Some((named(&["path", "claim", "key", "name"])?, named(&["value", "pattern"])?.into())),
        _ => None,
    }
}
