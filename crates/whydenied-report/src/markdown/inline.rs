//! Values and sentences as Markdown that they cannot break out of.

use crate::visible::{visible, visible_lines};

/// A value as a code span.
pub(super) fn code(value: &str) -> String {
    let value = visible(value);
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
    let lines = visible_lines(lines);
    let fence = "`".repeat((longest_run(&lines) + 1).max(3));
    format!("{fence}{language}\n{lines}\n{fence}\n")
}

/// A sentence in which the words of the token and the policy stand between backticks: these become
/// code spans, and nothing else in it is markup.
pub(crate) fn prose(sentence: &str) -> String {
    let sentence = visible(sentence);
    let mut text = String::with_capacity(sentence.len());
    let mut rest = &*sentence;
    while let Some((before, after)) = rest.split_once('`') {
        plain(before, &mut text);
        let Some((inside, after)) = after.split_once('`') else {
            text.push_str("\\`");
            rest = after;
            continue;
        };
        if inside.is_empty() {
            text.push_str("\\`\\`");
        } else {
            push_code(inside, &mut text);
        }
        rest = after;
    }
    plain(rest, &mut text);
    text
}

/// Words between code spans. One that would be a link or call somebody becomes a code span, where alone it
/// is neither: that is looked for after escapes are undone.
fn plain(words: &str, text: &mut String) {
    for piece in words.split_inclusive(' ') {
        let word = piece.trim_end_matches(' ');
        if is_live(word) {
            push_code(word, text);
        } else {
            escape(word, text);
        }
        text.push_str(piece.get(word.len()..).unwrap_or_default());
    }
}

/// A code span; two that touch would be one.
fn push_code(value: &str, text: &mut String) {
    if text.ends_with('`') {
        text.push(' ');
    }
    text.push_str(&code(value));
}

/// Whether GitHub or GitLab makes something of a word that is no markup: an address, a mention, a reference
/// to an issue or a commit, an emoji.
fn is_live(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    let before_digit = |mark| {
        lower.match_indices(mark).any(|(at, mark)| {
            lower
                .get(at + mark.len()..)
                .is_some_and(|rest| rest.starts_with(|next: char| next.is_ascii_digit()))
        })
    };
    word.contains('@')
        || ["://", "www."].iter().any(|start| lower.contains(start))
        || ["#", "!", "%", "&", "gh-"].iter().any(before_digit)
        || has_emoji(word)
        || is_commit(word)
}

/// Whether something between colons may be the name of one; a time is none.
fn has_emoji(word: &str) -> bool {
    let mut names = word.split(':').skip(1).peekable();
    std::iter::from_fn(|| names.next().filter(|_| names.peek().is_some())).any(|name| {
        !name.is_empty()
            && !name.bytes().all(|byte| byte.is_ascii_digit())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_+-".contains(&byte))
    })
}

/// Whether it may be the name of a commit. All of digits it is a number.
fn is_commit(word: &str) -> bool {
    let word = word.trim_matches(|letter: char| !letter.is_ascii_alphanumeric());
    (7..=64).contains(&word.len())
        && word.bytes().all(|byte| byte.is_ascii_hexdigit())
        && word.bytes().any(|byte| byte.is_ascii_digit())
        && word.bytes().any(|byte| byte.is_ascii_alphabetic())
}

fn escape(plain: &str, text: &mut String) {
    for letter in plain.chars() {
        match letter {
            '\\' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '#' | '$' => {
                text.push('\\');
                text.push(letter);
            }
            '&' => text.push_str("&amp;"),
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
            ("a\nb", "`a\\nb`"),
            ("a\u{200b}", "`a\\u{200b}`"),
        ] {
            assert_eq!(code(value), expected);
        }
    }

    #[test]
    fn a_sentence_is_no_markup() {
        for (sentence, expected) in [
            ("the key `a:b` is absent", "the key `a:b` is absent"),
            ("<img> *a* [b](c) |", "\\<img\\> \\*a\\* \\[b\\](c) \\|"),
            ("one ` alone *", "one \\` alone \\*"),
            ("`a` and `` and `<b>`", "`a` and \\`\\` and `<b>`"),
            ("see https://a.example, or ask @team.", "see `https://a.example,` or ask `@team.`"),
            ("acme/web#12 fixed 3b4c5d6e :tada:", "`acme/web#12` fixed `3b4c5d6e` `:tada:`"),
            ("ends at 1789123637: sts:AssumeRole, #1", "ends at 1789123637: sts:AssumeRole, `#1`"),
            ("`a`@b`c`", "`a` `@b` `c`"),
        ] {
            assert_eq!(prose(sentence), expected);
        }
    }

    #[test]
    fn a_block_has_a_fence_of_its_own_length() {
        assert_eq!(fenced("a ``` b"), "````text\na ``` b\n````\n");
    }
}
