//! The TypeScript types say what the serialised report has: every field, of that type, and no other.
#![cfg(not(target_arch = "wasm32"))]

mod example;

use std::collections::HashMap;

use serde_json::Value;

const TYPES: &str = include_str!("../src/types.d.ts");

/// The interfaces with their fields, and the aliases with what they stand for.
struct Types {
    interfaces: HashMap<&'static str, HashMap<&'static str, &'static str>>,
    aliases: HashMap<&'static str, String>,
}

impl Types {
    /// Reads the declarations as they are laid out: one field a line, unions over several.
    fn read() -> Self {
        let mut types = Self { interfaces: HashMap::new(), aliases: HashMap::new() };
        let mut lines = TYPES.lines().filter(|line| !line.trim_start().starts_with("/*"));
        while let Some(line) = lines.next() {
            if let Some(rest) = line.strip_prefix("export interface ") {
                let name = rest.split_whitespace().next().unwrap();
                let body = lines.by_ref().take_while(|line| *line != "}");
                let fields = body.map(|line| line.trim().trim_end_matches(';').split_once(": ").unwrap());
                types.interfaces.insert(name, fields.collect());
            } else if let Some(rest) = line.strip_prefix("export type ") {
                let (name, first) = rest.split_once(" =").unwrap();
                let mut union = first.to_owned();
                while !union.ends_with(';') {
                    union += lines.next().unwrap();
                }
                types.aliases.insert(name, union.trim_end_matches(';').trim().to_owned());
            }
        }
        types
    }

    /// Panics where `value` is not of that type; `path` says where.
    fn check(&self, declared: &str, value: &Value, path: &str) {
        let declared = declared.trim();
        let fits = match value {
            _ if declared == "Json" => true,
            Value::Null => declared.split('|').any(|part| part.trim() == "null"),
            _ => {
                let declared = declared.trim_end_matches("| null").trim();
                return self.check_present(declared, value, path);
            }
        };
        assert!(fits, "{path} is {value}, its type is {declared}");
    }

    fn check_present(&self, declared: &str, value: &Value, path: &str) {
        if let (Some(element), Value::Array(values)) = (declared.strip_suffix("[]"), value) {
            let plain = !self.interfaces.contains_key(element);
            assert!(plain || !values.is_empty(), "{path} is empty, so its fields are not checked");
            for value in values {
                self.check(element, value, path);
            }
        } else if let (Some(fields), Value::Object(members)) = (self.interfaces.get(declared), value) {
            for (name, value) in members {
                let optional = format!("{name}?");
                let field = fields.get(&**name).or_else(|| fields.get(&*optional));
                let field = field.unwrap_or_else(|| panic!("{declared} does not name `{name}`"));
                self.check(field, value, &format!("{path}.{name}"));
            }
            for name in fields.keys().filter(|name| !name.ends_with('?')) {
                assert!(members.contains_key(*name), "{declared} names `{name}`, which the report has not");
            }
        } else if let (Some(union), Value::String(text)) = (self.aliases.get(declared), value) {
            let literal = format!("\"{text}\"");
            let known = union.split('|').any(|part| part.trim() == literal);
            assert!(known, "{declared} does not name {literal}");
        } else {
            let fits = match declared {
                "string" => value.is_string(),
                "number" => value.is_number(),
                "boolean" => value.is_boolean(),
                "[number, number]" => value.as_array().is_some_and(|pair| pair.len() == 2),
                _ => false,
            };
            assert!(fits, "{path} is {value}, its type is {declared}");
        }
    }
}

#[test]
fn the_types_name_every_field_of_a_report() {
    let types = Types::read();
    for report in example::reports() {
        types.check("Report", &serde_json::to_value(report).unwrap(), "report");
    }
}

#[test]
fn the_types_name_every_field_of_a_variant() {
    let types = Types::read();
    let token =
        r#"{ "iss": "https://gitlab.com", "aud": "a", "sub": "project_path:a/b:ref_type:branch:ref:c" }"#;
    let policy = r#"{ "Version": "2012-10-17", "Statement": [] }"#;
    let token = whydenied::Token::read(token).unwrap();
    let policy = whydenied::aws::Policy::read(policy).unwrap();
    let row = whydenied::aws::variants(&token, &policy, &[], &whydenied::aws::Request::default());
    assert!(row.len() > 1);
    for variant in row.iter().skip(1) {
        let mut variant = serde_json::to_value(variant).unwrap();
        variant["depends_on"] = serde_json::json!(["aws:SourceIp"]);
        types.check("Variant", &variant, "variant");
    }
}

