//! Policies written as programs: each is run, or read as its language reads it, and the policy inside
//! is the one in JSON. `node` and `python3` have to be there.
#![cfg(not(target_arch = "wasm32"))]

use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use whydenied::aws::{self, Document};
use whydenied::write::Language;
use whydenied::{pulumi, yaml};
use whydenied_tests::written::{Written, authorization_policies, trust_policies};

/// Values of a token that a language may take for something else: those that IAM saves, and others.
const AWKWARD: &str = r#"{ "iss": "https://idp.example.com/é", "aud": "a", "sub": "\"'\\ ${aws:username} %{x} $${y} #{z} `\n\t ü yes: - [*&!|>" }"#;
const AWKWARD_TO_PULUMI: &str = r#"{ "iss": "https://idp.example.com/é", "aud": "a", "sub": "\"'\\ ${x} %{x} $${y} $$ #{z} `\n\t\u2028\u0000 ü🦀 yes: - [*&!|>" }"#;

/// Parts of values that a language may take for something else, alone and one after the other.
const HOSTILE: &[&str] = &[
    "\"", "'", "\\", "${", "$${", "$", "$$", "%{", "{{", "}", "\n", "\r", "\t", "\0", "\u{7f}", "\u{85}",
    "\u{a0}", "é", "🦀", "\u{2028}", "\u{feff}", "\u{ffff}", "*", "?", "#", " ", ": ", "- ", "&a", "!", "|",
    ">", "@", "`", "%", ",", "[", "yes", "0x10", "1e3", "~", "null", "<<", "a",
];

/// Stands in for Pulumi: what a resource is given is printed.
const RUN_JAVASCRIPT: &str = r#"
const sources = JSON.parse(require("fs").readFileSync(0, "utf8"));
const given = sources.map(source => {
    let args;
    class Resource { constructor(name, own) { args = own; } }
    const program = source.replace(/^import \* as (\w+) from "[^"]+";\n/, "");
    new Function("aws", "pulumiservice", program)({ iam: { Role: Resource } }, { OidcIssuer: Resource });
    return args;
});
console.log(JSON.stringify(given));
"#;

const RUN_PYTHON: &str = r#"
import json, sys, types

given = []

def resource(own, /, **args):
    given.append(args)

aws = types.ModuleType("pulumi_aws")
aws.iam = types.SimpleNamespace(Role=resource)
service = types.ModuleType("pulumi_pulumiservice")
service.OidcIssuer = resource
sys.modules["pulumi_aws"] = aws
sys.modules["pulumi_pulumiservice"] = service
for source in json.load(sys.stdin):
    exec(compile(source, "program", "exec"), {})
json.dump(given, sys.stdout)
"#;

fn run(program: &str, arguments: &[&str], sources: &[String]) -> Vec<Value> {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| {
            panic!("{program} is needed to run what is written in its language: {error}")
        });
    let sources = serde_json::to_vec(sources).unwrap();
    child.stdin.take().unwrap().write_all(&sources).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{program} failed");
    serde_json::from_slice(&output.stdout).unwrap()
}

fn sources(all: &[Written], language: Language) -> Vec<String> {
    all.iter()
        .map(|written| written.policy.render(language).expect("it is written in this language"))
        .collect()
}

fn parsed(json: &str) -> Value {
    serde_json::from_str(json).unwrap()
}

/// A document in YAML as JSON has it.
fn from_yaml(source: &str) -> Value {
    let documents = yaml::parse(source).unwrap_or_else(|error| panic!("{error:?} in {source}"));
    assert_eq!(documents.len(), 1, "{source}");
    serde_json::to_value(&documents[0].value).unwrap()
}

/// The same with `$$` as Pulumi's YAML reads it.
fn unescaped(value: &Value) -> Value {
    match value {
        Value::String(text) => text.replace("$$", "$").into(),
        Value::Array(values) => values.iter().map(unescaped).collect(),
        Value::Object(members) => {
            members.iter().map(|(name, value)| (name.clone(), unescaped(value))).collect()
        }
        other => other.clone(),
    }
}

fn roles() -> Vec<Written> {
    let (mut all, _) = trust_policies();
    assert!(all.len() > 400);
    let token = whydenied::Token::read(AWKWARD).unwrap();
    let policy = whydenied::write::for_aws(&token, &aws::Request::default()).unwrap();
    let json = policy.render(Language::Json).unwrap();
    all.push(Written { id: "awkward".to_owned(), token, policy, json });
    all
}

fn issuers() -> Vec<Written> {
    let mut all: Vec<_> = authorization_policies().into_iter().map(|(written, _)| written).collect();
    assert!(all.len() > 400);
    let token = whydenied::Token::read(AWKWARD_TO_PULUMI).unwrap();
    let policy = whydenied::write::for_pulumi(&token, &pulumi::Exchange::default()).unwrap();
    let json = policy.render(Language::Json).unwrap();
    all.push(Written { id: "awkward".to_owned(), token, policy, json });
    all
}

