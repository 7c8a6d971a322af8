//! `whydenied test` as a person or a CI job runs it; see `command.rs` for `tests/expected/`.

mod piped;
mod shell;

use std::fs;
use std::path::{Path, PathBuf};

use piped::run_on;
use shell::{assert_expected, code, command, json, run, run_with, stderr, stdout};

#[test]
fn what_is_as_expected_is_a_line_a_test() {
    let output = run("test deploy.tests.yaml");
    assert_eq!((code(&output), stderr(&output)), (0, ""), "{}", stdout(&output));
    assert_expected("tests-passed.txt", stdout(&output));
}

#[test]
fn what_is_not_is_told_with_its_cause() {
    let output = run("test failing.tests.yaml");
    assert_eq!(code(&output), 2, "a policy cannot be read");
    assert_expected("tests-failed.txt", &format!("{}---\n{}", stdout(&output), stderr(&output)));
    let output = run("test failing.tests.yaml --filter may");
    assert_eq!((code(&output), stderr(&output)), (1, ""));
    assert!(stdout(&output).ends_with("0 passed, 2 failed, 8 left out\n"), "{}", stdout(&output));
}

#[test]
fn all_that_is_wrong_with_a_file_is_told() {
    let output = run("test bad.tests.yaml");
    assert_eq!((code(&output), stdout(&output)), (2, "0 passed, 37 errors\n"));
    assert_expected("tests-bad.txt", stderr(&output));
    assert!(!stderr(&output).contains("eyJzdWIiOiJhIn0"), "a token is not repeated");
}

#[test]
fn a_file_without_tests_is_an_error() {
    for (text, words) in [
        ("", "the file has no tests in it"),
        ("# later\n", "the file has no tests in it"),
        ("tests:\n", "there are no tests under `tests`"),
        ("tests: []\n", "there are no tests under `tests`"),
        ("policy: github-policy.json\n", "the file has no `tests`"),
        ("- a\n", "this is a list"),
        ("tests: { a: b }\n", "`tests` is a list, and this is a mapping"),
        ("tests: [a\n", "never closed"),
        ("tests:\n  - name: a: b\n", "error[invalid-yaml]"),
        ("tests: [a]\n---\nb: c\n", "a second document begins here"),
        ("tests:\n  - { name: a, claims: { sub: a }, expect: denied }\n", "the test has no policy"),
        ("tests:\n  - { name: a, caller: deploy.yml, expect: denied }\n", "the test has no policy"),
        ("tests:\n  - { name: a, policy: -, claims: { sub: a }, expect: denied }\n", "error"),
    ] {
        let output = run_on(text, "test -");
        assert_eq!(code(&output), 2, "{text}: {}", stdout(&output));
        assert!(stderr(&output).contains(words), "{text}: {}", stderr(&output));
    }
}

#[test]
fn files_are_run_one_after_the_other() {
    let output = run("test deploy.tests.yaml nothing.tests.yaml failing.tests.yaml --filter main");
    assert_eq!(code(&output), 2);
    assert!(
        stderr(&output).starts_with("error: there is no file `nothing.tests.yaml`"),
        "{}",
        stderr(&output)
    );
    assert!(stdout(&output).contains("\n1 passed, 1 failed, 1 error, "), "{}", stdout(&output));
    let output = run("test deploy.tests.yaml --filter nobody");
    assert_eq!((code(&output), stdout(&output)), (2, ""));
    assert!(stderr(&output).contains("no test has `nobody` in its name"), "{}", stderr(&output));
}

#[test]
fn a_file_that_has_both_sides_needs_no_policy() {
    let test = "tests:\n  - { name: a, caller: page.md, expect: denied }\n";
    let output = run_on(test, "test -");
    assert_ne!(code(&output), 2, "{}", stderr(&output));
}

#[test]
fn from_standard_input_paths_are_seen_from_the_current_folder() {
    let output = run_with("deploy.tests.yaml", "test -");
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(stdout(&output).starts_with("standard input\n"), "{}", stdout(&output));
}

#[test]
fn a_ci_system_gets_it_in_its_own_form() {
    for (format, expected) in [("junit", "tests-failed.xml"), ("github", "tests-failed.github")] {
        let output = run(&format!("test failing.tests.yaml bad.tests.yaml nothing.yaml --format {format}"));
        assert_eq!((code(&output), stderr(&output)), (2, ""));
        assert!(!stdout(&output).contains("eyJzdWIiOiJhIn0"), "a token is not repeated");
        assert_expected(expected, stdout(&output));
    }
    let output = run("test deploy.tests.yaml --format github");
    assert_eq!((code(&output), stdout(&output)), (0, "12 passed\n"));
}

