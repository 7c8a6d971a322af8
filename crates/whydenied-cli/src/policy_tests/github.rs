//! The run as workflow commands of GitHub Actions, which become annotations on the lines of the files.

use std::collections::HashSet;

use whydenied::report::Place;

use super::data::{Error, Run};
use super::text;
use crate::annotation::{Level, command, of_file};
use crate::input::is_decoded;

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
                add(at(file.file, call.place(), &title, &message));
                let Some(decided) = decided else { continue };
                let cause = call.came.as_ref().and_then(|came| came.cause);
                let place = decided.file.as_deref().zip(decided.span);
                // A decoded text is no file, and has other lines.
                if let Some((file, span)) = place.filter(|(file, _)| !is_decoded(file)) {
                    add(at(file, span, cause.unwrap_or("allowed"), &decided.title));
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
    let own = error.file.as_deref().filter(|file| !is_decoded(file));
    match (own.zip(error.span).or(test), own) {
        (Some((file, span)), _) => at(file, span, &error.code, &message),
        (None, Some(file)) => of_file(file, &error.code, &message),
        (None, None) => command(Level::Error, None, &error.code, &message),
    }
}

fn at(file: &str, span: Place, title: &str, message: &str) -> String {
    command(Level::Error, Some((file, span)), title, message)
}
