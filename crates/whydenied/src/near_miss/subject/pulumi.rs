//! The subjects of Pulumi Cloud: deployments, environments, and environments of version 2.

pub(crate) mod pulumi_audience_form;
pub(crate) mod pulumi_environment_mismatch;
pub(crate) mod pulumi_issuer_v2;
pub(crate) mod pulumi_subject_attributes;
pub(crate) mod pulumi_subject_kind;
pub(crate) mod pulumi_yaml_subject;

use super::{Differing, Subjects, part};
use crate::finding::kind::{Cause, Message};

crate::finding::entry::entries![
    pulumi_audience_form,
    pulumi_environment_mismatch,
    pulumi_issuer_v2,
    pulumi_subject_attributes,
    pulumi_subject_kind,
    pulumi_yaml_subject,
];

const USUAL: &str = "pulumi:environments:org:";

/// What kind of thing a subject names.
fn kind(subject: &str) -> Option<(&'static str, &'static str)> {
    [
        ("pulumi:deploy:", "is for a deployment", "deployments"),
        ("pulumi:environments:", "opens an environment", "environments"),
        ("pulumi:org:", "opens an environment by its id", "ids of environments"),
    ]
    .into_iter()
    .find(|(start, ..)| subject.starts_with(start))
    .map(|(_, does, those)| (does, those))
}

pub(crate) fn cause(it: &Subjects<'_>) -> Option<Cause> {
    if let Some(((does, own), (_, wanted))) = kind(it.actual).zip(kind(it.expected))
        && own != wanted
    {
        let message = Message::new(
            format!("The token {does}, the policy trusts {wanted}"),
            format!(
                "Its subject is `{}`. Deployments and environments have subjects of their own.",
                it.actual
            ),
            format!("expect `{}` as well", it.actual),
        );
        return Some((&pulumi_subject_kind::KIND, message));
    }
    if it.actual.ends_with(":env:<yaml>") {
        let message = Message::new(
            "The environment was opened by a stack's configuration, so its subject ends in `<yaml>`",
            "`pulumi up` opens the environments of a stack as one without a name.",
            format!("expect `{}` as well", it.actual),
        );
        return Some((&pulumi_yaml_subject::KIND, message));
    }
    let has_attributes = |subject: &str| {
        kind(subject).is_some_and(|(_, those)| those == "environments") && !subject.starts_with(USUAL)
    };
    if has_attributes(it.actual) != has_attributes(it.expected) {
        let title = if has_attributes(it.actual) {
            "The environment makes its subject of `subjectAttributes`, the policy expects the usual one"
        } else {
            "The policy expects a subject of `subjectAttributes`, the environment has the usual one"
        };
        let message = Message::new(
            title,
            format!("The token's subject is `{}`.", it.actual),
            "change `subjectAttributes` in the environment, or expect the subject that it makes",
        );
        return Some((&pulumi_subject_attributes::KIND, message));
    }
    let Some(Differing { part, wanted }) = it.differing().filter(|it| it.part.name == "ENVIRONMENT") else {
        return part::cause(it);
    };
    let value = part.value;
    let message = Message::new(
        format!("The token opens the environment `{value}`, the policy trusts `{wanted}`"),
        if value.contains('/') && !wanted.contains('/') {
            "An environment belongs to a project, and its subject names both; only those of the old project \
             `default` stand alone."
        } else {
            "The subject names the environment that was opened."
        },
        format!("open `{wanted}`, or trust `{value}`"),
    );
    Some((&pulumi_environment_mismatch::KIND, message))
}

/// `org` for deployments and `aws:org` for environments in a project.
pub(crate) fn audience(it: &Subjects<'_>) -> Option<Cause> {
    if it.issuer != "pulumi" {
        return None;
    }
    let bare = |audience: &'_ str| audience.strip_prefix("aws:").unwrap_or(audience).to_owned();
    (bare(it.actual) == bare(it.expected)).then(|| {
        let message = Message::new(
            format!("The token is meant for `{}`, the policy wants `{}`", it.actual, it.expected),
            "Pulumi Deployments and environments of the old project `default` use the organization's name, \
             environments in other projects `aws:` and the name.",
            format!("expect `{}`", it.actual),
        );
        (&pulumi_audience_form::KIND, message)
    })
}
