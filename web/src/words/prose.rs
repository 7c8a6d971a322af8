//! Sentences of the engine: the person's own words stand in backticks and are set as code.

use leptos::prelude::*;
use whydenied_report::visible::is_invisible;
use whydenied_report::{Confidence, Input, Place, sentence};

/// `text` with the parts in backticks as code.
pub(crate) fn prose(text: &str) -> Vec<AnyView> {
    text.split('`')
        .enumerate()
        .filter(|(_, part)| !part.is_empty())
        .map(|(index, part)| {
            if index % 2 == 1 {
                view! { <code>{seen(part)}</code> }.into_any()
            } else {
                part.to_owned().into_any()
            }
        })
        .collect()
}

/// A text as somebody wrote it: what leaves no trace in it, or turns the direction of writing, is written out and marked.
pub(crate) fn seen(text: &str) -> Vec<AnyView> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((at, letter)) = rest.char_indices().find(|(_, letter)| is_invisible(*letter)) {
        let (before, after) = rest.split_at_checked(at).unwrap_or((rest, ""));
        if !before.is_empty() {
            parts.push(before.to_owned().into_any());
        }
        let point = letter.escape_unicode().to_string();
        parts.push(view! { <span class="invisible">{point}</span> }.into_any());
        rest = after.get(letter.len_utf8()..).unwrap_or_default();
    }
    if !rest.is_empty() {
        parts.push(rest.to_owned().into_any());
    }
    parts
}

/// The paragraph of a sentence, unless there is nothing to say.
pub(crate) fn paragraph(class: &'static str, text: &str) -> Option<AnyView> {
    (!text.is_empty()).then(|| view! { <p class=class>{prose(&sentence(text))}</p> }.into_any())
}

/// Words for those who hear the page.
pub(crate) fn unseen(words: String) -> AnyView {
    view! { <span class="unseen">{words}</span> }.into_any()
}

/// `text` without its backticks, for places that take plain words.
pub(crate) fn plain(text: &str) -> String {
    text.replace('`', "")
}

/// `line 10`, as every place is named.
pub(crate) fn line_of(place: Place) -> String {
    format!("line {}", place.line)
}

/// The text of a person, in a word.
pub(crate) const fn input_name(input: Input) -> &'static str {
    match input {
        Input::Token => "token",
        Input::Policy => "policy",
        Input::Jwks => "jwks",
        Input::ResourceControlPolicy => "resource-control-policy",
        Input::Provider => "provider",
        Input::Request => "request",
    }
}

/// A badge for what is less than documented.
pub(crate) fn confidence_badge(confidence: Confidence) -> Option<AnyView> {
    let (word, meaning) = match confidence {
        Confidence::Documented => return None,
        Confidence::Observed => {
            ("observed", "Seen in answers of the real service; its documentation does not say so.")
        }
        Confidence::Inferred => ("inferred", "Follows from what is documented or observed."),
        Confidence::Unconfirmed => ("unconfirmed", "Nothing published settles this; it is our best reading."),
    };
    Some(view! { <span class="badge" title=meaning>{word}</span> }.into_any())
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn plain_words_have_no_backticks() {
        assert_eq!(plain("the token has `a`"), "the token has a");
    }
}
