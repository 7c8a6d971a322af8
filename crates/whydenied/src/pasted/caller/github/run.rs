//! The claims of one run of a job, of the issuer's own tables.

use super::super::asked::Asked;
use super::super::open::{open, token};
use super::customization::Customization;
use super::trigger::{Ref, Trigger};
use crate::Token;
use crate::json::{Node, Value};
use crate::variant::job::{Job, put, run_of};

const ISSUER: &str = "github-actions";

/// One run of a job.
pub(super) struct Run<'r> {
    pub(super) asked: &'r Asked,
    pub(super) customization: &'r Customization,
    pub(super) trigger: &'r Trigger,
    /// The environment of the job, which may be open.
    pub(super) environment: Option<&'r str>,
    /// The audience that it asks for.
    pub(super) audience: Option<&'r str>,
    /// The workflow's name and its file, as far as they are known.
    pub(super) workflow: (Option<&'r str>, Option<&'r str>),
    /// The file of the called workflow with its ref, where the job is of one.
    pub(super) called: Option<&'r str>,
}

/// The repository that the workflow is in.
pub(super) fn repository(asked: &Asked) -> (String, String) {
    let known = asked.repository.as_ref().and_then(|name| name.split_once('/'));
    known.map_or_else(
        || (open("*", "owner of the repository"), open("*", "repository")),
        |(owner, name)| (owner.to_owned(), name.to_owned()),
    )
}

/// The ids of its owner and of itself.
fn ids() -> (String, String) {
    (open("*", "owner id"), open("*", "repository id"))
}

impl Run<'_> {
    /// The token of the run, whose subject has ids next to the names or not.
    pub(super) fn token(&self, with_ids: bool) -> Option<Token> {
        let mut claims = match &self.trigger.on {
            Ref::Branch(name) => self.of_kind("ref:refs/heads/", ("BRANCH", name), with_ids)?,
            Ref::Tag(name) => self.of_kind("ref:refs/tags/", ("TAG", name), with_ids)?,
            Ref::PullRequest => {
                self.of_kind("pull_request", ("NUMBER", &open("*", "number of the pull request")), with_ids)?
            }
            Ref::Unknown => self.of_any(with_ids)?,
        };
        if self.trigger.event == "workflow_call" {
            claims = without(claims, "event_name");
        } else {
            put(&mut claims, &["event_name"], &self.trigger.event);
        }
        match self.environment {
            Some(name) => {
                let own = self.of_kind("environment:", ("ENVIRONMENT", name), with_ids)?;
                for name in ["sub", "environment"] {
                    if let Some(text) = own.get(name).and_then(|claim| claim.value.as_str()) {
                        put(&mut claims, &[name], text);
                    }
                }
            }
            None => claims = without(claims, "environment"),
        }
        self.files(&mut claims);
        if let Some(subject) = self.customization.subject(&claims, &self.usual_prefix(with_ids)) {
            put(&mut claims, &["sub"], &subject);
        }
        let mut token = token(claims);
        if self.environment.is_none() {
            token.set_claim("environment", Value::Null);
        }
        Some(token)
    }

    /// What the subject starts with, where nobody chose otherwise.
    fn usual_prefix(&self, with_ids: bool) -> String {
        let (owner, repository) = repository(self.asked);
        if with_ids {
            let (of_owner, of_repository) = ids();
            format!("repo:{owner}@{of_owner}/{repository}@{of_repository}")
        } else {
            format!("repo:{owner}/{repository}")
        }
    }

    fn of_kind(&self, subject: &str, part: (&str, &str), with_ids: bool) -> Option<Node<'static>> {
        let (owner, repository) = repository(self.asked);
        let ids = ids();
        let parts = [
            ("OWNER", &*owner),
            ("REPOSITORY", &repository),
            ("OWNER_ID", if with_ids { &ids.0 } else { "" }),
            ("REPOSITORY_ID", if with_ids { &ids.1 } else { "" }),
            ("EVENT", &self.trigger.event),
            part,
        ];
        let default = format!("https://github.com/{owner}");
        let job = Job {
            issuer: ISSUER,
            run: run_of(ISSUER, subject)?,
            parts: &parts,
            audience: self.audience.unwrap_or(&default),
            url: self.asked.issuer.as_deref().unwrap_or_default(),
            with_ids,
        };
        job.tree().ok()
    }

    /// A run of which nobody knows what it is for.
    fn of_any(&self, with_ids: bool) -> Option<Node<'static>> {
        let claims = self.of_kind("ref:refs/heads/", ("BRANCH", "*"), with_ids)?;
        let subject = claims.get("sub")?.value.as_str()?;
        let what = format!("ref or environment of `{}`", self.trigger.event);
        let subject = subject.strip_suffix("ref:refs/heads/*")?.to_owned() + &open("*", &what);
        let mut claims = ["ref", "ref_type", "base_ref", "head_ref"].into_iter().fold(claims, without);
        put(&mut claims, &["sub"], &subject);
        Some(claims)
    }

    /// The claims about the files of the workflow.
    fn files(&self, claims: &mut Node<'static>) {
        let (name, file) = self.workflow;
        if let Some(name) = name.or(file) {
            put(claims, &["workflow"], name);
        }
        let (owner, repository) = repository(self.asked);
        let own =
            file.zip(self.trigger.full_ref()).map(|(file, at)| format!("{owner}/{repository}/{file}@{at}"));
        if let Some(own) = &own {
            put(claims, &["workflow_ref"], own);
        }
        let job = match self.called.map(|called| (called, called.strip_prefix("./"))) {
            Some((_, Some(local))) => {
                self.trigger.full_ref().map(|at| format!("{owner}/{repository}/{local}@{at}"))
            }
            Some((called, None)) => Some(called_at(called)),
            None => own,
        };
        if let Some(job) = job {
            put(claims, &["job_workflow_ref"], &job);
        }
    }
}

