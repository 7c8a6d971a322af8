//! The subjects of Pulumi Cloud: deployments, environments, and environments of version 2.

pub(crate) mod pulumi_audience_form;
pub(crate) mod pulumi_environment_mismatch;
pub(crate) mod pulumi_issuer_v2;
pub(crate) mod pulumi_subject_attributes;
pub(crate) mod pulumi_subject_kind;
pub(crate) mod pulumi_yaml_subject;

use super::part;
use super::subjects::Subjects;
use crate::finding::kind::Cause;

crate::finding::entry::entries![
    pulumi_audience_form,
    pulumi_environment_mismatch,
    pulumi_issuer_v2,
    pulumi_subject_attributes,
    pulumi_subject_kind,
    pulumi_yaml_subject,
];

/// What may differ of two subjects, in the order in which it is looked for.
const OF_SUBJECT: &[fn(&Subjects<'_>) -> Option<Cause>] = &[
    pulumi_subject_kind::cause,
    pulumi_yaml_subject::cause,
    pulumi_subject_attributes::cause,
    pulumi_environment_mismatch::cause,
    part::cause,
];

/// Why the token is not for what the policy trusts.
pub(crate) fn cause(it: &Subjects<'_>) -> Option<Cause> {
    OF_SUBJECT.iter().find_map(|cause| cause(it))
}
