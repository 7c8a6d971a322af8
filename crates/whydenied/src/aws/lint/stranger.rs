//! Tokens of somebody whom a statement does not name, made to fit it as far as that is possible.

use super::form::{Form, IN_NO_BARE_OWNER};
use super::grant::{Grant, Probe};
use crate::finding::budget::Budget;
use crate::issuer::subject::put_together;
use crate::issuer::tenancy::{BoundTo, Shape};
use crate::pattern::{Unit, meet};

/// What a customised subject says of a workflow file, which others may use as well.
pub(crate) const WORKFLOW_MARK: &str = "job_workflow_ref:";

/// A stranger's token.
pub(crate) struct Stranger {
    pub(crate) probe: Probe,
    /// Whether its subject names a workflow file of the policy's.
    pub(crate) uses_workflow: bool,
}

/// The strangers who come closest to fitting the statement.
pub(crate) fn all(grant: &Grant<'_>) -> Vec<Stranger> {
    let shapes = grant.shapes();
    let subjects = grant.patterns("sub");
    let mut probes: Vec<_> = shapes
        .iter()
        .flat_map(|shape| subjects.iter().flat_map(move |pattern| fitting(grant, shape, pattern)))
        .collect();
    for (owner, project) in named_by_keys(grant) {
        probes.extend(shapes.iter().flat_map(|shape| usual(grant, shape, &owner, &project)));
    }
    probes.extend(shapes.iter().flat_map(|shape| usual(grant, shape, grant.stranger, shape.project)));
    if shapes.is_empty() {
        probes.push(of_stranger(grant, grant.stranger.to_owned()));
        probes.extend(of_any_form(grant, &subjects));
    }
    let known = probes.into_iter().map(|probe| Stranger { probe, uses_workflow: false });
    known.chain(customised(grant, &subjects)).collect()
}

/// The names a stranger may have: any at all, or one that a wildcard in front of or after the owner's
/// takes for the owner's.
fn names(grant: &Grant<'_>) -> [&'static str; 4] {
    [grant.stranger, "*-evil", "evil-*", "*-evil-*"]
}

/// Subjects of that form with another owner than the pattern means, as long as it lets any in.
fn fitting(grant: &Grant<'_>, shape: &Shape, pattern: &[Unit]) -> Vec<Probe> {
    let subject = |owner: &str, filler| {
        let projects = [shape.project, "*"];
        grant.all_fitting(shape, pattern, (owner, IN_NO_BARE_OWNER), &projects, filler).into_iter().next()
    };
    let named = names(grant).iter().find_map(|name| subject(name, 'x'));
    // Two owners fit where a single letter is open.
    let differing = || {
        let (one, other) = (subject("*", 'x')?, subject("*", 'y')?);
        (one.owner != other.owner).then_some(one)
    };
    named.or_else(differing).into_iter().collect()
}

/// Owners and projects that other keys than the subject let in.
fn named_by_keys(grant: &Grant<'_>) -> Vec<(String, String)> {
    let keys = grant.keys();
    let bound = keys.iter().filter(|key| matches!(key.bound_to, BoundTo::Owner | BoundTo::Project));
    let forms = bound.flat_map(|key| key.values.iter().map(move |form| (key.name, *form)));
    let mut named = Vec::new();
    for (name, form) in forms.filter(|(_, form)| form.contains("{owner}")) {
        for pattern in grant.patterns(name) {
            for stranger in names(grant) {
                for project in ["app", "*"] {
                    let open = open(form, stranger, project, grant.budget);
                    let value = open.and_then(|open| open.meet(&pattern, 'x', grant.budget));
                    named.extend(value.and_then(|value| parts(form, &value)));
                }
            }
        }
    }
    named
}

/// A claim's form with these names.
fn open(form: &str, owner: &str, project: &str, budget: &Budget) -> Option<Form> {
    let (before, after) = form.split_once("{owner}").unwrap_or((form, ""));
    let (between, after) = after.split_once("{project}").unwrap_or((after, ""));
    let form = Form::within(budget)?.text(before).name(owner, IN_NO_BARE_OWNER).text(between);
    Some(if between.is_empty() { form } else { form.name(project, "/:{}").text(after) })
}

/// The owner and the project in a value of that form; a form without a project has a usual one.
fn parts(form: &str, value: &str) -> Option<(String, String)> {
    let (before, after) = form.split_once("{owner}")?;
    let value = value.strip_prefix(before)?;
    let (owner, project) = match after.split_once("{project}") {
        Some((between, _)) => value.split_once(between)?,
        None => (value, "app"),
    };
    Some((owner.to_owned(), project.to_owned()))
}

/// Subjects of that form as they usually are.
fn usual(grant: &Grant<'_>, shape: &Shape, owner: &str, project: &str) -> Vec<Probe> {
    grant.rests(shape).iter().map(|rest| grant.subject(shape, owner, project, rest)).collect()
}

/// Customised subjects that name neither an owner nor anything else of one: whoever customises the
/// subject of a repository the same way has it.
fn customised(grant: &Grant<'_>, subjects: &[Vec<Unit>]) -> Vec<Stranger> {
    let marks = grant.tenancy.map_or(&[][..], |tenancy| tenancy.marks);
    let mut strangers = Vec::new();
    for pattern in subjects.iter().filter(|_| !marks.is_empty()) {
        let text: String =
            pattern.iter().map(|unit| if let Unit::Char(letter) = unit { *letter } else { '*' }).collect();
        let mut named = marks
            .iter()
            .filter(|mark| text.starts_with(**mark) || text.contains(&format!(":{mark}")))
            .peekable();
        let uses_workflow = named.peek() == Some(&&WORKFLOW_MARK);
        let names_owner = named.any(|mark| *mark != WORKFLOW_MARK);
        // A customised subject is a list of claims: `NAME:VALUE:…`.
        let is_claim = |name: &str| name.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_');
        let is_list = text.split_once(':').is_some_and(|(name, _)| is_claim(name));
        if let Some(subject) = meet(pattern, &[Unit::Any], 'x').filter(|_| is_list && !names_owner) {
            strangers.push(Stranger { probe: of_stranger(grant, subject), uses_workflow });
        }
    }
    strangers
}

/// What stands between the parts of a subject.
const SEPARATORS: &str = ":/|@";

/// Subjects of an issuer of which no more is known than how they are written, and those that a pattern of
/// wildcards and separators alone takes: it says nothing of anybody.
fn of_any_form(grant: &Grant<'_>, patterns: &[Vec<Unit>]) -> Vec<Probe> {
    let forms = grant.provider.issuer.map_or(&[][..], |issuer| issuer.subjects).iter();
    let written = forms.map(|form| put_together(form, |_| grant.stranger));
    let text_of = |unit: &Unit| match unit {
        Unit::Any => Some(grant.stranger.to_owned()),
        Unit::Char(letter) if SEPARATORS.contains(*letter) => Some(letter.to_string()),
        Unit::Char(_) => None,
        Unit::One | Unit::AtMostOne => Some("x".to_owned()),
    };
    let open = patterns.iter().filter(|pattern| pattern.contains(&Unit::Any));
    let open = open.filter_map(|pattern| pattern.iter().map(text_of).collect::<Option<String>>());
    written.chain(open).map(|subject| of_stranger(grant, subject)).collect()
}

fn of_stranger(grant: &Grant<'_>, subject: String) -> Probe {
    Probe { subject, owner: grant.stranger.to_owned(), project: "app".to_owned(), rest: String::new() }
}
