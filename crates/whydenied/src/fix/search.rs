//! From a denial to texts that let the call in: one obstacle after the other is removed, and every
//! text on the way is tried.

use super::attempt::{Call, Target};
use super::draft::Draft;
use super::obstacle::Aim;
use super::repair::{Reach, Repair, mend, pin, repairs};
use super::strangers::Strangers;
use crate::outcome::Verdict;
use crate::report::DecidedBy;
use crate::span::Span;

/// So many texts are tried for one report.
pub(super) const MAX_ATTEMPTS: usize = 96;
/// So many obstacles are removed for one fix.
const MAX_STEPS: usize = 8;
/// So many fixes are offered for one finding.
const MAX_OFFERED: usize = 6;

/// A search for fixes.
pub(super) struct Search<'a> {
    call: Call<'a>,
    strangers: Strangers,
    attempts_left: usize,
}

/// A text that lets the call in, or would but for what no policy says.
#[derive(Clone, Debug)]
pub(super) struct Found<'t> {
    pub(super) draft: Draft<'t>,
    pub(super) steps: Vec<Step>,
    /// How far the farthest step goes.
    pub(super) reach: Reach,
    /// For whom alone it is, where the text was limited to them.
    pub(super) only: Option<String>,
    pub(super) verdict: Verdict,
    pub(super) decided_by: DecidedBy,
    pub(super) depends_on: Vec<String>,
    /// What other tokens differ in that it lets in as well.
    pub(super) admits: Vec<String>,
}

/// What one of the repairs of a fix does.
#[derive(Clone, Debug)]
pub(super) struct Step {
    pub(super) title: String,
    /// Whom the title says that it lets in besides, by what they differ in.
    pub(super) tells: &'static [&'static str],
    /// Whether it lets in others on purpose.
    on_purpose: bool,
}

impl Step {
    fn of(repair: Repair) -> Self {
        Self { title: repair.title, tells: repair.tells, on_purpose: repair.reach == Reach::Told }
    }
}

/// One way from a text to one that lets the call in.
struct Way<'t> {
    found: Option<Found<'t>>,
    /// How many repairs there were to choose from at each step.
    choices: Vec<usize>,
}

/// What a text came to.
enum Standing {
    /// The policies let the call in.
    Open(Opened),
    /// Something is in the way, with what can be done about it, and the statement at the place.
    Blocked(Vec<Repair>, Option<usize>),
}

/// What a text that lets the call in comes to.
struct Opened {
    verdict: Verdict,
    decided_by: DecidedBy,
    depends_on: Vec<String>,
    admits: Vec<String>,
    /// Whether it keeps out whom the policy named.
    shuts_out: bool,
    /// What would limit it to this token's subject.
    pin: Option<Repair>,
}

impl<'a> Search<'a> {
    pub(super) fn new(call: Call<'a>, strangers: Strangers) -> Self {
        Self { call, strangers, attempts_left: MAX_ATTEMPTS }
    }

