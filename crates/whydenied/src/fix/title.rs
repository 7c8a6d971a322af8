//! What a fix is called.

use super::repair::EVERYONE;
use super::search::{Found, Step};
use crate::finding::{TITLE, fit};

/// One line that says what the steps do, and whom else they let in.
pub(super) fn title(found: &Found<'_>) -> String {
    let only = found.only.as_ref().map(|only| format!(", {only}")).unwrap_or_default();
    let Some((first, more)) = found.steps.split_first() else { return String::new() };
    let counted = match more {
        [] => String::new(),
        [_] => ", and one more edit".to_owned(),
        _ => format!(", and {} more edits", more.len()),
    };
    let later = more.iter().map(|step| lower_first(&step.title));
    let steps: Vec<_> = std::iter::once(first.title.clone()).chain(later).collect();
    let whole = format!("{}{only}{}", steps.join("; "), others(&found.admits, &found.steps, 2));
    if whole.chars().count() <= TITLE {
        return whole;
    }
    // What a step tells that is not shown is still to be told.
    let others = others(&found.admits, std::slice::from_ref(first), 1);
    let counting = fit(format!("{}{counted}{only}{others}", first.title));
    if counting.chars().count() <= TITLE { counting } else { fit(format!("{}{only}{others}", first.title)) }
}

/// Whose tokens are let in as well, apart from those that the steps tell of; so many of them by name.
fn others(admits: &[String], steps: &[Step], named: usize) -> String {
    let tells = |class: &str| steps.iter().any(|step| step.tells == EVERYONE || step.tells.contains(&class));
    let has_ref = admits.iter().any(|class| class == "ref");
    // A tag in the place of a branch is another ref.
    let is_said = |class: &str| tells(class) || (has_ref && class == "ref-type");
    let untold = admits.iter().filter(|class| !is_said(class));
    let classes: Vec<_> = untold.map(|class| plural(class)).collect();
    match classes.as_slice() {
        [] => String::new(),
        [one] => format!(" (also other {one})"),
        [one, two] if named > 1 => format!(" (also other {one} and {two})"),
        [one, ..] => format!(" (also other {one} and more)"),
    }
}

fn plural(class: &str) -> String {
    if class == "amr" {
        return "ways to sign in".to_owned();
    }
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
