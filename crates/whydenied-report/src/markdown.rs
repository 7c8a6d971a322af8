//! The report as Markdown: what one pastes into an issue or a chat.

mod authorization;
pub(crate) mod inline;
mod repair;
mod statement;
mod token;
mod variant;

use self::authorization::{exchange, policy};
use self::inline::{code, fenced, prose};
use self::statement::{evaluation, statement};
pub use self::variant::variants_markdown;
use crate::secret;
use crate::visible::visible;
use crate::{Comparison, Confidence, Finding, GateState, Input, Parted, Report, Severity, Verdict, rests_on};

/// Longer values are shortened around their difference.
const LONGEST_VALUE: usize = 200;

impl Report {
    /// The report as Markdown: verdict, cause, expected over actual, statements, other findings.
    ///
    /// The words of the token and the policy stand in code that they cannot leave, and [secrets](crate::secret) are
    /// left out.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let mut parts = vec![self.verdict_line()];
        let cause = self.main_finding();
        parts.extend(cause.map(|cause| self.cause(cause)));
        parts.extend(self.exchange.as_ref().map(|it| exchange(it, self.verdict)));
        parts.extend(self.statements.iter().map(statement));
        parts.extend(self.further_evaluations.iter().map(evaluation));
        parts.extend(self.policies.iter().map(policy));
        parts.extend(self.open_gates());
        let others =
            self.findings.iter().filter(|finding| !cause.is_some_and(|cause| std::ptr::eq(cause, *finding)));
        parts.extend(list("Also found", others.map(brief)));
        parts.push(format!("<sub>whydenied {}</sub>\n", self.engine));
        secret::without(&parts.join("\n")).into_owned()
    }

    fn verdict_line(&self) -> String {
        let sure = match self.confidence {
            Confidence::Documented | Confidence::Observed => "",
            Confidence::Inferred => " (inferred from the documentation)",
            Confidence::Unconfirmed => " (on a rule that nothing published settles)",
        };
        match (self.verdict, &self.error) {
            (Verdict::Denied, Some(error)) if !error.message.is_empty() => {
                format!("**Denied**{sure}: {} ({})\n", prose(&error.message), code(&error.code))
            }
            (Verdict::Denied, Some(error)) => format!("**Denied**{sure}: {}\n", code(&error.code)),
            (Verdict::Denied, None) => format!("**Denied**{sure}\n"),
            (Verdict::Allowed, _) if self.refused_now.is_some() => {
                format!("**Allowed**{sure}: {}\n", prose(&self.lead))
            }
            (Verdict::Allowed, _) => format!("**Allowed**{sure}\n"),
            (Verdict::Depends, _) => {
                let keys: Vec<_> = self.depends_on.iter().map(|name| code(rests_on(name))).collect();
                let lead = self.refused_now.as_ref().map(|_| format!("\n{}\n", prose(&self.lead)));
                format!("**It depends**{sure} on {}\n{}", keys.join(", "), lead.unwrap_or_default())
            }
        }
    }

    /// The checks that nobody could make, and those that stopped the request apart from the policy.
    fn open_gates(&self) -> Option<String> {
        let answer = self.error.as_ref().map(|error| &error.message);
        let mut text = Vec::new();
        let mut not_checked = Vec::new();
        for gate in self.gates.iter().filter(|gate| !is_policy(&gate.id)) {
            match gate.state {
                GateState::NotChecked => not_checked.push(gate.title.to_lowercase()),
                GateState::Failed | GateState::Depends if Some(&gate.why) != answer => {
                    text.push(format!("**{}**: {}\n\n", gate.title, prose(&gate.why)));
                }
                _ => {}
            }
        }
        if !not_checked.is_empty() {
            text.push(format!("Not checked: {}\n", not_checked.join(", ")));
        }
        (!text.is_empty()).then(|| text.concat())
    }

    fn cause(&self, cause: &Finding) -> String {
        let mut text = vec![format!("**{}** ({}{})\n", prose(&cause.title), code(&cause.code), place(cause))];
        if let Some(block) = self.comparison_at(cause).and_then(comparison) {
            text.push(format!("\n{block}"));
        }
        if !cause.detail.is_empty() {
            text.push(format!("\n{}\n", prose(&cause.detail)));
        }
        text.extend(cause.plain_help().map(|help| format!("\n**Help:** {}\n", prose(help))));
        text.push(repair::repair(cause));
        text.concat()
    }
}

