//! What became of one text.

use serde::{Deserialize, Serialize};

use crate::finding::InputError;

/// What became of one text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reading<T> {
    /// It was not given, which is no error.
    #[default]
    Missing,
    /// It is not what belongs there: what was found instead, where, and what to do about it.
    Unread(InputError),
    /// It was read.
    Read(T),
}

impl<T> Reading<T> {
    /// Reads the text, if there is one.
    ///
    /// ```
    /// use whydenied_report::{InputError, Reading};
    ///
    /// let reading = Reading::of(Some("3"), |text| Ok::<_, InputError>(text.len()));
    /// assert_eq!(reading, Reading::Read(1));
    /// ```
    pub fn of<'t>(text: Option<&'t str>, read: impl FnOnce(&'t str) -> Result<T, InputError>) -> Self {
        match text.map(read) {
            None => Self::Missing,
            Some(Ok(value)) => Self::Read(value),
            Some(Err(error)) => Self::Unread(error),
        }
    }

    /// What was read.
    #[must_use]
    pub const fn read(&self) -> Option<&T> {
        match self {
            Self::Read(value) => Some(value),
            Self::Missing | Self::Unread(_) => None,
        }
    }

    /// Why it could not be read.
    #[must_use]
    pub const fn error(&self) -> Option<&InputError> {
        match self {
            Self::Unread(error) => Some(error),
            Self::Missing | Self::Read(_) => None,
        }
    }

    /// Whether it was not given.
    #[must_use]
    pub const fn is_missing(&self) -> bool {
        matches!(self, Self::Missing)
    }

    /// The same of something that is made of what was read.
    pub fn map<U>(&self, make: impl FnOnce(&T) -> U) -> Reading<U> {
        match self {
            Self::Missing => Reading::Missing,
            Self::Unread(error) => Reading::Unread(error.clone()),
            Self::Read(value) => Reading::Read(make(value)),
        }
    }
}
