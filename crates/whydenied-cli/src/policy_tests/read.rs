//! From the text of a file of tests to the tests, or to everything that is wrong with it.

mod call;
mod expected;

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use whydenied::json::{Node, Value};
use whydenied::span::{Lines, Span};
use whydenied::yaml::{self, ErrorKind};

use super::file::{Fault, Test, TestFile};
use super::near;
use super::settings::OF_TEST;
use crate::input::Source;

/// Keys of a test besides the settings.
pub(super) const OF_A_TEST: &[&str] =
    &["name", "expect", "cause", "calls", "token", "claims", "job", "caller", "exchange"];
/// Keys at the top of a file besides the settings.
pub(super) const OF_A_FILE: &[&str] = &["tests", "claims", "job", "exchange"];

/// Reads a file of tests. Paths in it are seen from that folder.
///
/// # Errors
/// All that is wrong with it, in the order of the text.
pub(super) fn read(source: &Source, folder: &Path) -> Result<TestFile, Vec<Fault>> {
    let mut reader =
        Reader { source, folder, lines: Lines::new(&source.text), faults: Vec::new(), files: HashMap::new() };
    let tests = reader.file();
    let mut faults = reader.faults;
    if faults.is_empty() {
        return Ok(TestFile { source: source.clone(), tests });
    }
    faults.sort_by_key(|fault| (fault.span.start, fault.span.end));
    // What is wrong with a setting of the file is wrong with it in every test.
    faults.dedup();
    Err(faults)
}

/// One file that is being read.
struct Reader<'f> {
    source: &'f Source,
    folder: &'f Path,
    lines: Lines,
    faults: Vec<Fault>,
    /// Those that it names, each read once.
    files: HashMap<PathBuf, Source>,
}

