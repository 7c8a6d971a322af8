//! Trust policies that have much of something.

use super::{Family, repeated};

const PROVIDER: &str = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";
const HOST: &str = "token.actions.githubusercontent.com";

/// A policy alone.
pub(crate) const LINTED: &[Family] = &[
    lint("lint: roles", roles),
    lint("lint: roles, encoded", encoded_roles),
    lint("lint: roles of services", service_roles),
    lint("lint: details of roles", role_details),
    lint("lint: comments", comments),
    lint("lint: comments on lines", line_comments),
    lint("lint: commas", commas),
    lint("lint: statements", statements),
    lint("lint: statements for all", open_statements),
    lint("lint: keys", keys),
    lint("lint: unknown keys", unknown_keys),
    lint("lint: operators", operators),
    lint("lint: unknown operators", unknown_operators),
    lint("lint: values", values),
    lint("lint: wildcard values", wildcard_values),
    lint("lint: equal values", equal_values),
    lint("lint: repeated keys", repeated_keys),
    lint("lint: repeated Sids", repeated_sids),
    lint("lint: wildcards", wildcards),
    lint("lint: variables", variables),
    lint("lint: long value", long_value),
    lint("lint: escapes", escapes),
    lint("lint: letters beyond ASCII", wide_letters),
    lint("lint: characters that IAM refuses", refused_letters),
    lint("lint: invisible characters", invisible),
    lint("lint: principals", principals),
    lint("lint: principals of AWS", accounts),
    lint("lint: actions", actions),
    lint("lint: unknown elements", unknown_elements),
    lint("lint: blank lines with CR", blank_lines),
    lint("lint: long number", long_number),
    lint("lint: keys with IfExists", optional_keys),
    lint("lint: values under two operators", values_twice),
    lint("lint: values of two keys", values_of_two_keys),
    lint("lint: two statements", two_statements),
    lint("lint: Deny statements and providers", denies_and_providers),
    lint("lint: audiences with wildcards", audiences),
    lint("lint: roles that cannot be read", broken_roles),
];

/// A policy with a token.
pub(crate) const JUDGED: &[Family] = &[
    aws("aws: roles", roles),
    aws("aws: comments", comments),
    aws("aws: statements", statements),
    aws("aws: keys", keys),
    aws("aws: unknown keys", unknown_keys),
    aws("aws: operators", operators),
    aws("aws: unknown operators", unknown_operators),
    aws("aws: values", values),
    aws("aws: wildcard values", wildcard_values),
    aws("aws: repeated keys", repeated_keys),
    aws("aws: repeated Sids", repeated_sids),
    aws("aws: wildcards", wildcards),
    aws("aws: variables", variables),
    aws("aws: long value", long_value),
    aws("aws: long value that is near", near_value),
    aws("aws: letters beyond ASCII", wide_letters),
    aws("aws: invisible characters", invisible),
    aws("aws: principals", principals),
    aws("aws: actions", actions),
    aws("aws: keys that nobody gave", open_keys),
    aws("aws: keys of another provider", foreign_keys),
    aws("aws: values under two operators", values_twice),
    aws("aws: two statements", two_statements),
    variants("aws: variants of statements", statements),
    variants("aws: variants of values", values),
    Family {
        name: "aws: resource control policy",
        command: "aws --token token --policy policy --rcp rcp",
        file: "rcp",
        text: statements,
    },
];

const fn lint(name: &'static str, text: fn(usize) -> String) -> Family {
    Family { name, command: "lint --policy policy", file: "policy", text }
}

const fn aws(name: &'static str, text: fn(usize) -> String) -> Family {
    Family { name, command: "aws --token token --policy policy", file: "policy", text }
}

const fn variants(name: &'static str, text: fn(usize) -> String) -> Family {
    Family { name, command: "aws --variants --token token --policy policy", file: "policy", text }
}

pub(super) fn small() -> String {
    policy(&with_subject("\"repo:acme/web:*\""))
}

fn policy(statements: &str) -> String {
    format!("{{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [{statements}]\n}}\n")
}

fn statement(principal: &str, action: &str, condition: &str) -> String {
    format!(
        r#"{{ "Effect": "Allow", "Principal": {{ "Federated": {principal} }}, "Action": {action}, "Condition": {condition} }}"#
    )
}

