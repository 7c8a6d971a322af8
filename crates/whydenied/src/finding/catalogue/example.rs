//! Examples of findings: written as briefly as can be, shown as a person would have them.

use serde::Serialize;

use crate::json::{self, Node, Value};

/// A token and a policy that show a finding, or come close to it.
#[derive(Clone, Debug, Serialize)]
pub struct Example {
    /// What to do with it.
    pub subject: Subject,
    /// The token, or its claims as JSON; empty for a lint.
    pub token: String,
    /// The policy.
    pub policy: String,
    /// What else is known of the request: the options of the npm package's `check`, as JSON; may be
    /// empty.
    pub request: String,
}

/// What an example is an example for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// A token under a role's trust policy.
    Aws,
    /// A role's trust policy alone.
    Lint,
    /// A token under the authorization policies of Pulumi Cloud.
    Pulumi,
}

/// An example as it is written down. In its policy `$url` stands for the issuer without `https://`.
pub(super) struct Written {
    subject: Subject,
    issuer: &'static str,
    /// The members of the claims beside `iss`, or a whole token.
    claims: &'static str,
    /// The policy, or the condition block of its only statement.
    policy: &'static str,
    request: &'static str,
}

pub(super) const GITHUB: &str = "https://token.actions.githubusercontent.com";

/// Claims of that issuer, with `sts.amazonaws.com` for the audience unless they name one, under a
/// trust policy or under the condition block of one that lets the issuer in otherwise.
pub(super) const fn aws(issuer: &'static str, claims: &'static str, policy: &'static str) -> Written {
    Written { subject: Subject::Aws, issuer, claims, policy, request: "" }
}

/// A trust policy for that issuer, or its condition block, alone.
#[expect(dead_code, reason = "the families that need it come next")]
pub(super) const fn lint(issuer: &'static str, policy: &'static str) -> Written {
    Written { subject: Subject::Lint, claims: "", ..aws(issuer, "", policy) }
}

/// Claims of that issuer under authorization policies of Pulumi Cloud.
#[expect(dead_code, reason = "the families that need it come next")]
pub(super) const fn pulumi(issuer: &'static str, claims: &'static str, policies: &'static str) -> Written {
    Written { subject: Subject::Pulumi, ..aws(issuer, claims, policies) }
}

impl Written {
    /// The same, with what else is known of the request.
    #[expect(dead_code, reason = "the families that need it come next")]
    pub(super) const fn with(self, request: &'static str) -> Self {
        Self { request, ..self }
    }

    pub(super) fn complete(&self) -> Example {
        let url = self.issuer.strip_prefix("https://").unwrap_or(self.issuer);
        let policy = pretty(&self.policy.replace("$url", url));
        let is_block = self.subject != Subject::Pulumi && policy.starts_with('{');
        let is_block = is_block && !policy.contains("\"Statement\"");
        Example {
            subject: self.subject,
            token: self.token(),
            policy: if is_block { around(url, &policy) } else { policy },
            request: pretty(self.request),
        }
    }

    fn token(&self) -> String {
        match self.subject {
            Subject::Lint => String::new(),
            _ if !self.claims.starts_with('"') => pretty(self.claims),
            Subject::Aws if !self.claims.contains("\"aud\"") => {
                pretty(&format!(r#"{{"iss":"{}","aud":"sts.amazonaws.com",{}}}"#, self.issuer, self.claims))
            }
            Subject::Aws | Subject::Pulumi => {
                pretty(&format!(r#"{{"iss":"{}",{}}}"#, self.issuer, self.claims))
            }
        }
    }
}

/// A trust policy with that condition block in its only statement, which is for the issuer of that URL.
fn around(url: &str, block: &str) -> String {
    let built_in = crate::issuer::recognise(url).is_some_and(|issuer| issuer.built_in);
    let arn = if built_in { "" } else { "arn:aws:iam::123456789012:oidc-provider/" };
    let block = block.replace('\n', "\n    ");
    format!(
        r#"{{
  "Version": "2012-10-17",
  "Statement": {{
    "Effect": "Allow",
    "Principal": {{ "Federated": "{arn}{url}" }},
    "Action": "sts:AssumeRoleWithWebIdentity",
    "Condition": {block}
  }}
}}"#
    )
}

/// How long a line may be before an object or a list on it is spread over several.
const WIDTH: usize = 80;

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
