//! The calls that a workflow, manifests or settings make, each with what comes of it.

use serde::{Deserialize, Serialize};

use crate::markdown::inline::prose;
use crate::{DecidedBy, ExchangeReport, Place, Report, Value, Verdict, Words};

/// What comes of all calls that somebody makes.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Calls {
    /// Version of this structure; fields may be added under the same number.
    pub schema: u32,
    /// Version of the engine.
    pub engine: Words,
    /// In what form it was pasted, such as `github-workflow`.
    pub form: Words,
    /// What people call that form, with its article.
    pub form_name: Words,
    /// Denied if one of the calls is, else `depends` if one does.
    pub verdict: Verdict,
    /// What was assumed where nobody said, each a sentence without its full stop.
    pub assumed: Vec<String>,
    /// The calls, the denied ones first, each kind in the order of the text.
    pub calls: Vec<CallReport>,
    /// The whole report of the first of them.
    pub report: Box<Report>,
}

/// What comes of one call.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CallReport {
    /// Which of the caller's calls it is, counted from 0 in the order of the text.
    pub number: usize,
    /// What makes it and what starts that, such as ``job `deploy`, push to `main` ``.
    pub name: String,
    /// The claims of its token, or of the one that it would send; an open part stands there as a pattern.
    pub claims: Value,
    /// What of the claims is not known, in words.
    pub open: Vec<String>,
    /// The ARN of the role that it asks for, where it is written down.
    pub role: Option<String>,
    /// The `RoleSessionName` that it asks for.
    pub session_name: Option<String>,
    /// The `DurationSeconds` that it asks for.
    pub duration_seconds: Option<u32>,
    /// The exchange that it asks for, where the token is for Pulumi Cloud.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exchange: Option<ExchangeReport>,
    /// What comes of it.
    pub verdict: Verdict,
    /// The stage that settled the verdict; `caller` where no token is sent.
    pub decided_by: DecidedBy,
    /// What the verdict rests on that nobody gave.
    pub depends_on: Vec<String>,
    /// The code of the finding to read first.
    pub cause: Option<Words>,
    /// The title of that finding.
    pub title: Option<String>,
    /// Where the caller's text says so.
    pub span: Place,
}

impl Calls {
    /// As Markdown, for an issue or a chat: a list of the calls, then the report of the first.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let mut text = format!("### Calls of {}\n\n", self.form_name);
        for call in &self.calls {
            let sign = match call.verdict {
                Verdict::Allowed => "allowed",
                Verdict::Denied => "**denied**",
                Verdict::Depends => "depends",
            };
            let why = call.title.as_ref().map(|title| format!(": {}", prose(title))).unwrap_or_default();
            text = text
                + "- "
                + &prose(&call.name)
                + ", line "
                + &call.span.line.to_string()
                + ": "
                + sign
                + &why
                + "\n";
        }
        for assumed in &self.assumed {
            text = text + "\nAssumed: " + &prose(assumed) + ".\n";
        }
        let first = self.calls.first().map(|call| prose(&call.name)).unwrap_or_default();
        text + "\n### The first of them: " + &first + "\n\n" + &self.report.to_markdown()
    }
}
