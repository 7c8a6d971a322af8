//! An input that cannot be read: what was found, where, and what to do now.

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Snippet};
use whydenied::report::{Input, InputError};

use crate::input::{Failure, Source};
use crate::screen::{Screen, visible};

/// Characters of an unreadable token that are shown of each part.
const SHOWN: usize = 8;

pub(crate) fn failure(failure: &Failure, screen: Screen) -> String {
    let prose = |text: &str| screen.wrap(&visible(text), 10).join("\n");
    let group = match failure {
        Failure::Usage(message) => Group::with_title(Level::ERROR.primary_title(visible(message)))
            .element(Level::HELP.message("see `whydenied --help`")),
        Failure::File(error) => {
            Group::with_title(Level::ERROR.primary_title(visible(&error.message)))
                .element(Level::HELP.message(prose(&error.help)))
        }
        Failure::Text(source, error) => Group::with_title(
            Level::ERROR
                .primary_title(visible(&error.message))
                .id(error.code),
        )
        .element(place(source, error))
        .element(Level::HELP.message(prose(&error.help))),
    };
    format!("{}\n", screen.renderer().render(&[group]))
}

fn place<'a>(source: &'a Source, error: &InputError) -> Element<'a> {
    let span = error.span;
    let text = match error.input {
        Input::Token => masked(&source.text),
        Input::Policy => source.text.clone(),
    };
    if text.trim().is_empty() || text.get(span.start..span.end).is_none() {
        return Origin::path(&*source.name)
            .line(span.line)
            .char_column(span.column)
            .into();
    }
    Snippet::source(text)
        .path(source.name.as_str())
        .annotation(AnnotationKind::Primary.span(span.start..span.end))
        .into()
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
        assert_eq!(
            masked("eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0"),
            "eyJhbGci************.eyJzdWIi*******"
        );
        assert_eq!(masked("Bearer ghs_16C7e42F29"), "Bearer ghs_16C7******");
        assert_eq!(
            masked("{\"sub\": \"repo:acme/web\"}"),
            "{\"sub\": \"repo:acme/web\"}"
        );
    }
}
