//! Sentences of the engine: the person's own words stand in backticks and are set as code.

use whydenied::report::{Confidence, Place};

use crate::markup::{Element, Markup, el};

/// `text` with the parts in backticks as code.
pub fn prose(text: &str) -> Vec<Markup> {
    text.split('`')
        .enumerate()
        .filter(|(_, part)| !part.is_empty())
        .map(|(index, part)| {
            let part = part.to_owned();
            if index % 2 == 1 { el("code").child(part).into() } else { part.into() }
        })
        .collect()
}

/// The paragraph of a sentence, unless there is nothing to say.
pub fn paragraph(class: &'static str, text: &str) -> Option<Element> {
    (!text.is_empty()).then(|| el("p").class(class).children(prose(&sentence(text))))
}

/// `text` without its backticks, for places that take plain words.
pub fn plain(text: &str) -> String {
    text.replace('`', "")
}

/// A sentence with its first letter raised and its full stop: the engine writes neither.
pub fn sentence(text: &str) -> String {
    let text = text.trim();
    let mut characters = text.chars();
    let Some(first) = characters.next() else { return String::new() };
    let end = if text.ends_with(['.', '?', '!', ':']) { "" } else { "." };
    format!("{}{}{end}", first.to_ascii_uppercase(), characters.as_str())
}

/// `line 10`, as every place is named.
pub fn line_of(place: Place) -> String {
    format!("line {}", place.line)
}

/// A badge for what is less than documented.
pub fn confidence_badge(confidence: Confidence) -> Option<Element> {
    let (word, meaning) = match confidence {
        Confidence::Documented => return None,
        Confidence::Observed => {
            ("observed", "Seen in answers of the real service; its documentation does not say so.")
        }
        Confidence::Inferred => ("inferred", "Follows from what is documented or observed."),
        Confidence::Unconfirmed => ("unconfirmed", "Nothing published settles this; it is our best reading."),
    };
    Some(el("span").class("badge").attr("title", meaning).child(word))
}

#[cfg(test)]
mod tests {
    use super::{plain, sentence};

    #[test]
    fn a_sentence_has_a_capital_and_a_full_stop() {
        assert_eq!(sentence("the token has `a`"), "The token has `a`.");
        assert_eq!(sentence("`a` is missing."), "`a` is missing.");
        assert_eq!(sentence("Which one?"), "Which one?");
        assert_eq!(sentence(""), "");
    }

    #[test]
    fn plain_words_have_no_backticks() {
        assert_eq!(plain("the token has `a`"), "the token has a");
    }
}
