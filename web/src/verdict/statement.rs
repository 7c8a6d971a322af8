//! One statement or authorization policy, with every test that it made.

use leptos::prelude::*;

use super::Shown;
use super::statements::Block;
use super::test_row::test_row;
use super::tested::{Head, Tested};
use crate::each::each;
use crate::live::live;
use crate::place::PlaceLink;
use crate::words::{Mark as _, prose, sentence, shape};

/// The one of that index in its policy.
#[component]
pub(super) fn Statement(shown: Shown, block: Block, index: usize) -> impl IntoView {
    let answers = shown.answers;
    let tested = Memo::new(move |before: Option<&Option<Tested>>| {
        let claims = answers.examination.with(|examination| examination.claims_of_rules.get(index).cloned());
        let claims = claims.unwrap_or_default();
        let now = answers.report.with(|report| block.tested(report.as_deref()?, index, &claims));
        // One that is gone is drawn as it was until it goes.
        now.or_else(|| before.cloned().flatten())
    });
    let part =
        move |of: fn(&Tested) -> Head| Memo::new(move |_| tested.with(|tested| tested.as_ref().map(of)));
    let head = part(|tested| tested.head.clone());
    let place = Memo::new(move |_| tested.with(|tested| tested.as_ref().map(|tested| tested.place)));
    let note =
        Memo::new(move |_| tested.with(|tested| tested.as_ref().and_then(|tested| tested.note.clone())));
    let tests = Memo::new(move |_| {
        tested.with(|tested| tested.as_ref().map(|tested| tested.tests.clone()).unwrap_or_default())
    });
    let id = format!("{}-{index}", block.id);
    let title_id = id.clone();
    let draw_head = move |Head { name, effect, outcome, line }: Head| {
        let effect = if effect.is_empty() { effect } else { format!("{effect} · ") };
        view! {
            <h2 id=title_id.clone()>{name}</h2>
            <p class="facts">{effect} {shape(outcome.mark())} {outcome.word()}</p>
            <span class="place">
                <PlaceLink service=shown.service input=block.input place=place words=line is_stale=shown.is_stale()/>
            </span>
        }
    };
    view! {
        <section class="pane statement" aria-labelledby=id>
            <header class="pane-head">{live(move || head.get().map(&draw_head))}</header>
            {each(tests, move |test, place| test_row(shown, block.input, test, place))}
            {live(move || note.get().map(|note| view! { <p class="row note">{prose(&sentence(&note))}</p> }))}
        </section>
    }
}
