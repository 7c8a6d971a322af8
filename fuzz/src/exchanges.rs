//! Authorization policies of Pulumi Cloud that nearly fit a token, and what is asked for.

use arbitrary::{Arbitrary, Result, Unstructured};
use serde_json::{Map, Value, json};
use whydenied::pulumi::{Exchange, TokenType};

use crate::pieces::{claim, claims, near, word};

/// One token exchange.
#[derive(Debug)]
pub struct Asked {
    /// The token's claims.
    pub claims: Value,
    /// The authorization policies.
    pub policies: Value,
    /// What is asked for.
    pub exchange: Exchange,
}

impl<'a> Arbitrary<'a> for Asked {
    fn arbitrary(input: &mut Unstructured<'a>) -> Result<Self> {
        let mut claims = claims(input)?;
        if !input.ratio(1, 5)? {
            claims.insert("aud".to_owned(), json!("urn:pulumi:org:acme"));
        }
        let policies = (0..input.int_in_range(1..=3)?).map(|_| policy(input, &claims));
        let policies = policies.collect::<Result<Vec<_>>>()?;
        Ok(Self { exchange: exchange(input)?, policies: json!(policies), claims: Value::Object(claims) })
    }
}

fn policy(input: &mut Unstructured<'_>, claims: &Map<String, Value>) -> Result<Value> {
    let decision = if input.ratio(1, 5)? { "deny" } else { "allow" };
    let kind = *input.choose(&["organization", "organization", "personal", "team", "runner", "Team"])?;
    let mut made = json!({ "decision": decision, "tokenType": kind });
    let mut rules = Map::new();
    for _ in 0..input.int_in_range(0..=3)? {
        let name = claim(input, claims)?;
        let held = claims.get(&name).and_then(Value::as_str).unwrap_or("web").to_owned();
        let path = match input.int_in_range(0..=7)? {
            0 => format!("\"{name}\""),
            1 => format!("{name}.namespace"),
            2 => near(input, &name)?,
            _ => name,
        };
        rules.insert(path, json!(near(input, &held)?));
    }
    if let Value::Object(made) = &mut made {
        made.insert("rules".to_owned(), Value::Object(rules));
        for (field, value) in [("teamName", "platform"), ("userLogin", "alice"), ("runnerID", "pool-1")] {
            if input.ratio(1, 2)? {
                made.insert(field.to_owned(), json!(near(input, value)?));
            }
        }
        if input.ratio(1, 4)? {
            made.insert(
                "authorizedPermissions".to_owned(),
                json!([*input.choose(&["admin", "standard", "x"])?]),
            );
        }
    }
    Ok(made)
}

fn exchange(input: &mut Unstructured<'_>) -> Result<Exchange> {
    let named = |name: &str| Some(name.to_owned());
    let kind = *input.choose(&[
        None,
        Some(TokenType::Organization),
        Some(TokenType::Personal),
        Some(TokenType::Team),
        Some(TokenType::Runner),
    ])?;
    Ok(Exchange {
        organization: if input.ratio(3, 4)? { named("acme") } else { Some(word(input)?) },
        token_type: kind,
        team: named("platform").filter(|_| kind == Some(TokenType::Team)),
        user: named("alice").filter(|_| kind == Some(TokenType::Personal)),
        runner: named("pool-1").filter(|_| kind == Some(TokenType::Runner)),
        admin: input.ratio(1, 5)?,
        by_login: input.ratio(1, 8)?,
        now: input.arbitrary::<bool>()?.then_some(1_795_132_800),
        judge_times: input.arbitrary()?,
        ..Exchange::default()
    })
}
