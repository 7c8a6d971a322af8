//! What can be done about a finding: edits of the policy, and what to change elsewhere.

use annotate_snippets::{Group, Level, Patch, Snippet};
use whydenied::report::{Edit, Finding, Fix, InputRole, Remedy, Report, Verdict};
use whydenied::text::visible_lines;

use super::shown::Shown;
use crate::input::Source;
use crate::screen::{BOLD, DIM, Screen, visible};

/// Longer lines are not drawn: `--diff` prints the difference.
const LONGEST_LINE: usize = 4_096;

/// The edit as a difference of the policy's text, and what it was found to do.
pub(super) fn suggestion<'a>(fix: &'a Fix, policy: &'a Source) -> Group<'a> {
    let shown = Shown::of(&policy.text);
    let edits = fix.edits.iter().filter(|edit| policy.text.get(edit.start..edit.end).is_some());
    let patches = edits.map(|edit| Patch::new(shown.place(edit.start..edit.end), visible_lines(&edit.text)));
    let needs = needs(fix).map(|needs| format!("; {needs}")).unwrap_or_default();
    let title = format!("{}; {}{needs}", visible(&fix.title), after(fix));
    let group = Group::with_title(Level::HELP.with_name("fix").secondary_title(title));
    if fix.edits.iter().any(|edit| line_length(&policy.text, edit) > LONGEST_LINE) {
        return group;
    }
    group.element(Snippet::source(shown.text.clone()).patches(patches))
}

/// How long the lines are that an edit changes.
fn line_length(text: &str, edit: &Edit) -> usize {
    let before = text.get(..edit.start).map_or(0, |before| before.len() - before.rfind('\n').unwrap_or(0));
    let after = text.get(edit.end..).map_or(0, |after| after.find('\n').unwrap_or(after.len()));
    before + edit.end.saturating_sub(edit.start).max(edit.text.len()) + after
}

/// What a fix does to the verdict.
pub(crate) const fn after(fix: &Fix) -> &'static str {
    match fix.verdict_after {
        Verdict::Allowed => "the token is then allowed",
        Verdict::Denied => "the policy then lets the token in",
        Verdict::Depends => "the verdict then depends",
    }
}

/// What the call needs besides.
pub(crate) fn needs(fix: &Fix) -> Option<String> {
    let needs: Vec<_> = fix.needs.iter().map(|need| visible(need)).collect();
    (!needs.is_empty()).then(|| format!("the call still needs {}", super::listed(&needs)))
}

/// The number of a fix, by which `--fix` takes it.
pub(super) fn number(fix: &Fix, report: &Report) -> usize {
    let fixes = report.fixes();
    fixes.iter().position(|(_, known)| std::ptr::eq(*known, fix)).map_or(0, |index| index + 1)
}

/// The other ways to mend what a finding tells of, each in a line or two.
pub(super) fn others(finding: &Finding, report: &Report, screen: Screen) -> String {
    let mut text = Vec::new();
    let numbered = |fix| number(fix, report);
    for fix in &finding.alternatives {
        let label = format!("fix {}", numbered(fix));
        let title = screen.hang(&visible(&fix.title), label.len() + 5);
        text.push(format!("or {}: {title}\n", screen.paint(BOLD, &label)));
    }
    // Of whoever makes several calls no policy is printed.
    let of_caller = report.inputs.iter().any(|input| input.role == InputRole::Caller);
    if finding.fix.is_some() && !of_caller {
        let example = finding.alternatives.first().map(numbered);
        let another =
            example.map_or_else(String::new, |number| format!("; --fix {number} that of fix {number}"));
        let line = format!("--fix prints the edited policy, --diff the difference{another}");
        text.push(format!("{}\n", screen.paint(DIM, &line)));
    }
    text.extend(finding.remedies.iter().map(|remedy| self::remedy(remedy, finding.fix.is_some(), screen)));
    text.concat()
}

/// What to change elsewhere, with the text to paste there.
fn remedy(remedy: &Remedy, beside_fix: bool, screen: Screen) -> String {
    let place = remedy.place.name();
    let or = if beside_fix { "or " } else { "" };
    let label = format!("{or}in {place}");
    let title = screen.hang(&visible(&remedy.title), label.len() + 2);
    let mut text = vec![format!("{}: {title}\n", screen.paint(BOLD, &label))];
    for line in remedy.snippet.iter().flat_map(|snippet| snippet.text.lines()) {
        text.push(format!("    {}\n", visible(line)).replace("    \n", "\n"));
    }
    text.extend(remaining(remedy).map(|remains| format!("    {}\n", screen.hang(&remains, 4))));
    text.concat()
}

/// What is in the way still, once a remedy was followed.
pub(super) fn remaining(remedy: &Remedy) -> impl Iterator<Item = String> {
    remedy.remains.iter().map(|remains| format!("still in the way: {}", visible(remains)))
}
