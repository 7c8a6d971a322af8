//! The policy that a fix makes, as a text or as a difference, and what is said beside it.

mod unified;

use std::num::NonZeroUsize;

use whydenied::report::{Fix, Input, Report, Verdict};

use crate::input::{Documents, Source, is_decoded};
use crate::screen::{BOLD, DIM, Screen, visible};
use crate::text::{after, needs};

/// A policy, edited by one of a report's fixes.
pub(crate) struct Edited<'r> {
    report: &'r Report,
    /// `None` where the policy stays as it is.
    fix: Option<&'r Fix>,
    number: usize,
    source: &'r Source,
    /// The whole text after the edits.
    text: String,
    /// The policy's own part of that text; `None` where the text is the whole of it.
    part: Option<std::ops::Range<usize>>,
}

impl<'r> Edited<'r> {
    /// The policy by the fix of that number.
    ///
    /// # Errors
    /// There are fixes, but not as many.
    pub(crate) fn of(
        report: &'r Report,
        documents: &'r Documents,
        number: NonZeroUsize,
    ) -> Result<Self, String> {
        let fixes = report.fixes();
        let number = number.get();
        let chosen = fixes.get(number - 1).copied();
        if chosen.is_none() && !fixes.is_empty() {
            return Err(match fixes.len() {
                1 => format!("there is no fix {number}: there is one"),
                count => format!("there is no fix {number}: there are {count}"),
            });
        }
        let source = chosen.and_then(|(finding, _)| documents.get(finding.input, finding.document));
        let source = source.unwrap_or(&documents.policy);
        let fix = chosen.map(|(_, fix)| fix);
        let text = fix.and_then(|fix| fix.apply(&source.text)).unwrap_or_else(|| source.text.to_string());
        let is_policy = chosen.is_none_or(|(finding, _)| finding.input == Input::Policy);
        // All edits lie in the policy.
        let part = documents.policy_part.filter(|_| is_policy);
        let part = part.map(|part| part.start..text.len() - (source.text.len() - part.end));
        Ok(Self { report, fix, number, source, text, part })
    }

    /// The verdict under the policy as it is printed.
    pub(crate) fn verdict(&self) -> Verdict {
        self.fix.map_or(self.report.verdict, |fix| fix.verdict_after)
    }

    /// The edited policy; nothing where no edit lets the token in.
    pub(crate) fn policy(&self) -> String {
        if self.is_refused() {
            return String::new();
        }
        let part = self.part.clone().and_then(|part| self.text.get(part));
        let ended = |text: &str| text.trim_end_matches(['\r', '\n']).to_owned() + "\n";
        // A whole text stays as it is indented, which in YAML is all that holds it together.
        part.map_or_else(|| ended(&self.text), |part| ended(&outdented(part.trim_end_matches(['\r', '\n']))))
    }

    /// The edits as a unified difference; nothing where there are none.
    pub(crate) fn difference(&self) -> String {
        self.fix.map_or_else(String::new, |_| {
            unified::difference(&self.source.name, &self.source.text, &self.text)
        })
    }

    fn is_refused(&self) -> bool {
        self.fix.is_none() && self.report.verdict == Verdict::Denied
    }

    /// What was done, and what else could be.
    pub(crate) fn notes(&self, screen: Screen) -> String {
        let Some(fix) = self.fix else { return self.unchanged(screen) };
        let mut text = vec![format!(
            "{}: {}; {}\n",
            screen.paint(BOLD, &format!("fix {}", self.number)),
            visible(&fix.title),
            after(fix)
        )];
        text.extend(needs(fix).map(|needs| format!("  {needs}\n")));
        if is_decoded(&self.source.name) {
            text.push(format!("  of {}: the text it was given in is encoded\n", visible(&self.source.name)));
        }
        let fixes = self.report.fixes();
        let others = fixes.iter().enumerate().filter(|(index, _)| index + 1 != self.number);
        for (index, (_, other)) in others {
            let same = other.verdict_after == fix.verdict_after;
            let after = if same { String::new() } else { format!("; {}", after(other)) };
            let other = format!("fix {}: {}{after}", index + 1, visible(&other.title));
            text.push(format!("  {}\n", screen.paint(DIM, &other)));
        }
        text.concat()
    }

    /// Why the policy stays as it is.
    fn unchanged(&self, screen: Screen) -> String {
        let mut text = vec![match self.report.verdict {
            Verdict::Allowed => "The token is allowed as the policy is.\n".to_owned(),
            Verdict::Depends => {
                "The verdict depends on what was not given; no edit is called for.\n".to_owned()
            }
            Verdict::Denied => "No edit of the policy is offered.\n".to_owned(),
        }];
        if let Some(finding) = self.report.main_finding().filter(|_| self.is_refused()) {
            text.push(format!("  {}: {}\n", screen.paint(BOLD, &finding.code), visible(&finding.title)));
            let help = Some(&finding.help).filter(|help| !help.is_empty());
            text.extend(help.map(|help| format!("  help: {}\n", visible(help))));
        }
        text.concat()
    }
}

/// A part of a text as it would stand alone: its lines lose the indentation that its last one has.
fn outdented(part: &str) -> String {
    let last = part.rsplit('\n').next().unwrap_or_default();
    let indent = &last[..last.len() - last.trim_start_matches([' ', '\t']).len()];
    let lines = part.split('\n').map(|line| line.strip_prefix(indent).unwrap_or(line));
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::outdented;

    #[test]
    fn a_part_stands_alone() {
        assert_eq!(outdented("{\n    \"a\": [\n      1\n    ]\n  }"), "{\n  \"a\": [\n    1\n  ]\n}");
        assert_eq!(outdented("{\n  \"a\": 1\n}"), "{\n  \"a\": 1\n}");
        assert_eq!(outdented("{}"), "{}");
    }
}
