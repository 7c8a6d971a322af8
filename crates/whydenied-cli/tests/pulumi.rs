//! `whydenied pulumi` as a person or a script runs it.
//!
//! `tests/expected/` holds whole outputs. After a deliberate change of words, write them anew with
//! `WHYDENIED_BLESS=1 cargo test -p whydenied-cli` and read the difference.

mod shell;

use serde_json::Value;
use shell::{assert_expected, code, json, run, run_with, stderr, stdout};

const BASE: &str = "pulumi --token pod-claims.json --policy pod-policies.json --org acme";
/// A time at which the fixture's token is valid.
const VALID: &str = "2026-09-11T10:38:20Z";

#[test]
fn the_exit_code_is_the_verdict() {
    for (arguments, expected) in [
        ("--user alice", 1),
        ("--type personal", 1),
        ("--type organization", 1),
        ("--policy pod-program.yaml", 1),
        ("--policy two-users.json", 3),
        ("--policy two-users.json --user alice", 0),
        ("--policy two-users.json --user carol", 1),
    ] {
        let base = if arguments.contains("--policy") { "pulumi --token pod-claims.json" } else { BASE };
        let output = run(&format!("{base} {arguments}"));
        assert_eq!(code(&output), expected, "{arguments}\n{}", stdout(&output));
        assert_eq!(stderr(&output), "", "{arguments}");
    }
}

