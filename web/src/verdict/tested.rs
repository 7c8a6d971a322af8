//! What is drawn of a statement or an authorization policy, as plain data: its tests, and what came of them.

use whydenied_report::{
    Applies, ConditionReport, Confidence, ElementReport, Outcome, Place, PolicyReport, Report, RuleReport,
    StatementReport, Words,
};

use super::comparison::Compared;
use crate::each::Placed;
use crate::words::line_of;

/// A statement or an authorization policy.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tested {
    pub(super) head: Head,
    pub(super) place: Place,
    /// Each with its place.
    pub(super) tests: Placed<Test>,
    /// What there is to know of one without any.
    pub(super) note: Option<Words>,
}

/// What it is called, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) name: String,
    /// What it would do, such as `Allow`; empty where it does not say.
    pub(super) effect: String,
    pub(super) outcome: Applies,
    pub(super) line: String,
}

/// One test.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Test {
    pub(super) outcome: Outcome,
    pub(super) of: Subject,
    pub(super) compared: Option<Compared>,
    pub(super) why: Words,
    pub(super) confidence: Confidence,
    /// The claim that it is about.
    pub(super) claim: Option<String>,
    pub(super) line: String,
}

/// What is tested.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// An element by its name, with the values that the policy has.
    Element(&'static str, Vec<String>),
    /// A condition key, in its part up to the colon and the rest, under an operator.
    Condition { provider: String, claim: String, operator: String },
    /// A key path.
    Path(String),
}

impl Tested {
    /// A statement, whose places lie in its policy.
    pub(super) fn statement(report: &Report, statement: &StatementReport) -> Self {
        let number = statement.index + 1;
        let name = match &statement.sid {
            Some(sid) => format!("Statement {number} · {sid}"),
            None => format!("Statement {number}"),
        };
        let elements = [
            Some(element("Principal", &statement.principal)),
            Some(element("Action", &statement.action)),
            statement.resource.as_ref().map(|resource| element("Resource", resource)),
        ];
        let conditions = statement.conditions.iter().map(|one| condition(report, one));
        Self {
            head: Head {
                name,
                effect: statement.effect.clone(),
                outcome: statement.outcome,
                line: line_of(statement.span),
            },
            place: statement.span,
            tests: elements.into_iter().flatten().chain(conditions).collect(),
            note: None,
        }
    }

    /// An authorization policy; for each rule the claim that its path leads into.
    pub(super) fn policy(policy: &PolicyReport, claims: &[Option<String>]) -> Self {
        let effect = match &*policy.decision {
            "allow" => "Allow",
            "deny" => "Deny",
            _ => "",
        };
        let rules = policy.rules.iter().enumerate();
        let rules = rules.map(|(index, one)| rule(one, claims.get(index).cloned().flatten()));
        Self {
            head: Head {
                name: format!("Policy {}", policy.index + 1),
                effect: effect.to_owned(),
                outcome: policy.outcome,
                line: line_of(policy.span),
            },
            place: policy.span,
            tests: std::iter::once(target(policy)).chain(rules).collect(),
            note: policy.rules_note.clone(),
        }
    }
}

fn element(name: &'static str, element: &ElementReport) -> (Test, Option<Place>) {
    let test = Test {
        outcome: element.outcome,
        of: Subject::Element(name, element.expected.clone()),
        compared: None,
        why: element.why.clone(),
        confidence: element.confidence,
        claim: None,
        line: line_of(element.span),
    };
    (test, Some(element.span))
}

fn condition(report: &Report, condition: &ConditionReport) -> (Test, Option<Place>) {
    // The scheme of a URL, which no key has, is followed by a colon as well.
    let scheme = condition.key.find("://").map_or(0, |at| at + "://".len());
    let colon = condition.key.get(scheme..).and_then(|rest| rest.find(':')).map_or(0, |at| scheme + at + 1);
    let (provider, claim) = condition.key.split_at_checked(colon).unwrap_or_default();
    let entry = report.context.iter().find(|entry| entry.key.eq_ignore_ascii_case(&condition.key));
    let test = Test {
        outcome: condition.outcome,
        of: Subject::Condition {
            provider: provider.to_owned(),
            claim: claim.to_owned(),
            operator: condition.operator.clone(),
        },
        compared: Some(Compared::of_condition(report, condition)),
        why: condition.why.clone(),
        confidence: condition.confidence,
        claim: entry.and_then(|entry| entry.claim.as_deref()).map(str::to_owned),
        line: line_of(condition.span),
    };
    (test, Some(condition.span))
}

/// Whether the policy is about the token that is asked for.
fn target(policy: &PolicyReport) -> (Test, Option<Place>) {
    let target = &policy.target;
    let mut values = vec![policy.token_type.to_string()];
    values.extend(target.name.clone());
    values.extend(target.admin.then(|| "admin".to_owned()));
    values.retain(|value| !value.is_empty());
    let test = Test {
        outcome: target.outcome,
        of: Subject::Element("Token asked for", values),
        compared: None,
        why: target.why.clone(),
        confidence: target.confidence,
        claim: None,
        line: line_of(target.span),
    };
    (test, Some(target.span))
}

fn rule(rule: &RuleReport, claim: Option<String>) -> (Test, Option<Place>) {
    let test = Test {
        outcome: rule.outcome,
        of: Subject::Path(rule.path.clone()),
        compared: Some(Compared::of_rule(rule)),
        why: rule.why.clone(),
        confidence: rule.confidence,
        claim,
        line: line_of(rule.span),
    };
    (test, Some(rule.span))
}
