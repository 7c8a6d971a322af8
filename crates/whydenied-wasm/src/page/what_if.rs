//! What if a claim were another?

use whydenied::Token;
use whydenied::job;
use whydenied::json::{self, Node, Value};
use whydenied::report::json::indented;

/// The text of a token with another value of `claim`; nothing where it cannot be read.
pub(super) fn change_claim(text: &str, claim: &str, value: &str) -> Option<String> {
    let token = Token::read(text).ok()?;
    let alone = with_claim(&token, text, claim, value);
    // What says the same in other claims follows.
    let all = job::with_claim(&token, claim, value)
        .filter(|all| Token::read(&alone).is_ok_and(|alone| alone.claims.value.to_json() != *all));
    Some(all.map_or(alone, |all| indented(&all)))
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
