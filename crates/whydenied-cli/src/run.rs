//! From a command to what it prints and the code it exits with.

use std::ffi::OsString;
use std::io::{stderr, stdout};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::{CommandFactory as _, Parser as _};
use serde::Serialize;
use serde_json::json;
use whydenied::aws::document::provider::ProviderAnswer;
use whydenied::pulumi::exchange::Parameters;
use whydenied::report::{self, Input, InputError, Report, Variant, Verdict};
use whydenied::text::is_invisible;
use whydenied::token::jwks::Jwks;
use whydenied::token::signature::SignatureCheck;
use whydenied::{Explanation, Token, aws, pulumi, secret, write};

use crate::args::{Arguments, Aws, Command, Decode, Explain, For, Format, Lint, Output, Policy, Pulumi};
use crate::edited::Edited;
use crate::explain;
use crate::input::{self, Documents, Failure, Source};
use crate::lint;
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
    fn of(stdout: String, code: u8) -> Self {
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
        Command::Explain(arguments) => (arguments.format, explanation(&arguments)),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "whydenied", &mut script);
            (Format::Text, Ok(Printout::of(String::from_utf8_lossy(&script).into_owned(), 0)))
        }
    };
    answer.unwrap_or_else(|failure| failed(&failure, format))
}

fn check(arguments: Aws) -> Answer {
    let texts = [&arguments.token, &arguments.policy];
    let paths = texts.into_iter().chain(&arguments.provider).chain(&arguments.rcp).chain(&arguments.jwks);
    once_stdin(paths, "only one of --token, --policy, --provider, --rcp and --jwks can be standard input")?;
    let token = input::read(Input::Token, &arguments.token)?;
    let pasted = input::read(Input::Policy, &arguments.policy)?;
    let others = arguments.rcp.iter().map(|path| input::read(Input::ResourceControlPolicy, path));
    let resource_control_policies = others.collect::<Result<_, _>>()?;
    let provider = arguments.provider.as_deref().map(read_provider).transpose()?;
    let jwks = read_jwks(arguments.jwks.as_deref())?;
    let (output, role_name) = (arguments.output, arguments.role_name.clone());

    let token = read_token(&token)?;
    // An event brings the time of the call along.
    let clock = if token.event.is_some() { None } else { clock() };
    let mut request = arguments.request(clock).map_err(Failure::Usage)?;
    request.signature = check_signature(&token, jwks.as_ref())?;
    if let Some(provider) = provider {
        provider.complete(&mut request);
    }
    let role = role_name.as_ref().or(request.role_arn.as_ref());
    let document = aws::Document::read(&pasted.text, role.map(String::as_str));
    let document = document.map_err(|error| unreadable(&pasted, error))?;
    let documents = Documents {
        resource_control_policies,
        policy_part: Some(document.part()),
        ..Documents::of(Source::of_policy(&document, pasted.name.clone()))
    };
    let policy = aws::Policy::read_document(&document);
    let policy = policy.map_err(|error| unreadable(&documents.policy, error))?;
    let others = documents.resource_control_policies.iter().map(|source| {
        aws::Policy::read_resource_control(&source.text).map_err(|error| unreadable(source, error))
    });
    let others = others.collect::<Result<Vec<_>, _>>()?;
    let report = aws::check_under(&token, &policy, &others, &request);
    let variants = output.variants.then(|| aws::variants(&token, &policy, &others, &request));
    show(&report, variants.as_deref(), &documents, output)
}

