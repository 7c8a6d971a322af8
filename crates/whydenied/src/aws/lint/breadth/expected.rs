//! A subject that a statement expects, and how what else fits it is reported.

use crate::aws::lint::form::IN_NO_OWNER;
use crate::aws::lint::grant::{Grant, Probe};
use crate::aws::lint::trust::claim_of;
use crate::aws::policy::ConditionValue;
use crate::finding::collected::Findings;
use crate::finding::kind::{Kind, Message};
use crate::issuer::tenancy::{BoundTo, Shape, Tenancy};
use crate::pattern::Unit;
use crate::report::Finding;

/// What another project of the same owner has in common with the one that is meant.
pub(crate) const OF_OWNER: [BoundTo; 3] = [BoundTo::Nothing, BoundTo::Rest, BoundTo::Owner];
/// What another branch of the same project has in common with the one that is meant.
const OF_PROJECT: [BoundTo; 3] = [BoundTo::Nothing, BoundTo::Owner, BoundTo::Project];

/// One value that a subject of that form may fit.
pub(crate) struct Expected<'a> {
    pub(crate) grant: &'a Grant<'a>,
    pub(crate) tenancy: &'static Tenancy,
    pub(crate) value: &'a ConditionValue<'a>,
    /// What the value stands for.
    pub(crate) pattern: &'a [Unit],
    pub(crate) shape: &'a Shape,
}

/// Something that a job can run for, such as `branch`, and a token of such a job.
pub(crate) type Admitted = (&'static str, Probe);

impl Expected<'_> {
    /// The token of a project that nobody means, if every project of the owner gets in.
    pub(crate) fn admitted_project(&self) -> Option<Probe> {
        let owner = ("*", IN_NO_OWNER);
        let probes = self.grant.all_fitting(self.shape, self.pattern, owner, &[self.grant.any_name], 'x');
        probes.into_iter().find(|probe| self.grant.lets_in(probe, &OF_OWNER).is_some())
    }

    /// What a job of the project can run for, of which any gets in: every branch, or every tag.
    pub(crate) fn admitted_rests(&self) -> Vec<Admitted> {
        let rests = self.shape.rests.iter().filter_map(|(name, form)| {
            let rest = form.replace("{}", self.grant.any_name);
            let owner = ("*", IN_NO_OWNER);
            Some((*name, self.grant.fitting(self.shape, self.pattern, owner, "*", &rest, 'x')?))
        });
        rests.filter(|(_, probe)| self.grant.lets_in(probe, &OF_PROJECT).is_some()).collect()
    }

    /// The owner as the pattern names it, or as another test does.
    pub(crate) fn owner(&self, probe: &Probe) -> String {
        if self.grant.name(self.shape, self.pattern, probe).is_some() {
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

    /// The project as the pattern names it.
    pub(crate) fn project(&self, probe: &Probe) -> String {
        let name = self.grant.name(self.shape, self.pattern, probe);
        name.map_or_else(|| format!("the {}", self.tenancy.project), |name| format!("`{name}`"))
    }

    /// A subject that fits as well. Where the pattern does not name its owner, nobody knows it.
    pub(crate) fn witness(&self, probe: &Probe) -> String {
        let text = &self.value.text;
        match self.grant.name(self.shape, self.pattern, probe) {
            Some(_) => format!("A token with the subject `{}` fits `{text}` as well.", probe.subject),
            None => format!("`{text}` fits whatever the {} has.", self.tenancy.owner),
        }
    }

    /// Adds that the value lets in too many.
    pub(crate) fn report(&self, kind: &'static Kind, message: Message, findings: &mut Findings<'_>) {
        let issue = kind.access_analyzer.filter(|_| self.grant.is_github());
        let finding = findings.at(kind, self.value.span, message);
        findings.risks.push(Finding { access_analyzer: issue.map(Into::into), ..finding });
    }
}
