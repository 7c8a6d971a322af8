//! Policies that let in somebody who has nothing to do with whom they name.

pub(crate) mod admin_for_many;
pub(crate) mod no_subject_condition;
pub(crate) mod subject_matches_anyone;
pub(crate) mod wildcard_before_owner_end;

use super::branch;
use super::hosts::Hosts;
use crate::finding::collected::Findings;
use crate::finding::kind::Message;
use crate::issuer::tenancy::Shape;
use crate::pattern::{Unit, meet_where};
use crate::pulumi::compare::fits;
use crate::pulumi::document::Document;
use crate::pulumi::explain::findings::{capital, number, policy_is_for};
use crate::pulumi::policy::{Policy, Rule};
use crate::report::{Finding, Severity};

crate::finding::entry::entries![admin_for_many,];

/// A longer pattern is not looked into. The longest subject that issuers are known to make is shorter.
const MAX_PATTERN: usize = 1_024;
/// A name that nobody means.
const STRANGER: &str = "stranger";
/// The end of a name that only starts as another does.
const LIKE: &str = "-evil";
/// What a token says of its owner and its project beside the subject.
const NAMED: &[(&str, &str)] = &[
    ("repository", "{owner}/{project}"),
    ("repository_owner", "{owner}"),
    ("project_path", "{owner}/{project}"),
    ("namespace_path", "{owner}"),
    ("org", "{owner}"),
    ("project", "{project}"),
];
/// What whoever asks for the token chooses, or has in common with everybody.
const CHOSEN: &[&str] =
    &["aud", "iss", "ref", "ref_type", "environment", "workflow", "event_name", "head_ref", "base_ref"];

/// Somebody else's token.
struct Stranger {
    subject: String,
    owner: String,
    project: String,
}

pub(crate) fn lint(policy: &Policy<'_>, document: &Document<'_>, hosts: &Hosts, findings: &mut Findings<'_>) {
    let long = |rule: &Rule<'_>| rule.pattern.as_ref().is_some_and(|it| it.text.len() > MAX_PATTERN);
    if policy.rules.is_empty() || policy.rules.iter().any(long) {
        return;
    }
    let shapes = hosts.tenancy.filter(|_| hosts.shared).map_or(&[][..], |tenancy| tenancy.shapes);
    let found = |owner: &dyn Fn(&Shape) -> Option<Stranger>| {
        shapes.iter().filter_map(owner).find(|stranger| lets_in(policy, hosts, stranger))
    };
    let subject = policy.rules.iter().find(|rule| rule.path.text == "sub");
    let pattern = subject.and_then(|rule| rule.pattern.as_ref());
    let units: Option<Vec<Unit>> = pattern.map(|pattern| pattern.text.chars().map(Unit::pulumi).collect());
    let units = units.as_deref();
    if let Some(stranger) = found(&|shape| stranger(shape, units, &[Unit::Any], STRANGER)) {
        open(policy, subject, hosts, Some(&stranger), findings);
    } else if shapes.is_empty() && policy.rules.iter().all(|rule| is_for_anybody(rule, hosts)) {
        open(policy, subject, hosts, None, findings);
    } else if let Some(stranger) = found(&|shape| named_alike(shape, units)) {
        let text = pattern.map_or("", |pattern| &*pattern.text);
        let message = Message::new(
            format!("`{text}` lets in `{}` as well: nothing ends the owner's name", stranger.owner),
            format!("A token with the subject `{}` gets in, whoever it belongs to.", stranger.subject),
            "write the owner out, with what follows it, in front of the wildcard",
        );
        findings.risk(
            &wildcard_before_owner_end::KIND,
            pattern.map_or(policy.span, |pattern| pattern.span),
            message,
        );
    } else if policy.grants_admin() && is_for_many(policy, shapes, units) {
        let named = number(policy);
        let message = Message::new(
            format!("{} gives admin permissions to more than one project", capital(&named)),
            format!(
                "It is for {}, and whoever may run anything in one of them can ask for scope `admin`.",
                policy_is_for(policy)
            ),
            "grant `admin` by a policy for the one project that needs it",
        );
        let span = policy.authorized_permissions.iter().find(|it| it.text == "admin").map(|it| it.span);
        findings.risk(&admin_for_many::KIND, span.unwrap_or(policy.span), message);
    } else if policy.grants_admin() {
        branch::lint(policy, document, hosts, findings);
    }
}

fn open(
    policy: &Policy<'_>,
    subject: Option<&Rule<'_>>,
    hosts: &Hosts,
    stranger: Option<&Stranger>,
    findings: &mut Findings<'_>,
) {
    let named = number(policy);
    let witness = stranger.map_or_else(
        || "What it tests every token passes.".to_owned(),
        |stranger| format!("A token with the subject `{}` gets in, whoever it belongs to.", stranger.subject),
    );
    let anyone = hosts.anyone();
    let help = "test `sub` for the repository, the service account or the project that may have the token";
    let pattern = subject.and_then(|rule| rule.pattern.as_ref());
    let finding = if let Some(pattern) = pattern {
        let message = Message::new(format!("{anyone} gets in by `{}`", pattern.text), witness, help);
        findings.at(&subject_matches_anyone::KIND, pattern.span, message)
    } else {
        let title = format!("{anyone} gets in by {named}: no rule tells whose it is");
        let message =
            Message::new(title, format!("{witness} The audience is what somebody asked for."), help);
        findings.at(&no_subject_condition::KIND, policy.rules_span.unwrap_or(policy.span), message)
    };
    // Of an issuer that serves one organization alone, all of that are let in.
    let severity = if hosts.shared { Severity::Error } else { Severity::Warning };
    findings.risks.push(Finding { severity, ..finding });
}

