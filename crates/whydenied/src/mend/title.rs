//! What a fix is called.

use std::borrow::Cow;

use super::found::Found;
use super::step::{EVERYONE, Step};
use crate::report::title::{LINE as TITLE, fit};

/// One line that says what the steps do, and whom else they let in; another than those that are taken.
pub(crate) fn title(found: &Found<'_>, taken: &[String]) -> String {
    let (steps, admits) = (found.steps.as_slice(), &*found.admits);
    let pin = found.only.as_ref();
    let pinned = pin.map(|only| format!(", {}", only.title)).unwrap_or_default();
    let every_step = |only: &str, named| {
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
    let one_step = |step: &Step, title: &str, only: &str, named| {
        format!("{title}{counted}{only}{}", others(admits, std::slice::from_ref(step), pin, named))
    };
    let briefly = |step: &Step| one_step(step, &brief(&step.title), &without_name(&pinned), 1);
    let (first, last) = (steps.first(), steps.last());
    let mut titles =
        vec![every_step(&pinned, 2), every_step(&pinned, 1), every_step(&without_name(&pinned), 1)];
    for step in first.into_iter().chain(last) {
        // To say less is better than to shorten what is said.
        let (whole, brief) = (one_step(step, &step.title, &pinned, 1), briefly(step));
        titles.extend([whole.clone(), brief.clone(), fit(whole), fit(brief)]);
    }
    let fits = |title: &String| title.chars().count() <= TITLE;
    let new = titles.iter().find(|title| fits(title) && !taken.contains(title)).cloned();
    let any = || titles.iter().find(|title| fits(title)).cloned();
    let last_resort = |step: &Step| {
        let others = others(admits, std::slice::from_ref(step), pin, 0);
        fit(format!("{}{pinned}{others}", step.title))
    };
    new.or_else(any).or_else(|| first.map(last_resort)).unwrap_or_default()
}

/// For whom a fix is, without the subject's name.
fn without_name(pinned: &str) -> Cow<'_, str> {
    let parts = pinned.split_once(" for `").and_then(|(_, rest)| rest.split_once('`'));
    parts.map_or(Cow::Borrowed(pinned), |(_, rest)| Cow::Owned([", for this subject", rest].concat()))
}

/// A step without what it replaces, which its difference shows.
fn brief(title: &str) -> Cow<'_, str> {
    let is_replacement = title.starts_with("Allow ") || title.starts_with("Trust ");
    let parts = title.split_once(" in place of `").filter(|_| is_replacement);
    match parts.and_then(|(new, rest)| Some((new, rest.split_once('`')?.1))) {
        // A comma that was closed before what is left out.
        Some((new, rest)) => Cow::Owned([new.trim_end_matches(','), rest].concat()),
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
