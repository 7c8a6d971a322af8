//! Wildcards that let in more of the same owner, or of the same project, than one means to.

use super::form::IN_NO_OWNER;
use super::grant::{Grant, Probe};
use super::trust::claim_of;
use crate::aws::policy::ConditionValue;
use crate::finding::both::{broad_wildcard, no_subject_condition, trusts_pull_requests};
use crate::finding::collected::Findings;
use crate::finding::kind::{Kind, Message};
use crate::finding::list;
use crate::issuer::tenancy::{BoundTo, Shape, Tenancy};
use crate::operator::Test;
use crate::pattern::Unit;
use crate::report::{Finding, Severity};

/// What only a run for a pull request has.
const PULL_REQUEST: &str = "pull request";

/// What another project of the same owner has in common with the one that is meant.
const OF_OWNER: [BoundTo; 3] = [BoundTo::Nothing, BoundTo::Rest, BoundTo::Owner];
/// What another branch of the same project has in common with the one that is meant.
const OF_PROJECT: [BoundTo; 3] = [BoundTo::Nothing, BoundTo::Owner, BoundTo::Project];

pub(crate) fn lint(grant: &Grant<'_>, findings: &mut Findings<'_>) {
    let Some(tenancy) = grant.tenancy else { return };
    let mut tests_subject = false;
    for condition in grant.tests("sub") {
        let Some(operator) = condition.operator.filter(|operator| operator.test != Test::Null) else {
            continue;
        };
        tests_subject = true;
        let unit = if operator.test == Test::StringLike { Unit::aws } else { Unit::Char };
        let values = condition.values.iter().filter(|value| value.template.is_none() && !operator.negated);
        for value in values {
            if !grant.budget.fits(value.text.len(), 1) {
                return;
            }
            let pattern: Vec<_> = value.text.chars().map(unit).collect();
            let expected = Expected { grant, tenancy, value, pattern: &pattern };
            // What lets in every project lets in every branch of one, and need not be said.
            let _ = grant
                .shapes()
                .iter()
                .any(|shape| expected.any_project(shape, findings) || expected.any_rest(shape, findings));
        }
    }
    if !tests_subject && tenancy.any_project_is_risky {
        without_subject(grant, tenancy, findings);
    }
}

/// One value that a subject may fit.
struct Expected<'a> {
    grant: &'a Grant<'a>,
    tenancy: &'static Tenancy,
    value: &'a ConditionValue<'a>,
    pattern: &'a [Unit],
}

impl Expected<'_> {
    /// Whether every project of the owner gets in.
    fn any_project(&self, shape: &Shape, findings: &mut Findings<'_>) -> bool {
        let any = self.grant.any_name;
        let probes = self.grant.all_fitting(shape, self.pattern, ("*", IN_NO_OWNER), &[any], 'x').into_iter();
        let found = probes
            .filter(|_| self.tenancy.any_project_is_risky)
            .find(|probe| self.grant.lets_in(probe, &OF_OWNER).is_some());
        let Some(probe) = found else { return false };
        let project = self.tenancy.project;
        let message = Message::new(
            format!("Any {project} of {} gets in", self.owner(shape, &probe)),
            self.witness(shape, &probe),
            format!("name each {project} that may have the role"),
        );
        self.tell(&broad_wildcard::KIND, message, findings);
        true
    }

    /// Whether every branch of the project gets in, or everything else that a job can run for.
    fn any_rest(&self, shape: &Shape, findings: &mut Findings<'_>) -> bool {
        if !self.tenancy.any_rest_is_risky {
            return false;
        }
        let any = self.grant.any_name;
        let admitted: Vec<_> = shape
            .rests
            .iter()
            .filter_map(|(name, form)| {
                let rest = form.replace("{}", any);
                let owner = ("*", IN_NO_OWNER);
                Some((*name, self.grant.fitting(shape, self.pattern, owner, "*", &rest, 'x')?))
            })
            .filter(|(_, probe)| self.grant.lets_in(probe, &OF_PROJECT).is_some())
            .collect();
        let Some((first, probe)) = admitted.first() else { return false };
        let name = self.grant.name(shape, self.pattern, probe);
        let whole = name.map_or_else(|| format!("the {}", self.tenancy.project), |name| format!("`{name}`"));
        let witness = self.witness(shape, probe);
        if *first == PULL_REQUEST {
            let message = Message::new(
                format!("Any pull request in {whole} gets in, whoever opened it"),
                "Whoever can push a branch and open a pull request runs code of his own with the role, before anybody \
                 has reviewed it.",
                "trust a branch or an environment, or give pull requests a role that can only read",
            );
            self.tell(&trusts_pull_requests::KIND, message, findings);
            return true;
        }
        let names: Vec<_> = admitted.iter().map(|(name, _)| *name).collect();
        let message = Message::new(
            format!("Any {} of {whole} gets in", list::alternatives(&names)),
            witness,
            "name the branch or the environment that may have the role",
        );
        self.tell(&broad_wildcard::KIND, message, findings);
        true
    }

    /// The owner as the pattern names it, or as another test does.
    fn owner(&self, shape: &Shape, probe: &Probe) -> String {
        if self.grant.name(shape, self.pattern, probe).is_some() {
            return format!("`{}`", probe.owner);
        }
        let owner = self.tenancy.owner;
        match self.grant.first_bound_to(BoundTo::Owner) {
            Some((condition, value)) => {
                let key = claim_of(&condition.key.text, self.grant.provider);
                format!("the {owner} with the `{}` `{value}`", key.unwrap_or(&condition.key.text))
            }
            None => format!("the {owner}"),
        }
    }

    /// A subject that fits as well. Where the pattern does not name its owner, nobody knows it.
    fn witness(&self, shape: &Shape, probe: &Probe) -> String {
        let text = &self.value.text;
        match self.grant.name(shape, self.pattern, probe) {
            Some(_) => format!("A token with the subject `{}` fits `{text}` as well.", probe.subject),
            None => format!("`{text}` fits whatever the {} has.", self.tenancy.owner),
        }
    }

    fn tell(&self, kind: &'static Kind, message: Message, findings: &mut Findings<'_>) {
        let is_github = self.grant.provider.issuer.is_some_and(|issuer| issuer.id == "github-actions");
        let issue = kind.access_analyzer.filter(|_| is_github);
        let finding = findings.at(kind, self.value.span, message);
        findings.risks.push(Finding { access_analyzer: issue.map(Into::into), ..finding });
    }
}

/// The owner is tested and nothing below.
fn without_subject(grant: &Grant<'_>, tenancy: &Tenancy, findings: &mut Findings<'_>) {
    let subjects = grant.shapes().iter().flat_map(|shape| {
        let rests = grant.rests(shape).iter();
        rests.map(move |rest| grant.subject(shape, grant.stranger, "app", rest))
    });
    let mut subjects = subjects.filter(|probe| grant.lets_in(probe, &OF_OWNER).is_some());
    if subjects.next().is_none() {
        return;
    }
    let message = Message::new(
        format!("Any {} of the {} gets in: no test of `sub` narrows it down", tenancy.project, tenancy.owner),
        "The subject alone says which of them a token is for.",
        format!("test `{}:sub` as well", grant.provider.url),
    );
    let finding = findings.at(&no_subject_condition::KIND, grant.trust.place(), message);
    findings.risks.push(Finding { severity: Severity::Warning, access_analyzer: None, ..finding });
}
