//! Examples of findings: written as briefly as can be, shown as a person would have them.

pub(crate) mod authorization;
pub(crate) mod authorization_document;
pub(crate) mod condition;
pub(crate) mod document;
pub(crate) mod exchange;
pub(crate) mod fault;
pub(crate) mod issuer;
pub(crate) mod key;
pub(crate) mod remark;
pub(crate) mod risk;
pub(crate) mod signature;
pub(crate) mod statement;
pub(crate) mod token;
pub(crate) mod unreadable;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;

use crate::json::{self, Node, Value};

/// A token and a policy that show a finding, or come close to it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Example {
    /// What to run it through.
    pub check: Check,
    /// The token, or its claims as JSON; empty for a lint.
    pub token: String,
    /// The policy.
    pub policy: String,
    /// What else is known of the request: the options of the npm package's `check` or `checkPulumi`, as
    /// JSON; may be empty.
    pub request: String,
    /// The issuer's keys, where the signature is checked; else empty.
    pub jwks: String,
}

/// What an example is run through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Check {
    /// A token under a role's trust policy.
    Aws,
    /// Whoever calls, such as a workflow, under a role's trust policy.
    Caller,
    /// A role's trust policy alone.
    Lint,
    /// A token under the authorization policies of Pulumi Cloud.
    Pulumi,
}

/// An example as it is written down. In its policy `$url` stands for the issuer without `https://`,
/// `$long` for a text of 2,100 characters, `$many` for too many policies, and what goes without saying is left out: see [`trust_policy`].
#[derive(Clone, Copy)]
pub(crate) struct Written {
    check: Check,
    issuer: &'static str,
    /// The members of the claims other than `iss`, or a whole token.
    claims: &'static str,
    /// Makes a JWT of the claims; without it they are pasted as they are.
    jwt: Option<Jwt>,
    policy: &'static str,
    request: &'static str,
    /// The members of the key set.
    keys: &'static [&'static str],
    /// How often the key set has the last of them.
    copies: usize,
}

/// What stands around the claims of a JWT.
#[derive(Clone, Copy)]
struct Jwt {
    header: &'static str,
    signature: &'static str,
    /// How many characters of no use the claims have.
    padding: usize,
}

pub(crate) const GITHUB: &str = "https://token.actions.githubusercontent.com";
pub(crate) const EKS: &str = "https://oidc.eks.eu-west-1.amazonaws.com/id/4F1E8C0B2D6A4E3F9A7B5C1D8E2F6A90";
/// An issuer of which nothing is known.
pub(crate) const IDP: &str = "https://idp.example.com";

/// A condition block that every token passes.
pub(crate) const TRUSTED: &str = r#"{"StringLike":{"$url:sub":"*"}}"#;

/// Claims of that issuer, with `sts.amazonaws.com` for the audience unless they name one, under a
/// trust policy.
pub(crate) const fn aws(issuer: &'static str, claims: &'static str, policy: &'static str) -> Written {
    Written { check: Check::Aws, issuer, claims, jwt: None, policy, request: "", keys: &[], copies: 1 }
}

/// A trust policy for that issuer alone.
pub(crate) const fn lint(issuer: &'static str, policy: &'static str) -> Written {
    Written { check: Check::Lint, ..aws(issuer, "", policy) }
}

/// Claims of that issuer under authorization policies of Pulumi Cloud; what is known of the exchange
/// are the options of `checkPulumi`.
pub(crate) const fn pulumi(issuer: &'static str, claims: &'static str, policies: &'static str) -> Written {
    Written { check: Check::Pulumi, ..aws(issuer, claims, policies) }
}

/// A workflow of GitHub Actions under a trust policy.
pub(crate) const fn caller(text: &'static str, policy: &'static str) -> Written {
    caller_of(GITHUB, text, policy)
}

/// Whoever calls with tokens of that issuer, under a trust policy.
pub(crate) const fn caller_of(issuer: &'static str, text: &'static str, policy: &'static str) -> Written {
    Written { check: Check::Caller, ..aws(issuer, text, policy) }
}

impl Written {
    /// The same, with what else is known of the request.
    pub(crate) const fn with(self, request: &'static str) -> Self {
        Self { request, ..self }
    }

