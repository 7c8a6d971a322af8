//! How far the arithmetic of signatures has come, a module of its own.

/// Where it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Arithmetic {
    /// Nobody needed it yet.
    #[default]
    NotNeeded,
    /// It is being loaded.
    Awaited,
    /// It is there.
    Ready,
    /// It could not be loaded, for these keys: what the browser says of it.
    Missing { why: String, keys: String },
}

impl Arithmetic {
    /// Whether it need not be asked for again: other keys are another chance.
    pub(crate) fn is_awaited_for(&self, text: &str) -> bool {
        match self {
            Self::NotNeeded | Self::Ready => false,
            Self::Awaited => true,
            Self::Missing { keys, .. } => keys == text,
        }
    }
}
