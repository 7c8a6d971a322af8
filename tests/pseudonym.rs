//! Texts under other names: nothing of whoever shares them is left, and they are judged as before.
#![cfg(not(target_arch = "wasm32"))]

use serde_json::{Map, Value, json};
use whydenied::aws::{self, Policy, Request};
use whydenied::issuer::{self, Issuer};
use whydenied::pseudonym::{Shared, renamed};
use whydenied::pulumi::{self, Document, Exchange};
use whydenied::report::Report;
use whydenied::{Token, yaml};

/// The verdict and its first cause.
fn judged(claims: &str, policy: &str) -> String {
    let Ok(token) = Token::read(claims) else { return "no token".to_owned() };
    let report = |report: Report| {
        let cause = report.main_finding().map(|finding| finding.code.to_string());
        format!("{:?} {cause:?}", report.verdict)
    };
    if policy.contains("\"policies\"") {
        let document = Document::read(policy, token.claim_text("iss"));
        return document.map_or_else(
            |error| error.to_string(),
            |document| report(pulumi::explain(&token, &document, &Exchange::default())),
        );
    }
    Policy::read(policy).map_or_else(
        |error| error.code.to_string(),
        |policy| report(aws::explain(&token, &policy, &[], &Request::default())),
    )
}

#[track_caller]
fn assert_same(claims: &str, policy: &str, names: &[String], of: &str) -> Vec<String> {
    let shared = renamed(&[Shared::Claims(claims), Shared::Policy(policy)]);
    let (before, after) = (judged(claims, policy), judged(&shared[0], &shared[1]));
    assert_eq!(before, after, "{of}\n{claims}\n{policy}\n{}\n{}", shared[0], shared[1]);
    let all = shared.concat().to_lowercase();
    for name in names {
        assert!(!all.contains(&name.to_lowercase()), "{of}: `{name}` is in\n{}\n{}", shared[0], shared[1]);
    }
    shared
}

/// What stands in a part of a subject, and the names in it.
fn part(name: &str) -> (String, Vec<String>) {
    let own = format!("zq{}", name.to_lowercase().replace('_', ""));
    match name {
        "REF_TYPE" => ("branch".to_owned(), Vec::new()),
        "RUN_PHASE" => ("apply".to_owned(), Vec::new()),
        "OPERATION" => ("update".to_owned(), Vec::new()),
        "REGION" => ("us-east-1".to_owned(), Vec::new()),
        "RUN_TYPE" => ("TRACKED".to_owned(), Vec::new()),
        "SCOPE" => ("write".to_owned(), Vec::new()),
        "ATTRIBUTES" => (format!("currentEnvironment.name:{own}/prod"), vec![own]),
        "REF" | "BRANCH" => (format!("feature/{own}-2"), vec![own]),
        "PROJECT" | "ENVIRONMENT" | "REPOSITORY" => (format!("Zq-{own}"), vec![own, "zq".to_owned()]),
        _ if name.ends_with("_ID") => ("738195".to_owned(), vec!["738195".to_owned()]),
        _ => (own.clone(), vec![own]),
    }
}

