//! What is said of the texts as they stand.

use whydenied::aws::document::Role;
use whydenied::aws::{Document, DocumentForm, Policy};
use whydenied::case::{aws, pulumi};
use whydenied::pulumi::error_message;
use whydenied::pulumi::exchange::Parameters;
use whydenied::pulumi::path::KeyPath;
use whydenied::report::{PolicyReport, Reading, Report, TokenForm};
use whydenied::token::jwks::Jwks;
use whydenied::token::signature::SignatureCheck;
use whydenied::{Token, job};
use whydenied_questions::Service;
use whydenied_questions::examination::{Examination, Examine, PolicyFacts};
use whydenied_questions::texts::{JWKS, TOKEN};

use super::callers::called;
use super::{call, exchange, half, known};
use crate::keys;

/// All of it.
pub(super) fn examine(asked: &Examine) -> Examination {
    match asked.service {
        Service::Aws => of_call(asked),
        Service::Pulumi => of_exchange(asked),
    }
}

fn of_call(asked: &Examine) -> Examination {
    let Examine { texts, now, .. } = asked;
    let of_call = call::texts(texts);
    let mut case = call::case(texts, &of_call, *now).with_keys(texts.given(JWKS));
    case.request.signature = keys::check(&case.token, &case.jwks);
    match called(&case, texts) {
        None => seen(asked, &case, case.explain().ok()),
        Some(Err(error)) => {
            let token = Reading::Unread(error);
            seen(asked, &aws::Case { token, ..case.clone() }, None)
        }
        Some(Ok(called)) => {
            let of_chosen = called.case();
            let examination = seen(asked, of_chosen.as_ref().unwrap_or(&case), called.explain().ok());
            Examination { calls: Some(called.calls()), at_odds: None, ..examination }
        }
    }
}

/// What is said of a call.
fn seen(asked: &Examine, case: &aws::Case<'_>, report: Option<Report>) -> Examination {
    Examination {
        policy: case.policy.map(|policy| PolicyFacts { source: source(case.document, policy), count: 1 }),
        limits: limits(case),
        known: known::known(case),
        report,
        half: half::half(asked, &case.token, &case.policy, || Ok((case.admissions()?, case.lint()?))),
        ..of_token(&case.token, &case.jwks, case.request.signature.as_ref(), asked.now)
    }
}

/// On Pulumi Cloud's side the keys are for what is said of the token: they bear on no verdict there.
fn of_exchange(asked: &Examine) -> Examination {
    let Examine { texts, now, .. } = asked;
    let case = exchange::case(texts, *now).with_keys(texts.given(JWKS));
    match called(&case, texts) {
        None => exchanged(asked, &case, report(&case)),
        Some(Err(error)) => exchanged(asked, &pulumi::Case { token: Reading::Unread(error), ..case }, None),
        Some(Ok(called)) => {
            let of_chosen = called.case();
            // Advice is no question of its own on this side.
            let report = called.check().ok();
            let examination = exchanged(asked, of_chosen.as_ref().unwrap_or(&case), report);
            Examination { calls: Some(called.calls()), at_odds: None, ..examination }
        }
    }
}

/// What is said of an exchange.
fn exchanged(asked: &Examine, case: &pulumi::Case<'_>, report: Option<Report>) -> Examination {
    let signature = keys::check(&case.token, &case.jwks);
    let claims_of_rules = report.iter().flat_map(|report| &report.policies).map(claims_of_rules).collect();
    let mut examination = Examination {
        policy: case.document.map(|document| PolicyFacts { source: None, count: document.policies.len() }),
        request: case.request.map(Parameters::findings),
        report,
        half: half::half(asked, &case.token, &case.document, || Ok((case.admissions()?, case.lint()?))),
        claims_of_rules,
        ..of_token(&case.token, &case.jwks, signature.as_ref(), asked.now)
    };
    // In the token's place may stand what Pulumi said when it failed. What is wrong with that as a token is said too.
    let text = asked.texts.get(TOKEN);
    if let Some(answer) = case.token.error().and_then(|_| error_message(text)) {
        examination.answer = Some(answer);
        examination.token = Token::read(text).err().map_or_else(Reading::default, Reading::Unread);
    }
    examination
}

