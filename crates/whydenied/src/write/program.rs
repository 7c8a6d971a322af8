//! A policy as JSON, and in the programs that declare its role or its issuer.

use super::authorization::Authorization;
use super::language::Language;
use super::literal::{JSON, PYTHON, Style, TYPESCRIPT, list, literal, object, quoted, text, yaml};
use crate::json::{Member, Node, Value};
use crate::pulumi::interpolation;

/// The role of a trust policy. Terraform has a data source of its own.
pub(super) fn role(policy: &Value<'static>, language: Language) -> String {
    match language {
        Language::TypeScript => format!(
            "import * as aws from \"@pulumi/aws\";\n\n\
             const role = new aws.iam.Role(\"role\", {{\n    assumeRolePolicy: JSON.stringify({}),\n}});\n",
            literal(policy, TYPESCRIPT, 1)
        ),
        Language::Python => format!(
            "import json\n\nimport pulumi_aws as aws\n\n\
             role = aws.iam.Role(\n    \"role\",\n    assume_role_policy=json.dumps({}),\n)\n",
            literal(policy, PYTHON, 1)
        ),
        Language::CloudFormation => yaml(
            &object([(
                "Resources",
                object([(
                    "Role",
                    object([
                        ("Type", text("AWS::IAM::Role")),
                        ("Properties", object([("AssumeRolePolicyDocument", policy.clone())])),
                    ]),
                )]),
            )]),
            0,
        ),
        Language::Yaml => yaml(
            &object([(
                "resources",
                object([(
                    "role",
                    object([
                        ("type", text("aws:iam:Role")),
                        (
                            "properties",
                            object([("assumeRolePolicy", object([("fn::toJSON", escaped(policy))]))]),
                        ),
                    ]),
                )]),
            )]),
            0,
        ),
        Language::Json | Language::Terraform => literal(policy, JSON, 0) + "\n",
    }
}

/// The issuer of an authorization policy. What it needs apart from its policies is what the provider
/// demands: the organization, a name, the URL.
pub(super) fn issuer(authorization: &Authorization, language: Language) -> Option<String> {
    let policies = || list([authorization.policy()]);
    let fields = |policies| {
        object([
            ("organization", text(&authorization.organization)),
            ("name", text(authorization.name)),
            ("url", text(&authorization.url)),
            ("policies", policies),
        ])
    };
    Some(match language {
        Language::Json => literal(&object([("policies", policies())]), JSON, 0) + "\n",
        Language::TypeScript => format!(
            "import * as pulumiservice from \"@pulumi/pulumiservice\";\n\n\
             const issuer = new pulumiservice.OidcIssuer(\"issuer\", {});\n",
            literal(&fields(policies()), TYPESCRIPT, 0)
        ),
        Language::Python => format!(
            "import pulumi_pulumiservice as pulumiservice\n\n\
             issuer = pulumiservice.OidcIssuer(\n    \"issuer\",\n{})\n",
            arguments(&fields(list([in_python(authorization.policy())])), PYTHON)
        ),
        Language::Yaml => yaml(
            &object([(
                "resources",
                object([(
                    "issuer",
                    object([
                        ("type", text("pulumiservice:index:OidcIssuer")),
                        ("properties", escaped(&fields(policies()))),
                    ]),
                )]),
            )]),
            0,
        ),
        Language::Terraform | Language::CloudFormation => return None,
    })
}

/// The members of an object as the keyword arguments of a call, one a line.
fn arguments(fields: &Value<'_>, style: Style) -> String {
    let Value::Object(members) = fields else { return String::new() };
    let argument = |member: &Member<'_>| {
        let value = literal(&member.node.value, style, 1);
        ["    ", &member.key, "=", &value, ",\n"].concat()
    };
    members.iter().map(argument).collect()
}

/// A policy with its fields in the names of Python.
fn in_python(policy: Value<'static>) -> Value<'static> {
    let name = |field: &str| match field {
        "tokenType" => "token_type".to_owned(),
        "teamName" => "team_name".to_owned(),
        "userLogin" => "user_login".to_owned(),
        "runnerID" => "runner_id".to_owned(),
        "authorizedPermissions" => "authorized_permissions".to_owned(),
        other => other.to_owned(),
    };
    let Value::Object(mut members) = policy else { return policy };
    for member in &mut members {
        member.key = name(&member.key).into();
    }
    Value::Object(members)
}

/// The same, as a program in YAML has it, keys as well.
fn escaped(value: &Value<'_>) -> Value<'static> {
    match value {
        Value::Object(members) => Value::Object(members.iter().map(escaped_member).collect()),
        Value::Array(nodes) => list(nodes.iter().map(|node| escaped(&node.value))),
        scalar => text(&interpolation::escaped(scalar.scalar_text().unwrap_or_default())),
    }
}

fn escaped_member(member: &Member<'_>) -> Member<'static> {
    let node = Node { value: escaped(&member.node.value), span: member.node.span };
    Member::new(interpolation::escaped(&member.key).into(), member.key_span, node)
}

/// A text in Terraform: there `${…}` and `%{…}` are templates.
pub(super) fn in_terraform(text: &str) -> String {
    quoted(text).replace("${", "$${").replace("%{", "%%{")
}
