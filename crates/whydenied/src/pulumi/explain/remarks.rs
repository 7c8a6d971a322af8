//! What is worth knowing about policies and the exchange, whatever the verdict.

pub(crate) mod admin_not_requested;
pub(crate) mod deny_on_missing_claim;
pub(crate) mod depends_on_request;
pub(crate) mod dot_is_a_wildcard;
pub(crate) mod empty_rules;
pub(crate) mod expiration_clamped;
pub(crate) mod path_invalid;
pub(crate) mod question_mark_decides;
pub(crate) mod unreplaced_placeholder;

use crate::finding::kind::Message;
use crate::near_miss::placeholder;
use crate::outcome::{Outcome, Verdict};
use crate::pattern::Unit;
use crate::pulumi::compare::{Reason, RuleTrace, fits, rests_on_nothing};
use crate::pulumi::decision;
use crate::pulumi::evaluate::{PolicyTrace, WithoutRules};
use crate::pulumi::exchange::{AssumedField, Assumption, Basis, Exchange, Part};
use crate::pulumi::explain::findings::{capital, number, policy_is_for};
use crate::pulumi::lifetime::Lifetime;
use crate::pulumi::policy::{Decision, Policy, TokenType};
use crate::report::{Finding, Input};

crate::finding::entry::entries![
    admin_not_requested,
    deny_on_missing_claim,
    dot_is_a_wildcard,
    empty_rules,
    expiration_clamped,
    question_mark_decides,
];

/// All of them.
pub(crate) fn remarks(decision: &decision::Decision<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for policy in &decision.trace.policies {
        findings.extend(unreplaced_target(policy, decision));
        findings.extend(empty_rules(policy, decision));
        findings.extend(policy.rules.iter().filter_map(|rule| of_rule(rule, policy, decision)));
    }
    if decision.trace.verdict != Verdict::Denied {
        findings.extend(admin_not_requested(decision));
        findings.extend(clamped(decision.exchange()));
    }
    let unfilled = decision.expressions();
    if let Some(first) = unfilled.first() {
        let by = placeholder::filled_in_by(first);
        let open: Vec<_> = unfilled.iter().map(|expression| format!("`{expression}`")).collect();
        let title = format!("The verdict depends on {}", open.join(" and "));
        let detail = format!("It is filled in by {by}.");
        findings.push(
            depends_on_request::KIND.finding(
                Input::Policy,
                Message::new(title, detail, "paste the policies as they are deployed"),
            ),
        );
    }
    let mut depends_on = decision.depends_on();
    depends_on.retain(|name| !unfilled.contains(name));
    if !depends_on.is_empty() {
        let open: Vec<_> = depends_on.iter().map(|part| format!("`{part}`")).collect();
        let detail = if decision.exchange().open.is_empty() {
            "The policies are for several types or targets, and nobody said which is asked for."
        } else {
            "The request has a variable there or says it twice, so what it asks for is not in the text."
        };
        let title = format!("The verdict depends on {}", open.join(" and "));
        let message = Message::new(title, detail, "say what the exchange asks for");
        findings.push(depends_on_request::KIND.finding(Input::Policy, message));
    }
    findings
}

/// A placeholder in place of a name, where that is no cause: nobody said whom the token is for.
fn unreplaced_target(trace: &PolicyTrace<'_, '_>, decision: &decision::Decision<'_>) -> Option<Finding> {
    let target = trace.policy.target().filter(|_| trace.target.outcome != Outcome::Fail)?;
    let written = placeholder::find(&target.text).or_else(|| placeholder::of_pulumi(&target.text))?;
    let belongs = "The policy is for nobody until a real name stands there.";
    Some(unreplaced_placeholder::KIND.in_policy(
        decision.lines(),
        target.span,
        placeholder::cause(written, belongs).1,
    ))
}

fn empty_rules(trace: &PolicyTrace<'_, '_>, decision: &decision::Decision<'_>) -> Option<Finding> {
    let policy = trace.policy;
    let message = no_rules(policy).filter(|_| trace.without_rules == Some(WithoutRules::Empty))?;
    Some(empty_rules::KIND.in_policy(decision.lines(), policy.rules_span.unwrap_or(policy.span), message))
}

/// What a policy without any rule does.
pub(crate) fn no_rules(policy: &Policy<'_>) -> Option<Message> {
    let effect = match policy.decision? {
        Decision::Allow => "lets every token of the issuer in",
        Decision::Deny => "denies every token of the issuer",
    };
    Some(Message::new(
        format!("Without any rule {} {effect}", number(policy)),
        format!(
            "All rules of a policy must match, and no rule is none that fails; Pulumi does not say so. It is \
             for {}.",
            policy_is_for(policy)
        ),
        "add rules for the claims that a token must have",
    ))
}

