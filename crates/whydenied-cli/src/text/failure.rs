//! An input that cannot be read: what was found, where, and what to do now.

use std::borrow::Cow;

use annotate_snippets::Level;
use whydenied::report::{Input, InputError, ServiceAnswer, Unread};

use super::excerpt::{self, Excerpt};
use crate::input::{Failure, Source};
use crate::screen::{BOLD, DIM, RED, Screen, visible};

/// Characters of what may be a credential that are shown.
const SHOWN: usize = 8;
/// Longer words of an unreadable token may be a credential.
const LONGEST_WORD: usize = 14;
/// In JSON, whose claims are worth seeing, only longer words are.
const LONGEST_WORD_OF_JSON: usize = 36;
/// Columns before the text of the `= help:` line.
const GUTTER: usize = 12;

pub(crate) fn failure(failure: &Failure, screen: Screen) -> String {
    failure_in(failure.source().map(Source::masked).as_ref(), failure, screen)
}

/// The same where the text that could not be read is there without its secrets: several roles stand in one.
pub(crate) fn failure_in(masked: Option<&Source>, failure: &Failure, screen: Screen) -> String {
    let (source, error) = match (failure, masked) {
        (Failure::Usage(message), _) => return plain(message, "see `whydenied --help`", screen),
        (Failure::File(error), _) => return plain(&error.message, &error.help, screen),
        (Failure::Text(_, error), None) => return plain(&error.message, &error.help, screen),
        (Failure::Text(_, error), Some(source)) => (source, error),
    };
    let text = shown(source, error);
    let Some(excerpt) = text.as_deref().and_then(|text| Excerpt::of(text, error.span)) else {
        return plain(&error.message, &error.help, screen);
    };
    let help = screen.wrap(&visible(&error.help), GUTTER).join("\n");
    let group = Level::ERROR
        .primary_title(visible(&error.message))
        .id(&*error.code)
        .element(excerpt.drawn(None))
        .element(Level::HELP.message(help));
    let error_text = format!("{}\n", excerpt::render(&[group], Some(excerpt.address(&source.name)), screen));
    match &error.answer {
        Some(answer) => error_text + "\n" + &likely_causes(answer, screen),
        None => error_text,
    }
}

/// An error without a place.
pub(super) fn plain(message: &str, help: &str, screen: Screen) -> String {
    format!(
        "{}: {}\n {}: {}\n",
        screen.paint(RED, "error"),
        screen.paint(BOLD, &screen.hang(&visible(message), 7)),
        screen.paint(BOLD, "help"),
        screen.hang(&visible(help), 7)
    )
}

/// Where an error that AWS answered usually comes from.
fn likely_causes(answer: &ServiceAnswer, screen: Screen) -> String {
    let rows = answer.causes.iter().enumerate().map(|(index, likely)| {
        let cause = screen.hang(&visible(&likely.cause), 5);
        let fix = screen.hang(&visible(&likely.fix), 5);
        format!("  {}. {cause}\n     {}\n", index + 1, screen.paint(DIM, &fix))
    });
    let title = screen.paint(BOLD, "Where it usually comes from, the likeliest first");
    format!("{title}\n{}", rows.collect::<String>())
}

/// The text, without its secrets, in which the place of the error can be shown, if there is any.
fn shown<'a>(source: &'a Source, error: &InputError) -> Option<Cow<'a, str>> {
    if source.text.trim().is_empty() || error.unread() == Unread::TooLong {
        return None;
    }
    // An answer of AWS is no credential. A key set may hold a private key.
    let may_be_secret = matches!(error.input, Input::Token | Input::Jwks) && error.answer.is_none();
    Some(if may_be_secret { masked(&source.text).into() } else { Cow::Borrowed(&*source.text) })
}

/// The text, byte for byte as long, without long words: error messages end up in logs, and what cannot be read as a
/// token may be a credential that no table knows.
fn masked(text: &str) -> String {
    let json = text.trim_start().starts_with(['{', '[', '/', '#']);
    let longest = if json { LONGEST_WORD_OF_JSON } else { LONGEST_WORD };
    let of_credential = |letter: char| letter.is_ascii_alphanumeric() || "-_+/".contains(letter);
    let words = text.split_inclusive(|letter| !of_credential(letter)).map(|word| {
        let length = word.trim_end_matches(|letter| !of_credential(letter)).len();
        match word.split_at_checked(SHOWN) {
            Some((shown, _)) if length > longest => {
                format!("{shown}{}{}", "*".repeat(length - SHOWN), &word[length..])
            }
            _ => word.to_owned(),
        }
    });
    words.collect()
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn a_credential_is_not_repeated() {
        for (text, expected) in [
            ("eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0", "eyJhbGci************.eyJzdWIi*******"),
            ("Bearer ghs_16C7e42F292c6912\n", "Bearer ghs_16C7************\n"),
            ("{\"sub\": \"system:serviceaccount:shop\"", "{\"sub\": \"system:serviceaccount:shop\""),
            (
                "{\"key\": \"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\"",
                "{\"key\": \"wJalrXUt********************************\"",
            ),
        ] {
            assert_eq!(masked(text), expected);
        }
    }
}
