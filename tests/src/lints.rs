//! `lints.jsonl`: a trust policy alone, and what is risky or broken about it.

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};
use whydenied::report::{Finding, Severity, Verdict};
use whydenied::{Token, aws, issuer};

use crate::principal;
use crate::tally::{Case, Tally};

/// The longest title that fits on a line.
const TITLE: usize = 100;

/// A trust policy, and all there is to say about it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LintCase {
    /// Its name.
    pub id: String,
    /// Who says so, or whose documentation has the policy.
    pub source: String,
    /// The provider that the policy trusts, without `https://`.
    pub provider: Option<String>,
    /// The condition block of the only statement, for that provider.
    pub condition: Option<Box<RawValue>>,
    /// The whole policy.
    pub policy: Option<Box<RawValue>>,
    /// Everything that is found, in this order: the severity and the code.
    pub findings: Vec<String>,
    /// The title of the first of them.
    pub title: Option<String>,
    /// A subject that the details name, of a token that gets in.
    pub witness: Option<String>,
    /// The issue codes of IAM Access Analyzer beside ours.
    #[serde(default)]
    pub access_analyzer: Vec<String>,
    /// The text at the place of the first finding.
    pub at: Option<String>,
    /// In a few words.
    pub why: String,
}

/// Checks the cases.
#[must_use]
pub fn lints() -> Tally {
    Tally::of::<LintCase>(include_str!("../cases/lints.jsonl"))
}

/// Demands that a subject of wildcards alone, with what separates its parts, is told of every issuer and every
/// form of its subjects, and of an issuer that nobody knows.
///
/// # Panics
/// With each that is not told, one a line.
pub fn wildcards_alone() {
    const TOLD: [&str; 3] = ["subject-matches-anyone", "wildcard-before-owner-end", "broad-wildcard"];
    let known = issuer::ALL.iter().filter_map(|issuer| Some((issuer, issuer.providers.first()?)));
    let known = known.flat_map(|(issuer, provider)| {
        issuer.subjects.iter().map(move |form| (provider.replace('*', "acme"), wildcards(form)))
    });
    let unknown = ["*", "*:*", "*/*", "*:*:*", "**", "?*"]
        .map(|value| ("idp.example.com".to_owned(), value.to_owned()));
    let silent: Vec<_> = known
        .chain(unknown)
        .filter(|(provider, value)| {
            let statement = json!({
                "Effect": "Allow",
                "Principal": { "Federated": principal(provider) },
                "Action": "sts:AssumeRoleWithWebIdentity",
                "Condition": { "StringLike": { format!("{provider}:sub"): value } },
            });
            let policy = json!({ "Version": "2012-10-17", "Statement": statement }).to_string();
            let policy = aws::Policy::read(&policy).expect("a policy");
            !aws::lint(&policy).iter().any(|finding| TOLD.contains(&&*finding.code))
        })
        .collect();
    assert!(silent.is_empty(), "{silent:#?}");
}

/// A form of subjects with a wildcard for each word.
fn wildcards(form: &str) -> String {
    let words = form.split_inclusive([':', '/', '|', '@']);
    words
        .map(|word| word.find([':', '/', '|', '@']).map_or("*".to_owned(), |at| format!("*{}", &word[at..])))
        .collect()
}

