//! Secrets in whatever form somebody pastes them, and everything that the engine says of such a text: none of it
//! repeats a secret.

use std::collections::HashSet;
use std::fmt::Write as _;

use serde::Serialize;
use serde_json::{Value, json};
use whydenied::aws::document::provider::ProviderAnswer;
use whydenied::pulumi::exchange::Parameters;
use whydenied::pulumi::{self, Exchange};
use whydenied::report::{InputError, lint_markdown, to_json};
use whydenied::token::jwks::Jwks;
use whydenied::{Token, aws, secret};

use crate::base64url;
use crate::robustness::Numbers;

/// So many letters of a secret in a row are too many.
const WINDOW: usize = 12;

/// A secret, how it is written, and what of it nobody may read.
#[derive(Debug)]
pub struct Pasted {
    /// The text somebody pastes.
    pub text: String,
    sensitive: Vec<String>,
}

impl Pasted {
    /// Whether a text repeats the secret.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        let windows: HashSet<_> =
            self.sensitive.iter().flat_map(|part| part.as_bytes().windows(WINDOW)).collect();
        text.as_bytes().windows(WINDOW).any(|window| windows.contains(window))
    }
}

const BASE64URL: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const BASE64: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const PLAIN: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const HEXADECIMAL: &[u8] = b"0123456789abcdef";

fn letters(numbers: &mut Numbers, of: &[u8], count: usize) -> String {
    (0..count).map(|_| char::from(of[numbers.below(of.len())])).collect()
}

/// Every kind of secret in every form that some reader accepts, `rounds` times with other letters.
#[must_use]
pub fn pasted(rounds: usize) -> Vec<Pasted> {
    let mut numbers = Numbers(0x2545_f491_4f6c_dd1d);
    let mut all = Vec::new();
    for _ in 0..rounds {
        for length in [342, 86, 43] {
            all.extend(signed(&mut numbers, length));
        }
        all.extend(encrypted(&mut numbers));
        all.extend(prefixed(&mut numbers));
        all.extend(named(&mut numbers));
        all.extend(keys(&mut numbers));
    }
    all
}

