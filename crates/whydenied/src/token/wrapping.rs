//! What stands around a token when it is copied from a log, a shell or a header.

use crate::span::Span;

/// How far into a text a variable's name may reach.
const MAX_NAME: usize = 80;

/// The part of `text` inside white space, quotes, `Authorization:`, `Bearer` and a variable
/// assignment, peeled off in whatever order they come.
pub(super) fn peel(text: &str) -> Span {
    let mut core = text;
    loop {
        let before = core.len();
        core = core.trim().trim_end_matches([';', ',']).trim_start_matches('\u{feff}');
        core = quoted(core).unwrap_or(core);
        core = after_word(core, "authorization:").unwrap_or(core);
        core = after_word(core, "bearer ").unwrap_or(core);
        core = after_assignment(core).unwrap_or(core);
        if core.len() == before {
            break;
        }
    }
    let start = core.as_ptr().addr() - text.as_ptr().addr();
    Span::new(start, start + core.len())
}

/// The text inside one pair of quotes, or after an opening quote that was cut from its mate.
fn quoted(text: &str) -> Option<&str> {
    let quote = text.chars().next().filter(|first| matches!(first, '"' | '\'' | '`'))?;
    let inner = text.strip_prefix(quote)?;
    Some(inner.strip_suffix(quote).unwrap_or(inner))
}

/// The text after `word`, written in whatever case.
fn after_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let (head, rest) = text.split_at_checked(word.len())?;
    head.eq_ignore_ascii_case(word).then_some(rest)
}

/// The text after `NAME=`, `export NAME=`, `$env:NAME =` or `name:`.
fn after_assignment(text: &str) -> Option<&str> {
    let at = text.bytes().take(MAX_NAME).position(|byte| matches!(byte, b'=' | b':'))?;
    let (name, rest) = text.split_at_checked(at)?;
    if name.eq_ignore_ascii_case("$env") {
        return rest.get(1..);
    }
    let name = name.trim_end();
    let name = ["export ", "set ", "$"].iter().find_map(|word| after_word(name, word)).unwrap_or(name).trim();
    let name = name.trim_matches(['"', '\'']);
    let is_name = name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && name.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-'))
        && !name.starts_with("eyJ");
    is_name.then(|| rest.get(1..)).flatten()
}

#[cfg(test)]
mod tests {
    #[test]
    fn peels_what_stands_around_a_token() {
        let forms = [
            "T",
            "  T\n",
            "\"T\"",
            "Bearer T",
            "bearer 'T'",
            "Authorization: Bearer T",
            "'Authorization: Bearer T'",
            "TOKEN=T",
            "export AWS_TOKEN=\"T\";",
            "$env:TOKEN = \"T\"",
            "  id_token: T,",
            "\"value\":\"T\"",
        ];
        for form in forms {
            let span = super::peel(form);
            assert_eq!(form.get(span.start..span.end), Some("T"), "{form}");
        }
    }
}
