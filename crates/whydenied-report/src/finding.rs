//! What there is to say about a token and a policy, and texts that cannot be read.

use serde::{Deserialize, Serialize};

use crate::span::Span;
use crate::{ClaimChange, Confidence, Place, Verdict, Words, title};

/// Something worth saying: a cause, a risk, a hint.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Finding {
    /// A stable code, such as `value-case-mismatch`.
    pub code: Words,
    /// How much it matters.
    pub severity: Severity,
    /// One line that names the values at hand.
    pub title: String,
    /// More, in a sentence or two.
    pub detail: Words,
    /// What to do about it; a fix or a remedy, where there is one, says it more exactly.
    pub help: Words,
    /// How surely it is known.
    pub confidence: Confidence,
    /// In which of the pasted texts `span` lies.
    pub input: Input,
    /// In which of several texts of that kind, counted from 0.
    pub document: usize,
    /// Where it is.
    pub span: Option<Place>,
    /// The page that says so.
    pub source: Option<Words>,
    /// The issue code under which IAM Access Analyzer says the same.
    pub access_analyzer: Option<Words>,
    /// An edit of that text that was tried, the one that fits best.
    pub fix: Option<Fix>,
    /// Other edits, each tried as well, where a person must choose.
    pub alternatives: Vec<Fix>,
    /// What can be changed elsewhere, so that the text may stay as it is.
    pub remedies: Vec<Remedy>,
}

/// How much a finding matters; the order is the order of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// It breaks the document, or opens the role.
    Error,
    /// It explains this denial.
    Cause,
    /// It is risky.
    Warning,
    /// It is good to know.
    Hint,
}

/// One of the texts that a person pastes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Input {
    /// The token or its claims.
    Token,
    /// The policy.
    Policy,
    /// A resource control policy of the organization.
    ResourceControlPolicy,
    /// The identity provider as AWS describes it.
    Provider,
    /// The issuer's keys.
    Jwks,
    /// The request of a token exchange.
    Request,
}

/// An edit of a policy's text that the engine applied and evaluated before offering it: of the text
/// that its finding is about.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Fix {
    /// What it does, in one line.
    pub title: String,
    /// Replacements in that text, in ascending order, not overlapping.
    pub edits: Vec<Edit>,
    /// The verdict on this token and request once the edits are made.
    pub verdict_after: Verdict,
    /// What the call still needs then; empty where the verdict is `allowed`.
    pub needs: Vec<Words>,
    /// Tokens of the same issuer that it lets in as well as this one and that the policy did not let in
    /// before, by what they differ in, such as `repository`. The title says it as well.
    pub admits: Vec<Words>,
}

/// One replacement.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Edit {
    /// Offset of the first byte replaced.
    pub start: usize,
    /// Offset after the last byte replaced.
    pub end: usize,
    /// The new text.
    pub text: String,
}

impl Fix {
    /// The text with the edits made; `None` if it is not the text that they are edits of.
    ///
    /// ```
    /// use whydenied::{Token, aws};
    ///
    /// let token = Token::read(r#"{ "iss": "https://idp.example.com", "aud": "a", "sub": "alice" }"#)?;
    /// let text = r#"{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
    ///   "Principal": { "Federated": "arn:aws:iam::123456789012:oidc-provider/idp.example.com" },
    ///   "Action": "sts:AssumeRoleWithWebIdentity",
    ///   "Condition": { "StringEquals": { "idp.example.com:sub": "Alice" } } } }"#;
    /// let report = aws::check(&token, &aws::Policy::read(text)?, &aws::Request::default());
    /// let (_, fix) = report.fixes()[0];
    /// assert_eq!(fix.title, "Write `alice`, in the token's letter case");
    /// assert_eq!(fix.apply(text).unwrap(), text.replace("Alice", "alice"));
    /// # Ok::<(), whydenied::report::InputError>(())
    /// ```
    #[must_use]
    pub fn apply(&self, text: &str) -> Option<String> {
        let mut edited = String::with_capacity(text.len() + 64);
        let mut at = 0;
        for edit in &self.edits {
            edited.push_str(text.get(at..edit.start)?);
            edited.push_str(&edit.text);
            at = edit.end;
        }
        Some(edited + text.get(at..)?)
    }
}

/// What can be changed outside of the policy: the engine decided about the call as it is then before offering it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Remedy {
    /// Where to change it.
    #[serde(rename = "where")]
    pub place: Elsewhere,
    /// What to do, in one line.
    pub title: String,
    /// What to write or to run there.
    pub snippet: Option<Snippet>,
    /// What the token says otherwise then.
    pub claims: Vec<ClaimChange>,
    /// What is otherwise then of the request, and of what is known of the provider, the role, or the registration.
    pub parameters: Vec<ParameterChange>,
    /// The verdict then.
    pub verdict_after: Verdict,
    /// What is in the way still, a sentence each; empty where the verdict is `allowed`.
    pub remains: Vec<Words>,
}

/// Something of a request that is otherwise once a remedy was followed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ParameterChange {
    /// What it is, such as `session_name` or `client_ids`.
    pub parameter: Words,
    /// What it is now, as text, if it is anything.
    pub before: Option<String>,
    /// What it is then.
    pub after: Option<String>,
}