/// Whether a rule is passed by every token, as far as it can be known without the issuer.
fn is_for_anybody(rule: &Rule<'_>, hosts: &Hosts) -> bool {
    let any = fits_everybody;
    rule.pattern.as_ref().is_some_and(|pattern| any(&pattern.text)) && hosts.may_issue(&rule.path.text)
        || matches!(&*rule.path.text, "aud" | "iss")
}

/// Whether a pattern says nothing: wildcards alone, and what separates the parts of a value.
fn fits_everybody(pattern: &str) -> bool {
    pattern.contains('*') && pattern.chars().all(|letter| matches!(letter, '*' | '?' | ':' | '/' | '|' | '@'))
}

/// A token of that form whose owner has the name, where the pattern leaves room for it.
fn stranger(shape: &Shape, pattern: Option<&[Unit]>, before: &[Unit], name: &str) -> Option<Stranger> {
    let whole = before.first() == Some(&Unit::Any) && name == STRANGER;
    let start: Vec<Unit> = shape.prefix.chars().map(Unit::Char).collect();
    let mut form = start.clone();
    form.extend(before.iter().filter(|_| !whole));
    form.extend(name.chars().chain(shape.after_owner.chars()).map(Unit::Char));
    let rest = shape.rests.first().map_or(String::new(), |(_, rest)| rest.replace("{}", "main"));
    let usual =
        format!("{}{name}{}{}{}{rest}", shape.prefix, shape.after_owner, shape.project, shape.after_project);
    let subject = match pattern {
        None => usual,
        Some(pattern) if whole && crate::pattern::matches(pattern.iter().copied(), &usual) => usual,
        Some(pattern) => {
            form.push(Unit::Any);
            // No name has what ends one in it.
            let takes = |at: usize, letter: char| at != start.len() || whole || !"/:@".contains(letter);
            meet_where(pattern, &form, 'x', &takes)?
        }
    };
    let own = subject.strip_prefix(shape.prefix)?;
    let (owner, rest) = own.split_once(shape.after_owner).filter(|_| !shape.after_owner.is_empty())?;
    let project = rest.split(':').next().unwrap_or_default().to_owned();
    Some(Stranger { owner: owner.to_owned(), project, subject: subject.clone() })
        .filter(|stranger| stranger.owner.ends_with(name))
}

/// A token of somebody whose name starts as the one that is meant.
fn named_alike(shape: &Shape, pattern: Option<&[Unit]>) -> Option<Stranger> {
    stranger(shape, Some(pattern?), &[Unit::Any], LIKE)
}

/// Whether a policy lets the token in, whatever its owner can choose. What the issuer does not put into its
/// tokens nobody can choose.
fn lets_in(policy: &Policy<'_>, hosts: &Hosts, stranger: &Stranger) -> bool {
    policy.rules.iter().all(|rule| {
        let Some(pattern) = rule.pattern.as_ref() else { return false };
        let path = &*rule.path.text;
        if !hosts.may_issue(path) {
            return false;
        }
        if path == "sub" {
            return fits(&pattern.text, &stranger.subject);
        }
        let form = NAMED.iter().find(|(claim, _)| *claim == path).map(|(_, form)| *form);
        match form {
            Some(form) => {
                let value = form.replace("{owner}", &stranger.owner).replace("{project}", &stranger.project);
                fits(&pattern.text, &value)
            }
            None => CHOSEN.contains(&path),
        }
    })
}

/// Whether more than one project gets in, all of the one owner.
fn is_for_many(policy: &Policy<'_>, shapes: &[Shape], pattern: Option<&[Unit]>) -> bool {
    let of_cluster = || {
        let paths = || policy.rules.iter().map(|rule| &*rule.path.text);
        paths().any(|path| path.starts_with("\"kubernetes.io\""))
            && !paths().any(|path| path == "sub" || path.contains("serviceaccount") || path.contains("pod"))
    };
    let Some(pattern) = pattern else { return of_cluster() };
    let tests_project = policy.rules.iter().any(|rule| {
        matches!(&*rule.path.text, "repository" | "repository_id" | "project_path" | "project_id" | "project")
    });
    !tests_project
        && shapes.iter().filter(|shape| !shape.after_owner.is_empty()).any(|shape| {
            let start: Vec<_> = shape.prefix.chars().map(Unit::Char).collect();
            let mut form = start.clone();
            form.push(Unit::Any);
            let named = format!("{}another-project{}", shape.after_owner, shape.after_project);
            form.extend(named.chars().map(Unit::Char));
            form.push(Unit::Any);
            let takes = |at: usize, letter: char| at != start.len() || !"/:".contains(letter);
            meet_where(pattern, &form, 'x', &takes).is_some()
        })
}
