//! The report: plain data, serialised as JSON (schema 1).

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::{
    Confidence, ExchangeReport, Finding, HoleReport, Input, InputReport, Outcome, Place, PolicyReport, Value,
    Verdict, secret,
};

/// Words of a report: fixed ones cost no allocation.
pub type Words = Cow<'static, str>;

/// A report, an error or whatever else is said of pasted texts, as JSON with asterisks in the place of
/// [secrets](crate::secret): what is sent on or printed into a log.
///
/// # Errors
/// A value that JSON cannot say, of which a report has none.
///
/// ```
/// use whydenied::{Token, report};
///
/// let token = Token::read(r#"{"sub": "a", "nested": "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl"}"#)?;
/// let json = report::to_json(&token.report(None)).unwrap();
/// assert!(json.contains("eyJhbGci*") && !json.contains("c2lnbmF0dXJl"));
/// # Ok::<(), report::InputError>(())
/// ```
pub fn to_json(value: &impl Serialize) -> Result<String, serde_json::Error> {
    let json = serde_json::to_string_pretty(value)?;
    Ok(secret::masked(&json).into_owned() + "\n")
}

/// Everything there is to say about one token under one policy.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Report {
    /// Version of this structure; fields may be added under the same number.
    pub schema: u32,
    /// Version of the engine.
    pub engine: Words,
    /// Which service's rules were followed.
    pub kind: Kind,
    /// What the service would decide.
    pub verdict: Verdict,
    /// What comes of it, in one sentence.
    pub lead: String,
    /// What the token does for which the service refuses it now, whatever the policies say, such as
    /// `expired 2 hours ago, at …`. Nothing where the verdict says so already.
    pub refused_now: Option<String>,
    /// The stage that settled the verdict.
    pub decided_by: DecidedBy,
    /// What the service would answer, where it would refuse and its answer is known.
    pub error: Option<ServiceError>,
    /// Request keys that nobody gave and on which the verdict rests, and expressions that stay open, these as
    /// `hole:EXPRESSION`; empty unless it `depends`.
    pub depends_on: Vec<String>,
    /// The parts of the pasted texts that were read; none of a bare token and a bare policy.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inputs: Vec<InputReport>,
    /// The expressions of the program that the policy was read from; none of a policy as AWS has it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub holes: Vec<HoleReport>,
    /// How surely the rules behind the verdict are known: the least sure of them.
    pub confidence: Confidence,
    /// The token as it was read.
    pub token: TokenReport,
    /// The checks in the order in which the service makes them.
    pub gates: Vec<Gate>,
    /// The request context that conditions were tested against.
    pub context: Vec<ContextEntry>,
    /// The trust policy's statements in their order, as they bear on the call itself.
    pub statements: Vec<StatementReport>,
    /// The other evaluations: for session tags and a source identity, and of resource control policies.
    pub further_evaluations: Vec<EvaluationReport>,
    /// Pulumi Cloud's authorization policies in their order; none in a report on AWS.
    pub policies: Vec<PolicyReport>,
    /// The token exchange with Pulumi Cloud; none in a report on AWS.
    pub exchange: Option<ExchangeReport>,
    /// What was found, the most important first. On a denial the first `cause` is the one to read.
    pub findings: Vec<Finding>,
}

/// Which service's rules a report follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// `sts:AssumeRoleWithWebIdentity` and the role's trust policy.
    Aws,
    /// The token exchange of Pulumi Cloud and its authorization policies.
    Pulumi,
}

/// The stage that settled a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum DecidedBy {
    /// The parameters of the request, or what they ask of the session.
    Request,
    /// The token was refused before any policy was read.
    Token,
    /// The role's trust policy.
    TrustPolicy,
    /// A resource control policy of the role's organization.
    ResourceControlPolicy,
    /// The second evaluation, for `sts:TagSession`.
    TagSession,
    /// The third evaluation, for `sts:SetSourceIdentity`.
    SourceIdentity,
    /// A Pulumi authorization policy.
    AuthorizationPolicy,
    /// The document: the service would refuse to save it.
    Input,
    /// Whoever calls: no token is sent, and the service is never asked.
    Caller,
}

/// An error as the service would answer it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ServiceError {
    /// The error code, such as `AccessDenied`.
    pub code: Words,
    /// The message, word for word; empty where none was ever published or recorded.
    pub message: Words,
    /// What the service answered instead until 2025, where that was another text.
    pub older_message: Option<Words>,
}

impl ServiceError {
    /// One whose message has no older form.
    #[must_use]
    pub fn new(code: &'static str, message: impl Into<Words>) -> Self {
        Self { code: code.into(), message: message.into(), older_message: None }
    }
}

/// One check of the service, in its order.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Gate {
    /// A stable name, such as `token` or `trust-policy`.
    pub id: Words,
    /// What a person reads, such as `Trust policy`.
    pub title: Words,
    /// How it went.
    pub state: GateState,
    /// One sentence.
    pub why: Words,
}

/// How one check went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum GateState {
    /// It let the request through.
    Passed,
    /// It refused the request.
    Failed,
    /// It rests on a request key that nobody gave.
    Depends,
    /// What it needs was not given.
    NotChecked,
    /// It does not arise for this request.
    NotNeeded,
}

/// The token as it was read.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TokenReport {
    /// What was pasted.
    pub form: TokenForm,
    /// The JOSE header of a JWT.
    pub header: Option<Value>,
    /// The claims as they stand in the token.
    pub claims: Value,
    /// Who issued it.
    pub issuer: IssuerReport,
    /// Whether the signature was checked.
    pub signature: Signature,
    /// With the issuer's keys: why the signature is not verified.
    pub signature_note: Option<Words>,
    /// The claims one by one, readable.
    pub details: Vec<ClaimReport>,
}

