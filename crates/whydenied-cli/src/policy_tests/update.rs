//! What came, written into a file of tests in the place of what was expected: edits at their places, all else as it was.

use std::collections::HashSet;

use whydenied::json::{Member, Node, Value};
use whydenied::report::{Edit, Fix, Verdict};
use whydenied::span::Span;
use whydenied::yaml;

use super::file::{TestFile, Word};
use super::judge::{Came, Outcome, Ran};

/// The text of the file with the edits; `None` where nothing can be edited.
pub(super) fn edited(file: &TestFile, ran: &[Ran<'_>]) -> Option<String> {
    let text = &*file.source.text;
    let documents = yaml::parse(text).ok()?;
    let Some(Value::Array(tests)) = documents.first()?.get("tests").map(|tests| &tests.value) else {
        return None;
    };
    let mut edits = Edits { text, edits: Vec::new() };
    for ran in ran.iter().filter(|ran| ran.unexpected().next().is_some()) {
        let has_name = |node: &&Node<'_>| {
            let name = node.get("name").and_then(|name| name.value.scalar_text());
            name.is_some_and(|name| name.trim() == ran.test.name)
        };
        let outcomes = ran.outcomes.as_deref().unwrap_or_default();
        if let Some(node) = tests.iter().find(has_name) {
            edits.of_test(node, outcomes);
        }
    }
    applied(text, edits.edits)
}

/// The edits of one text.
struct Edits<'t> {
    text: &'t str,
    edits: Vec<Edit>,
}

