//! `whydenied aws` with whoever calls in the place of a token, as a person or a script runs it.

mod bad_input;
mod piped;
mod shell;

use shell::{assert_expected, code, json, run, run_with, stderr, stdout};

const CALL: &str = "--policy github-policy.json --repository acme/web --immutable-subject false";

#[test]
fn every_call_is_told_and_the_first_denied_one_in_full() {
    let output = run(&format!("aws --caller deploy.yml {CALL}"));
    assert_eq!(code(&output), 1, "{}", stderr(&output));
    assert_expected("callers.txt", stdout(&output));
    let output = run(&format!("aws --token deploy.yml {CALL} --format markdown"));
    assert_eq!(code(&output), 1, "{}", stderr(&output));
    let text = stdout(&output);
    assert!(
        text.starts_with("### Calls of a GitHub Actions workflow\n\n- job `build`, line 14: **denied**: "),
        "{text}"
    );
}

#[test]
fn a_program_gets_all_of_it() {
    let output = run_with("deploy.yml", &format!("aws --caller - {CALL} --format json"));
    let calls = json(&output);
    assert_eq!(calls["verdict"], "denied");
    let first = &calls["calls"][0];
    assert_eq!(
        (&first["cause"], &first["decided_by"]),
        (&"id-token-permission-missing".into(), &"caller".into())
    );
    assert!(calls["report"]["error"].is_null());
    let fix = &calls["report"]["findings"][0]["fix"];
    assert_eq!(fix["title"], "Add `id-token: write` to the permissions");
}

#[test]
fn what_is_invisible_in_a_profile_is_shown() {
    for format in ["text", "markdown"] {
        let output =
            run(&format!("aws --caller odd-profile.ini --policy github-policy.json --format {format}"));
        let text = stdout(&output);
        assert!(text.contains("elsewhere"), "{text}");
        assert!(!text.contains(|letter: char| letter.is_control() && letter != '\n'), "{text:?}");
    }
}

#[test]
fn what_all_may_read_is_written_out() {
    let output = run_with("read-all.yml", &format!("aws --caller - {CALL} --format json"));
    let fix = &json(&output)["report"]["findings"][0]["fix"];
    assert_eq!(fix["title"], "Write out what `read-all` gives, with `id-token: write`");
    assert_eq!(fix["verdict_after"], "allowed");
    let text = fix["edits"][0]["text"].as_str().unwrap_or_default();
    assert!(text.starts_with("\n  id-token: write\n  actions: read\n"), "{text}");
}

#[test]
fn the_login_asks_for_the_audience_that_the_policy_expects() {
    let output = run_with("other-audience.yml", &format!("aws --caller - {CALL} --format json"));
    let report = &json(&output)["report"];
    let findings = report["findings"].as_array().cloned().unwrap_or_default();
    let found = findings.iter().find(|finding| finding["code"] == "caller-asks-for-another-audience");
    let fix = found.map(|finding| finding["fix"].clone()).unwrap_or_default();
    assert_eq!(fix["verdict_after"], "allowed", "{report}");
    assert_eq!(fix["edits"][0]["text"], "sts.amazonaws.com");
}

#[test]
fn one_job_alone_may_be_asked_about() {
    let output = run(&format!("aws --caller deploy.yml {CALL} --job deploy --branch main --format json"));
    let calls = json(&output);
    assert_eq!(calls["calls"].as_array().map(Vec::len), Some(1));
    assert_eq!(calls["calls"][0]["claims"]["sub"], "repo:acme/web:environment:prod");
    let output = run(&format!("aws --caller deploy.yml {CALL} --job nobody"));
    assert_eq!(code(&output), 2);
}

#[test]
fn a_page_with_both_sides_may_be_given_alone() {
    for option in ["--caller", "--policy", "--token"] {
        let output = run(&format!("aws {option} page.md --format json"));
        assert_eq!(code(&output), 1, "{}", stderr(&output));
        let report = json(&output);
        assert_eq!(report["findings"][0]["span"]["line"], 9, "{report}");
        assert_eq!(report["inputs"][0]["name"], "a trust policy");
        let notes = stderr(&output);
        assert!(notes.starts_with("note: `page.md` has a trust policy in line 3\n"), "{notes}");
        assert!(notes.ends_with("note: 2 other pieces were passed over\n"), "{notes}");
    }
    let output = run("aws --caller deploy.yml");
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("`deploy.yml` has no trust policy in it"), "{}", stderr(&output));
}

#[test]
fn only_a_condition_key_is_given_by_its_value() {
    let output = run("aws --caller other-role.yml --policy get-role.json --repository acme/web");
    assert_eq!(code(&output), 3, "{}", stderr(&output));
    let text = stdout(&output);
    assert!(text.contains("It depends on `trust policy of arn:aws:iam::123456789012:role/other`"), "{text}");
    assert!(!text.contains("--context"), "{text}");
}

#[test]
fn a_profile_is_mended_in_its_own_words() {
    let session = |caller: &str| {
        let output = run_with(caller, "aws --caller - --policy github-policy.json --format json");
        let report = json(&output)["report"].clone();
        let findings = report["findings"].as_array().cloned().unwrap_or_default();
        let remedies = findings.iter().filter_map(|finding| finding["remedies"].as_array()).flatten();
        let snippets: Vec<_> = remedies.filter_map(|remedy| remedy["snippet"]["text"].as_str()).collect();
        snippets.join("\n")
    };
    assert_eq!(session("profile.ini"), "role_session_name = build-7");
    assert_eq!(session("assume.sh"), "--role-session-name build-7");
}

#[test]
fn exchanges_with_pulumi_are_told_as_calls_are() {
    let call = "pulumi --caller exchange.yml --policy run-policies.json --repository acme/web";
    let output = run(&format!("{call} --immutable-subject false"));
    assert_eq!(code(&output), 1, "{}", stderr(&output));
    assert_expected("exchanges.txt", stdout(&output));
    let output = run(&format!("{call} --immutable-subject false --event push --job deploy --format json"));
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let calls = json(&output);
    let exchange = &calls["calls"][0]["exchange"];
    assert_eq!((&exchange["organization"], &exchange["token_type"]), (&"acme".into(), &"team".into()));
    assert_eq!(exchange["target"], "platform");
    let output = run("pulumi --caller deploy.yml --policy run-policies.json");
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("nothing in it exchanges a token"), "{}", stderr(&output));
    let output = run("aws --caller exchange.yml --policy github-policy.json");
    assert!(stderr(&output).contains("nothing in it logs in to AWS"), "{}", stderr(&output));
}
