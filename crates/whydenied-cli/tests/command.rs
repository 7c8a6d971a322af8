//! The command as a person or a script runs it: what it prints where, and how it exits.
//!
//! `tests/expected/` holds whole outputs. After a deliberate change of words, write them anew with
//! `WHYDENIED_BLESS=1 cargo test -p whydenied-cli` and read the difference.

mod shell;

use std::fs;
use std::io::Write as _;
use std::process::Stdio;

use serde_json::Value;
use shell::{assert_expected, code, command, json, run, run_with, stderr, stdout};

/// A time at which the fixtures' tokens are valid.
const VALID: &str = "2026-09-11T10:38:20Z";

#[test]
fn the_exit_code_is_the_verdict() {
    for (arguments, expected) in [
        ("--token eks-claims.json --policy eks-policy.json", 1),
        ("--token github.jwt --policy github-policy.json", 1),
        ("--token github.jwt --policy source-ip-policy.json", 3),
        ("--token github.jwt --policy source-ip-policy.json --context aws:SourceIp=203.0.113.7", 0),
        ("--token github.jwt --policy source-ip-policy.json --context AWS:sourceip=198.51.100.1", 1),
        ("--token github.jwt --policy source-ip-policy.json --context !aws:SourceIp", 1),
    ] {
        let output = run(&format!("aws {arguments}"));
        assert_eq!(code(&output), expected, "{arguments}\n{}", stdout(&output));
        assert_eq!(stderr(&output), "", "{arguments}");
    }
}

#[test]
fn tokens_like_this_one_are_judged_too() {
    let base = "aws --token github-claims.json --policy github-policy.json";
    let output = run(&format!("{base} --variants"));
    assert_eq!(code(&output), 1, "the verdict is that of the token at hand");
    let printed = stdout(&output);
    let table = printed.split_once("What this policy lets in\n").expect("the table").1;
    let lines: Vec<_> = table.lines().map(str::trim).collect();
    assert!(lines.iter().any(|line| line.starts_with("in ") && line.contains('`')), "{table}");
    assert!(
        lines.first().is_some_and(|line| line.starts_with("out") && line.ends_with("(this token)")),
        "{table}"
    );

    let report = json(&run(&format!("{base} --variants --format json")));
    assert_eq!(
        (&report["verdict"], &report["variants"][0]["is_this"]),
        (&Value::from("denied"), &Value::from(true))
    );
    assert!(
        json(&run(&format!("{base} --format json"))).get("variants").is_none(),
        "only where it was asked for"
    );
    assert!(stdout(&run(&format!("{base} --variants --format markdown"))).contains("kept out"));
    assert_eq!(code(&run(&format!("{base} --variants --fix"))), 2);
}

#[test]
fn times_are_judged_only_when_the_time_is_given() {
    let allowed = "aws --token github.jwt --policy source-ip-policy.json --context aws:SourceIp=203.0.113.7";
    assert_eq!(code(&run(allowed)), 0);
    assert_eq!(code(&run(&format!("{allowed} --now {VALID}"))), 0);
    let late = run(&format!("{allowed} --now 1789209180 --format json"));
    assert_eq!((code(&late), &json(&late)["decided_by"]), (1, &Value::from("token")));
}

#[test]
fn a_token_is_taken_until_five_minutes_after_it_expired() {
    let allowed = "aws --token github.jwt --policy source-ip-policy.json --context aws:SourceIp=203.0.113.7";
    assert_eq!(code(&run(&format!("{allowed} --now 1789123599"))), 0);
    let late = run(&format!("{allowed} --now 1789123601 --format json"));
    let error = &json(&late)["error"];
    assert_eq!((code(&late), error["code"].as_str()), (1, Some("ExpiredTokenException")));
    assert_eq!(
        error["message"].as_str(),
        Some(
            "Token expired: current date/time 1789123301 must be before the expiration date/time 1789123300"
        )
    );
}

