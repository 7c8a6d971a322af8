//! From a denial to texts that let the call in: one obstacle after the other is removed, and every
//! text on the way is tried.

use super::draft::Draft;
use super::repair::{Reach, Repair};
use super::title::title;
use crate::outcome::Verdict;
use crate::report::{Edit, Finding, Fix, Words};
use crate::span::Span;

/// So many texts are tried for one report.
pub(crate) const MAX_ATTEMPTS: usize = 96;
/// So many obstacles are removed for one fix.
const MAX_STEPS: usize = 8;
/// So many fixes are offered for one finding.
const MAX_OFFERED: usize = 6;

/// The service for which texts of one document are tried.
pub(crate) trait Trial {
    /// What a text comes to; `None` if it is no policy.
    fn stand(&self, text: &str, aim: Aim) -> Option<Standing>;

    /// Whether some of those who differ so have nothing in common with the token.
    fn are_anybody(&self, differ_in: &[String]) -> bool;

    /// Whether those who differ so may be other customers of the issuer.
    fn are_tenants(&self, differ_in: &[String]) -> bool;
}

/// Which of the obstacles to look for.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Aim {
    /// The statement or policy that is to let the call in.
    pub(crate) statement: Option<usize>,
    /// A place that the first obstacle should be at.
    pub(crate) place: Option<Span>,
}

/// What a text came to.
pub(crate) enum Standing {
    /// The policies let the call in.
    Open(Opened),
    /// Something is in the way, with what can be done about it, and the statement at the place.
    Blocked(Vec<Repair>, Option<usize>),
}

/// What a text that lets the call in comes to.
pub(crate) struct Opened {
    pub(crate) verdict: Verdict,
    /// What the call still needs.
    pub(crate) needs: Vec<Words>,
    /// What other tokens differ in that it lets in as well.
    pub(crate) admits: Vec<String>,
    /// Whether it keeps out whom the policy named.
    pub(crate) shuts_out: bool,
    /// What would limit it to this token's subject.
    pub(crate) pin: Option<Repair>,
}

/// A text that lets the call in, or would but for what no policy says.
#[derive(Clone, Debug)]
pub(crate) struct Found<'t> {
    pub(crate) draft: Draft<'t>,
    pub(crate) steps: Vec<Step>,
    /// How far the farthest step goes.
    pub(crate) reach: Reach,
    /// For whom alone it is, where the text was limited to them.
    pub(crate) only: Option<Step>,
    pub(crate) verdict: Verdict,
    pub(crate) needs: Vec<Words>,
    pub(crate) admits: Vec<String>,
}

/// What one of the repairs of a fix does.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    pub(crate) title: String,
    /// Whom the title says that it lets in besides, by what they differ in.
    pub(crate) tells: Vec<&'static str>,
    /// Whether it lets in others on purpose.
    on_purpose: bool,
}

impl Step {
    fn of(repair: Repair) -> Self {
        Self { title: repair.title, tells: repair.tells, on_purpose: repair.reach == Reach::Told }
    }
}

/// A search for fixes; it ends when enough texts were tried.
pub(crate) struct Search {
    attempts_left: usize,
}

/// One way from a text to one that lets the call in.
struct Way<'t> {
    found: Option<Found<'t>>,
    /// How many repairs there were to choose from at each step.
    choices: Vec<usize>,
}

impl Search {
    pub(crate) const fn new() -> Self {
        Self { attempts_left: MAX_ATTEMPTS }
    }

    /// What a text comes to; `None` if it is no policy, or if enough were tried.
    fn stand(&mut self, trial: &impl Trial, text: &str, aim: Aim) -> Option<Standing> {
        self.attempts_left = self.attempts_left.checked_sub(1)?;
        trial.stand(text, aim)
    }

