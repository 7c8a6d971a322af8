//! A policy that allows, and whose tokens it is about.

use crate::issuer::tenancy::Shape;
use crate::pattern::Unit;
use crate::pulumi::lint::hosts::Hosts;
use crate::pulumi::policy::{Policy, Rule};
use crate::report::Severity;
use crate::text::Text;

/// A longer pattern is not looked into. The longest subject that issuers are known to make is shorter.
const MAX_PATTERN: usize = 1_024;

/// A policy that allows, and whose tokens it is about.
pub(crate) struct Grant<'a> {
    pub(crate) policy: &'a Policy<'a>,
    pub(crate) hosts: &'a Hosts,
    /// The forms of the issuer's subjects, if customers share it.
    pub(crate) shapes: &'static [Shape],
    /// What the subject must fit, if a rule says so.
    pub(crate) pattern: Option<&'a Text<'a>>,
    /// What that stands for.
    units: Option<Vec<Unit>>,
}

impl<'a> Grant<'a> {
    /// `None` for a policy without rules, or with a pattern that is too long.
    pub(crate) fn of(policy: &'a Policy<'a>, hosts: &'a Hosts) -> Option<Self> {
        let long = |rule: &Rule<'_>| rule.pattern.as_ref().is_some_and(|it| it.text.len() > MAX_PATTERN);
        if policy.rules.is_empty() || policy.rules.iter().any(long) {
            return None;
        }
        let shapes = hosts.tenancy.filter(|_| hosts.shared).map_or(&[][..], |tenancy| tenancy.shapes);
        let subject = policy.rules.iter().find(|rule| rule.path.text == "sub");
        let pattern = subject.and_then(|rule| rule.pattern.as_ref());
        let units = pattern.map(|pattern| pattern.text.chars().map(Unit::pulumi).collect());
        Some(Self { policy, hosts, shapes, pattern, units })
    }

    /// What the subject must fit, taken apart.
    pub(crate) fn units(&self) -> Option<&[Unit]> {
        self.units.as_deref()
    }

    /// How grave it is that everybody gets in. Of an issuer that serves one organization alone, all of that
    /// are let in.
    pub(crate) fn gravity(&self) -> Severity {
        if self.hosts.shared { Severity::Error } else { Severity::Warning }
    }
}
