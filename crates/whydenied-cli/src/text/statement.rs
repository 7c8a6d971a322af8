//! A statement of the policy: whether it applies, and each of its tests in one line.

use whydenied::report::{Applies, ConditionReport, ElementReport, Outcome, Report, StatementReport};

use super::mark::Mark;
use super::rows::{self, Row};
use super::unsure;
use crate::input::Source;
use crate::screen::{BOLD, DIM, Screen, visible};

/// More values than these are counted, not listed.
const MOST_VALUES: usize = 8;

pub(super) fn statement(
    statement: &StatementReport,
    report: &Report,
    policy: &Source,
    screen: Screen,
) -> String {
    let mark = if statement.effect == "Deny" { Mark::of_deny } else { Mark::of };
    let element = |name: &str, element: &ElementReport| Row {
        mark: mark(element.outcome),
        name: name.to_owned(),
        why: visible(&element.why) + unsure(element.confidence),
        values: Vec::new(),
    };
    let mut rows = vec![element("principal", &statement.principal), element("action", &statement.action)];
    rows.extend(statement.resource.as_ref().map(|resource| element("resource", resource)));
    rows.extend(statement.conditions.iter().map(|condition| Row {
        mark: mark(condition.outcome),
        name: name(condition, report),
        why: format!(
            "{}: {}{}",
            visible(&condition.operator),
            visible(&condition.why),
            unsure(condition.confidence)
        ),
        values: values(condition),
    }));
    rows::layout(title(statement, policy, screen), &rows, screen)
}

/// The values none of which the request has; a single one is in the sentence already.
fn values(condition: &ConditionReport) -> Vec<String> {
    let count = condition.expected.len();
    if condition.outcome == Outcome::Pass || count < 2 {
        return Vec::new();
    }
    let shown = condition.expected.iter().take(MOST_VALUES);
    let mut lines: Vec<_> = shown.map(|value| format!("- {}", visible(value))).collect();
    if count > MOST_VALUES {
        lines.push(format!("and {} more", count - MOST_VALUES));
    }
    lines
}

fn title(statement: &StatementReport, policy: &Source, screen: Screen) -> String {
    let sid = statement.sid.as_deref();
    let sid = sid.map_or_else(String::new, |sid| format!(" `{}`", visible(sid)));
    let applies = match statement.outcome {
        Applies::Applies => "applies",
        Applies::DoesNotApply => "does not apply",
        Applies::Depends => "may apply",
    };
    let number = statement.index + 1;
    let title = format!("Statement {number}{sid} ({}) {applies}", visible(&statement.effect));
    let place = format!("{}:{}", visible(&policy.name), statement.span.line);
    format!("{}  {}\n", screen.paint(BOLD, &title), screen.paint(DIM, &place))
}

/// The claim's name for a key of the token's own provider, else the key as written.
fn name(condition: &ConditionReport, report: &Report) -> String {
    let own = report
        .context
        .iter()
        .any(|entry| entry.claim.is_some() && entry.key.eq_ignore_ascii_case(&condition.key));
    let short = condition.key.rsplit_once(':').map(|(_, name)| name);
    visible(short.filter(|_| own).unwrap_or(&condition.key))
}
