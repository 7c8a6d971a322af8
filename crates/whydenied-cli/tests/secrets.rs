//! Of the threats of `SECURITY.md`: a secret leaves. Whatever file a secret is given as, and whatever is printed of
//! it: nothing repeats it, for what a command prints ends up in logs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");
/// So many letters of a secret in a row are too many.
const WINDOW: usize = 12;
const HEADER: &str = "eyJhbGciOiJSUzI1NiJ9";
/// Of `https://idp.example.com` and the subject `alice`.
const PAYLOAD: &str = "eyJpc3MiOiJodHRwczovL2lkcC5leGFtcGxlLmNvbSIsInN1YiI6ImFsaWNlIiwiYXVkIjoiYSJ9";

/// A secret in a text, and what of it nobody may read.
struct Pasted {
    text: String,
    secret: String,
}

/// The command as a process of its own.
fn command(arguments: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_whydenied"));
    command.args(arguments.split_whitespace()).stdin(Stdio::null());
    command
}

/// Letters that look like a secret, others for every `seed`.
fn letters(seed: u64, count: usize) -> String {
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        char::from(alphabet[usize::try_from(state % alphabet.len() as u64).unwrap()])
    };
    (0..count).map(|_| next()).collect()
}

fn pasted() -> Vec<Pasted> {
    let signature = letters(1, 342);
    let token = format!("{HEADER}.{PAYLOAD}.{signature}");
    let folded: Vec<_> = token.as_bytes().chunks(64).map(|line| str::from_utf8(line).unwrap()).collect();
    let tokens = [
        token.clone(),
        folded.join("\n"),
        folded.join(" \\\n"),
        format!("{{\"iss\":\"x\",\"sub\":\"alice\",\"nested\":\"{}\"}}", folded.join("\\n")),
        format!("{{\"audience\":\"urn:pulumi:org:acme\",\"subject_token\":\"{token}\"}}"),
        format!("grant_type=a&subject_token={}&scope=user:alice", token.replace('.', "%2E")),
        format!(
            "curl https://api.pulumi.com/api/oauth/token -d 'subject_token={token}' -d audience=urn:pulumi:org:acme"
        ),
        format!("policies:\n  - decision: {token}\n    tokenType: personal\n"),
        format!(
            "{{\"Version\":\"2012-10-17\",\"Statement\":{{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRoleWithWebIdentity\",\
                  \"Principal\":{{\"Federated\":\"{token}\"}},\"Condition\":{{\"StringEquals\":{{\"x:sub\":\"{token}\"}}}}}}}}"
        ),
    ];
    let tokens = tokens.into_iter().map(|text| Pasted { text, secret: signature.clone() });
    let key = letters(2, 40);
    let access = letters(3, 36);
    let others = [
        format!(
            "{{\"Credentials\":{{\"AccessKeyId\":\"ASIA\",\"SecretAccessKey\":\"{key}\",\"SessionToken\":\"{key}\"}}}}"
        ),
        format!("{{\"iss\":\"x\",\"sub\":\"alice\",\"SecretAccessKey\":\"{key}\"}}"),
        format!("client_secret={key}&grant_type=client_credentials"),
        format!("{{\"keys\":[{{\"kty\":\"RSA\",\"d\":\"{key}\"}}]}}"),
        format!("-----BEGIN PRIVATE KEY-----\n{key}\n-----END PRIVATE KEY-----"),
        format!("curl -H \"Authorization: token {key}\" https://api.pulumi.com/api/orgs/acme/auth/policies"),
    ];
    let others = others.into_iter().map(|text| Pasted { text, secret: key.clone() });
    let prefixed = ["pul-", "ghp_", "ghs_", "glpat-"].into_iter().flat_map(|prefix| {
        let token = format!("{prefix}{access}");
        [
            token.clone(),
            format!("{{\"Version\":\"2012-10-17\",\"Statement\":{{\"Sid\":\"{token}\",\"Effect\":\"{token}\"}}}}"),
            format!("curl -H 'Authorization: token {token}' https://api.pulumi.com -d decision=allow -d tokenType=x"),
        ]
    });
    tokens.chain(others).chain(prefixed.map(|text| Pasted { text, secret: access.clone() })).collect()
}

/// The file of a text, in a folder of this run.
fn file(folder: &Path, number: usize, text: &str) -> PathBuf {
    let path = folder.join(format!("{number}.txt"));
    fs::write(&path, text).unwrap();
    path
}