/// A token of that issuer with a subject of that shape, and its names.
fn token(issuer: &Issuer, provider: &str, shape: &str) -> (Map<String, Value>, Vec<String>) {
    let provider = provider.replace('*', "zqtenant");
    let mut names = vec!["zqtenant".to_owned(), "zqaud".to_owned(), "zqvalue".to_owned()];
    let mut subject = String::new();
    let is_part = |letter: char| letter.is_ascii_uppercase() || letter == '_';
    let mut rest = shape;
    while let Some(start) = rest.find(|letter: char| letter.is_ascii_uppercase()) {
        let end = start + rest[start..].find(|letter| !is_part(letter)).unwrap_or(rest.len() - start);
        let (value, own) = part(&rest[start..end]);
        subject.push_str(&rest[..start]);
        subject.push_str(&value);
        names.extend(own);
        rest = &rest[end..];
    }
    subject.push_str(rest);
    let claims = issuer.claims.iter().map(|(claim, _)| *claim).chain(issuer.condition_claims.iter().copied());
    let mut all: Map<String, Value> =
        claims.map(|claim| (claim.to_owned(), json!(format!("zqvalue-{}", claim.len())))).collect();
    for claim in ["project_id", "repository_id", "organization_number"] {
        all.insert(claim.to_owned(), json!(738_195));
    }
    all.insert("email".to_owned(), json!("zqvalue@zqaud.example"));
    all.insert("nested".to_owned(), json!({ "list": ["zqvalue/1", { "deep": "zqaud" }] }));
    all.insert("iss".to_owned(), json!(format!("https://{provider}")));
    all.insert("aud".to_owned(), json!("zqaud"));
    all.insert("sub".to_owned(), json!(subject));
    (all, names)
}

fn trust_policy(iss: &str, operator: &str, sub: &str, aud: &str) -> String {
    let provider = iss.trim_start_matches("https://");
    json!({ "Version": "2012-10-17", "Statement": [{
        "Sid": "AllowZqvalue", "Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity",
        "Principal": { "Federated": format!("arn:aws:iam::738195000001:oidc-provider/{provider}") },
        "Condition": { operator: { format!("{provider}:sub"): sub, format!("{provider}:aud"): aud } },
    }] })
    .to_string()
}

/// Policies that name the token's subject: as it is, in other letters, in part, another one.
fn trust_policies(iss: &str, sub: &str) -> Vec<String> {
    let half = sub.char_indices().nth(sub.chars().count() * 2 / 3).map_or(sub.len(), |(at, _)| at);
    let another = sub.replacen("zq", "zqother", 1);
    vec![
        trust_policy(iss, "StringEquals", sub, "zqaud"),
        trust_policy(iss, "StringEquals", sub, "zqother"),
        trust_policy(iss, "StringEquals", &sub.to_uppercase(), "zqaud"),
        trust_policy(iss, "StringLike", &format!("{}*", &sub[..half]), "zqaud"),
        trust_policy(iss, "StringLike", &format!("{another}:*"), "zq*"),
        trust_policy(iss, "StringNotEquals", &another, "zqaud"),
    ]
}

#[test]
fn of_every_issuer_no_name_is_shared_and_the_verdict_stays() {
    for issuer in issuer::ALL {
        let shapes = if issuer.subjects.is_empty() { &["SUBJECT"] } else { issuer.subjects };
        for (provider, shape) in
            issuer.providers.iter().flat_map(|it| shapes.iter().map(move |shape| (it, shape)))
        {
            let (claims, mut names) = token(issuer, provider, shape);
            names.extend(["738195".to_owned(), "zqother".to_owned()]);
            let (iss, sub) = (claims["iss"].as_str().unwrap(), claims["sub"].as_str().unwrap());
            // The URLs of an issuer differ in their tenants alone.
            let most = if provider == &issuer.providers[0] { usize::MAX } else { 1 };
            for policy in trust_policies(iss, sub).into_iter().take(most) {
                assert_same(&Value::from(claims.clone()).to_string(), &policy, &names, issuer.id);
            }
            let rules = json!({ "sub": sub, "aud": "zqaud", "nested.list": "zqvalue/*" });
            let policies = json!({ "policies": [
                { "decision": "allow", "tokenType": "team", "teamName": "zqteam", "rules": rules },
            ] });
            names.push("zqteam".to_owned());
            assert_same(&Value::from(claims).to_string(), &policies.to_string(), &names, issuer.id);
        }
    }
}

