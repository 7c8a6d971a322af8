//! Pieces of which calls are made: words of the field, often the same ones on both sides, and some that are not.

use arbitrary::{Result, Unstructured};
use serde_json::{Map, Value, json};

/// Issuers, each with the subject of one of its tokens.
const ISSUERS: &[(&str, &str)] = &[
    ("token.actions.githubusercontent.com", "repo:acme/web:ref:refs/heads/main"),
    ("token.actions.githubusercontent.com", "repo:acme@65/web@74:environment:prod"),
    ("token.actions.githubusercontent.com/acme", "repo:acme/web:pull_request"),
    ("gitlab.com", "project_path:acme/web:ref_type:branch:ref:main"),
    ("agent.buildkite.com", "organization:acme:pipeline:web:ref:refs/heads/main:commit:0a1b:step:build"),
    ("oidc.circleci.com/org/0a-1b", "org/0a-1b/project/2c-3d/user/u1"),
    ("oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE", "system:serviceaccount:web:default"),
    ("app.terraform.io", "organization:acme:project:web:workspace:prod:run_phase:apply"),
    ("api.pulumi.com/oidc", "pulumi:deploy:org:acme:project:web:stack:dev:operation:update:scope:write"),
    ("oidc.vercel.com/acme", "owner:acme:project:web:environment:production"),
    ("api.bitbucket.org/2.0/workspaces/acme/pipelines-config/identity/oidc", "{1}:{2}:{3}"),
    ("oidc.fly.io/acme", "acme:web:machine"),
    ("acme.app.spacelift.io", "space:root:stack:web:run_type:TRACKED:scope:write"),
    ("login.microsoftonline.com/4a5b/v2.0", "0f1e"),
    ("acme.eu.auth0.com/", "auth0|5f7c"),
    ("accounts.google.com", "1123581321"),
    ("idp.example.com", "s1"),
];
const CLAIMS: &[&str] = &[
    "actor",
    "amr",
    "aud",
    "azp",
    "build_branch",
    "email",
    "environment",
    "exp",
    "iat",
    "job_workflow_ref",
    "namespace_id",
    "nbf",
    "organization_slug",
    "project_id",
    "ref",
    "repository",
    "repository_id",
    "repository_owner",
    "sub",
    "workflow",
    "kubernetes.io",
    "https://aws.amazon.com/roles",
    "https://aws.amazon.com/source_identity",
    "https://aws.amazon.com/tags",
    "https://aws.amazon.com/tags/principal_tags/Team",
];
const WORDS: &[&str] = &[
    "acme",
    "web",
    "main",
    "prod",
    "Prod",
    "refs/heads/main",
    "refs/tags/v1",
    "acme/web",
    "sts.amazonaws.com",
    "ann",
    "12",
    "1.5",
    "true",
    "*",
    "?",
    "",
    "repo:acme/*",
    "repo:*",
    "${aws:username}",
    "${sts:RoleSessionName, 'ann'}",
    "${*}",
    "${",
    "arn:aws:iam::123456789012:role/deploy",
    "203.0.113.0/24",
    "2026-11-20T12:00:00Z",
    "é",
    "\u{202e}",
    "\u{1b}[2J",
    "\n",
    "a\"b\\c",
    "YOUR_ORG/YOUR_REPO",
    "<repo>",
];

/// One of them.
///
/// # Errors
/// The input is at its end.
pub fn word(input: &mut Unstructured<'_>) -> Result<String> {
    if input.ratio(1, 12)? {
        return Ok(input.arbitrary::<&str>()?.chars().take(24).collect());
    }
    Ok((*input.choose(WORDS)?).to_owned())
}

/// A word, a number, a switch, or several of them.
///
/// # Errors
/// The input is at its end.
pub fn value(input: &mut Unstructured<'_>) -> Result<Value> {
    Ok(match input.int_in_range(0..=11)? {
        0 => json!(input.arbitrary::<i32>()?),
        1 => json!(input.arbitrary::<bool>()?),
        2 => Value::Null,
        3 => json!([word(input)?, word(input)?]),
        4 => json!({ "namespace": word(input)?, "principal_tags": { "Team": [word(input)?] } }),
        _ => json!(word(input)?),
    })
}

/// The claims of a token.
///
/// # Errors
/// The input is at its end.
pub fn claims(input: &mut Unstructured<'_>) -> Result<Map<String, Value>> {
    let (issuer, subject) = *input.choose(ISSUERS)?;
    let mut claims = Map::new();
    claims.insert("iss".to_owned(), json!(format!("https://{issuer}")));
    claims.insert("sub".to_owned(), json!(subject));
    claims.insert("aud".to_owned(), json!("sts.amazonaws.com"));
    claims.insert("iat".to_owned(), json!(1_795_132_700));
    claims.insert("exp".to_owned(), json!(1_795_132_900));
    for _ in 0..input.int_in_range(0..=4)? {
        claims.insert((*input.choose(CLAIMS)?).to_owned(), value(input)?);
    }
    Ok(claims)
}

/// A claim's name, most often one that the token has.
///
/// # Errors
/// The input is at its end.
pub fn claim(input: &mut Unstructured<'_>, claims: &Map<String, Value>) -> Result<String> {
    if input.ratio(1, 5)? {
        return Ok((*input.choose(CLAIMS)?).to_owned());
    }
    let at = input.choose_index(claims.len())?;
    Ok(claims.keys().nth(at).cloned().unwrap_or_default())
}

/// A text near that one: itself, in another letter case, cut, with a wildcard, or another one.
///
/// # Errors
/// The input is at its end.
pub fn near(input: &mut Unstructured<'_>, text: &str) -> Result<String> {
    let letters: Vec<char> = text.chars().collect();
    let cut = input.int_in_range(0..=letters.len())?;
    let (head, tail) = letters.split_at(cut);
    let (head, tail): (String, String) = (head.iter().collect(), tail.iter().collect());
    Ok(match input.int_in_range(0..=10)? {
        0..=2 => text.to_owned(),
        3 => text.to_uppercase(),
        4 => format!("{head}*"),
        5 => format!("*{tail}"),
        6 => format!("{head}*{}", tail.chars().skip(3).collect::<String>()),
        7 => format!("{head}?{}", tail.chars().skip(1).collect::<String>()),
        8 => format!("{head}{}", tail.chars().skip(1).collect::<String>()),
        9 => format!("{head}{}{tail}", word(input)?),
        _ => word(input)?,
    })
}
