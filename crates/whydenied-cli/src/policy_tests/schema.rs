//! The JSON Schema of a file of tests, for editors: made of what the reader knows, so that the two cannot part.

use serde_json::{Map, Value, json};

use super::file::Word;
use super::job;
use super::settings::{About, OF_EXCHANGE, OF_TEST, Setting, Takes};

/// The schema.
pub(crate) fn schema() -> Value {
    let settings = OF_TEST.iter().map(|setting| (setting.name.clone(), of_setting(setting)));
    let settings: Map<String, Value> = settings.collect();
    let whole = |own: Value| {
        let mut all = settings.clone();
        all.extend(own.as_object().cloned().unwrap_or_default());
        all
    };
    let test = whole(json!({
        "name": { "type": "string", "minLength": 1, "description": "What must hold; each test has a name of its own" },
        "expect": { "$ref": "#/$defs/verdict" },
        "cause": { "$ref": "#/$defs/cause" },
        "calls": {
            "description": "What single calls of a caller come to, by their labels, such as \"job `deploy`, push to `main`\"",
            "type": "object",
            "minProperties": 1,
            "additionalProperties": { "anyOf": [{ "$ref": "#/$defs/verdict" }, { "$ref": "#/$defs/call" }] },
        },
        "token": path("A file with the token: a JWT, its claims as JSON, or the CloudTrail event of the call"),
        "claims": { "$ref": "#/$defs/claims" },
        "job": {
            "description": "A job, described by its parts; beside `caller` the one of its jobs that is meant, by its name",
            "anyOf": [{ "$ref": "#/$defs/job" }, { "type": "string" }],
        },
        "caller": path("Whoever calls: a workflow, manifests or settings; every call that they make is judged"),
        "exchange": { "$ref": "#/$defs/exchange" },
    }));
    let file = whole(json!({
        "tests": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/test" } },
        "claims": { "$ref": "#/$defs/claims" },
        "job": { "$ref": "#/$defs/job" },
        "exchange": { "$ref": "#/$defs/exchange" },
    }));
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "whydenied policy tests",
        "type": "object",
        "properties": file,
        "required": ["tests"],
        "additionalProperties": false,
        "$defs": {
            "test": {
                "type": "object",
                "properties": test,
                "required": ["name"],
                "anyOf": [{ "required": ["expect"] }, { "required": ["calls"] }],
                "additionalProperties": false,
            },
            "verdict": {
                "description": "What must come of it; `no-token` of a caller that sends none",
                "enum": Word::ALL,
            },
            "cause": {
                "description": "The code of the finding to read first",
                "enum": whydenied::catalogue().map(|entry| entry.code).collect::<Vec<_>>(),
            },
            "call": {
                "type": "object",
                "properties": { "expect": { "$ref": "#/$defs/verdict" }, "cause": { "$ref": "#/$defs/cause" } },
                "required": ["expect"],
                "additionalProperties": false,
            },
            "claims": { "description": "The claims of a token", "type": "object" },
            "job": of_job(),
            "exchange": {
                "description": "A token exchange with Pulumi Cloud: what is asked for, and for whom",
                "type": "object",
                "properties": OF_EXCHANGE.iter().map(|it| (it.name.clone(), of_setting(it))).collect::<Map<_, _>>(),
                "additionalProperties": false,
            },
        },
    })
}

fn of_job() -> Value {
    let scalar = json!({ "type": ["string", "number", "boolean"] });
    let mut parts: Map<String, Value> =
        job::part_keys().into_iter().map(|key| (key, scalar.clone())).collect();
    let own = json!({
        "issuer": { "enum": job::issuers(), "description": "Who issues the token" },
        "run": { "type": "string", "description": "What the job runs for, where its parts do not say it: the label or its start" },
        "audience": { "type": "string", "description": "The audience that the job asks for; else that of the service" },
        "url": { "type": "string", "description": "The URL of the issuer, where it is a cluster's or an instance's own" },
        "with-ids": { "type": "boolean", "description": "Whether the subject has ids next to the names" },
    });
    parts.extend(own.as_object().cloned().unwrap_or_default());
    json!({
        "description": "A job, described by its parts",
        "type": "object",
        "properties": parts,
        "additionalProperties": false,
    })
}

fn of_setting(setting: &Setting) -> Value {
    let text = json!({ "type": ["string", "number", "boolean"] });
    let texts = json!({ "anyOf": [text, { "type": "array", "items": text }] });
    let mut value = match setting.takes {
        Takes::File => json!({ "type": "string" }),
        Takes::Text => text,
        Takes::Files | Takes::Texts => texts,
        Takes::Switch => json!({ "type": "boolean" }),
        Takes::Pairs if setting.name == "context" => {
            json!({ "type": "object", "additionalProperties": { "anyOf": [{ "type": "null" }, texts] } })
        }
        Takes::Pairs => json!({ "type": "object", "additionalProperties": texts }),
    };
    let about = match setting.about {
        About::Run | About::Caller => "Of a caller: ",
        About::Both | About::Call | About::Exchange => "",
    };
    if let Some(object) = value.as_object_mut() {
        object.insert("description".to_owned(), format!("{about}{}", setting.help).into());
    }
    value
}

