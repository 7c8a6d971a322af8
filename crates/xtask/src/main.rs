//! `cargo xtask`: the project's own commands. Each does all of its set-up, says what it does, and a second time takes
//! seconds.
//!
//! - `serve`, `test`, `size`: the commands
//! - `setup`: what they need from outside the repository, made ready once
//! - `page`, `flags`, `parts`, `site`: the page built, with its compiler flags and what it has beside its modules, and
//!   served
//! - `browsing`: the page in a real browser
//! - `book`: the book, built with its links checked; `sites`: sites of docs tools with live examples
//! - `pack`, `schema`: the npm package, and the types of what it takes and gives
//! - `release`: all that a version is published as
//! - `machine`, `cache`, `disk`, `program`: where things stand, and how other programs are run

mod book;
mod browsing;
mod cache;
mod disk;
mod failure;
mod flags;
mod machine;
mod pack;
mod page;
mod parts;
mod program;
mod progress;
mod release;
mod schema;
mod serve;
mod setup;
mod site;
mod sites;
mod size;
mod test;

use std::path::PathBuf;
use std::process::ExitCode;

use failure::Failure;
use lexopt::prelude::{Long, Short, Value, ValueExt};
use machine::Machine;

const HELP: &str = "\
The project's own commands; each does all of its set-up.

cargo xtask serve        build the release page and serve it on http://127.0.0.1:8080
    --port PORT          on another port
    --open               and show it in the browser
    --watch              and build again when a source changes
cargo xtask test         run everything that must hold
    --only NAME,...      only these: fmt, types, clippy, doc, unit, wasm, deny, page, browser, sites, pack, publish,
                         oracle, readers, book, fuzz, scaling
    --everything         the last eight as well, and wasm and browser at length
cargo xtask setup        only the set-up, for all commands
cargo xtask bench        run the engine's benchmarks; arguments after `--` go to them
    --scaling            those of the command: what it makes of inputs that grow, by what they have much of
    --page               those of the page: letters, verdicts, a link on a slow machine, what moves, what stays behind
cargo xtask screenshots  build the page and take pictures of its main views
    --to FOLDER          there; otherwise in target/screenshots
cargo xtask size         build the page and print what a visitor downloads
cargo xtask book         build the book and check its links; with live examples where the page was built
    --to FOLDER          there; otherwise in target/book
cargo xtask pack         build the npm package and make its tarball
    --to FOLDER          there; otherwise in target/pack
cargo xtask release      make all that a version is published as, and publish it
    --dry-run            make it and check it, and publish nothing
    --to FOLDER          there; otherwise in target/published
cargo xtask parts        what trunk calls while it builds the page: makes its scripts, and what every code means

Environment:
    WHYDENIED_CACHE      where tools are kept; otherwise the system's cache folder
    WHYDENIED_NO_RUSTUP  1: do not ask rustup for the WebAssembly target
    CHROME, CHROMEDRIVER the Chromium to test in, and its driver
    FIREFOX              the Firefox to test in
";

/// What the command line asks for.
enum Task {
    Help,
    Setup,
    Serve(serve::Options),
    Test { only: Vec<String>, everything: bool },
    Bench { of: Benchmarks, arguments: Vec<String> },
    Screenshots { folder: PathBuf },
    Book { folder: PathBuf },
    Pack { folder: PathBuf },
    Release(release::Options),
    Size,
    Parts,
}

/// What is timed.
enum Benchmarks {
    Engine,
    Scaling,
    Page,
}

fn main() -> ExitCode {
    let result = parse(lexopt::Parser::from_env())
        .map_err(|error| Failure::new(error.to_string()).remedy("`cargo xtask help` shows what there is"))
        .and_then(perform);
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\nerror: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn perform(task: Task) -> Result<(), Failure> {
    let machine = Machine::find()?;
    match task {
        Task::Help => print!("{HELP}"),
        Task::Setup => {
            setup::prepare(&machine, setup::ALL)?;
            println!("Everything is set up.");
        }
        Task::Serve(options) => serve::serve(&machine, &options)?,
        Task::Test { only, everything } => test::test(&machine, &only, everything)?,
        Task::Bench { of: Benchmarks::Page, .. } => browsing::bench(&machine)?,
        Task::Screenshots { folder } => browsing::screenshots(&machine, &folder)?,
        Task::Bench { of: Benchmarks::Engine, arguments } => {
            program::run(machine.cargo("bench -p whydenied-tests --bench * --").args(arguments))?;
        }
        Task::Bench { of: Benchmarks::Scaling, arguments } => {
            program::run(machine.cargo("bench -p whydenied-cli --bench scaling --").args(arguments))?;
        }
        Task::Book { folder } => book::build(&machine, &machine.root.join(folder))?,
        Task::Pack { folder } => pack::pack(&machine, &machine.root.join(folder)).map(drop)?,
        Task::Release(options) => release::release(&machine, &options)?,
        Task::Size => size::size(&machine)?,
        Task::Parts => parts::make(&machine)?,
    }
    Ok(())
}

fn parse(mut words: lexopt::Parser) -> Result<Task, lexopt::Error> {
    let mut task = match words.next()? {
        None | Some(Short('h') | Long("help")) => return Ok(Task::Help),
        Some(Value(name)) => match name.string()?.as_str() {
            "help" => return Ok(Task::Help),
            "setup" => Task::Setup,
            "serve" => Task::Serve(serve::Options { port: 8080, open: false, watch: false }),
            "test" => Task::Test { only: Vec::new(), everything: false },
            "bench" => Task::Bench { of: Benchmarks::Engine, arguments: Vec::new() },
            "screenshots" => Task::Screenshots { folder: "target/screenshots".into() },
            "book" => Task::Book { folder: "target/book".into() },
            "pack" => Task::Pack { folder: pack::FOLDER.into() },
            "release" => Task::Release(release::Options { folder: "target/published".into(), is_dry: false }),
            "size" => Task::Size,
            "parts" => Task::Parts,
            other => return Err(format!("there is no command `{other}`").into()),
        },
        Some(other) => return Err(other.unexpected()),
    };
    while let Some(word) = words.next()? {
        match (&mut task, word) {
            (_, Short('h') | Long("help")) => return Ok(Task::Help),
            (Task::Serve(options), Long("port")) => options.port = words.value()?.parse()?,
            (Task::Serve(options), Long("open")) => options.open = true,
            (Task::Serve(options), Long("watch")) => options.watch = true,
            (Task::Test { only, .. }, Long("only")) => {
                only.extend(words.value()?.string()?.split(',').map(str::to_owned));
            }
            (Task::Test { everything, .. }, Long("everything")) => *everything = true,
            (Task::Bench { of, .. }, Long("page")) => *of = Benchmarks::Page,
            (Task::Bench { of, .. }, Long("scaling")) => *of = Benchmarks::Scaling,
            (Task::Screenshots { folder } | Task::Book { folder } | Task::Pack { folder }, Long("to")) => {
                *folder = words.value()?.into();
            }
            (Task::Release(options), Long("dry-run")) => options.is_dry = true,
            (Task::Release(options), Long("to")) => options.folder = words.value()?.into(),
            (Task::Bench { arguments, .. }, Value(argument)) => arguments.push(argument.string()?),
            (_, other) => return Err(other.unexpected()),
        }
    }
    Ok(task)
}
