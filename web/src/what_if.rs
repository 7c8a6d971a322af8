//! What if a claim were another? The token with one claim changed takes the place of the pasted one,
//! which is kept.

use leptos::prelude::*;
use whydenied::Token;
use whydenied::json::{self, Node, Value};

use crate::intake::indented;
use crate::state::{Reading, State};

/// A token's text with claims changed, and the text as it was pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Changed {
    pasted: String,
    changed: String,
}

impl State {
    /// Puts the token with another value of `claim` in place of the token.
    pub(crate) fn change_claim(&self, claim: &str, value: &str) {
        let Reading::Read(token) = self.token_reading.get_untracked() else { return };
        let pasted = self.token.get_untracked();
        let changed = with_claim(&token, &pasted, claim, value);
        self.change_token(changed);
    }

    /// Puts claims, as JSON, in place of the token.
    pub(crate) fn try_claims(&self, claims: &str) {
        self.change_token(indented(claims));
    }

    fn change_token(&self, changed: String) {
        let pasted = self.token.get_untracked();
        if changed == pasted {
            return;
        }
        let pasted = match self.changed_claims() {
            Some(earlier) => earlier.pasted,
            None => pasted,
        };
        self.moved.set(None);
        self.changed.set(Some(Changed { pasted, changed: changed.clone() }));
        self.token.set(changed);
    }

    /// Whether claims of the pasted token were changed.
    pub(crate) fn has_changed_claims(&self) -> bool {
        self.changed.with(|changed| {
            changed.as_ref().is_some_and(|changed| self.token.with(|text| *text == changed.changed))
        })
    }

    /// The token as it was pasted, if its claims were changed.
    pub(crate) fn pasted_token(&self) -> Option<String> {
        self.changed_claims().map(|changed| changed.pasted)
    }

    /// Takes all changes back.
    pub(crate) fn restore_claims(&self) {
        if let Some(Changed { pasted, .. }) = self.changed_claims() {
            self.token.set(pasted);
        }
        self.changed.set(None);
    }

    fn changed_claims(&self) -> Option<Changed> {
        let text = self.token.get_untracked();
        self.changed.get_untracked().filter(|changed| changed.changed == text)
    }
}

/// The token's text with another value of `claim`: in place where it is JSON, else its claims alone.
fn with_claim(token: &Token, text: &str, claim: &str, value: &str) -> String {
    let Some(old) = token.claims.get(claim) else { return text.to_owned() };
    let new = like(&old.value, value);
    let in_place = text.get(..old.span.start).zip(text.get(old.span.end..));
    let in_place = in_place.map(|(before, after)| format!("{before}{}{after}", new.to_json()));
    let is_right = |text: &String| {
        Token::read(text).is_ok_and(|read| {
            read.claims.get(claim).is_some_and(|node| node.value.to_json() == new.to_json())
                && read.claims.members().len() == token.claims.members().len()
        })
    };
    in_place.filter(is_right).unwrap_or_else(|| {
        let mut claims = token.claims.value.clone();
        if let Value::Object(members) = &mut claims
            && let Some(member) = members.iter_mut().rev().find(|member| member.key == claim)
        {
            member.node = Node { value: new, span: member.node.span };
        }
        indented(&claims.to_json())
    })
}

/// What was typed, as a string where a string was, else as JSON where it is some.
fn like(old: &Value<'_>, typed: &str) -> Value<'static> {
    let string = || Value::String(typed.to_owned().into());
    match old {
        Value::String(_) => string(),
        _ => json::parse(typed).map_or_else(|_| string(), |document| document.root.value.into_owned()),
    }
}

#[cfg(test)]
mod tests {
    use whydenied::Token;

    use super::with_claim;

    fn changed(text: &str, claim: &str, value: &str) -> String {
        let token = Token::read(text).unwrap_or_else(|error| panic!("{error}"));
        with_claim(&token, text, claim, value)
    }

    #[test]
    fn claims_keep_their_form() {
        let claims = "{ \"sub\": \"a\",\n  \"iat\": 1 }";
        assert_eq!(changed(claims, "sub", "b\"c"), "{ \"sub\": \"b\\\"c\",\n  \"iat\": 1 }");
        assert_eq!(changed(claims, "iat", "2"), "{ \"sub\": \"a\",\n  \"iat\": 2 }");
        assert_eq!(changed(claims, "none", "2"), claims);
    }

    #[test]
    fn a_jwt_becomes_its_claims() {
        let jwt = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIiwiYXVkIjpbImIiXX0.c2ln";
        assert_eq!(changed(jwt, "sub", "c"), "{\n  \"sub\": \"c\",\n  \"aud\": [\n    \"b\"\n  ]\n}");
        assert_eq!(changed(jwt, "aud", "c"), "{\n  \"sub\": \"a\",\n  \"aud\": \"c\"\n}");
    }
}