fn path(description: &str) -> Value {
    json!({ "type": "string", "description": description })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What of a value the schema does not allow, by the keywords that are used here.
    fn refused(value: &Value, schema: &Value, root: &Value) -> Vec<String> {
        let mut refusals = Vec::new();
        for (keyword, wanted) in schema.as_object().unwrap() {
            let holds = match keyword.as_str() {
                "$ref" => {
                    let place = wanted.as_str().unwrap().trim_start_matches('#');
                    refusals.extend(refused(value, root.pointer(place).unwrap(), root));
                    true
                }
                "type" => {
                    let is = |name: &Value| match name.as_str().unwrap() {
                        "object" => value.is_object(),
                        "array" => value.is_array(),
                        "string" => value.is_string(),
                        "number" => value.is_number(),
                        "boolean" => value.is_boolean(),
                        "null" => value.is_null(),
                        other => unreachable!("{other}"),
                    };
                    wanted.as_array().map_or_else(|| is(wanted), |names| names.iter().any(is))
                }
                "enum" => wanted.as_array().unwrap().contains(value),
                "anyOf" => wanted.as_array().unwrap().iter().any(|one| refused(value, one, root).is_empty()),
                "required" => {
                    wanted.as_array().unwrap().iter().all(|key| value.get(key.as_str().unwrap()).is_some())
                }
                "minItems" => value.as_array().is_none_or(|all| all.len() as u64 >= wanted.as_u64().unwrap()),
                "minProperties" => {
                    value.as_object().is_none_or(|all| all.len() as u64 >= wanted.as_u64().unwrap())
                }
                "minLength" => {
                    value.as_str().is_none_or(|text| text.len() as u64 >= wanted.as_u64().unwrap())
                }
                "items" => {
                    let all = value.as_array().into_iter().flatten();
                    refusals.extend(all.flat_map(|one| refused(one, wanted, root)));
                    true
                }
                "properties" => {
                    let own = value.as_object().into_iter().flatten();
                    let known = own.filter_map(|(key, value)| Some((value, wanted.get(key)?)));
                    refusals.extend(known.flat_map(|(value, schema)| refused(value, schema, root)));
                    true
                }
                "additionalProperties" => {
                    let known =
                        |key: &str| schema.get("properties").is_some_and(|all| all.get(key).is_some());
                    for (key, value) in value.as_object().into_iter().flatten().filter(|(key, _)| !known(key))
                    {
                        match wanted {
                            Value::Bool(allowed) if *allowed => {}
                            Value::Bool(_) => refusals.push(format!("no key {key}")),
                            schema => refusals.extend(refused(value, schema, root)),
                        }
                    }
                    true
                }
                "$schema" | "$defs" | "title" | "description" => true,
                other => unreachable!("{other}"),
            };
            if !holds {
                refusals.push(format!("{keyword} {wanted} of {value}"));
            }
        }
        refusals
    }

    fn refused_of(yaml: &str) -> Vec<String> {
        let documents = whydenied::yaml::parse(yaml).unwrap();
        let value = serde_json::to_value(&documents[0].value).unwrap();
        let schema = schema();
        refused(&value, &schema, &schema)
    }

    #[test]
    fn files_of_tests_fit() {
        let guide = include_str!("../../../../docs/policy-tests.md");
        let blocks: Vec<_> =
            guide.split("```yaml\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
        let tests = blocks.iter().filter(|block| block.contains("expect:") || block.contains("calls:"));
        let tests: Vec<String> =
            tests
                .map(|block| {
                    if block.contains("tests:\n") { (*block).to_owned() } else { format!("tests:\n{block}") }
                })
                .collect();
        assert!(tests.len() >= 3, "{tests:?}");
        for text in [
            include_str!("../../tests/fixtures/deploy.tests.yaml"),
            include_str!("../../tests/fixtures/failing.tests.yaml"),
            include_str!("../../tests/fixtures/update.tests.yaml"),
        ]
        .into_iter()
        .chain(tests.iter().map(String::as_str))
        {
            assert_eq!(refused_of(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn what_the_reader_refuses_does_not_fit() {
        let test = |keys: &str| format!("tests:\n  - {{ name: a, {keys} }}\n");
        for text in [
            "tests: []".to_owned(),
            "policy: a.json".to_owned(),
            "test: [{ name: a, expect: denied }]".to_owned(),
            test("claims: { sub: a }"),
            test("claims: { sub: a }, expect: deny"),
            test("claims: { sub: a }, expect: denied, cause: nobody-knows"),
            test("claims: { sub: a }, expect: denied, role_name: deploy"),
            test("claims: { sub: a }, expect: denied, exchange: { role: a }"),
            test("claims: [a], expect: denied"),
            test("job: { issuer: github }, expect: denied"),
            test("caller: a.yml, calls: { a: deny }"),
            test("claims: { sub: a }, expect: denied, context: [a]"),
        ] {
            assert!(!refused_of(&text).is_empty(), "{text}");
        }
    }
}