impl Edits<'_> {
    fn of_test(&mut self, test: &Node<'_>, outcomes: &[Outcome]) {
        let calls = test.get("calls");
        let is_named = |outcome: &Outcome| {
            calls.is_some_and(|calls| calls.members().iter().any(|member| is_of(member, outcome)))
        };
        let (named, others): (Vec<&Outcome>, Vec<&Outcome>) =
            outcomes.iter().partition(|outcome| is_named(outcome));
        // What the test says of all calls that it does not name, if one word does.
        let came: Vec<&Came> = others.iter().filter_map(|outcome| outcome.came.as_ref()).collect();
        let verdicts: HashSet<&str> = came.iter().map(|came| came.verdict.name()).collect();
        let mut added = Vec::new();
        if others.iter().any(|outcome| !outcome.is_as_expected()) {
            match came.first() {
                Some(first) if verdicts.len() == 1 && test.get("expect").is_some() => {
                    let has_one_cause = came.iter().all(|came| came.cause == first.cause);
                    self.of_mapping(test, first, has_one_cause);
                }
                _ => {
                    let unexpected = others.iter().filter(|outcome| !outcome.is_as_expected());
                    added.extend(unexpected.filter_map(|outcome| {
                        Some((outcome.call.as_deref()?, outcome.came.as_ref()?.verdict))
                    }));
                }
            }
        }
        match test.members().iter().find(|member| member.key == "calls") {
            Some(calls) => self.of_calls(test, calls, &named, &added),
            None if !added.is_empty() => self.add_mapping(test, &added),
            None => {}
        }
    }

    /// The calls that a test names.
    fn of_calls(&mut self, test: &Node<'_>, member: &Member<'_>, named: &[&Outcome], added: &[(&str, Word)]) {
        let calls = &member.node;
        let is_block = self.is_block(calls);
        let mut kept = Vec::new();
        for call in calls.members() {
            let outcome = named.iter().find(|outcome| is_of(call, outcome));
            match (outcome.filter(|outcome| !outcome.is_as_expected()), &call.node.value) {
                (None, _) => kept.push(call),
                (Some(Outcome { came: Some(came), .. }), value) => {
                    kept.push(call);
                    if matches!(value, Value::Object(_)) {
                        self.of_mapping(&call.node, came, true);
                    } else {
                        self.replace(call.node.span, came.verdict.name());
                    }
                }
                // Nobody makes it.
                (Some(_), _) if is_block => self.remove(calls, call),
                (Some(_), _) => {}
            }
        }
        if kept.is_empty() && added.is_empty() {
            self.edits.retain(|edit| edit.start < calls.span.start || calls.span.end < edit.end);
            return self.remove(test, member);
        }
        if is_block {
            let Some(first) = calls.members().first().map(|call| call.key_span.start) else { return };
            let indent = self.column(first);
            match kept.last() {
                _ if added.is_empty() => {}
                Some(last) => self.insert_lines(last.node.span.end, lines(added, indent)),
                None => {
                    let at = self.line_start(first);
                    let rows = lines(added, indent).into_iter().map(|line| line + self.own_break()).collect();
                    self.edits.push(Edit { start: at, end: at, text: rows });
                }
            }
        } else if !added.is_empty() || kept.len() < calls.members().len() {
            // Between the braces all of them are written anew, with the edits of those that stay.
            let anew = self.in_braces(calls, &kept, added);
            self.edits.push(Edit { start: calls.span.start, end: calls.span.end, text: anew });
        }
    }

    /// A mapping between braces with the calls that stay, edited, and those that are added.
    fn in_braces(&mut self, calls: &Node<'_>, kept: &[&Member<'_>], added: &[(&str, Word)]) -> String {
        let is_inside = |edit: &Edit| calls.span.start <= edit.start && edit.end <= calls.span.end;
        let (inside, outside) = std::mem::take(&mut self.edits).into_iter().partition(is_inside);
        self.edits = outside;
        let inside: Vec<Edit> = inside;
        let call = |member: &&Member<'_>| {
            let (start, end) = (member.key_span.start, member.node.span.end);
            let own = inside.iter().filter(|edit| start <= edit.start && edit.end <= end);
            let moved =
                own.map(|edit| Edit { start: edit.start - start, end: edit.end - start, ..edit.clone() });
            let text = self.text.get(start..end).unwrap_or_default();
            applied(text, moved.collect()).unwrap_or_else(|| text.to_owned())
        };
        let all: Vec<_> = kept.iter().map(call).chain(pairs(added, self.quote())).collect();
        format!("{{ {} }}", all.join(", "))
    }

    /// `expect` and `cause` of a test or a call.
    fn of_mapping(&mut self, node: &Node<'_>, came: &Came, has_one_cause: bool) {
        if let Some(expect) = node.get("expect") {
            self.replace(expect.span, came.verdict.name());
        }
        let Some(member) = node.members().iter().find(|member| member.key == "cause") else { return };
        match &came.cause {
            Some(cause) if has_one_cause && came.verdict != Word::Allowed => {
                self.replace(member.node.span, cause);
            }
            _ => self.remove(node, member),
        }
    }

    /// Puts a word in the place of a value, in the quotes that it has.
    fn replace(&mut self, span: Span, word: &str) {
        let old = self.text.get(span.start..span.end).unwrap_or_default();
        let quote = old.get(..1).filter(|first| ["\"", "'"].contains(first)).unwrap_or_default();
        let text = format!("{quote}{word}{quote}");
        if text != old {
            self.edits.push(Edit { start: span.start, end: span.end, text });
        }
    }

    /// Takes a member out of its mapping, with the line that it is alone in.
    fn remove(&mut self, mapping: &Node<'_>, member: &Member<'_>) {
        let members = mapping.members();
        let at = members.iter().position(|other| other.key_span == member.key_span).unwrap_or_default();
        let before = at.checked_sub(1).and_then(|before| members.get(before));
        let (start, end) = (member.key_span.start, member.node.span.end);
        let (start, end) = match (before, members.get(at + 1)) {
            _ if self.is_block(mapping) && self.is_alone(start) => {
                (self.line_start(start), self.line_end(end) + self.line_break(end).len())
            }
            (Some(before), _) => (before.node.span.end, end),
            (None, Some(next)) => (start, next.key_span.start),
            (None, None) => (start, end),
        };
        self.edits.push(Edit { start, end, text: String::new() });
    }

    /// Names calls in a test that names none.
    fn add_mapping(&mut self, test: &Node<'_>, added: &[(&str, Word)]) {
        let Some(after) = test.members().iter().find(|member| member.key == "expect") else { return };
        let at = after.node.span.end;
        if self.is_block(test) {
            let indent = self.column(after.key_span.start);
            let title = format!("{:indent$}calls:", "");
            self.insert_lines(at, [vec![title], lines(added, indent + 2)].concat());
        } else {
            let quote = self.quote();
            let pairs: Vec<_> = pairs(added, quote).collect();
            let calls = format!(", {quote}calls{quote}: {{ {} }}", pairs.join(", "));
            self.edits.push(Edit { start: at, end: at, text: calls });
        }
    }

    /// Puts lines below the one that holds a place.
    fn insert_lines(&mut self, after: usize, lines: Vec<String>) {
        let at = self.line_end(after);
        let text = lines.into_iter().map(|line| self.own_break().to_owned() + &line).collect();
        self.edits.push(Edit { start: at, end: at, text });
    }

    fn is_block(&self, mapping: &Node<'_>) -> bool {
        !self.text.get(mapping.span.start..).is_some_and(|text| text.starts_with('{'))
    }

    /// Whether nothing stands before the place in its line.
    fn is_alone(&self, at: usize) -> bool {
        self.text.get(self.line_start(at)..at).is_some_and(|before| before.trim().is_empty())
    }

    fn column(&self, at: usize) -> usize {
        let before = self.text.get(self.line_start(at)..at).unwrap_or_default();
        before.chars().count()
    }

    fn line_start(&self, at: usize) -> usize {
        self.text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |found| found + 1)
    }

    /// The end of the line, before its break.
    fn line_end(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        at + rest.lines().next().unwrap_or_default().len()
    }

    /// What stands around words: a file may be JSON, which is YAML.
    fn quote(&self) -> &'static str {
        if self.text.trim_start().starts_with('{') { "\"" } else { "" }
    }

    /// How the text breaks its lines.
    fn own_break(&self) -> &'static str {
        if self.text.contains("\r\n") { "\r\n" } else { "\n" }
    }

    /// How this line is broken.
    fn line_break(&self, at: usize) -> &str {
        let rest = self.text.get(self.line_end(at)..).unwrap_or_default();
        ["\r\n", "\n"].into_iter().find(|it| rest.starts_with(it)).unwrap_or_default()
    }
}