#[test]
fn nothing_printed_repeats_a_secret() {
    let folder = std::env::temp_dir().join(format!("whydenied-secrets-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let fixture = |name: &str| format!("{FIXTURES}/{name}");
    let [token, claims] = [fixture("github.jwt"), fixture("eks-claims.json")];
    let policy = fixture("eks-policy.json");
    let mut repeated = Vec::new();
    for (number, Pasted { text, secret }) in pasted().iter().enumerate() {
        let file = file(&folder, number, text).display().to_string();
        for arguments in [
            format!("aws --token {file} --policy {policy}"),
            format!("aws --token {claims} --policy {file}"),
            format!("aws --token {claims} --policy {policy} --rcp {file}"),
            format!("aws --token {claims} --policy {policy} --provider {file}"),
            format!("aws --token {token} --policy {policy} --jwks {file}"),
            format!("pulumi --token {file} --policy {file} --request {file}"),
            format!("decode --token {file}"),
            format!("lint --policy {file}"),
        ] {
            let mut printed = Vec::new();
            for format in ["text", "json", "markdown"] {
                let words = format!("whydenied {arguments} --format {format}");
                let answer = whydenied_cli::answer(words.split_whitespace()).unwrap();
                printed.push(answer.stdout + &answer.stderr);
            }
            if number % 4 == 0 {
                // Colours stand between the letters of what is told apart.
                let output = command(&arguments).env("CLICOLOR_FORCE", "1").output().unwrap();
                printed.push(String::from_utf8([output.stdout, output.stderr].concat()).unwrap());
            }
            let windows: Vec<_> = secret.as_bytes().windows(WINDOW).collect();
            for printed in printed {
                if printed.as_bytes().windows(WINDOW).any(|window| windows.contains(&window)) {
                    repeated.push(format!("whydenied {arguments}\nof {text}\n{printed}\n"));
                }
            }
        }
    }
    fs::remove_dir_all(&folder).unwrap();
    let count = repeated.len();
    assert!(
        count == 0,
        "{count} outputs repeat a secret:\n{}",
        repeated.into_iter().take(5).collect::<String>()
    );
}

#[test]
fn a_token_in_place_of_a_path_is_not_repeated() {
    let signature = letters(4, 86);
    let token = format!("{HEADER}.{PAYLOAD}.{signature}");
    for arguments in [
        format!("decode --token {token}"),
        format!("lint --policy {token} --format json"),
        format!("decode {token}"),
        token.clone(),
    ] {
        let output = command(&arguments).output().unwrap();
        let printed = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        assert!(!printed.contains(&signature[..WINDOW]), "{printed}");
    }
}

#[test]
fn no_run_of_policy_tests_repeats_a_secret() {
    let folder = std::env::temp_dir().join(format!("whydenied-secret-tests-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let mut repeated = Vec::new();
    for (number, Pasted { text, secret }) in pasted().iter().enumerate() {
        let file = file(&folder, number, text).display().to_string();
        let quoted = serde_json::Value::from(text.as_str());
        let tests = folder.join(format!("{number}.tests.yaml"));
        let policy = format!("{FIXTURES}/eks-policy.json");
        let claims = "{ iss: 'https://idp.example.com', sub: alice }";
        let run = [
            format!("policy: {policy}, token: {file}, expect: allowed"),
            format!("policy: {file}, claims: {claims}, expect: allowed"),
            format!("policy: {policy}, caller: {file}, expect: allowed"),
            format!("policy: {file}, exchange: {{ request: {file} }}, token: {file}, expect: allowed"),
            format!("policy: {policy}, claims: {{ iss: x, sub: {quoted}, more: {quoted} }}, expect: allowed"),
        ];
        let faulty = [
            format!("policy: {policy}, token: {quoted}, expect: allowed"),
            format!("policy: {policy}, claims: {claims}, expect: {quoted}"),
            format!("policy: {policy}, claims: {claims}, expect: denied, cause: {quoted}"),
            format!("policy: {policy}, claims: {claims}, expect: denied, now: {quoted}"),
            format!("policy: {policy}, claims: {claims}, expect: denied, context: {{ {quoted}: {quoted} }}"),
            format!("policy: {policy}, job: {{ issuer: {quoted}, repository: a/b }}, expect: denied"),
            format!("policy: {policy}, claims: {claims}, expect: denied, {quoted}: a"),
            format!("expect: denied, calls: {{ {quoted}: {quoted} }}"),
        ];
        let written = |all: &[String]| {
            let tests = all.iter().enumerate().map(|(at, keys)| format!("  - {{ name: t{at}, {keys} }}\n"));
            format!("tests:\n{}", tests.collect::<String>())
        };
        for written in [written(&run), written(&faulty), text.clone()] {
            fs::write(&tests, &written).unwrap();
            for format in ["text", "junit", "github", "json"] {
                let words = format!("whydenied test {} --format {format}", tests.display());
                let answer = whydenied_cli::answer(words.split_whitespace()).unwrap();
                let printed = answer.stdout + &answer.stderr;
                let mut parts = secret.as_bytes().windows(WINDOW).map(|part| str::from_utf8(part).unwrap());
                let is_repeated = parts.any(|part| printed.contains(part));
                if is_repeated {
                    repeated.push(format!("{format} of\n{written}\n{printed}"));
                }
            }
        }
    }
    let _ = fs::remove_dir_all(&folder);
    assert!(
        repeated.is_empty(),
        "{} repeat a secret, such as {}",
        repeated.len(),
        repeated.join("\n=====\n")
    );
}