fn exchange(arguments: Pulumi) -> Answer {
    let texts = arguments.token.iter().chain([&arguments.policy]);
    let paths = texts.chain(&arguments.request).chain(&arguments.jwks);
    once_stdin(paths, "only one of --token, --policy, --request and --jwks can be standard input")?;
    let pasted = arguments.token.as_deref().map(|path| input::read(Input::Token, path)).transpose()?;
    let policy = input::read(Input::Policy, &arguments.policy)?;
    let request = arguments.request.as_deref().map(|path| input::read(Input::Request, path)).transpose()?;
    let jwks = read_jwks(arguments.jwks.as_deref())?;
    let output = arguments.output;

    let parameters = request
        .as_ref()
        .map(|request| Parameters::read(&request.text).map_err(|error| unreadable(request, error)));
    let parameters = parameters.transpose()?;
    let in_request = parameters.as_ref().and_then(|parameters| parameters.subject_token.as_ref());
    let token = match (pasted, in_request) {
        (Some(pasted), _) => read_exchanged(&pasted)?,
        (None, Some(token)) => {
            read_token(&Source { name: "the request's token".to_owned(), text: token.as_str().into() })?
        }
        (None, None) => {
            return Err(Failure::Usage("the request has no token in it, so --token must give it".to_owned()));
        }
    };
    let requested = parameters.as_ref().map(|parameters| parameters.exchange.clone()).unwrap_or_default();
    let mut exchange = arguments.exchange(requested, clock()).map_err(Failure::Usage)?;
    exchange.signature = check_signature(&token, jwks.as_ref())?;
    let issuer = exchange.registration.url.as_deref().or(token.claim_text("iss"));
    let document = pulumi::Document::read(&policy.text, issuer);
    let document = document.map_err(|error| unreadable(&policy, error))?;
    let mut report = pulumi::check(&token, &document, &exchange);
    report.add(parameters.iter().flat_map(Parameters::remarks).collect());
    let documents = Documents { request: request.clone(), ..Documents::of(policy.clone()) };
    let variants = output.variants.then(|| pulumi::variants(&token, &document, &exchange));
    show(&report, variants.as_deref(), &documents, output)
}

/// The report as it was asked for, or the policy that lets the token in.
fn show(report: &Report, variants: Option<&[Variant]>, documents: &Documents, output: Output) -> Answer {
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
        Format::Json => json(&WithVariants { report, variants }),
    };
    Ok(Printout::about_texts(&stdout, code(report.verdict)))
}

/// A report, and beside it what was asked for besides.
#[derive(Serialize)]
struct WithVariants<'r> {
    #[serde(flatten)]
    report: &'r Report,
    #[serde(skip_serializing_if = "Option::is_none")]
    variants: Option<&'r [Variant]>,
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
    let jwks = read_jwks(arguments.jwks.as_deref())?;
    let token = read_token(&token)?;
    let signature = check_signature(&token, jwks.as_ref())?;
    let report = token.report_checked(arguments.now.or(clock()), signature.as_ref());
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
    let target = arguments.target().map_err(Failure::Usage)?;
    let token = read_token(&source)?;
    let written = match &target {
        For::Aws(request) => write::for_aws(&token, request),
        For::Pulumi(exchange) => write::for_pulumi(&token, exchange),
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

fn read_token(source: &Source) -> Result<Token, Failure> {
    Token::read(&source.text).map_err(|error| unreadable(source, error))
}

/// A token for Pulumi Cloud; in its place may stand what Pulumi said when it failed.
fn read_exchanged(source: &Source) -> Result<Token, Failure> {
    Token::read(&source.text)
        .map_err(|error| unreadable(source, pulumi::error_message(&source.text).unwrap_or(error)))
}

fn read_provider(path: &Path) -> Result<ProviderAnswer, Failure> {
    let source = input::read(Input::Provider, path)?;
    ProviderAnswer::read(&source.text).map_err(|error| unreadable(&source, error))
}

fn read_jwks(path: Option<&Path>) -> Result<Option<Source>, Failure> {
    path.map(|path| input::read(Input::Jwks, path)).transpose()
}

/// What the keys say of the token's signature; nothing without keys.
fn check_signature(token: &Token, jwks: Option<&Source>) -> Result<Option<SignatureCheck>, Failure> {
    let Some(source) = jwks else { return Ok(None) };
    let jwks = Jwks::read(&source.text).map_err(|error| unreadable(source, error))?;
    Ok(Some(token.check_signature(&jwks)))
}

/// Standard input can be read once.
fn once_stdin<'a>(paths: impl Iterator<Item = &'a PathBuf>, message: &str) -> Result<(), Failure> {
    if paths.filter(|path| input::is_stdin(path)).count() > 1 {
        return Err(Failure::Usage(message.to_owned()));
    }
    Ok(())
}

fn unreadable(source: &Source, error: InputError) -> Failure {
    Failure::Text(source.clone(), Box::new(error))
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
fn json(value: &impl Serialize) -> String {
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
