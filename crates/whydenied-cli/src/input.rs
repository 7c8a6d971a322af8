//! What is given as a file or on standard input, and why it could not be had.

use std::fs;
use std::io::{self, ErrorKind, Read};
use std::path::Path;
use std::rc::Rc;

use serde::Serialize;
use whydenied::limits;
use whydenied::pasted::{self, Kind};
use whydenied::report::{Finding, Input, InputError};
use whydenied::secret;
use whydenied::span::Span;

/// What follows the name of a text that was decoded.
const DECODED: &str = " (decoded)";

/// Whether a text of that name was decoded: it is no file, and has other lines.
pub(crate) fn is_decoded(name: &str) -> bool {
    name.ends_with(DECODED)
}

/// A text and where it came from. To clone it costs little, however long it is.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    /// The path as it was given, or `standard input`.
    pub(crate) name: String,
    pub(crate) text: Rc<str>,
}

impl Source {
    /// A text that is no file.
    pub(crate) fn named(name: &str, text: &str) -> Self {
        Self { name: name.to_owned(), text: text.into() }
    }

    /// The text that was decoded of the one of that name, for the places in it.
    pub(crate) fn decoded(name: &str, text: &str) -> Self {
        Self::named(&format!("{name}{DECODED}"), text)
    }

    /// The same to be shown: without the secrets in it, each place in it where it was.
    pub(crate) fn masked(&self) -> Self {
        Self { name: self.name.clone(), text: secret::masked(&self.text).into() }
    }
}

/// The texts that a report points into.
#[derive(Clone, Debug)]
pub(crate) struct Documents {
    pub(crate) policy: Source,
    /// Where the policy stands in that text, if it is known to be a part of it.
    pub(crate) policy_part: Option<Span>,
    pub(crate) resource_control_policies: Vec<Source>,
    /// The request of a token exchange.
    pub(crate) request: Option<Source>,
    /// Whoever calls, in the place of a token.
    pub(crate) caller: Option<Source>,
}

impl Documents {
    /// A policy alone.
    pub(crate) fn of(policy: Source) -> Self {
        Self { policy, policy_part: None, resource_control_policies: Vec::new(), request: None, caller: None }
    }

    /// The same to be shown: without the secrets in them.
    pub(crate) fn masked(&self) -> Self {
        Self {
            policy: self.policy.masked(),
            policy_part: self.policy_part,
            resource_control_policies: self.resource_control_policies.iter().map(Source::masked).collect(),
            request: self.request.as_ref().map(Source::masked),
            caller: self.caller.as_ref().map(Source::masked),
        }
    }

    /// The document of that kind and number, if places in it are places in what was given.
    pub(crate) fn get(&self, input: Input, document: usize) -> Option<&Source> {
        match input {
            Input::Provider | Input::Jwks => None,
            Input::Token => self.caller.as_ref(),
            Input::Request => self.request.as_ref(),
            Input::Policy => Some(&self.policy),
            Input::ResourceControlPolicy => self.resource_control_policies.get(document),
        }
    }
}

/// Why there is no report.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The options contradict each other.
    Usage(String),
    /// The file could not be had.
    File(FileError),
    /// The text of the source could not be read.
    Text(Source, Box<InputError>),
}

impl Failure {
    /// The text that could not be read.
    pub(crate) const fn source(&self) -> Option<&Source> {
        match self {
            Self::Text(source, _) => Some(source),
            Self::Usage(_) | Self::File(_) => None,
        }
    }

    /// The same as a finding; options that contradict each other are none.
    pub(crate) fn finding(&self) -> Option<Finding> {
        match self {
            Self::Usage(_) => None,
            Self::File(FileError { input, code, message, help, .. }) => {
                Some(Finding::unread(*input, *code, message, help.clone(), None))
            }
            Self::Text(_, error) => Some(error.finding()),
        }
    }
}

/// A file that could not be had, in the shape of an [`InputError`] without a place.
#[derive(Debug, Serialize)]
pub(crate) struct FileError {
    pub(crate) input: Input,
    pub(crate) code: &'static str,
    pub(crate) message: String,
    pub(crate) help: String,
    span: (),
}

impl FileError {
    /// One that has no help of its own.
    pub(crate) const fn of(input: Input, code: &'static str, message: String) -> Self {
        Self { input, code, message, help: String::new(), span: () }
    }
}

