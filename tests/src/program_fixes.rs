//! `program_fixes.jsonl`: denied calls whose policy stands in a program, and how the program is edited.

use serde::Deserialize;
use serde_json::value::RawValue;
use whydenied::report::Verdict;

use crate::Known;
use crate::scenario::{Asks, Scenario};
use crate::tally::{Case, Tally};

/// A program with the policy of a denied call.
#[derive(Debug, Deserialize)]
pub struct ProgramFixCase {
    /// Its name.
    pub id: String,
    /// What it is.
    pub form: String,
    /// Who says so.
    pub source: String,
    /// How it is known.
    pub confidence: Known,
    /// What is pasted.
    pub text: String,
    /// The token's claims.
    pub claims: Box<RawValue>,
    /// The lines, one after the other, that the program has once a fix is made: of each fix that is expected.
    pub fixes: Vec<Vec<String>>,
    /// Lines that no fix makes.
    #[serde(default)]
    pub never: Vec<String>,
}

/// Checks how programs are edited.
#[must_use]
pub fn fixes() -> Tally {
    Tally::of::<ProgramFixCase>(include_str!("../cases/program_fixes.jsonl"))
}

impl Asks for ProgramFixCase {
    fn scenario(&self) -> Option<Scenario> {
        let (id, policy) = (self.id.clone(), self.text.clone());
        Some(Scenario { id, token: self.claims.get().to_owned(), policy, ..Scenario::default() })
    }
}

impl Case for ProgramFixCase {
    fn id(&self) -> &str {
        &self.id
    }

    fn check(&self) -> Result<(), String> {
        let report = self.scenario().ok_or("no scenario")?.report().map_err(|error| error.to_string())?;
        if report.verdict != Verdict::Denied {
            return Err(format!("{:?}: {:?}", report.verdict, report.findings));
        }
        let edited = |(_, fix): &(_, &whydenied::report::Fix)| fix.apply(&self.text).unwrap_or_default();
        let fixes = report.fixes();
        let all: Vec<String> = fixes.iter().map(edited).collect();
        for expected in &self.fixes {
            if !all.iter().any(|text| text.contains(&expected.join("\n"))) {
                let shown = all.iter().zip(&fixes).map(|(text, (_, fix))| {
                    let new = text.lines().filter(|line| !self.text.lines().any(|old| old == *line));
                    format!("{}:\n{}", fix.title, new.collect::<Vec<_>>().join("\n"))
                });
                let cause = report.main_finding().map(|finding| &*finding.title);
                return Err(format!(
                    "{cause:?}\nno fix makes\n{}\nbut\n{}",
                    expected.join("\n"),
                    shown.collect::<Vec<_>>().join("\n")
                ));
            }
        }
        let is_more = self.fixes.is_empty() && !all.is_empty();
        let is_made = |line: &String| all.iter().any(|text| text.lines().any(|other| other == line));
        if is_more || self.never.iter().any(is_made) {
            return Err(format!("that is not to be offered: {all:#?}"));
        }
        Ok(())
    }
}
