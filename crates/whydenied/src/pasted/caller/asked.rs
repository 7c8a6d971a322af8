//! What the text of a caller does not say, and whoever pasted it knows.

use super::form::Form;
use crate::{aws, pulumi};

/// What policies name, which may be what nobody else says.
#[derive(Clone, Debug, Default)]
pub(crate) struct Named {
    /// Subjects, as they are written.
    subjects: Vec<String>,
    /// The URLs of issuers.
    issuers: Vec<String>,
}

impl Named {
    /// What the trust policy of a role names.
    pub(crate) fn by_trust(policy: &aws::Policy<'_>) -> Self {
        let url = |provider: &str| Some(format!("https://{}", provider.split_once(":oidc-provider/")?.1));
        Self {
            subjects: policy.subjects().map(str::to_owned).collect(),
            issuers: policy.federated().filter_map(url).collect(),
        }
    }

    /// What authorization policies and the registration of their issuer name.
    pub(crate) fn by_rules(document: &pulumi::Document<'_>) -> Self {
        let rules = document.policies.iter().flat_map(|policy| &policy.rules);
        let subjects = rules.filter(|rule| rule.path.text == "sub").filter_map(|rule| rule.pattern.as_ref());
        let issuer = |it: &pulumi::Registration| it.issuer.as_ref().or(it.url.as_ref()).cloned();
        Self {
            subjects: subjects.map(|pattern| pattern.text.clone().into_owned()).collect(),
            issuers: document.registrations.iter().filter_map(issuer).collect(),
        }
    }
}

/// What the text of a caller does not say. What is left out is unknown, or assumed where something is usual.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The repository on GitHub that the workflow is in, as `OWNER/NAME`.
    pub repository: Option<String>,
    /// Its default branch.
    pub default_branch: Option<String>,
    /// Whether its subjects have ids next to the names.
    pub immutable: Option<bool>,
    /// The claims that its subjects list, where they are not made as usual.
    pub claim_keys: Option<Vec<String>>,
    /// The branch that the run is for.
    pub branch: Option<String>,
    /// The tag that the run is for.
    pub tag: Option<String>,
    /// The event that starts the run.
    pub event: Option<String>,
    /// The one job that is asked about.
    pub job: Option<String>,
    /// The URL of the issuer, where each customer has one: of a cluster, of an instance of GitLab.
    pub issuer: Option<String>,
    /// The organization, of Pulumi Cloud or HCP Terraform.
    pub organization: Option<String>,
    /// The project, of GitLab with its groups.
    pub project: Option<String>,
    /// The environment of Pulumi ESC.
    pub environment: Option<String>,
    /// The stack.
    pub stack: Option<String>,
    /// The workspace of HCP Terraform.
    pub workspace: Option<String>,
    /// Who opens the environment.
    pub user: Option<String>,
}

impl Asked {
    /// The same with a part that somebody said, by its name, as [a form](Form::asks) has it. What is no part of it says
    /// nothing.
    ///
    /// ```
    /// use whydenied::pasted::caller::Asked;
    ///
    /// let asked = Asked::default().with("repository", "acme/web").with("immutable", "true");
    /// assert_eq!((asked.repository.as_deref(), asked.immutable), (Some("acme/web"), Some(true)));
    /// assert_eq!(Asked::default().with("claim-keys", "repo, context").claim_keys.unwrap(), ["repo", "context"]);
    /// ```
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        let part = match name {
            "repository" => &mut self.repository,
            "default-branch" => &mut self.default_branch,
            "branch" => &mut self.branch,
            "tag" => &mut self.tag,
            "event" => &mut self.event,
            "job" => &mut self.job,
            "issuer" => &mut self.issuer,
            "organization" => &mut self.organization,
            "project" => &mut self.project,
            "environment" => &mut self.environment,
            "stack" => &mut self.stack,
            "workspace" => &mut self.workspace,
            "user" => &mut self.user,
            "claim-keys" => {
                self.claim_keys = Some(value.split(',').map(|key| key.trim().to_owned()).collect());
                return self;
            }
            "immutable" => {
                self.immutable = value.parse().ok();
                return self;
            }
            _ => return self,
        };
        *part = Some(value.to_owned());
        self
    }

    /// The same, with what policies name where nobody else says it; and what was taken from them, in words. What they
    /// disagree about is not taken.
    pub(super) fn completed(&self, form: Form, named: &Named) -> (Self, Vec<String>) {
        let mut asked = self.clone();
        let mut said = Vec::new();
        let mut take = |what: &str, field: &mut Option<String>, found: Option<String>| {
            if let (None, Some(found)) = (&field, found) {
                said.push(format!("the {what} is taken to be `{found}`, which the policy names"));
                *field = Some(found);
            }
        };
        let subjects = named.subjects.iter().map(String::as_str);
        let issuers = named.issuers.iter().filter_map(|url| plain(url.trim_end_matches('/')));
        match form {
            Form::GithubWorkflow => {
                take("repository", &mut asked.repository, only(subjects.filter_map(repository)));
            }
            Form::GitlabCi => {
                take("project", &mut asked.project, only(subjects.filter_map(project)));
                take("instance", &mut asked.issuer, only(issuers));
            }
            Form::Kubernetes | Form::EksctlCommand => {
                take("cluster's issuer", &mut asked.issuer, only(issuers));
            }
            _ => {}
        }
        (asked, said)
    }
}

/// The repository that a subject of GitHub names, without ids.
fn repository(subject: &str) -> Option<String> {
    let (owner, rest) = subject.strip_prefix("repo:")?.split_once('/')?;
    let (name, _) = rest.split_once(':')?;
    let without_id = |text: &str| text.split('@').next().unwrap_or_default().to_owned();
    plain(&format!("{}/{}", without_id(owner), without_id(name)))
}

/// The project that a subject of GitLab names.
fn project(subject: &str) -> Option<String> {
    plain(subject.strip_prefix("project_path:")?.split(':').next()?)
}

/// A name without wildcards and without variables.
fn plain(name: &str) -> Option<String> {
    (!name.contains(['*', '?', '$', '<', '{'])).then(|| name.to_owned())
}

/// What all of them are.
fn only(mut found: impl Iterator<Item = String>) -> Option<String> {
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::{Asked, Form, Named};

    #[test]
    fn what_policies_name_is_taken_if_they_name_one() {
        let by = |form, subjects: &[&str], issuers: &[&str]| {
            let texts = |all: &[&str]| all.iter().map(|&one| one.to_owned()).collect();
            let named = Named { subjects: texts(subjects), issuers: texts(issuers) };
            Asked::default().completed(form, &named).0
        };
        let of =
            |subjects: &[&'static str], issuers: &[&'static str]| by(Form::GithubWorkflow, subjects, issuers);
        let asked = of(&["repo:acme@1/web@2:ref:refs/heads/main", "repo:acme/web:pull_request"], &[]);
        assert_eq!(asked.repository.as_deref(), Some("acme/web"));
        assert_eq!(of(&["repo:acme/web:*", "repo:acme/api:*"], &[]).repository, None);
        assert_eq!(of(&["repo:acme/*:*"], &[]).repository, None);
        let issuer = "https://oidc.eks.eu-west-1.amazonaws.com/id/A";
        assert_eq!(of(&[], &[issuer]).issuer, None);
        assert_eq!(by(Form::Kubernetes, &[], &[issuer]).issuer.as_deref(), Some(issuer));
        let asked = by(Form::GitlabCi, &["project_path:acme/web:*"], &["https://gitlab.com/"]);
        assert_eq!(asked.issuer.as_deref(), Some("https://gitlab.com"));
    }
}