#[test]
fn the_request_is_given_by_options() {
    let base = "aws --token github.jwt --policy github-policy.json --format json";
    let gate = |options: &str, id: &str| {
        let report = json(&run(&format!("{base} {options}")));
        let gates = report["gates"].as_array().unwrap();
        gates.iter().find(|gate| gate["id"] == id).unwrap()["state"].as_str().unwrap().to_owned()
    };
    let provider = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";
    assert_eq!(gate("", "provider"), "not-checked");
    assert_eq!(gate(&format!("--provider-arn {provider}"), "provider"), "passed");
    assert_eq!(gate("--client-id a --client-id sts.amazonaws.com", "audience"), "passed");
    assert_eq!(gate("--client-id a", "audience"), "failed");
    assert_eq!(gate(&format!("--now {VALID}"), "lifetime"), "passed");
}

#[test]
fn either_text_may_come_from_standard_input() {
    let from_file = run("aws --token github.jwt --policy source-ip-policy.json --format json");
    let token = run_with("github.jwt", "aws --token - --policy source-ip-policy.json --format json");
    let policy = run_with("source-ip-policy.json", "aws --token github.jwt --policy - --format json");
    assert_eq!(json(&token)["verdict"], json(&from_file)["verdict"]);
    assert_eq!(json(&policy)["verdict"], json(&from_file)["verdict"]);

    let both = run("aws --token - --policy -");
    assert_eq!(code(&both), 2);
    assert!(stderr(&both).starts_with("error: only one of --token, --caller, --policy"), "{}", stderr(&both));
}

#[test]
fn a_denial_is_told_in_every_format() {
    let base = format!("aws --token github.jwt --policy github-policy.json --now {VALID}");
    assert_expected("github.txt", stdout(&run(&base)));
    assert_expected("github.md", stdout(&run(&format!("{base} --format markdown"))));
    let report = json(&run(&format!("{base} --format json")));
    assert_eq!(report["schema"], 1);
    assert_eq!(report["verdict"], "denied");
    assert_eq!(report["error"]["code"], "AccessDenied");
    assert_eq!(report["statements"][0]["conditions"][1]["span"]["line"], 16);
}

/// The clock is past the token's `exp`, and no time of the call is given.
#[test]
fn an_expired_token_that_is_let_in_is_told_in_every_format() {
    let base = "aws --token github.jwt --policy source-ip-policy.json --context aws:SourceIp=203.0.113.7";
    for format in ["text", "markdown", "json"] {
        let output = run(&format!("{base} --format {format}"));
        let words: Vec<_> = stdout(&output).split_whitespace().collect();
        let words = words.join(" ");
        assert_eq!(code(&output), 0, "{words}");
        assert!(words.contains("The policy lets this token in, but it expired"), "{words}");
        assert!(words.contains("STS refuses it now"), "{words}");
    }
}

#[test]
fn other_verdicts_are_told_too() {
    let base = format!("aws --now {VALID} --token github.jwt --policy");
    assert_expected("source-ip.txt", stdout(&run(&format!("{base} source-ip-policy.json"))));
    assert_expected("explicit-deny.txt", stdout(&run(&format!("{base} explicit-deny-policy.json"))));
    let allowed = "source-ip-policy.json --context aws:SourceIp=203.0.113.7";
    assert_expected("allowed.txt", stdout(&run(&format!("{base} {allowed}"))));
}

#[test]
fn an_event_stands_in_for_the_token() {
    let output = run("aws --token event.json --policy get-role.json");
    assert_expected("event.txt", stdout(&output));
    let policy = "aws --token event.json --policy source-ip-policy.json --format json";
    let report = json(&run(policy));
    assert_eq!((&report["verdict"], &report["token"]["form"]), (&"allowed".into(), &"cloud-trail".into()));
    let other = json(&run(&format!("{policy} --context aws:SourceIp=198.51.100.1")));
    assert_eq!(other["verdict"], "denied");
}

#[test]
fn one_role_of_a_list_is_chosen() {
    let base = "aws --token github.jwt --policy list-roles.json";
    let several = run(&format!("{base} --format json"));
    assert_eq!((code(&several), &json(&several)["error"]["code"]), (2, &"several-roles".into()));
    for (option, expected) in [
        ("--role-name release", 0),
        ("--role arn:aws:iam::123456789012:role/release", 0),
        ("--role-name deploy", 1),
        ("--role-name web", 2),
    ] {
        assert_eq!(code(&run(&format!("{base} {option}"))), expected, "{option}");
    }
}

