//! How long the command works on each family of inputs, and how much it prints, as they grow: the slope of
//! each on a double logarithmic scale, which is 1 for what grows as its input does.
//!
//! `cargo bench -p whydenied-cli --bench scaling -- [--format json|text|markdown] [--sizes KB,KB]
//! [--command FILE] [PART OF A NAME]`; another build of the command can be given to compare with.

#[path = "../tests/families/mod.rs"]
mod families;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use families::{AUTHORIZATION, Family, JUDGED, LINTED, PROGRAMS, READ, TOKENS, UNREADABLE};

/// A run that takes longer is stopped; it has been seen what grows too fast.
const PATIENCE: Duration = Duration::from_mins(1);

/// A command that works for less is run again,
const ENOUGH: Duration = Duration::from_millis(100);
/// up to so many times.
const RUNS: usize = 8;

/// What runs of the command came to.
struct Run {
    bytes: u64,
    printed: u64,
    took: Duration,
    code: Option<i32>,
}

fn main() {
    let mut format = "text".to_owned();
    let mut sizes = vec![64, 256, 1024];
    let mut part = String::new();
    let mut program = env!("CARGO_BIN_EXE_whydenied").to_owned();
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    while let Some(argument) = arguments.next() {
        match &*argument {
            "--format" => format = arguments.next().unwrap_or(format),
            "--command" => program = arguments.next().unwrap_or(program),
            "--sizes" => {
                let list = arguments.next().unwrap_or_default();
                sizes = list.split(',').filter_map(|size| size.parse().ok()).collect();
            }
            _ => part = argument,
        }
    }
    let folder = std::env::temp_dir().join(format!("whydenied-scaling-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder for the inputs");
    for (name, text) in families::small_files() {
        fs::write(folder.join(name), text).expect("a small input");
    }
    println!("{:<48}{:>9}{:>12}{:>9}   slope of time, of output", "", "read", "printed", "ms");
    let all = [LINTED, JUDGED, TOKENS, READ, AUTHORIZATION, PROGRAMS, UNREADABLE].into_iter().flatten();
    for family in all.filter(|family| family.name.contains(&part)) {
        let options = if family.command.starts_with("policy ") { "" } else { " --format " };
        let format = if options.is_empty() { "" } else { &*format };
        let command = [&*program, " ", family.command, options, format];
        let command = command.concat();
        let small = fs::read(folder.join(family.file)).ok();
        measure(family, &command, &folder, &sizes);
        match small {
            Some(small) => fs::write(folder.join(family.file), small).expect("the small input again"),
            None => fs::remove_file(folder.join(family.file)).expect("an input less"),
        }
    }
    fs::remove_dir_all(&folder).expect("the folder can go");
}

fn measure(family: &Family, command: &str, folder: &Path, sizes: &[usize]) {
    let mut first: Option<Run> = None;
    for size in sizes {
        fs::write(folder.join(family.file), (family.text)(size * 1024)).expect("an input");
        let bytes = fs::metadata(folder.join(family.file)).map_or(0, |it| it.len());
        let mut runs = vec![run(command, folder)];
        while runs.len() < RUNS && runs.iter().map(|run| run.took).sum::<Duration>() < ENOUGH {
            runs.push(run(command, folder));
        }
        let count = u32::try_from(runs.len()).unwrap_or(1);
        let took = runs.iter().map(|run| run.took).sum::<Duration>() / count;
        let Some(run) = runs.pop().map(|run| Run { bytes, took, ..run }) else { return };
        let slopes = first.as_ref().map(|first| slopes(first, &run)).unwrap_or_default();
        let code = run.code.map_or("stopped".to_owned(), |code| code.to_string());
        println!(
            "{:<48}{:>9}{:>12}{:>9.1}   {slopes:<12}exit {code}",
            family.name,
            run.bytes,
            run.printed,
            run.took.as_secs_f64() * 1000.0
        );
        if run.code.is_none() {
            break;
        }
        first.get_or_insert(run);
    }
}

/// By how much the logarithms of time and output grow for one of the input's.
fn slopes(first: &Run, last: &Run) -> String {
    let number = |count: u64| f64::from(u32::try_from(count.max(1)).unwrap_or(u32::MAX));
    let grown = (number(last.bytes) / number(first.bytes)).log2();
    let seconds = |run: &Run| run.took.as_secs_f64().max(0.001);
    let time = (seconds(last) / seconds(first)).log2() / grown;
    let output = (number(last.printed) / number(first.printed)).log2() / grown;
    format!("{time:>5.2} {output:>5.2}")
}

fn run(command: &str, folder: &Path) -> Run {
    let (program, arguments) = command.split_once(' ').expect("a command with arguments");
    let (out, err) = (folder.join("stdout"), folder.join("stderr"));
    let file = |path| Stdio::from(fs::File::create(path).expect("a file for what is printed"));
    let (start, worked) = (Instant::now(), worked());
    let mut child = Command::new(program)
        .args(arguments.split_whitespace())
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(file(&out))
        .stderr(file(&err))
        .spawn()
        .expect("the command starts");
    let mut status = child.try_wait().expect("the command can be waited for");
    while status.is_none() && start.elapsed() < PATIENCE {
        std::thread::sleep(Duration::from_micros(500));
        status = child.try_wait().expect("the command can be waited for");
    }
    if status.is_none() {
        child.kill().expect("the command can be stopped");
    }
    child.wait().expect("the command ends");
    let code = status.map(|status| status.code().unwrap_or(-1));
    let took = match (worked, self::worked()) {
        (Some(before), Some(after)) => after.saturating_sub(before),
        _ => start.elapsed(),
    };
    let printed = [out, err].iter().filter_map(|path| fs::metadata(path).ok()).map(|it| it.len()).sum();
    Run { bytes: 0, printed, took, code }
}

/// How long the processor worked for the commands so far, to a hundredth of a second, where the system says
/// so: other work on the machine does not count.
fn worked() -> Option<Duration> {
    let status = fs::read_to_string("/proc/self/stat").ok()?;
    let numbers: Vec<&str> = status.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks: u64 = numbers.get(13..15)?.iter().filter_map(|ticks| ticks.parse::<u64>().ok()).sum();
    Some(Duration::from_millis(ticks * 10))
}