/// What is said of the token and of the issuer's keys.
fn of_token(
    token: &Reading<Token>,
    jwks: &Reading<Jwks>,
    signature: Option<&SignatureCheck>,
    now: i64,
) -> Examination {
    Examination {
        token: token.map(|token| token.report_checked(Some(now), signature)),
        claims: token.read().map(|token| token.claims.value.to_json()).unwrap_or_default(),
        // What an issuer signed is as it is.
        at_odds: token.read().filter(|token| token.form == TokenForm::Claims).and_then(job::at_odds),
        keys: jwks.map(|jwks| jwks.keys.len()),
        needs_arithmetic: keys::need_arithmetic(jwks),
        ..Examination::default()
    }
}

/// What the policy stands in, unless it stands alone.
fn source(document: &Reading<Document<'_>>, policy: &Policy<'_>) -> Option<String> {
    match (document.read()?.form, policy.role.as_ref().and_then(Role::called)) {
        (DocumentForm::Policy, _) => None,
        (DocumentForm::Arguments, _) => Some("arguments of a policy document".to_owned()),
        (form, role) if form.is_program() => {
            Some(role.map_or_else(|| "program".to_owned(), |role| format!("program, role {role}")))
        }
        (_, Some(role)) => Some(format!("role {role}")),
        (_, None) => Some("answer of AWS".to_owned()),
    }
}

fn limits(case: &aws::Case<'_>) -> Reading<usize> {
    match (case.unread_limits.first(), case.limits.len()) {
        (Some((_, error)), _) => Reading::Unread(error.clone()),
        (None, 0) => Reading::Missing,
        (None, count) => Reading::Read(count),
    }
}

/// The verdict on an exchange, where both texts could be read. What is unusual with the request is said where it stands.
fn report(case: &pulumi::Case<'_>) -> Option<Report> {
    case.check_for(case.token.read()?).ok()
}