#[test]
fn of_an_unknown_issuer_every_text_is_renamed() {
    let claims = json!({
        "iss": "https://login.zqcorp.example/realms/Zqrealm", "aud": ["zqclient", "sts.amazonaws.com"],
        "sub": "user|zqalice.zqdoe", "upn": "ZQALICE@zqcorp.example", "https://zqcorp.example/teams": ["zqteam one"],
        "department": "Zqdept-7", "employee": 738_195, "oid": "7c1d0e00-1111-4222-8333-0123456789ab", "exp": 1_789_123_637,
    });
    let policy = json!({ "Version": "2012-10-17", "Id": "zqpolicy", "Statement": {
        "Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity",
        "Principal": { "Federated": "arn:aws:iam::738195000001:oidc-provider/login.zqcorp.example/realms/Zqrealm" },
        "Condition": {
            "StringLike": { "login.zqcorp.example/realms/Zqrealm:sub": ["user|zqbob*", "user|zqalice.*"] },
            "IpAddress": { "aws:SourceIp": ["203.0.113.0/24", "2001:db8::/32"] },
            "DateLessThan": { "aws:CurrentTime": "2027-01-01T00:00:00Z" },
        },
    } });
    let names = [
        "zqcorp",
        "zqrealm",
        "zqclient",
        "zqalice",
        "zqdoe",
        "zqteam",
        "zqdept",
        "738195",
        "7c1d0e00",
        "0123456789ab",
        "zqbob",
        "zqpolicy",
    ];
    let names: Vec<_> = names.map(str::to_owned).to_vec();
    let shared = assert_same(&claims.to_string(), &policy.to_string(), &names, "unknown");
    for kept in ["sts.amazonaws.com", "1789123637"] {
        assert!(shared[0].contains(kept), "{}", shared[0]);
    }
    for kept in ["203.0.113.0/24", "2001:db8::/32", "2027-01-01T00:00:00Z", "2012-10-17", "arn:aws:iam::"] {
        assert!(shared[1].contains(kept), "{}", shared[1]);
    }
}

#[test]
fn one_name_is_the_same_wherever_it_stands() {
    let claims = r#"{ "iss": "https://api.pulumi.com/oidc", "aud": "zqacme", "org": "zqacme", "sub": "pulumi:deploy:org:zqacme:project:zqshop:stack:blue:operation:update:scope:write" }"#;
    let policy = "organization: zqacme\npolicies:\n  - decision: allow # for zqacme\n    tokenType: team\n    teamName: zqplatform-*\n    rules: {\"aud\": zq%61cme}\n";
    let request = "pulumi login --oidc-org zqacme --oidc-team zqplatform-web";
    let shared = renamed(&[
        Shared::Claims(claims),
        Shared::Policy(policy),
        Shared::Request(request),
        Shared::Name("ZqAcme"),
        Shared::Name("zqplatform-web"),
    ]);
    assert!(!shared.concat().to_lowercase().contains("zq"), "{shared:#?}");
    let claims: Value = serde_json::from_str(&shared[0]).unwrap();
    let org = claims["org"].as_str().unwrap();
    assert_eq!(claims["aud"], org);
    assert!(claims["sub"].as_str().unwrap().starts_with(&format!("pulumi:deploy:org:{org}:project:")));
    assert!(
        shared[1].starts_with(&format!("organization: {org}\n"))
            && shared[1].contains(&format!("# for {org}\n"))
    );
    assert!(shared[1].contains(&format!("{{\"aud\": {org}}}")), "{}", shared[1]);
    assert_eq!(shared[2], format!("pulumi login --oidc-org {org} --oidc-team {}", shared[4]));
    assert!(shared[3] != org && shared[3].eq_ignore_ascii_case(org), "spellings stay apart");
    let team = shared[4].split('-').next().unwrap();
    assert!(shared[1].contains(&format!("teamName: {team}-*")), "{}", shared[1]);
    assert!(yaml::parse(&shared[1]).is_ok());
}

