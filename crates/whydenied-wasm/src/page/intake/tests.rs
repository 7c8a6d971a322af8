//! What people paste, where they paste it, and where it ends up.

use whydenied_questions::Service::{self, Aws, Pulumi};
use whydenied_questions::intake::{Place, PlaceOf};

use super::place_of;

const JWT: &str = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln";
const CLAIMS: &str =
    r#"{ "iss": "https://oidc.eks.us-west-2.amazonaws.com/id/A", "sub": "system:serviceaccount:a:b" }"#;
const EVENT: &str =
    r#"{ "userIdentity": { "type": "WebIdentityUser" }, "eventName": "AssumeRoleWithWebIdentity" }"#;
const TRUST_POLICY: &str = r#"{ "Version": "2012-10-17", "Statement": [] }"#;
const ROLE: &str =
    r#"{ "Role": { "AssumeRolePolicyDocument": { "Version": "2012-10-17", "Statement": [] } } }"#;
const RESOURCE_CONTROL_POLICY: &str =
    r#"{ "Statement": { "Effect": "Deny", "Principal": "*", "Action": "sts:*", "Resource": "*" } }"#;
/// Two of them, of which the pane takes one.
const RESOURCE_CONTROL_POLICIES: &str = r#"{ "Statement": { "Effect": "Deny", "Principal": "*", "Resource": "*" } }
{ "Statement": { "Effect": "Deny", "Principal": "*", "Resource": "*" } }"#;
const KEYS: &str = r#"{ "keys": [{ "kty": "RSA" }] }"#;
const PROVIDER: &str =
    r#"{ "Url": "gitlab.com", "ClientIDList": ["a", "b"], "ThumbprintList": [], "CreateDate": "x" }"#;
const POLICIES: &str = r#"{ "policies": [{ "decision": "allow", "tokenType": "personal", "userLogin": "alice",
  "rules": { "\"kubernetes.io\".namespace": "default" } }] }"#;
const PROGRAM: &str = r#"resources:
  cluster:
    type: pulumiservice:index:OidcIssuer
    properties:
      organization: acme
      url: https://oidc.eks.us-west-2.amazonaws.com/id/A
      policies:
        - decision: allow
          tokenType: personal
          userLogin: alice
          rules:
            '"kubernetes.io".namespace': default
"#;
const CURL: &str = "curl https://api.pulumi.com/api/oauth/token -d audience=urn:pulumi:org:acme -d scope=user:alice \
    -d subject_token=eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln \
    -d requested_token_type=urn:pulumi:token-type:access_token:personal \
    -d grant_type=urn:ietf:params:oauth:grant-type:token-exchange \
    -d subject_token_type=urn:ietf:params:oauth:token-type:id_token";
const LOGIN: &str = "pulumi login --oidc-token eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln --oidc-org acme";
const ERROR_OF_PULUMI: &str = "error: problem logging in: organization must be specified for token exchange";
const ERROR_OF_AWS: &str =
    "An error occurred (AccessDenied) when calling the AssumeRoleWithWebIdentity operation";

fn pasted(service: Service, into: &str, text: &str) -> Option<Place> {
    let (came_in, whole) = (text.to_owned(), text.to_owned());
    place_of(&PlaceOf { service, into: into.to_owned(), came_in, whole, role: None })
}

/// Where it is, and on which side, where it was moved as it is.
fn moved(service: Service, into: &str, text: &str) -> Option<(String, Option<Service>)> {
    let place = pasted(service, into, text)?;
    assert_eq!(place.texts.get(&place.at), text);
    assert_eq!(place.pointer.is_empty(), place.at == into);
    Some((place.at, place.service))
}

