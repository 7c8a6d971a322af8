//! The run as XML in the form of `JUnit`: a suite a file, a case a test.

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use whydenied::secret;

use super::data::Run;
use super::judge::{Ran, Status};
use super::{Read, text};
use crate::screen::Screen;

/// The report.
///
/// # Errors
/// What was found is no XML.
pub(super) fn report(
    run: &Run<'_>,
    files: &[(&Read, Vec<Ran<'_>>)],
) -> Result<String, quick_junit::SerializeError> {
    let mut report = Report::new("whydenied test");
    for (file, (read, ran)) in run.files.iter().zip(files) {
        let mut suite = TestSuite::new(shown(file.file));
        for error in &file.errors {
            let message = format!("{}: {}", error.code, error.message);
            let line = error.span.map(|span| span.line);
            let mut case =
                case(file.file, &message, line, TestCaseStatus::non_success(NonSuccessKind::Error));
            case.status
                .set_message(shown(&message))
                .set_type(&*error.code)
                .set_description(shown(&error.help));
            suite.add_test_case(case);
        }
        for (test, ran) in file.tests.iter().zip(ran) {
            let status = match test.status {
                Status::Passed => TestCaseStatus::success(),
                Status::Failed => TestCaseStatus::non_success(NonSuccessKind::Failure),
                Status::Unreadable => TestCaseStatus::non_success(NonSuccessKind::Error),
            };
            let mut case = case(file.file, test.name, Some(test.span.line), status);
            if let Some(error) = &test.error {
                case.status
                    .set_message(shown(&error.message))
                    .set_type(&*error.code)
                    .set_description(shown(&error.help));
            } else if test.status == Status::Failed {
                let failed = test.calls.iter().filter(|call| !call.as_expected);
                let labels: Vec<_> = failed.map(text::label).collect();
                case.status.set_message(shown(&labels.join("; "))).set_type("not-as-expected");
                if let Read::Tests(file) = read {
                    let told = text::failure(ran, &file.source.masked(), Screen::page());
                    case.status.set_description(shown(&told));
                }
            }
            suite.add_test_case(case);
        }
        report.add_test_suite(suite);
    }
    report.to_string()
}

/// The text without its secrets: once it is XML, nobody finds them.
fn shown(text: &str) -> String {
    secret::masked(text).into_owned()
}

fn case(file: &str, name: &str, line: Option<usize>, status: TestCaseStatus) -> TestCase {
    let mut case = TestCase::new(shown(name), status);
    case.set_classname(shown(file));
    case.extra.insert("file".into(), shown(file).as_str().into());
    if let Some(line) = line {
        case.extra.insert("line".into(), line.to_string().into());
    }
    case
}
