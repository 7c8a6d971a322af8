//! From a command to what it prints and the code it exits with.

use std::ffi::OsString;
use std::io::{stderr, stdout};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::{CommandFactory as _, Parser as _};
use serde::Serialize;
use serde_json::json;
use whydenied::aws::Request;
use whydenied::case::{aws, pulumi};
use whydenied::report::{self, Calls, Input, Report, Variant, Verdict};
use whydenied::text::is_invisible;
use whydenied::{Explanation, secret};

use crate::annotation;
use crate::args::{
    Arguments, Aws, Command, Decode, Explain, For, Format, Lint, Output, Policy, Pulumi, Test,
};
use crate::edited::Edited;
use crate::explain;
use crate::given::{Given, Recognised};
use crate::input::{self, Documents, Failure, Source};
use crate::judged::{self, refuse, text_of, unreadable};
use crate::lint;
use crate::manual;
use crate::policy_tests;
use crate::screen::{self, Screen};
use crate::text;

const DENIED: u8 = 1;
const UNREADABLE: u8 = 2;
const DEPENDS: u8 = 3;

/// What a command came to.
type Answer = Result<Printout, Failure>;

/// What goes where, and the exit code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printout {
    /// What standard output gets.
    pub stdout: String,
    /// What standard error gets.
    pub stderr: String,
    /// What the command exits with.
    pub code: u8,
}

impl Printout {
    pub(crate) fn of(stdout: String, code: u8) -> Self {
        Self { stdout, stderr: String::new(), code }
    }

    /// What is said of the texts that were given: without the secrets in them, for it ends up in logs.
    fn about_texts(stdout: &str, code: u8) -> Self {
        Self::of(secret::masked(stdout).into_owned(), code)
    }
}

/// Does what the command line asks for and prints it.
#[must_use]
pub fn run() -> ExitCode {
    let Printout { stdout: output, stderr: notes, code } =
        Arguments::try_parse().map_or_else(|error| usage(&error), |arguments| perform(arguments.command));
    match screen::print(stdout(), &output).and_then(|()| screen::print(stderr(), &notes)) {
        Ok(()) => ExitCode::from(code),
        // There is nowhere left to say it.
        Err(_) => ExitCode::from(UNREADABLE),
    }
}

/// What these words, the program's name first, would print.
///
/// # Errors
/// They are no command line, or ask for help.
pub fn answer(words: impl IntoIterator<Item = impl Into<OsString> + Clone>) -> Result<Printout, clap::Error> {
    Arguments::try_parse_from(words).map(|arguments| perform(arguments.command))
}

/// What is wrong with the command line; a token in place of a path is not repeated. The help that was asked for is
/// printed at once.
fn usage(error: &clap::Error) -> Printout {
    if !error.use_stderr() {
        error.exit();
    }
    let stderr = secret::masked(&error.render().ansi().to_string()).into_owned();
    Printout { stdout: String::new(), stderr, code: UNREADABLE }
}

fn perform(command: Command) -> Printout {
    let (format, answer) = match command {
        Command::Aws(arguments) => (arguments.output.format, check(*arguments)),
        Command::Pulumi(arguments) => (arguments.output.format, exchange(*arguments)),
        Command::Decode(arguments) => (arguments.format, decode(&arguments)),
        Command::Policy(arguments) => (Format::Text, write_policy(*arguments)),
        Command::Lint(arguments) => (arguments.format, lint(&arguments)),
        Command::Test(arguments) => (arguments.format.of_failure(), test(&arguments)),
        Command::Explain(arguments) => (arguments.format, explanation(&arguments)),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "whydenied", &mut script);
            (Format::Text, Ok(Printout::of(String::from_utf8_lossy(&script).into_owned(), 0)))
        }
        Command::Man { command } => (Format::Text, manual::page(command.as_deref())),
    };
    answer.unwrap_or_else(|failure| failed(&failure, format))
}

fn check(arguments: Aws) -> Answer {
    let texts = arguments.caller.iter().chain(&arguments.token).chain(&arguments.policy);
    let paths = texts.chain(&arguments.provider).chain(&arguments.rcp).chain(&arguments.jwks);
    once_stdin(
        paths,
        "only one of --token, --caller, --policy, --provider, --rcp and --jwks can be standard input",
    )?;
    let given = Given::read(&arguments)?;
    let answer = decided(&given, arguments)?;
    Ok(Printout { stderr: given.notes() + &answer.stderr, ..answer })
}

/// What comes of the texts that were given.
fn decided(texts: &Given, arguments: Aws) -> Answer {
    let output = arguments.output;
    judged::call(texts, arguments, clock(), |judged| {
        let Some(callers) = &judged.callers else {
            let report = judged.case.check().map_err(|error| unreadable(&texts.token, error))?;
            let variants = output.variants.then(|| judged.case.variants().unwrap_or_default());
            return show(&report, (variants.as_deref(), &texts.pieces), &judged.documents, output);
        };
        refuse_about_one(output)?;
        let calls = callers.calls().map_err(|error| unreadable(&texts.token, error))?;
        Ok(show_calls(&calls, &texts.pieces, &judged.documents, output))
    })
}

