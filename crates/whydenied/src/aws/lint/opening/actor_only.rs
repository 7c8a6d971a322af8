//! A person is trusted, and not one repository.

use super::opened::Opened;
use crate::finding::collected::Findings;
use crate::finding::entry::Entry;
use crate::finding::example::risk::github;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::KEYS;
use crate::issuer::tenancy::BoundTo;

pub(crate) static KIND: Kind = Kind::warning("actor-only", KEYS);

/// Adds it for a statement that lets in whatever a person starts.
pub(crate) fn lint(opened: &Opened<'_>, findings: &mut Findings<'_>) {
    let grant = opened.grant;
    let Some((condition, person)) = grant.first_bound_to(BoundTo::Person) else { return };
    let project = grant.tenancy.map_or("project", |tenancy| tenancy.project);
    let message = Message::new(
        format!("Any {project} in which `{person}` starts a job gets in"),
        format!(
            "Who starts a job does not say whose code it runs, and a job that is run again keeps the name. A token with \
             the subject `{}` gets in.",
            opened.stranger.subject
        ),
        format!("test `{}:sub` as well", grant.provider.url),
    );
    findings.risk(&KIND, condition.span, message);
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A person is trusted, and not one repository",
    why: "`actor` is who started the run. It does not say whose code runs, and whoever runs a job again keeps the \
          name of the first. A workflow in any repository that this person starts gets the role.",
    help: "test the repository as well, under `sub`",
    example: github(r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com","$url:actor":"octocat"}}"#),
    near: github(
        r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com","$url:actor":"octocat","$url:sub":"repo:acme@12/web@34:environment:prod"}}"#,
    ),
};
