//! What is looked for among the examples.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;
use whydenied_report::Verdict;

use super::Example;
use super::card::focus_first;

/// What was chosen; empty where all is right.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Filters {
    words: RwSignal<String>,
    issuer: RwSignal<String>,
    about: RwSignal<String>,
}

impl Filters {
    /// All examples fit.
    pub(crate) fn new() -> Self {
        Self { words: RwSignal::default(), issuer: RwSignal::default(), about: RwSignal::default() }
    }

    /// Whether an example is among those that are looked for.
    pub(super) fn fit(self, example: &Example) -> bool {
        let is_any = |chosen: RwSignal<String>, value: &str| {
            chosen.with(|chosen| chosen.is_empty() || chosen == value)
        };
        is_any(self.issuer, &example.issuer)
            && is_any(self.about, &example.about)
            && self.words.with(|words| has_words(example, words))
    }
}

/// Whether all of these words stand in what is shown of an example, in any order.
fn has_words(example: &Example, words: &str) -> bool {
    let Example { issuer, title, story, cause, verdict, .. } = example;
    let verdict = match verdict {
        Verdict::Allowed => "allowed",
        Verdict::Denied => "denied",
        Verdict::Depends => "depends",
    };
    let text = [issuer, title, story, cause.as_deref().unwrap_or_default(), verdict].join(" ").to_lowercase();
    words.to_lowercase().split_whitespace().all(|word| text.contains(word))
}

/// The fields in which one says what is looked for, and how many there are of it.
#[component]
pub(super) fn Choose(filters: Filters, examples: Arc<Vec<Example>>) -> impl IntoView {
    // Typing begins to search at once, but a phone's keyboard should not cover the list.
    let is_typed =
        window().match_media("(pointer: fine)").ok().flatten().is_some_and(|query| query.matches());
    let leave = move |event: ev::KeyboardEvent| {
        if event.key() == "ArrowDown" {
            focus_first(&event);
        }
    };
    let issuers = counted(examples.iter().map(|example| &*example.issuer));
    let causes = counted(examples.iter().map(|example| &*example.about));
    let count = move || {
        let fitting = examples.iter().filter(|example| filters.fit(example)).count();
        if fitting == 0 { "No example fits".to_owned() } else { format!("{fitting} of {}", examples.len()) }
    };
    view! {
        <div class="filters">
            <input
                type="search"
                placeholder="Search"
                aria-label="Search the examples"
                autocomplete="off"
                autofocus=is_typed
                prop:value=filters.words
                on:input=move |event| filters.words.set(event_target_value(&event))
                on:keydown=leave
            />
            <Choice label="Issuer" all="All issuers" values=issuers chosen=filters.issuer />
            <Choice label="Cause" all="All causes" values=causes chosen=filters.about />
            <p class="count" role="status">
                {count}
            </p>
        </div>
    }
}

/// Each value once, with how often it is there.
fn counted<'e>(values: impl Iterator<Item = &'e str>) -> Vec<(String, usize)> {
    let mut counted = Vec::<(String, usize)>::new();
    for value in values {
        match counted.iter_mut().find(|(known, _)| known == value) {
            Some((_, count)) => *count += 1,
            None => counted.push((value.to_owned(), 1)),
        }
    }
    counted
}

/// A choice among values.
#[component]
fn Choice(
    label: &'static str,
    all: &'static str,
    values: Vec<(String, usize)>,
    chosen: RwSignal<String>,
) -> impl IntoView {
    let option = |(value, count): (String, usize)| {
        let title = format!("{value} ({count})");
        let is_chosen = chosen.with_untracked(|chosen| *chosen == value);
        view! {
            <option value=value selected=is_chosen>
                {title}
            </option>
        }
    };
    view! {
        <select
            aria-label=label
            autocomplete="off"
            on:input=move |event| chosen.set(event_target_value(&event))
        >
            <option value="">{all}</option>
            {values.into_iter().map(option).collect_view()}
        </select>
    }
}

#[cfg(test)]
mod tests {
    use super::super::read_examples;
    use super::{counted, has_words};

    #[test]
    fn words_are_found_in_any_order_and_case() -> serde_json::Result<()> {
        let line = r#"{"id":"a","issuer":"Amazon EKS","about":"","title":"A pod","story":"It moved","verdict":"denied","cause":"case-mismatch","claims":{}}"#;
        for example in read_examples(line)? {
            assert!(has_words(&example, " MOVED pod "));
            assert!(has_words(&example, "denied case-"));
            assert!(!has_words(&example, "pod allowed"));
        }
        Ok(())
    }

    #[test]
    fn values_are_counted_in_the_order_in_which_they_come() {
        assert_eq!(counted(["b", "a", "b"].into_iter()), [("b".to_owned(), 2), ("a".to_owned(), 1)]);
    }
}
