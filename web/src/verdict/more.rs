//! Statements that are folded together, and what came of them in a few words.

use leptos::prelude::*;
use whydenied_report::{Applies, Kind};

use super::Shown;
use super::statement::Statement;
use super::statements::Block;
use crate::folded::{folded, name_of_range};
use crate::live::live;

/// Those from one index to before another.
#[component]
pub(super) fn More(shown: Shown, block: Block, from: usize, to: Memo<usize>) -> impl IntoView {
    let title = shown.part(move |report| {
        let names = match report.kind {
            Kind::Aws => ["Statement", "Statements"],
            Kind::Pulumi => ["Policy", "Policies"],
        };
        name_of_range(names, from, to.get())
    });
    let facts = shown.part(move |report| {
        let outcomes = block.outcomes(report);
        let folded = outcomes.get(from..to.get()).unwrap_or_default();
        let count = |wanted| folded.iter().filter(|(_, outcome, _)| *outcome == wanted).count();
        facts(count(Applies::Applies), count(Applies::Depends))
    });
    let summary = view! {
        <summary class="pane-head">
            <h2>{live(move || title.get())}</h2>
            <p class="facts">{live(move || facts.get())}</p>
        </summary>
    };
    let content = move || {
        let one = move |index| view! { <Statement shown block index/> };
        view! {
            <div class="folded-statements">
                <For each=move || from..to.get() key=|index| *index children=one/>
            </div>
        }
        .into_any()
    };
    folded("pane more-statements", summary.into_any(), content)
}

/// How many of them apply, and of how many that is not known.
fn facts(applying: usize, depending: usize) -> String {
    let applying = match applying {
        0 => None,
        1 => Some("1 applies".to_owned()),
        count => Some(format!("{count} apply")),
    };
    let depending = match depending {
        0 => None,
        1 => Some("1 depends".to_owned()),
        count => Some(format!("{count} depend")),
    };
    let facts: Vec<_> = applying.into_iter().chain(depending).collect();
    if facts.is_empty() { "none applies".to_owned() } else { facts.join(" · ") }
}

#[cfg(test)]
mod tests {
    use super::facts;

    #[test]
    fn it_is_said_how_many_apply() {
        assert_eq!(
            (facts(0, 0), facts(1, 2)),
            ("none applies".to_owned(), "1 applies · 2 depend".to_owned())
        );
    }
}