    /// The texts that let the call in by what is at `place`, the best first.
    pub(crate) fn fixes<'t>(&mut self, trial: &impl Trial, original: &'t str, place: Span) -> Vec<Found<'t>> {
        let mut all = Vec::new();
        let first = self.walk(trial, original, place, &[]);
        self.keep(trial, first.found, &mut all);
        // Each step's other repairs, the rest of the way as before.
        for (step, &count) in first.choices.iter().enumerate() {
            for choice in 1..count {
                let mut chosen = vec![0; step];
                chosen.push(choice);
                let way = self.walk(trial, original, place, &chosen);
                self.keep(trial, way.found, &mut all);
            }
        }
        // What lets in others than the policy's author named comes last.
        all.sort_by_key(|found| is_wide(trial, found));
        all.truncate(MAX_OFFERED);
        all
    }

    /// The text by one repair, if it lets the call in as before and nobody else.
    pub(crate) fn mended<'t>(
        &mut self,
        trial: &impl Trial,
        original: &'t str,
        repair: Repair,
    ) -> Option<Found<'t>> {
        let draft = Draft::new(original).revised(&repair.edits)?;
        let Standing::Open(opened) = self.stand(trial, draft.text(), Aim::default())? else { return None };
        let (harmless, reach) = (opened.admits.is_empty(), repair.reach);
        harmless.then(|| Found::of(opened, draft, vec![Step::of(repair)], reach))
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
        // What lets in others on purpose is not limited to one; beside a test that was taken away it is
        // no choice either.
        let on_purpose = new.steps.iter().any(|step| step.on_purpose);
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
        let Standing::Open(Opened { pin: Some(pin), .. }) =
            self.stand(trial, found.draft.text(), Aim::default())?
        else {
            return None;
        };
        let draft = found.draft.revised(&pin.edits)?;
        let Standing::Open(opened) = self.stand(trial, draft.text(), Aim::default())? else { return None };
        let untold: Vec<_> =
            opened.admits.iter().filter(|class| !pin.tells.contains(&class.as_str())).cloned().collect();
        let fits = !trial.are_anybody(&untold) && !opened.shuts_out;
        let pinned = Found::of(opened, draft, found.steps.clone(), Reach::Kept);
        fits.then_some(Found { only: Some(Step::of(pin)), ..pinned })
    }

    /// Removes obstacle after obstacle; of the repairs of each that which was chosen for its step,
    /// else the first.
    fn walk<'t>(&mut self, trial: &impl Trial, original: &'t str, place: Span, chosen: &[usize]) -> Way<'t> {
        let mut draft = Draft::new(original);
        let (mut steps, mut choices, mut reach) = (Vec::new(), Vec::new(), Reach::Kept);
        let mut aim = Aim { statement: None, place: Some(place) };
        for step in 0..=MAX_STEPS {
            let (repairs, statement) = match self.stand(trial, draft.text(), aim) {
                None => break,
                Some(Standing::Blocked(repairs, statement)) => (repairs, statement),
                Some(Standing::Open(opened)) => {
                    let found = Found::of(opened, draft, steps, reach);
                    return Way { found: Some(found).filter(|_| step > 0), choices };
                }
            };
            choices.push(repairs.len());
            let Some(repair) = repairs.into_iter().nth(chosen.get(step).copied().unwrap_or(0)) else { break };
            let Some(revised) = draft.revised(&repair.edits) else { break };
            aim = Aim { statement: aim.statement.or(statement), place: None };
            reach = reach.max(repair.reach);
            steps.push(Step::of(repair));
            draft = revised;
        }
        Way { found: None, choices }
    }
}

/// Whether it lets in anybody, or others because a test was taken away.
fn is_wide(trial: &impl Trial, found: &Found<'_>) -> bool {
    let loosened = !found.admits.is_empty() && found.reach == Reach::Loosened;
    loosened || trial.are_anybody(&found.admits)
}

impl<'t> Found<'t> {
    fn of(opened: Opened, draft: Draft<'t>, steps: Vec<Step>, reach: Reach) -> Self {
        let Opened { verdict, needs, admits, .. } = opened;
        Self { draft, steps, reach, only: None, verdict, needs, admits }
    }

    /// The fix that it is, of a text in which the original starts at `offset`, under another title than those taken.
    fn fix(self, offset: usize, taken: &[String]) -> Fix {
        let edits = self.draft.edits().into_iter();
        let edits = edits.map(|edit| Edit { start: edit.start + offset, end: edit.end + offset, ..edit });
        Fix {
            title: title(&self, taken),
            edits: edits.collect(),
            verdict_after: self.verdict,
            needs: self.needs,
            admits: self.admits.into_iter().map(Words::from).collect(),
        }
    }

    /// Offers these for a finding, the first before the others, each under a title of its own.
    pub(crate) fn offer(found: Vec<Self>, offset: usize, finding: &mut Finding) {
        let mut titles = Vec::new();
        let mut fixes = found.into_iter().map(|found| {
            let fix = found.fix(offset, &titles);
            titles.push(fix.title.clone());
            fix
        });
        (finding.fix, finding.alternatives) = (fixes.next(), fixes.collect());
    }
}