#[test]
fn roles_in_typescript() {
    let all = roles();
    let given = run("node", &["-e", RUN_JAVASCRIPT], &sources(&all, Language::TypeScript));
    for (written, given) in all.iter().zip(given) {
        let policy = parsed(given["assumeRolePolicy"].as_str().unwrap());
        assert_eq!(policy, parsed(&written.json), "{}", written.id);
    }
}

#[test]
fn roles_in_python() {
    let all = roles();
    let given = run("python3", &["-c", RUN_PYTHON], &sources(&all, Language::Python));
    for (written, given) in all.iter().zip(given) {
        let policy = parsed(given["assume_role_policy"].as_str().unwrap());
        assert_eq!(policy, parsed(&written.json), "{}", written.id);
    }
}

#[test]
fn roles_in_cloudformation() {
    for written in roles() {
        let template = from_yaml(&written.policy.render(Language::CloudFormation).unwrap());
        let role = &template["Resources"]["Role"];
        assert_eq!(role["Type"], "AWS::IAM::Role");
        assert_eq!(role["Properties"]["AssumeRolePolicyDocument"], parsed(&written.json), "{}", written.id);
    }
}

#[test]
fn roles_in_pulumi_yaml() {
    for written in roles() {
        let program = from_yaml(&written.policy.render(Language::Yaml).unwrap());
        let policy = &program["resources"]["role"]["properties"]["assumeRolePolicy"]["fn::toJSON"];
        assert_eq!(unescaped(policy), parsed(&written.json), "{}", written.id);
    }
}

/// The data source's arguments are read by the engine, which makes of them what the provider makes.
#[test]
fn roles_in_terraform() {
    for written in roles() {
        let source = written.policy.render(Language::Terraform).unwrap();
        let body = hcl::parse(&source).unwrap_or_else(|error| panic!("{}: {error} in {source}", written.id));
        let evaluated: hcl::Body =
            hcl::eval::Evaluate::evaluate(&data_source(&body), &hcl::eval::Context::new()).unwrap();
        let arguments = json!({ "statements": [arguments(&evaluated)] }).to_string();
        let document =
            Document::read(&arguments, None).unwrap_or_else(|error| panic!("{error} in {arguments}"));
        let of_terraform = aws::Policy::read_document(&document).unwrap();
        let own = aws::Policy::read(&written.json).unwrap();
        let said = |policy: &aws::Policy<'_>| {
            let statement = &policy.statements[0];
            let patterns = |patterns: &aws::policy::Patterns<'_>| texts(&patterns.patterns);
            let principal = statement.principal.as_ref().unwrap().entries.iter();
            let principal: Vec<_> = principal.map(|(_, text)| text.text.clone().into_owned()).collect();
            let conditions = statement.conditions.iter();
            let conditions: Vec<_> = conditions
                .map(|condition| {
                    let values: Vec<_> = condition.value_texts().map(str::to_owned).collect();
                    (condition.operator_name.text.to_string(), condition.key.text.to_string(), values)
                })
                .collect();
            (principal, statement.action.as_ref().map(patterns), conditions)
        };
        assert_eq!(said(&of_terraform), said(&own), "{}", written.id);
    }
}

fn texts(texts: &[whydenied::text::Text<'_>]) -> Vec<String> {
    texts.iter().map(|text| text.text.clone().into_owned()).collect()
}

/// The statement of the data source.
fn data_source(body: &hcl::Body) -> hcl::Body {
    let block = |body: &hcl::Body, name: &str| {
        body.blocks().find(|block| block.identifier.as_str() == name).map(|block| block.body.clone()).unwrap()
    };
    block(&block(body, "data"), "statement")
}

/// A block's body with each block as one of a list.
fn arguments(body: &hcl::Body) -> Value {
    let mut all = serde_json::Map::new();
    for attribute in body.attributes() {
        all.insert(attribute.key.to_string(), serde_json::to_value(&attribute.expr).unwrap());
    }
    for block in body.blocks() {
        let list = all
            .entry(format!("{}s", block.identifier.as_str().trim_end_matches('s')))
            .or_insert_with(|| json!([]));
        list.as_array_mut().unwrap().push(arguments(&block.body));
    }
    Value::Object(all)
}

#[test]
fn issuers_in_typescript() {
    let all = issuers();
    let given = run("node", &["-e", RUN_JAVASCRIPT], &sources(&all, Language::TypeScript));
    for (written, given) in all.iter().zip(given) {
        assert_eq!(given["policies"], parsed(&written.json)["policies"], "{}", written.id);
        assert!(given["organization"].is_string() && given["url"].is_string());
    }
}

#[test]
fn issuers_in_python() {
    let all = issuers();
    let given = run("python3", &["-c", RUN_PYTHON], &sources(&all, Language::Python));
    for (written, given) in all.iter().zip(given) {
        // Read by the engine, which knows the names of Python.
        let of_python = given["policies"].to_string();
        let of_python = pulumi::Document::read(&of_python, None).unwrap();
        let own = pulumi::Document::read(&written.json, None).unwrap();
        let said = |document: &pulumi::Document<'_>| {
            let policy = &document.policies[0];
            let mut rules: Vec<_> = policy
                .rules
                .iter()
                .map(|rule| {
                    (rule.path.text.to_string(), rule.pattern.clone().map(|text| text.text.into_owned()))
                })
                .collect();
            rules.sort();
            (
                policy.decision,
                policy.token_type,
                policy.target().map(|text| text.text.to_string()),
                texts(&policy.authorized_permissions),
                rules,
            )
        };
        assert_eq!(said(&of_python), said(&own), "{}", written.id);
    }
}