/// The text with all edits, if there are any and they go together.
fn applied(text: &str, mut edits: Vec<Edit>) -> Option<String> {
    edits.sort_by_key(|edit| (edit.start, edit.end));
    edits.dedup();
    let apart = edits.windows(2).all(|pair| matches!(pair, [one, next] if one.end <= next.start));
    if edits.is_empty() || !apart {
        return None;
    }
    let (title, needs, admits) = (String::new(), Vec::new(), Vec::new());
    Fix { title, edits, verdict_after: Verdict::Denied, needs, admits }.apply(text)
}

/// Whether `calls` says so of that call; what marks names in a label may be left out.
fn is_of(member: &Member<'_>, outcome: &Outcome) -> bool {
    let bare = |text: &str| text.replace('`', "");
    outcome.call.as_deref().is_some_and(|label| bare(&member.key) == bare(label))
}

/// Calls with their verdicts, a line each.
fn lines(calls: &[(&str, Word)], indent: usize) -> Vec<String> {
    let line = |(label, verdict): &(&str, Word)| format!("{:indent$}{}: {verdict}", "", key(label));
    calls.iter().map(line).collect()
}

/// The same between braces.
fn pairs(calls: &[(&str, Word)], quote: &str) -> impl Iterator<Item = String> {
    calls.iter().map(move |(label, verdict)| format!("{}: {quote}{verdict}{quote}", quoted(label)))
}

/// A label as a key on a line of its own.
fn key(label: &str) -> String {
    let is_plain = label.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && !label.contains([':', '#', '"', '\\'])
        && !label.contains(char::is_control);
    if is_plain { label.to_owned() } else { quoted(label) }
}

fn quoted(label: &str) -> String {
    // What JSON escapes, YAML reads.
    serde_json::Value::from(label).to_string()
}
