//! The subjects of Pulumi Cloud: deployments, environments, and environments of version 2.

use super::{Differing, Subjects, part};
use crate::finding::kind::{Kind, Message};
use crate::outcome::Confidence;

const ENVIRONMENTS: &str = "https://www.pulumi.com/docs/esc/guides/configuring-oidc/";

pub(crate) static YAML: Kind =
    Kind::cause("pulumi-yaml-subject", "https://github.com/pulumi/pulumi/issues/14509");
pub(crate) static AUDIENCE: Kind =
    Kind::cause("pulumi-audience-form", "https://www.pulumi.com/docs/esc/guides/configuring-oidc/aws/")
        .form();
pub(crate) static ISSUER_V2: Kind = Kind::cause(
    "pulumi-issuer-v2",
    "https://www.pulumi.com/docs/esc/guides/configuring-oidc/custom-audience/",
);
pub(crate) static KIND: Kind = Kind::cause("pulumi-subject-kind", ENVIRONMENTS).but(Confidence::Inferred);
pub(crate) static ATTRIBUTES: Kind = Kind::cause("pulumi-subject-attributes", ENVIRONMENTS);
pub(crate) static ENVIRONMENT: Kind = Kind::cause("pulumi-environment-mismatch", ENVIRONMENTS);

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

pub(crate) fn cause(it: &Subjects<'_>) -> Option<(&'static Kind, Message)> {
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
        return Some((&KIND, message));
    }
    if it.actual.ends_with(":env:<yaml>") {
        let message = Message::new(
            "The environment was opened by a stack's configuration, so its subject ends in `<yaml>`",
            "`pulumi up` opens the environments of a stack as one without a name.",
            format!("expect `{}` as well", it.actual),
        );
        return Some((&YAML, message));
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
        return Some((&ATTRIBUTES, message));
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
    Some((&ENVIRONMENT, message))
}

/// `org` for deployments and `aws:org` for environments in a project.
pub(crate) fn audience(it: &Subjects<'_>) -> Option<(&'static Kind, Message)> {
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
        (&AUDIENCE, message)
    })
}
