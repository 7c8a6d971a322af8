//! What JavaScript gets, in a JavaScript engine.
#![cfg(target_arch = "wasm32")]

use js_sys::{Array, Error, JSON, Object, Reflect, TypeError};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use whydenied::report::Verdict;
use whydenied_questions::examination::Examination;
use whydenied_wasm::page::examine;
use whydenied_wasm::{
    catalogue, check, check_call, check_calls, check_pulumi, check_pulumi_call, check_pulumi_calls, decode,
    explain, lint, lint_pulumi, policy_text, variants, variants_pulumi, version, write_policy,
};

const TOKEN: &str = r#"{
  "iss": "https://token.actions.githubusercontent.com",
  "aud": "sts.amazonaws.com",
  "sub": "repo:acme/web:environment:prod",
  "run_id": 99999999999999999999,
  "exp": 1789123300
}"#;

const POLICY: &str = r#"{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Principal": { "Federated": "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com" },
    "Action": "sts:AssumeRoleWithWebIdentity",
    "Condition": {
      "StringLike": { "token.actions.githubusercontent.com:sub": "repo:acme/web:*" },
      "IpAddress": { "aws:SourceIp": "203.0.113.0/24" }
    }
  }
}"#;

fn get(value: &JsValue, field: &str) -> JsValue {
    Reflect::get(value, &field.into()).unwrap()
}

fn options(json: &str) -> JsValue {
    JSON::parse(json).unwrap()
}

fn verdict(json: &str) -> String {
    let report = check(TOKEN, POLICY, &options(json)).unwrap();
    get(&report, "verdict").as_string().unwrap()
}

#[wasm_bindgen_test]
fn a_code_is_explained() {
    let explanation = explain("wildcard-in-string-equals").unwrap();
    assert_eq!(get(&explanation, "severity"), "cause");
    assert_eq!(get(&get(&explanation, "example"), "check"), "aws");
    assert_eq!(explain("gremlins").unwrap(), JsValue::NULL);
    assert!(catalogue().unwrap().unchecked_into::<Array>().length() > 100);
}

#[wasm_bindgen_test]
fn a_policy_is_linted_without_a_token() {
    let findings: Array = lint(POLICY, &JsValue::UNDEFINED).unwrap().unchecked_into();
    assert_eq!(get(&findings.get(0), "code"), "no-audience-condition");
    let error = lint("{}", &JsValue::UNDEFINED).unwrap_err();
    assert_eq!(get(&error, "code"), "not-a-policy");
}

