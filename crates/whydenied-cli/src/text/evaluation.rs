//! What policies say of the call besides the trust policy's word on the call itself.

use whydenied::report::{EvaluationReport, Report, Verdict};

use super::statement::statement;
use crate::input::Documents;
use crate::screen::{BOLD, GREEN, RED, Screen, YELLOW, visible};

/// The verdict on one action under one policy; its statements too, unless they let the call through.
pub(super) fn evaluation(
    evaluation: &EvaluationReport,
    report: &Report,
    documents: &Documents,
    screen: Screen,
) -> Option<String> {
    let document = documents.get(evaluation.input, evaluation.document)?;
    let verdict = match evaluation.verdict {
        Verdict::Allowed => screen.paint(GREEN, "allowed"),
        Verdict::Denied => screen.paint(RED, "denied"),
        Verdict::Depends => screen.paint(YELLOW, "it depends"),
    };
    let title = format!("{} under {}", evaluation.action, visible(&document.name));
    let mut parts = vec![format!("{}: {verdict}\n", screen.paint(BOLD, &title))];
    if evaluation.verdict != Verdict::Allowed {
        let statements = evaluation.statements.iter();
        parts.extend(statements.map(|it| statement(it, report, document, screen)));
    }
    Some(parts.join("\n"))
}
