//! Subjects taken apart by the shapes in which their issuer writes them.
//!
//! A shape is a text such as `organization:ORGANIZATION:workspace:WORKSPACE`: words in capitals stand for
//! what varies, all else is as it stands there.

use super::table::Issuer;

/// One part of a subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part<'t> {
    /// What the part is, as the shape has it, such as `SERVICE_ACCOUNT`.
    pub name: &'static str,
    /// What stands there.
    pub value: &'t str,
    /// Offset of its first byte in the subject.
    pub start: usize,
}

impl Part<'_> {
    /// What people call the part, such as `service account`.
    #[must_use]
    pub fn words(&self) -> String {
        self.name.to_ascii_lowercase().replace('_', " ")
    }

    /// Offset after its last byte in the subject.
    #[must_use]
    pub fn end(&self) -> usize {
        self.start + self.value.len()
    }
}

impl Issuer {
    /// The parts of a subject, by the first of the issuer's shapes that it has.
    ///
    /// ```
    /// use whydenied::issuer;
    ///
    /// let gitlab = issuer::recognise("https://gitlab.com").unwrap();
    /// let parts = gitlab.take_apart("project_path:acme/web:ref_type:branch:ref:main").unwrap();
    /// let values: Vec<_> = parts.iter().map(|part| (part.name, part.value)).collect();
    /// assert_eq!(values, [("PROJECT", "acme/web"), ("REF_TYPE", "branch"), ("REF", "main")]);
    /// assert!(gitlab.take_apart("web").is_none());
    /// ```
    #[must_use]
    pub fn take_apart<'t>(&self, subject: &'t str) -> Option<Vec<Part<'t>>> {
        first_shape(self.subjects, subject).map(|(_, parts)| parts)
    }

    /// Whether the names in a subject have ids next to them, as `acme@1/web@2` has in `repo:acme@1/web@2:…`.
    pub(crate) fn has_ids(&self, subject: &str) -> bool {
        let with_ids = self.subjects.iter().find(|shape| shape.contains('@'));
        let prefix = with_ids.and_then(|shape| pieces(shape).next()).map(|(before, _)| before);
        let names = prefix.and_then(|prefix| subject.strip_prefix(prefix)?.split(':').next());
        names.filter(|names| !names.is_empty()).is_some_and(|names| {
            names.split('/').all(|name| {
                let id = name.split_once('@').map_or("", |(_, id)| id);
                !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit())
            })
        })
    }
}

/// The first of the shapes that a subject has, and its parts by it.
pub(crate) fn first_shape<'t>(
    shapes: &'static [&'static str],
    subject: &'t str,
) -> Option<(&'static str, Vec<Part<'t>>)> {
    shapes.iter().find_map(|shape| Some((*shape, by_shape(shape, subject)?)))
}

/// The subject of that shape with those parts.
pub(crate) fn put_together<'p>(shape: &'static str, part: impl Fn(&'static str) -> &'p str) -> String {
    pieces(shape).fold(String::new(), |subject, (before, name)| {
        subject + before + if name.is_empty() { "" } else { part(name) }
    })
}

/// The names of the parts of a shape.
pub(crate) fn part_names(shape: &'static str) -> impl Iterator<Item = &'static str> {
    pieces(shape).map(|(_, name)| name).filter(|name| !name.is_empty())
}

/// A piece of a shape: what stands there before a part, and the part's name; the last may have none.
pub(crate) fn pieces(shape: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut rest = shape;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let start = rest.find(|letter: char| letter.is_ascii_uppercase()).unwrap_or(rest.len());
        let (before, from) = rest.split_at_checked(start)?;
        let end = from.find(|letter: char| !letter.is_ascii_uppercase() && letter != '_');
        let (name, after) = from.split_at_checked(end.unwrap_or(from.len()))?;
        rest = after;
        Some((before, name))
    })
}

/// Each part reaches to where what follows it stands next.
pub(crate) fn by_shape<'t>(shape: &'static str, subject: &'t str) -> Option<Vec<Part<'t>>> {
    let mut parts: Vec<Part<'t>> = Vec::new();
    let mut start = 0;
    for (before, name) in pieces(shape) {
        let rest = subject.get(start..)?;
        let at = match parts.last_mut() {
            None => rest.starts_with(before).then_some(0)?,
            Some(last) => {
                let at =
                    if name.is_empty() { rest.len().checked_sub(before.len())? } else { rest.find(before)? };
                last.value = rest.get(..at).filter(|value| !value.is_empty())?;
                at
            }
        };
        if !rest.get(at..)?.starts_with(before) {
            return None;
        }
        start += at + before.len();
        if !name.is_empty() {
            // A step of Buildkite's may have no key.
            let value = subject.get(start..).filter(|rest| !rest.is_empty() || name == "STEP")?;
            parts.push(Part { name, value, start });
        }
    }
    Some(parts)
}

#[cfg(test)]
mod tests {
    use super::super::{ALL, recognise};