/// A called workflow with its whole ref: what is both a branch and a tag is taken for a tag (inferred).
fn called_at(called: &str) -> String {
    let Some((file, at)) = called.rsplit_once('@') else { return called.to_owned() };
    let is_commit = at.len() == 40 && at.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_version = at.trim_start_matches('v').starts_with(|letter: char| letter.is_ascii_digit());
    if is_commit || at.starts_with("refs/") {
        called.to_owned()
    } else if matches!(at, "main" | "master") {
        format!("{file}@refs/heads/{at}")
    } else if is_version {
        format!("{file}@refs/tags/{at}")
    } else {
        format!("{file}@{}", open("*", &format!("branch or tag `{at}`")))
    }
}

/// The claims without that one, which is not known then.
fn without(mut claims: Node<'static>, name: &str) -> Node<'static> {
    if let Value::Object(members) = &mut claims.value {
        members.retain(|member| member.key != name);
    }
    claims
}

/// What a name of the context `github` stands for in such a run.
pub(super) fn name(asked: &Asked, trigger: &Trigger, name: &str) -> Option<String> {
    let full = trigger.full_ref();
    Some(match name {
        "github.ref" => full?,
        "github.event_name" if trigger.event != "workflow_call" => trigger.event.clone(),
        "github.ref_name" => match &trigger.on {
            Ref::Branch(name) | Ref::Tag(name) => name.clone(),
            _ => return None,
        },
        "github.ref_type" => match &trigger.on {
            Ref::Branch(_) | Ref::PullRequest => "branch".to_owned(),
            Ref::Tag(_) => "tag".to_owned(),
            Ref::Unknown => return None,
        },
        "github.repository" => asked.repository.clone()?,
        "github.repository_owner" => asked.repository.as_ref()?.split('/').next()?.to_owned(),
        _ => return None,
    })
}
