//! Cuts a text into lines and pieces of one look: what a JSON part is, and what is marked.

use std::ops::Range;

/// A stretch of a text, in bytes, and the class it is shown with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) bytes: Range<usize>,
    pub(crate) class: &'static str,
}

impl Stretch {
    pub(crate) fn new(bytes: Range<usize>, class: &'static str) -> Self {
        Self { bytes, class }
    }
}

/// The stretch of `bytes`; where these are none, of the last character before them that can be seen.
pub(crate) fn visible(text: &str, bytes: Range<usize>, class: &'static str) -> Stretch {
    if text.get(bytes.clone()).is_some_and(|marked| !marked.trim().is_empty()) {
        return Stretch::new(bytes, class);
    }
    let before = text.get(..bytes.start).unwrap_or(text).trim_end();
    let last = before.char_indices().next_back().map_or(0, |(at, _)| at);
    Stretch::new(last..before.len(), class)
}

/// Part of one line, all of one look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) text: String,
    /// What it is: `key`, `string`, `comment`, `head`, `body`, or nothing.
    pub(crate) class: &'static str,
    /// How it is marked: `fail`, `warning`, or not.
    pub(crate) mark: &'static str,
}

/// The lines of `text`. Where stretches of one list overlap, the first one counts.
pub(crate) fn lines(text: &str, grammar: &[Stretch], marks: &[Stretch]) -> Vec<Vec<Piece>> {
    let cuts = cuts(grammar, marks);
    let class_at = |stretches: &[Stretch], offset: usize| {
        stretches.iter().find(|s| s.bytes.contains(&offset)).map_or("", |s| s.class)
    };

    let mut lines = Vec::new();
    let mut line_start = 0;
    let mut next_cut = 0;
    // Stretches of the grammar come in order and do not overlap: those behind us are done with.
    let mut grammar = grammar;
    for line in text.split('\n') {
        let line_end = line_start + line.len();
        let mut pieces = Vec::new();
        let mut from = line_start;
        while from < line_end {
            while cuts.get(next_cut).is_some_and(|&cut| cut <= from) {
                next_cut += 1;
            }
            let to = cuts.get(next_cut).map_or(line_end, |&cut| cut.min(line_end));
            while let Some((first, rest)) = grammar.split_first()
                && first.bytes.end <= from
            {
                grammar = rest;
            }
            let class = grammar.first().filter(|s| s.bytes.contains(&from)).map_or("", |s| s.class);
            // A span of a text that has changed meanwhile may cut a character in two.
            let Some(part) = text.get(from..to) else {
                pieces = vec![Piece { text: line.to_owned(), class: "", mark: "" }];
                break;
            };
            pieces.push(Piece { text: part.to_owned(), class, mark: class_at(marks, from) });
            from = to;
        }
        lines.push(pieces);
        line_start = line_end + 1;
    }
    lines
}

/// Where one stretch or another begins or ends, in order. The grammar's are in order already, and
/// the marks are few: a sorting algorithm would weigh more than it saves.
fn cuts(grammar: &[Stretch], marks: &[Stretch]) -> Vec<usize> {
    let mut cuts: Vec<usize> = grammar.iter().flat_map(|s| [s.bytes.start, s.bytes.end]).collect();
    for cut in marks.iter().flat_map(|s| [s.bytes.start, s.bytes.end]) {
        let at = cuts.partition_point(|&before| before < cut);
        cuts.insert(at, cut);
    }
    cuts
}