#[test]
fn the_types_name_every_field_of_calls() {
    let types = Types::read();
    let mut calls = example::calls();
    // What it has of a report is looked at elsewhere.
    let [report, _] = example::reports();
    *calls.report = report;
    types.check("Calls", &serde_json::to_value(&calls).unwrap(), "calls");
    calls.calls.iter_mut().for_each(|call| (call.role, call.cause, call.title) = (None, None, None));
    types.check("Calls", &serde_json::to_value(&calls).unwrap(), "calls");
}

#[test]
fn the_types_name_every_field_of_an_explanation() {
    let types = Types::read();
    for explanation in whydenied::catalogue() {
        types.check("Explanation", &serde_json::to_value(explanation).unwrap(), "explanation");
    }
}

#[test]
fn the_types_name_every_field_of_an_input_error() {
    let error = serde_json::to_value(whydenied::Token::read("half").unwrap_err()).unwrap();
    let types = Types::read();
    let fields = &types.interfaces["InputError"];
    for (name, value) in error.as_object().unwrap() {
        types.check(fields[&**name], value, name);
    }
    assert_eq!(fields.len(), error.as_object().unwrap().len() + 1, "`name` is JavaScript's own");
}

fn json<T: serde::Serialize>(values: &[T]) -> Vec<Value> {
    values.iter().map(|value| serde_json::to_value(value).unwrap()).collect()
}

#[test]
fn the_unions_name_every_value() {
    use whydenied::report::*;
    let types = Types::read();
    let check = |name: &str, values: Vec<serde_json::Value>| {
        let union = &types.aliases[name];
        assert_eq!(union.matches('"').count(), 2 * values.len(), "{name} = {union}");
        for value in &values {
            types.check(name, value, name);
        }
    };
    check("Kind", json(&[Kind::Aws, Kind::Pulumi]));
    check("Verdict", json(&[Verdict::Allowed, Verdict::Denied, Verdict::Depends]));
    check(
        "DecidedBy",
        json(&[
            DecidedBy::Request,
            DecidedBy::Token,
            DecidedBy::TrustPolicy,
            DecidedBy::ResourceControlPolicy,
            DecidedBy::TagSession,
            DecidedBy::SourceIdentity,
            DecidedBy::AuthorizationPolicy,
            DecidedBy::Input,
            DecidedBy::Caller,
        ]),
    );
    check("Outcome", json(&[Outcome::Pass, Outcome::Depends, Outcome::Fail]));
    check(
        "Confidence",
        json(&[Confidence::Documented, Confidence::Observed, Confidence::Inferred, Confidence::Unconfirmed]),
    );
    check(
        "GateState",
        json(&[
            GateState::Passed,
            GateState::Failed,
            GateState::Depends,
            GateState::NotChecked,
            GateState::NotNeeded,
        ]),
    );
    check("TokenForm", json(&[TokenForm::Jwt, TokenForm::Claims, TokenForm::CloudTrail]));
    check(
        "Signature",
        json(&[Signature::Verified, Signature::Invalid, Signature::NotChecked, Signature::Absent]),
    );
    check("KeyState", json(&[KeyState::Present, KeyState::Absent, KeyState::Unknown]));
    check("Applies", json(&[Applies::Applies, Applies::DoesNotApply, Applies::Depends]));
    check(
        "Check",
        json(&[
            whydenied::Check::Aws,
            whydenied::Check::Caller,
            whydenied::Check::Lint,
            whydenied::Check::Pulumi,
        ]),
    );
    check("Severity", json(&[Severity::Error, Severity::Cause, Severity::Warning, Severity::Hint]));
    check(
        "Elsewhere",
        json(&[
            Elsewhere::Workflow,
            Elsewhere::Pod,
            Elsewhere::Issuer,
            Elsewhere::Provider,
            Elsewhere::Registration,
            Elsewhere::Role,
            Elsewhere::Call,
            Elsewhere::Program,
        ]),
    );
    check(
        "Input",
        json(&[
            Input::Token,
            Input::Policy,
            Input::ResourceControlPolicy,
            Input::Provider,
            Input::Jwks,
            Input::Request,
        ]),
    );
    check("Half", json(&[Half::Token, Half::Policy, Half::Request, Half::Setup, Half::Unknown]));
}
