//! Authorization policies and requests that have much of something.

use super::{Family, repeated};

pub(crate) const ALL: &[Family] = &[
    lint("lint Pulumi: rules", rules),
    lint("lint Pulumi: policies", policies),
    lint("lint Pulumi: policies in YAML", yaml),
    lint("lint Pulumi: issuers", issuers),
    lint("lint Pulumi: comments", comments),
    lint("lint Pulumi: aliases", aliases),
    lint("lint Pulumi: aliases of aliases", laughs),
    lint("lint Pulumi: merge keys", merges),
    lint("lint Pulumi: long scalar", scalar),
    lint("lint Pulumi: block scalar", block),
    lint("lint Pulumi: wildcards", wildcards),
    lint("lint Pulumi: long path", path),
    lint("lint Pulumi: repeated fields", repeated_fields),
    lint("lint Pulumi: policies without rules", without_rules),
    lint("lint Pulumi: rules that are no texts", no_texts),
    lint("lint Pulumi: two policies", two_policies),
    pulumi("pulumi: rules", rules),
    pulumi("pulumi: policies", policies),
    pulumi("pulumi: policies in YAML", yaml),
    pulumi("pulumi: issuers", issuers),
    pulumi("pulumi: policies without rules", without_rules),
    pulumi("pulumi: rules that are no texts", no_texts),
    pulumi("pulumi: aliases", aliases),
    pulumi("pulumi: long scalar", scalar),
    pulumi("pulumi: wildcards", wildcards),
    pulumi("pulumi: long path", path),
    Family {
        name: "pulumi: variants",
        command: "pulumi --variants --org acme --token token --policy policy",
        file: "policy",
        text: policies,
    },
    request("pulumi: parameters", parameters),
    request("pulumi: words of a command", words),
    request("pulumi: quotes of a command", quotes),
];

const fn lint(name: &'static str, text: fn(usize) -> String) -> Family {
    Family { name, command: "lint --policy policy", file: "policy", text }
}

const fn pulumi(name: &'static str, text: fn(usize) -> String) -> Family {
    Family { name, command: "pulumi --org acme --token token --policy policy", file: "policy", text }
}

const fn request(name: &'static str, text: fn(usize) -> String) -> Family {
    Family {
        name,
        command: "pulumi --token token --policy authorization --request request",
        file: "request",
        text,
    }
}

pub(super) fn small() -> String {
    policy(r#""sub": "repo:acme/web:*""#)
}

fn policy(rules: &str) -> String {
    format!(
        r#"{{ "policies": [{{ "decision": "allow", "tokenType": "organization", "rules": {{ {rules} }} }}] }}"#
    )
}

fn rules(size: usize) -> String {
    policy(&repeated(size, ",\n", |number| format!("\"claim{number}\": \"a{number}\"")))
}

fn policies(size: usize) -> String {
    let policies = repeated(size, ",\n", |number| {
        format!(
            r#"{{ "decision": "allow", "tokenType": "organization", "rules": {{ "aud": "acme", "sub": "repo:acme/web-{number}:*" }} }}"#
        )
    });
    format!("{{ \"policies\": [{policies}] }}")
}

fn yaml(size: usize) -> String {
    let policies = repeated(size, "", |number| {
        format!(
            "- decision: allow\n  tokenType: organization\n  rules:\n    aud: acme\n    sub: 'repo:acme/web-{number}:*'\n"
        )
    });
    format!("policies:\n{policies}")
}

fn issuers(size: usize) -> String {
    let issuers = repeated(size, "", |number| {
        format!(
            "  i{number}:\n    type: pulumiservice:OidcIssuer\n    properties:\n      organization: acme\n      name: i{number}\n      url: https://oidc-{number}.example.com\n      policies:\n        - decision: allow\n          tokenType: organization\n          rules: {{ sub: 'repo:acme/*' }}\n"
        )
    });
    format!("name: p\nruntime: yaml\nresources:\n{issuers}")
}

fn comments(size: usize) -> String {
    repeated(size, "", |_| "# x\n".to_owned()) + &yaml(1)
}

fn aliases(size: usize) -> String {
    let policies = repeated(size, "", |_| "- *p\n".to_owned());
    format!(
        "- &p\n  decision: allow\n  tokenType: organization\n  rules: {{ sub: 'repo:acme/web:*' }}\n{policies}"
    )
}

fn laughs(size: usize) -> String {
    let mut text = "- &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    text += &repeated(size, "\n", |number| {
        let row = vec![format!("*a{number}"); 9].join(", ");
        format!("- &a{} [{row}]", number + 1)
    });
    text
}

fn merges(size: usize) -> String {
    let policies = repeated(size, "", |_| "- <<: *p\n  tokenType: organization\n".to_owned());
    format!(
        "- &p\n  decision: allow\n  tokenType: organization\n  rules: {{ sub: 'repo:acme/web:*' }}\n{policies}"
    )
}

fn scalar(size: usize) -> String {
    format!(
        "- decision: allow\n  tokenType: organization\n  rules:\n    sub: repo:acme/web:{}\n",
        "a".repeat(size)
    )
}

fn block(size: usize) -> String {
    let lines = repeated(size, "", |_| "      a\n".to_owned());
    format!("- decision: allow\n  tokenType: organization\n  rules:\n    sub: >-\n{lines}")
}

fn wildcards(size: usize) -> String {
    policy(&format!("\"sub\": \"repo:acme/{}\"", "a*".repeat(size / 2)))
}

fn path(size: usize) -> String {
    policy(&format!("\"a{}\": \"x\"", ".a".repeat(size / 2)))
}

fn repeated_fields(size: usize) -> String {
    policy(&repeated(size, ",\n", |_| "\"sub\": \"repo:acme/web:*\"".to_owned()))
}

fn parameters(size: usize) -> String {
    let more = repeated(size, "&", |number| format!("p{number}=v"));
    format!(
        "audience=urn:pulumi:org:acme&grant_type=urn:ietf:params:oauth:grant-type:token-exchange&subject_token_type=urn:ietf:params:oauth:token-type:id_token&requested_token_type=urn:pulumi:token-type:access_token:organization&{more}"
    )
}

fn words(size: usize) -> String {
    let more = repeated(size, " ", |number| format!("-d p{number}=v"));
    format!("curl https://api.pulumi.com/api/oauth/token -d audience=urn:pulumi:org:acme {more}")
}

fn quotes(size: usize) -> String {
    let more = repeated(size, "", |_| "'a'\\\"\"b\"".to_owned());
    format!("curl https://api.pulumi.com/api/oauth/token -d audience=urn:pulumi:org:acme -d scope={more}")
}

fn without_rules(size: usize) -> String {
    let policies = repeated(size, ",\n", |_| {
        r#"{ "decision": "allow", "tokenType": "organization", "rules": {} }"#.to_owned()
    });
    format!("{{ \"policies\": [{policies}] }}")
}

fn no_texts(size: usize) -> String {
    policy(&repeated(size, ",\n", |number| format!("\"claim{number}\": null")))
}

fn two_policies(size: usize) -> String {
    let rules = |value: &str| repeated(size / 2, ",\n", |number| format!("\"claim{number}\": \"{value}\""));
    format!(
        r#"{{ "policies": [{{ "decision": "allow", "tokenType": "organization", "rules": {{ {} }} }},
  {{ "decision": "deny", "tokenType": "organization", "rules": {{ {} }} }}] }}"#,
        rules("a"),
        rules("*")
    )
}