/// For each rule the claim that its path leads into.
fn claims_of_rules(policy: &PolicyReport) -> Vec<Option<String>> {
    let claim = |path: &str| {
        let path = KeyPath::read(path).ok()?;
        path.keys.first().map(|key| key.name.clone().into_owned())
    };
    policy.rules.iter().map(|rule| claim(&rule.path)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use whydenied::report::Verdict;
    use whydenied_questions::examination::Half;
    use whydenied_questions::examination::Origin::{Answer, Event};

    const NOW: i64 = 1_795_132_800;
    const TOKEN: &str = r#"{ "iss": "https://gitlab.com", "aud": "a", "sub": "project_path:acme/web:ref_type:branch:ref:main",
                            "id": 12345678901234567890123 }"#;
    const POLICY: &str = r#"{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
        "Principal": { "Federated": "arn:aws:iam::123456789012:oidc-provider/gitlab.com" },
        "Action": "sts:AssumeRoleWithWebIdentity",
        "Condition": { "StringEquals": { "gitlab.com:sub": "project_path:acme/web:ref_type:branch:ref:main" } } } }"#;
    const POLICIES: &str = r#"[{ "decision": "allow", "tokenType": "organization",
        "rules": { "sub": "project_path:acme/*", "\"a.b\".c": "d", "": "e" } }]"#;

    fn examined<const N: usize>(service: Service, texts: [(&str, &str); N]) -> Examination {
        examine(&Examine { service, texts: texts.into_iter().collect(), now: NOW })
    }

    #[test]
    fn nothing_given_is_no_error() {
        for service in Service::ALL {
            assert_eq!(examined(service, []), Examination::default());
        }
    }

    #[test]
    fn a_call_has_a_verdict_and_what_was_read_of_each_text() {
        let limits = r#"{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
            "Action": "sts:AssumeRoleWithWebIdentity", "Resource": "*" } }"#;
        let said = examined(Service::Aws, [("token", TOKEN), ("policy", POLICY), ("limits", limits)]);
        assert_eq!(said.report.unwrap().verdict, Verdict::Denied);
        assert_eq!(said.token.read().unwrap().issuer.name, "GitLab");
        assert!(said.claims.ends_with(r#""id":12345678901234567890123}"#), "{}", said.claims);
        assert_eq!(said.policy, Reading::Read(PolicyFacts { source: None, count: 1 }));
        assert_eq!(
            (said.limits, said.keys, said.needs_arithmetic),
            (Reading::Read(1), Reading::Missing, false)
        );
    }

    #[test]
    fn half_of_an_input_is_answered() {
        for service in Service::ALL {
            let policies = examined(service, [("policy", POLICY), ("pulumi-policy", POLICIES)]);
            assert!(
                matches!(&policies.half, Half::Policies { admissions, .. } if admissions.len() == 1),
                "{:?}",
                policies.half
            );
            let texts = [("token", TOKEN), ("pulumi-organization", "acme"), ("account", "123456789012")];
            let token = examined(service, texts);
            assert!(
                matches!(&token.half, Half::Token(Ok(written)) if written.policy.contains("project_path:acme/web")),
                "{:?}",
                token.half
            );
            let both = examined(service, [("token", TOKEN), ("policy", POLICY), ("pulumi-policy", POLICIES)]);
            assert_eq!(both.half, Half::Neither);
            assert_eq!(examined(service, [("token", "half")]).half, Half::Neither);
        }
    }

    #[test]
    fn a_text_that_cannot_be_read_says_why() {
        let texts =
            [("token", "half"), ("policy", "{"), ("limits", "{"), ("jwks", "{"), ("pulumi-policy", "{")];
        let said = examined(Service::Aws, texts);
        assert_eq!(said.token.error().unwrap().code, "not-a-jwt");
        assert!(
            said.policy.error().is_some() && said.limits.error().is_some() && said.keys.error().is_some()
        );
        assert!(said.report.is_none() && !said.needs_arithmetic);
    }

    #[test]
    fn keys_wait_for_the_arithmetic() {
        let keys = r#"{ "keys": [{ "kty": "RSA", "kid": "a", "n": "AQAB", "e": "AQAB" }] }"#;
        for service in Service::ALL {
            let said = examined(service, [("jwks", keys)]);
            assert_eq!((said.keys, said.needs_arithmetic), (Reading::Read(1), true));
        }
    }

    #[test]
    fn what_a_policy_stands_in_says_whose_it_is_and_more_of_the_request() {
        let answer = format!(
            r#"{{ "Role": {{ "RoleName": "deploy", "Arn": "arn:aws:iam::123456789012:role/deploy",
                 "MaxSessionDuration": 3600, "AssumeRolePolicyDocument": {POLICY} }} }}"#
        );
        let event = r#"{ "userIdentity": { "type": "WebIdentityUser", "userName": "a", "identityProvider": "gitlab.com" },
            "eventName": "AssumeRoleWithWebIdentity", "sourceIPAddress": "203.0.113.7",
            "requestParameters": { "roleSessionName": "pod-1" } }"#;
        let said = examined(Service::Aws, [("token", event), ("policy", &answer)]);
        assert_eq!(said.policy.read().unwrap().source.as_deref(), Some("role deploy"));
        let known: Vec<_> =
            said.known.iter().map(|(field, one)| (&**field, &*one.value, one.origin)).collect();
        for fact in [
            ("role-arn", "arn:aws:iam::123456789012:role/deploy", Answer),
            ("max-duration", "3600", Answer),
            ("session-name", "pod-1", Event),
            ("source-ip", "203.0.113.7", Event),
        ] {
            assert!(known.contains(&fact), "{known:?}");
        }
    }

    #[test]
    fn an_exchange_has_a_verdict_and_the_claims_of_its_rules() {
        let request = "pulumi login --oidc-token eyJ --oidc-org acme";
        let texts = [("token", TOKEN), ("pulumi-policy", POLICIES), ("pulumi-request", request)];
        let said = examined(Service::Pulumi, texts);
        assert_eq!(said.policy, Reading::Read(PolicyFacts { source: None, count: 1 }));
        assert_eq!(said.report.unwrap().verdict, Verdict::Denied);
        let claims = [Some("sub".to_owned()), Some("a.b".to_owned()), None];
        assert_eq!(said.claims_of_rules, [claims.to_vec()]);
        assert!(said.request.read().is_some() && said.answer.is_none());
    }

    #[test]
    fn an_error_of_pulumi_in_the_place_of_the_token_is_explained() {
        let error = "error: problem logging in: organization must be specified for token exchange";
        let said = examined(Service::Pulumi, [("token", error), ("pulumi-policy", POLICIES)]);
        assert_eq!(said.answer.unwrap().code, "pulumi-error-message");
        assert!(said.token.error().is_some() && said.report.is_none());
        let said = examined(Service::Pulumi, [("token", "dear diary")]);
        assert!(said.answer.is_none() && said.token.error().is_some());
    }
}