    /// The issuer, a subject of it, and its parts.
    const SUBJECTS: &[(&str, &str, &str)] = &[
        (
            "token.actions.githubusercontent.com",
            "repo:acme/web:environment:prod",
            "OWNER=acme REPOSITORY=web ENVIRONMENT=prod",
        ),
        (
            "token.actions.githubusercontent.com",
            "repo:acme@12/web@34:ref:refs/heads/feature/x",
            "OWNER=acme OWNER_ID=12 REPOSITORY=web REPOSITORY_ID=34 BRANCH=feature/x",
        ),
        ("token.actions.githubusercontent.com", "repo:acme/web:pull_request", "OWNER=acme REPOSITORY=web"),
        (
            "token.actions.githubusercontent.com",
            "repo:acme/web:ref:refs/tags/v1",
            "OWNER=acme REPOSITORY=web TAG=v1",
        ),
        (
            "token.actions.githubusercontent.com",
            "job_workflow_ref:acme/ci/.github/workflows/x.yml@refs/heads/main",
            "",
        ),
        (
            "gitlab.com",
            "project_path:acme/team/web:ref_type:tag:ref:v1",
            "PROJECT=acme/team/web REF_TYPE=tag REF=v1",
        ),
        (
            "oidc.eks.us-east-1.amazonaws.com/id/1",
            "system:serviceaccount:apps:s3",
            "NAMESPACE=apps SERVICE_ACCOUNT=s3",
        ),
        ("oidc.eks.us-east-1.amazonaws.com/id/1", "system:serviceaccount:apps", ""),
        (
            "app.terraform.io",
            "organization:o:project:project:workspace:w:run_phase:plan",
            "ORGANIZATION=o PROJECT=project WORKSPACE=w RUN_PHASE=plan",
        ),
        (
            "app.terraform.io",
            "organization:o:project:p:stack:s:deployment:d:operation:apply",
            "ORGANIZATION=o PROJECT=p STACK=s DEPLOYMENT=d OPERATION=apply",
        ),
        (
            "api.pulumi.com/oidc",
            "pulumi:deploy:org:acme:project:Core:stack:dev:operation:update:scope:write",
            "ORGANIZATION=acme PROJECT=Core STACK=dev OPERATION=update",
        ),
        (
            "api.pulumi.com/oidc",
            "pulumi:environments:org:acme:env:web/prod",
            "ORGANIZATION=acme ENVIRONMENT=web/prod",
        ),
        (
            "api.pulumi.com/oidc",
            "pulumi:environments:pulumi.organization.login:acme:currentEnvironment.name:web/prod",
            "ORGANIZATION=acme ATTRIBUTES=currentEnvironment.name:web/prod",
        ),
        ("api.pulumi.com/oidc/v2", "pulumi:org:1:env:2", "ORGANIZATION_ID=1 ENVIRONMENT_ID=2"),
        (
            "oidc.circleci.com/org/1",
            "org/1/project/2/user/3/vcs-origin/github.com/acme/web/vcs-ref/refs/heads/main",
            "ORGANIZATION_ID=1 PROJECT_ID=2 USER_ID=3 REPOSITORY=github.com/acme/web REF=refs/heads/main",
        ),
        ("oidc.circleci.com/org/1", "org/1/project/2/user/3", "ORGANIZATION_ID=1 PROJECT_ID=2 USER_ID=3"),
        (
            "agent.buildkite.com",
            "organization:acme:pipeline:web:ref:refs/heads/main:commit:abc:step:build",
            "ORGANIZATION=acme PIPELINE=web REF=refs/heads/main COMMIT=abc STEP=build",
        ),
        (
            "agent.buildkite.com",
            "organization:acme:pipeline:web:ref:refs/heads/main:commit:abc:step:",
            "ORGANIZATION=acme PIPELINE=web REF=refs/heads/main COMMIT=abc STEP=",
        ),
        (
            "api.bitbucket.org/2.0/workspaces/w/pipelines-config/identity/oidc",
            "{a-1}:{b-2}:{c-3}",
            "REPOSITORY={a-1} ENVIRONMENT={b-2} STEP={c-3}",
        ),
        (
            "oidc.vercel.com/acme",
            "owner:acme:project:web:environment:preview",
            "TEAM=acme PROJECT=web ENVIRONMENT=preview",
        ),
        ("oidc.fly.io/acme", "acme:web:1857", "ORGANIZATION=acme APPLICATION=web MACHINE=1857"),
    ];

    #[test]
    fn subjects_are_taken_apart() {
        for &(issuer, subject, expected) in SUBJECTS {
            let issuer = recognise(issuer).unwrap_or_else(|| unreachable!("{issuer}"));
            let parts = issuer.take_apart(subject).unwrap_or_default();
            let found: Vec<_> = parts.iter().map(|part| format!("{}={}", part.name, part.value)).collect();
            assert_eq!(found.join(" "), expected, "{subject}");
            assert!(
                parts.iter().all(|part| subject.get(part.start..part.end()) == Some(part.value)),
                "{subject}"
            );
        }
    }

    #[test]
    fn every_shape_takes_itself_apart() {
        for issuer in ALL {
            for shape in issuer.subjects {
                assert!(issuer.take_apart(shape).is_some(), "{}: {shape}", issuer.id);
            }
        }
    }
}
