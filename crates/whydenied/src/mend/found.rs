//! A text that lets the call in, and the steps that led to it.

use super::draft::Draft;
use super::step::{Reach, Step};
use crate::outcome::Verdict;
use crate::report::Words;

/// What a text that lets the call in comes to.
pub(crate) struct Admitted {
    pub(crate) verdict: Verdict,
    /// What the call still needs.
    pub(crate) needs: Vec<Words>,
    /// What other tokens differ in that it lets in as well.
    pub(crate) admits: Vec<String>,
    /// Whether it keeps out whom the policy named.
    pub(crate) shuts_out: bool,
    /// What would limit it to this token's subject.
    pub(crate) pin: Option<Step>,
}

/// A text that lets the call in, or would but for what no policy says.
#[derive(Clone, Debug)]
pub(crate) struct Found<'t> {
    pub(crate) draft: Draft<'t>,
    pub(crate) steps: Vec<Step>,
    /// How far the farthest step goes.
    pub(crate) reach: Reach,
    /// The step that limited the text to this token's subject, where one did.
    pub(crate) only: Option<Step>,
    pub(crate) verdict: Verdict,
    /// What the call still needs.
    pub(crate) needs: Vec<Words>,
    /// What other tokens differ in that the text lets in as well.
    pub(crate) admits: Vec<String>,
}

impl<'t> Found<'t> {
    pub(crate) fn of(admitted: Admitted, draft: Draft<'t>, steps: Vec<Step>, reach: Reach) -> Self {
        let Admitted { verdict, needs, admits, .. } = admitted;
        Self { draft, steps, reach, only: None, verdict, needs, admits }
    }
}
