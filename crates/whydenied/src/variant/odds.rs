//! Claims that no run has together: somebody wrote them by hand, or changed one of them.

use super::origin::find;
use super::parts::{Parts, has_parts};
use super::subject;
use crate::Token;
use crate::issuer::table::tokens::{Claim, Kind, Repertoire};
use crate::issuer::{candidates, recognise};
use crate::json::Value;

/// Why no run of its issuer has such a token, where its subject says otherwise than another claim: a sentence without its
/// full stop. `None` where nothing speaks against it, or nothing is known of the issuer's tokens.
///
/// ```
/// use whydenied::{Token, job};
///
/// let token = |environment: &str| {
///     let issuer = "https://token.actions.githubusercontent.com";
///     let sub = "repo:acme/web:environment:prod";
///     Token::read(&format!(r#"{{"iss":"{issuer}","sub":"{sub}","environment":"{environment}"}}"#)).unwrap()
/// };
/// assert_eq!(job::at_odds(&token("prod")), None);
/// let odds = job::at_odds(&token("dev")).unwrap();
/// assert_eq!(odds, "no run of GitHub Actions has both: with this `sub` its `environment` is `prod`, and here it is `dev`");
/// ```
#[must_use]
pub fn at_odds(token: &Token) -> Option<String> {
    let issuer = candidates(Some(recognise(token.claim_text("iss")?)?)).next()?;
    let repertoire = issuer.repertoire?;
    let read = subject::read(issuer, repertoire, token.claim_text("sub")?)?;
    let shape = read.shape?;
    let mut parts = Parts::default();
    for (name, value) in read.parts {
        parts.set(name, issuer.unescaped(value));
    }
    let of_kind = |kind: &Kind| {
        let mut parts = parts.clone();
        for (name, value) in kind.parts {
            parts.set(name, *value);
        }
        let mut claims = kind.claims.iter().chain(repertoire.claims).filter(|claim| claim.path != ["iss"]);
        claims.find_map(|claim| odds(repertoire, token, claim, &parts))
    };
    let kinds: Vec<_> =
        repertoire.kinds.iter().filter(|kind| shape.ends_with(kind.subject)).map(of_kind).collect();
    // One kind of run that has them is enough.
    let odds = kinds.iter().all(Option::is_some).then(|| kinds.into_iter().flatten().next())??;
    Some(format!("no run of {} has both: {odds}", issuer.name))
}

/// What speaks against one claim, by the parts that the subject says.
fn odds(repertoire: &Repertoire, token: &Token, claim: &Claim, parts: &Parts) -> Option<String> {
    let found = find(&token.claims, claim.path.iter().copied()).and_then(Value::scalar_text);
    let found = found.filter(|text| !text.is_empty())?;
    let name = claim.path.join(".");
    let says_parts = |claim: &Claim| claim.names && claim.shape.is_some_and(has_parts);
    let Some(shape) = claim.shape else {
        // It says what only the subject of another kind of run does.
        let mut others = repertoire.kinds.iter().flat_map(|kind| kind.claims);
        others.find(|other| other.path == claim.path && says_parts(other))?;
        return Some(format!("with this `sub` there is no `{name}`, and here it is `{found}`"));
    };
    let expected = parts.fill(shape).filter(|_| says_parts(claim))?;
    (!expected.eq_ignore_ascii_case(found))
        .then(|| format!("with this `sub` its `{name}` is `{expected}`, and here it is `{found}`"))
}

#[cfg(test)]
mod tests {
    use super::at_odds;
    use crate::Token;

    fn of_claims(claims: &str) -> Option<String> {
        at_odds(&Token::read(claims).unwrap())
    }

    #[test]
    fn a_subject_and_another_claim_that_no_run_has_together() {
        let github = |sub: &str, more: &str| {
            let issuer = "https://token.actions.githubusercontent.com";
            of_claims(&format!(r#"{{"iss":"{issuer}","sub":"repo:acme/web:{sub}"{more}}}"#))
        };
        let odds = github("ref:refs/heads/main", r#","environment":"prod""#).unwrap();
        assert_eq!(
            odds,
            "no run of GitHub Actions has both: with this `sub` there is no `environment`, and here it is `prod`"
        );
        assert!(github("pull_request", r#","repository":"acme/api""#).is_some());
        for (sub, more) in [
            ("environment:prod", r#","environment":"prod","ref":"refs/heads/main""#),
            ("ref:refs/heads/main", r#","environment":"","event_name":"schedule""#),
            ("environment:a%3Ab", r#","environment":"a:b","repository":"Acme/Web""#),
            ("my own words", r#","environment":"prod""#),
        ] {
            assert_eq!(github(sub, more), None, "{sub}{more}");
        }
    }

    #[test]
    fn what_is_not_known_is_not_at_odds() {
        for claims in [
            r#"{"sub":"a"}"#,
            r#"{"iss":"https://idp.example.com","sub":"repo:acme/web:pull_request","environment":"prod"}"#,
            r#"{"iss":"https://oidc.vercel.com","sub":"owner:acme:project:shop:environment:preview"}"#,
            r#"{"iss":"https://api.pulumi.com/oidc","sub":"pulumi:environments:org:acme:env:infra/dev","scope":"open"}"#,
        ] {
            assert_eq!(of_claims(claims), None, "{claims}");
        }
    }
}