/// The keys, strings and comments of a JSON text that need not be well-formed.
pub(crate) fn json(text: &str) -> Vec<Stretch> {
    let bytes = text.as_bytes();
    let mut stretches = Vec::new();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let rest = bytes.get(at..).unwrap_or_default();
        let (length, class) = match byte {
            b'"' => {
                let length = string_length(rest);
                let after = rest.get(length..).unwrap_or_default().trim_ascii_start();
                (length, if after.first() == Some(&b':') { "key" } else { "string" })
            }
            b'/' if rest.starts_with(b"//") => (until(rest, b"\n"), "comment"),
            b'/' if rest.starts_with(b"/*") => (until(rest, b"*/") + 2, "comment"),
            _ => (1, ""),
        };
        let end = (at + length).min(bytes.len());
        if !class.is_empty() {
            stretches.push(Stretch::new(at..end, class));
        }
        at = end;
    }
    stretches
}

/// The parts of a JWT, wherever it stands in the text.
pub(crate) fn jwt(text: &str) -> Vec<Stretch> {
    let Some(start) = text.find("eyJ") else { return Vec::new() };
    let dots: Vec<usize> = text.match_indices('.').map(|(at, _)| at).filter(|&at| at > start).collect();
    let [first, rest @ ..] = dots.as_slice() else { return Vec::new() };
    let mut stretches = vec![Stretch::new(start..*first, "head")];
    if let Some(&second) = rest.first() {
        stretches.push(Stretch::new(first + 1..second, "body"));
        stretches.push(Stretch::new(second + 1..text.len(), "signature"));
    }
    stretches
}

/// The length of the string that `bytes` starts with; an open one ends with its line.
fn string_length(bytes: &[u8]) -> usize {
    let mut at = 1;
    loop {
        match bytes.get(at) {
            Some(b'"') => return at + 1,
            Some(b'\\') => at += 2,
            Some(b'\n') | None => return at.min(bytes.len()),
            Some(_) => at += 1,
        }
    }
}

fn until(bytes: &[u8], end: &[u8]) -> usize {
    bytes.windows(end.len()).position(|window| window == end).unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::{Stretch, json, jwt, lines, visible};

    fn texts(text: &str, stretches: &[Stretch]) -> Vec<(String, &'static str)> {
        stretches.iter().map(|s| (text.get(s.bytes.clone()).unwrap_or("?").to_owned(), s.class)).collect()
    }

    #[test]
    fn keys_strings_and_comments_are_told_apart() {
        let text = "{\"a\" : \"b\\\"\", // c\n /* d */ \"open\n";
        let expected = [
            ("\"a\"", "key"),
            ("\"b\\\"\"", "string"),
            ("// c", "comment"),
            ("/* d */", "comment"),
            ("\"open", "string"),
        ];
        assert_eq!(texts(text, &json(text)), expected.map(|(text, class)| (text.to_owned(), class)));
    }

    #[test]
    fn a_jwt_has_three_parts() {
        let text = "Bearer eyJh.eyJi.c";
        let expected = [("eyJh", "head"), ("eyJi", "body"), ("c", "signature")];
        assert_eq!(texts(text, &jwt(text)), expected.map(|(text, class)| (text.to_owned(), class)));
        assert_eq!(jwt("not one"), []);
    }

    #[test]
    fn pieces_join_to_the_text_again() {
        let text = "{\n  \"ü\": \"😀 b\",\n\n}";
        let marks = [Stretch::new(9..15, "fail")];
        let joined: Vec<String> = lines(text, &json(text), &marks)
            .into_iter()
            .map(|pieces| pieces.into_iter().map(|piece| piece.text).collect())
            .collect();
        assert_eq!(joined.join("\n"), text);
    }

    #[test]
    fn a_place_without_characters_is_seen_on_the_one_before() {
        assert_eq!(visible("{ü \n", 5..5, "fail"), Stretch::new(1..3, "fail"));
        assert_eq!(visible("", 0..0, "fail"), Stretch::new(0..0, "fail"));
        assert_eq!(visible("ab", 1..2, "fail"), Stretch::new(1..2, "fail"));
    }

    #[test]
    fn a_mark_in_the_middle_of_a_character_harms_nothing() {
        let marks = [Stretch::new(1..2, "fail")];
        assert_eq!(lines("üb", &[], &marks).len(), 1);
    }
}