    /// The same as a JWT; nobody checks its signature.
    pub(crate) const fn signed(self) -> Self {
        self.jwt(r#"{"alg":"RS256"}"#, "c2lnbmF0dXJl")
    }

    /// The same as a JWT with that header and that signature.
    pub(crate) const fn jwt(self, header: &'static str, signature: &'static str) -> Self {
        Self { jwt: Some(Jwt { header, signature, padding: 0 }), ..self }
    }

    /// The same as a JWT that is so much longer.
    pub(crate) const fn padded(self, padding: usize) -> Self {
        Self { jwt: Some(Jwt { header: r#"{"alg":"RS256"}"#, signature: "c2lnbmF0dXJl", padding }), ..self }
    }

    /// The same with the issuer's keys, the last of them so many times.
    pub(crate) const fn keys(self, keys: &'static [&'static str], copies: usize) -> Self {
        Self { keys, copies, ..self }
    }

    pub(crate) fn complete(&self) -> Example {
        let url = self.issuer.strip_prefix("https://").unwrap_or(self.issuer);
        let policy = self.policy.replace("$url", url).replace("$long", &"and-so-on-".repeat(LONG));
        let policy = match self.check {
            Check::Pulumi => policy.replace("$many", &format!("[{}]", vec![POLICY; MANY].join(","))),
            Check::Aws | Check::Caller | Check::Lint => trust_policy(url, policy),
        };
        Example {
            check: self.check,
            token: self.token(),
            policy: pretty(&policy),
            request: pretty(self.request),
            jwks: self.jwks(),
        }
    }

    fn token(&self) -> String {
        if self.check == Check::Lint || !self.claims.starts_with('"') {
            return pretty(self.claims);
        }
        let aud = if self.check == Check::Aws && !self.claims.contains("\"aud\"") {
            r#""aud":"sts.amazonaws.com","#
        } else {
            ""
        };
        let claims = format!(r#"{{"iss":"{}",{aud}{}}}"#, self.issuer, self.claims);
        let Some(jwt) = &self.jwt else { return pretty(&claims) };
        let padding = " ".repeat(jwt.padding);
        format!("{}.{}.{}", encode(jwt.header), encode(&(claims + &padding)), jwt.signature)
    }

    fn jwks(&self) -> String {
        let Some((last, others)) = self.keys.split_last() else { return String::new() };
        let copies = (1..=self.copies).map(|copy| match copy {
            1 => (*last).to_owned(),
            copy => last.replacen("\"kid\":\"", &format!("\"kid\":\"{copy}-"), 1),
        });
        let keys: Vec<String> = others.iter().map(|key| (*key).to_owned()).chain(copies).collect();
        pretty(&format!(r#"{{"keys":[{}]}}"#, keys.join(",")))
    }
}

fn encode(part: &str) -> String {
    URL_SAFE_NO_PAD.encode(part)
}

/// A whole trust policy of what was written down: members of a statement, a list of statements, a
/// condition block, or a policy as it is.
fn trust_policy(url: &str, written: String) -> String {
    let statements = match written.chars().next() {
        Some('"') => statement(url, &format!("{{{written}}}")),
        Some('[') => {
            let parsed = json::parse(&written).map(|document| document.root);
            let Ok(Node { value: Value::Array(nodes), .. }) = parsed else { return written };
            let texts = nodes.iter().filter_map(|node| written.get(node.span.start..node.span.end));
            format!("[{}]", texts.map(|text| statement(url, text)).collect::<Vec<_>>().join(","))
        }
        Some('{') if json::parse(&written).is_ok_and(|document| is_block(&document.root)) => {
            statement(url, &format!("{{\"Condition\":{written}}}"))
        }
        _ => return written,
    };
    format!(r#"{{"Version":"2012-10-17","Statement":{statements}}}"#)
}

/// Whether all its members are operators of a condition block.
fn is_block(root: &Node<'_>) -> bool {
    const MEMBERS: [&str; 6] = ["Statement", "statements", "Version", "Role", "Url", "iss"];
    !root.members().is_empty() && MEMBERS.iter().all(|member| root.get(member).is_none())
}

/// A statement with what it lacks: it allows the provider of that URL to assume the role.
fn statement(url: &str, text: &str) -> String {
    let built_in = crate::issuer::recognise(url).is_some_and(|issuer| issuer.built_in);
    let arn = if built_in { "" } else { "arn:aws:iam::123456789012:oidc-provider/" };
    let defaults = [
        ("Effect", "\"Allow\"".to_owned()),
        ("Principal", format!(r#"{{"Federated":"{arn}{url}"}}"#)),
        ("Action", "\"sts:AssumeRoleWithWebIdentity\"".to_owned()),
    ];
    let Ok(document) = json::parse(text) else { return text.to_owned() };
    let members = document.root.members();
    let is = |key: &str, name: &str| key == name || key.strip_prefix("Not") == Some(name);
    let source = |member: &json::Member<'_>| {
        text.get(member.key_span.start..member.node.span.end).unwrap_or_default().to_owned()
    };
    let mut parts = Vec::new();
    for (name, default) in &defaults {
        match members.iter().find(|member| is(&member.key, name)) {
            Some(member) => parts.push(source(member)),
            None => parts.push(format!("\"{name}\":{default}")),
        }
    }
    let others = members.iter().filter(|member| !defaults.iter().any(|(name, _)| is(&member.key, name)));
    parts.extend(others.map(source));
    format!("{{{}}}", parts.join(","))
}

/// An authorization policy, and more of it than an issuer may have.
const POLICY: &str = r#"{"decision":"allow","tokenType":"organization","rules":{"sub":"*"}}"#;
const MANY: usize = 41;

/// How often a value repeats itself to be too long for a policy.
const LONG: usize = 210;

/// How long a line may be before an object or a list on it is spread over several.
const WIDTH: usize = 112;

/// JSON as a person would lay it out; any other text as it is.
fn pretty(text: &str) -> String {
    match json::parse(text) {
        Ok(document) if document.relaxations.is_empty() => {
            let mut out = String::new();
            lay_out(text, &document.root, 0, &mut out);
            out
        }
        _ => text.to_owned(),
    }
}

/// Writes the node from its source, so that numbers and escapes stay as they are.
fn lay_out(text: &str, node: &Node<'_>, indent: usize, out: &mut String) {
    let source = |start: usize, end: usize| text.get(start..end).unwrap_or_default();
    let whole = source(node.span.start, node.span.end);
    let (brackets, members): (_, Vec<(&str, &Node<'_>)>) = match &node.value {
        Value::Object(members) if !members.is_empty() => {
            let key = |span: crate::span::Span| source(span.start, span.end);
            (("{", "}"), members.iter().map(|member| (key(member.key_span), &member.node)).collect())
        }
        Value::Array(nodes) if !nodes.is_empty() => {
            (("[", "]"), nodes.iter().map(|node| ("", node)).collect())
        }
        _ => return out.push_str(whole),
    };
    let start_of_line = out.rfind('\n').map_or(0, |newline| newline + 1);
    let fits = out.len() - start_of_line + whole.len() < WIDTH;
    let blank = if brackets.0 == "{" { " " } else { "" };
    let start = |indent| if fits { blank.to_owned() } else { format!("\n{}", " ".repeat(indent)) };
    out.push_str(brackets.0);
    for (index, (key, value)) in members.into_iter().enumerate() {
        match index {
            0 => out.push_str(&start(indent + 2)),
            _ if fits => out.push_str(", "),
            _ => out.extend([",", &start(indent + 2)]),
        }
        if !key.is_empty() {
            out.extend([key, ": "]);
        }
        lay_out(text, value, indent + 2, out);
    }
    out.push_str(&start(indent));
    out.push_str(brackets.1);
}

#[cfg(test)]
mod tests {
    use super::{GITHUB, aws};

    #[test]
    fn a_block_stands_in_a_policy_for_its_issuer() {
        let example =
            aws(GITHUB, r#""sub":"repo:acme/web:pull_request""#, r#"{"StringLike":{"$url:sub":["a","b"]}}"#)
                .complete();
        assert_eq!(
            example.token,
            r#"{
  "iss": "https://token.actions.githubusercontent.com",
  "aud": "sts.amazonaws.com",
  "sub": "repo:acme/web:pull_request"
}"#
        );
        assert_eq!(
            example.policy,
            r#"{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Principal": { "Federated": "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com" },
    "Action": "sts:AssumeRoleWithWebIdentity",
    "Condition": { "StringLike": { "token.actions.githubusercontent.com:sub": ["a", "b"] } }
  }
}"#
        );
    }
}
