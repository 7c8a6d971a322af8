//! `tokens.jsonl`: what people paste as a token.

use serde::Deserialize;
use whydenied::Token;
use whydenied::report::TokenForm;

use crate::base64url;
use crate::tally::{Case, Tally};

const HEADER: &str = r#"{"alg":"RS256","typ":"JWT"}"#;
const CLAIMS: &str = r#"{"iss":"https://idp.example.com","sub":"s1","aud":"a"}"#;

/// A pasted text that holds a token whose `sub` is `s1`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TokenCase {
    /// Its name.
    pub id: String,
    /// The text; `$JWT`, `$HEADER`, `$CLAIMS` and `$SIGNATURE` stand for a JWT and its parts.
    pub text: String,
    /// `jwt` or `claims`.
    pub form: String,
    /// In a few words.
    pub why: String,
}

/// Checks the cases.
#[must_use]
pub fn tokens() -> Tally {
    Tally::of::<TokenCase>(include_str!("../cases/tokens.jsonl"))
}

impl TokenCase {
    /// What a person would have pasted.
    #[must_use]
    pub fn pasted(&self) -> String {
        self.text
            .replace("$JWT", "$HEADER.$CLAIMS.$SIGNATURE")
            .replace("$HEADER", &base64url(HEADER))
            .replace("$CLAIMS", &base64url(CLAIMS))
            .replace("$SIGNATURE", &base64url("signature"))
    }
}

impl Case for TokenCase {
    fn id(&self) -> &str {
        &self.id
    }

    fn check(&self) -> Result<(), String> {
        let token = Token::read(&self.pasted()).map_err(|error| format!("{error} ({})", self.why))?;
        let form = match token.form {
            TokenForm::Jwt => "jwt",
            TokenForm::Claims => "claims",
            TokenForm::CloudTrail => "event",
        };
        let text = |claim: &str| token.claims.get(claim).and_then(|node| node.value.as_str());
        let claims = ["iss", "sub", "aud"].map(|claim| text(claim).unwrap_or_default());
        if form == self.form && claims == ["https://idp.example.com", "s1", "a"] {
            Ok(())
        } else {
            Err(format!("read as {form} with {claims:?} ({})", self.why))
        }
    }
}