#[test]
fn a_program_gets_all_of_it() {
    let output = run("test failing.tests.yaml bad.tests.yaml --format json");
    let run_of = json(&output);
    let count = |key: &str| run_of[key].as_u64().unwrap();
    assert_eq!((count("schema"), count("passed"), count("failed"), count("errors")), (1, 1, 6, 40));
    let test = &run_of["files"][0]["tests"][0];
    assert_eq!((&test["status"], &test["span"]["line"]), (&"failed".into(), &6.into()));
    let call = &test["calls"][0];
    assert_eq!(
        (&call["expected"]["verdict"], &call["came"]["verdict"]),
        (&"allowed".into(), &"denied".into())
    );
    let decided = &call["came"]["decided"];
    assert_eq!((&decided["file"], &decided["span"]["line"]), (&"github-policy.json".into(), &16.into()));
    assert_eq!(run_of["files"][1]["errors"][0]["code"], "unknown-key");
    let output = run("test deploy.tests.yaml --filter nobody --format json");
    assert_eq!((code(&output), &json(&output)["error"]["code"]), (2, &"usage".into()));
}

/// A folder of this test's own, with the policy of the guide.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("policies")).unwrap();
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    fs::copy(fixtures.join("github-policy.json"), folder.join("policies/deploy-role.json")).unwrap();
    folder
}

#[test]
fn what_came_is_written_where_it_was_expected() {
    let folder = folder("update");
    let before = include_str!("fixtures/update.tests.yaml");
    let file = folder.join("policies/deploy.tests.yaml");
    let workflow = include_str!("fixtures/deploy.yml");
    fs::write(folder.join("policies/deploy.yml"), workflow).unwrap();
    for text in [before.to_owned(), before.replace('\n', "\r\n")] {
        fs::write(&file, &text).unwrap();
        let run = |arguments: &str| command(arguments).current_dir(&folder).output().unwrap();
        let output = run("test policies/deploy.tests.yaml --update --filter nobody");
        assert_eq!((code(&output), fs::read_to_string(&file).unwrap() == text), (2, true));
        let output = run("test policies/deploy.tests.yaml --update");
        assert_eq!((code(&output), stderr(&output)), (0, ""), "{}", stdout(&output));
        assert_expected("tests-updated.txt", stdout(&output));
        let after = fs::read_to_string(&file).unwrap();
        assert_eq!(after.contains('\r'), text.contains('\r'));
        assert_expected("tests-updated.yaml", &after.replace("\r\n", "\n"));
        let output = run("test policies/deploy.tests.yaml --update");
        assert_eq!(
            (code(&output), fs::read_to_string(&file).unwrap()),
            (0, after),
            "nothing is left to edit"
        );
    }
    assert_eq!(code(&run_with("deploy.tests.yaml", "test - --update")), 2);
}

#[test]
fn a_file_in_json_stays_json() {
    let folder = folder("json");
    fs::write(folder.join("policies/deploy.yml"), include_str!("fixtures/deploy.yml")).unwrap();
    let file = folder.join("policies/tests.json");
    let job = r#""job": { "issuer": "github-actions", "repository": "acme/web", "branch": "main" }"#;
    let caller = r#""caller": "deploy.yml", "repository": "acme/web", "immutable-subject": false"#;
    let cause = r#""cause": "explicit-deny""#;
    let tests = format!(
        "{{\n  \"policy\": \"deploy-role.json\",\n  \"tests\": [\n    \
         {{ \"name\": \"a\", {job},\n      \"expect\": \"denied\",\n      {cause} }},\n    \
         {{ \"name\": \"b\", {caller}, \"expect\": \"denied\" }},\n    \
         {{ \"name\": \"c\", {caller}, \"expect\": \"denied\", \"calls\": {{ \"gone\": \"denied\" }} }}\n  ]\n}}\n"
    );
    fs::write(&file, tests).unwrap();
    let output = command("test policies/tests.json --update").current_dir(&folder).output().unwrap();
    assert_eq!((code(&output), stderr(&output)), (0, ""), "{}", stdout(&output));
    let after: serde_json::Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
    assert_eq!((&after["tests"][0]["expect"], &after["tests"][0]["cause"]), (&"allowed".into(), &().into()));
    for test in [1, 2] {
        let calls = serde_json::json!({ "job `build`": "no-token" });
        assert_eq!(after["tests"][test]["calls"], calls, "{after}");
    }
}
