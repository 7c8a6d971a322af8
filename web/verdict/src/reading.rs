//! What became of a text.

use whydenied::report::InputError;

/// What became of a text.
#[derive(Debug, Default)]
pub(crate) enum Reading<T> {
    /// There is nothing yet, which is no error.
    #[default]
    Empty,
    /// It is not what belongs there.
    Unreadable(InputError),
    /// It was read.
    Read(T),
}

impl<T> Reading<T> {
    pub(crate) fn of<'t>(text: &'t str, read: impl FnOnce(&'t str) -> Result<T, InputError>) -> Self {
        if text.trim().is_empty() {
            return Self::Empty;
        }
        match read(text) {
            Ok(value) => Self::Read(value),
            Err(error) => Self::Unreadable(error),
        }
    }

    /// What was read.
    pub(crate) fn read(&self) -> Option<&T> {
        match self {
            Self::Read(value) => Some(value),
            Self::Empty | Self::Unreadable(_) => None,
        }
    }

    /// Why it could not be read.
    pub(crate) fn error(&self) -> Option<&InputError> {
        match self {
            Self::Unreadable(error) => Some(error),
            Self::Empty | Self::Read(_) => None,
        }
    }

    pub(crate) const fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }

    /// The same, with no more of what was read than whether it was.
    pub(crate) fn without_value(self) -> Reading<()> {
        match self {
            Self::Empty => Reading::Empty,
            Self::Unreadable(error) => Reading::Unreadable(error),
            Self::Read(_) => Reading::Read(()),
        }
    }
}
