//! How much is tried of one policy. What IAM saves has 4,096 characters at the most, and of that all is
//! tried; of a text that is many times as long, as much as takes a moment.

use std::cell::Cell;

/// How many hypothetical tokens are tried at most, and how many characters of policy for all of them.
const TOKENS: usize = 4_000;
const WORK: usize = 40_000_000;
/// How many pairs of characters are compared, to find what fits two patterns,
const FITTED: usize = 100_000_000;
/// to make one of them,
const FORM: usize = 250;
/// and to find what another part of the policy makes superfluous.
const COMPARED: usize = 100_000_000;

/// So many statements of a policy, conditions of a statement or values of a condition are compared with each
/// other.
pub(crate) const NEIGHBOURS: usize = 64;

/// What is left to be tried.
pub(crate) struct Budget {
    tokens: Cell<usize>,
    fitted: Cell<usize>,
    compared: Cell<usize>,
}

impl Budget {
    /// For a policy of that many bytes.
    pub(crate) fn of(length: usize) -> Self {
        Self {
            tokens: Cell::new((WORK / length.max(1)).min(TOKENS)),
            fitted: Cell::new(FITTED),
            compared: Cell::new(COMPARED),
        }
    }

    /// Whether one token more may be tried.
    pub(crate) fn token(&self) -> bool {
        spend(&self.tokens, 1)
    }

    /// Whether two texts of these lengths may be fitted to each other.
    pub(crate) fn fits(&self, one: usize, other: usize) -> bool {
        spend(&self.fitted, one.saturating_mul(other))
    }

    /// Whether one form more may be made, to fit it to a pattern.
    pub(crate) fn form(&self) -> bool {
        spend(&self.fitted, FORM)
    }

    /// Whether two parts of these lengths may be compared.
    pub(crate) fn compares(&self, one: usize, other: usize) -> bool {
        spend(&self.compared, one.saturating_mul(other))
    }
}

/// What does not fit in is not done, and takes nothing from what is left for less.
fn spend(left: &Cell<usize>, work: usize) -> bool {
    let rest = left.get().checked_sub(work);
    left.set(rest.unwrap_or(left.get()));
    rest.is_some()
}
