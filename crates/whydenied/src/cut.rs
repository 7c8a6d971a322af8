//! Where a pasted text falls into parts: files one after the other, documents, the code blocks of a page.
//!
//! A part ends where a line of its own says so: `---`, the fence of a code block, or a line that names the next file
//! (`# file: a.yml`, `// main.tf`, `==> a.json <==`). What stands between code blocks is a part as well, one in words.

use crate::span::Span;

/// Endings of the files that a line may name.
static ENDINGS: [&str; 22] = [
    "yml", "yaml", "json", "tf", "tfvars", "hcl", "tftpl", "tpl", "ts", "tsx", "js", "mjs", "cjs", "py",
    "go", "cs", "java", "sh", "env", "ini", "toml", "template",
];

/// How far a code block may be indented.
const MAX_INDENT: usize = 3;

/// A part of a pasted text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Part<'t> {
    /// Where it stands.
    pub(crate) span: Span,
    /// The path of its file, if a line before it, or its first one, says so.
    pub(crate) file: Option<&'t str>,
    /// Whether it is a code block.
    pub(crate) is_block: bool,
}

/// The parts of a text in their order, without those that are blank or comments alone.
pub(crate) fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Parts { text, found: Vec::new(), start: 0, file: None };
    let mut fence: Option<&str> = None;
    let mut before = "";
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let (start, end) = (at, at + line.len());
        at = end;
        let bare = line.trim();
        if let Some(open) = fence {
            if bare.starts_with(open) && bare.trim_start_matches(['`', '~']).is_empty() {
                parts.end(start, end, true);
                fence = None;
            } else if parts.is_at_start(start) && parts.file.is_none() {
                parts.file = named_file(bare);
            }
        } else if let Some(open) = fence_of(line) {
            parts.end(start, end, false);
            let title = bare.trim_start_matches(['`', '~']);
            parts.file = file_in(title).or_else(|| file_in(before));
            fence = Some(open);
        } else if is_separator(line) {
            parts.end(start, end, false);
        } else if let Some(file) = named_file(line) {
            // A comment is a line of its file, a header is none.
            parts.end(start, if bare.starts_with("==>") { end } else { start }, false);
            parts.file = Some(file);
        }
        if !bare.is_empty() {
            before = bare;
        }
    }
    parts.end(text.len(), text.len(), fence.is_some());
    parts.found
}

/// The text in which all but these places is blank, each line as long as it was. Where a line stands between two of them,
/// three dashes stand there.
pub(crate) fn only(text: &str, kept: &[Span]) -> String {
    let mut only = String::with_capacity(text.len());
    let mut at = 0;
    for (number, span) in kept.iter().enumerate() {
        let gap = text.get(at..span.start).unwrap_or_default();
        if number == 0 {
            blank(&mut only, gap);
        } else {
            separate(&mut only, gap);
        }
        only += text.get(span.start..span.end).unwrap_or_default();
        at = span.end;
    }
    blank(&mut only, text.get(at..).unwrap_or_default());
    only
}

/// The same without dashes.
pub(crate) fn blanked(text: &str, kept: &[Span]) -> String {
    let mut blanked = String::with_capacity(text.len());
    let mut at = 0;
    for span in kept {
        blank(&mut blanked, text.get(at..span.start).unwrap_or_default());
        blanked += text.get(span.start..span.end).unwrap_or_default();
        at = span.end;
    }
    blank(&mut blanked, text.get(at..).unwrap_or_default());
    blanked
}

fn blank(to: &mut String, gap: &str) {
    blank_bytes(to, gap.as_bytes());
}

fn blank_bytes(to: &mut String, gap: &[u8]) {
    to.extend(gap.iter().map(|byte| if *byte == b'\n' { '\n' } else { ' ' }));
}

/// The gap, blank but for three dashes on its last line that has room for them.
fn separate(to: &mut String, gap: &str) {
    // The first line of a gap may be the end of what stands before it.
    let is_line = to.ends_with('\n');
    let mut at = None;
    let mut start = 0;
    for line in gap.split_inclusive('\n') {
        if (start > 0 || is_line) && line.trim_end_matches(['\r', '\n']).len() >= 3 {
            at = Some(start);
        }
        start += line.len();
    }
    let Some(at) = at else { return blank(to, gap) };
    blank(to, gap.get(..at).unwrap_or_default());
    *to += "---";
    blank_bytes(to, gap.as_bytes().get(at + 3..).unwrap_or_default());
}

/// The next run from a brace to the one that closes it, from a place on.
pub(crate) fn braces(text: &str, from: usize) -> Option<Braces> {
    let start = from + text.get(from..)?.find('{')?;
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    for (at, byte) in text.get(start..)?.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'{' if !quoted => depth += 1,
            b'}' if !quoted && depth <= 1 => {
                return Some(Braces { start, run: Some(Span::new(start, start + at + 1)) });
            }
            b'}' if !quoted => depth -= 1,
            _ => {}
        }
    }
    Some(Braces { start, run: None })
}

