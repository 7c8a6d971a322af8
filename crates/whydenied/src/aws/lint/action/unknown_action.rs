//! There is no such action.

use super::known::KNOWN;
use crate::aws::ASSUME_ROLE;
use crate::aws::policy::Patterns;
use crate::finding::collected::Findings;
use crate::finding::entry::Entry;
use crate::finding::example::fault::{RIGHT, github};
use crate::finding::kind::{Kind, Message};
use crate::finding::page::ACTIONS;
use crate::near_miss::distance::distance;

pub(crate) static KIND: Kind = Kind::error("unknown-action", ACTIONS).access_analyzer("INVALID_ACTION");

/// How many letters may be wrong in an action that another is taken for.
const SLIPS: usize = 3;

/// Adds each action that STS does not have; whether there is one.
pub(crate) fn lint(actions: &Patterns<'_>, findings: &mut Findings<'_>) -> bool {
    let mut found = false;
    for action in actions.patterns.iter().filter(|action| is_unknown(&action.text)) {
        found = true;
        let meant = KNOWN
            .iter()
            .map(|known| (distance(&action.text.to_ascii_lowercase(), &known.to_ascii_lowercase()), known))
            .filter(|(distance, _)| *distance <= SLIPS)
            .min();
        let help = match meant {
            Some((_, meant)) => format!("write `{meant}`"),
            None => format!("write `{ASSUME_ROLE}`"),
        };
        let message = Message::new(
            format!("STS has no action `{}`", action.text),
            "A name that no action has allows nothing.",
            help,
        );
        findings.mistake(&KIND, action.span, message);
    }
    found
}

fn is_unknown(action: &str) -> bool {
    let of_sts = action.get(..4).is_some_and(|service| service.eq_ignore_ascii_case("sts:"));
    of_sts && !action.contains(['*', '?']) && !KNOWN.iter().any(|known| known.eq_ignore_ascii_case(action))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "There is no such action",
    why: "A name that no action has allows nothing, and nobody says so until the call is denied.",
    help: "correct the name: `sts:AssumeRoleWithWebIdentity`",
    example: github(r#""Action":"sts:AssumeRoleWithWebIdentiy""#),
    near: github(RIGHT),
};
