//! A report as text for a terminal: the verdict, the cause in the policy, then everything else.

mod calls;
mod compare;
mod evaluation;
mod excerpt;
mod explanation;
mod failure;
mod finding;
mod fix;
mod gate;
mod lint;
mod mark;
mod policy;
mod rows;
mod shown;
mod snippet;
mod statement;
mod tested;
mod token;
mod variants;

pub(crate) use calls::calls;
pub(crate) use explanation::{explanation, explanations};
pub(crate) use failure::{failure, failure_in};
pub(crate) use fix::{after, needs};
pub(crate) use lint::lint;
pub(crate) use tested::{depends, expectation, fault, file_error, why};
pub(crate) use token::token;
pub(crate) use variants::variants;

use whydenied::report::{
    Applies, Confidence, DecidedBy, HoleReport, Kind, Report, ServiceError, Verdict, is_condition_key,
    rests_on,
};

use crate::input::Documents;
use crate::screen::{BOLD, DIM, GREEN, RED, Screen, YELLOW, visible};

/// More findings about a policy are counted, not told: nobody reads them, and programs read the JSON.
const MOST_FINDINGS: usize = 200;

/// The report; each part ends with a line break, and an empty line stands between parts.
pub(crate) fn report(report: &Report, documents: &Documents, screen: Screen) -> String {
    let cause = report.main_finding();
    // What the verdict depends on is said with the verdict, what was assumed with the request.
    let others = report.findings.iter().filter(|finding| {
        !["depends-on-request", "request-assumed"].contains(&&*finding.code)
            && !cause.is_some_and(|cause| std::ptr::eq(cause, *finding))
    });

    let mut parts = vec![verdict(report, screen)];
    parts.extend(cause.map(|cause| snippet::finding(cause, report, documents, screen)));
    let source = &documents.policy;
    let exchange = report.exchange.as_ref();
    parts.extend(exchange.map(|it| policy::exchange(it, report.verdict, screen)));
    let statements = report.statements.iter();
    parts.extend(statements.map(|it| statement::statement(it, report, source, screen)));
    let further = report.further_evaluations.iter();
    parts.extend(further.filter_map(|it| evaluation::evaluation(it, report, documents, screen)));
    parts.extend(report.policies.iter().map(|it| policy::policy(it, source, screen)));
    parts.extend(gate::open(report, screen));
    parts.extend(finding::list(others, report, documents, screen));
    parts.extend(basis(report, screen));
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
        (Some(error), _) => format!("{word}: {}\n", answer(error, screen)),
        (None, Verdict::Depends) => {
            let keys = listed(&quoted(&names(&report.depends_on)));
            format!("{word} on {keys}\n{}{}", what_to_give(report), refused_now(report, screen))
        }
        (None, Verdict::Allowed) => {
            format!("{word}{}\n{}", by_statements(report), refused_now(report, screen))
        }
        (None, Verdict::Denied) => {
            let unsent = (report.decided_by == DecidedBy::Caller).then(|| visible(&report.lead));
            let answer = || report.exchange.as_ref().map(|exchange| visible(&exchange.answer));
            let unpublished = unsent.or_else(answer);
            let unpublished =
                unpublished.map(|note| format!("  {}\n", screen.paint(DIM, &screen.hang(&note, 2))));
            format!("{word}\n{}", unpublished.unwrap_or_default())
        }
    }
}

/// The verdict in a sentence, where the service refuses the token now all the same.
fn refused_now(report: &Report, screen: Screen) -> String {
    let lead = report.refused_now.as_ref().map(|_| visible(&report.lead));
    lead.map(|lead| format!("  {}\n", screen.hang(&lead, 2))).unwrap_or_default()
}

/// What the service answers, and what it answered to the same before, for whoever searches for that.
fn answer(error: &ServiceError, screen: Screen) -> String {
    let code = visible(&error.code);
    let answer = match &*error.message {
        "" => code,
        message => format!("{} ({code})", visible(message)),
    };
    let answer = screen.paint(BOLD, &answer);
    match &error.older_message {
        None => answer,
        Some(older) => {
            let older = format!("(until 2025: {})", visible(older));
            format!("{answer}\n  {}", screen.paint(DIM, &screen.hang(&older, 2)))
        }
    }
}

