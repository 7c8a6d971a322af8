//! From a denial to texts that let the call in: one obstacle after the other is removed, and every
//! text on the way is tried.

use super::draft::Draft;
use super::found::{Admitted, Found};
use super::step::{Reach, Step};
use crate::order;
use crate::span::Span;

/// So many texts are tried for one report.
pub(crate) const MAX_ATTEMPTS: usize = 96;
/// So many obstacles are removed for one fix.
const MAX_STEPS: usize = 8;
/// So many fixes are offered for one finding.
const MAX_OFFERED: usize = 6;

/// The service for which texts of one document are tried.
pub(crate) trait Trial {
    /// Decides about the call under that text; `None` if it is no policy.
    fn try_text(&self, text: &str, goal: Goal) -> Option<Tried>;

    /// Whether some of those who differ so have nothing in common with the token.
    fn are_anybody(&self, differ_in: &[String]) -> bool;

    /// Whether those who differ so may be other customers of the issuer.
    fn are_tenants(&self, differ_in: &[String]) -> bool;
}

/// Which of the obstacles to look for.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Goal {
    /// The statement or policy that is to let the call in.
    pub(crate) statement: Option<usize>,
    /// A place that the first obstacle should be at.
    pub(crate) place: Option<Span>,
}

/// What came of trying a text.
pub(crate) enum Tried {
    /// The policies let the call in.
    Open(Admitted),
    /// Something is in the way, with what can be done about it, and the statement at the place.
    Blocked(Vec<Step>, Option<usize>),
}

/// A search for fixes; it ends when enough texts were tried.
pub(crate) struct Search {
    attempts_left: usize,
}

/// One route from the original text to one that lets the call in.
struct Route<'t> {
    found: Option<Found<'t>>,
    /// How many steps there were to choose from at each step.
    choices: Vec<usize>,
}

impl Search {
    pub(crate) const fn new() -> Self {
        Self { attempts_left: MAX_ATTEMPTS }
    }

    /// Tries one more text; `None` if it is no policy, or if enough were tried.
    fn try_text(&mut self, trial: &impl Trial, text: &str, goal: Goal) -> Option<Tried> {
        self.attempts_left = self.attempts_left.checked_sub(1)?;
        trial.try_text(text, goal)
    }

    /// The texts that let the call in by what is at `place`, the best first.
    pub(crate) fn fixes<'t>(&mut self, trial: &impl Trial, original: &'t str, place: Span) -> Vec<Found<'t>> {
        let mut all = Vec::new();
        let first = self.walk(trial, original, place, &[]);
        self.keep(trial, first.found, &mut all);
        // At each step the other choices, the rest of the route as before.
        for (step, &count) in first.choices.iter().enumerate() {
            for choice in 1..count {
                let mut chosen = vec![0; step];
                chosen.push(choice);
                let route = self.walk(trial, original, place, &chosen);
                self.keep(trial, route.found, &mut all);
            }
        }
        // What lets in others than the policy's author named comes last.
        order::sort_by_key(&mut all, |found| is_wide(trial, found));
        all.truncate(MAX_OFFERED);
        all
    }

    /// The text by one step, if it lets the call in as before and nobody else.
    pub(crate) fn mended<'t>(
        &mut self,
        trial: &impl Trial,
        original: &'t str,
        step: Step,
    ) -> Option<Found<'t>> {
        let draft = Draft::new(original).revised(&step.edits)?;
        let Tried::Open(admitted) = self.try_text(trial, draft.text(), Goal::default())? else { return None };
        let (harmless, reach) = (admitted.admits.is_empty(), step.reach);
        harmless.then(|| Found::of(admitted, draft, vec![step], reach))
    }

    /// Keeps a text that lets the call in. Where it lets in anybody, the same limited to this token's
    /// subject comes first; where a test was taken away, or the role would be open to the tokens of
    /// other customers of the issuer, that alone is kept.
    fn keep<'t>(&mut self, trial: &impl Trial, new: Option<Found<'t>>, all: &mut Vec<Found<'t>>) {
        let Some(new) = new else { return };
        let is_new = |new: &Found<'t>, all: &[Found<'t>]| {
            all.iter().all(|known| known.draft.text() != new.draft.text())
        };
        let opens = trial.are_tenants(&new.admits);
        // What lets in others on purpose is not limited to one; where a test was taken away as well, it is
        // no choice either.
        let on_purpose = new.steps.iter().any(|step| step.reach == Reach::Announced);
        let limit = !on_purpose && (opens || is_wide(trial, &new));
        let pinned = if limit { self.pinned(trial, &new) } else { None };
        let loosened = new.reach == Reach::Loosened && !new.admits.is_empty();
        let suffices = opens || (loosened && (on_purpose || pinned.is_some()));
        for found in pinned.into_iter().chain([new].into_iter().filter(|_| !suffices)) {
            if is_new(&found, all) {
                all.push(found);
            }
        }
    }

    /// The same, limited to this token's subject, if that keeps out nobody whom the policy lets in.
    fn pinned<'t>(&mut self, trial: &impl Trial, found: &Found<'t>) -> Option<Found<'t>> {
        let Tried::Open(Admitted { pin: Some(pin), .. }) =
            self.try_text(trial, found.draft.text(), Goal::default())?
        else {
            return None;
        };
        let draft = found.draft.revised(&pin.edits)?;
        let Tried::Open(admitted) = self.try_text(trial, draft.text(), Goal::default())? else { return None };
        let others: Vec<_> = admitted
            .admits
            .iter()
            .filter(|class| !pin.announces.contains(&class.as_str()))
            .cloned()
            .collect();
        let fits = !trial.are_anybody(&others) && !admitted.shuts_out;
        let pinned = Found::of(admitted, draft, found.steps.clone(), Reach::Kept);
        fits.then_some(Found { only: Some(pin), ..pinned })
    }

    /// Removes obstacle after obstacle; of what can be done about each, takes what was chosen for that
    /// step, else the first.
    fn walk<'t>(
        &mut self,
        trial: &impl Trial,
        original: &'t str,
        place: Span,
        chosen: &[usize],
    ) -> Route<'t> {
        let mut draft = Draft::new(original);
        let (mut steps, mut choices, mut reach) = (Vec::new(), Vec::new(), Reach::Kept);
        let mut goal = Goal { statement: None, place: Some(place) };
        for step in 0..=MAX_STEPS {
            let (next, statement) = match self.try_text(trial, draft.text(), goal) {
                None => break,
                Some(Tried::Blocked(next, statement)) => (next, statement),
                Some(Tried::Open(admitted)) => {
                    let found = Found::of(admitted, draft, steps, reach);
                    return Route { found: Some(found).filter(|_| step > 0), choices };
                }
            };
            choices.push(next.len());
            let Some(step) = next.into_iter().nth(chosen.get(step).copied().unwrap_or(0)) else { break };
            let Some(revised) = draft.revised(&step.edits) else { break };
            goal = Goal { statement: goal.statement.or(statement), place: None };
            reach = reach.max(step.reach);
            steps.push(step);
            draft = revised;
        }
        Route { found: None, choices }
    }
}

/// Whether it lets in anybody, or others because a test was taken away.
fn is_wide(trial: &impl Trial, found: &Found<'_>) -> bool {
    let loosened = !found.admits.is_empty() && found.reach == Reach::Loosened;
    loosened || trial.are_anybody(&found.admits)
}
