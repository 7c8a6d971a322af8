//! Tokens that have much of something.

use super::{Family, repeated};

/// A token with a policy.
pub(crate) const JUDGED: &[Family] = &[
    aws("aws: slashes of the issuer", issuer),
    aws("aws: flat session tags", flat_tags),
    aws("aws: session tags", tags),
    aws("aws: equal session tags", equal_tags),
    aws("aws: transitive tags", transitive_tags),
    aws("aws: claims", claims),
    aws("aws: repeated claims", repeated_claims),
    aws("aws: groups", groups),
    aws("aws: audiences", audiences),
    aws("aws: roles of the token", roles),
    aws("aws: long subject", subject),
    aws("aws: parts of the subject", subject_parts),
    aws("aws: slashes of the subject", subject_slashes),
    aws("aws: long exponent", exponent),
    aws("aws: long source identity", source_identity),
    variants("aws: variants of claims", claims),
    variants("aws: variants of a long subject", subject_parts),
    variants("aws: variants of tags", tags),
    Family {
        name: "pulumi: claims",
        command: "pulumi --org acme --token token --policy authorization",
        file: "token",
        text: claims,
    },
    Family {
        name: "pulumi: groups",
        command: "pulumi --org acme --token token --policy authorization",
        file: "token",
        text: groups,
    },
    Family {
        name: "pulumi: slashes of the issuer",
        command: "pulumi --org acme --token token --policy authorization",
        file: "token",
        text: issuer,
    },
];

/// A token alone.
pub(crate) const READ: &[Family] = &[
    decode("decode: slashes of the issuer", issuer),
    decode("decode: flat session tags", flat_tags),
    decode("decode: claims", claims),
    decode("decode: groups", groups),
    decode("decode: long subject", subject),
    decode("decode: long exponent", exponent),
    decode("decode: nested claims", nested),
    decode("decode: JWT", jwt),
    decode("decode: JWT over lines", broken_jwt),
    decode("decode: events", events),
    write("policy: claims", claims),
    write("policy: long subject", subject),
    write("policy: session tags", tags),
    Family { name: "decode: keys", command: "decode --token token --jwks jwks", file: "jwks", text: jwks },
    Family {
        name: "aws: client ids",
        command: "aws --token token --policy policy --provider provider",
        file: "provider",
        text: client_ids,
    },
];

const fn aws(name: &'static str, text: fn(usize) -> String) -> Family {
    Family { name, command: "aws --token token --policy policy", file: "token", text }
}

const fn variants(name: &'static str, text: fn(usize) -> String) -> Family {
    Family { name, command: "aws --variants --token token --policy policy", file: "token", text }
}

const fn decode(name: &'static str, text: fn(usize) -> String) -> Family {
    Family { name, command: "decode --token token", file: "token", text }
}

const fn write(name: &'static str, text: fn(usize) -> String) -> Family {
    Family { name, command: "policy --for aws --token token", file: "token", text }
}

/// A token of GitHub Actions with more members.
pub(super) fn github(more: &str) -> String {
    format!(
        r#"{{ "iss": "https://token.actions.githubusercontent.com", "aud": "sts.amazonaws.com",
  "sub": "repo:acme/web:environment:prod", "repository": "acme/web", "repository_owner": "acme",
  "ref": "refs/heads/main", "environment": "prod", "iat": 1789123000, "exp": 1789123300{more} }}"#
    )
}

fn with_subject(subject: &str) -> String {
    github("").replace("repo:acme/web:environment:prod", subject)
}

fn issuer(size: usize) -> String {
    github("").replace(".com\"", &format!(".com{}\"", "/a".repeat(size / 2)))
}

fn flat_tags(size: usize) -> String {
    let tags = repeated(size, ",", |number| {
        format!("\"https://aws.amazon.com/tags/principal_tags/t{number}\":[\"a\"]")
    });
    github(&format!(", {tags}"))
}

fn tags(size: usize) -> String {
    let tags = repeated(size, ",", |number| format!("\"t{number}\":[\"a\"]"));
    github(&format!(", \"https://aws.amazon.com/tags\": {{ \"principal_tags\": {{ {tags} }} }}"))
}

fn equal_tags(size: usize) -> String {
    let tags = repeated(size, ",", |_| "\"t\":[\"a\"]".to_owned());
    github(&format!(", \"https://aws.amazon.com/tags\": {{ \"principal_tags\": {{ {tags} }} }}"))
}

