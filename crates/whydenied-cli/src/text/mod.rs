//! A report as text for a terminal: the verdict, the cause in the policy, then everything else.

mod compare;
mod failure;
mod snippet;
mod statement;
mod token;

pub(crate) use failure::failure;
pub(crate) use token::token;

use anstyle::Style;
use whydenied::report::{Confidence, Gate, GateState, Kind, Outcome, Report, Verdict};

use crate::input::Source;
use crate::screen::{BOLD, DIM, GREEN, RED, Screen, YELLOW, visible};

/// The report; each part ends with a line break, and an empty line stands between parts.
pub(crate) fn report(report: &Report, policy: &Source, screen: Screen) -> String {
    let cause = report.main_finding();
    let mut parts = vec![verdict(report, screen)];
    parts.extend(cause.map(|cause| snippet::finding(cause, report, policy, screen)));
    parts.extend(
        report
            .statements
            .iter()
            .map(|it| statement::statement(it, report, policy, screen)),
    );
    parts.extend(gates(report, screen));
    let others = report.findings.iter();
    let others = others.filter(|finding| !cause.is_some_and(|cause| std::ptr::eq(cause, *finding)));
    parts.extend(others.map(|finding| snippet::brief(finding, policy, screen)));
    parts.extend(unsure(report, screen));
    parts.join("\n")
}

fn verdict(report: &Report, screen: Screen) -> String {
    let (word, style) = match report.verdict {
        Verdict::Allowed => ("Allowed", GREEN),
        Verdict::Denied => ("Denied", RED),
        Verdict::Depends => ("It depends", YELLOW),
    };
    let word = screen.paint(style, word);
    match (&report.error, report.verdict) {
        (Some(error), _) => {
            format!(
                "{word}: {}\n",
                screen.paint(BOLD, &format!("{} ({})", error.message, error.code))
            )
        }
        (None, Verdict::Depends) => format!("{word} {}\n", screen.hang(&open_keys(report), 11)),
        (None, _) => format!("{word}\n"),
    }
}

/// What to give so that the verdict is one.
fn open_keys(report: &Report) -> String {
    let keys: Vec<_> = report
        .depends_on
        .iter()
        .map(|key| format!("`{}`", visible(key)))
        .collect();
    match report.depends_on.first() {
        None => "on something that was not given".to_owned(),
        Some(first) => format!(
            "on {}; give it with --context {}=VALUE, or --context '!{}' if the request lacks it",
            listed(&keys),
            visible(first),
            visible(first)
        ),
    }
}

/// `a`, `a and b`, `a, b and c`.
fn listed(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// The checks that did not let the request through, apart from the policy, which is shown in full.
fn gates(report: &Report, screen: Screen) -> Option<String> {
    let open: Vec<&Gate> = report
        .gates
        .iter()
        .filter(|gate| !matches!(gate.state, GateState::Passed | GateState::NotNeeded))
        .filter(|gate| gate.id != "trust-policy")
        .collect();
    if open.is_empty() {
        return None;
    }
    let column = open
        .iter()
        .map(|gate| gate.title.chars().count())
        .max()
        .unwrap_or(0);
    let title = match report.kind {
        Kind::Aws => "Around the policy",
        Kind::Pulumi => "Around the policies",
    };
    let mut text = format!("{}\n", screen.paint(BOLD, title));
    for gate in open {
        let mark = Mark::of_gate(gate.state);
        let indent = 2 + mark.columns(screen) + 2 + column + 2;
        text += &format!(
            "  {}  {:column$}  {}\n",
            mark.paint(screen),
            gate.title,
            screen.hang(&visible(&gate.why), indent)
        );
    }
    Some(text)
}

/// What rests on less than documentation.
fn unsure(report: &Report, screen: Screen) -> Option<String> {
    let words = match report.confidence {
        Confidence::Documented => return None,
        Confidence::Observed => {
            "The verdict rests on behaviour seen from the real service that no documentation states."
        }
        Confidence::Inferred => {
            "The verdict rests on a rule inferred from what is documented; no documentation states it."
        }
        Confidence::Unconfirmed => {
            "The verdict rests on a rule that nothing published settles: the service may decide otherwise."
        }
    };
    let conditions = report.statements.iter().flat_map(|it| &it.conditions);
    let keys: Vec<_> = conditions
        .filter(|condition| condition.confidence == report.confidence)
        .map(|condition| {
            format!(
                "`{} {}`",
                visible(&condition.operator),
                visible(&condition.key)
            )
        })
        .collect();
    let about = if keys.is_empty() {
        String::new()
    } else {
        format!(" This concerns {}.", listed(&keys))
    };
    Some(format!(
        "{}\n",
        screen.paint(DIM, &screen.hang(&format!("{words}{about}"), 0))
    ))
}

/// How something went, in one symbol or word.
#[derive(Clone, Copy, Debug)]
struct Mark {
    symbol: &'static str,
    word: &'static str,
    style: Style,
}

impl Mark {
    fn of(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Pass => Self {
                symbol: "✓",
                word: "pass",
                style: GREEN,
            },
            Outcome::Depends => Self {
                symbol: "?",
                word: "open",
                style: YELLOW,
            },
            Outcome::Fail => Self {
                symbol: "✕",
                word: "FAIL",
                style: RED,
            },
        }
    }

    fn of_gate(state: GateState) -> Self {
        match state {
            GateState::Passed => Self::of(Outcome::Pass),
            GateState::Failed => Self::of(Outcome::Fail),
            GateState::Depends => Self::of(Outcome::Depends),
            GateState::NotChecked => Self {
                symbol: "–",
                word: "not checked",
                style: DIM,
            },
            GateState::NotNeeded => Self {
                symbol: "–",
                word: "not needed",
                style: DIM,
            },
        }
    }

    fn text(self, screen: Screen) -> &'static str {
        if screen.colour {
            self.symbol
        } else {
            self.word
        }
    }

    fn paint(self, screen: Screen) -> String {
        screen.paint(self.style, self.text(screen))
    }

    fn columns(self, screen: Screen) -> usize {
        self.text(screen).chars().count()
    }
}
