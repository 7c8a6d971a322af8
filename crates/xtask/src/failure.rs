//! What stops a command: one sentence for the person at the terminal, and what to do now.

use std::fmt;
use std::io;
use std::path::Path;

/// Why a command stopped, and the remedy.
#[derive(Debug)]
pub(crate) struct Failure {
    what: String,
    remedy: Option<String>,
}

impl Failure {
    /// `what` is one sentence, lower case, without a full stop.
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), remedy: None }
    }

    /// The file system refused: `doing` is a word such as "write", `path` the file or folder.
    pub(crate) fn of_path(doing: &str, path: &Path, error: &io::Error) -> Self {
        Self::new(format!("cannot {doing} `{}`: {error}", path.display()))
    }

    /// The sentence without the remedy, for a failure that is one reason of a larger one.
    pub(crate) fn what(&self) -> &str {
        &self.what
    }

    /// What the person can do now. A remedy that is already there is nearer to the cause and stays.
    pub(crate) fn remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy.get_or_insert_with(|| remedy.into());
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)?;
        match &self.remedy {
            Some(remedy) => write!(f, "\n  to do: {remedy}"),
            None => Ok(()),
        }
    }
}