/// Findings about a policy alone as Markdown, under its name.
///
/// ```
/// use whydenied::{aws, report};
///
/// let policy = aws::Policy::read(r#"{ "Version": "2012-10-17", "Statement": {
///     "Effect": "Allow",
///     "Principal": { "Federated": "arn:aws:iam::123456789012:oidc-provider/idp.example.com" },
///     "Action": "sts:AssumeRoleWithWebIdentity",
///     "Condition": { "StringEquals": { "idp.example.com:aud": "a", "idp.example.com:sub": "s" } } } }"#)?;
/// assert_eq!(report::lint_markdown("trust.json", &aws::lint(&policy)), "**`trust.json`**: nothing found\n");
/// # Ok::<(), report::InputError>(())
/// ```
#[must_use]
pub fn lint_markdown(name: &str, findings: &[Finding]) -> String {
    let head = format!("**{}**: {}\n", code(name), tally(findings));
    let rows: String = findings.iter().map(brief).collect();
    let text = if rows.is_empty() { head } else { format!("{head}\n{rows}") };
    secret::without(&text).into_owned()
}

/// How many findings there are of each severity, such as `1 error, 2 warnings`.
#[must_use]
pub fn tally(findings: &[Finding]) -> String {
    let counts = [Severity::Error, Severity::Cause, Severity::Warning, Severity::Hint].map(|severity| {
        let count = findings.iter().filter(|finding| finding.severity == severity).count();
        let plural = if count == 1 { "" } else { "s" };
        (count > 0).then(|| format!("{count} {}{plural}", word(severity)))
    });
    let counts: Vec<_> = counts.into_iter().flatten().collect();
    if counts.is_empty() { "nothing found".to_owned() } else { counts.join(", ") }
}

/// Whether what a check came to is told by the policy itself.
fn is_policy(gate: &str) -> bool {
    gate == "trust-policy" || gate == "authorization-policy"
}

/// Expected over actual, the difference pointed at.
fn comparison(it: Comparison<'_>) -> Option<String> {
    let mut values = [
        Parted::of(it.expected, it.nearest.expected, visible)?,
        Parted::of(it.actual, it.nearest.actual, visible)?,
    ];
    let length = |it: &Parted| [&it.before, &it.difference, &it.after].map(|part| part.chars().count());
    if values.iter().any(|value| length(value).iter().sum::<usize>() > LONGEST_VALUE) {
        values = values.map(|value| value.fitted(LONGEST_VALUE, |_| 1));
    }
    let whose = if it.of_token { "token has" } else { "request has" };
    let [expected, actual] =
        values.each_ref().map(|value| [&*value.before, &value.difference, &value.after].concat());
    let [_, Parted { before, difference, .. }] = &values;
    let indent = " ".repeat(before.chars().count());
    let pointer = "^".repeat(difference.chars().count().max(1));
    Some(fenced(&format!("policy wants  {expected}\n{whose:<14}{actual}\n              {indent}{pointer}")))
}

fn list(title: &str, rows: impl Iterator<Item = String>) -> Option<String> {
    let rows: String = rows.collect();
    (!rows.is_empty()).then(|| format!("**{title}**\n\n{rows}"))
}

/// A finding in one row.
fn brief(finding: &Finding) -> String {
    let severity = word(finding.severity);
    let help = if finding.help.is_empty() { String::new() } else { format!("; {}", prose(&finding.help)) };
    format!(
        "- {severity}: {}{help} ({}{}){}\n",
        prose(&finding.title),
        code(&finding.code),
        place(finding),
        known(finding.confidence),
    )
}

const fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Cause => "cause",
        Severity::Warning => "warning",
        Severity::Hint => "hint",
    }
}

fn place(finding: &Finding) -> String {
    match (finding.span, finding.input) {
        (Some(span), Input::Policy) => format!(", line {}", span.line),
        (Some(span), Input::ResourceControlPolicy) => {
            format!(", line {} of resource control policy {}", span.line, finding.document + 1)
        }
        _ => String::new(),
    }
}

fn known(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Documented | Confidence::Observed => "",
        Confidence::Inferred => " *(inferred)*",
        Confidence::Unconfirmed => " *(unconfirmed)*",
    }
}
