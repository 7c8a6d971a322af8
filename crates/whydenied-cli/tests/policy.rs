//! `whydenied policy` as a person or a script runs it; see `command.rs` for `tests/expected/`.

mod piped;
mod shell;

use piped::run_on;
use shell::{assert_expected, code, json, run, run_with, stderr, stdout};

const ROLE: &str = "--role arn:aws:iam::123456789012:role/deploy";

#[test]
fn a_policy_is_written_in_every_language() {
    for language in ["json", "typescript", "python", "terraform", "cloudformation", "yaml"] {
        let output = run(&format!("policy --token github-claims.json {ROLE} --as {language}"));
        assert_eq!(code(&output), 0, "{}", stderr(&output));
        assert_expected(&format!("policy-aws-{language}.txt"), stdout(&output));
    }
    for language in ["json", "typescript", "python", "yaml"] {
        let base = "policy --token pod-claims.json --for pulumi --org acme --user alice";
        let output = run(&format!("{base} --as {language}"));
        assert_eq!(code(&output), 0, "{}", stderr(&output));
        assert_expected(&format!("policy-pulumi-{language}.txt"), stdout(&output));
    }
}

#[test]
fn the_written_policy_admits_the_token() {
    let written = run(&format!("policy --token github-claims.json {ROLE}"));
    let check = format!("aws --token github-claims.json --policy - {ROLE} --format json");
    let checked = run_on(stdout(&written), &check);
    assert_eq!((code(&checked), &json(&checked)["verdict"]), (0, &"allowed".into()));
    let written = run("policy --token pod-claims.json --for pulumi --org acme --user alice --as yaml");
    let check = "pulumi --token pod-claims.json --policy - --org acme --user alice --format json";
    let checked = run_on(stdout(&written), check);
    assert_eq!((code(&checked), &json(&checked)["verdict"]), (0, &"allowed".into()));
}

#[test]
fn what_is_still_to_be_done_is_told_beside_the_policy() {
    let output = run_with("github-claims.json", "policy --token -");
    assert!(stdout(&output).contains("arn:aws:iam::<AWS_ACCOUNT_ID>:"));
    assert!(stderr(&output).starts_with("note: put the id of the role's account"), "{}", stderr(&output));
}

#[test]
fn what_no_policy_admits_and_what_goes_elsewhere_is_refused() {
    for (arguments, words) in [
        ("--as terraform --for pulumi", "terraform"),
        ("--user alice", "--for pulumi"),
        ("--for pulumi --account 123456789012", "--for aws"),
        ("--as cobol", "typescript"),
        ("--for pulumi --user alice --type team", "--user"),
    ] {
        let output = run(&format!("policy --token github-claims.json {arguments}"));
        assert_eq!(code(&output), 2, "{arguments}");
        assert!(stderr(&output).contains(words), "{arguments}: {}", stderr(&output));
    }
    let output = run_on(r#"{ "iss": "https://idp.example.com", "aud": "a" }"#, "policy --token -");
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("no `sub`"), "{}", stderr(&output));
}
