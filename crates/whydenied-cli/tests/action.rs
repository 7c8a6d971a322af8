//! The action of GitHub (`action.yml`), whose shell lines run here against a token server of this machine.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::process::{Command, Output};
use std::sync::mpsc;
use std::thread;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

const SECRET: &str = "request-token-of-the-runner";
const POLICY: &str = "trust-policy.json";

/// A folder of its own, with what a run of the action leaves there.
struct Job {
    folder: PathBuf,
    command: Command,
    /// What was asked of the token server: the first line, and the authorization.
    asked: mpsc::Receiver<(String, String)>,
    token: String,
}

impl Job {
    /// A job whose tokens have that subject, with an action that looks at `trust-policy.json`.
    fn new(name: &str, subject: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("whydenied-action-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(POLICY), policy()).unwrap();
        let token = jwt(subject);
        let (told, asked) = mpsc::channel();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let answer = format!(r#"{{"count":1,"value":"{token}"}}"#);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let lines: Vec<_> = BufReader::new(&stream)
                    .lines()
                    .map_while(Result::ok)
                    .take_while(|line| !line.is_empty())
                    .collect();
                let authorization =
                    lines.iter().find(|line| line.to_lowercase().starts_with("authorization:"));
                // The test may have ended.
                let _ = told.send((lines[0].clone(), authorization.cloned().unwrap_or_default()));
                let length = answer.len();
                write!(
                    stream,
                    "HTTP/1.1 200 OK\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{answer}"
                )
                .unwrap();
            }
        });
        let mut command = Command::new("bash");
        command
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/../../action/judge.sh"))
            .current_dir(&folder)
            .env("WHYDENIED_COMMAND", env!("CARGO_BIN_EXE_whydenied"))
            .env("WHYDENIED_POLICY", POLICY)
            .env("ACTIONS_ID_TOKEN_REQUEST_URL", format!("http://{address}/token?api-version=2.0"))
            .env("ACTIONS_ID_TOKEN_REQUEST_TOKEN", SECRET)
            .env("GITHUB_STEP_SUMMARY", folder.join("summary.md"))
            .env("GITHUB_OUTPUT", folder.join("output"));
        Self { folder, command, asked, token }
    }

    fn run(&mut self) -> (i32, String) {
        let Output { status, stdout, stderr } = self.command.output().unwrap();
        let said = String::from_utf8(stdout).unwrap() + &String::from_utf8(stderr).unwrap();
        assert!(!said.contains(SECRET) && !said.contains(&self.token), "{said}");
        assert!(!self.file("summary.md").contains(&self.token));
        (status.code().unwrap(), said)
    }

    fn file(&self, name: &str) -> String {
        fs::read_to_string(self.folder.join(name)).unwrap_or_default()
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        // What is left is in the system's folder for it.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn policy() -> String {
    let provider = "token.actions.githubusercontent.com";
    format!(
        r#"{{ "Version": "2012-10-17", "Statement": [{{
  "Effect": "Allow",
  "Principal": {{ "Federated": "arn:aws:iam::123456789012:oidc-provider/{provider}" }},
  "Action": "sts:AssumeRoleWithWebIdentity",
  "Condition": {{ "StringEquals": {{
    "{provider}:aud": "sts.amazonaws.com",
    "{provider}:sub": "repo:acme/web:ref:refs/heads/main" }} }} }}] }}"#
    )
}

/// The text of a JWT that nobody signed.
fn jwt(subject: &str) -> String {
    let claims = format!(
        r#"{{"iss":"https://token.actions.githubusercontent.com","aud":"sts.amazonaws.com","sub":"{subject}","iat":1,"nbf":1,"exp":4102444800}}"#
    );
    [r#"{"alg":"RS256","kid":"a","typ":"JWT"}"#, &claims, "no signature"]
        .map(|part| URL_SAFE_NO_PAD.encode(part))
        .join(".")
}

#[test]
fn a_denied_job_fails_with_its_cause_on_the_line_of_the_policy() {
    let mut job = Job::new("denied", "repo:acme/web:environment:prod");
    let (code, said) = job.run();
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("::error file=trust-policy.json,line=7,col="), "{said}");
    assert!(said.contains("title=github-environment-replaces-ref::"), "{said}");
    assert_eq!(job.file("output"), "verdict=denied\n");
    assert!(job.file("summary.md").contains("**Denied**"), "{}", job.file("summary.md"));
    let (asked, authorization) = job.asked.recv().unwrap();
    assert_eq!(asked, "GET /token?api-version=2.0&audience=sts.amazonaws.com HTTP/1.1");
    assert_eq!(authorization.split_once(' ').unwrap().1, format!("bearer {SECRET}"));
}

