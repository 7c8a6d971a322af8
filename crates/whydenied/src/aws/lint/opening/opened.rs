//! That a statement lets a stranger in, and by what.

use crate::aws::evaluate::Reason;
use crate::aws::lint::grant::{Grant, Probe};
use crate::aws::policy::{Condition, ConditionValue};
use crate::finding::kind::{Kind, Message};
use crate::issuer::Peculiarity;
use crate::report::Severity;

/// A stranger whom a statement lets in.
pub(crate) struct Opened<'a> {
    pub(crate) grant: &'a Grant<'a>,
    /// Whose token it is.
    pub(crate) stranger: &'a Probe,
    /// Why each condition lets them in.
    pub(crate) reasons: Vec<Reason>,
}

/// A value with which a condition lets a stranger in.
pub(crate) struct Wide<'a> {
    pub(crate) value: &'a ConditionValue<'a>,
    /// The claim that is tested; empty for a key of AWS.
    pub(crate) claim: &'a str,
}

/// A cause, and how grave it is.
pub(crate) type Graded = (&'static Kind, Severity, Message);

impl<'a> Opened<'a> {
    /// The token that gets in, as a sentence.
    pub(crate) fn witness(&self) -> String {
        let subject = &self.stranger.subject;
        format!("A token with the subject `{subject}` gets in, whoever it belongs to.")
    }

    /// How grave it is that everybody gets in.
    pub(crate) fn gravity(&self) -> Severity {
        let issuer = self.grant.provider.issuer;
        let is_cluster = issuer.is_some_and(|issuer| issuer.is(Peculiarity::Cluster));
        if self.grant.is_shared() || is_cluster { Severity::Error } else { Severity::Warning }
    }

    /// The conditions of the statement.
    pub(crate) fn conditions(&self) -> &'a [Condition<'a>] {
        &self.grant.trust.statement.conditions
    }

    /// The values of keys that a stranger cannot choose, and that let them in.
    pub(crate) fn wide_values(&self) -> Vec<Wide<'a>> {
        let tests = self.conditions().iter().zip(&self.reasons);
        let wide = tests.filter_map(|(condition, reason)| {
            condition.operator.filter(|operator| !operator.is_negated() && !operator.tests_presence())?;
            let Reason::Compared { matched: Some(index) } = *reason else { return None };
            let value = condition.values.get(index).filter(|_| self.grant.is_bound(condition))?;
            let claim = self.grant.trust.provider_of(&condition.key.text).map_or("", |(_, claim)| claim);
            Some(Wide { value, claim })
        });
        wide.collect()
    }
}