fn transitive_tags(size: usize) -> String {
    let tags = repeated(size, ",", |number| format!("\"t{number}\""));
    github(&format!(
        ", \"https://aws.amazon.com/tags\": {{ \"principal_tags\": {{ \"t\": [\"a\"] }}, \"transitive_tag_keys\": [{tags}] }}"
    ))
}

fn claims(size: usize) -> String {
    github(&format!(", {}", repeated(size, ",\n", |number| format!("\"claim{number}\": \"a\""))))
}

fn repeated_claims(size: usize) -> String {
    github(&format!(", {}", repeated(size, ",\n", |_| "\"sub\": \"repo:acme/web:ref:a\"".to_owned())))
}

fn groups(size: usize) -> String {
    let groups = repeated(size, ",", |number| format!("\"g{number}\""));
    github(&format!(", \"groups\": [{groups}], \"amr\": [{groups}]"))
}

fn audiences(size: usize) -> String {
    let audiences = repeated(size, ",", |number| format!("\"a{number}\""));
    github("").replace("\"sts.amazonaws.com\"", &format!("[{audiences}]"))
}

fn roles(size: usize) -> String {
    let roles = repeated(size, ",", |number| format!("\"arn:aws:iam::123456789012:role/r{number}\""));
    github(&format!(", \"https://aws.amazon.com/roles\": [{roles}]"))
}

fn subject(size: usize) -> String {
    with_subject(&format!("repo:acme/web:ref:{}", "a".repeat(size)))
}

fn subject_parts(size: usize) -> String {
    with_subject(&format!("repo:acme/web:{}", repeated(size, ":", |number| format!("k{number}:v"))))
}

fn subject_slashes(size: usize) -> String {
    with_subject(&format!("repo:acme/web:ref:refs/heads/{}", "a/".repeat(size / 2)))
}

fn exponent(size: usize) -> String {
    github(&format!(", \"nbf\": 1e{}", "9".repeat(size)))
}

fn source_identity(size: usize) -> String {
    github(&format!(", \"https://aws.amazon.com/source_identity\": \"{}\"", "a".repeat(size)))
}

fn nested(size: usize) -> String {
    let deep = format!("{}1{}", "[".repeat(50), "]".repeat(50));
    github(&format!(", \"deep\": [{}]", repeated(size, ",", |_| deep.clone())))
}

/// A header of `RS256`, and a payload of letters.
fn jwt(size: usize) -> String {
    let letters = "QUFB".repeat(size / 4);
    format!("eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiAiaHR0cHM6Ly9hLmV4YW1wbGUuY29tIiwgInN1YiI6IkFB{letters}In0g.c2ln")
}

fn broken_jwt(size: usize) -> String {
    let whole = jwt(size);
    let lines: Vec<_> = whole.as_bytes().chunks(64).map(String::from_utf8_lossy).collect();
    lines.join("\n")
}

fn events(size: usize) -> String {
    let events = repeated(size, ",\n", |number| {
        format!(
            r#"{{ "eventName": "AssumeRoleWithWebIdentity", "eventSource": "sts.amazonaws.com", "eventTime": "2026-09-11T10:38:20Z",
  "userIdentity": {{ "type": "WebIdentityUser", "userName": "repo:acme/web-{number}:environment:prod", "identityProvider": "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com" }},
  "requestParameters": {{ "roleArn": "arn:aws:iam::123456789012:role/deploy" }} }}"#
        )
    });
    format!("{{ \"Records\": [{events}] }}")
}

fn jwks(size: usize) -> String {
    let keys = repeated(size, ",\n", |number| {
        format!(
            r#"{{ "kty": "RSA", "kid": "k{number}", "alg": "RS256", "use": "sig", "n": "{}", "e": "AQAB" }}"#,
            "qwer".repeat(85)
        )
    });
    format!("{{ \"keys\": [{keys}] }}")
}

fn client_ids(size: usize) -> String {
    let ids = repeated(size, ",\n", |number| format!("\"client-{number}\""));
    format!(
        r#"{{ "Url": "token.actions.githubusercontent.com", "ClientIDList": [{ids}], "ThumbprintList": [], "CreateDate": "2024-01-01T00:00:00Z" }}"#
    )
}
