//! Whatever the engine writes, it reads as what it was written from: the policies of the tokens of all cases, in every
//! language.

use serde_json::Value;
use whydenied::Token;
use whydenied::json;
use whydenied::write::Language;
use whydenied::{aws, pulumi};

use crate::inputs::{canonical, value};
use crate::written::{Written, authorization_policies, trust_policies};

/// A subject with letters that a language may take for something else, and that IAM saves.
const AWKWARD: &str = r#"{ "iss": "https://idp.example.com/x", "aud": "a", "sub": "'\\ ${aws:username} %{x} #{z} ` ü yes: - [*&!|>" }"#;

/// Checks every trust policy in every language.
///
/// # Panics
/// One is read as another, or there are fewer than `least`.
pub fn trust(least: usize) {
    let (mut all, _) = trust_policies();
    assert!(all.len() >= least, "{} policies", all.len());
    let token = Token::read(AWKWARD).expect("claims are a token");
    let policy = whydenied::write::for_aws(&token, &aws::Request::default()).expect("it has a policy");
    let json = policy.render(Language::Json).expect("every policy is JSON");
    all.push(Written { id: "awkward".to_owned(), token, policy, json });
    let mut wrong = Vec::new();
    for Written { id, policy, json, .. } in &all {
        let own: Value = serde_json::from_str(json).expect("it is JSON");
        for language in Language::ALL {
            let Some(text) = policy.render(language) else { continue };
            match as_read(&text) {
                Ok(read) if canonical(&read) == canonical(&own) => {}
                Ok(read) => wrong.push(format!("{id} in {}: {read}\nand not {own}", language.name())),
                Err(error) => wrong.push(format!("{id} in {}: {error}\n{text}", language.name())),
            }
        }
    }
    assert!(wrong.is_empty(), "{} are not read back\n{}", wrong.len(), first(&wrong));
}

/// Checks every authorization policy in every language.
///
/// # Panics
/// One is read as another, or there are fewer than `least`.
pub fn authorization(least: usize) {
    let all = authorization_policies();
    assert!(all.len() >= least, "{} policies", all.len());
    let mut wrong = Vec::new();
    for (Written { id, policy, json, .. }, _) in &all {
        let read = |text: &str| {
            let document = pulumi::Document::read(text, None).map_err(|error| error.to_string())?;
            let [policy] = document.policies.as_slice() else { return Err("not one policy".to_owned()) };
            Ok(crate::pulumi_documents::policy(policy))
        };
        let own = read(json);
        for language in Language::ALL {
            let Some(text) = policy.render(language) else { continue };
            let found = read(&text);
            if found.is_err() || found != own {
                wrong.push(format!("{id} in {}: {found:?}\nand not {own:?}\n{text}", language.name()));
            }
        }
    }
    assert!(wrong.is_empty(), "{} are not read back\n{}", wrong.len(), first(&wrong));
}

/// The policy in a text.
fn as_read(text: &str) -> Result<Value, String> {
    let document = aws::Document::read(text, None).map_err(|error| error.to_string())?;
    Ok(match document.tree() {
        Some(tree) => value(tree),
        None => json::parse(document.text()).map(|document| value(&document.root)).unwrap_or_default(),
    })
}

fn first(wrong: &[String]) -> String {
    wrong.iter().take(5).cloned().collect::<Vec<_>>().join("\n")
}
