//! Runs every case of a file and tells of all that fail, not of the first alone.

use std::fmt;

use serde::de::DeserializeOwned;

/// What became of the cases of one file.
#[derive(Debug, Default)]
pub struct Tally {
    cases: usize,
    failures: Vec<String>,
}

/// A case as far as every file has it.
pub trait Case: DeserializeOwned {
    /// Its name in the file.
    fn id(&self) -> &str;

    /// Whether the engine agrees; otherwise what it says instead.
    ///
    /// # Errors
    /// What the engine says instead.
    fn check(&self) -> Result<(), String>;
}

impl Tally {
    /// Checks every line of `file` as a case.
    ///
    /// # Panics
    /// A line is no case: the file is broken, not the engine.
    #[must_use]
    pub fn of<C: Case>(file: &str) -> Self {
        let mut tally = Self::default();
        for line in file.lines() {
            let case: C = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error} in {line}"));
            tally.cases += 1;
            if let Err(found) = case.check() {
                tally.failures.push(format!("{}: {found}", case.id()));
            }
        }
        tally
    }

    /// Demands that there are `cases` cases and that every one holds.
    ///
    /// # Panics
    /// With every failure, one a line.
    pub fn demand(&self, cases: usize) {
        assert!(self.failures.is_empty(), "{self}");
        assert_eq!(self.cases, cases, "a case was added or lost");
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} of {} cases hold", self.cases - self.failures.len(), self.cases)?;
        self.failures.iter().try_for_each(|failure| writeln!(f, "  {failure}"))
    }
}
