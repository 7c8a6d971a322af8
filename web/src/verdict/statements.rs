//! Which statements are drawn: the first of them, those that explain the verdict, and the others folded.

use leptos::prelude::*;
use whydenied_report::{Applies, EvaluationReport, Input, Kind, Place, Report, StatementReport, Verdict};

use super::Shown;
use super::more::More;
use super::statement::Statement;
use super::tested::Tested;
use crate::folded::{FIRST, TOGETHER};
use crate::live::live;
use crate::words::{Mark as _, shape};

/// So many more are shown of those that explain the verdict.
const EXPLAINING: usize = 6;

/// The statements of one evaluation, or the authorization policies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Block {
    /// What the ids of their headings start with.
    pub(super) id: &'static str,
    /// Which of the further evaluations it is; none of the call itself.
    evaluation: Option<usize>,
    /// The text that their places lie in.
    pub(super) input: Input,
}

/// What is drawn in one piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Piece {
    /// For which action, of which policy, and what it came to.
    Heading(Block),
    One(Block, usize),
    /// Those from one index to before another.
    Folded(Block, usize, usize),
}

/// All of them in their order.
#[component]
pub(super) fn Statements(shown: Shown) -> impl IntoView {
    let pieces = shown.part(pieces);
    // A fold stays the same one while its end moves.
    let key = |piece: &Piece| match *piece {
        Piece::Folded(block, from, _) => Piece::Folded(block, from, from),
        other => other,
    };
    let draw = move |piece: Piece| match piece {
        Piece::Heading(block) => heading(shown, block),
        Piece::One(block, index) => view! { <Statement shown block index/> }.into_any(),
        Piece::Folded(block, from, to) => {
            let is_same = move |piece: &Piece| match *piece {
                Piece::Folded(other, start, end) if (other, start) == (block, from) => Some(end),
                _ => None,
            };
            let to = Memo::new(move |before: Option<&usize>| {
                let now = pieces.with(|pieces| pieces.iter().find_map(is_same));
                now.or(before.copied()).unwrap_or(to)
            });
            view! { <More shown block from to/> }.into_any()
        }
    };
    view! { <For each=move || pieces.get() key children=draw/> }
}

fn heading(shown: Shown, block: Block) -> AnyView {
    let heading = shown.part(move |report| {
        let evaluation = report.further_evaluations.get(block.evaluation?)?;
        Some((evaluation.input, evaluation.action.clone(), evaluation.verdict))
    });
    let draw = |(input, action, verdict): (Input, _, Verdict)| {
        let policy = match input {
            Input::ResourceControlPolicy => "Resource control policy",
            _ => "Trust policy",
        };
        view! {
            <h2 class="evaluation">{shape(verdict.mark())} {format!("{policy} for {action}: ")} {verdict.word()}</h2>
        }
    };
    view! { {live(move || heading.get().map(draw))} }.into_any()
}

impl Block {
    /// That of the call itself, or of the exchange.
    const fn first(report: &Report) -> Self {
        let id = match report.kind {
            Kind::Aws => "statement",
            Kind::Pulumi => "policy",
        };
        Self { id, evaluation: None, input: Input::Policy }
    }

    /// Each action has its own headings.
    fn further(index: usize, evaluation: &EvaluationReport) -> Self {
        let id = match (evaluation.input, &*evaluation.action) {
            (Input::ResourceControlPolicy, "sts:AssumeRoleWithWebIdentity") => "limit-assume",
            (Input::ResourceControlPolicy, "sts:TagSession") => "limit-tag",
            (Input::ResourceControlPolicy, _) => "limit-identity",
            (_, "sts:TagSession") => "trust-tag",
            _ => "trust-identity",
        };
        Self { id, evaluation: Some(index), input: evaluation.input }
    }

    fn statements(self, report: &Report) -> &[StatementReport] {
        match self.evaluation {
            None => &report.statements,
            Some(index) => {
                report.further_evaluations.get(index).map(|one| &*one.statements).unwrap_or_default()
            }
        }
    }

    /// What is drawn of one of them; of a policy with the claims that its rules are about.
    pub(super) fn tested(self, report: &Report, index: usize, claims: &[Option<String>]) -> Option<Tested> {
        match report.kind {
            Kind::Pulumi => report.policies.get(index).map(|policy| Tested::policy(policy, claims)),
            Kind::Aws => {
                self.statements(report).get(index).map(|statement| Tested::statement(report, statement))
            }
        }
    }

