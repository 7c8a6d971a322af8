//! What became of one text.

use crate::report::{Input, InputError};
use crate::unreadable;

/// What became of one text.
#[derive(Clone, Debug, Default)]
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
    pub(super) fn of<'t>(text: Option<&'t str>, read: impl FnOnce(&'t str) -> Result<T, InputError>) -> Self {
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

    /// What was read, where nothing can be said without it.
    pub(super) fn needed(&self, input: Input) -> Result<&T, InputError> {
        match self {
            Self::Read(value) => Ok(value),
            Self::Unread(error) => Err(error.clone()),
            Self::Missing => Err(unreadable::empty(input, "")),
        }
    }
}