/// Where a remedy belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Elsewhere {
    /// The definition of the job that asks for the token.
    Workflow,
    /// The pod, or its service account.
    Pod,
    /// The issuer, and what it puts into its tokens.
    Issuer,
    /// The IAM OIDC provider in the role's account.
    Provider,
    /// The issuer as it is registered with Pulumi Cloud.
    Registration,
    /// The role, apart from its trust policy.
    Role,
    /// The parameters of the call, and the time at which it is made.
    Call,
    /// The program that makes the role.
    Program,
}

impl Elsewhere {
    /// What a person calls it, such as `the workflow`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Workflow => "the workflow",
            Self::Pod => "the cluster",
            Self::Issuer => "the issuer",
            Self::Provider => "the account's identity provider",
            Self::Registration => "Pulumi Cloud",
            Self::Role => "the role",
            Self::Call => "the call",
            Self::Program => "the program",
        }
    }
}

impl Finding {
    /// What to do about it, where neither a fix nor a remedy says so.
    #[must_use]
    pub fn plain_help(&self) -> Option<&str> {
        let exact = self.fix.is_some() || !self.remedies.is_empty();
        Some(&*self.help).filter(|help| !exact && !help.is_empty())
    }
}

/// A text to paste.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Snippet {
    /// Its language: `yaml`, `json` or `sh`.
    pub language: Words,
    /// The text, without a line break at its end.
    pub text: String,
}

/// A text that could not be read: what was found, where, and what to do now.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct InputError {
    /// Which text.
    pub input: Input,
    /// A stable code, such as `not-a-jwt` or `invalid-json`.
    pub code: Words,
    /// What is wrong, in one sentence.
    pub message: Words,
    /// What to do about it.
    pub help: Words,
    /// Where, in the pasted text.
    pub span: Place,
    /// The answer of AWS or Pulumi that was pasted instead, and what it says.
    pub answer: Option<Box<ServiceAnswer>>,
}

/// What is wrong with a text, as far as programs treat it differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It is longer than any such text.
    TooLong,
    /// It is no such text at all: neither JSON nor what belongs there.
    Foreign,
    /// It is such a text, or one near it, with a fault.
    Faulty,
}

impl InputError {
    /// What is wrong, by the code. The codes that programs tell apart stand here and nowhere else.
    #[must_use]
    pub fn unread(&self) -> Unread {
        match &*self.code {
            "text-too-long" => Unread::TooLong,
            "invalid-json" | "not-a-policy" => Unread::Foreign,
            _ => Unread::Faulty,
        }
    }

    /// An error at a place of the pasted text.
    #[must_use]
    pub fn at(
        input: Input,
        text: &str,
        code: impl Into<Words>,
        span: Span,
        message: Words,
        help: &'static str,
    ) -> Self {
        Self {
            input,
            code: code.into(),
            message,
            help: help.into(),
            span: Place::of(text, span),
            answer: None,
        }
    }

    /// The same as a finding, where the text is one of several policies and the others could be read.
    #[must_use]
    pub fn finding(&self) -> Finding {
        Finding::unread(self.input, self.code.clone(), &self.message, self.help.clone(), Some(self.span))
    }
}

impl Finding {
    /// A policy that could not be read among others: an error, so that it does not look clean.
    #[must_use]
    pub fn unread(
        input: Input,
        code: impl Into<Words>,
        message: &str,
        help: impl Into<Words>,
        span: Option<Place>,
    ) -> Self {
        Self {
            code: code.into(),
            severity: Severity::Error,
            title: title::fit(message.to_owned()),
            detail: "Nothing else was looked at in this policy.".into(),
            help: help.into(),
            confidence: Confidence::Documented,
            input,
            document: 0,
            span,
            source: None,
            access_analyzer: None,
            fix: None,
            alternatives: Vec::new(),
            remedies: Vec::new(),
        }
    }
}

/// One of several policies in a text that could not be read, and whose it is.
#[derive(Clone, Debug)]
pub struct UnreadPolicy {
    /// The role or the issuer, by its name, its ARN or its URL.
    pub owner: Option<String>,
    /// Why not, with its place in the pasted text.
    pub error: Box<InputError>,
}

impl UnreadPolicy {
    /// The policy of that owner.
    #[must_use]
    pub fn of(owner: Option<&str>, error: InputError) -> Self {
        Self { owner: owner.map(str::to_owned), error: Box::new(error) }
    }
}

/// An error that AWS or Pulumi answered, and what it says of the set-up.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ServiceAnswer {
    /// The error code, such as `AccessDenied`.
    pub code: Words,
    /// The message as it was pasted, without what the log adds.
    pub message: String,
    /// Which half of the set-up to look at.
    pub half: Half,
    /// Where it usually comes from, the likeliest first.
    pub causes: Vec<LikelyCause>,
    /// How surely the message and its causes are known.
    pub confidence: Confidence,
    /// The page that says so.
    pub source: Option<Words>,
}

/// Which half of the set-up an error is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Half {
    /// The token and its provider: it was refused before any policy was read.
    Token,
    /// The trust policy, or the role's ARN: the token was taken.
    Policy,
    /// The parameters of the call.
    Request,
    /// Something else that could not be set up: a provider, an issuer, a policy that was not saved.
    Setup,
    /// The error does not tell.
    Unknown,
}

/// Where an error may come from.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LikelyCause {
    /// What is wrong.
    pub cause: Words,
    /// What to do about it.
    pub fix: Words,
}

impl std::fmt::Display for InputError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for InputError {}