/// A brace, and what it holds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Braces {
    /// Where it stands.
    pub(crate) start: usize,
    /// From it to the one that closes it, if one does.
    pub(crate) run: Option<Span>,
}

/// The file that a line names which is a comment or a header alone: `# .github/workflows/a.yml`, `// file: main.tf`,
/// `==> a.yml <==`.
pub(crate) fn named_file(line: &str) -> Option<&str> {
    let line = line.trim_end();
    let inside = match line.strip_prefix("==>") {
        Some(rest) => rest.strip_suffix("<==")?,
        None => line.strip_prefix("//").or_else(|| line.strip_prefix('#'))?,
    };
    let inside = inside.trim();
    path(inside.strip_prefix("file:").or_else(|| inside.strip_prefix("File:")).unwrap_or(inside).trim())
}

/// The file that a title of a code block names, or the line before it.
fn file_in(title: &str) -> Option<&str> {
    let is_edge = |letter: char| letter.is_whitespace() || "`*\"':=#()".contains(letter);
    title.split(is_edge).rev().find_map(path)
}

fn path(path: &str) -> Option<&str> {
    let (name, ending) = path.rsplit_once('.')?;
    let is_path = !path.contains(char::is_whitespace) && !path.contains("://") && !name.ends_with('.');
    (is_path && ENDINGS.contains(&ending)).then_some(path)
}

/// The letters that open a code block. Where they are indented further they stand in a script.
fn fence_of(line: &str) -> Option<&str> {
    let rest = line.trim_start();
    if line.len() - rest.len() > MAX_INDENT {
        return None;
    }
    let letter = rest.chars().next().filter(|letter| matches!(letter, '`' | '~'))?;
    let length = rest.chars().take_while(|next| *next == letter).count();
    let (fence, title) = rest.split_at_checked(length)?;
    (length >= 3 && !title.contains('`')).then_some(fence)
}

/// Whether a line separates documents.
fn is_separator(line: &str) -> bool {
    let line = line.trim_end();
    line == "---" || line.starts_with("--- #")
}

struct Parts<'t> {
    text: &'t str,
    found: Vec<Part<'t>>,
    /// Where the next part starts, and the file that it is.
    start: usize,
    file: Option<&'t str>,
}

impl Parts<'_> {
    /// Ends a part, and begins the next one.
    fn end(&mut self, end: usize, next: usize, is_block: bool) {
        let inside = self.text.get(self.start..end).unwrap_or_default();
        let is_said = |line: &str| {
            let line = line.trim();
            !line.is_empty() && (!line.starts_with('#') || line.starts_with("#!")) && !line.starts_with("//")
        };
        if inside.lines().any(is_said) {
            self.found.push(Part { span: Span::new(self.start, end), file: self.file, is_block });
        }
        self.start = next;
        self.file = None;
    }

    fn is_at_start(&self, at: usize) -> bool {
        self.text.get(self.start..at).is_some_and(|before| before.trim().is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::{Span, only, parts};

    #[test]
    fn a_text_falls_into_parts() {
        for (text, expected) in [
            ("a: b\n", vec![("a: b", None, false)]),
            (
                "# .github/workflows/a.yml\non: push\n# file: b.yaml\non: x\n# no file\n",
                vec![
                    ("# .github/workflows/a.yml\non: push", Some(".github/workflows/a.yml"), false),
                    ("# file: b.yaml\non: x\n# no file", Some("b.yaml"), false),
                ],
            ),
            (
                "==> a.tf <==\nx\n==> b.json <==\n{}\n",
                vec![("x", Some("a.tf"), false), ("{}", Some("b.json"), false)],
            ),
            (
                "a: 1\n---\nb: 2\n--- # c\nc: 3\n",
                vec![("a: 1", None, false), ("b: 2", None, false), ("c: 3", None, false)],
            ),
            (
                "Write `main.tf`:\n```hcl\nx {}\n```\n\nthen\n~~~yaml\n# a.yml\nb: c\n",
                vec![
                    ("Write `main.tf`:", None, false),
                    ("x {}", Some("main.tf"), true),
                    ("then", None, false),
                    ("# a.yml\nb: c", Some("a.yml"), true),
                ],
            ),
            (
                "// see https://a.example/b.json\nconst a = 1;\n",
                vec![("// see https://a.example/b.json\nconst a = 1;", None, false)],
            ),
        ] {
            let found: Vec<_> = parts(text)
                .into_iter()
                .map(|part| {
                    (
                        text.get(part.span.start..part.span.end).unwrap_or_default().trim(),
                        part.file,
                        part.is_block,
                    )
                })
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn places_stay_where_all_else_is_blank() {
        let text = "é\n```yaml\na: b\n```\nand\n```\nc: d\n```\n";
        let kept: Vec<_> = parts(text).iter().filter(|part| part.is_block).map(|part| part.span).collect();
        let only = only(text, &kept);
        assert_eq!(only, "  \n       \na: b\n   \n   \n---\nc: d\n   \n");
        assert_eq!(only.len(), text.len());
        assert_eq!(super::only("a", &[Span::new(0, 1)]), "a");
    }
}