#[test]
fn an_allowed_job_passes_and_what_fails_can_be_chosen() {
    let mut job = Job::new("allowed", "repo:acme/web:ref:refs/heads/main");
    assert_eq!((job.run().0, job.file("output")), (0, "verdict=allowed\n".to_owned()));
    let mut job = Job::new("told", "repo:acme/web:environment:prod");
    job.command.env("WHYDENIED_FAIL_ON", "never");
    assert_eq!((job.run().0, job.file("output")), (0, "verdict=denied\n".to_owned()));
}

#[test]
fn further_options_and_another_audience_are_passed_on() {
    let mut job = Job::new("options", "repo:acme/web:ref:refs/heads/main");
    job.command
        .env("WHYDENIED_AUDIENCE", "https://github.com/acme & co")
        .env("WHYDENIED_ARGUMENTS", "--role=arn:aws:iam::123456789012:role/deploy\n\n--session-name=run 7\n");
    let (code, said) = job.run();
    assert_eq!(code, 1);
    assert!(said.contains("`run 7` cannot be a role session name"), "{said}");
    let (asked, _) = job.asked.recv().unwrap();
    let (_, audience) = asked.split_once("audience=").unwrap();
    // A space is written either way, and letters of a code in either case.
    let audience = audience.to_lowercase().replace('+', "%20");
    assert_eq!(audience, "https%3a%2f%2fgithub.com%2facme%20%26%20co http/1.1");
}

#[test]
fn a_crate_with_its_version_is_installed() {
    let mut job = Job::new("version", "repo:acme/web:ref:refs/heads/main");
    // In the place of cargo: it notes what it was asked for, and leaves the command where that belongs.
    let cargo = job.folder.join("cargo");
    let lines = format!(
        "#!/bin/sh\necho \"$@\" > asked\nmkdir -p \"$5/bin\"\nln -s {} \"$5/bin/whydenied\"\n",
        env!("CARGO_BIN_EXE_whydenied")
    );
    fs::write(&cargo, lines).unwrap();
    fs::set_permissions(&cargo, fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:{}", job.folder.display(), std::env::var("PATH").unwrap());
    let temporary = job.folder.join("temporary");
    job.command
        .env("PATH", path)
        .env("RUNNER_TEMP", &temporary)
        .env("WHYDENIED_COMMAND", "whydenied-cli@0.1.0");
    let (code, said) = job.run();
    assert_eq!((code, job.file("output")), (0, "verdict=allowed\n".to_owned()), "{said}");
    let asked =
        format!("install --quiet --locked --root {}/whydenied whydenied-cli@0.1.0\n", temporary.display());
    assert_eq!(job.file("asked"), asked);
}

#[test]
fn what_is_missing_is_said_with_what_to_do() {
    for (name, variable, value, words) in [
        ("permission", "ACTIONS_ID_TOKEN_REQUEST_TOKEN", "", "id-token: write"),
        ("policy", "WHYDENIED_POLICY", "none.json", "There is no file none.json"),
        ("service", "WHYDENIED_SERVICE", "azure", "The service is aws or pulumi"),
        ("organization", "WHYDENIED_SERVICE", "pulumi", "give the organization"),
        ("command", "WHYDENIED_COMMAND", "whydenied-none", "There is no command"),
        ("verdict", "WHYDENIED_FAIL_ON", "always", "fail-on is"),
        ("server", "ACTIONS_ID_TOKEN_REQUEST_URL", "http://127.0.0.1:9/", "could not be judged"),
    ] {
        let mut job = Job::new(name, "repo:acme/web:ref:refs/heads/main");
        job.command.env(variable, value);
        let (code, said) = job.run();
        assert_eq!(code, 2, "{said}");
        assert!(said.contains(words), "{said}");
    }
}
