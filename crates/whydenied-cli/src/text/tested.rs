//! A policy test: what is wrong with its file, what was expected and did not come, and why.

use annotate_snippets::{Group, Level};
use unicode_width::UnicodeWidthStr as _;
use whydenied::report::{Applies, Place, Report, Verdict};

use super::excerpt::{self, Excerpt};
use super::failure::plain;
use super::{listed, names, policy, quoted, snippet, statement};
use crate::input::{Documents, FileError, Source};
use crate::policy_tests::Fault;
use crate::screen::{Screen, visible};

/// Columns before the text of the `= help:` line.
const GUTTER: usize = 12;
/// Columns before a line of the file and after its marks.
const MARGIN: usize = 8;

/// A file that could not be had.
pub(crate) fn file_error(error: &FileError, screen: Screen) -> String {
    plain(&error.message, &error.help, screen)
}

/// What is wrong with a file of tests; `source` is without its secrets.
pub(crate) fn fault(fault: &Fault, source: &Source, screen: Screen) -> String {
    let shown = Some(source).filter(|source| !source.text.trim().is_empty());
    let Some(excerpt) = shown.and_then(|source| Excerpt::of(&source.text, fault.span)) else {
        let message = format!("{}: {}", source.name, fault.message);
        return plain(&message, &fault.help, screen);
    };
    let help = screen.wrap(&visible(&fault.help), GUTTER).join("\n");
    let group = Level::ERROR
        .primary_title(visible(&fault.message))
        .id(fault.code)
        .element(excerpt.drawn(None))
        .element(Level::HELP.message(help));
    format!("{}\n", excerpt::render(&[group], Some(excerpt.address(&source.name)), screen))
}

/// The place of an expectation that was not met.
pub(crate) fn expectation(title: &str, label: &str, span: Place, source: &Source, screen: Screen) -> String {
    let title = Level::ERROR.with_name("FAIL").primary_title(title.to_owned());
    let Some(excerpt) = Excerpt::of(&source.text, span) else { return label.to_owned() };
    let line = source.text.get(..span.end).and_then(|before| before.rsplit('\n').next());
    let room = screen.excerpt_columns(line.map_or(0, |line| visible(line).width()) + MARGIN);
    // Beside the place where it fits there, else below.
    let (beside, below) =
        if label.width() <= room { (Some(label.to_owned()), None) } else { (None, Some(label)) };
    let below =
        below.map(|label| Level::NOTE.with_name(None::<&str>).message(screen.wrap(label, GUTTER).join("\n")));
    let group = Group::with_title(title).element(excerpt.drawn(beside)).elements(below);
    excerpt::render(&[group], Some(excerpt.address(&source.name)), screen)
}

/// Why a call is let in or denied, or what it depends on: the cause in the policy, or what lets it in.
pub(crate) fn why(report: &Report, documents: &Documents, screen: Screen) -> String {
    if let Some(cause) = report.main_finding() {
        return snippet::brief(cause, report, documents, screen);
    }
    let source = &documents.policy;
    match report.verdict {
        Verdict::Allowed => {
            let applying = report.statements.iter();
            let applying = applying.filter(|it| it.effect == "Allow" && it.outcome == Applies::Applies);
            let statements: String =
                applying.map(|it| statement::statement(it, report, source, screen)).collect();
            let matching = report.policies.iter();
            let matching = matching.filter(|it| it.decision == "allow" && it.outcome == Applies::Applies);
            statements + &matching.map(|it| policy::policy(it, source, screen)).collect::<String>()
        }
        Verdict::Depends => screen.hang(&depends(report), 0) + ".\n",
        Verdict::Denied => String::new(),
    }
}

/// What a verdict depends on, in a sentence without its full stop.
pub(crate) fn depends(report: &Report) -> String {
    format!("It depends on {}", listed(&quoted(&names(&report.depends_on))))
}
