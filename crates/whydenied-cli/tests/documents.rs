//! What the documents show of the command: each line that a reader may type is typed here, and prints what stands below it.
//!
//! A block of code is a file where the line above it is its name, such as `claims.json`: in backticks, or where its own first line
//! is a comment with its path. Below a command, a line `...` stands for any lines.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
/// The book's first chapter, whose files README shows the command with.
const START: &str = "docs/book/src/start.md";

/// A block of code in a document.
struct Block {
    language: String,
    /// The path of the file that it is, if it is one.
    file: Option<String>,
    text: String,
}

#[test]
fn every_command_prints_what_the_documents_say() {
    let (mut count, mut wrong) = (0, Vec::new());
    for document in documents() {
        let name = document.strip_prefix(ROOT).unwrap().display().to_string();
        let folder =
            Path::new(env!("CARGO_TARGET_TMPDIR")).join("documents").join(name.replace(['/', '.'], "-"));
        let blocks = blocks(&fs::read_to_string(&document).unwrap());
        let shared = blocks_of_start(&name);
        lay_out(&folder, shared.iter().chain(&blocks));
        for (command, printed) in blocks.iter().filter(|block| block.language == "console").flat_map(commands)
        {
            count += 1;
            let came = run(&folder, &command);
            if !fits(&came, &printed) {
                wrong.push(format!("{name}: {command}\n{came}"));
            }
        }
    }
    assert!(count >= 6, "{count} commands were found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// README, and all below `docs/`.
fn documents() -> Vec<PathBuf> {
    let mut documents = vec![Path::new(ROOT).join("README.md")];
    let mut folders = vec![Path::new(ROOT).join("docs")];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "md") {
                documents.push(path);
            }
        }
    }
    documents
}

fn blocks_of_start(name: &str) -> Vec<Block> {
    let start = || fs::read_to_string(Path::new(ROOT).join(START)).unwrap();
    if name.ends_with("README.md") { blocks(&start()) } else { Vec::new() }
}

fn blocks(document: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut last = "";
    let mut lines = document.lines();
    while let Some(line) = lines.next() {
        if let Some(language) = line.strip_prefix("```") {
            let text: Vec<_> = lines.by_ref().take_while(|line| *line != "```").collect();
            let above = last.strip_prefix('`').and_then(|name| name.strip_suffix("`:"));
            let comment =
                text.first().and_then(|line| line.strip_prefix("# ")).filter(|path| path.contains('.'));
            let file = above.or(comment).map(str::to_owned);
            blocks.push(Block { language: language.to_owned(), file, text: text.join("\n") + "\n" });
            last = "";
        } else if !line.is_empty() {
            last = line;
        }
    }
    blocks
}

/// Writes the files, and the policy that the guide of policy tests speaks of.
fn lay_out<'b>(folder: &Path, blocks: impl Iterator<Item = &'b Block>) {
    let _ = fs::remove_dir_all(folder);
    let write = |path: &str, text: &str| {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("policies/deploy-role.json", include_str!("fixtures/github-policy.json"));
    for block in blocks {
        if let Some(file) = &block.file {
            write(file, &block.text);
        }
    }
}

/// The commands of ours in a block, each with what is printed below it.
fn commands(block: &Block) -> Vec<(String, String)> {
    let pieces = block.text.strip_prefix("$ ").unwrap_or(&block.text).split("\n$ ");
    let pieces = pieces.filter_map(|piece| piece.split_once('\n').or(Some((piece, ""))));
    pieces
        .filter(|(command, _)| command.starts_with("whydenied "))
        .map(|(command, printed)| (command.to_owned(), printed.to_owned()))
        .collect()
}

fn run(folder: &Path, command: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_whydenied"))
        .args(command.split_whitespace().skip(1))
        .current_dir(folder)
        .env_remove("CLICOLOR_FORCE")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    [output.stdout, output.stderr].map(|text| String::from_utf8(text).unwrap()).concat()
}

/// Whether the text is what is shown, with any lines in the place of `...`.
fn fits(text: &str, shown: &str) -> bool {
    let shown = format!("\n{}\n", shown.trim_end());
    let text = format!("\n{}\n", text.trim_end());
    let mut pieces = shown.split("\n...\n");
    let Some(mut rest) = text.strip_prefix(pieces.next().unwrap_or_default()) else { return false };
    let mut ends_open = false;
    for piece in pieces {
        let Some(at) = rest.find(piece) else { return false };
        rest = &rest[at + piece.len()..];
        ends_open = piece.is_empty();
    }
    ends_open || rest.is_empty()
}

#[test]
fn what_is_left_out_may_be_anything() {
    for (shown, does_fit) in [
        ("a\nb\nc", true),
        ("a\n...", true),
        ("a\n...\nc", true),
        ("a\nb", false),
        ("b\n...", false),
        ("a\n...\nb", false),
    ] {
        assert_eq!(fits("a\nb\nc\n", shown), does_fit, "{shown}");
    }
}
