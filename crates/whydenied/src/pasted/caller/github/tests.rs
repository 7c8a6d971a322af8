//! Workflows and their calls, a fact a line.

use crate::pasted::caller::{Asked, Caller};

/// A workflow whose job logs in: what stands before the jobs, and in the job.
fn workflow(top: &str, job: &str) -> String {
    format!(
        "{top}\npermissions: {{id-token: write}}\njobs:\n  deploy:\n    runs-on: ubuntu-latest\n{job}\n    steps:\n      \
         - uses: aws-actions/configure-aws-credentials@v6\n        with: {{role-to-assume: r}}\n"
    )
}

/// The names of the calls, and the subjects of those that have a token.
fn calls(text: &str, asked: &Asked) -> Vec<String> {
    let asked = Asked { repository: Some("acme/web".to_owned()), ..asked.clone() };
    let caller = Caller::read(text, &asked).unwrap_or_else(|error| unreachable!("{error:?} in {text}"));
    let shown = |call: &crate::pasted::caller::Call| {
        if let Some(no) = &call.no_token {
            return format!("{}: {}", call.name, no.finding.code);
        }
        let claims = call.token.claims.value.to_json();
        let sub = claims.split_once("\"sub\":\"").and_then(|(_, rest)| rest.split('"').next());
        format!("{}: {}", call.name, sub.unwrap_or_default())
    };
    caller.calls.iter().map(shown).collect()
}

#[test]
fn a_job_has_a_subject_for_each_event_and_environment() {
    for (top, job, expected) in [
        (
            "on: [pull_request, schedule]",
            "",
            "job `deploy`, pull_request: repo:acme/web:pull_request\n\
             job `deploy`, schedule on `main`: repo:acme/web:ref:refs/heads/main",
        ),
        (
            "on: {push: {branches: [main, dev]}}",
            "    environment: ${{ github.ref_name == 'main' && 'prod' || 'stage:1' }}",
            "job `deploy`, push to `main`, environment `prod`: repo:acme/web:environment:prod\n\
             job `deploy`, push to `dev`, environment `stage:1`: repo:acme/web:environment:stage%3A1",
        ),
        (
            "on: {push: {branches: [main, dev]}}",
            "    if: github.ref == 'refs/heads/main'",
            "job `deploy`, push to `main`: repo:acme/web:ref:refs/heads/main",
        ),
        (
            "on: {push: {branches: [main]}}",
            "    strategy: {matrix: {env: [a, b], os: [x, y]}}\n    environment: ${{ matrix.env }}",
            "job `deploy`, push to `main`, environment `a`: repo:acme/web:environment:a\n\
             job `deploy`, push to `main`, environment `b`: repo:acme/web:environment:b",
        ),
        (
            "on: {workflow_dispatch: {inputs: {env: {type: choice, options: [a, b]}}}}",
            "    environment: ${{ inputs.env }}",
            "job `deploy`, workflow_dispatch on `main`, environment `a`: repo:acme/web:environment:a\n\
             job `deploy`, workflow_dispatch on `main`, environment `b`: repo:acme/web:environment:b\n\
             job `deploy`, workflow_dispatch on branch that is chosen, environment `a`: repo:acme/web:environment:a\n\
             job `deploy`, workflow_dispatch on branch that is chosen, environment `b`: repo:acme/web:environment:b\n\
             job `deploy`, workflow_dispatch of tag that is chosen, environment `a`: repo:acme/web:environment:a\n\
             job `deploy`, workflow_dispatch of tag that is chosen, environment `b`: repo:acme/web:environment:b",
        ),
        ("on: workflow_call", "", "job `deploy`, workflow_call: repo:acme/web:*"),
        (
            "on: {push: {branches: [main]}}",
            "    permissions: {contents: read}",
            "job `deploy`: id-token-permission-missing",
        ),
        (
            "on: {push: {branches: [main]}}",
            "    permissions: write-all",
            "job `deploy`, push to `main`: repo:acme/web:ref:refs/heads/main",
        ),
    ] {
        let text = workflow(top, job);
        assert_eq!(calls(&text, &Asked::default()).join("\n"), expected, "{text}");
    }
}

#[test]
fn what_is_asked_about_is_what_is_told() {
    let text = workflow("on: [push, pull_request]", "");
    let asked = |asked: Asked| calls(&text, &asked);
    let of = |name: &str| Some(name.to_owned());
    assert_eq!(
        asked(Asked { branch: of("dev"), event: of("push"), ..Asked::default() }),
        ["job `deploy`, push to `dev`: repo:acme/web:ref:refs/heads/dev"]
    );
    assert_eq!(
        asked(Asked { immutable: Some(true), event: of("pull_request"), ..Asked::default() }),
        ["job `deploy`, pull_request: repo:acme@*/web@*:pull_request"]
    );
    let nothing = Asked { job: of("other"), ..Asked::default() };
    assert!(Caller::read(&text, &nothing).is_err());
}

#[test]
fn what_is_no_workflow_says_what_it_is() {
    for (text, says) in [
        ("on: push\njobs: {a: {runs-on: x, steps: []}}", "nothing in it asks for a token"),
        ("a: b", "this is a text without a caller"),
        ("jobs: [", "opened"),
    ] {
        let error = Caller::read(text, &Asked::default()).err();
        let message = error.as_ref().map(|error| error.message.to_string()).unwrap_or_default();
        assert!(!message.is_empty(), "{text}");
        if says != "opened" {
            assert!(message.contains(says), "{message}");
        }
    }
}