fn of_rule(
    rule: &RuleTrace<'_, '_>,
    policy: &PolicyTrace<'_, '_>,
    decision: &decision::Decision<'_>,
) -> Option<Finding> {
    let path = &*rule.rule.path.text;
    let pattern = rule.rule.pattern.as_ref()?;
    let lines = decision.lines();
    let denies = policy.policy.decision == Some(Decision::Deny);
    let about_it = policy.target.outcome != Outcome::Fail;
    match rule.reason {
        Reason::InvalidPath(_) if denies || !about_it => {
            let message = Message::new(
                format!("`{path}` in {} is no key path", number(policy.policy)),
                "Such a rule matches nothing here; what Pulumi Cloud makes of it is not published.",
                "separate keys by dots, and put a key with a dot in double quotes",
            );
            Some(path_invalid::KIND.in_policy(lines, rule.rule.path.span, message))
        }
        Reason::Missing(_) | Reason::Null if denies && about_it && rule.outcome == Outcome::Fail => {
            let message = Message::new(
                format!(
                    "{} does not deny this token, for it has no `{path}`",
                    capital(&number(policy.policy))
                ),
                "A rule about a claim that is missing does not match, so the deny passes such tokens by.",
                "deny by a claim that every token of the issuer has, or do not rely on the deny",
            );
            Some(deny_on_missing_claim::KIND.in_policy(lines, rule.rule.span, message))
        }
        _ => {
            let text = &*pattern.text;
            let decided = rule.outcome == Outcome::Pass
                && about_it
                && rule.actual.iter().all(|actual| !fits_surely(text, actual));
            if decided {
                let message = Message::new(
                    format!("`{text}` matches only because `?` may stand for no character"),
                    "Pulumi documents `?` as zero or one character. The library whose words these are does not \
                     match some such values.",
                    "write the value without `?`, or a policy for each form",
                );
                return Some(question_mark_decides::KIND.in_policy(lines, pattern.span, message));
            }
            dot(text, denies).map(|message| dot_is_a_wildcard::KIND.in_policy(lines, pattern.span, message))
        }
    }
}

fn fits_surely(pattern: &str, actual: &str) -> bool {
    fits(pattern, actual) && !rests_on_nothing(pattern, actual)
}

/// What a dot in a name lets in beside the name.
pub(crate) fn dot(pattern: &str, denies: bool) -> Option<Message> {
    let plain = |letter: Option<char>| letter.is_some_and(|it| matches!(Unit::pulumi(it), Unit::Char(_)));
    let at = pattern.char_indices().find(|&(at, letter)| {
        let before = pattern.get(..at).and_then(|before| before.chars().next_back());
        let after = pattern.get(at + letter.len_utf8()..).and_then(|after| after.chars().next());
        letter == '.' && plain(before) && plain(after)
    })?;
    let (before, after) = (pattern.get(..at.0)?, pattern.get(at.0 + 1..)?);
    let verb = if denies { "denies" } else { "lets in" };
    Some(Message::new(
        format!("The `.` in `{pattern}` stands for any character"),
        format!("So it {verb} `{before}X{after}` as well; nothing escapes a wildcard."),
        "check that nobody can have such a name",
    ))
}

/// That the token comes without the admin permissions that a policy offers: the request does not ask for
/// them. Where nobody said what is asked for, nobody knows.
fn admin_not_requested(decision: &decision::Decision<'_>) -> Option<Finding> {
    let exchange = decision.exchange();
    let is_assumed = |assumption: &Assumption| {
        assumption.field == AssumedField::TokenType && assumption.basis != Basis::Login
    };
    let is_said = exchange.token_type == Some(TokenType::Organization)
        && !exchange.admin
        && !exchange.open.contains(&Part::Target)
        && !decision.completed.assumptions.iter().any(is_assumed);
    let mut offering = decision.trace.policies.iter().filter(|trace| {
        let allows = trace.policy.decision == Some(Decision::Allow) && trace.outcome == Outcome::Pass;
        is_said && allows && trace.policy.grants_admin()
    });
    let policy = offering.next()?.policy;
    let message = Message::new(
        format!("The token comes without the admin permissions that {} offers", number(policy)),
        "A policy that allows `admin` does not give it: an organization token has admin permissions only where the \
         request asks for scope `admin`.",
        "ask for scope `admin` if what follows needs it, such as creating stacks",
    );
    let span = policy.authorized_permissions.iter().find(|it| it.text == "admin").map(|it| it.span);
    Some(admin_not_requested::KIND.in_policy(decision.lines(), span.unwrap_or(policy.span), message))
}

/// That the token lives shorter than was asked for.
fn clamped(exchange: &Exchange) -> Option<Finding> {
    let Lifetime { requested, maximum, granted } = Lifetime::of(exchange);
    if granted == requested {
        return None;
    }
    let asked = match exchange.expiration {
        Some(_) => "are asked for",
        None => "are what a token gets for which nobody asks otherwise",
    };
    let message = Message::new(
        format!("The token lives {granted} seconds instead of {requested}"),
        format!("{requested} seconds {asked}, and no token of this issuer lives longer than {maximum}."),
        "raise the issuer's max expiration, or ask for less",
    );
    Some(expiration_clamped::KIND.finding(Input::Policy, message))
}