#[test]
fn a_denial_is_told_in_every_format() {
    let base = format!("{BASE} --user alice --now {VALID}");
    assert_expected("pod.txt", stdout(&run(&base)));
    assert_expected("pod.md", stdout(&run(&format!("{base} --format markdown"))));
    let report = json(&run(&format!("{base} --format json")));
    assert_eq!((&report["kind"], &report["verdict"]), (&"pulumi".into(), &"denied".into()));
    assert_eq!((&report["error"], &report["statements"]), (&Value::Null, &Value::Array(Vec::new())));
    let rule = &report["policies"][1]["rules"][1];
    assert_eq!(rule["path"], r#""kubernetes.io".pod.name"#);
    assert_eq!((&rule["outcome"], &rule["span"]["line"]), (&"fail".into(), &14.into()));
    assert_eq!(rule["nearest"]["actual"], Value::from(vec![11, 16]));
    assert_eq!(report["exchange"]["lifetime"]["granted"], 7200);
}

#[test]
fn other_verdicts_are_told_too() {
    let base = format!("pulumi --token pod-claims.json --policy two-users.json --now {VALID}");
    assert_expected("pod-depends.txt", stdout(&run(&base)));
    let allowed = format!("{base} --user alice --expiration 100000");
    assert_expected("pod-allowed.txt", stdout(&run(&allowed)));
    let program = run(&format!("pulumi --token pod-claims.json --policy pod-program.yaml --now {VALID}"));
    assert_expected("pod-program.txt", stdout(&program));
}

#[test]
fn what_a_program_leaves_open_can_be_said() {
    let base = "pulumi --token github-claims.json --policy oidc-issuer.ts --org acme --type organization";
    for (set, expected) in [
        ("", 3),
        ("--set repository=web --set frozen=old", 0),
        ("--set repository=web --set frozen=web", 1),
        ("--set repository=web --set repository=api", 2),
        ("--set branch=main", 2),
    ] {
        let output = run(&format!("{base} {set}"));
        assert_eq!(code(&output), expected, "{set}\n{}{}", stdout(&output), stderr(&output));
    }
    let unknown = run(&format!("{base} --set branch=main"));
    assert!(stderr(&unknown).contains("its open expressions are `repository`, `frozen`"));
}

/// The clock is past the token's `exp`, and no time of the exchange is given.
#[test]
fn an_expired_token_that_is_let_in_is_told_in_every_format() {
    let base = "pulumi --token pod-claims.json --policy two-users.json --user alice";
    for format in ["text", "markdown", "json"] {
        let output = run(&format!("{base} --format {format}"));
        let words: Vec<_> = stdout(&output).split_whitespace().collect();
        let words = words.join(" ");
        assert_eq!(code(&output), 0, "{words}");
        assert!(words.contains("The policies allow a personal token of user `alice`"), "{words}");
        assert!(words.contains("Pulumi Cloud refuses it now"), "{words}");
    }
}

#[test]
fn a_request_that_fails_is_denied_unless_an_option_says_better() {
    let base = format!(
        "pulumi --token pod-claims.json --policy two-users.json --request scope-without-name.yaml --now {VALID}"
    );
    let denied = run(&format!("{base} --format json"));
    let report = json(&denied);
    assert_eq!((code(&denied), &report["decided_by"]), (1, &"request".into()), "{report}");
    assert_eq!(report["findings"][0]["code"], "invalid-parameter");
    let outweighed = run(&format!("{base} --user alice --format json"));
    let found = json(&outweighed)["findings"].to_string();
    assert_eq!(code(&outweighed), 0, "{found}");
    assert!(!found.contains("invalid-parameter"), "{found}");
}

#[test]
fn the_request_may_be_pasted() {
    let pasted = run(&format!("{BASE} --request exchange.sh --now {VALID}"));
    assert_expected("pod-request.txt", stdout(&pasted));
    let outweighed = json(&run(&format!("{BASE} --request exchange.sh --user alice --format json")));
    assert_eq!(outweighed["exchange"]["token_type"], "personal");
    assert_eq!(outweighed["exchange"]["target"], "alice");
}

#[test]
fn the_token_may_stand_in_the_request() {
    let login = run("pulumi --request login.sh --policy pod-policies.json --format json");
    assert_eq!(json(&login)["token"]["claims"]["environment"], "prod");
    let without = run("pulumi --request exchange.sh --policy pod-policies.json");
    assert_eq!((code(&without), stdout(&without)), (2, ""));
    assert!(stderr(&without).contains("--token must give it"), "{}", stderr(&without));
}

#[test]
fn an_error_of_pulumi_may_stand_in_the_place_of_the_token() {
    let error = "error: problem logging in: organization must be specified for token exchange";
    let path = std::env::temp_dir().join(format!("whydenied-{}.log", std::process::id()));
    std::fs::write(&path, error).unwrap();
    let output = run(&format!("pulumi --token {} --policy pod-policies.json --format json", path.display()));
    std::fs::remove_file(&path).unwrap();
    assert_eq!(code(&output), 2);
    assert_eq!(json(&output)["error"]["code"], "pulumi-error-message");
}

/// The layout stays, in YAML as well; the exit code is that of the edited policies.
#[test]
fn the_edited_policies_are_printed() {
    let base = format!("{BASE} --user alice --now {VALID}");
    let fixed = run(&format!("{base} --fix"));
    assert_eq!(code(&fixed), 0, "{}", stderr(&fixed));
    assert_expected("pod-fixed.json", stdout(&fixed));
    let program =
        format!("pulumi --token pod-claims.json --policy pod-program.yaml --user alice --now {VALID}");
    let fixed = run(&format!("{program} --fix"));
    assert_eq!(code(&fixed), 0, "{}", stderr(&fixed));
    assert_expected("pod-program-fixed.yaml", stdout(&fixed));
    let difference = run(&format!("{program} --diff"));
    assert_expected("pod-program.diff", stdout(&difference));
    let beyond = run(&format!("{program} --fix 99"));
    assert_eq!((code(&beyond), stdout(&beyond)), (2, ""));
}

/// Trust policies and authorization policies in one go.
#[test]
fn policies_are_linted_without_a_token() {
    let output = run(
        "lint --policy pod-policies.json --policy pod-program.yaml --policy github-policy.json --format json",
    );
    let linted = json(&output);
    let policies = linted["policies"].as_array().unwrap();
    assert_eq!(policies.len(), 3, "{linted}");
    assert_eq!(policies[2]["findings"][0]["input"], "policy");
    let dots = run("lint --policy pod-program.yaml");
    assert_expected("pod-lint.txt", stdout(&dots));
}

#[test]
fn either_text_may_come_from_standard_input() {
    let policy = run_with("pod-policies.json", "pulumi --token pod-claims.json --policy - --user alice");
    assert_eq!(code(&policy), 1);
    let both = run("pulumi --token - --policy -");
    assert!(stderr(&both).starts_with("error: only one of --token, --caller, --policy"), "{}", stderr(&both));
}

#[test]
fn the_checks_before_the_policies_are_made_with_what_is_given() {
    let gate = |options: &str, id: &str| {
        let report = json(&run(&format!("{BASE} --user alice --format json {options}")));
        let gates = report["gates"].as_array().unwrap();
        gates.iter().find(|gate| gate["id"] == id).unwrap()["state"].as_str().unwrap().to_owned()
    };
    let url = "https://oidc.eks.us-west-2.amazonaws.com/id/EXAMPLEDOCID";
    assert_eq!(gate("", "issuer"), "not-checked");
    assert_eq!(gate(&format!("--issuer-url {url}"), "issuer"), "passed");
    assert_eq!(gate(&format!("--issuer-url {url}/other"), "issuer"), "failed");
    assert_eq!(gate(&format!("--now {VALID}"), "lifetime"), "passed");
    assert_eq!(gate("--now 1789126900", "lifetime"), "failed");
}

#[test]
fn an_unreadable_text_is_one_error_with_its_place() {
    let output = run("pulumi --token pod-claims.json --policy pod-claims.json --format json");
    let error = &json(&output)["error"];
    assert_eq!((code(&output), &error["input"]), (2, &"policy".into()));
    let request = run(&format!("{BASE} --request pod-claims.json --format json"));
    assert_eq!((code(&request), &json(&request)["error"]["input"]), (2, &"request".into()));
}

/// Of the issuers of a program one has its policies from elsewhere.
#[test]
fn an_unreadable_issuer_does_not_stop_the_others() {
    let linted = json(&run("lint --policy two-issuers.yaml --format json"));
    let first = |issuer: usize| linted["policies"][issuer]["findings"][0].clone();
    assert_eq!((&first(0)["code"], &first(0)["severity"]), (&"policies-not-a-list".into(), &"error".into()));
    assert_eq!(linted["policies"][0]["issuer"], "imported");
    assert_eq!(
        (&linted["policies"][1]["issuer"], &first(1)["code"]),
        (&"cluster".into(), &"no-subject-condition".into())
    );
}

#[test]
fn bad_usage_is_explained() {
    for (arguments, expected) in [
        ("pulumi --token pod-claims.json", "--policy <FILE>"),
        ("pulumi --policy pod-policies.json", "--token <FILE>"),
        ("pulumi --token a --policy b --user x --team y", "cannot be used with"),
        ("pulumi --token pod-claims.json --policy pod-policies.json --type team --user x", "type personal"),
    ] {
        let output = run(arguments);
        assert_eq!((code(&output), stdout(&output)), (2, ""), "{arguments}");
        assert!(stderr(&output).contains(expected), "{arguments}\n{}", stderr(&output));
    }
}
