//! A job that somebody describes.

use whydenied::job;
use whydenied_questions::job::{Describe, Form, Run};

/// What can be said of the jobs of each issuer.
pub(super) fn forms() -> Vec<Form> {
    let owned = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect();
    let run = |job::Run { label, needed, more }| Run { label, needed: owned(needed), more: owned(more) };
    let form = |job::Form { issuer, name, needs_url, has_ids, runs }| Form {
        issuer: issuer.to_owned(),
        name: name.to_owned(),
        needs_url,
        has_ids,
        runs: runs.into_iter().map(run).collect(),
    };
    job::forms().into_iter().map(form).collect()
}

/// The claims of a job's token.
pub(super) fn describe(asked: &Describe) -> Result<String, Vec<String>> {
    let Describe { issuer, run, parts, audience, url, with_ids } = asked;
    let parts: Vec<_> = parts.iter().map(|(name, value)| (&**name, &**value)).collect();
    let job = job::Job { issuer, run: *run, parts: &parts, audience, url, with_ids: *with_ids };
    job.claims().map_err(|missing| missing.into_iter().map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_described_job_has_claims_or_says_what_is_missing() {
        assert!(forms().iter().any(|form| form.issuer == "gitlab" && form.runs.len() > 1));
        let part = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let asked = Describe {
            issuer: "github-actions".to_owned(),
            parts: vec![part("OWNER", "acme"), part("REPOSITORY", "web")],
            ..Describe::default()
        };
        assert_eq!(describe(&asked), Err(vec!["ENVIRONMENT".to_owned()]));
        let parts = [asked.parts.clone(), vec![part("ENVIRONMENT", "prod")]].concat();
        assert!(describe(&Describe { parts, ..asked }).unwrap().contains("repo:acme/web:environment:prod"));
    }
}