/// Demands of each policy that a vendor recommends that a token which it lets in is told no more risks than
/// the policy alone, and of at least so many that they were tried.
///
/// # Panics
/// With each that differs, one a line.
pub fn recommended_beside_a_token(at_least: usize) {
    let cases = include_str!("../cases/lints.jsonl").lines();
    let cases = cases.map(|line| serde_json::from_str::<LintCase>(line).expect("a line is a case"));
    let recommended: Vec<_> = cases.filter(|case| case.id.starts_with("ok-")).collect();
    let wrong: Vec<_> = recommended
        .iter()
        .filter_map(|case| Some(format!("{}: {}", case.id, case.differs_beside_a_token().err()?)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(recommended.len() >= at_least, "{} recommended policies only", recommended.len());
}

impl LintCase {
    /// Claims that pass every test of the policy's only statement: its values, where a wildcard is something.
    fn admitted(policy: &Value) -> Value {
        let statement = &policy["Statement"][0];
        let federated = statement["Principal"]["Federated"].as_str().unwrap_or_default();
        let provider = federated.split_once(":oidc-provider/").map_or(federated, |(_, url)| url);
        let mut claims = json!({
            "iss": format!("https://{provider}"), "aud": "any", "sub": "any", "iat": 1, "exp": 2,
        });
        let tests = statement["Condition"].as_object().into_iter().flatten();
        for (key, value) in tests.flat_map(|(_, keys)| keys.as_object().into_iter().flatten()) {
            let value = value.as_array().and_then(|values| values.first()).unwrap_or(value);
            let value = value.as_str().unwrap_or_default().replace(['*', '?'], "x");
            match key.strip_prefix(provider).and_then(|rest| rest.strip_prefix(':')) {
                Some("amr") => claims["amr"] = json!([value]),
                // Where both are tested, the one is `azp` and the other `aud`.
                Some("oaud") => {
                    claims["azp"] = claims["aud"].clone();
                    claims["aud"] = json!(value);
                }
                Some(claim) => claims[claim] = json!(value),
                None => {
                    if let Some(tag) = key.strip_prefix("aws:RequestTag/") {
                        claims["https://aws.amazon.com/tags"]["principal_tags"][tag] = json!([value]);
                    }
                }
            }
        }
        claims
    }

    fn differs_beside_a_token(&self) -> Result<(), String> {
        let text = self.text();
        let policy: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
        let claims = Self::admitted(&policy).to_string();
        let token = Token::read(&claims).map_err(|error| error.to_string())?;
        let policy = aws::Policy::read(&text).map_err(|error| error.to_string())?;
        let context = vec![("sts:RoleSessionName".to_owned(), self.session_name().map(|name| vec![name]))];
        let request = aws::Request { context, ..aws::Request::default() };
        let report = aws::check(&token, &policy, &request);
        let risky = |severity: Severity| matches!(severity, Severity::Error | Severity::Warning);
        let found = report.findings.iter().filter(|finding| risky(finding.severity));
        let mut found: Vec<_> =
            found.map(|finding| format!("{} {}", word(finding.severity), finding.code)).collect();
        let alone = self.findings.iter().filter(|finding| !finding.starts_with("hint "));
        let mut expected: Vec<_> = alone.cloned().collect();
        found.sort();
        expected.sort();
        if report.verdict != Verdict::Allowed {
            let why = report.main_finding().map(|finding| &finding.title);
            Err(format!("{:?} to {claims}: {why:?}", report.verdict))
        } else if found != expected {
            Err(format!("{expected:?} and not {found:?}"))
        } else {
            Ok(())
        }
    }

    fn session_name(&self) -> Option<String> {
        let condition: Value = serde_json::from_str(self.condition.as_ref()?.get()).ok()?;
        Some(condition["StringEquals"]["sts:RoleSessionName"].as_str()?.to_owned())
    }

    /// The policy's text.
    #[must_use]
    pub fn text(&self) -> String {
        if let Some(policy) = &self.policy {
            return policy.get().to_owned();
        }
        let provider = self.provider.as_deref().unwrap_or_default();
        let statement = json!({
            "Effect": "Allow",
            "Principal": { "Federated": principal(provider) },
            "Action": "sts:AssumeRoleWithWebIdentity",
            "Condition": self.condition,
        });
        json!({ "Version": "2012-10-17", "Statement": [statement] }).to_string()
    }

    fn differs(&self, text: &str, findings: &[Finding]) -> Result<(), String> {
        let found: Vec<_> =
            findings.iter().map(|finding| format!("{} {}", word(finding.severity), finding.code)).collect();
        let first = findings.first();
        let title = first.map(|finding| &*finding.title);
        let issues: Vec<_> =
            findings.iter().filter_map(|finding| finding.access_analyzer.as_deref()).collect();
        let place = first.and_then(|finding| text.get(finding.span?.start..finding.span?.end));
        let long = findings.iter().find(|finding| finding.title.chars().count() > TITLE);
        let witness = |subject: &String| {
            let named = format!("the subject `{subject}`");
            findings.iter().any(|finding| finding.detail.contains(&named))
        };
        if found != self.findings {
            let titles: Vec<_> = findings.iter().map(|finding| &finding.title).collect();
            Err(format!("{:?} and not {found:?}: {titles:#?}", self.findings))
        } else if self.title.is_some() && self.title.as_deref() != title {
            Err(format!("{:?} and not {title:?}", self.title))
        } else if self.at.is_some() && self.at.as_deref() != place {
            Err(format!("at {:?} and not {place:?}", self.at))
        } else if self.access_analyzer.iter().any(|issue| !issues.iter().any(|found| found == issue)) {
            Err(format!("{:?} and not {issues:?}", self.access_analyzer))
        } else if let Some(subject) = self.witness.as_ref().filter(|subject| !witness(subject)) {
            let details: Vec<_> = findings.iter().map(|finding| &finding.detail).collect();
            Err(format!("{subject} is not named in {details:#?}"))
        } else if let Some(finding) = long {
            Err(format!("too long a title: {}", finding.title))
        } else {
            Ok(())
        }
    }
}

/// The word that stands for it in JSON.
fn word(value: impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default()
}

impl Case for LintCase {
    fn id(&self) -> &str {
        &self.id
    }

    fn check(&self) -> Result<(), String> {
        let text = self.text();
        let policy = aws::Policy::read(&text).map_err(|error| error.to_string())?;
        let findings = aws::lint(&policy);
        self.differs(&text, &findings).map_err(|found| format!("{found} ({})", self.why))
    }
}