#[wasm_bindgen_test]
fn every_exchange_of_a_workflow_is_judged() {
    let workflow = "on: { push: { branches: [main] } }\npermissions: { id-token: write }\njobs: { deploy: { runs-on: x, steps: [{ uses: pulumi/auth-actions@v1, with: { organization: acme, requested-token-type: 'urn:pulumi:token-type:access_token:organization' } }] } }\n";
    let policies =
        r#"{ "decision": "allow", "tokenType": "organization", "rules": { "sub": "repo:acme/web:*" } }"#;
    let known = options(r#"{ "immutableSubject": false }"#);
    let calls = check_pulumi_calls(workflow, policies, &known).unwrap();
    let all: Array = get(&calls, "calls").unchecked_into();
    assert_eq!(get(&calls, "verdict"), "allowed");
    assert_eq!(get(&get(&all.get(0), "exchange"), "organization"), "acme");
    let admin = options(r#"{ "immutableSubject": false, "exchange": { "admin": true } }"#);
    assert_eq!(get(&check_pulumi_call(workflow, policies, 0, &admin).unwrap(), "verdict"), "denied");
    assert!(check_pulumi_call(workflow, policies, 9, &known).unwrap_err().is_instance_of::<TypeError>());
    let request = options(r#"{ "exchange": { "request": "scope=admin" } }"#);
    assert!(check_pulumi_calls(workflow, policies, &request).unwrap_err().is_instance_of::<TypeError>());
}

#[wasm_bindgen_test]
fn every_call_of_a_workflow_is_judged() {
    let workflow = "on: [push]\njobs: { deploy: { runs-on: x, steps: [{ uses: aws-actions/configure-aws-credentials@v6, with: { role-to-assume: r } }] } }\n";
    let calls = check_calls(workflow, POLICY, &options(r#"{ "repository": "acme/web" }"#)).unwrap();
    let all: Array = get(&calls, "calls").unchecked_into();
    assert_eq!(
        (get(&calls, "form"), get(&all.get(0), "decided_by")),
        ("github-workflow".into(), "caller".into())
    );
    let report = check_call(workflow, POLICY, 0, &JsValue::UNDEFINED).unwrap();
    assert_eq!(get(&report, "verdict"), "denied");
    assert!(check_call(workflow, POLICY, 9, &JsValue::UNDEFINED).unwrap_err().is_instance_of::<TypeError>());
    let error = check_calls("dear diary", POLICY, &JsValue::UNDEFINED).unwrap_err();
    assert_eq!(get(&error, "name"), "InputError");
    let misspelt = options(r#"{ "repo": "acme/web" }"#);
    assert!(check_calls(workflow, POLICY, &misspelt).unwrap_err().is_instance_of::<TypeError>());
}

#[wasm_bindgen_test]
fn tokens_like_the_one_at_hand_are_judged() {
    let row: Array = variants(TOKEN, POLICY, &JsValue::UNDEFINED).unwrap().unchecked_into();
    let own = row.get(0);
    assert_eq!((get(&own, "is_this"), get(&own, "verdict")), (JsValue::TRUE, "depends".into()));
    let labels: Vec<_> = row.iter().map(|one| get(&one, "label").as_string().unwrap()).collect();
    assert!(labels.contains(&"push to `main`".to_owned()), "{labels:?}");

    let policies =
        r#"[{ "decision": "allow", "tokenType": "organization", "rules": { "environment": "prod" } }]"#;
    let row: Array = variants_pulumi(TOKEN, policies, &JsValue::UNDEFINED).unwrap().unchecked_into();
    let verdicts: Vec<_> = row.iter().map(|one| get(&one, "verdict").as_string().unwrap()).collect();
    assert!(verdicts.contains(&"allowed".to_owned()) && verdicts.contains(&"denied".to_owned()));
}

#[wasm_bindgen_test]
fn authorization_policies_are_linted_without_a_token() {
    let policies = "- decision: allow\n  tokenType: organization\n  rules:\n    sub: repo:acme*\n";
    let findings: Array = lint_pulumi(policies).unwrap().unchecked_into();
    assert_eq!(get(&findings.get(0), "code"), "wildcard-before-owner-end");
    assert_eq!(get(&lint_pulumi(POLICY).unwrap_err(), "input"), "policy");
}

#[wasm_bindgen_test]
fn options_may_be_left_out() {
    let report = check(TOKEN, POLICY, &JsValue::UNDEFINED).unwrap();
    assert_eq!(get(&report, "verdict"), "depends");
    let depends_on: Array = get(&report, "depends_on").unchecked_into();
    assert_eq!(depends_on.get(0), "aws:SourceIp");
}

#[wasm_bindgen_test]
fn options_decide() {
    assert_eq!(verdict(r#"{ "context": { "aws:SourceIp": "203.0.113.7" } }"#), "allowed");
    assert_eq!(verdict(r#"{ "context": { "aws:SourceIp": ["198.51.100.1"] } }"#), "denied");
    assert_eq!(verdict(r#"{ "context": { "aws:SourceIp": null } }"#), "denied");
}

#[wasm_bindgen_test]
fn options_that_are_undefined_are_not_given() {
    let options = Object::new();
    for option in ["now", "roleArn", "context"] {
        Reflect::set(&options, &option.into(), &JsValue::UNDEFINED).unwrap();
    }
    assert!(check(TOKEN, POLICY, &options.into()).is_ok());
}

#[wasm_bindgen_test]
fn options_that_are_none_are_a_type_error() {
    for json in [r#"{ "roleARN": "arn" }"#, r#"{ "context": { "a:b": 1 } }"#, "7"] {
        let error: Error = check(TOKEN, POLICY, &options(json)).unwrap_err().dyn_into().unwrap();
        assert_eq!(error.name(), "TypeError", "{json}");
    }
}

#[wasm_bindgen_test]
fn a_report_is_a_plain_object() {
    let report = check(TOKEN, POLICY, &JsValue::UNDEFINED).unwrap();
    let claims = get(&get(&report, "token"), "claims");
    assert_eq!(get(&claims, "sub"), "repo:acme/web:environment:prod");
    assert_eq!(get(&report, "error"), JsValue::NULL);
    assert!(get(&claims, "run_id").as_f64().is_some());
}

#[wasm_bindgen_test]
fn a_number_with_more_digits_than_javascript_has_is_no_failure() {
    for id in ["9007199254740993", "9223372036854775807", "18446744073709551615", "99999999999999999999"] {
        let token = decode(&format!(r#"{{ "iss": "https://a.example", "id": {id} }}"#), &JsValue::UNDEFINED);
        let token = token.unwrap_or_else(|error| panic!("{id}: {error:?}"));
        assert!(get(&get(&token, "claims"), "id").as_f64().is_some(), "{id}");
        let details: Array = get(&token, "details").unchecked_into();
        assert_eq!(get(&details.get(1), "value"), id);
    }
}

#[wasm_bindgen_test]
fn an_unreadable_text_is_thrown_with_its_place() {
    let error: Error =
        check(TOKEN, "{\n  \"Statement\": [", &JsValue::UNDEFINED).unwrap_err().dyn_into().unwrap();
    assert_eq!(error.name(), "InputError");
    assert!(!String::from(error.message()).is_empty());
    assert_eq!(get(&error, "input"), "policy");
    assert_eq!(get(&error, "code"), "invalid-json");
    assert!(get(&error, "help").as_string().is_some());
    assert_eq!(get(&get(&error, "span"), "line"), 2);

    let error = decode("ghs_16C7e42F292c6912E7710c838347Ae178B4a", &JsValue::UNDEFINED).unwrap_err();
    assert_eq!((get(&error, "input"), get(&error, "code")), ("token".into(), "not-a-jwt".into()));
}

#[wasm_bindgen_test]
fn a_policy_may_stand_in_an_answer_of_aws() {
    let encoded = String::from(js_sys::encode_uri_component(POLICY));
    let answer = format!(r#"{{ "Role": {{ "AssumeRolePolicyDocument": "{encoded}" }} }}"#);
    let report = check(TOKEN, &answer, &JsValue::UNDEFINED).unwrap();
    assert_eq!(get(&report, "verdict"), "depends");
    assert_eq!(policy_text(&answer, &JsValue::UNDEFINED).unwrap(), POLICY);
    assert_eq!(policy_text(POLICY, &JsValue::UNDEFINED).unwrap(), POLICY);
}

#[wasm_bindgen_test]
fn an_exchange_with_pulumi_is_judged() {
    let policies = r#"[{ "decision": "allow", "tokenType": "personal", "userLogin": "alice",
                         "rules": { "sub": "repo:acme/web:*" } }]"#;
    let verdict = |options: &str| {
        let report = check_pulumi(TOKEN, policies, &self::options(options)).unwrap();
        assert_eq!((get(&report, "kind"), get(&report, "error")), ("pulumi".into(), JsValue::NULL));
        get(&report, "verdict").as_string().unwrap()
    };
    assert_eq!(verdict("{}"), "allowed");
    assert_eq!(verdict(r#"{ "user": "bob" }"#), "denied");
    let bob = r#""request": "pulumi login --oidc-token eyJ --oidc-org acme --oidc-user bob""#;
    assert_eq!(verdict(&format!("{{ {bob} }}")), "denied");
    assert_eq!(verdict(&format!(r#"{{ {bob}, "user": "alice" }}"#)), "allowed");

    let denied = check_pulumi(TOKEN, policies, &options(r#"{ "user": "bob" }"#)).unwrap();
    let findings: Array = get(&denied, "findings").unchecked_into();
    let fix = findings.iter().map(|finding| get(&finding, "fix")).find(|fix| !fix.is_null()).unwrap();
    assert_eq!(get(&fix, "verdict_after"), "allowed");

    let error = check_pulumi(TOKEN, TOKEN, &JsValue::UNDEFINED).unwrap_err();
    assert_eq!(get(&error, "input"), "policy");
    let error: Error =
        check_pulumi(TOKEN, policies, &options(r#"{ "org": "acme" }"#)).unwrap_err().dyn_into().unwrap();
    assert_eq!(error.name(), "TypeError");
}

#[wasm_bindgen_test]
fn a_token_is_decoded() {
    let token = decode(TOKEN, &options(r#"{ "now": 1789123480.5 }"#)).unwrap();
    assert_eq!(get(&get(&token, "issuer"), "id"), "github-actions");
    let details: Array = get(&token, "details").unchecked_into();
    let exp = details.iter().find(|claim| get(claim, "claim") == "exp").unwrap();
    assert_eq!(get(&get(&exp, "time"), "relative"), "expired 3 minutes ago");
}

#[wasm_bindgen_test]
fn the_version_is_the_engines() {
    let report = check(TOKEN, POLICY, &JsValue::UNDEFINED).unwrap();
    assert_eq!(get(&report, "engine").as_string(), Some(version()));
}

#[wasm_bindgen_test]
fn a_policy_is_written() {
    let written = write_policy(TOKEN, &options(r#"{ "account": "123456789012" }"#)).unwrap();
    let policy = get(&written, "policy").as_string().unwrap();
    let report = check(TOKEN, &policy, &JsValue::UNDEFINED).unwrap();
    assert_eq!(get(&report, "verdict"), "allowed");
    let error = write_policy(TOKEN, &options(r#"{ "for": "pulumi", "as": "terraform" }"#)).unwrap_err();
    assert!(error.is_instance_of::<js_sys::TypeError>());
}

/// The page asks of a pod on Amazon EKS, and reads the answer as text.
#[wasm_bindgen_test]
fn the_page_asks_with_an_object_and_is_answered_in_text() {
    let provider = "oidc.eks.us-west-2.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE";
    let sub = "system:serviceaccount:default:web";
    let token = format!(
        r#"{{ "iss": "https://{provider}", "aud": ["sts.amazonaws.com"], "sub": "{sub}", "id": 99999999999999999999 }}"#
    );
    let policy = format!(
        r#"{{ "Version": "2012-10-17", "Statement": {{
             "Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity",
             "Principal": {{ "Federated": "arn:aws:iam::123456789012:oidc-provider/{provider}" }},
             "Condition": {{ "StringEquals": {{ "{provider}:aud": "sts.amazonaws.com", "{provider}:sub": "{sub}" }} }} }} }}"#
    );
    let texts = serde_json::json!([["token", token], ["policy", policy]]);
    let question = serde_json::json!({ "service": "aws", "texts": texts, "now": 1_789_123_300 });
    let answer = examine(&options(&question.to_string())).unwrap();
    let answer: Examination = serde_json::from_str(&answer).unwrap();
    assert_eq!(answer.report.unwrap().verdict, Verdict::Allowed);
    assert_eq!(answer.token.read().unwrap().issuer.name, "Amazon EKS");
    assert!(answer.claims.contains("99999999999999999999"), "{}", answer.claims);
    assert!(examine(&options(r#"{ "service": "aws" }"#)).is_err());
}
