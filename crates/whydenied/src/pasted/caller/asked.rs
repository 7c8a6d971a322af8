//! What the text of a caller does not say, and whoever pasted it knows.

use super::form::Form;

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

    /// The same, with what subjects and providers that a policy trusts say where nobody else does; and what was taken from
    /// them, in words. What they disagree about is not taken.
    pub(super) fn completed<'p>(
        &self,
        form: Form,
        subjects: impl Iterator<Item = &'p str>,
        providers: impl Iterator<Item = &'p str>,
    ) -> (Self, Vec<String>) {
        let mut asked = self.clone();
        let mut said = Vec::new();
        let mut take = |what: &str, field: &mut Option<String>, found: Option<String>| {
            if let (None, Some(found)) = (&field, found) {
                said.push(format!("the {what} is taken to be `{found}`, which the policy names"));
                *field = Some(found);
            }
        };
        let url = |provider: &str| plain(&format!("https://{}", provider.split_once(":oidc-provider/")?.1));
        match form {
            Form::GithubWorkflow => {
                take("repository", &mut asked.repository, only(subjects.filter_map(repository)));
            }
            Form::GitlabCi => {
                take("project", &mut asked.project, only(subjects.filter_map(project)));
                take("instance", &mut asked.issuer, only(providers.filter_map(url)));
            }
            Form::Kubernetes | Form::EksctlCommand => {
                take("cluster's issuer", &mut asked.issuer, only(providers.filter_map(url)));
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
    use super::{Asked, Form};

    #[test]
    fn what_a_policy_names_is_taken_if_it_names_one() {
        let by = |form, subjects: &[&'static str], providers: &[&'static str]| {
            Asked::default().completed(form, subjects.iter().copied(), providers.iter().copied()).0
        };
        let of = |subjects: &[&'static str], providers: &[&'static str]| {
            by(Form::GithubWorkflow, subjects, providers)
        };
        let asked = of(&["repo:acme@1/web@2:ref:refs/heads/main", "repo:acme/web:pull_request"], &[]);
        assert_eq!(asked.repository.as_deref(), Some("acme/web"));
        assert_eq!(of(&["repo:acme/web:*", "repo:acme/api:*"], &[]).repository, None);
        assert_eq!(of(&["repo:acme/*:*"], &[]).repository, None);
        let provider = "arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/A";
        assert_eq!(of(&[], &[provider]).issuer, None);
        let asked = by(Form::Kubernetes, &[], &[provider]);
        assert_eq!(asked.issuer.as_deref(), Some("https://oidc.eks.eu-west-1.amazonaws.com/id/A"));
    }
}
