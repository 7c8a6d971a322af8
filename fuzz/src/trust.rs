//! A role's trust policy that nearly fits a token, and what else is known of the call.

use arbitrary::{Arbitrary, Result, Unstructured};
use serde_json::{Map, Value, json};
use whydenied::aws::Request;

use crate::pieces::{claim, claims, near, word};

const OPERATORS: &[&str] = &[
    "StringEquals",
    "StringLike",
    "StringEqualsIgnoreCase",
    "StringNotEquals",
    "StringNotLike",
    "StringNotEqualsIgnoreCase",
    "NumericEquals",
    "NumericLessThan",
    "DateGreaterThan",
    "DateNotEquals",
    "Bool",
    "BinaryEquals",
    "IpAddress",
    "NotIpAddress",
    "ArnLike",
    "ArnNotEquals",
    "Null",
];
const KEYS: &[&str] = &[
    "aws:SourceIp",
    "aws:CurrentTime",
    "aws:EpochTime",
    "aws:PrincipalOrgID",
    "aws:PrincipalAccount",
    "aws:userid",
    "aws:RequestTag/Team",
    "aws:TagKeys",
    "aws:ResourceTag/team",
    "sts:RoleSessionName",
    "sts:SourceIdentity",
    "sts:RoleAuthorizedByIdp",
    "sts:ExternalId",
    "aws:FutureKey",
    "sub",
    "idp.example.com:sub",
    "https://gitlab.com:sub",
    "gitlab.com/:aud",
];
const ACTIONS: &[&str] = &[
    "sts:AssumeRoleWithWebIdentity",
    "sts:AssumeRoleWithWebIdentity",
    "sts:*",
    "sts:AssumeRole",
    "sts:AssumeRole*",
    "STS:assumerolewithwebidentity",
    "sts:TagSession",
    "sts:SetSourceIdentity",
    "sts:?ssumeRoleWithSAML",
    "*",
];

/// One call.
#[derive(Debug)]
pub struct Call {
    /// The token's claims.
    pub claims: Value,
    /// The trust policy.
    pub policy: Value,
    /// What else is known.
    pub request: Request,
}

impl<'a> Arbitrary<'a> for Call {
    fn arbitrary(input: &mut Unstructured<'a>) -> Result<Self> {
        let claims = claims(input)?;
        let statements = (0..input.int_in_range(1..=3)?).map(|_| statement(input, &claims));
        let statements = statements.collect::<Result<Vec<_>>>()?;
        let version = *input.choose(&["2012-10-17", "2012-10-17", "2012-10-17", "2008-10-17", "2026"])?;
        Ok(Self {
            request: request(input)?,
            policy: json!({ "Version": version, "Statement": statements }),
            claims: Value::Object(claims),
        })
    }
}

fn statement(input: &mut Unstructured<'_>, claims: &Map<String, Value>) -> Result<Value> {
    let mut made = Map::new();
    let effect = if input.ratio(1, 5)? { "Deny" } else { "Allow" };
    made.insert("Effect".to_owned(), json!(effect));
    made.insert("Principal".to_owned(), principal(input, claims)?);
    let action = if input.ratio(1, 12)? { "NotAction" } else { "Action" };
    let mut actions = vec![*input.choose(ACTIONS)?];
    if input.ratio(1, 3)? {
        actions.push(input.choose(ACTIONS)?);
    }
    made.insert(action.to_owned(), json!(actions));
    if input.ratio(1, 8)? {
        made.insert("Sid".to_owned(), json!(word(input)?));
    }
    if input.ratio(1, 30)? {
        made.insert((*input.choose(&["Resource", "NotPrincipal", "condition"])?).to_owned(), json!("*"));
    }
    let mut block: Map<String, Value> = Map::new();
    for _ in 0..input.int_in_range(0..=3)? {
        let (operator, key, values) = test(input, claims)?;
        let keys = block.entry(operator).or_insert_with(|| json!({}));
        if let Value::Object(keys) = keys {
            keys.insert(key, values);
        }
    }
    if !block.is_empty() {
        made.insert("Condition".to_owned(), Value::Object(block));
    }
    Ok(Value::Object(made))
}

fn provider(claims: &Map<String, Value>) -> &str {
    claims.get("iss").and_then(Value::as_str).unwrap_or_default().trim_start_matches("https://")
}

fn principal(input: &mut Unstructured<'_>, claims: &Map<String, Value>) -> Result<Value> {
    let provider = provider(claims);
    let right = if provider == "accounts.google.com" {
        provider.to_owned()
    } else {
        format!("arn:aws:iam::123456789012:oidc-provider/{provider}")
    };
    Ok(match input.int_in_range(0..=15)? {
        0 => json!({ "Federated": near(input, &right)? }),
        1 => json!({ "Federated": [near(input, &right)?, right] }),
        2 => json!({ "AWS": word(input)? }),
        3 => json!({ "AWS": right }),
        4 => json!("*"),
        _ => json!({ "Federated": right }),
    })
}

fn test(input: &mut Unstructured<'_>, claims: &Map<String, Value>) -> Result<(String, String, Value)> {
    let mut operator = (*input.choose(OPERATORS)?).to_owned();
    if input.ratio(1, 8)? {
        operator.push_str("IfExists");
    }
    if input.ratio(1, 8)? {
        operator.insert_str(0, input.choose(&["ForAllValues:", "ForAnyValue:", "ForSome:"])?);
    }
    let (key, held) = if input.ratio(1, 4)? {
        ((*input.choose(KEYS)?).to_owned(), word(input)?)
    } else {
        let name = claim(input, claims)?;
        let held = claims.get(&name).and_then(Value::as_str).unwrap_or("true").to_owned();
        (format!("{}:{name}", provider(claims)), held)
    };
    let values = (0..input.int_in_range(1..=2)?).map(|_| near(input, &held)).collect::<Result<Vec<_>>>()?;
    Ok((operator, key, if values.len() == 1 { json!(values.first()) } else { json!(values) }))
}

fn request(input: &mut Unstructured<'_>) -> Result<Request> {
    let role = "arn:aws:iam::123456789012:role/deploy".to_owned();
    let mut context = Vec::new();
    for key in ["aws:SourceIp", "sts:RoleSessionName", "aws:ResourceTag/team"] {
        match input.int_in_range(0..=2)? {
            0 => context.push((key.to_owned(), Some(vec![word(input)?]))),
            1 => context.push((key.to_owned(), None)),
            _ => {}
        }
    }
    Ok(Request {
        role_arn: input.arbitrary::<bool>()?.then_some(role),
        now: input.arbitrary::<bool>()?.then_some(1_795_132_800),
        judge_times: input.arbitrary()?,
        client_ids: if input.ratio(1, 3)? { vec!["sts.amazonaws.com".to_owned()] } else { Vec::new() },
        context,
        ..Request::default()
    })
}