/// A JWT with a signature of that length.
fn signed(numbers: &mut Numbers, length: usize) -> Vec<Pasted> {
    let header = base64url(r#"{"alg":"RS256","kid":"a1","typ":"JWT"}"#);
    let claims = json!({"iss": "https://idp.example.com", "aud": "sts.amazonaws.com", "sub": "alice", "exp": 1_789_123_300});
    let payload = base64url(claims.to_string());
    let signature = letters(numbers, BASE64URL, length);
    broken(numbers, &[&header, &payload, &signature], 2)
}

/// A JWE: its key, its text and its tag.
fn encrypted(numbers: &mut Numbers) -> Vec<Pasted> {
    let header = base64url(r#"{"alg":"RSA-OAEP","enc":"A256GCM"}"#);
    let parts = [342, 16, 300, 22].map(|length| letters(numbers, BASE64URL, length));
    let mut all = vec![header.as_str()];
    all.extend(parts.iter().map(String::as_str));
    broken(numbers, &all, 1)
}

/// The parts of a token in each form; those from `first` on are secret.
fn broken(numbers: &mut Numbers, parts: &[&str], first: usize) -> Vec<Pasted> {
    let lines = |width: usize, by: &str| {
        let part = |part: &&str| {
            let pieces = part.as_bytes().chunks(width).map(String::from_utf8_lossy);
            pieces.collect::<Vec<_>>().join(by)
        };
        parts.iter().map(part).collect::<Vec<_>>().join(".")
    };
    let plain = parts.join(".");
    let at = 20 + numbers.below(40);
    let cores = [
        plain.clone(),
        lines(at, "\n"),
        lines(76, "\r\n  "),
        lines(at, " \\\n"),
        lines(64, "\\n"),
        lines(64, "%0A"),
        plain.replace('.', "%2E"),
        plain.replace('.', "\\u002e"),
        parts.join(" .\n"),
        parts.join("=."),
        plain.replace('-', "+").replace('_', "/"),
    ];
    let sensitive: Vec<_> = parts.iter().skip(first).map(|part| (*part).to_owned()).collect();
    let other: Vec<_> = sensitive.iter().map(|part| part.replace('-', "+").replace('_', "/")).collect();
    let sensitive = [sensitive, other].concat();
    cores
        .iter()
        .flat_map(|core| around(core))
        .map(|text| Pasted { text, sensitive: sensitive.clone() })
        .collect()
}

/// What stands around a token where it is copied from.
fn around(core: &str) -> Vec<String> {
    vec![
        core.to_owned(),
        format!("Authorization: Bearer {core}"),
        format!("export AWS_TOKEN=\"{core}\";"),
        format!("{{\"value\":\"{core}\",\"count\":1}}"),
        format!("{{\"iss\":\"x\",\"sub\":\"alice\",\"note\":\"{core}\"}}"),
        format!("id_token: {core}\n"),
        format!(
            "grant_type=urn:ietf:params:oauth:grant-type:token-exchange&audience=urn:pulumi:org:acme&subject_token={core}&scope=user:alice"
        ),
        format!("{{\"audience\":\"urn:pulumi:org:acme\",\"subject_token\":\"{core}\"}}"),
        format!(
            "curl -X POST https://api.pulumi.com/api/oauth/token -d 'subject_token={core}' -d audience=urn:pulumi:org:acme"
        ),
        format!("pulumi login --oidc-token {core} --oidc-org acme"),
    ]
}

fn prefixed(numbers: &mut Numbers) -> Vec<Pasted> {
    let mut all = Vec::new();
    for (prefix, of, count) in [
        ("pul-", HEXADECIMAL, 40),
        ("ghp_", PLAIN, 36),
        ("gho_", PLAIN, 36),
        ("ghs_", PLAIN, 36),
        ("ghu_", PLAIN, 36),
        ("ghr_", PLAIN, 76),
        ("github_pat_", PLAIN, 82),
        ("glpat-", PLAIN, 20),
        ("IQoJ", BASE64, 300),
    ] {
        // By chance alone it would have no digit.
        let value = format!("1f{}", letters(numbers, of, count - 2));
        let token = format!("{prefix}{value}");
        let texts = around(&token).into_iter().chain([
            format!("curl -H \"Authorization: token {token}\" https://api.pulumi.com/api/user"),
            format!("PULUMI_ACCESS_TOKEN={token} pulumi up"),
            format!("{{\"access_token\":\"{token}\",\"token_type\":\"token\"}}"),
            token.replace('-', "%2D"),
        ]);
        all.extend(texts.map(|text| Pasted { text, sensitive: vec![value.clone()] }));
    }
    all
}

fn named(numbers: &mut Numbers) -> Vec<Pasted> {
    let mut all = Vec::new();
    for name in [
        "client_secret",
        "SecretAccessKey",
        "AWS_SECRET_ACCESS_KEY",
        "aws_session_token",
        "SessionToken",
        "subject_token",
        "X-Amz-Security-Token",
    ] {
        let value = letters(numbers, BASE64, 40);
        for text in [
            format!("{name}={value}"),
            format!("a=b&{name}={value}&c=d"),
            format!("{{\"{name}\": \"{value}\"}}"),
            format!("{{\"Credentials\":{{\"AccessKeyId\":\"ASIA\",\"{name}\":\n  \"{value}\"}}}}"),
            format!("{{\"iss\":\"x\",\"sub\":\"alice\",\"{name}\":\"{value}\"}}"),
            format!("{{\"iss\":\"x\",\"sub\":\"alice\",\"deep\":[{{\"{name}\":\"{value}\"}}]}}"),
            format!("-H '{name}: {value}'"),
            format!("{name}: {value}\nother: 1\n"),
            format!("export {name}='{value}'"),
            format!("--{name} {value} --other"),
            format!("curl https://x/api/oauth/token -d \"{name}={value}\" -d scope=a"),
            format!("\"{{\\\"{name}\\\":\\\"{value}\\\"}}\""),
        ] {
            all.push(Pasted { text, sensitive: vec![value.clone()] });
        }
    }
    let value = letters(numbers, BASE64, 60);
    for text in [
        format!("Authorization: Basic {value}"),
        format!("curl -H \"authorization: Bearer {value}\" https://idp.example.com"),
        format!("{{\"headers\":{{\"Authorization\":\"Bearer {value}\"}}}}"),
    ] {
        all.push(Pasted { text, sensitive: vec![value.clone()] });
    }
    all
}

fn keys(numbers: &mut Numbers) -> Vec<Pasted> {
    let lines: Vec<_> = (0..6).map(|_| letters(numbers, BASE64, 64)).collect();
    let mut all = Vec::new();
    for kind in ["PRIVATE KEY", "RSA PRIVATE KEY", "ENCRYPTED PRIVATE KEY"] {
        for by in ["\n", "\\n", "\r\n"] {
            let pem = format!("-----BEGIN {kind}-----{by}{}{by}-----END {kind}-----", lines.join(by));
            let texts = [
                pem.clone(),
                format!("{{\"private_key\": \"{pem}\"}}"),
                format!("{{\"iss\":\"x\",\"key\": \"{pem}\"}}"),
                pem.split("-----END").next().unwrap_or_default().to_owned(),
            ];
            all.extend(texts.map(|text| Pasted { text, sensitive: lines.clone() }));
        }
    }
    let members = ["d", "p", "q", "dp", "dq", "qi"].map(|name| (name, letters(numbers, BASE64URL, 43)));
    let mut jwk = "{\"kty\":\"RSA\",\"kid\":\"a1\",\"n\":\"AQAB\",\"e\":\"AQAB\"".to_owned();
    for (name, value) in &members {
        let _ = write!(jwk, ",\"{name}\":\"{value}\"");
    }
    jwk.push('}');
    for text in [jwk.clone(), format!("{{\"keys\":[{jwk}]}}"), format!("{{\"iss\":\"x\",\"jwk\":{jwk}}}")] {
        all.push(Pasted { text, sensitive: members.iter().map(|(_, value)| value.clone()).collect() });
    }
    all
}

/// Everything that the engine says of such texts.
///
/// # Panics
/// Something repeats a secret.
pub fn nothing_repeats_a_secret(rounds: usize) {
    let mut repeated = Vec::new();
    for (number, pasted) in pasted(rounds).into_iter().enumerate() {
        // Whole reports take their time: each form of each kind comes to them in some of its surroundings.
        for (output, text) in said_of(&pasted.text, number % 7 == 0) {
            if pasted.is_in(&text) {
                let lines = text.lines().filter(|line| pasted.is_in(line));
                repeated.extend(lines.map(|line| format!("{output} of\n{}\n{line}\n", pasted.text)));
            }
        }
    }
    let count = repeated.len();
    assert!(
        count == 0,
        "{count} lines repeat a secret:\n{}",
        repeated.into_iter().take(20).collect::<String>()
    );
}

type Said = Vec<(&'static str, String)>;

fn said_of(text: &str, whole: bool) -> Said {
    let mut said =
        vec![("text", secret::without(text).into_owned()), ("mask", secret::masked(text).into_owned())];
    match Token::read(text) {
        Ok(token) => token_alone(&token, &mut said),
        Err(error) => failed(&error, &mut said),
    }
    said.extend(Document::all().into_iter().filter_map(|read| read(text)).flat_map(|error| {
        let mut said = Vec::new();
        failed(&error, &mut said);
        said
    }));
    if let Ok(parameters) = Parameters::read(text) {
        found("parameters", &parameters.findings(), &mut said);
    }
    if !whole {
        return said;
    }
    // As a claim, and as a value of a policy.
    let claims =
        json!({"iss": "https://idp.example.com", "aud": "a", "sub": "alice", "note": text}).to_string();
    if let Ok(token) = Token::read(&claims) {
        judged(&token, &policy("alice"), &mut said);
    }
    let token = Token::read(r#"{"iss":"https://idp.example.com","aud":"a","sub":"alice"}"#);
    if let Ok(token) = token {
        judged(&token, &policy(text), &mut said);
    }
    said
}

/// The ways in which a text is read that fail.
struct Document;

impl Document {
    fn all() -> [fn(&str) -> Option<InputError>; 6] {
        [
            |text| {
                aws::Document::read(text, None).and_then(|it| aws::Policy::read_document(&it).map(drop)).err()
            },
            |text| aws::Policy::read_resource_control(text).err(),
            |text| pulumi::Document::read(text, None).err(),
            |text| Parameters::read(text).err(),
            |text| ProviderAnswer::read(text).err(),
            |text| Jwks::read(text).err(),
        ]
    }
}

fn policy(subject: &str) -> Value {
    json!({"Version": "2012-10-17", "Statement": {
        "Sid": subject,
        "Effect": "Allow",
        "Principal": {"Federated": "arn:aws:iam::123456789012:oidc-provider/idp.example.com"},
        "Action": "sts:AssumeRoleWithWebIdentity",
        "Condition": {"StringEquals": {"idp.example.com:sub": subject, "idp.example.com:aud": "a"}},
    }})
}

fn token_alone(token: &Token, said: &mut Said) {
    said.extend(json_of("token as JSON", &token.report(Some(0))));
    said.push(("token as Markdown", token.report(Some(0)).to_markdown()));
}

fn judged(token: &Token, policy: &Value, said: &mut Said) {
    token_alone(token, said);
    let written = serde_json::to_string_pretty(policy).unwrap_or_default();
    match aws::Policy::read(&written) {
        Ok(policy) => {
            let report = aws::check(token, &policy, &aws::Request::default());
            said.extend(json_of("report as JSON", &report));
            said.push(("report as Markdown", report.to_markdown()));
            found("lint", &aws::lint(&policy), said);
        }
        Err(error) => failed(&error, said),
    }
    let subject = &policy["Statement"]["Sid"];
    let policies = json!([{"decision": "allow", "tokenType": "organization", "rules": {"sub": subject}}]);
    let written = policies.to_string();
    match pulumi::Document::read(&written, None) {
        Ok(document) => {
            let report = pulumi::check(token, &document, &Exchange::default());
            said.extend(json_of("exchange as JSON", &report));
            said.push(("exchange as Markdown", report.to_markdown()));
            found("lint of authorization policies", &pulumi::lint(&document), said);
        }
        Err(error) => failed(&error, said),
    }
}

fn found(output: &'static str, findings: &[whydenied::report::Finding], said: &mut Said) {
    said.extend(json_of(output, &findings));
    said.push((output, lint_markdown("policy.json", findings)));
}

fn failed(error: &InputError, said: &mut Said) {
    said.extend(json_of("error as JSON", error));
    said.push(("error", secret::masked(&format!("{error}\n{}", error.help)).into_owned()));
}

fn json_of(output: &'static str, value: &impl Serialize) -> Option<(&'static str, String)> {
    to_json(value).ok().map(|json| (output, json))
}
