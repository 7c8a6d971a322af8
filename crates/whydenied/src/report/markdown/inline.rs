//! Values and sentences as Markdown that they cannot break out of.

/// A value as a code span.
pub(super) fn code(value: &str) -> String {
    let value = one_line(value);
    if value.trim().is_empty() {
        // A code span of spaces alone is none; quotes show where it begins and ends.
        return format!("`\"{value}\"`");
    }
    let fence = "`".repeat(longest_run(&value) + 1);
    let pad = if value.starts_with(['`', ' ']) || value.ends_with(['`', ' ']) { " " } else { "" };
    format!("{fence}{pad}{value}{pad}{fence}")
}

/// Lines as a block of code.
pub(super) fn fenced(lines: &str) -> String {
    block("text", lines)
}

/// The same, of a language.
pub(super) fn block(language: &str, lines: &str) -> String {
    let fence = "`".repeat((longest_run(lines) + 1).max(3));
    format!("{fence}{language}\n{lines}\n{fence}\n")
}

/// A sentence in which the words of the token and the policy stand between backticks: these become
/// code spans, and nothing else in it is markup.
pub(super) fn prose(sentence: &str) -> String {
    let sentence = one_line(sentence);
    let mut text = String::with_capacity(sentence.len());
    let mut rest = sentence.as_str();
    while let Some((before, after)) = rest.split_once('`') {
        escape(before, &mut text);
        let Some((inside, after)) = after.split_once('`') else {
            text.push_str("\\`");
            rest = after;
            continue;
        };
        if inside.is_empty() {
            text.push_str("\\`\\`");
        } else {
            text.push_str(&code(inside));
        }
        rest = after;
    }
    escape(rest, &mut text);
    text
}

fn escape(plain: &str, text: &mut String) {
    for letter in plain.chars() {
        match letter {
            '\\' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '#' | '$' => {
                text.push('\\');
                text.push(letter);
            }
            '&' => text.push_str("&amp;"),
            // A mention would notify somebody.
            '@' => text.push_str("&#64;"),
            _ => text.push(letter),
        }
    }
}

fn longest_run(text: &str) -> usize {
    let mut longest = 0;
    let mut run = 0;
    for letter in text.chars() {
        run = if letter == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}

/// The text with what cannot be seen, or would end the line, written out.
pub(super) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_control() || is_invisible(letter) {
            line.extend(letter.escape_unicode());
        } else {
            line.push(letter);
        }
    }
    line
}

/// Without width, or turning the direction of writing.
const fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_cannot_leave_its_code_span() {
        for (value, expected) in [
            ("repo:acme/*", "`repo:acme/*`"),
            ("a`b", "``a`b``"),
            ("`x``", "``` `x`` ```"),
            ("a|b", "`a|b`"),
            ("", "`\"\"`"),
            ("a\nb", "`a\\u{a}b`"),
            ("a\u{200b}", "`a\\u{200b}`"),
        ] {
            assert_eq!(code(value), expected);
        }
    }

    #[test]
    fn a_sentence_is_no_markup() {
        for (sentence, expected) in [
            ("the key `a:b` is absent", "the key `a:b` is absent"),
            ("<img> *a* [b](c) | @team", "\\<img\\> \\*a\\* \\[b\\](c) \\| &#64;team"),
            ("one ` alone *", "one \\` alone \\*"),
            ("`a` and `` and `<b>`", "`a` and \\`\\` and `<b>`"),
        ] {
            assert_eq!(prose(sentence), expected);
        }
    }

    #[test]
    fn a_block_has_a_fence_of_its_own_length() {
        assert_eq!(fenced("a ``` b"), "````text\na ``` b\n````\n");
    }
}
