//! An authorization policy: whether it matches, and each of its tests in one line.

use whydenied::report::{Applies, ExchangeReport, PolicyReport, Report, Verdict};

use super::mark::Mark;
use super::rows::{self, Row};
use super::unsure;
use crate::input::Source;
use crate::screen::{BOLD, DIM, Screen, visible};

pub(super) fn policy(policy: &PolicyReport, source: &Source, screen: Screen) -> String {
    let mark = if policy.decision == "deny" { Mark::of_deny } else { Mark::of };
    let row = |outcome, name: String, why: &str, confidence| Row {
        mark: mark(outcome),
        name,
        why: visible(why) + unsure(confidence),
        values: Vec::new(),
    };
    let target = &policy.target;
    let mut tests = vec![row(target.outcome, "asked for".to_owned(), &target.why, target.confidence)];
    let rules = policy.rules.iter();
    tests.extend(rules.map(|rule| row(rule.outcome, visible(&rule.path), &rule.why, rule.confidence)));
    let note = policy.rules_note.iter().map(|note| format!("  {}\n", screen.hang(&visible(note), 2)));
    rows::layout(title(policy, source, screen), &tests, screen) + &note.collect::<String>()
}

fn title(policy: &PolicyReport, source: &Source, screen: Screen) -> String {
    let applies = match policy.outcome {
        Applies::Applies => "matches",
        Applies::DoesNotApply => "does not match",
        Applies::Depends => "may match",
    };
    let kind = [&*policy.decision, &*policy.token_type].into_iter().filter(|word| !word.is_empty());
    let kind = kind.collect::<Vec<_>>().join(" ");
    let title = format!("Policy {} ({kind}) {applies}", policy.index + 1);
    let place = format!("{}:{}", visible(&source.name), policy.span.line);
    format!("{}  {}\n", screen.paint(BOLD, &title), screen.paint(DIM, &place))
}

/// What was asked for, what of it was assumed, and how long the token lives.
pub(super) fn exchange(exchange: &ExchangeReport, verdict: Verdict, screen: Screen) -> String {
    let mut text = vec![format!("Asked for: {}\n", screen.hang(&visible(&exchange.asks_for()), 2))];
    for it in &exchange.assumptions {
        let line = format!("`{}` is assumed: {}", visible(&it.value), visible(&it.why));
        text.push(format!("  {}\n", screen.paint(DIM, &screen.hang(&line, 4))));
    }
    let granted = exchange.lifetime.granted;
    match verdict {
        Verdict::Allowed => text.push(format!("The token lives {granted} seconds.\n")),
        Verdict::Depends => text.push(format!("If it is allowed, the token lives {granted} seconds.\n")),
        Verdict::Denied => {}
    }
    text.concat()
}

/// The policies that let the token in.
pub(super) fn allowing(report: &Report) -> Vec<String> {
    let matching = report.policies.iter().filter(|policy| policy.outcome == Applies::Applies);
    matching
        .filter(|policy| policy.decision == "allow")
        .map(|policy| (policy.index + 1).to_string())
        .collect()
}

/// The options that make a verdict of what depends.
pub(super) fn what_to_give(report: &Report) -> String {
    let given = |key: &String| match &**key {
        "requested_token_type" => "  what is asked for:   --type organization|team|personal|runner\n",
        "scope" => "  whom it is for:      --user LOGIN, --team NAME or --runner NAME\n",
        _ => "",
    };
    report.depends_on.iter().map(given).collect()
}
