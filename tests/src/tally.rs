//! Runs every case of a file and tells of all that fail, not of the first alone.

use std::fmt;

use serde::de::DeserializeOwned;

/// How many cases there are at the least, file by file.
const LEAST: &str = include_str!("../cases/least.txt");

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

    /// Demands that every case holds, and that none of those that `least.txt` counts under `name` was lost.
    ///
    /// # Panics
    /// With every failure, one a line.
    pub fn demand(&self, name: &str) {
        assert!(self.failures.is_empty(), "{self}");
        let mut counts = LEAST.lines().filter_map(|line| line.split_once(' '));
        let (_, least) = counts.find(|(known, _)| *known == name).expect("a line of `least.txt`");
        let least: usize = least.parse().expect("a number");
        assert!(self.cases >= least, "{name}: {} cases of {least}", self.cases);
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} of {} cases hold", self.cases - self.failures.len(), self.cases)?;
        self.failures.iter().try_for_each(|failure| writeln!(f, "  {failure}"))
    }
}
