//! The engine's answers to many calls, for a second opinion to compare with its own: a call a line in, an
//! answer a line out.
//!
//! `cargo run -p whydenied-tests --example answer < CALLS`

use std::collections::BTreeMap;
use std::error::Error;
use std::io::{self, BufWriter, Write as _};

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use whydenied::outcome::Outcome;
use whydenied::report::{Applies, DecidedBy, Report, Verdict};
use whydenied::{Token, aws};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Call<'c> {
    #[serde(borrow)]
    claims: &'c RawValue,
    #[serde(borrow)]
    policy: &'c RawValue,
    request: Known,
}

/// What is known of the request.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    role: Option<String>,
    now: Option<i64>,
    context: BTreeMap<String, Option<Vec<String>>>,
}

#[derive(Serialize)]
struct Answer {
    verdict: Verdict,
    decided_by: DecidedBy,
    statements: Vec<Statement>,
}

#[derive(Serialize)]
struct Statement {
    outcome: Applies,
    conditions: Vec<(String, String, Outcome)>,
}

impl From<Report> for Answer {
    fn from(report: Report) -> Self {
        let statements = report.statements.into_iter().map(|statement| Statement {
            outcome: statement.outcome,
            conditions: statement
                .conditions
                .into_iter()
                .map(|condition| (condition.operator, condition.key, condition.outcome))
                .collect(),
        });
        Self { verdict: report.verdict, decided_by: report.decided_by, statements: statements.collect() }
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut answers = BufWriter::new(io::stdout().lock());
    for line in io::stdin().lines() {
        let line = line?;
        let call: Call<'_> = serde_json::from_str(&line)?;
        let token = Token::read(call.claims.get())?;
        let policy = aws::Policy::read(call.policy.get())?;
        let request = aws::Request {
            role_arn: call.request.role,
            now: call.request.now,
            context: call.request.context.into_iter().collect(),
            ..aws::Request::default()
        };
        let report = aws::explain(&token, &policy, &[], &request);
        serde_json::to_writer(&mut answers, &Answer::from(report))?;
        writeln!(answers)?;
    }
    answers.flush()?;
    Ok(())
}
