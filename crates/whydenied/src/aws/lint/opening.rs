//! Statements that let in somebody who has nothing to do with whom they name.

pub(crate) mod actor_only;
pub(crate) mod negated_only;
pub(crate) mod workflow_without_repository;

use super::grant::{Grant, Probe};
use super::stranger;
use super::trust::claim_of;
use crate::aws::evaluate::Reason;
use crate::aws::lint::audience::wildcard_audience;
use crate::aws::policy::{Condition, ConditionValue};
use crate::finding::both::{no_subject_condition, subject_matches_anyone, wildcard_before_owner_end};
use crate::finding::collected::Findings;
use crate::finding::kind::Message;
use crate::issuer::tenancy::BoundTo;
use crate::operator::Test;
use crate::report::{Finding, Severity};

crate::finding::entry::entries![actor_only, negated_only, workflow_without_repository,];

/// The issue of Access Analyzer for a statement that trusts GitHub and no repository by name.
const NO_REPOSITORY: &str = "MISSING_GITHUB_REPO_CONDITION_KEY";

/// What a stranger chooses.
const CHOSEN: [BoundTo; 2] = [BoundTo::Nothing, BoundTo::Rest];

/// Tells of a statement that lets strangers in; whether it does.
pub(crate) fn lint(grant: &Grant<'_>, findings: &mut Findings<'_>) -> bool {
    let strangers = stranger::all(grant);
    let admitted = |bound_to: &[BoundTo]| {
        let with_workflow = bound_to.contains(&BoundTo::Workflow);
        let shared = [&CHOSEN, bound_to].concat();
        let mut strangers = strangers.iter().filter(|stranger| with_workflow || !stranger.uses_workflow);
        strangers.find_map(|stranger| Some((&stranger.probe, grant.lets_in(&stranger.probe, &shared)?)))
    };
    if let Some((stranger, reasons)) = admitted(&[]) {
        open(grant, stranger, &reasons, findings);
    } else if let Some((stranger, _)) = admitted(&[BoundTo::Person]) {
        by_person(grant, stranger, findings);
    } else if let Some((stranger, _)) = admitted(&[BoundTo::Workflow]) {
        by_workflow(grant, stranger, findings);
    } else {
        return false;
    }
    true
}

/// Everybody who can get a token of the provider, as the subject of a sentence.
pub(crate) fn anyone(grant: &Grant<'_>) -> String {
    match (grant.tenancy.map(|tenancy| tenancy.anyone), grant.provider.issuer) {
        (Some(anyone), _) if !anyone.is_empty() => anyone.to_owned(),
        (_, Some(issuer)) if grant.is_shared() => format!("Any customer of {}", issuer.name),
        _ => format!("Anyone with a token of `{}`", grant.provider.url),
    }
}

/// How grave it is that everybody gets in.
fn gravity(grant: &Grant<'_>) -> Severity {
    let is_cluster = grant.provider.issuer.is_some_and(|issuer| matches!(issuer.id, "eks" | "gke"));
    if grant.is_shared() || is_cluster { Severity::Error } else { Severity::Warning }
}

/// A stranger gets in with a token of his own.
fn open(grant: &Grant<'_>, stranger: &Probe, reasons: &[Reason], findings: &mut Findings<'_>) {
    let witness = format!("A token with the subject `{}` gets in, whoever it belongs to.", stranger.subject);
    let tests = || grant.trust.statement.conditions.iter().zip(reasons);
    let mut told = false;
    for (condition, value) in
        tests().filter_map(|(condition, reason)| Some((condition, wide_value(grant, condition, *reason)?)))
    {
        told = true;
        by_value(grant, condition, value, &witness, findings);
    }
    let negated = tests().find(|(condition, _)| {
        let operator = condition.operator.is_some_and(|operator| operator.negated);
        operator && grant.is_bound(condition)
    });
    if let Some((condition, _)) = negated.filter(|_| !told) {
        let message = Message::new(
            format!("{} gets in, but for those that this rules out", anyone(grant)),
            format!("A negated test names whom it keeps out, and lets in all others. {witness}"),
            "name those who may have the role, under `StringEquals` or `StringLike`",
        );
        findings.risks.push(Finding {
            severity: gravity(grant),
            ..findings.at(&negated_only::KIND, condition.span, message)
        });
    } else if !told {
        no_subject(grant, &witness, findings);
    }
}

fn no_subject(grant: &Grant<'_>, witness: &str, findings: &mut Findings<'_>) {
    let key = grant.telling_key();
    let name = claim_of(&key, grant.provider).unwrap_or(&key);
    let tests_audience = grant.tests("aud").next().is_some();
    // AWS itself recommends the audience alone for an identity provider of one's own.
    let severity = if grant.tenancy.is_none() && !grant.is_shared() && tests_audience {
        Severity::Hint
    } else {
        gravity(grant)
    };
    let is_github = grant.provider.issuer.is_some_and(|issuer| issuer.id == "github-actions");
    let issue = if is_github { Some(NO_REPOSITORY) } else { no_subject_condition::KIND.access_analyzer };
    let message = Message::new(
        format!("{} gets in: no test of `{name}` keeps others out", anyone(grant)),
        witness.to_owned(),
        format!("test `{key}` for the values of your own"),
    );
    let finding = findings.at(&no_subject_condition::KIND, grant.trust.place(), message);
    findings.risks.push(Finding { severity, access_analyzer: issue.map(Into::into), ..finding });
}