/// A name with a default is what it says until something else is given; one without is open, and the report says what it
/// would have to be.
#[test]
fn a_program_is_judged_and_its_names_are_given() {
    let base = "aws --token github.jwt --policy role.tf --format json";
    assert_eq!(code(&run(base)), 1);
    let open = run(&format!("{base} --set context=environment:prod"));
    let holes = json(&open)["holes"].as_array().unwrap().clone();
    let hole = holes.iter().find(|hole| hole["expression"] == "var.repository").unwrap();
    assert_eq!((code(&open), &hole["needs"][0], &hole["decides"]), (3, &"acme/web".into(), &true.into()));
    let given = run(&format!("{base} --set context=environment:prod --set var.repository=acme/web"));
    assert_eq!(code(&given), 0, "{}", stdout(&given));

    let unknown = run("aws --token github.jwt --policy role.tf --set branch=main");
    assert_eq!(code(&unknown), 2);
    assert!(stderr(&unknown).contains("`var.repository`"), "{}", stderr(&unknown));
    assert_eq!(code(&run(&format!("{base} --set context=a --set context=b"))), 2);
    assert_eq!(code(&run(&format!("{base} --set context"))), 2);
}

#[test]
fn the_provider_is_read_from_the_answer_of_aws() {
    let base = "aws --token github.jwt --policy get-role.json --format json";
    let report = json(&run(&format!("{base} --provider provider.json")));
    let state = |id: &str| {
        let gates = report["gates"].as_array().unwrap();
        gates.iter().find(|gate| gate["id"] == id).unwrap()["state"].clone()
    };
    assert_eq!((state("provider"), state("audience")), ("passed".into(), "passed".into()));
    let wrong = run(&format!("{base} --provider get-role.json"));
    assert_eq!((code(&wrong), &json(&wrong)["error"]["input"]), (2, &"provider".into()));
}

#[test]
fn a_token_is_shown_in_every_format() {
    let base = format!("decode --token github.jwt --now {VALID}");
    assert_expected("decode.txt", stdout(&run(&base)));
    assert_expected("decode.md", stdout(&run(&format!("{base} --format markdown"))));
    let token = json(&run(&format!("{base} --format json")));
    assert_eq!(token["issuer"]["id"], "github-actions");
    assert_eq!(token["header"]["kid"], "38826b17");
    assert_eq!(token["claims"]["environment"], "prod");
}

#[test]
fn an_unreadable_text_is_one_error_with_its_place() {
    for (arguments, expected) in [
        ("aws --token half.jwt --policy github-policy.json", "half-jwt.txt"),
        ("aws --token github.jwt --policy missing-brace-policy.json", "missing-brace.txt"),
        ("aws --token github.jwt --policy eks-claims.json", "claims-as-policy.txt"),
    ] {
        let output = run(arguments);
        assert_eq!((code(&output), stdout(&output)), (2, ""), "{arguments}");
        assert_expected(expected, stderr(&output));
    }
}

#[test]
fn a_program_gets_the_error_as_json() {
    let output = run("aws --token github.jwt --policy missing-brace-policy.json --format json");
    let error = &json(&output)["error"];
    assert_eq!((code(&output), stderr(&output)), (2, ""));
    assert_eq!(error["input"], "policy");
    assert_eq!(error["code"], "invalid-json");
    assert_eq!(error["span"]["line"], 8);
    for field in ["message", "help"] {
        assert!(error[field].is_string(), "{error}");
    }

    let error = &json(&run("aws --token nowhere --policy github-policy.json --format json"))["error"];
    assert_eq!((&error["input"], &error["code"]), (&"token".into(), &"unreadable-file".into()));
    assert!(error["span"].is_null());
}

