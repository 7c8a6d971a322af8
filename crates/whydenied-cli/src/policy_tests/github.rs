//! The run as workflow commands of GitHub Actions, which become annotations on the lines of the files.

use std::collections::HashSet;

use whydenied::report::Place;
use whydenied::secret;

use super::data::{Error, Run};
use super::text;
use crate::input::DECODED;

/// The commands, one a line, and the summary.
pub(super) fn commands(run: &Run<'_>) -> String {
    let mut lines = Vec::new();
    let mut told = HashSet::new();
    let mut add = |line: String| {
        // What is wrong with a policy is wrong in all of its tests.
        if told.insert(line.clone()) {
            lines.push(line);
        }
    };
    for file in &run.files {
        file.errors.iter().for_each(|error| add(of_error(error, None)));
        for test in &file.tests {
            if let Some(error) = &test.error {
                add(of_error(error, Some((file.file, test.span))));
            }
            for call in test.calls.iter().filter(|call| !call.as_expected) {
                let title =
                    call.call.map_or_else(|| test.name.to_owned(), |call| format!("{}: {call}", test.name));
                let decided = call.came.as_ref().and_then(|came| came.decided.as_ref());
                let why = decided.map(|decided| format!("\n{}", decided.title)).unwrap_or_default();
                let message = text::label(call) + &why;
                add(command(file.file, call.place(), &title, &message));
                let Some(decided) = decided else { continue };
                let cause = call.came.as_ref().and_then(|came| came.cause);
                let place = decided.file.as_deref().zip(decided.span);
                // A decoded text is no file, and has other lines.
                if let Some((file, span)) = place.filter(|(file, _)| !file.ends_with(DECODED)) {
                    add(command(file, span, cause.unwrap_or("allowed"), &decided.title));
                }
            }
        }
    }
    lines.push(text::summary(run.tally));
    lines.join("\n") + "\n"
}

/// An error where it stands, else at the test that it is about.
fn of_error(error: &Error, test: Option<(&str, Place)>) -> String {
    let message = match &*error.help {
        "" => error.message.clone(),
        help => format!("{}\n{help}", error.message),
    };
    let own = error.file.as_deref().filter(|file| !file.ends_with(DECODED));
    match (own.zip(error.span).or(test), own) {
        (Some((file, span)), _) => command(file, span, &error.code, &message),
        (None, Some(file)) => {
            format!("::error file={},title={}::{}", property(file), error.code, data(&message))
        }
        (None, None) => format!("::error title={}::{}", error.code, data(&message)),
    }
}

fn command(file: &str, span: Place, title: &str, message: &str) -> String {
    let Place { line, column, .. } = span;
    let (file, title) = (property(file), property(title));
    format!("::error file={file},line={line},col={column},title={title}::{}", data(message))
}

/// A text after `::`, as the runner reads it; once it is written so, nobody finds the secrets in it.
fn data(text: &str) -> String {
    secret::masked(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{Place, command};

    #[test]
    fn what_a_runner_would_read_as_its_own_is_escaped() {
        let span = Place { start: 0, end: 1, line: 3, column: 5 };
        assert_eq!(
            command("a,b.yaml", span, "50%: yes", "one\n::set-env name=A::b"),
            "::error file=a%2Cb.yaml,line=3,col=5,title=50%25%3A yes::one%0A::set-env name=A::b"
        );
    }
}
