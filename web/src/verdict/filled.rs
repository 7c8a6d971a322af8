//! What expressions of the program were taken for, where the program itself does not say it: a default, an assumption.

use leptos::prelude::*;
use whydenied_report::{HoleReport, ResolvedBy};

use super::Shown;
use crate::live::live;
use crate::words::prose;

/// So many are told.
const MOST: usize = 12;

/// All of them in one line; nothing where there are none.
#[component]
pub(super) fn Filled(shown: Shown) -> impl IntoView {
    let filled = shown.part(|report| report.holes.iter().filter_map(told).take(MOST).collect::<Vec<_>>());
    live(move || {
        let filled = Some(filled.get()).filter(|filled| !filled.is_empty())?;
        Some(view! { <p class="filled">"Taken: " {prose(&format!("{}.", filled.join("; ")))}</p> })
    })
}

fn told(hole: &HoleReport) -> Option<String> {
    let by = match hole.resolved_by? {
        ResolvedBy::Given => "as you said",
        ResolvedBy::Default => "its default",
        ResolvedBy::Pseudo => "the role’s own",
        ResolvedBy::Issuer => "assumed, as the token’s issuer",
        ResolvedBy::Expression | ResolvedBy::Text => return None,
    };
    let value = hole.value.as_deref()?;
    Some(format!("`{}` is `{value}` ({by})", hole.expression))
}
