//! One GitHub Actions token under one trust policy: the decision alone, with the policy's text to
//! parse, and the whole report. The crate `iam-rs` decides the same in the same run.

use std::hint::black_box;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use criterion::{Criterion, criterion_group, criterion_main};
use iam_rs::{
    Arn, Decision, EvaluationOptions, IAMPolicy, IAMRequest, PolicyEvaluator, Principal, PrincipalId,
};
use whydenied::Token;
use whydenied::aws::{self, Context, Request};
use whydenied::report::Verdict;

const ACTION: &str = "sts:AssumeRoleWithWebIdentity";
const PROVIDER: &str = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";
const ROLE: &str = "arn:aws:iam::123456789012:role/deploy";

const POLICY: &str = r#"{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": {
        "Federated": "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"
      },
      "Action": "sts:AssumeRoleWithWebIdentity",
      "Condition": {
        "StringEquals": {
          "token.actions.githubusercontent.com:aud": "sts.amazonaws.com"
        },
        "StringLike": {
          "token.actions.githubusercontent.com:sub": "repo:octo-org/octo-repo:*"
        }
      }
    }
  ]
}"#;

/// What GitHub Actions sends, all of its claims.
const CLAIMS: &str = r#"{
  "jti": "example-id",
  "sub": "repo:octo-org/octo-repo:environment:prod",
  "environment": "prod",
  "aud": "sts.amazonaws.com",
  "ref": "refs/heads/main",
  "sha": "0123456789abcdef0123456789abcdef01234567",
  "repository": "octo-org/octo-repo",
  "repository_owner": "octo-org",
  "actor_id": "12",
  "repository_visibility": "private",
  "repository_id": "74",
  "repository_owner_id": "65",
  "run_id": "1234567890",
  "run_number": "10",
  "run_attempt": "2",
  "runner_environment": "github-hosted",
  "actor": "octocat",
  "workflow": "deploy",
  "head_ref": "",
  "base_ref": "",
  "event_name": "workflow_dispatch",
  "ref_type": "branch",
  "job_workflow_ref": "octo-org/octo-automation/.github/workflows/oidc.yml@refs/heads/main",
  "iss": "https://token.actions.githubusercontent.com",
  "nbf": 1632492967,
  "exp": 1632493867,
  "iat": 1632493567
}"#;

/// The same request as `iam-rs` takes it, with the two keys that the policy asks for.
fn iam_rs_request() -> IAMRequest {
    let context = iam_rs::Context::new()
        .with_string("token.actions.githubusercontent.com:aud", "sts.amazonaws.com")
        .with_string("token.actions.githubusercontent.com:sub", "repo:octo-org/octo-repo:environment:prod");
    let principal = Principal::Federated(PrincipalId::String(PROVIDER.to_owned()));
    let role = Arn::parse(ROLE).expect("the role has an ARN");
    IAMRequest::new_with_context(principal, ACTION, role, context)
}

/// An evaluator of the policy. A trust policy names no resource, which `iam-rs` has to be told.
fn iam_rs_evaluator() -> PolicyEvaluator {
    let policy: IAMPolicy = serde_json::from_str(black_box(POLICY)).expect("iam-rs reads the policy");
    PolicyEvaluator::with_policies(vec![policy])
        .with_options(EvaluationOptions { ignore_resource_constraints: true, ..EvaluationOptions::default() })
}

fn iam_rs_decision(evaluator: &PolicyEvaluator, request: &IAMRequest) -> Decision {
    evaluator.evaluate(request).expect("iam-rs decides").decision
}

fn decide(c: &mut Criterion) {
    let token = Token::read(CLAIMS).expect("the claims are readable");
    let context = Context::new(&token, &Request::default());
    let policy = aws::Policy::read(POLICY).expect("the policy is readable");
    let request = iam_rs_request();
    let evaluator = iam_rs_evaluator();
    assert_eq!(policy.evaluate(ACTION, &context).verdict, Verdict::Allowed);
    assert_eq!(iam_rs_decision(&evaluator, &request), Decision::Allow);

    let mut group = c.benchmark_group("decide");
    group.bench_function("whydenied", |b| {
        b.iter(|| black_box(&policy).evaluate(ACTION, black_box(&context)).verdict);
    });
    group.bench_function("iam-rs", |b| {
        b.iter(|| iam_rs_decision(black_box(&evaluator), black_box(&request)));
    });
    group.finish();

    let mut group = c.benchmark_group("parse and decide");
    group.bench_function("whydenied", |b| {
        b.iter(|| {
            let policy = aws::Policy::read(black_box(POLICY)).expect("the policy is readable");
            policy.evaluate(ACTION, black_box(&context)).verdict
        });
    });
    group.bench_function("iam-rs", |b| {
        b.iter(|| {
            let evaluator = iam_rs_evaluator();
            iam_rs_decision(&evaluator, black_box(&request))
        });
    });
    group.finish();
}

fn report(c: &mut Criterion) {
    let jwt = ["{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"1\"}", CLAIMS, "signature"]
        .map(|part| URL_SAFE_NO_PAD.encode(part))
        .join(".");
    let request = Request { now: Some(1_632_493_600), ..Request::default() };
    let token = Token::read(&jwt).expect("the token is readable");
    let policy = aws::Policy::read(POLICY).expect("the policy is readable");
    assert_eq!(aws::check(&token, &policy, &request).verdict, Verdict::Allowed);

    let mut group = c.benchmark_group("whole report");
    group.bench_function("token and policy read", |b| {
        b.iter(|| aws::check(black_box(&token), black_box(&policy), &request));
    });
    group.bench_function("token read", |b| {
        b.iter(|| {
            let policy = aws::Policy::read(black_box(POLICY)).expect("the policy is readable");
            aws::check(black_box(&token), &policy, &request)
        });
    });
    group.bench_function("from the texts", |b| {
        b.iter(|| {
            let token = Token::read(black_box(&jwt)).expect("the token is readable");
            let policy = aws::Policy::read(black_box(POLICY)).expect("the policy is readable");
            aws::check(&token, &policy, &request)
        });
    });
    group.finish();
}

/// The row of tokens like the one at hand, under this policy and under the longest that IAM takes.
fn variants(c: &mut Criterion) {
    let token = Token::read(CLAIMS).expect("the claims are readable");
    let subjects =
        (0..60).map(|index| format!("\"repo:octo-org/octo-repo-{index}:ref:refs/heads/*-{index}\""));
    let longest = POLICY.replace(
        "\"repo:octo-org/octo-repo:*\"",
        &format!("[{}, \"repo:octo-org/octo-repo:*\"]", subjects.collect::<Vec<_>>().join(", ")),
    );
    assert!(longest.chars().filter(|letter| !letter.is_whitespace()).count() > 3_000);
    let mut group = c.benchmark_group("tokens like the one at hand");
    for (name, text) in [("one value", POLICY), ("the longest policy", &longest)] {
        let policy = aws::Policy::read(text).expect("the policy is readable");
        assert!(aws::variants(&token, &policy, &[], &Request::default()).len() > 8);
        group.bench_function(name, |b| {
            b.iter(|| aws::variants(black_box(&token), black_box(&policy), &[], &Request::default()));
        });
    }
    group.finish();
}

criterion_group!(benches, decide, report, variants);
criterion_main!(benches);