#[test]
fn a_wildcard_takes_the_same_names_as_before() {
    let claims = |sub: &str| json!({ "iss": "https://gitlab.com", "aud": "a", "sub": sub }).to_string();
    for (sub, pattern) in [
        ("project_path:zqacme/zqweb:ref_type:branch:ref:main", "project_path:zqac*/zqw*:*"),
        ("project_path:zqacme/zqweb:ref_type:branch:ref:main", "project_path:zqacme*:*"),
        ("project_path:zqacme/zqweb:ref_type:branch:ref:release1", "*:ref:release*"),
        ("project_path:zqacme/zqweb:ref_type:branch:ref:main", "project_path:zqacmeother*"),
        ("project_path:zqacmeother/zqweb:ref_type:branch:ref:main", "project_path:zqacme/*"),
        ("project_path:zqacme-web/zqweb:ref_type:tag:ref:v12", "project_path:zqacme-*/zqweb:*:ref:v*"),
        ("project_path:zqacme/zqweb:ref_type:branch:ref:main", "project_path:zqacme/zqweb:ref_ty*"),
        ("project_path:zqacme/738195:ref_type:branch:ref:main", "project_path:zqacme/7381*"),
    ] {
        let policy = trust_policy("https://gitlab.com", "StringLike", pattern, "a");
        assert_same(&claims(sub), &policy, &["zq".to_owned()], pattern);
    }
}

#[test]
fn what_cannot_be_read_gives_nothing_away_either() {
    for policy in [
        r#"{ "Condition": { "StringEquals": { "zqidp.example:sub": "zqalice" } "#,
        "condition {\n  test = \"StringEquals\"\n  values = [\"repo:zqacme/zqweb:*\"]\n}\n",
        "// arn:aws:iam::738195000001:role/x by zqbob@zqacme.example, see https://zqwiki.zqacme.example\n{}",
        r#"{ "AssumeRolePolicyDocument": "%7B%22Condition%22%3A%22repo%3Azqacme%2Fzqweb%22%7D" }"#,
        r#"{ "AssumeRolePolicyDocument": "{\"Condition\": {\"x\": \"\u007Aqacme\nzqweb\"}}", "RoleName": "zqdeploy" }"#,
    ] {
        let shared = renamed(&[Shared::Policy(policy)]).concat();
        assert!(!shared.contains("zq") && !shared.contains("738195"), "{policy}\n{shared}");
    }
}

/// The examples of the page, which tell of every kind of cause.
#[test]
fn every_example_keeps_its_verdict_and_its_cause() {
    let names = ["acme", "octocat", "contoso", "mygroup", "123456789012", "alice", "dream", "nightmare"];
    let mut changed = Vec::new();
    for line in include_str!("../web/gallery/examples.jsonl").lines() {
        let example: Value = serde_json::from_str(line).unwrap();
        let mut claims = example["claims"].clone();
        for time in ["exp", "iat", "nbf"] {
            claims[time] = json!(1_789_123_637);
        }
        let claims = claims.to_string();
        let exchange = &example["pulumi"];
        let policy = if exchange.is_null() { &example["policy"] } else { &exchange["policy"] }.to_string();
        let limits = example["limits"].to_string();
        let fields = [&example["request"], &exchange["request"]].into_iter().filter_map(Value::as_object);
        let fields = fields.flatten().filter_map(|(_, value)| value.as_str()).map(Shared::Request);
        let texts = [Shared::Claims(&claims), Shared::Policy(&policy), Shared::Policy(&limits)];
        let shared = renamed(&texts.into_iter().chain(fields).collect::<Vec<_>>());
        let (before, after) = (judged(&claims, &policy), judged(&shared[0], &shared[1]));
        let all = shared.concat().to_lowercase();
        let left: Vec<_> = names.iter().filter(|name| all.contains(**name)).collect();
        if before != after || !left.is_empty() {
            changed.push(format!(
                "{}: {before} -> {after}, {left:?}\n{}\n{}",
                example["id"], shared[0], shared[1]
            ));
        }
    }
    assert!(changed.is_empty(), "{}", changed.join("\n\n"));
}
