//! What a fix is called.

/// As much as fits on a line.
const LONGEST: usize = 100;
/// So much of a value is always shown, in characters.
const SHORTEST: usize = 24;

/// One line that says what the steps do, for whom `only`, and whom else they let in.
pub(super) fn title(steps: &[String], only: Option<&str>, admits: &[String]) -> String {
    let only = only.map(|only| format!(", {only}")).unwrap_or_default();
    let endings = others(admits).map(|others| format!("{only}{others}"));
    let (first, more) = match steps {
        [] => (String::new(), &[][..]),
        [first, more @ ..] => (first.clone(), more),
    };
    let counted = match more {
        [] => String::new(),
        [_] => ", and one more correction".to_owned(),
        _ => format!(", and {} more corrections", more.len()),
    };
    let steps = std::iter::once(first.clone()).chain(more.iter().map(|step| lower_first(step)));
    let [ending, _, shortest] = &endings;
    let whole = format!("{}{ending}", steps.collect::<Vec<_>>().join("; "));
    let fits = |title: &String| title.chars().count() <= LONGEST;
    let mut shorter = endings.iter().map(|ending| shortened(format!("{first}{counted}{ending}")));
    let found = Some(whole).filter(fits).or_else(|| shorter.find(fits));
    // The values are as short as they get.
    found.unwrap_or_else(|| shortened(format!("{first}{counted}{shortest}")))
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

/// Whose tokens are let in as well, from the longest way to say it to the shortest.
fn others(admits: &[String]) -> [String; 3] {
    let names: Vec<_> = admits.iter().map(|class| plural(class)).collect();
    let first = match names.as_slice() {
        [] => return Default::default(),
        [one] => format!(" (also other {one})"),
        [one, two] => format!(" (also other {one} and {two})"),
        [one, ..] => format!(" (also other {one} and more)"),
    };
    let [one, ..] = names.as_slice() else { return Default::default() };
    let second = if names.len() == 1 { first.clone() } else { format!(" (also other {one} and more)") };
    [first, second, " (also others)".to_owned()]
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
