//! How much of a program is read.

/// How deep brackets nest.
pub(super) const MAX_DEPTH: usize = 64;
/// How many names are followed in a row.
pub(super) const MAX_FOLLOWED: usize = 16;
/// How many expressions are looked into in all.
pub(super) const MAX_STEPS: usize = 4_096;
/// How many bytes an expression may stand for, a whole document apart.
pub(super) const MAX_VALUE: usize = 4_096;
/// How many elements loops may make.
pub(super) const MAX_EXPANDED: usize = 256;
/// How many letters loops of a template may copy in all.
pub(super) const MAX_COPIED: usize = 1 << 20;
/// How many policies of one text are read.
pub(super) const MAX_FOUND: usize = 64;
