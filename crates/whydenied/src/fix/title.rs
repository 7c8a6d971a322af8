//! What a fix is called.

use super::repair::EVERYONE;
use super::search::{Found, Step};

/// As much as fits on a line.
const LONGEST: usize = 100;
/// So much of a value is always shown, in characters.
const SHORTEST: usize = 24;

/// One line that says what the steps do, and whom else they let in.
pub(super) fn title(found: &Found<'_>) -> String {
    let only = found.only.as_ref().map(|only| format!(", {only}")).unwrap_or_default();
    let Some((first, more)) = found.steps.split_first() else { return String::new() };
    let counted = match more {
        [] => String::new(),
        [_] => ", and one more correction".to_owned(),
        _ => format!(", and {} more corrections", more.len()),
    };
    let later = more.iter().map(|step| lower_first(&step.title));
    let steps: Vec<_> = std::iter::once(first.title.clone()).chain(later).collect();
    let whole = format!("{}{only}{}", steps.join("; "), others(&found.admits, &found.steps));
    if whole.chars().count() <= LONGEST {
        return whole;
    }
    // What a step tells that is not shown is still to be told.
    let others = others(&found.admits, std::slice::from_ref(first));
    shortened(format!("{}{counted}{only}{others}", first.title))
}

/// The title with the middle of its longest values left out, until it fits on a line.
fn shortened(mut title: String) -> String {
    while let excess @ 1.. = title.chars().count().saturating_sub(LONGEST) {
        let longest = title.split('`').skip(1).step_by(2).max_by_key(|value| value.chars().count());
        let Some(value) = longest.filter(|value| value.chars().count() > SHORTEST).map(str::to_owned) else {
            break;
        };
        let length = value.chars().count();
        let kept = (length - 1).saturating_sub(excess).max(SHORTEST - 1);
        let start: String = value.chars().take(kept - kept / 2).collect();
        let end: String = value.chars().skip(length - kept / 2).collect();
        title = title.replacen(&format!("`{value}`"), &format!("`{start}…{end}`"), 1);
    }
    title
}

/// Whose tokens are let in as well, apart from those that the steps tell of.
fn others(admits: &[String], steps: &[Step]) -> String {
    let tells = |class: &str| steps.iter().any(|step| step.tells == EVERYONE || step.tells.contains(&class));
    let has_ref = admits.iter().any(|class| class == "ref");
    // A tag in the place of a branch is another ref.
    let is_said = |class: &str| tells(class) || (has_ref && class == "ref-type");
    let untold = admits.iter().filter(|class| !is_said(class));
    let names: Vec<_> = untold.map(|class| plural(class)).collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => format!(" (also other {one})"),
        [one, two] => format!(" (also other {one} and {two})"),
        [one, ..] => format!(" (also other {one} and more)"),
    }
}

fn plural(class: &str) -> String {
    let words = class.replace('-', " ");
    if let Some(stem) = words.strip_suffix('y') {
        format!("{stem}ies")
    } else if words.ends_with(['s', 'h']) {
        format!("{words}es")
    } else {
        format!("{words}s")
    }
}

fn lower_first(step: &str) -> String {
    let mut letters = step.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