/// What comes of every call, and the report of the first.
fn show_calls(calls: &Calls, inputs: &[Recognised], documents: &Documents, output: Output) -> Printout {
    let stdout = match output.format {
        Format::Text => text::calls(calls, &documents.masked(), Screen::of(&stdout())),
        Format::Markdown => calls.to_markdown(),
        Format::Json => json(&With { answer: calls, variants: None, inputs }),
    };
    let stderr = if output.annotate { annotation::of_calls(calls, documents) } else { String::new() };
    Printout { stderr, ..Printout::about_texts(&stdout, code(calls.verdict)) }
}

fn exchange(arguments: Pulumi) -> Answer {
    let texts = arguments.token.iter().chain(&arguments.caller).chain([&arguments.policy]);
    let paths = texts.chain(&arguments.request).chain(&arguments.jwks);
    once_stdin(paths, "only one of --token, --caller, --policy, --request and --jwks can be standard input")?;
    let token = arguments.caller.as_deref().or(arguments.token.as_deref());
    let token = input::read_given(Input::Token, token)?;
    let policy = input::read(Input::Policy, &arguments.policy)?;
    let output = arguments.output;
    let is_alone = arguments.request.is_none() && arguments.jwks.is_none();
    let sends_tokens = |token: &&Source| is_alone && input::is_caller(&token.text);
    if let Some(caller) = token.as_ref().filter(|token| arguments.caller.is_some() || sends_tokens(token)) {
        refuse_about_one(output)?;
        return judged::exchanges(caller, &policy, arguments, clock(), |callers, documents| {
            let calls = callers.calls().map_err(|error| unreadable(caller, error))?;
            Ok(show_calls(&calls, &[], &documents, output))
        });
    }
    judged::exchange(token.as_ref(), &policy, arguments, clock(), |case, documents| {
        let report = case.check().map_err(|error| unreadable(&policy, error))?;
        let variants = output.variants.then(|| case.variants().unwrap_or_default());
        show(&report, (variants.as_deref(), &[]), &documents, output)
    })
}

/// What is about one token is not said of several.
fn refuse_about_one(output: Output) -> Result<(), Failure> {
    if output.fix.is_some() || output.diff.is_some() || output.variants {
        let message = "--fix, --diff and --variants are about one token, and this file makes calls with several: \
                       give the claims of one with --token";
        return Err(Failure::Usage(message.to_owned()));
    }
    Ok(())
}

/// The report as it was asked for, or the policy that lets the token in.
fn show(
    report: &Report,
    (variants, inputs): (Option<&[Variant]>, &[Recognised]),
    documents: &Documents,
    output: Output,
) -> Answer {
    if let Some(number) = output.fix.or(output.diff) {
        let edited = Edited::of(report, documents, number).map_err(Failure::Usage)?;
        let stdout = if output.fix.is_some() { edited.policy() } else { edited.difference() };
        let stderr = edited.notes(Screen::of(&stderr()));
        return Ok(Printout { stdout, stderr, code: code(edited.verdict()) });
    }
    let stdout = match output.format {
        Format::Text => {
            let screen = Screen::of(&stdout());
            let variants = variants.map(|row| format!("\n{}", text::variants(row, screen)));
            text::report(report, &documents.masked(), screen) + &variants.unwrap_or_default()
        }
        Format::Markdown => {
            report.to_markdown()
                + &variants.map(|row| format!("\n{}", report::variants_markdown(row))).unwrap_or_default()
        }
        Format::Json => json(&With { answer: report, variants, inputs }),
    };
    let stderr = if output.annotate { annotation::of_report(report, documents) } else { String::new() };
    Ok(Printout { stderr, ..Printout::about_texts(&stdout, code(report.verdict)) })
}

/// A report, and beside it what was asked for besides.
#[derive(Serialize)]
struct With<'r, A: Serialize> {
    #[serde(flatten)]
    answer: &'r A,
    #[serde(skip_serializing_if = "Option::is_none")]
    variants: Option<&'r [Variant]>,
    /// What was recognised in files with several pieces.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    inputs: &'r [Recognised],
}

fn code(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Allowed => 0,
        Verdict::Denied => DENIED,
        Verdict::Depends => DEPENDS,
    }
}

fn decode(arguments: &Decode) -> Answer {
    once_stdin(
        [&arguments.token].into_iter().chain(&arguments.jwks),
        "only one of --token and --jwks can be standard input",
    )?;
    let token = input::read(Input::Token, &arguments.token)?;
    let jwks = input::read_given(Input::Jwks, arguments.jwks.as_deref())?;
    let texts = aws::Texts::default().token(&*token.text);
    let case = aws::Case::read(&texts, Request::default());
    let case = case.with_keys(text_of(jwks.as_ref())).check_signature();
    let report = case.claims(arguments.now.or(clock())).map_err(|error| unreadable(&token, error))?;
    refuse(case.jwks.error(), jwks.as_ref())?;
    let output = match arguments.format {
        Format::Text => text::token(&report, Screen::of(&stdout())),
        Format::Markdown => report.to_markdown(),
        Format::Json => json(&report),
    };
    Ok(Printout::about_texts(&output, 0))
}