/// The statements or policies that let the token in.
fn by_statements(report: &Report) -> String {
    let applying = report
        .statements
        .iter()
        .filter(|statement| statement.effect == "Allow" && statement.outcome == Applies::Applies);
    let names: Vec<_> = applying
        .map(|statement| match &statement.sid {
            Some(sid) => format!("`{}`", visible(sid)),
            None => (statement.index + 1).to_string(),
        })
        .collect();
    let (names, part) = match report.kind {
        Kind::Aws => (names, "statement"),
        Kind::Pulumi => (policy::allowing(report), "policy"),
    };
    match names.len() {
        0 => String::new(),
        1 => format!(" by {part} {}", listed(&names)),
        _ => format!(" by {} {}", if part == "policy" { "policies" } else { "statements" }, listed(&names)),
    }
}

/// The option that makes a verdict of what depends, on a line to be copied.
fn what_to_give(report: &Report) -> String {
    if report.kind == Kind::Pulumi {
        return policy::what_to_give(report);
    }
    let open = report.holes.iter().filter(|hole| hole.decides && hole.value.is_none());
    let settings: Vec<_> = open.map(to_set).collect();
    if !settings.is_empty() {
        return settings.concat() + &not_decisive(report);
    }
    let keys = report.depends_on.iter().map(|name| visible(name));
    let Some(key) = keys.into_iter().find(|name| is_condition_key(name)) else {
        return String::new();
    };
    format!(
        "  if you know its value:     --context {key}=VALUE\n  if the request lacks it:   --context '!{key}'\n"
    )
}

/// What an expression of the program would have to be, and the option that gives it a value.
fn to_set(hole: &HoleReport) -> String {
    let name = visible(&hole.expression);
    match hole.needed() {
        None => format!("  to say what `{name}` is:   --set '{name}=VALUE'\n"),
        Some(needed) => {
            format!("  `{name}` {}; to say what it is:   --set '{name}=VALUE'\n", visible(&needed))
        }
    }
}

/// The expressions that stay open and decide nothing.
fn not_decisive(report: &Report) -> String {
    let open = report.holes.iter().filter(|hole| !hole.decides && hole.value.is_none());
    let names: Vec<_> = open.map(|hole| hole.expression.clone()).collect();
    if names.is_empty() { String::new() } else { format!("  not decisive: {}\n", listed(&quoted(&names))) }
}

/// What rests on less than documentation.
fn basis(report: &Report, screen: Screen) -> Option<String> {
    let service = match report.kind {
        Kind::Aws => "AWS",
        Kind::Pulumi => "Pulumi Cloud",
    };
    let words = match report.confidence {
        Confidence::Documented => return None,
        Confidence::Observed => {
            "The verdict rests on what the real service was seen to do, which is documented nowhere."
        }
        Confidence::Inferred => {
            "The verdict rests on a rule that follows from the documentation, which does not state it."
        }
        Confidence::Unconfirmed => &format!(
            "The verdict rests on a rule that nothing published settles: {service} may decide otherwise."
        ),
    };
    let mut tests = Vec::new();
    for statement in &report.statements {
        let number = statement.index + 1;
        for (name, element) in [("principal", &statement.principal), ("action", &statement.action)] {
            if element.confidence == report.confidence {
                tests.push(format!("the {name} of statement {number}"));
            }
        }
        for condition in &statement.conditions {
            if condition.confidence == report.confidence {
                tests.push(format!("`{}` in statement {number}", visible(&condition.key)));
            }
        }
    }
    for policy in &report.policies {
        let number = policy.index + 1;
        let unsure = policy.rules.iter().filter(|rule| rule.confidence == report.confidence);
        tests.extend(unsure.map(|rule| format!("`{}` in policy {number}", visible(&rule.path))));
        if policy.target.confidence == report.confidence {
            tests.push(format!("what policy {number} is for"));
        }
    }
    let about = match tests.as_slice() {
        [] => String::new(),
        tests => format!(" It is about {}.", listed(tests)),
    };
    Some(format!("{}\n", screen.hang(&format!("{words}{about}"), 0)))
}

/// That a test rests on less than documentation.
const fn unsure(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Documented | Confidence::Observed => "",
        Confidence::Inferred => " (inferred)",
        Confidence::Unconfirmed => " (unconfirmed)",
    }
}

/// How many findings are not told.
fn more(findings: usize) -> Option<String> {
    let more = findings.checked_sub(MOST_FINDINGS).filter(|more| *more > 0)?;
    Some(format!("and {more} more\n"))
}

/// What a verdict rests on, as people read it.
fn names(depends_on: &[String]) -> Vec<String> {
    depends_on.iter().map(|name| rests_on(name).to_owned()).collect()
}

fn quoted(words: &[String]) -> Vec<String> {
    words.iter().map(|word| format!("`{}`", visible(word))).collect()
}

/// `a`, `a and b`, `a, b and c`.
fn listed(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}
