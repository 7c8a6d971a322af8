//! What a fix is called.

use super::repair::Reach;
use super::search::Found;

/// As much as fits on a line.
const LONGEST: usize = 100;
/// So much of a value is always shown, in characters.
const SHORTEST: usize = 24;

/// One line that says what the steps do, and whom else they let in.
pub(super) fn title(found: &Found<'_>) -> String {
    let only = found.only.as_ref().map(|only| format!(", {only}")).unwrap_or_default();
    let others = if found.reach == Reach::Told { String::new() } else { others(&found.admits) };
    let ending = format!("{only}{others}");
    let (first, more) = match found.steps.as_slice() {
        [] => (String::new(), &[][..]),
        [first, more @ ..] => (first.clone(), more),
    };
    let counted = match more {
        [] => String::new(),
        [_] => ", and one more correction".to_owned(),
        _ => format!(", and {} more corrections", more.len()),
    };
    let steps = std::iter::once(first.clone()).chain(more.iter().map(|step| lower_first(step)));
    let whole = format!("{}{ending}", steps.collect::<Vec<_>>().join("; "));
    if whole.chars().count() <= LONGEST { whole } else { shortened(format!("{first}{counted}{ending}")) }
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

/// Whose tokens are let in as well.
fn others(admits: &[String]) -> String {
    let names: Vec<_> = admits.iter().map(|class| plural(class)).collect();
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
