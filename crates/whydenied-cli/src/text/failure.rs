//! An input that cannot be read: what was found, where, and what to do now.

use annotate_snippets::{Annotation, AnnotationKind, Level, Snippet};
use whydenied::report::{Input, InputError};

use crate::input::{Failure, Source};
use crate::screen::{BOLD, RED, Screen, visible};

/// Characters of an unreadable token that are shown of each part.
const SHOWN: usize = 8;
/// Columns before the text of the `= help:` line.
const GUTTER: usize = 12;

pub(crate) fn failure(failure: &Failure, screen: Screen) -> String {
    let (source, error) = match failure {
        Failure::Usage(message) => return plain(message, "see `whydenied --help`", screen),
        Failure::File(error) => return plain(&error.message, &error.help, screen),
        Failure::Text(source, error) => (source, error),
    };
    let Some(excerpt) = excerpt(source, error) else {
        return plain(&error.message, &error.help, screen);
    };
    let help = screen.wrap(&visible(&error.help), GUTTER).join("\n");
    let group = Level::ERROR
        .primary_title(visible(&error.message))
        .id(error.code)
        .element(excerpt)
        .element(Level::HELP.message(help));
    format!("{}\n", screen.renderer().render(&[group]))
}

/// An error without a place.
fn plain(message: &str, help: &str, screen: Screen) -> String {
    format!(
        "{}: {}\n {}: {}\n",
        screen.paint(RED, "error"),
        screen.paint(BOLD, &screen.hang(&visible(message), 7)),
        screen.paint(BOLD, "help"),
        screen.hang(&visible(help), 7)
    )
}

/// The place of the error, if there is a text in which it can be shown.
fn excerpt<'a>(source: &'a Source, error: &InputError) -> Option<Snippet<'a, Annotation<'a>>> {
    let span = error.span.start..error.span.end;
    source.text.get(span.clone()).filter(|_| !source.text.trim().is_empty())?;
    let token = error.input == Input::Token;
    let text = if token { masked(&source.text) } else { source.text.clone() };
    let marked = AnnotationKind::Primary.span(span);
    Some(Snippet::source(text).path(source.name.as_str()).annotation(marked))
}

/// The text, byte for byte as long, without what a stranger could use: error messages end up in
/// logs, and what cannot be read as a token may be another credential. Claims in JSON are none.
fn masked(text: &str) -> String {
    if text.trim_start().starts_with(['{', '[', '/', '#']) {
        return text.to_owned();
    }
    let mut shown = 0;
    text.chars()
        .map(|letter| {
            if !letter.is_ascii_alphanumeric() && !matches!(letter, '-' | '_' | '+' | '/') {
                shown = 0;
                return letter;
            }
            shown += 1;
            if shown > SHOWN { '*' } else { letter }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn a_credential_is_not_repeated() {
        assert_eq!(masked("eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0"), "eyJhbGci************.eyJzdWIi*******");
        assert_eq!(masked("Bearer ghs_16C7e42F29"), "Bearer ghs_16C7******");
        assert_eq!(masked("{\"sub\": \"repo:acme/web\"}"), "{\"sub\": \"repo:acme/web\"}");
    }
}