/// A statement with that condition block.
fn with_condition(condition: &str) -> String {
    statement(&format!("\"{PROVIDER}\""), "\"sts:AssumeRoleWithWebIdentity\"", condition)
}

/// A statement for these subjects.
fn with_subject(subject: &str) -> String {
    with_condition(&format!(
        r#"{{ "StringEquals": {{ "{HOST}:aud": "sts.amazonaws.com" }}, "StringLike": {{ "{HOST}:sub": {subject} }} }}"#
    ))
}

fn role(number: usize, document: &str) -> String {
    format!(
        "{{ \"RoleName\": \"r{number}\", \"Arn\": \"arn:aws:iam::123456789012:role/r{number}\",\n \
         \"AssumeRolePolicyDocument\": {document}, \"MaxSessionDuration\": 3600 }}"
    )
}

/// A policy for that repository, on one line, without an audience.
fn repository_policy(number: usize) -> String {
    let condition = format!(r#"{{ "StringLike": {{ "{HOST}:sub": "repo:acme/web-{number}:*" }} }}"#);
    format!(r#"{{ "Version": "2012-10-17", "Statement": {} }}"#, with_condition(&condition))
}

fn roles(size: usize) -> String {
    let roles = repeated(size, ",\n", |number| role(number, &repository_policy(number)));
    format!("{{ \"Roles\": [{roles}] }}")
}

fn encoded_roles(size: usize) -> String {
    let roles = repeated(size, ",\n", |number| {
        let letters = repository_policy(number).chars().map(encoded).collect::<String>();
        role(number, &format!("\"{letters}\""))
    });
    format!("{{ \"Roles\": [{roles}] }}")
}

/// A letter as IAM encodes it.
fn encoded(letter: char) -> String {
    if letter.is_ascii_alphanumeric() { letter.to_string() } else { format!("%{:02X}", u32::from(letter)) }
}

fn service_roles(size: usize) -> String {
    let document = r#"{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole" } }"#;
    let roles = repeated(size, ",\n", |number| role(number, document));
    format!("{{ \"Roles\": [{roles}, {}, {}] }}", role(0, &small()), role(1, &small()))
}

fn role_details(size: usize) -> String {
    let roles = repeated(size, ",\n", |number| role(number, &repository_policy(number)));
    format!("{{ \"UserDetailList\": [], \"RoleDetailList\": [{roles}], \"Policies\": [] }}")
}

fn comments(size: usize) -> String {
    policy(&(repeated(size, "", |_| "/*x*/".to_owned()) + &with_subject("\"repo:acme/web:*\"")))
}

fn line_comments(size: usize) -> String {
    policy(&(repeated(size, "", |_| "// x\n".to_owned()) + &with_subject("\"repo:acme/web:*\"")))
}

fn commas(size: usize) -> String {
    let parts = repeated(size, ", ", |number| format!("\"{HOST}:sub{number}\": [\"a\",]"));
    policy(&with_condition(&format!("{{ \"StringLike\": {{ {parts}, }}, }}")))
}

fn statements(size: usize) -> String {
    policy(&repeated(size, ",\n", |number| with_subject(&format!("\"repo:acme/web-{number}:*\""))))
}

fn open_statements(size: usize) -> String {
    policy(&repeated(size, ",\n", |_| with_subject("\"*\"")))
}

fn keys(size: usize) -> String {
    let parts = repeated(size, ",\n", |number| format!("\"aws:RequestTag/t{number}\": \"a\""));
    policy(&with_condition(&format!(
        "{{ \"StringLike\": {{ \"{HOST}:sub\": \"repo:acme/web:*\", {parts} }} }}"
    )))
}

fn unknown_keys(size: usize) -> String {
    let parts = repeated(size, ",\n", |number| format!("\"{HOST}:subject{number}\": \"a\""));
    policy(&with_condition(&format!("{{ \"StringLike\": {{ {parts} }} }}")))
}

fn operators(size: usize) -> String {
    let parts =
        repeated(size, ",\n", |_| format!("\"StringLike\": {{ \"{HOST}:sub\": \"repo:acme/web:*\" }}"));
    policy(&with_condition(&format!("{{ {parts} }}")))
}

fn unknown_operators(size: usize) -> String {
    let parts = repeated(size, ",\n", |number| format!("\"StringLik{number}\": {{ \"{HOST}:sub\": \"a\" }}"));
    policy(&with_condition(&format!("{{ {parts} }}")))
}

fn values(size: usize) -> String {
    let values = repeated(size, ",\n", |number| format!("\"repo:acme/web-{number}:ref:refs/heads/main\""));
    policy(&with_subject(&format!("[{values}]")))
}

fn wildcard_values(size: usize) -> String {
    let values = repeated(size, ",\n", |number| format!("\"repo:acme/*-{number}:*\""));
    policy(&with_subject(&format!("[{values}]")))
}

fn equal_values(size: usize) -> String {
    let values = repeated(size, ",\n", |_| "\"repo:acme/web:*\"".to_owned());
    policy(&with_subject(&format!("[{values}]")))
}

fn repeated_keys(size: usize) -> String {
    let parts = repeated(size, ",\n", |_| format!("\"{HOST}:sub\": \"repo:acme/web:*\""));
    policy(&with_condition(&format!("{{ \"StringLike\": {{ {parts} }} }}")))
}

fn repeated_sids(size: usize) -> String {
    policy(&repeated(size, ",\n", |_| {
        with_subject("\"repo:acme/web:*\"").replacen('{', "{ \"Sid\": \"Same\",", 1)
    }))
}

fn wildcards(size: usize) -> String {
    policy(&with_subject(&format!("\"repo:acme/{}\"", repeated(size, "", |_| "a*".to_owned()))))
}

fn variables(size: usize) -> String {
    let value = repeated(size, "", |number| format!("${{aws:PrincipalTag/t{number}}}"));
    policy(&with_subject(&format!("\"repo:acme/{value}\"")))
}

fn long_value(size: usize) -> String {
    policy(&with_subject(&format!("\"repo:acme/web:{}\"", "a".repeat(size))))
}

/// Equal to the token's subject but for its end.
fn near_value(size: usize) -> String {
    policy(&with_subject(&format!("\"repo:acme/web:environment:prod{}\"", "d".repeat(size))))
}

fn escapes(size: usize) -> String {
    let value = repeated(size, "", |_| "\\u0061".to_owned());
    policy(&with_subject(&format!("\"repo:acme/web:{value}\"")))
}

fn wide_letters(size: usize) -> String {
    let values = repeated(size, ",", |number| format!("\"repo:acme/{number}üüüüüüüü:*\""));
    policy(&with_subject(&format!("[{values}]")))
}

fn refused_letters(size: usize) -> String {
    let values = repeated(size, ",", |number| format!("\"repo:acme/{number}日本:*\""));
    policy(&with_subject(&format!("[{values}]")))
}

fn invisible(size: usize) -> String {
    policy(&with_subject(&format!("\"repo:acme/web:{}\"", "\u{7f}".repeat(size))))
}

fn principals(size: usize) -> String {
    let principals = repeated(size, ",\n", |number| {
        format!("\"arn:aws:iam::123456789012:oidc-provider/oidc-{number}.example.com\"")
    });
    let subject = format!(r#"{{ "StringLike": {{ "{HOST}:sub": "repo:acme/web:*" }} }}"#);
    policy(&statement(&format!("[{principals}]"), "\"sts:AssumeRoleWithWebIdentity\"", &subject))
}

fn accounts(size: usize) -> String {
    let accounts = repeated(size, ",\n", |number| format!("\"arn:aws:iam::{number:012}:root\""));
    policy(&format!(
        r#"{{ "Effect": "Allow", "Principal": {{ "AWS": [{accounts}] }}, "Action": "sts:AssumeRole" }}"#
    ))
}

fn actions(size: usize) -> String {
    let actions = repeated(size, ",\n", |number| format!("\"sts:Assume{number}*\""));
    let subject = format!(r#"{{ "StringLike": {{ "{HOST}:sub": "repo:acme/web:*" }} }}"#);
    policy(&statement(&format!("\"{PROVIDER}\""), &format!("[{actions}]"), &subject))
}

fn unknown_elements(size: usize) -> String {
    let elements = repeated(size, ",\n", |number| format!("\"Element{number}\": 1"));
    policy(&format!("{}, {{ {elements} }}", with_subject("\"repo:acme/web:*\"")))
}

fn blank_lines(size: usize) -> String {
    small().replace('\n', &repeated(size / 3, "", |_| "\r\n".to_owned()))
}

fn long_number(size: usize) -> String {
    let number = format!("1{}e-{}", "0".repeat(size / 2), "9".repeat(size / 2));
    policy(&with_condition(&format!(
        r#"{{ "NumericLessThan": {{ "aws:MultiFactorAuthAge": {number} }}, "StringLike": {{ "{HOST}:sub": "repo:acme/web:*" }} }}"#
    )))
}

fn optional_keys(size: usize) -> String {
    let parts = repeated(size, ",\n", |number| format!("\"aws:RequestTag/t{number}\": \"a\""));
    policy(&with_condition(&format!(
        "{{ \"StringLikeIfExists\": {{ {parts} }}, \"StringLike\": {{ \"{HOST}:sub\": \"repo:acme/web:*\" }} }}"
    )))
}

fn open_keys(size: usize) -> String {
    let parts = repeated(size, ",\n", |number| format!("\"aws:ResourceTag/t{number}\": \"a\""));
    policy(&with_condition(&format!("{{ \"StringLike\": {{ {parts} }} }}")))
}

fn foreign_keys(size: usize) -> String {
    let parts = repeated(size, ",\n", |number| format!("\"gitlab.com:claim{number}\": \"a\""));
    policy(&with_condition(&format!("{{ \"StringLike\": {{ {parts} }} }}")))
}

fn values_twice(size: usize) -> String {
    let values = |start: &str| repeated(size / 2, ",\n", |number| format!("\"repo:{start}/*-{number}:*\""));
    policy(&with_condition(&format!(
        r#"{{ "StringEquals": {{ "{HOST}:sub": [{}] }}, "StringLike": {{ "{HOST}:sub": [{}] }} }}"#,
        values("acme"),
        values("other")
    )))
}

fn values_of_two_keys(size: usize) -> String {
    let values = repeated(size / 2, ",\n", |number| format!("\"repo:acme/*-{number}:*\""));
    let workflows = repeated(size / 2, ",\n", |number| format!("\"acme/ci/{number}.yml@*\""));
    policy(&with_condition(&format!(
        r#"{{ "StringLike": {{ "{HOST}:sub": [{values}], "{HOST}:job_workflow_ref": [{workflows}] }} }}"#
    )))
}

fn two_statements(size: usize) -> String {
    let values = |end: &str| repeated(size / 2, ",\n", |number| format!("\"repo:acme/*-{number}:{end}*\""));
    policy(&format!(
        "{},\n{}",
        with_subject(&format!("[{}]", values(""))),
        with_subject(&format!("[{}]", values("ref:")))
    ))
}

fn denies_and_providers(size: usize) -> String {
    policy(&repeated(size, ",\n", |number| {
        let principal = format!("\"arn:aws:iam::123456789012:oidc-provider/oidc-{number}.example.com\"");
        let subject = format!(r#"{{ "StringLike": {{ "oidc-{number}.example.com:sub": "a" }} }}"#);
        let deny = format!(
            r#"{{ "Effect": "Deny", "Principal": "*", "Action": "sts:*", "Condition": {{ "StringNotLike": {{ "{HOST}:sub": "a{number}" }} }} }}"#
        );
        statement(&principal, "\"sts:AssumeRoleWithWebIdentity\"", &subject) + ",\n" + &deny
    }))
}

fn audiences(size: usize) -> String {
    let values = repeated(size, ",\n", |number| format!("\"audience-{number}-*\""));
    policy(&with_condition(&format!(r#"{{ "StringLike": {{ "{HOST}:aud": [{values}] }} }}"#)))
}

fn broken_roles(size: usize) -> String {
    let roles = repeated(size, ",\n", |number| role(number, "\"{ \\\"Federated\\\": \""));
    format!("{{ \"Roles\": [{roles}] }}")
}