/// In what form a token was pasted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum TokenForm {
    /// A signed JSON Web Token in its compact form.
    Jwt,
    /// A JSON object of claims, perhaps not all of them.
    Claims,
    /// A CloudTrail event, which names the issuer, the audience and the subject only.
    CloudTrail,
}

/// Who issued a token.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct IssuerReport {
    /// The issuer's name, or the host of an unknown one.
    pub name: Words,
    /// A stable name, such as `github-actions`; `unknown` for an issuer not in the tables.
    pub id: Words,
}

/// What is known of a token's signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Signature {
    /// It was made with a key of the given key set.
    Verified,
    /// It was not made with the key that the header names.
    Invalid,
    /// No key set was given, or it has no key for the token.
    NotChecked,
    /// The token came as bare claims.
    Absent,
}

/// One claim, readable.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ClaimReport {
    /// The claim's name.
    pub claim: String,
    /// Its value: a string as it is, anything else as JSON.
    pub value: String,
    /// What the claim says, for claims of known issuers.
    pub meaning: Option<Words>,
    /// For the `sub` of a known issuer: what it is made of.
    pub parts: Option<Vec<ClaimPart>>,
    /// For `exp`, `iat` and `nbf`: the time it names.
    pub time: Option<TimeReport>,
    /// The condition keys that AWS makes of it; empty when AWS ignores the claim.
    pub keys: Vec<String>,
}

/// One part of a subject.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ClaimPart {
    /// What people call it, such as `service account`.
    pub name: String,
    /// What it is, such as `web`.
    pub value: String,
}

/// A time, readable.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TimeReport {
    /// Seconds since 1970-01-01T00:00:00Z.
    pub epoch: i64,
    /// As RFC 3339, in UTC.
    pub rfc3339: String,
    /// Seen from now, such as `expired 3 minutes ago`; absent without a clock.
    pub relative: Option<String>,
}

/// One condition key of the request context.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ContextEntry {
    /// The key, such as `token.actions.githubusercontent.com:sub`.
    pub key: Words,
    /// Its values; empty unless it is present.
    pub values: Vec<Words>,
    /// The claim it was made of.
    pub claim: Option<Words>,
    /// Whether the request has it.
    pub state: KeyState,
    /// Whether it holds a list, which needs a set operator.
    pub multivalued: bool,
    /// How surely this is known.
    pub confidence: Confidence,
}

/// Whether a request has a condition key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum KeyState {
    /// It is there, with these values.
    Present,
    /// It is not there.
    Absent,
    /// Only the request can tell, and nobody said.
    Unknown,
}

/// One evaluation of one policy.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EvaluationReport {
    /// The action, such as `sts:TagSession`.
    pub action: Words,
    /// The kind of the policy.
    pub input: Input,
    /// Which of several policies of that kind, counted from 0.
    pub document: usize,
    /// What the policy says of the action.
    pub verdict: Verdict,
    /// The policy's statements in their order.
    pub statements: Vec<StatementReport>,
}

/// One statement of a policy.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StatementReport {
    /// Its position, counted from 0.
    pub index: usize,
    /// Its `Sid`.
    pub sid: Option<String>,
    /// `Allow` or `Deny`, as written.
    pub effect: String,
    /// Whether it applies to this request.
    pub outcome: Applies,
    /// Where it stands.
    pub span: Place,
    /// The test of its principal.
    pub principal: ElementReport,
    /// The test of its action.
    pub action: ElementReport,
    /// The test of its resource, in a resource control policy.
    pub resource: Option<ElementReport>,
    /// The tests of its condition block, all of which must pass.
    pub conditions: Vec<ConditionReport>,
}

/// Whether a statement applies to the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Applies {
    /// Principal, action and every condition match.
    Applies,
    /// At least one of them does not.
    DoesNotApply,
    /// It rests on a request key that nobody gave.
    Depends,
}

/// The test of a statement's principal or action.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ElementReport {
    /// How it went.
    pub outcome: Outcome,
    /// What the policy has, such as `["sts:AssumeRole"]`.
    pub expected: Vec<String>,
    /// One sentence.
    pub why: Words,
    /// How surely the rule is known.
    pub confidence: Confidence,
    /// Where the element stands; the whole statement when it is missing.
    pub span: Place,
}

/// The test of one key under one condition operator.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ConditionReport {
    /// The operator as written, such as `ForAnyValue:StringLike`.
    pub operator: String,
    /// The key as written.
    pub key: String,
    /// How it went.
    pub outcome: Outcome,
    /// The policy's values as written.
    pub expected: Vec<String>,
    /// The request's values; nothing when the key is absent or unknown.
    pub actual: Option<Vec<String>>,
    /// For a failed comparison: the expected value that came closest, and where the two part.
    pub nearest: Option<Nearest>,
    /// One sentence.
    pub why: Words,
    /// How surely the rules behind the outcome are known.
    pub confidence: Confidence,
    /// Where the key and its values stand.
    pub span: Place,
    /// Where each of `expected` stands.
    pub value_spans: Vec<Place>,
}

/// How far an expected value agrees with the actual one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Nearest {
    /// Which of `expected`.
    pub expected_index: usize,
    /// Which of `actual`.
    pub actual_index: usize,
    /// The part of the expected value, in bytes, that disagrees.
    pub expected: (usize, usize),
    /// The part of the actual value, in bytes, that disagrees.
    pub actual: (usize, usize),
}
