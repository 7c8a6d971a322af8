//! What a fix is called.

use std::borrow::Cow;

use super::found::Found;
use super::step::{EVERYONE, Step};
use crate::report::title::{LINE as TITLE, fit};

/// One line that says what the steps do, and whom else they let in; another than those that are taken.
pub(crate) fn title(found: &Found<'_>, taken: &[String]) -> String {
    let (steps, admits) = (found.steps.as_slice(), &*found.admits);
    let only = found.only.as_ref().map(|only| format!(", {}", only.title)).unwrap_or_default();
    let pin = found.only.as_ref();
    let every_step = |named| {
        let later = steps.iter().skip(1).map(|step| lower_first(&step.title));
        let titles: Vec<_> = steps.iter().take(1).map(|step| step.title.clone()).chain(later).collect();
        format!("{}{only}{}", titles.join("; "), others(admits, steps, pin, named))
    };
    let counted = match steps.len() {
        0 | 1 => String::new(),
        2 => ", and one more edit".to_owned(),
        length => format!(", and {} more edits", length - 1),
    };
    // What a step announces that is not shown is still to be named.
    let said = |title: &str, step: &Step, counted: &str, named| {
        format!("{title}{counted}{only}{}", others(admits, std::slice::from_ref(step), pin, named))
    };
    let one_step = |step: &Step, counted: &str, named| said(&step.title, step, counted, named);
    let (first, last) = (steps.first(), steps.last());
    let ends = || first.into_iter().chain(last);
    let mut titles = vec![every_step(2), every_step(1)];
    titles.extend(ends().map(|step| one_step(step, &counted, 1)));
    titles.extend(ends().map(|step| said(&brief(&step.title), step, &counted, 1)));
    // To say less is better than to shorten what is said.
    let shortened: Vec<_> = titles.iter().skip(1).cloned().map(fit).collect();
    titles.extend(shortened);
    let fits = |title: &String| title.chars().count() <= TITLE;
    let new = titles.iter().find(|title| fits(title) && !taken.contains(title)).cloned();
    let any = || titles.iter().find(|title| fits(title)).cloned();
    new.or_else(any).or_else(|| first.map(|first| fit(one_step(first, "", 0)))).unwrap_or_default()
}

/// A step without what it replaces, which its difference shows.
fn brief(title: &str) -> Cow<'_, str> {
    let is_replacement = title.starts_with("Allow ") || title.starts_with("Trust ");
    let parts = title.split_once(" in place of `").filter(|_| is_replacement);
    match parts.and_then(|(new, rest)| Some((new, rest.split_once('`')?.1))) {
        Some((new, rest)) => Cow::Owned([new, rest].concat()),
        None => Cow::Borrowed(title),
    }
}

/// Whose tokens are let in as well, apart from those that the steps announce; so many of them by name.
fn others(admits: &[String], steps: &[Step], pin: Option<&Step>, named: usize) -> String {
    let announces = |class: &str| {
        let announced = steps.iter().chain(pin).map(|step| step.announces.as_slice());
        announced.clone().any(|all| all == EVERYONE) || announced.flatten().any(|one| *one == class)
    };
    let has_ref = admits.iter().any(|class| class == "ref");
    // A tag in the place of a branch is another ref.
    let is_named = |class: &str| announces(class) || (has_ref && class == "ref-type");
    let others = admits.iter().filter(|class| !is_named(class));
    let classes: Vec<_> = others.map(|class| plural(class)).collect();
    match classes.as_slice() {
        [] => String::new(),
        _ if named == 0 => " (also others)".to_owned(),
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
