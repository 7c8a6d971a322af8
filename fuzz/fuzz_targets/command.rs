//! The command with whatever is pasted as its files: it answers, and shows nothing that a terminal acts on.
#![no_main]

use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use anstream::ColorChoice;
use libfuzzer_sys::fuzz_target;
use whydenied_cli::Printout;
use whydenied_fuzz::{holds, texts};

/// The commands, `0` and `1` in them being the files.
const COMMANDS: &[&str] = &[
    "aws --token 0 --policy 1 --now 1795132800",
    "aws --token 0 --policy 1 --variants",
    "aws --token 0 --policy 1 --variants --format markdown",
    "aws --token 0 --policy 1 --format json",
    "aws --token 0 --policy 0 --provider 1",
    "aws --token 0 --policy 1 --rcp 1",
    "pulumi --token 0 --policy 1 --org acme",
    "pulumi --token 0 --policy 1 --org acme --team platform --variants --format markdown",
    "pulumi --policy 1 --request 0",
    "pulumi --token 0 --policy 1 --request 1 --format json",
    "decode --token 0",
    "decode --token 0 --format markdown",
    "decode --token 0 --jwks 1",
    "decode --token 0 --format json",
    "lint --policy 1",
    "lint --policy 1 --format markdown",
    "lint --policy 1 --format json",
];

static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
    ColorChoice::Never.write_global();
    // Files in memory, where there are some, wear out no disk.
    let memory = PathBuf::from("/dev/shm");
    let parent = if memory.is_dir() { memory } else { std::env::temp_dir() };
    let folder = parent.join(format!("whydenied-fuzz-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder for the files");
    folder
});

fuzz_target!(|input: &[u8]| {
    let Some((command, texts)) = texts::chosen::<2>(input) else { return };
    let command = COMMANDS[command % COMMANDS.len()];
    let files = ["0", "1"].map(|name| FOLDER.join(name));
    for (file, text) in files.iter().zip(texts) {
        fs::write(file, text).expect("a file");
    }
    let words = command.split(' ').map(|word| match word {
        "0" => files[0].clone(),
        "1" => files[1].clone(),
        other => PathBuf::from(other),
    });
    let words = [PathBuf::from("whydenied")].into_iter().chain(words);
    let Printout { stdout, stderr, code } = whydenied_cli::answer(words).expect("a command line");
    assert!(code <= 3, "{code}");
    holds::shown(&stderr);
    holds::shown(&stdout);
    if command.ends_with("json") {
        holds::json(&stdout);
    }
});