#[test]
fn issuers_in_pulumi_yaml() {
    for written in issuers() {
        let source = written.policy.render(Language::Yaml).unwrap();
        let properties = unescaped(&from_yaml(&source)["resources"]["issuer"]["properties"]);
        assert_eq!(properties["policies"], parsed(&written.json)["policies"], "{}", written.id);
        let document = pulumi::Document::read(&source, None).unwrap();
        assert_eq!((document.form, document.problems.len()), (pulumi::DocumentForm::Program, 0), "{source}");
    }
}

#[test]
fn issuers_are_in_no_other_language() {
    for written in issuers() {
        for language in [Language::Terraform, Language::CloudFormation] {
            assert!(written.policy.render(language).is_none(), "{}", written.id);
        }
    }
}

/// Tokens whose audience and subject are made of such parts.
fn hostile_tokens() -> impl Iterator<Item = (String, whydenied::Token)> {
    let pairs = HOSTILE.iter().flat_map(|first| HOSTILE.iter().map(move |second| format!("{first}{second}")));
    pairs.chain(HOSTILE.iter().map(|&part| part.to_owned())).map(|value| {
        let claims = json!({ "iss": "https://idp.example.com", "aud": value, "sub": format!("s{value}") });
        (value, whydenied::Token::read(&claims.to_string()).unwrap())
    })
}

#[test]
fn hostile_values_are_read_back_from_trust_policies() {
    let role = Some("arn:aws:iam::123456789012:role/deploy".to_owned());
    let request = aws::Request { role_arn: role, ..aws::Request::default() };
    let mut saved = 0;
    for (value, token) in hostile_tokens() {
        let is_savable = value.chars().all(|letter| matches!(letter, '\t' | '\n' | '\r' | ' '..='\u{ff}'));
        let written = match whydenied::write::for_aws(&token, &request) {
            Ok(written) => written,
            Err(error) => {
                assert!(!is_savable, "{value:?}: {error}");
                assert_eq!(error.code, "no-policy-admits-token", "{value:?}");
                assert!(
                    error.span.end > error.span.start && error.message.contains("`aud`"),
                    "{value:?}: {error}"
                );
                continue;
            }
        };
        assert!(is_savable, "{value:?} is saved");
        let json = written.render(Language::Json).unwrap();
        let policy = aws::Policy::read(&json).unwrap_or_else(|error| panic!("{value:?}: {error} in {json}"));
        assert_eq!(policy.problems, [], "{value:?}");
        let context = aws::Context::new(&token, &request);
        let verdict = policy.evaluate(aws::ASSUME_ROLE, &context).verdict;
        assert_eq!(verdict, whydenied::report::Verdict::Allowed, "{value:?}: {json}");
        saved += 1;
    }
    assert!(saved > 1000, "{saved}");
}

#[test]
fn hostile_values_are_read_back_from_authorization_policies() {
    for (value, token) in hostile_tokens() {
        let written = whydenied::write::for_pulumi(&token, &pulumi::Exchange::default()).unwrap();
        for language in [Language::Json, Language::Yaml] {
            let text = written.render(language).unwrap();
            let document = pulumi::Document::read(&text, None)
                .unwrap_or_else(|error| panic!("{value:?}: {error} in {text}"));
            let rules = document.policies[0].rules.iter();
            let rules: Vec<_> = rules
                .map(|rule| (&*rule.path.text, rule.pattern.as_ref().map_or("", |pattern| &*pattern.text)))
                .collect();
            assert_eq!(rules, [("aud", &*value), ("sub", &*format!("s{value}"))], "{text}");
        }
    }
}
