//! A statement of the policy: whether it applies, and each of its tests in one line.

use unicode_width::UnicodeWidthStr;
use whydenied::report::{Applies, ConditionReport, Report, StatementReport};

use super::Mark;
use crate::input::Source;
use crate::screen::{BOLD, DIM, Screen, visible};

/// Longer names stand on a line of their own.
const LONGEST_NAME: usize = 24;

pub(super) fn statement(
    statement: &StatementReport,
    report: &Report,
    policy: &Source,
    screen: Screen,
) -> String {
    let mut rows = vec![
        (
            Mark::of(statement.principal.outcome),
            "principal".to_owned(),
            visible(&statement.principal.why),
        ),
        (
            Mark::of(statement.action.outcome),
            "action".to_owned(),
            visible(&statement.action.why),
        ),
    ];
    rows.extend(statement.conditions.iter().map(|condition| {
        let why = format!(
            "{}: {}",
            visible(&condition.operator),
            visible(&condition.why)
        );
        (Mark::of(condition.outcome), name(condition, report), why)
    }));
    let marks = rows
        .iter()
        .map(|(mark, ..)| mark.columns(screen))
        .max()
        .unwrap_or(0);
    let names = rows
        .iter()
        .map(|(_, name, _)| name.width())
        .filter(|&width| width <= LONGEST_NAME)
        .max();
    let names = names.unwrap_or(0);
    let indent = 2 + marks + 2 + names + 2;

    let mut text = title(statement, policy, screen);
    for (mark, name, why) in rows {
        let space = if name.width() > names {
            format!("\n{:indent$}", "")
        } else {
            " ".repeat(names - name.width() + 2)
        };
        let pad = " ".repeat(marks - mark.columns(screen) + 2);
        text += &format!(
            "  {}{pad}{name}{space}{}\n",
            mark.paint(screen),
            screen.hang(&why, indent)
        );
    }
    text
}

fn title(statement: &StatementReport, policy: &Source, screen: Screen) -> String {
    let sid = statement
        .sid
        .as_deref()
        .map_or(String::new(), |sid| format!(" `{}`", visible(sid)));
    let applies = match statement.outcome {
        Applies::Applies => "applies",
        Applies::DoesNotApply => "does not apply",
        Applies::Depends => "may apply",
    };
    let title = format!(
        "Statement {}{sid}: {} {applies}",
        statement.index + 1,
        visible(&statement.effect)
    );
    let place = format!("({}:{})", policy.name, statement.span.line);
    format!(
        "{} {}\n",
        screen.paint(BOLD, &title),
        screen.paint(DIM, &place)
    )
}

/// The claim's name for a key of the token's own provider, else the key as written.
fn name(condition: &ConditionReport, report: &Report) -> String {
    let own = report
        .context
        .iter()
        .any(|entry| entry.claim.is_some() && entry.key.eq_ignore_ascii_case(&condition.key));
    let short = condition
        .key
        .rsplit_once(':')
        .map(|(_, name)| name)
        .filter(|_| own);
    visible(short.unwrap_or(&condition.key))
}