fn write_policy(arguments: Policy) -> Answer {
    let source = input::read(Input::Token, &arguments.token)?;
    let language = arguments.language;
    let written = match arguments.target().map_err(Failure::Usage)? {
        For::Aws(request) => {
            let texts = aws::Texts::default().token(&*source.text);
            aws::Case::read(&texts, request).least_policy()
        }
        For::Pulumi(exchange) => {
            let texts = pulumi::Texts::default().token(&*source.text);
            pulumi::Case::read(&texts, exchange).least_policy()
        }
    };
    let written = written.map_err(|error| unreadable(&source, error))?;
    let policy = written.render(language).ok_or_else(|| {
        Failure::Usage(format!("there is no documented provider of Pulumi Cloud in {}", language.name()))
    })?;
    // Beside the policy, so that it can be sent on as it is.
    let notes: Vec<_> =
        written.notes.iter().map(|note| format!("note: {}\n", screen::visible(note))).collect();
    Ok(Printout { stdout: policy, stderr: notes.concat(), code: 0 })
}

fn explanation(arguments: &Explain) -> Answer {
    let screen = Screen::of(&stdout());
    let Some(code) = &arguments.code else {
        let all: Vec<_> = whydenied::catalogue().collect();
        let output = match arguments.format {
            Format::Text => text::explanations(&all, screen),
            Format::Markdown => all.iter().map(Explanation::to_markdown).collect::<Vec<_>>().join("\n"),
            Format::Json => json(&all),
        };
        return Ok(Printout::of(output, 0));
    };
    let found = whydenied::explain(code).ok_or_else(|| Failure::Usage(explain::unknown(code)))?;
    let output = match arguments.format {
        Format::Text => text::explanation(&found, screen),
        Format::Markdown => found.to_markdown(),
        Format::Json => json(&found),
    };
    Ok(Printout::of(output, 0))
}

fn lint(arguments: &Lint) -> Answer {
    once_stdin(arguments.policy.iter(), "only one --policy can be standard input")?;
    let linted = lint::all(arguments)?;
    let output = match arguments.format {
        Format::Text => lint::to_text(&linted, Screen::of(&stdout())),
        Format::Markdown => lint::to_markdown(&linted),
        Format::Json => json(&lint::to_json(&linted)),
    };
    let code = match &linted {
        linted if lint::is_unread(linted) => UNREADABLE,
        linted if lint::has_errors(linted) => DENIED,
        _ => 0,
    };
    Ok(Printout::about_texts(&output, code))
}

fn test(arguments: &Test) -> Answer {
    if arguments.schema {
        return Ok(Printout::of(json(&policy_tests::schema()), 0));
    }
    once_stdin(arguments.files.iter(), "only one file of tests can be standard input")?;
    let answer = policy_tests::run(arguments, Screen::of(&stdout()))?;
    let stderr = secret::masked(&answer.stderr).into_owned();
    Ok(Printout { stderr, ..Printout::about_texts(&answer.stdout, answer.tally.code()) })
}

/// Standard input can be read once.
fn once_stdin<'a>(paths: impl Iterator<Item = &'a PathBuf>, message: &str) -> Result<(), Failure> {
    if paths.filter(|path| input::is_stdin(path)).count() > 1 {
        return Err(Failure::Usage(message.to_owned()));
    }
    Ok(())
}

/// Seconds since 1970, if the machine's clock is set to a time after that.
fn clock() -> Option<i64> {
    let passed = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    i64::try_from(passed.as_secs()).ok()
}

/// A program gets the failure where it expects the answer, a person where errors stand.
fn failed(failure: &Failure, format: Format) -> Printout {
    if format == Format::Json {
        let error = match failure {
            Failure::Usage(message) => json!({ "code": "usage", "message": message }),
            Failure::File(error) => json!(error),
            Failure::Text(_, error) => json!(error),
        };
        return Printout::about_texts(&json(&json!({ "error": error })), UNREADABLE);
    }
    let stderr = secret::masked(&text::failure(failure, Screen::of(&stderr()))).into_owned();
    Printout { stdout: String::new(), stderr, code: UNREADABLE }
}

/// A report has string keys and finite numbers only, which JSON can say. What a terminal would act on, or
/// not show, is escaped, which means the same.
pub(crate) fn json(value: &impl Serialize) -> String {
    let json = serde_json::to_string_pretty(value).map_or_else(|error| error.to_string(), |json| json + "\n");
    let mut text = String::with_capacity(json.len());
    for letter in json.chars() {
        // Line breaks stand between the values; in them they are escaped already.
        if letter == '\n' || !is_invisible(letter) {
            text.push(letter);
        } else {
            text.extend(letter.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")));
        }
    }
    text
}