    /// Of each whether it denies, whether it applies, and its place.
    pub(super) fn outcomes(self, report: &Report) -> Vec<(bool, Applies, Place)> {
        match report.kind {
            Kind::Pulumi => {
                let policies = report.policies.iter();
                policies.map(|policy| (policy.decision == "deny", policy.outcome, policy.span)).collect()
            }
            Kind::Aws => {
                let statements = self.statements(report).iter();
                statements.map(|one| (one.effect == "Deny", one.outcome, one.span)).collect()
            }
        }
    }

    /// Of each whether it explains the verdict.
    fn explaining(self, report: &Report) -> Vec<bool> {
        let document = self.evaluation.and_then(|index| report.further_evaluations.get(index));
        let own = (self.input, document.map_or(0, |evaluation| evaluation.document));
        let cause = report.main_finding().filter(|cause| (cause.input, cause.document) == own);
        let cause = cause.and_then(|cause| cause.span);
        let explains = |(denies, outcome, place): (bool, Applies, Place)| match (denies, outcome) {
            (true, Applies::Applies) => true,
            (false, Applies::Applies) => report.verdict == Verdict::Allowed,
            (_, Applies::Depends) => report.verdict == Verdict::Depends,
            (_, Applies::DoesNotApply) => {
                cause.is_some_and(|cause| place.start <= cause.start && cause.end <= place.end)
            }
        };
        self.outcomes(report).into_iter().map(explains).collect()
    }
}

/// All pieces of a report.
fn pieces(report: &Report) -> Vec<Piece> {
    let first = Block::first(report);
    let further = report.further_evaluations.iter().enumerate();
    let further = further.map(|(index, evaluation)| Block::further(index, evaluation));
    let (mut room, mut pieces) = (Room { first: FIRST, explaining: EXPLAINING }, Vec::new());
    for block in std::iter::once(first).chain(further) {
        pieces.extend(block.evaluation.map(|_| Piece::Heading(block)));
        let folded = room.fold(&block.explaining(report));
        pieces.extend(folded.into_iter().map(|(from, to)| {
            // One alone is as well shown as folded, where it has its place.
            if to == from { Piece::One(block, from) } else { Piece::Folded(block, from, to) }
        }));
    }
    pieces
}

/// How many may be shown yet.
struct Room {
    first: usize,
    explaining: usize,
}

impl Room {
    /// Each that is shown as a range without any in it, and the ranges that are folded.
    fn fold(&mut self, explaining: &[bool]) -> Vec<(usize, usize)> {
        let mut pieces = Vec::new();
        for (index, explains) in explaining.iter().enumerate() {
            let room = if *explains && self.first == 0 { &mut self.explaining } else { &mut self.first };
            if *room > 0 {
                *room -= 1;
                pieces.push((index, index));
                continue;
            }
            match pieces.last_mut() {
                Some((from, to)) if from != to && *to - *from < TOGETHER => *to = index + 1,
                _ => pieces.push((index, index + 1)),
            }
        }
        pieces
    }
}

#[cfg(test)]
mod tests {
    use super::{EXPLAINING, Room};
    use crate::folded::FIRST;

    fn folded(explaining: &[bool]) -> Vec<(usize, usize)> {
        Room { first: FIRST, explaining: EXPLAINING }.fold(explaining)
    }

    #[test]
    fn few_are_all_shown() {
        assert_eq!(folded(&[false; 3]), [(0, 0), (1, 1), (2, 2)]);
    }

    #[test]
    fn those_beyond_the_twelfth_are_folded_but_for_what_explains_the_verdict() {
        let mut explaining = vec![false; 70];
        explaining[40] = true;
        let shown: Vec<_> = (0..12).map(|index| (index, index)).collect();
        assert_eq!(
            folded(&explaining),
            [shown, vec![(12, 37), (37, 40), (40, 40), (41, 66), (66, 70)]].concat()
        );
    }

    #[test]
    fn where_all_explain_it_most_are_folded() {
        let pieces = folded(&[true; 500]);
        assert_eq!(pieces.iter().filter(|(from, to)| from == to).count(), FIRST + EXPLAINING);
    }
}
