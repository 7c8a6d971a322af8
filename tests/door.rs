//! The door that takes texts: what a case says of each, and what it answers.

use whydenied::aws::Request;
use whydenied::case::policies::{self, Owner};
use whydenied::case::{aws, pulumi};
use whydenied::pulumi::{Exchange, TokenType};
use whydenied::report::{Input, Verdict};

const TOKEN: &str =
    r#"{ "iss": "https://gitlab.com", "aud": "a", "sub": "project_path:acme/web:ref_type:branch:ref:main" }"#;
const EVENT: &str = r#"{ "eventName": "AssumeRoleWithWebIdentity", "eventSource": "sts.amazonaws.com",
    "eventTime": "2026-11-20T18:00:00Z", "userIdentity": { "type": "WebIdentityUser", "userName": "s",
    "identityProvider": "arn:aws:iam::123456789012:oidc-provider/gitlab.com" } }"#;
const POLICY: &str = r#"{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
    "Principal": { "Federated": "arn:aws:iam::123456789012:oidc-provider/gitlab.com" },
    "Action": "sts:AssumeRoleWithWebIdentity",
    "Condition": { "StringLike": { "gitlab.com:sub": "project_path:acme/web:*" } } } }"#;
const REQUEST: &str = "audience=urn:pulumi:org:acme&scope=team:platform&grant_type=urn:ietf:params:oauth:grant-type:token-exchange\
    &subject_token_type=urn:ietf:params:oauth:token-type:id_token\
    &requested_token_type=urn:pulumi:token-type:access_token:team&subject_token=eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln";
const POLICIES: &str = "- decision: allow\n  tokenType: team\n  teamName: platform\n  rules:\n    sub: a\n";

fn case<'c>(texts: &'c aws::Texts<'_>) -> aws::Case<'c> {
    aws::Case::read(texts, Request::default())
}

#[test]
fn whole_texts_get_a_verdict() {
    let texts = aws::Texts::default().token(TOKEN).policy(POLICY);
    assert_eq!(case(&texts).check().unwrap().verdict, Verdict::Allowed);
    assert_eq!(case(&texts).explain().unwrap().verdict, Verdict::Allowed);
    assert!(!case(&texts).variants().unwrap().is_empty());
}

#[test]
fn half_of_them_answer_for_themselves() {
    let token = aws::Texts::default().token(TOKEN);
    assert!(case(&token).claims(None).is_ok() && case(&token).least_policy().is_ok());
    assert_eq!(case(&token).lint().unwrap_err().input, Input::Policy);
    let policy = aws::Texts::default().policy(POLICY);
    assert!(case(&policy).lint().is_ok());
    assert_eq!(case(&policy).explain().unwrap_err().input, Input::Token);
}

#[test]
fn each_text_says_what_is_wrong_with_it() {
    let texts = aws::Texts::default().token("eyJ").policy("{").limits([POLICY, "["]);
    let case = case(&texts).with_provider(Some("{}")).with_keys(Some("{}"));
    let codes = [Input::Token, Input::Policy, Input::ResourceControlPolicy, Input::Provider, Input::Jwks]
        .map(|input| case.error_in(input).map(|error| (error.input == input, &*error.code)));
    assert_eq!(
        codes,
        [
            Some((true, "incomplete-jwt")),
            Some((true, "invalid-json")),
            Some((true, "invalid-json")),
            Some((true, "not-a-provider")),
            Some((true, "not-a-jwks"))
        ]
    );
    assert_eq!((case.limits.len(), case.unread_limits[0].0), (1, 1));
}

#[test]
fn a_resource_control_policy_that_cannot_be_read_leaves_the_verdict_open() {
    let texts = aws::Texts::default().token(TOKEN).policy(POLICY).limits(["["]);
    assert_eq!(case(&texts).explain().unwrap_err().input, Input::ResourceControlPolicy);
    assert!(case(&texts).lint().is_ok());
}

#[test]
fn an_event_brings_its_time_along() {
    for (token, now) in [(TOKEN, Some(1)), (EVENT, None)] {
        let texts = aws::Texts::default().token(token);
        assert_eq!(case(&texts).at(Some(1)).request.now, now);
    }
    let texts = aws::Texts::default().token(TOKEN);
    let request = Request { now: Some(2), ..Request::default() };
    assert_eq!(aws::Case::read(&texts, request).at(Some(1)).request.now, Some(2));
}

#[test]
fn the_role_is_taken_by_its_name() {
    let answer = format!(
        r#"{{ "Roles": [{{ "RoleName": "a", "AssumeRolePolicyDocument": {POLICY} }},
                       {{ "RoleName": "b", "AssumeRolePolicyDocument": {POLICY} }}] }}"#
    );
    let texts = aws::Texts::default().policy(&*answer);
    assert_eq!(case(&texts).policy.error().unwrap().code, "several-roles");
    let texts = texts.role("b");
    let role = case(&texts).policy.read().unwrap().role.clone().unwrap();
    assert_eq!(role.name.as_deref(), Some("b"));
    let owners: Vec<_> =
        policies::lint(&answer, None).unwrap().into_iter().filter_map(|one| one.owner).collect();
    assert_eq!(owners, ["a", "b"].map(|name| Owner::Role(name.to_owned())));
}

#[test]
fn what_is_said_outweighs_the_request() {
    let texts = pulumi::Texts::default().token(TOKEN).policies(POLICIES).request(REQUEST);
    let asked = pulumi::Case::read(&texts, Exchange::default()).exchange;
    assert_eq!((asked.token_type, asked.target()), (Some(TokenType::Team), Some("platform")));
    let said = Exchange { user: Some("alice".to_owned()), ..Exchange::default() };
    let asked = pulumi::Case::read(&texts, said).exchange;
    assert_eq!((asked.token_type, asked.target()), (Some(TokenType::Personal), Some("alice")));
    assert_eq!(asked.organization.as_deref(), Some("acme"));
}

#[test]
fn the_token_of_the_request_is_taken_where_that_is_wanted() {
    let texts = pulumi::Texts::default().policies(POLICIES).request(REQUEST);
    assert!(pulumi::Case::read(&texts, Exchange::default()).token.is_missing());
    let case = pulumi::Case::read(&texts.or_token_of_request(), Exchange::default());
    assert_eq!(case.check().unwrap().verdict, Verdict::Allowed);
}

#[test]
fn the_policies_of_either_service_are_linted() {
    for text in [POLICY, POLICIES] {
        assert!(policies::lint(text, None).unwrap()[0].findings.is_ok(), "{text}");
    }
    assert_eq!(policies::lint("tokenType: [", None).unwrap_err().code, "invalid-yaml");
    assert_eq!(policies::lint("{}", None).unwrap_err().code, "not-a-policy");
}
