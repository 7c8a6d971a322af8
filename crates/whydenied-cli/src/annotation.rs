//! Workflow commands of GitHub Actions, which become annotations on the lines of files.

use whydenied::report::{CallReport, Calls, Finding, Input, Place, Report, Severity, Verdict};
use whydenied::secret;

use crate::input::{Documents, Source, is_decoded};
use crate::text;

/// How a runner shows one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Level {
    Error,
    Warning,
}

impl Level {
    const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }

    /// That of a verdict which is worth one.
    const fn of(verdict: Verdict) -> Option<Self> {
        match verdict {
            Verdict::Allowed => None,
            Verdict::Denied => Some(Self::Error),
            Verdict::Depends => Some(Self::Warning),
        }
    }
}

/// The command for a place in a file, or for none.
pub(crate) fn command(level: Level, at: Option<(&str, Place)>, title: &str, message: &str) -> String {
    let place = at.map_or_else(String::new, |(file, Place { line, column, .. })| {
        format!("file={},line={line},col={column},", property(file))
    });
    format!("::{} {place}title={}::{}", level.name(), property(title), data(message))
}

/// The command for a file as a whole.
pub(crate) fn of_file(file: &str, title: &str, message: &str) -> String {
    format!("::error file={},title={}::{}", property(file), property(title), data(message))
}

/// What a report is worth: each cause of a denial on its line, or what the verdict rests on. A line each.
pub(crate) fn of_report(report: &Report, documents: &Documents) -> String {
    let Some(level) = Level::of(report.verdict) else { return String::new() };
    let causes = report.findings.iter().filter(|finding| finding.severity == Severity::Cause);
    let causes = causes.chain(report.main_finding().filter(|main| main.severity != Severity::Cause));
    let lines: Vec<_> = causes.map(|cause| of_finding(level, cause, documents) + "\n").collect();
    if lines.is_empty() {
        command(level, None, &report.lead, &text::depends(report)) + "\n"
    } else {
        lines.concat()
    }
}

/// What calls are worth: each that is not allowed on its line.
pub(crate) fn of_calls(calls: &Calls, documents: &Documents) -> String {
    let line = |call: &CallReport| {
        let level = Level::of(call.verdict)?;
        let at = documents.get(Input::Token, 0).and_then(file).map(|file| (file, call.span));
        let why = call.title.clone().unwrap_or_else(|| call.depends_on.join(", "));
        Some(command(level, at, &call.name.replace('`', ""), &why) + "\n")
    };
    calls.calls.iter().filter_map(line).collect()
}

fn of_finding(level: Level, finding: &Finding, documents: &Documents) -> String {
    let source = documents.get(finding.input, finding.document).and_then(file);
    let message = if finding.help.is_empty() {
        finding.title.clone()
    } else {
        format!("{}\n{}", finding.title, finding.help)
    };
    command(level, source.zip(finding.span), &finding.code, &message)
}

/// The file that a text is, if it is one.
fn file(source: &Source) -> Option<&str> {
    Some(source.name.as_str()).filter(|name| !is_decoded(name))
}

/// A text after `::`, as the runner reads it; once it is written so, nobody finds the secrets in it.
fn data(text: &str) -> String {
    secret::masked(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{Level, Place, command};

    #[test]
    fn what_a_runner_would_read_as_its_own_is_escaped() {
        let span = Place { start: 0, end: 1, line: 3, column: 5 };
        assert_eq!(
            command(Level::Error, Some(("a,b.yaml", span)), "50%: yes", "one\n::set-env name=A::b"),
            "::error file=a%2Cb.yaml,line=3,col=5,title=50%25%3A yes::one%0A::set-env name=A::b"
        );
        assert_eq!(command(Level::Warning, None, "a", "b"), "::warning title=a::b");
    }
}
