//! The component of GitLab CI (`templates/judge.yml`), whose shell lines run here as a job runs them.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::process::Command;

const COMPONENT: &str = include_str!("../../../templates/judge.yml");
const POLICY: &str = r#"{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity",
  "Principal": { "Federated": "arn:aws:iam::123456789012:oidc-provider/gitlab.com" },
  "Condition": { "StringEquals": { "gitlab.com:sub": "project_path:acme/web:ref_type:branch:ref:main" } } }] }"#;

/// The lines that the job runs.
fn script() -> String {
    let (_, rest) = COMPONENT.split_once("    - |\n").unwrap();
    let lines = rest.lines().map_while(|line| line.strip_prefix("      "));
    lines.collect::<Vec<_>>().join("\n") + "\n"
}

/// What the job exits with, and what it leaves and prints: of a token with that subject.
fn run(name: &str, subject: &str, variables: &[(&str, &str)]) -> (i32, String, String) {
    let folder = std::env::temp_dir().join(format!("whydenied-component-{name}-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("role.json"), POLICY).unwrap();
    let token =
        format!(r#"{{ "iss": "https://gitlab.com", "aud": "sts.amazonaws.com", "sub": "{subject}" }}"#);
    let mut shell = Command::new("sh");
    shell.args(["-e", "-c", &script()]).current_dir(&folder).env("WHYDENIED_TOKEN", token);
    let own = [
        ("WHYDENIED_POLICY", "role.json"),
        ("WHYDENIED_SERVICE", "aws"),
        ("WHYDENIED_ARGUMENTS", ""),
        ("WHYDENIED_FAIL_ON", "denied"),
        ("WHYDENIED_COMMAND", env!("CARGO_BIN_EXE_whydenied")),
    ];
    let output = shell.envs(own).envs(variables.iter().copied()).output().unwrap();
    let told = fs::read_to_string(folder.join("whydenied.md")).unwrap_or_default();
    fs::remove_dir_all(folder).unwrap();
    let said = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    (output.status.code().unwrap(), told, said)
}

const MAIN: &str = "project_path:acme/web:ref_type:branch:ref:main";
const OTHER: &str = "project_path:acme/web:ref_type:branch:ref:other";

#[test]
fn every_input_reaches_the_job() {
    let (spec, job) = COMPONENT.split_once("\n---\n").unwrap();
    let inputs = spec.lines().filter_map(|line| line.strip_prefix("    ")?.strip_suffix(':'));
    let inputs: Vec<_> = inputs.filter(|name| !name.starts_with(' ')).collect();
    assert_eq!(inputs.len(), 9, "{inputs:?}");
    for name in inputs {
        assert!(job.contains(&format!("$[[ inputs.{name} ]]")), "{name}");
    }
}

#[test]
fn the_verdict_is_printed_and_left_and_decides_how_the_job_ends() {
    let (code, told, said) = run("allowed", MAIN, &[]);
    assert_eq!(code, 0, "{said}");
    assert!(told.contains("Allowed") && said.contains(told.trim()), "{said}");

    let (code, told, said) = run("denied", OTHER, &[]);
    assert_eq!(code, 1, "{said}");
    assert!(told.contains("Denied"), "{told}");
    assert_eq!(run("never", OTHER, &[("WHYDENIED_FAIL_ON", "never")]).0, 0);
}

#[test]
fn further_options_are_a_line_each() {
    let lines = "--role=arn:aws:iam::123456789012:role/deploy\n--session-name=a job";
    let (code, told, said) = run("options", MAIN, &[("WHYDENIED_ARGUMENTS", lines)]);
    assert_eq!(code, 1, "{said}");
    assert!(told.contains("`a job` cannot be a role session name"), "{told}");
}

#[test]
fn what_cannot_be_judged_fails_the_job() {
    for (name, value) in [("WHYDENIED_POLICY", "none.json"), ("WHYDENIED_COMMAND", "no-such-command")] {
        let (code, _, said) = run("unread", MAIN, &[(name, value), ("WHYDENIED_FAIL_ON", "never")]);
        assert_eq!(code, 2, "{said}");
        assert!(said.contains(value), "{said}");
    }
}
