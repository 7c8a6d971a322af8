//! What there is to say beyond the verdict: what to do about it, and who else gets in.

use whydenied::Token;
use whydenied::report::{Report, Variant, Verdict};
use whydenied_questions::Service;
use whydenied_questions::advice::{Advice, Advise};
use whydenied_questions::texts::{JWKS, TOKEN, Texts};

use super::callers::{Called, OneToken, called, checked};
use super::{call, exchange};
use crate::keys;

/// All of it.
pub(super) fn advise(asked: &Advise) -> Advice {
    match asked.service {
        Service::Aws => {
            let report = check(&asked.texts, asked.now);
            Advice { report, ..let_in_by_trust_policy(asked).unwrap_or_default() }
        }
        Service::Pulumi => let_in_by_policies(asked).unwrap_or_default(),
    }
}

/// The report on a call, seen with the issuer's keys as the verdict is.
fn check(texts: &Texts, now: i64) -> Option<Report> {
    let of_call = call::texts(texts);
    let mut case = call::case(texts, &of_call, now).with_keys(texts.given(JWKS));
    case.request.signature = keys::check(&case.token, &case.jwks);
    checked(&case, texts)
}

fn let_in_by_trust_policy(asked: &Advise) -> Option<Advice> {
    let seen = seen(asked);
    let of_call = call::texts(&seen);
    let case = call::case(&seen, &of_call, asked.now);
    variants_of(&case, &seen, asked)
}

fn let_in_by_policies(asked: &Advise) -> Option<Advice> {
    let seen = seen(asked);
    variants_of(&exchange::case(&seen, asked.now), &seen, asked)
}

/// The texts with the token that was pasted, where another is tried in its place.
fn seen(asked: &Advise) -> Texts {
    let mut seen = asked.texts.clone();
    if let Some(pasted) = &asked.pasted {
        seen.put(TOKEN, pasted);
    }
    seen
}

/// Tokens like that of the case, or of the call in it that is looked at.
fn variants_of<'c, C: OneToken<'c>>(case: &'c C, seen: &'c Texts, asked: &Advise) -> Option<Advice> {
    let called = called(case, seen).transpose().ok()?;
    let of_chosen = called.as_ref().map(Called::case).transpose().ok()?;
    let case = of_chosen.as_ref().unwrap_or(case);
    let in_place = match asked.pasted {
        Some(_) => Token::read(asked.texts.given(TOKEN)?).ok()?,
        None => case.token().read()?.clone(),
    };
    Some(let_in(case.variants().ok()?, &in_place, asked, |other| case.explain_for(other).ok()))
}

/// Tokens like the one that was pasted; `report` makes the report on one.
fn let_in(
    variants: Vec<Variant>,
    in_place: &Token,
    asked: &Advise,
    report: impl Fn(&Token) -> Option<Report>,
) -> Advice {
    let chosen = asked.chosen.as_ref();
    let chosen = chosen.and_then(|label| variants.iter().position(|variant| variant.label == *label));
    // As texts: the places of claims differ.
    let in_place = in_place.claims.value.to_json();
    let tried = variants.iter().position(|one| one.claims.to_json() == in_place);
    let kept_out = chosen.and_then(|index| variants.get(index)).filter(|one| one.verdict == Verdict::Denied);
    let why = kept_out.and_then(|variant| {
        let report = report(&Token::read(&variant.claims.to_json()).ok()?)?;
        Some(report.main_finding()?.title.clone())
    });
    Advice { report: None, tried: tried.filter(|_| asked.pasted.is_some()), chosen, why, variants }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAIN: &str = r#"{ "iss": "https://gitlab.com", "aud": "a", "sub": "project_path:acme/web:ref_type:branch:ref:main",
        "project_path": "acme/web", "namespace_path": "acme", "ref": "main", "ref_type": "branch", "ref_protected": "true" }"#;
    const POLICY: &str = r#"{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
        "Principal": { "Federated": "arn:aws:iam::123456789012:oidc-provider/gitlab.com" },
        "Action": "sts:AssumeRoleWithWebIdentity",
        "Condition": { "StringEquals": { "gitlab.com:aud": "a", "gitlab.com:sub": "project_path:acme/web:ref_type:branch:ref:main" } } } }"#;
    const POLICIES: &str = r#"[{ "decision": "allow", "tokenType": "organization",
        "rules": { "sub": "project_path:acme/web:ref_type:branch:ref:main" } }]"#;

    fn advised(service: Service, token: &str, pasted: Option<&str>, chosen: Option<&str>) -> Advice {
        let texts = [("token", token), ("policy", POLICY), ("pulumi-policy", POLICIES)];
        advise(&Advise {
            service,
            texts: texts.into_iter().collect(),
            pasted: pasted.map(str::to_owned),
            chosen: chosen.map(str::to_owned),
            now: 1_795_132_800,
        })
    }

    #[test]
    fn without_a_verdict_there_is_nothing_to_advise() {
        for service in Service::ALL {
            assert_eq!(advised(service, "half", None, None), Advice::default());
        }
    }

    #[test]
    fn tokens_like_the_one_at_hand_are_judged_and_one_is_looked_at() {
        for service in Service::ALL {
            let advice = advised(service, MAIN, None, None);
            assert_eq!(advice.report.is_some(), service == Service::Aws);
            assert!(advice.variants[0].is_this && advice.variants.len() > 1);
            assert_eq!((advice.tried, advice.chosen, advice.why), (None, None, None));

            let other = advice.variants.iter().position(|one| one.verdict == Verdict::Denied).unwrap();
            let looked_at = advised(service, MAIN, None, Some(&advice.variants[other].label));
            assert_eq!((looked_at.chosen, looked_at.tried), (Some(other), None));
            assert!(looked_at.why.is_some());
            // Why the one at hand gets in needs no saying.
            let own = advised(service, MAIN, None, Some(&advice.variants[0].label));
            assert_eq!((own.chosen, own.why), (Some(0), None));
        }
    }

    #[test]
    fn the_token_that_is_tried_is_found_among_those_like_the_pasted_one() {
        for service in Service::ALL {
            let variants = advised(service, MAIN, None, None).variants;
            let tried = variants[1].claims.to_json();
            let advice = advised(service, &tried, Some(MAIN), None);
            let labels =
                |variants: &[Variant]| variants.iter().map(|one| one.label.clone()).collect::<Vec<_>>();
            assert_eq!(labels(&advice.variants), labels(&variants));
            assert_eq!(advice.tried, Some(1));
            assert_eq!(advised(service, MAIN, Some(MAIN), None).tried, Some(0));
        }
    }
}
