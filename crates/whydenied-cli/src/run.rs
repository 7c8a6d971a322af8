//! From a command to what it prints and the code it exits with.

use std::io::{stderr, stdout};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::CommandFactory as _;
use serde::Serialize;
use serde_json::json;
use whydenied::report::{Input, Verdict};
use whydenied::{Token, aws};

use crate::args::{Arguments, Aws, Command, Decode, Format};
use crate::input::{self, Failure, Source};
use crate::screen::{self, Screen};
use crate::text;

const DENIED: u8 = 1;
const UNREADABLE: u8 = 2;
const DEPENDS: u8 = 3;

/// What a command came to: its output and its exit code.
type Answer = Result<(String, u8), Failure>;

pub(crate) fn run(command: Command) -> ExitCode {
    let (format, answer) = match command {
        Command::Aws(arguments) => (arguments.format, check(arguments)),
        Command::Decode(arguments) => (arguments.format, decode(&arguments)),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "whydenied", &mut script);
            (Format::Text, Ok((String::from_utf8_lossy(&script).into_owned(), 0)))
        }
    };
    let (printed, code) = match answer {
        Ok((output, code)) => (screen::print(stdout(), &output), code),
        Err(failure) => (report_failure(&failure, format), UNREADABLE),
    };
    match printed {
        Ok(()) => ExitCode::from(code),
        // There is nowhere left to say it.
        Err(_) => ExitCode::from(UNREADABLE),
    }
}

fn check(arguments: Aws) -> Answer {
    if input::is_stdin(&arguments.token) && input::is_stdin(&arguments.policy) {
        return Err(Failure::Usage("only one of --token and --policy can be standard input".to_owned()));
    }
    let token = input::read(Input::Token, &arguments.token)?;
    let policy = input::read(Input::Policy, &arguments.policy)?;
    let format = arguments.format;
    let request = arguments.request(clock()).map_err(Failure::Usage)?;

    let token = read_token(token)?;
    let report = match aws::Policy::read(&policy.text) {
        Ok(read) => aws::check(&token, &read, &request),
        Err(error) => return Err(Failure::Text(policy, Box::new(error))),
    };
    let output = match format {
        Format::Text => text::report(&report, &policy, Screen::of(&stdout())),
        Format::Markdown => report.to_markdown(),
        Format::Json => json(&report),
    };
    let code = match report.verdict {
        Verdict::Allowed => 0,
        Verdict::Denied => DENIED,
        Verdict::Depends => DEPENDS,
    };
    Ok((output, code))
}

fn decode(arguments: &Decode) -> Answer {
    let token = read_token(input::read(Input::Token, &arguments.token)?)?;
    let report = token.report(arguments.now.or(clock()));
    let output = match arguments.format {
        Format::Text => text::token(&report, Screen::of(&stdout())),
        Format::Markdown => report.to_markdown(),
        Format::Json => json(&report),
    };
    Ok((output, 0))
}

fn read_token(source: Source) -> Result<Token, Failure> {
    Token::read(&source.text).map_err(|error| Failure::Text(source, Box::new(error)))
}

/// Seconds since 1970, if the machine's clock is set to a time after that.
fn clock() -> Option<i64> {
    let passed = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    i64::try_from(passed.as_secs()).ok()
}

/// A program gets the failure where it expects the answer, a person where errors stand.
fn report_failure(failure: &Failure, format: Format) -> std::io::Result<()> {
    if format == Format::Json {
        let error = match failure {
            Failure::Usage(message) => json!({ "code": "usage", "message": message }),
            Failure::File(error) => json!(error),
            Failure::Text(_, error) => json!(error),
        };
        return screen::print(stdout(), &json(&json!({ "error": error })));
    }
    screen::print(stderr(), &text::failure(failure, Screen::of(&stderr())))
}

/// A report has string keys and finite numbers only, which JSON can say.
fn json(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).map_or_else(|error| error.to_string(), |json| json + "\n")
}
