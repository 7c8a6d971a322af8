//! Reports that together have something in every field.

use whydenied::pasted::caller::Asked;
use whydenied::report::{
    AssumptionReport, Calls, ClaimChange, Edit, Elsewhere, Fix, HoleKind, HoleReport, InputReport, InputRole,
    ParameterChange, Remedy, Report, ResolvedBy, Snippet, Verdict,
};
use whydenied::{Token, aws, case, pulumi};

/// A denial with all that can be there, and the same with what may be missing missing.
pub(crate) fn reports() -> [Report; 2] {
    let mut full = check(
        r#"{
          "iss": "https://token.actions.githubusercontent.com",
          "aud": "sts.amazonaws.com",
          "sub": "repo:acme/web:environment:prod",
          "exp": 1789123300
        }"#,
    );
    full.depends_on.push("aws:SourceIp".to_owned());
    read_from_a_program(&mut full);
    let fix = Fix {
        title: "Trust environment prod".to_owned(),
        edits: vec![Edit { start: 0, end: 1, text: "{".to_owned() }],
        verdict_after: Verdict::Depends,
        needs: vec!["a value".into()],
        admits: vec!["branch".into()],
    };
    let remedy = Remedy {
        place: Elsewhere::Workflow,
        title: "Run the job elsewhere".to_owned(),
        snippet: Some(Snippet { language: "yaml".into(), text: "on: push".to_owned() }),
        claims: vec![ClaimChange {
            claim: "ref".to_owned(),
            before: None,
            after: Some("refs/heads/main".to_owned()),
        }],
        parameters: vec![ParameterChange {
            parameter: "client_ids".into(),
            before: None,
            after: Some("a".to_owned()),
        }],
        verdict_after: Verdict::Denied,
        remains: vec!["The token has expired".into()],
    };
    for finding in &mut full.findings {
        finding.fix = Some(fix.clone());
        finding.alternatives = vec![fix.clone()];
        finding.remedies = vec![remedy.clone()];
    }

    let exchange = exchange();
    (full.policies, full.exchange) = (exchange.policies, exchange.exchange);
    full.exchange.iter_mut().for_each(|exchange| {
        let why = "the issuer is registered with it".into();
        exchange.assumptions =
            vec![AssumptionReport { field: "organization".into(), value: "acme".to_owned(), why }];
    });

    let mut bare = full.clone();
    bare.exchange = None;
    for policy in &mut bare.policies {
        (policy.target.name, policy.rules_note) = (None, Some("none".into()));
        for rule in &mut policy.rules {
            (rule.pattern, rule.actual, rule.nearest) = (None, None, None);
        }
    }
    bare.error = None;
    bare.token.header = None;
    bare.token.details.iter_mut().for_each(|claim| {
        claim.meaning = None;
        claim.time = None;
    });
    bare.context.iter_mut().for_each(|entry| entry.claim = None);
    bare.findings.iter_mut().for_each(|finding| {
        finding.span = None;
        finding.source = None;
        finding.fix = None;
        finding.remedies.iter_mut().for_each(|remedy| remedy.snippet = None);
    });
    for statement in &mut bare.statements {
        statement.sid = None;
        statement.conditions.iter_mut().for_each(|condition| {
            condition.actual = None;
            condition.nearest = None;
        });
    }
    for statement in bare.further_evaluations.iter_mut().flat_map(|evaluation| &mut evaluation.statements) {
        statement.resource = None;
    }
    full.statements.iter().for_each(|statement| assert!(statement.conditions[0].nearest.is_some()));
    [full, bare]
}

/// Says that the policy stands in a program, with an open expression.
fn read_from_a_program(report: &mut Report) {
    report.inputs = report
        .statements
        .iter()
        .map(|statement| InputReport {
            role: InputRole::Policy,
            form: "terraform-document".into(),
            name: Some("deploy".to_owned()),
            span: statement.span,
            verdict: Some(report.verdict),
        })
        .collect();
    report.holes = vec![HoleReport {
        expression: "var.branch".to_owned(),
        kind: HoleKind::Variable,
        spans: report.statements.iter().map(|statement| statement.span).collect(),
        value: None,
        resolved_by: Some(ResolvedBy::Default),
        candidates: vec!["main".to_owned()],
        needs: vec!["main".to_owned()],
        is_example: true,
        may_be_pattern: true,
        must_not_be: vec!["dev".to_owned()],
        fits: Some("ma??".to_owned()),
        decides: true,
    }];
}

/// What comes of the calls of a workflow, with something in every field.
pub(crate) fn calls() -> Calls {
    let texts = case::aws::Texts::default().policy(POLICY);
    let case = case::aws::Case::read(&texts, aws::Request::default());
    let workflow = "
on: { push: { branches: ['release/**'] } }
permissions: { id-token: write }
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - uses: aws-actions/configure-aws-credentials@v6
        with: { role-to-assume: 'arn:aws:iam::123456789012:role/deploy', aws-region: eu-west-1 }
";
    let callers = case::callers::Callers::read(&case, workflow, &Asked::default());
    let mut calls = callers.unwrap().calls().unwrap();
    calls.assumed.push("the default branch is taken to be `main`".to_owned());
    for call in &mut calls.calls {
        call.duration_seconds = Some(3600);
        call.session_name = Some("deploy".to_owned());
        call.depends_on.push("aws:SourceIp".to_owned());
    }
    calls
}

/// A token exchange with Pulumi Cloud of which something is assumed.
fn exchange() -> Report {
    let token = Token::read(r#"{ "iss": "https://gitlab.com", "sub": "project_path:acme/web:ref:main" }"#);
    let document = pulumi::Document::read(
        r#"{ "policies": [{
          "decision": "allow", "tokenType": "personal", "userLogin": "alice",
          "rules": { "sub": "project_path:acme/api:*" }
        }] }"#,
        None,
    );
    let exchange = pulumi::Exchange { organization: Some("acme".to_owned()), ..pulumi::Exchange::default() };
    pulumi::check(&token.unwrap(), &document.unwrap(), &exchange)
}

const POLICY: &str = r#"{
  "Version": "2012-10-17",
  "Statement": {
    "Sid": "Deploy",
    "Effect": "Allow",
    "Principal": { "Federated": "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com" },
    "Action": "sts:AssumeRoleWithWebIdentity",
    "Condition": { "StringLike": { "token.actions.githubusercontent.com:sub": "repo:acme/web:ref:*" } }
  }
}"#;

fn check(claims: &str) -> Report {
    let token = Token::read(claims).unwrap();
    let policy = aws::Policy::read(POLICY);
    let limits = aws::Policy::read_resource_control(
        r#"{
          "Version": "2012-10-17",
          "Statement": {
            "Effect": "Deny",
            "Principal": "*",
            "Action": "sts:*",
            "Resource": "*",
            "Condition": { "StringEquals": { "token.actions.githubusercontent.com:sub": "repo:acme/web:environment:prod" } }
          }
        }"#,
    );
    aws::check_under(
        &token,
        &policy.unwrap(),
        &[limits.unwrap()],
        &aws::Request { now: Some(1_789_123_480), ..aws::Request::default() },
    )
}