#[test]
fn a_resource_control_policy_is_shown_beside_the_trust_policy() {
    let base = "aws --token github.jwt --policy source-ip-policy.json --context aws:SourceIp=203.0.113.7";
    let output = run(&format!("{base} --rcp rcp.json --now {VALID}"));
    assert_eq!(code(&output), 1);
    assert_expected("rcp.txt", stdout(&output));
    let markdown = run(&format!("{base} --rcp rcp.json --now {VALID} --format markdown"));
    assert_expected("rcp.md", stdout(&markdown));

    let unreadable = run(&format!("{base} --rcp rcp.json --rcp half.jwt --format json"));
    assert_eq!(json(&unreadable)["error"]["input"], "resource-control-policy");
}

#[test]
fn a_policy_may_stand_in_an_answer_of_aws() {
    let base = format!("aws --token github.jwt --now {VALID} --format json --policy");
    let plain = json(&run(&format!("{base} get-role.json")));
    assert_eq!(plain["verdict"], "denied");
    assert_eq!(plain["statements"][0]["span"]["line"], 10);

    let encoded = run(&format!("aws --token github.jwt --now {VALID} --policy encoded-policy.txt"));
    assert!(stdout(&encoded).contains("--> encoded-policy.txt (decoded):1:"), "{}", stdout(&encoded));
}

#[test]
fn the_answer_of_aws_is_explained_where_it_is_pasted() {
    let output = run("decode --token aws-answer.txt");
    assert_eq!((code(&output), stdout(&output)), (2, ""));
    assert_expected("aws-answer.txt", stderr(&output));
}

#[test]
fn a_file_that_cannot_be_had_is_one_sentence() {
    for (path, sentence) in [
        ("nowhere.json", "there is no file `nowhere.json`"),
        (".", "`.` is a directory"),
        ("latin1-policy.json", "`latin1-policy.json` is not UTF-8 text: byte 13 begins no character"),
    ] {
        let output = run(&format!("aws --token github.jwt --policy {path}"));
        assert_eq!((code(&output), stdout(&output)), (2, ""), "{path}");
        assert_eq!(stderr(&output).lines().next(), Some(&*format!("error: {sentence}")));
    }
}

/// Controls that a terminal acts on, and characters that it does not show.
const HIDDEN: &str = "\u{9b}31m\u{85}\u{200b}\u{feff}\u{61c}\u{2028}\u{202e}\u{1b}[2J";