impl Reader<'_> {
    fn fault(&mut self, code: &'static str, span: Span, message: impl Into<String>, help: impl Into<String>) {
        let span = self.lines.place(span);
        self.faults.push(Fault { code, message: message.into(), help: help.into(), span });
    }

    fn file(&mut self) -> Vec<Test> {
        let source = self.source;
        let documents = match yaml::parse(&source.text) {
            Ok(documents) => documents,
            Err(error) if error.kind == ErrorKind::Empty => {
                let help = "list tests under `tests`; `whydenied test --help` has an example";
                self.fault("empty-file", Span::new(0, 0), "the file has no tests in it", help);
                return Vec::new();
            }
            Err(error) => {
                let (message, help) = error.words(&source.text);
                self.fault("invalid-yaml", error.span, message, help);
                return Vec::new();
            }
        };
        let [root] = documents.as_slice() else {
            let second = documents.get(1).map_or(Span::default(), |document| document.span);
            let help = "put its tests into a file of their own, or under the first `tests`";
            self.fault(
                "several-documents",
                first_line(source, second),
                "a second document begins here",
                help,
            );
            return Vec::new();
        };
        if !matches!(root.value, Value::Object(_)) {
            let message =
                format!("a file of tests is a mapping with `tests` in it, and this is {}", kind(root));
            self.fault(
                "not-a-test-file",
                first_line(source, root.span),
                message,
                "write the tests under `tests:`",
            );
            return Vec::new();
        }
        self.check_keys(root, OF_A_FILE, "a file of tests has");
        let Some(tests) = root.get("tests") else {
            let first = root.members().first().map_or(root.span, |member| member.key_span);
            self.fault("no-tests", first, "the file has no `tests`", "list the tests under `tests:`");
            return Vec::new();
        };
        match &tests.value {
            Value::Array(all) if !all.is_empty() => self.tests(root, all),
            other => {
                let key = root.members().iter().find(|member| member.key == "tests");
                let key = key.map_or(tests.span, |member| member.key_span);
                let message = match other {
                    Value::Array(_) | Value::Null => "there are no tests under `tests`".to_owned(),
                    _ => format!("`tests` is a list, and this is {}", kind(tests)),
                };
                self.fault(
                    "no-tests",
                    key,
                    message,
                    "write each test as an entry that starts with `- name:`",
                );
                Vec::new()
            }
        }
    }

    fn tests(&mut self, root: &Node<'_>, tests: &[Node<'_>]) -> Vec<Test> {
        let mut names: HashMap<String, usize> = HashMap::new();
        let mut all = Vec::new();
        for node in tests {
            if !matches!(node.value, Value::Object(_)) {
                let message = format!("a test is a mapping, and this is {}", kind(node));
                self.fault(
                    "not-a-test",
                    first_line(self.source, node.span),
                    message,
                    "start it with `- name:`",
                );
                continue;
            }
            self.check_keys(node, OF_A_TEST, "a test has");
            let name = self.name(node);
            if let Some((name, span)) = &name {
                let line = self.lines.place(*span).line;
                if let Some(earlier) = names.insert(name.clone(), line) {
                    let message = format!("another test has the name `{name}`, in line {earlier}");
                    self.fault("repeated-name", *span, message, "give each test a name of its own");
                }
            }
            let expected = self.expected(node);
            let asked = self.asked(root, node, name.as_ref().map_or("", |(name, _)| name));
            if let (Some((name, span)), Some((expected, calls)), Some(asked)) = (name, expected, asked) {
                let place = self.lines.place(span);
                all.push(Test { name, place, asked, expected, calls });
            }
        }
        all
    }

    fn name(&mut self, test: &Node<'_>) -> Option<(String, Span)> {
        let Some(node) = test.get("name") else {
            let help = "say with `name` what it is that must hold";
            self.fault("missing-key", first_key(test), "the test has no `name`", help);
            return None;
        };
        let name = node.value.scalar_text().map(str::trim).filter(|name| !name.is_empty());
        let Some(name) = name else {
            let message = format!("`name` is a text, and this is {}", kind(node));
            self.fault("wrong-value", node.span, message, "say what it is that must hold");
            return None;
        };
        Some((name.to_owned(), node.span))
    }

    /// Keys that nothing has, and keys that stand there twice.
    fn check_keys(&mut self, node: &Node<'_>, own: &[&'static str], intro: &str) {
        let settings = OF_TEST.iter().map(|setting| &*setting.name);
        let known = own.iter().copied().chain(settings);
        for member in node.members() {
            if !known.clone().any(|key| key == member.key) {
                let elsewhere = elsewhere(&member.key, own);
                let help =
                    elsewhere.map_or_else(|| near::help(&member.key, known.clone(), intro), str::to_owned);
                let message = format!("there is no key `{}`", member.key);
                self.fault("unknown-key", member.key_span, message, help);
            }
        }
        self.check_repeated(node);
    }

    fn check_repeated(&mut self, node: &Node<'_>) {
        for member in node.repeated_keys() {
            let message = format!("`{}` stands here twice", member.key);
            self.fault("repeated-key", member.key_span, message, "leave one of them out");
        }
    }
}

/// Where a key belongs that stands elsewhere.
fn elsewhere(key: &str, here: &[&str]) -> Option<&'static str> {
    let is_at_top = here == OF_A_FILE;
    match key {
        "name" | "expect" | "cause" | "calls" | "token" | "caller" if is_at_top => {
            Some("it belongs to a test: write it under `tests`, in an entry of the list")
        }
        "type" | "team" | "runner" | "admin" | "expiration" | "issuer-url" | "max-expiration" | "request" => {
            Some("it is asked of Pulumi Cloud: write it under `exchange`")
        }
        _ => None,
    }
}

/// What a node is, as people who write YAML call it.
pub(super) fn kind(node: &Node<'_>) -> &'static str {
    match &node.value {
        Value::Null => "nothing",
        Value::String(text) if text.trim().is_empty() => "an empty text",
        Value::String(_) | Value::Open(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "a mapping",
        other => other.kind(),
    }
}

/// The first key of a mapping, for what is missing in it.
fn first_key(node: &Node<'_>) -> Span {
    node.members().first().map_or(node.span, |member| member.key_span)
}

/// The start of what is long.
fn first_line(source: &Source, span: Span) -> Span {
    let text = source.text.get(span.start..span.end).unwrap_or_default();
    Span::new(span.start, span.start + text.lines().next().unwrap_or_default().len())
}
