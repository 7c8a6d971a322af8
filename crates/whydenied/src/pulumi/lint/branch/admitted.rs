//! Which jobs of a project a policy lets in, whichever branch they run for.

use crate::finding::kind::Message;
use crate::finding::list;
use crate::issuer::tenancy::{BoundTo, Shape};
use crate::pattern::{Unit, meet_where};
use crate::pulumi::compare::fits;
use crate::pulumi::document::Document;
use crate::pulumi::explain::wording::{capital, number};
use crate::pulumi::lint::hosts::Hosts;
use crate::pulumi::policy::{Decision, Policy, Rule};
use crate::text::Text;

/// A job that runs for a pull request.
pub(crate) const PULL_REQUEST: &str = "pull request";
/// What everybody may start a job for who can push to the project.
const PUSHED: [&str; 2] = ["branch", PULL_REQUEST];
/// A branch that nobody means.
const BRANCH: &str = "whatever";

/// The jobs of a project that a policy lets in.
pub(crate) struct Admitted<'a> {
    policy: &'a Policy<'a>,
    /// What the subject must fit.
    pub(crate) pattern: &'a Text<'a>,
    /// What they run for, such as `branch`.
    pub(crate) names: Vec<&'static str>,
    /// The project, as the object of a sentence.
    project: String,
}

impl<'a> Admitted<'a> {
    /// The jobs that the policy lets in, if everybody who can push to the project may start one.
    pub(crate) fn of(policy: &'a Policy<'a>, document: &Document<'_>, hosts: &Hosts) -> Option<Self> {
        let shapes = hosts.tenancy.map_or(&[][..], |tenancy| tenancy.shapes);
        let subject = policy.rules.iter().find(|rule| rule.path.text == "sub");
        let pattern = subject?.pattern.as_ref()?;
        let units: Vec<_> = pattern.text.chars().map(Unit::pulumi).collect();
        shapes.iter().find_map(|shape| {
            let rests = shape.rests.iter();
            let subjects =
                rests.filter_map(|(name, form)| Some((*name, subject_for(shape, form, &units, 'x')?)));
            let admitted: Vec<_> =
                subjects.filter(|(_, subject)| gets_in(policy, document, hosts, subject)).collect();
            let (_, witness) = admitted.iter().find(|(name, _)| PUSHED.contains(name))?;
            let names = admitted.iter().map(|(name, _)| *name).collect();
            Some(Self { policy, pattern, names, project: project(policy, shape, &units, witness) })
        })
    }

    /// What is said of them.
    pub(crate) fn message(&self) -> Message {
        Message::new(
            format!("Any {} of {} can get admin permissions", list::alternatives(&self.names), self.project),
            format!(
                "{} gives them to whoever asks for scope `admin`. Whoever can push a branch runs their own code with \
                 them, before anybody has reviewed it.",
                capital(&number(self.policy)),
            ),
            "grant `admin` by a policy for the branch or the environment that needs it",
        )
    }
}

/// A subject of that form with that rest, with the owner and the project that the pattern names.
/// `filler` stands for what it leaves open of these.
fn subject_for(shape: &Shape, rest: &str, pattern: &[Unit], filler: char) -> Option<String> {
    let mut form: Vec<_> = shape.prefix.chars().map(Unit::Char).collect();
    let owner = form.len();
    form.extend([Unit::One, Unit::Any]);
    form.extend(shape.after_owner.chars().map(Unit::Char));
    let project = form.len();
    form.extend([Unit::One, Unit::Any]);
    form.extend(shape.after_project.chars().map(Unit::Char));
    form.extend(rest.replace("{}", BRANCH).chars().map(Unit::Char));
    let in_no_project = if shape.nested { ":" } else { ":/" };
    let takes = |at: usize, letter: char| {
        let is_in = |start: usize| at == start || at == start + 1;
        !(is_in(owner) && ":/".contains(letter) || is_in(project) && in_no_project.contains(letter))
    };
    meet_where(pattern, &form, filler, &takes)
}

/// The project, as the pattern names it or another rule does.
fn project(policy: &Policy<'_>, shape: &Shape, pattern: &[Unit], subject: &str) -> String {
    let whole = |subject: &str| {
        let own = subject.strip_prefix(shape.prefix)?;
        let below = own.find(shape.after_owner)? + shape.after_owner.len();
        let end = below + own.get(below..)?.find(shape.after_project)?;
        own.get(..end).map(str::to_owned)
    };
    let mut others = shape.rests.iter().filter_map(|(_, rest)| subject_for(shape, rest, pattern, 'y'));
    let named = whole(subject).filter(|named| others.any(|other| whole(&other).as_ref() == Some(named)));
    let by_rule = || {
        let mut rules =
            policy.rules.iter().filter(|rule| matches!(&*rule.path.text, "repository" | "project_path"));
        rules.find_map(|rule| Some(rule.pattern.as_ref()?.text.clone().into_owned()))
    };
    named.or_else(by_rule).map_or_else(|| "the project".to_owned(), |named| format!("`{named}`"))
}

/// Whether the policy lets the subject in whatever the job runs for, and none denies it.
fn gets_in(policy: &Policy<'_>, document: &Document<'_>, hosts: &Hosts, subject: &str) -> bool {
    let passes = |rule: &Rule<'_>| {
        let Some(pattern) = rule.pattern.as_ref() else { return false };
        match &*rule.path.text {
            "sub" => fits(&pattern.text, subject),
            "aud" | "iss" => true,
            path => is_of_project(path, hosts),
        }
    };
    let is_denied = || {
        let mut others = document
            .policies
            .iter()
            .filter(|other| other.decision == Some(Decision::Deny) && other.token_type == policy.token_type);
        others.any(|other| !other.rules.is_empty() && other.rules.iter().all(passes))
    };
    policy.rules.iter().all(passes) && !is_denied()
}

/// Whether a claim is the same in every job of a project.
fn is_of_project(path: &str, hosts: &Hosts) -> bool {
    const NAMES: [&str; 6] =
        ["repository", "repository_owner", "project_path", "namespace_path", "project", "org"];
    let keys = hosts.tenancy.map_or(&[][..], |tenancy| tenancy.keys);
    let bound = keys.iter().find(|key| key.claim == path).map(|key| key.bound_to);
    NAMES.contains(&path) || matches!(bound, Some(BoundTo::Owner | BoundTo::Project))
}