#[test]
fn what_is_pasted_on_the_side_of_aws_goes_where_it_belongs() {
    for (into, text, place) in [
        ("policy", POLICIES, Some(("pulumi-policy", Some(Pulumi)))),
        ("token", POLICIES, Some(("pulumi-policy", Some(Pulumi)))),
        ("limits", POLICIES, Some(("pulumi-policy", Some(Pulumi)))),
        ("policy", PROGRAM, Some(("pulumi-policy", Some(Pulumi)))),
        ("token", PROGRAM, Some(("pulumi-policy", Some(Pulumi)))),
        ("policy", CURL, Some(("pulumi-request", Some(Pulumi)))),
        ("token", LOGIN, None),
        ("policy", LOGIN, Some(("pulumi-request", Some(Pulumi)))),
        ("token", ERROR_OF_PULUMI, Some(("pulumi-request", Some(Pulumi)))),
        ("token", TRUST_POLICY, Some(("policy", Some(Aws)))),
        ("limits", ROLE, Some(("policy", Some(Aws)))),
        ("token", RESOURCE_CONTROL_POLICY, Some(("policy", Some(Aws)))),
        ("limits", RESOURCE_CONTROL_POLICY, None),
        ("limits", RESOURCE_CONTROL_POLICIES, None),
        ("policy", JWT, Some(("token", None))),
        ("policy", CLAIMS, Some(("token", None))),
        ("policy", EVENT, Some(("token", None))),
        ("jwks", JWT, Some(("token", None))),
        ("token", KEYS, Some(("jwks", None))),
        ("policy", KEYS, Some(("jwks", None))),
        ("token", JWT, None),
        ("token", CLAIMS, None),
        ("token", EVENT, None),
        ("policy", TRUST_POLICY, None),
        ("jwks", KEYS, None),
        ("token", ERROR_OF_AWS, None),
        ("policy", ERROR_OF_AWS, None),
        ("role-arn", JWT, None),
        ("context", CURL, None),
        ("token", "dear diary, this is no token at all", None),
        ("policy", r#"{ "name": 1 }"#, None),
        ("policy", "{", None),
        ("token", "", None),
    ] {
        let found = moved(Aws, into, text);
        let found = found.as_ref().map(|(at, service)| (at.as_str(), *service));
        assert_eq!(found, place, "pasted into {into}: {text}");
    }
}

#[test]
fn what_is_pasted_on_the_side_of_pulumi_cloud_goes_where_it_belongs() {
    for (into, text, place) in [
        ("token", POLICIES, Some(("pulumi-policy", Some(Pulumi)))),
        ("pulumi-policy", JWT, Some(("token", None))),
        ("pulumi-policy", CLAIMS, Some(("token", None))),
        ("pulumi-policy", EVENT, Some(("token", None))),
        ("pulumi-policy", TRUST_POLICY, Some(("policy", Some(Aws)))),
        ("token", TRUST_POLICY, Some(("policy", Some(Aws)))),
        ("pulumi-policy", CURL, Some(("pulumi-request", Some(Pulumi)))),
        ("pulumi-policy", LOGIN, Some(("pulumi-request", Some(Pulumi)))),
        ("pulumi-request", POLICIES, Some(("pulumi-policy", Some(Pulumi)))),
        ("pulumi-request", PROGRAM, Some(("pulumi-policy", Some(Pulumi)))),
        ("pulumi-request", JWT, Some(("token", None))),
        // The fields of it are asked for by themselves.
        ("pulumi-request", CURL, None),
        ("pulumi-request", ERROR_OF_PULUMI, None),
        ("pulumi-policy", POLICIES, None),
        ("pulumi-policy", PROGRAM, None),
        ("pulumi-policy", ERROR_OF_AWS, None),
        ("pulumi-policy", KEYS, None),
        ("pulumi-organization", POLICIES, None),
        ("token", JWT, None),
        ("token", "dear diary, this is no token at all", None),
    ] {
        let found = moved(Pulumi, into, text);
        let found = found.as_ref().map(|(at, service)| (at.as_str(), *service));
        assert_eq!(found, place, "pasted into {into}: {text}");
    }
}

#[test]
fn a_request_comes_with_its_fields_and_its_token() {
    let place = pasted(Aws, "policy", CURL).unwrap();
    for (name, text) in [
        ("pulumi-request", CURL),
        ("pulumi-organization", "acme"),
        ("pulumi-token-type", "personal"),
        ("pulumi-target", "alice"),
        ("token", JWT),
    ] {
        assert_eq!(place.texts.get(name), text);
    }
    let said = "What you pasted is about the exchange with Pulumi Cloud, so it was put where that belongs";
    assert_eq!((&*place.note, &*place.pointer), (said, said));
    // What Pulumi said when it failed has none.
    let place = pasted(Aws, "token", ERROR_OF_PULUMI).unwrap();
    assert_eq!(place.texts.iter().collect::<Vec<_>>(), [("pulumi-request", ERROR_OF_PULUMI)]);
}

#[test]
fn a_provider_fills_its_fields_from_wherever_it_is_pasted() {
    for into in ["policy", "token", "limits", "jwks", "role-arn", "context", "provider-arn", "client-ids"] {
        let place = pasted(Aws, into, PROVIDER).unwrap();
        let fields = [("provider-arn", "gitlab.com"), ("client-ids", "a b")];
        assert_eq!(place.texts.iter().collect::<Vec<_>>(), fields, "{into}");
        assert_eq!((&*place.at, place.service), ("provider", Some(Aws)));
        let is_own = ["provider-arn", "client-ids"].contains(&into);
        assert_eq!((place.note.is_empty(), place.pointer.is_empty()), (false, is_own), "{into}");
    }
}

#[test]
fn an_encoded_policy_is_decoded_wherever_it_is_pasted() {
    let answer = r#"{"Role":{"Arn":"a","AssumeRolePolicyDocument":"%7B%22Statement%22%3A%5B%5D%7D"}}"#;
    let decoded = "{\"Role\":{\"Arn\":\"a\",\"AssumeRolePolicyDocument\":{\n  \"Statement\": []\n}}}";
    for (into, note) in [
        ("policy", "The policy was encoded: it stands here decoded"),
        ("token", "Moved here: it holds the trust policy"),
    ] {
        let place = pasted(Aws, into, answer).unwrap();
        assert_eq!((&*place.at, place.texts.get("policy"), &*place.note), ("policy", decoded, note));
        assert_eq!(place.pointer.is_empty(), into == "policy");
    }
}

#[test]
fn one_of_several_roles_is_decoded_once_its_name_is_known() {
    let role = |name: &str| {
        format!(r#"{{ "RoleName": "{name}", "AssumeRolePolicyDocument": "%7B%22Statement%22%3A%5B%5D%7D" }}"#)
    };
    let roles = format!(r#"{{ "Roles": [{}, {}] }}"#, role("a"), role("b"));
    let pasted = |role: Option<&str>| {
        let (into, came_in, whole) = ("policy".to_owned(), roles.clone(), roles.clone());
        place_of(&PlaceOf { service: Aws, into, came_in, whole, role: role.map(str::to_owned) })
    };
    // It says itself that a name is missing.
    assert_eq!(pasted(None), None);
    assert_eq!(pasted(Some("b")).unwrap().texts.get("policy").matches("%7B").count(), 1);
}

#[test]
fn what_came_into_another_text_is_judged_by_all_that_stands_there() {
    let asked = PlaceOf {
        service: Aws,
        into: "policy".to_owned(),
        came_in: PROGRAM.to_owned(),
        whole: format!("{TRUST_POLICY}\n{PROGRAM}"),
        role: None,
    };
    assert_eq!(place_of(&asked).unwrap().texts.get("pulumi-policy"), PROGRAM);
}

#[test]
fn a_page_with_both_fills_both() {
    let page = "The role trusts:\n```json\n{ \"Version\": \"2012-10-17\", \"Statement\": [] }\n```\nand the workflow is\n```yaml\non: push\njobs: { a: { runs-on: x, steps: [] } }\n```\n";
    for into in ["token", "policy"] {
        let asked = PlaceOf {
            service: Aws,
            into: into.to_owned(),
            came_in: page.to_owned(),
            whole: page.to_owned(),
            role: None,
        };
        let place = place_of(&asked).unwrap();
        assert!(place.texts.get("token").starts_with("on: push"), "{:?}", place.texts);
        assert!(place.texts.get("policy").starts_with("{ \"Version\""), "{:?}", place.texts);
        assert_eq!(place.service, Some(Aws));
        let said = "What you pasted was taken apart: a trust policy and a GitHub Actions workflow; 2 parts were passed over";
        assert_eq!((&*place.note, &*place.pointer), (said, said));
    }
}

#[test]
fn a_policy_in_a_page_with_more_goes_into_its_box() {
    let page = "Create the provider. If it fails with `An error occurred (EntityAlreadyExists) when calling the \
                CreateOpenIDConnectProvider operation`, it is there. The role trusts { \"Statement\": [] } then.";
    assert_eq!(moved(Aws, "token", page), Some(("policy".to_owned(), Some(Aws))));
    assert_eq!(pasted(Aws, "policy", page), None);
}
