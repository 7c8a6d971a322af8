//! What is known of a module.

use super::inputs::Inputs;
use super::statement::Statement;

/// A module, in the generations that make the same policy.
pub(super) struct Module {
    /// Its namespace, its name and, after `//`, the last part of the path in it.
    pub(super) source: &'static str,
    /// The first version that no longer is of this generation; 0 where none is.
    pub(super) until: u32,
    /// Inputs that only this generation takes.
    pub(super) own: &'static [&'static str],
    /// The input without which there is no role, and what it is by default.
    pub(super) made_by: Option<(&'static str, bool)>,
    /// Inputs of which one is needed for the role to trust an identity provider.
    pub(super) needs: &'static [&'static str],
    pub(super) statements: for<'t> fn(&Inputs<'_, '_, 't>) -> Vec<Statement<'t>>,
}
