//! How something went, in one symbol; in one word where there is no colour to tell symbols apart.

use anstyle::Style;
use whydenied::report::{GateState, Outcome, Severity, Verdict};

use crate::screen::{BOLD, DIM, GREEN, RED, Screen, YELLOW};

#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    symbol: &'static str,
    word: &'static str,
    style: Style,
}

impl Mark {
    pub(super) const fn of(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Pass => Self::new("✓", "pass", GREEN),
            Outcome::Depends => Self::new("?", "open", YELLOW),
            Outcome::Fail => Self::new("✕", "FAIL", RED),
        }
    }

    /// In a Deny a test that fails is what lets the request through: no reason for alarm.
    pub(super) const fn of_deny(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Pass => Self::new("✓", "yes", BOLD),
            Outcome::Depends => Self::new("?", "open", YELLOW),
            Outcome::Fail => Self::new("✕", "no", DIM),
        }
    }

    pub(super) const fn of_gate(state: GateState) -> Self {
        match state {
            GateState::Passed => Self::of(Outcome::Pass),
            GateState::Failed => Self::of(Outcome::Fail),
            GateState::Depends => Self::of(Outcome::Depends),
            GateState::NotChecked | GateState::NotNeeded => Self::new("–", "none", DIM),
        }
    }

    /// In words that do not sound like an alarm: that a stranger is kept out is as it should be.
    pub(super) const fn of_verdict(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Allowed => Self::new("✓", "in", GREEN),
            Verdict::Depends => Self::new("?", "open", YELLOW),
            Verdict::Denied => Self::new("✕", "out", DIM),
        }
    }

    pub(super) const fn of_severity(severity: Severity) -> Self {
        match severity {
            Severity::Error => Self::new("error", "error", RED),
            Severity::Cause => Self::new("cause", "cause", RED),
            Severity::Warning => Self::new("warning", "warning", YELLOW),
            Severity::Hint => Self::new("hint", "hint", DIM),
        }
    }

    const fn new(symbol: &'static str, word: &'static str, style: Style) -> Self {
        Self { symbol, word, style }
    }

    /// The mark, filled up to that many columns.
    pub(super) fn paint(self, columns: usize, screen: Screen) -> String {
        let fill = " ".repeat(columns.saturating_sub(self.columns(screen)));
        screen.paint(self.style, self.text(screen)) + &fill
    }

    pub(super) fn columns(self, screen: Screen) -> usize {
        self.text(screen).chars().count()
    }

    const fn text(self, screen: Screen) -> &'static str {
        if screen.colour { self.symbol } else { self.word }
    }
}