#[test]
fn nothing_that_was_pasted_moves_the_cursor_or_hides() {
    let folder = std::env::temp_dir().join(format!("whydenied-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let claims =
        serde_json::json!({ "iss": "https://idp.example.com", "aud": "a", "sub": HIDDEN, HIDDEN: HIDDEN });
    let condition = serde_json::json!({ "StringEquals": { "idp.example.com:sub": format!("{HIDDEN}x") } });
    let policy = serde_json::json!({ "Version": "2012-10-17", "Statement": {
        "Effect": "Allow", "Principal": { "Federated": "arn:aws:iam::123456789012:oidc-provider/idp.example.com" },
        "Action": "sts:AssumeRoleWithWebIdentity", "Condition": condition,
    } });
    // As they stand there, and not as JSON writes controls.
    let raw = |value: &Value| value.to_string().replace("\\u001b", "\u{1b}");
    let file = |name: &str, text: &str| {
        let path = folder.join(format!("{name}{HIDDEN}.json"));
        fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let token = file("token", &claims.to_string());
    let policies =
        [file("policy", &policy.to_string()), file("unreadable", &format!("{} {HIDDEN}", raw(&policy)))];
    for policy in &policies {
        for format in ["text", "markdown", "json"] {
            let aws = ["aws", "--token", &token, "--policy", policy, "--variants", "--format", format];
            let lint = ["lint", "--policy", policy, "--format", format];
            let decode = ["decode", "--token", policy, "--format", format];
            for arguments in [&aws[..], &lint, &decode] {
                let output = command("").args(arguments).output().unwrap();
                let printed = format!("{}{}", stdout(&output), stderr(&output));
                let hidden: Vec<_> =
                    printed.chars().filter(|it| !it.is_ascii_graphic() && HIDDEN.contains(*it)).collect();
                assert!(hidden.is_empty(), "{arguments:?}: {hidden:?} in\n{printed}");
                assert!(format == "json" || printed.contains(r"\u{200b}"), "{arguments:?}\n{printed}");
            }
        }
    }
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_caret_points_at_what_is_written_out() {
    let mut child = command("lint --policy -")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let policy = "{ \"Version\": \"2012-10-17\", \u{200b}\"Statement\": [] }";
    child.stdin.take().unwrap().write_all(policy.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let printed = format!("{}{}", stdout(&output), stderr(&output));
    let mut lines = printed.lines().skip_while(|line| !line.contains("Version"));
    let (line, carets) = (lines.next().unwrap(), lines.next().unwrap());
    let start = carets.find('^').unwrap();
    assert!(line[start..].starts_with(r"\u{200b}"), "{printed}");
}

#[test]
fn a_credential_is_not_repeated_in_an_error() {
    let secret = "ghs_16C7e42F292c6912E7710c838347Ae178B4a";
    let mut child = command("decode --token -")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(secret.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(code(&output), 2);
    assert!(!stderr(&output).contains("16C7e42F292c"), "{}", stderr(&output));
}

#[test]
fn bad_usage_is_explained() {
    for (arguments, expected) in [
        ("aws --token github.jwt", "give it with --policy"),
        ("aws --token github.jwt --policy github-policy.json --context aws:SourceIp", "KEY=VALUE"),
        ("aws --token github.jwt --policy github-policy.json --now yesterday", "2026-11-20T18:00:00Z"),
        ("aws --token github.jwt --policy github-policy.json --format xml", "markdown"),
        ("aws --token github.jwt --policy github-policy.json --context a:b=1 --context !a:b", "`a:b`"),
    ] {
        let output = run(arguments);
        assert_eq!((code(&output), stdout(&output)), (2, ""), "{arguments}");
        assert!(stderr(&output).contains(expected), "{arguments}\n{}", stderr(&output));
    }
}

#[test]
fn colour_is_for_terminals() {
    let arguments = "aws --token github.jwt --policy github-policy.json";
    assert!(!stdout(&run(arguments)).contains('\u{1b}'));
    let forced = command(arguments).env("CLICOLOR_FORCE", "1").output().unwrap();
    assert!(stdout(&forced).contains('\u{1b}') && stdout(&forced).contains('✕'));
    let refused = command(arguments).env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1").output().unwrap();
    assert!(!stdout(&refused).contains('\u{1b}'));
}

#[test]
fn a_reader_who_leaves_is_no_failure() {
    for arguments in [
        "aws --token github.jwt --policy github-policy.json",
        "decode --token github.jwt",
        "completions bash",
    ] {
        let mut child = command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert!(output.status.code().is_some_and(|code| code < 2), "{arguments}: {}", output.status);
        assert_eq!(stderr(&output), "", "{arguments}");
    }
}

#[test]
fn there_are_completions_for_every_shell() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let output = run(&format!("completions {shell}"));
        assert_eq!(code(&output), 0, "{shell}");
        assert!(stdout(&output).contains("provider-arn"), "{shell}");
        let completes_codes = stdout(&output).contains("wildcard-in-string-equals");
        // These complete no values of arguments.
        assert!(completes_codes || matches!(shell, "elvish" | "fish" | "powershell"), "{shell}");
    }
}

#[test]
fn there_is_a_manual_page_for_every_sub_command() {
    let whole = stdout(&run("man")).to_owned();
    assert!(whole.starts_with(".ie") && whole.contains(".TH whydenied 1"), "{whole}");
    for name in ["aws", "pulumi", "decode", "policy", "lint", "test", "explain"] {
        assert!(whole.contains(&format!("whydenied\\-{name}(1)")), "{name}");
        let page = run(&format!("man {name}"));
        assert!(stdout(&page).contains("Exit codes"), "{name}");
    }
    let unknown = run("man lnt");
    assert_eq!((code(&unknown), stdout(&unknown)), (2, ""));
    assert!(stderr(&unknown).contains("there is no sub-command `lnt`"));
}

#[test]
fn a_code_is_explained() {
    let output = run("explain wildcard-in-string-equals");
    assert_eq!(code(&output), 0);
    assert_expected("explain.txt", stdout(&output));
    assert_expected("explain.md", stdout(&run("explain missing-version --format markdown")));
    let explanation = json(&run("explain missing-version --format json"));
    assert_eq!(explanation["access_analyzer"], "MISSING_VERSION");

    let all = json(&run("explain --format json"));
    let codes = all.as_array().unwrap().iter().map(|it| it["code"].as_str().unwrap());
    let list = run("explain");
    let chapters = run("explain --format markdown");
    for each in codes {
        assert!(stdout(&list).lines().any(|line| line.starts_with(&format!("{each} "))), "{each}");
        assert!(stdout(&chapters).contains(&format!("`{each}` ·")), "{each}");
    }

    let unknown = run("explain tokn-expired");
    assert_eq!((code(&unknown), stdout(&unknown)), (2, ""));
    assert!(stderr(&unknown).contains("perhaps `token-expired`"), "{}", stderr(&unknown));
}

#[test]
fn the_signature_is_checked_with_the_keys_of_the_issuer() {
    let base = format!("--token signed.jwt --now {VALID}");
    for (keys, signature, by, cause) in [
        ("", "not-checked", "trust-policy", "github-environment-replaces-ref"),
        ("--jwks jwks.json", "verified", "trust-policy", "github-environment-replaces-ref"),
        ("--jwks jwks-rotated.json", "invalid", "token", "signature-invalid"),
        ("--jwks jwks-other-issuer.json", "not-checked", "token", "unknown-key-id"),
    ] {
        let report = json(&run(&format!("aws {base} --policy github-policy.json --format json {keys}")));
        let causes = report["findings"].as_array().unwrap();
        let first = causes.iter().find(|finding| finding["severity"] == "cause").unwrap();
        let found = [&report["token"]["signature"], &report["decided_by"], &first["code"]];
        assert_eq!(found, [signature, by, cause], "{keys}");
        let token = json(&run(&format!("decode {base} --format json {keys}")));
        assert_eq!(token["signature"], signature);
    }
    assert_expected(
        "unknown-key-id.txt",
        stdout(&run(&format!("decode {base} --jwks jwks-other-issuer.json"))),
    );
    let from_stdin = run_with("jwks.json", "decode --token signed.jwt --jwks - --format json");
    assert_eq!(json(&from_stdin)["signature"], "verified");
}

#[test]
fn what_is_no_key_set_is_an_error() {
    let output = run("decode --token signed.jwt --jwks openid-configuration.json");
    assert_eq!((code(&output), stdout(&output)), (2, ""));
    assert_expected("discovery-document.txt", stderr(&output));
    let missing = run("decode --token signed.jwt --jwks nothing.json");
    assert!(stderr(&missing).contains("give the path of the key set"), "{}", stderr(&missing));
}

/// The policy alone goes to standard output, and is what the verdict says.
#[test]
fn an_edited_policy_lets_the_token_in() {
    for (fixture, options) in [
        ("github-policy.json", "--fix"),
        ("github-policy.json", "--fix 3"),
        ("get-role.json", "--fix 2"),
        ("list-roles.json", "--role-name deploy --fix"),
    ] {
        let output = run(&format!("aws --token github.jwt --policy {fixture} {options}"));
        assert_eq!(code(&output), 0, "{fixture} {options}\n{}", stderr(&output));
        assert!(stderr(&output).contains("the token is then allowed"), "{}", stderr(&output));
        let policy: Value = serde_json::from_str(stdout(&output)).unwrap();
        assert!(policy["Statement"].is_array(), "{policy}");

        let mut again = command("aws --token github.jwt --policy -");
        let mut child = again.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(&output.stdout).unwrap();
        assert_eq!(child.wait_with_output().unwrap().status.code(), Some(0), "{fixture} {options}");
    }
}

#[test]
fn a_difference_is_told() {
    let output = run("aws --token github.jwt --policy github-policy.json --diff 2");
    assert_eq!(code(&output), 0);
    assert_expected("github.diff", stdout(&output));
    assert_expected("github-diff.txt", stderr(&output));
}

/// The exit code is that of the policy as it is printed, or as it stands.
#[test]
fn without_a_fix_there_is_no_policy() {
    let allowed = "aws --token github.jwt --policy source-ip-policy.json --context aws:SourceIp=203.0.113.7";
    let whole = run(&format!("{allowed} --fix"));
    assert_eq!(code(&whole), 0);
    assert!(stderr(&whole).starts_with("The token is allowed as the policy is"), "{}", stderr(&whole));
    assert_eq!(stdout(&run(&format!("{allowed} --diff"))), "");
    assert_eq!(code(&run("aws --token github.jwt --policy source-ip-policy.json --fix")), 3);
    let expired = run(&format!("{allowed} --now 1789209180 --fix"));
    assert_eq!((code(&expired), stdout(&expired)), (1, ""), "{}", stderr(&expired));
    assert!(stderr(&expired).contains("token-expired"), "{}", stderr(&expired));
    assert_eq!(code(&run("aws --token github.jwt --policy github-policy.json --fix 99")), 2);
}

#[test]
fn a_policy_alone_is_linted() {
    let output = run("lint --policy open-policy.json");
    assert_eq!((code(&output), stderr(&output)), (1, ""));
    assert_expected("lint.txt", stdout(&output));
    let markdown = run("lint --policy open-policy.json --policy eks-policy.json --format markdown");
    assert_eq!(code(&markdown), 1);
    assert_expected("lint.md", stdout(&markdown));

    // What is risky and not broken is no error.
    assert_eq!(code(&run("lint --policy github-policy.json")), 0);
    let unreadable = run("lint --policy missing-brace-policy.json");
    assert_eq!((code(&unreadable), stdout(&unreadable)), (2, ""));
    assert!(stderr(&run("lint")).contains("--policy <FILE>"));
}

#[test]
fn every_role_of_a_list_is_linted() {
    let roles = |options: &str| {
        let linted = json(&run(&format!("lint --policy list-roles.json --format json {options}")));
        assert_eq!(linted["schema"], 1);
        let roles = linted["policies"].as_array().unwrap().iter();
        roles.map(|policy| policy["role"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(roles(""), ["deploy", "release"]);
    assert_eq!(roles("--role-name release"), ["release"]);
}

/// What cannot be read is an error beside the others, and nothing more.
#[test]
fn an_unreadable_policy_does_not_stop_the_others() {
    let files =
        "lint --policy missing-brace-policy.json --policy no-such-file.json --policy github-policy.json";
    let output = run(files);
    assert_eq!((code(&output), stderr(&output)), (1, ""));
    assert_expected("lint-unreadable.txt", stdout(&output));
    assert_expected("lint-unreadable.md", stdout(&run(&format!("{files} --format markdown"))));
    let linted = json(&run(&format!("{files} --format json")));
    let first = |file: usize| linted["policies"][file]["findings"][0].clone();
    assert_eq!(first(0)["code"], "invalid-json");
    assert_eq!((&first(0)["severity"], &first(0)["span"]["line"]), (&"error".into(), &8.into()));
    assert_eq!(first(1)["code"], "unreadable-file");
    assert_ne!(first(2)["severity"], "error");

    let none = run("lint --policy missing-brace-policy.json --policy no-such-file.json");
    assert_eq!(code(&none), 2);
    assert!(stdout(&none).contains("no-such-file.json: cannot be read"), "{}", stdout(&none));
}

#[test]
fn an_unreadable_role_does_not_stop_the_others() {
    let linted = json(&run("lint --policy list-roles-broken.json --format json"));
    let roles = linted["policies"].as_array().unwrap().iter();
    let roles: Vec<_> = roles
        .map(|policy| {
            let first = &policy["findings"][0];
            (policy["role"].as_str().unwrap(), first["code"].as_str(), first["span"]["line"].as_u64())
        })
        .collect();
    let broken = [("cut-off", Some("invalid-json"), Some(5)), ("empty", Some("not-a-policy"), Some(8))];
    assert_eq!((&roles[1..3], roles.len()), (&broken[..], 4));
    assert_eq!((roles[0].0, roles[3].0), ("deploy", "release"));
    assert_eq!(code(&run("lint --policy list-roles-broken.json")), 1);
}