    /// The texts that let the call in by what is at `place`, the best first.
    pub(super) fn fixes<'t>(&mut self, target: Target, original: &'t str, place: Span) -> Vec<Found<'t>> {
        let mut all = Vec::new();
        let first = self.walk(target, original, place, &[]);
        self.keep(target, first.found, &mut all);
        // Each step's other repairs, the rest of the way as before.
        for (step, &count) in first.choices.iter().enumerate() {
            for choice in 1..count {
                let mut chosen = vec![0; step];
                chosen.push(choice);
                let way = self.walk(target, original, place, &chosen);
                self.keep(target, way.found, &mut all);
            }
        }
        // What lets in others than the policy's author named comes last.
        all.sort_by_key(|found| self.is_wide(found));
        all.truncate(MAX_OFFERED);
        all
    }

    /// The text without what is unusual at `place`, if it lets the call in as before.
    pub(super) fn mended<'t>(&mut self, target: Target, original: &'t str, place: Span) -> Option<Found<'t>> {
        let draft = Draft::new(original);
        let repair = self.call.attempt(target, original, |attempt| mend(place, attempt)).flatten()?;
        let draft = draft.revised(&repair.edits)?;
        let Standing::Open(opened) = self.stand(target, draft.text(), Aim::default())? else { return None };
        let (harmless, reach) = (opened.admits.is_empty(), repair.reach);
        harmless.then(|| Found::of(opened, draft, vec![Step::of(repair)], reach))
    }

    /// Keeps a text that lets the call in. Where it lets in anybody, the same limited to this token's
    /// subject comes first; where a test was taken away, or the role would be open to the tokens of
    /// other customers of the issuer, that alone is kept.
    fn keep<'t>(&mut self, target: Target, new: Option<Found<'t>>, all: &mut Vec<Found<'t>>) {
        let Some(new) = new else { return };
        let is_new = |new: &Found<'t>, all: &[Found<'t>]| {
            all.iter().all(|known| known.draft.text() != new.draft.text())
        };
        let opens = self.strangers.are_tenants(&new.admits);
        // What lets in others on purpose is not limited to one; beside a test that was taken away it is
        // no choice either.
        let on_purpose = new.steps.iter().any(|step| step.on_purpose);
        let pinned =
            if !on_purpose && (opens || self.is_wide(&new)) { self.pinned(target, &new) } else { None };
        let loosened = new.reach == Reach::Loosened && !new.admits.is_empty();
        let suffices = opens || (loosened && (on_purpose || pinned.is_some()));
        for found in pinned.into_iter().chain([new].into_iter().filter(|_| !suffices)) {
            if is_new(&found, all) {
                all.push(found);
            }
        }
    }

    /// Whether it lets in anybody, or others because a test was taken away.
    fn is_wide(&self, found: &Found<'_>) -> bool {
        let loosened = !found.admits.is_empty() && found.reach == Reach::Loosened;
        loosened || self.strangers.are_anybody(&found.admits)
    }

    /// The same, limited to this token's subject, if that keeps out nobody whom the policy lets in.
    fn pinned<'t>(&mut self, target: Target, found: &Found<'t>) -> Option<Found<'t>> {
        let Standing::Open(Opened { pin: Some(pin), .. }) =
            self.stand(target, found.draft.text(), Aim::default())?
        else {
            return None;
        };
        let draft = found.draft.revised(&pin.edits)?;
        let Standing::Open(opened) = self.stand(target, draft.text(), Aim::default())? else { return None };
        let fits = !self.strangers.are_anybody(&opened.admits) && !opened.shuts_out;
        let pinned = Found::of(opened, draft, found.steps.clone(), Reach::Kept);
        fits.then_some(Found { only: Some(pin.title), ..pinned })
    }

    /// Removes obstacle after obstacle; of the repairs of each that which was chosen for its step,
    /// else the first.
    fn walk<'t>(&mut self, target: Target, original: &'t str, place: Span, chosen: &[usize]) -> Way<'t> {
        let mut draft = Draft::new(original);
        let (mut steps, mut choices, mut reach) = (Vec::new(), Vec::new(), Reach::Kept);
        let mut aim = Aim { statement: None, place: Some(place) };
        for step in 0..=MAX_STEPS {
            let (repairs, statement) = match self.stand(target, draft.text(), aim) {
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

    /// What a text comes to; `None` if it is no policy, or if enough were tried.
    fn stand(&mut self, target: Target, text: &str, aim: Aim) -> Option<Standing> {
        self.attempts_left = self.attempts_left.checked_sub(1)?;
        let strangers = &self.strangers;
        self.call.attempt(target, text, |attempt| {
            if attempt.is_open() {
                let Call { policy, resource_control, .. } = attempt.call;
                return Standing::Open(Opened {
                    verdict: attempt.verdict,
                    decided_by: attempt.decided_by,
                    depends_on: attempt.depends_on.to_vec(),
                    admits: strangers.let_in(policy, resource_control),
                    shuts_out: strangers.shut_out(policy, resource_control),
                    pin: pin(attempt),
                });
            }
            let obstacle = attempt.obstacle(aim);
            let repairs = obstacle.map(|obstacle| repairs(&obstacle, attempt)).unwrap_or_default();
            Standing::Blocked(repairs, aim.place.and_then(|place| attempt.statement_at(place)))
        })
    }
}

impl<'t> Found<'t> {
    fn of(opened: Opened, draft: Draft<'t>, steps: Vec<Step>, reach: Reach) -> Self {
        let Opened { verdict, decided_by, depends_on, admits, .. } = opened;
        Self { draft, steps, reach, only: None, verdict, decided_by, depends_on, admits }
    }
}