/// Reads a file as text; `-` is standard input. What is longer than any such input is not read.
pub(crate) fn read(input: Input, path: &Path) -> Result<Source, Failure> {
    read_as(input, word(input), limits::of(input), path).map_err(Failure::File)
}

/// The same of a file of policy tests.
pub(crate) fn read_tests(path: &Path) -> Result<Source, FileError> {
    read_as(Input::Policy, "file of tests", limits::POLICY, path)
}

fn read_as(input: Input, word: &str, limit: usize, path: &Path) -> Result<Source, FileError> {
    let (stdin, name) = (is_stdin(path), name(path));
    let failure = |code, message, help: String| FileError { help, ..FileError::of(input, code, message) };
    let read = if stdin { bounded(io::stdin().lock(), limit) } else { file(path, limit) };
    let read = read.map_err(|error| {
        let (message, help) = io_words(word, &name, &error);
        failure("unreadable-file", message, help)
    })?;
    let bytes = match read {
        Bounded::Whole(bytes) => bytes,
        Bounded::TooLong(size) => {
            let size = size.map_or_else(|| format!("more than {limit}"), |size| size.to_string());
            return Err(failure(
                "text-too-long",
                format!("`{name}` has {size} bytes, and a {word} is read up to {limit}"),
                format!("give the {word} alone, without what stands around it"),
            ));
        }
    };
    String::from_utf8(bytes).map(|text| Source { name: name.clone(), text: text.into() }).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        failure(
            "not-utf-8",
            format!("`{name}` is not UTF-8 text: byte {offset} begins no character"),
            format!("give the {word} as plain text, saved as UTF-8"),
        )
    })
}

/// The same of a file that need not be given.
pub(crate) fn read_given(input: Input, path: Option<&Path>) -> Result<Option<Source>, Failure> {
    path.map(|path| read(input, path)).transpose()
}

/// Whether the text is of whoever sends tokens, and nothing else.
pub(crate) fn is_caller(text: &str) -> bool {
    let pieces = pasted::read(text);
    !pieces.is_empty() && pieces.iter().all(|piece| matches!(piece.kind, Kind::Caller(_)))
}

/// What the file is called.
pub(crate) fn name(path: &Path) -> String {
    if is_stdin(path) { "standard input".to_owned() } else { path.display().to_string() }
}

/// The bytes of an input.
enum Bounded {
    Whole(Vec<u8>),
    /// There are so many, where that is known.
    TooLong(Option<u64>),
}

fn file(path: &Path, limit: usize) -> io::Result<Bounded> {
    let file = fs::File::open(path)?;
    let size = file.metadata()?.len();
    if usize::try_from(size).is_ok_and(|size| size <= limit) {
        // What is no plain file has no size.
        return bounded(file, limit);
    }
    Ok(Bounded::TooLong(Some(size)))
}

/// Reads no more than tells whether it is too much.
fn bounded(mut stream: impl Read, limit: usize) -> io::Result<Bounded> {
    let mut bytes = Vec::new();
    stream.by_ref().take(limit as u64 + 1).read_to_end(&mut bytes)?;
    Ok(if bytes.len() > limit { Bounded::TooLong(None) } else { Bounded::Whole(bytes) })
}

/// Whether the path names standard input.
pub(crate) fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

fn io_words(word: &str, name: &str, error: &io::Error) -> (String, String) {
    match error.kind() {
        ErrorKind::NotFound => (
            format!("there is no file `{name}`"),
            format!("give the path of the {word}, or `-` for standard input"),
        ),
        ErrorKind::IsADirectory => {
            (format!("`{name}` is a directory"), format!("give the path of the file with the {word}"))
        }
        ErrorKind::PermissionDenied => (
            format!("the permission to read `{name}` is missing"),
            format!("make the file readable, or give the {word} on standard input with `-`"),
        ),
        _ => (
            format!("`{name}` cannot be read: {error}"),
            format!("give the path of the {word}, or `-` for standard input"),
        ),
    }
}

/// What a person calls the input.
pub(crate) fn word(input: Input) -> &'static str {
    match input {
        Input::Token => "token",
        Input::Policy => "policy",
        Input::ResourceControlPolicy => "resource control policy",
        Input::Provider => "provider",
        Input::Jwks => "key set",
        Input::Request => "request",
    }
}