/// The value with which the condition let a stranger in.
fn wide_value<'a>(
    grant: &Grant<'_>,
    condition: &'a Condition<'a>,
    reason: Reason,
) -> Option<&'a ConditionValue<'a>> {
    condition.operator.filter(|operator| !operator.negated && operator.test != Test::Null)?;
    let Reason::Compared { matched: Some(index) } = reason else { return None };
    condition.values.get(index).filter(|_| grant.is_bound(condition))
}

/// A wildcard of the policy stands for a stranger's name.
fn by_value(
    grant: &Grant<'_>,
    condition: &Condition<'_>,
    value: &ConditionValue<'_>,
    witness: &str,
    findings: &mut Findings<'_>,
) {
    let text = &value.text;
    let name = grant.trust.provider_of(&condition.key.text).map_or("", |(_, claim)| claim);
    let whom =
        grant.tenancy.map(|tenancy| (tenancy.owner, tenancy.project)).filter(|(owner, _)| !owner.is_empty());
    let like = like(&owner_part(grant, name, text));
    let (rule, severity, message) = if let Some(((owner, project), like)) = whom.zip(like) {
        let whom =
            if project.is_empty() { format!("Any {owner}") } else { format!("Any {project} of any {owner}") };
        let message = Message::new(
            format!("{whom} that {like} gets in"),
            format!("The wildcard in `{text}` stands before the name of the {owner} ends. {witness}"),
            format!(
                "write the whole name of the {owner}, and what follows it, in front of the first wildcard"
            ),
        );
        (
            &wildcard_before_owner_end::KIND,
            if grant.is_shared() { Severity::Error } else { Severity::Warning },
            message,
        )
    } else {
        let message = Message::new(
            format!("{} gets in: `{text}` fits them all", anyone(grant)),
            witness.to_owned(),
            "name those who may have the role",
        );
        (&subject_matches_anyone::KIND, gravity(grant), message)
    };
    let rule = if name == "aud" { &wildcard_audience::KIND } else { rule };
    findings.risks.push(Finding { severity, ..findings.at(rule, value.span, message) });
}

/// The part of a pattern that stands for the owner.
fn owner_part(grant: &Grant<'_>, name: &str, text: &str) -> String {
    let ends = |letter: char| matches!(letter, '/' | ':' | '@' | '}');
    let after = |prefix: &str| text.strip_prefix(prefix)?.split(ends).next().map(str::to_owned);
    let of_key = grant.keys().iter().filter(|key| key.name == name).flat_map(|key| key.values);
    // Of several forms the last is the longest.
    let of_key =
        of_key.rev().filter_map(|form| form.split_once("{owner}")).find_map(|(before, _)| after(before));
    let of_subject = || grant.shapes().iter().find_map(|shape| after(&grant.prefix(shape)));
    of_key.or_else(|| of_subject().filter(|_| name == "sub")).unwrap_or_else(|| "*".to_owned())
}

/// What a pattern says of a name; `None` where it says nothing.
fn like(part: &str) -> Option<String> {
    let bare = part.trim_matches('*');
    if bare.chars().all(|letter| matches!(letter, '*' | '?')) {
        return None;
    }
    Some(match (part.starts_with('*'), part.ends_with('*')) {
        _ if bare.contains(['*', '?']) => format!("fits `{part}`"),
        (false, true) => format!("starts with `{bare}`"),
        (true, false) => format!("ends with `{bare}`"),
        (true, true) => format!("has `{bare}` in it"),
        (false, false) => return None,
    })
}

/// A person is named, and not one project.
fn by_person(grant: &Grant<'_>, stranger: &Probe, findings: &mut Findings<'_>) {
    let Some((condition, person)) = grant.first_bound_to(BoundTo::Person) else { return };
    let project = grant.tenancy.map_or("project", |tenancy| tenancy.project);
    let message = Message::new(
        format!("Any {project} in which `{person}` starts a job gets in"),
        format!(
            "Who starts a job does not say whose code it runs, and a job that is run again keeps the name. A token with \
             the subject `{}` gets in.",
            stranger.subject
        ),
        format!("test `{}:sub` as well", grant.provider.url),
    );
    findings.risk(&actor_only::KIND, condition.span, message);
}

/// A workflow file is named, and not one project that uses it.
fn by_workflow(grant: &Grant<'_>, stranger: &Probe, findings: &mut Findings<'_>) {
    let of_key = grant.first_bound_to(BoundTo::Workflow);
    let of_subject = || {
        let condition = grant.tests("sub").next()?;
        let workflow = stranger.subject.split_once(stranger::WORKFLOW_MARK)?.1;
        Some((condition, workflow.to_owned()))
    };
    let Some((condition, workflow)) = of_key.or_else(of_subject) else { return };
    let file = workflow.split('@').next().unwrap_or(&workflow);
    let message = Message::new(
        format!("Any repository that calls `{file}` gets in"),
        format!(
            "A workflow in a public repository may be called from every other one, and one in a private repository from \
             those that share it. A token with the subject `{}` gets in.",
            stranger.subject
        ),
        format!("test the repository or its owner as well, under `{}:sub`", grant.provider.url),
    );
    findings.risk(&workflow_without_repository::KIND, condition.span, message);
}
