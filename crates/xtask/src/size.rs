//! `cargo xtask size`: what a visitor downloads, file by file.

use std::fs;
use std::path::Path;

use crate::disk;
use crate::failure::Failure;
use crate::machine::Machine;
use crate::page;
use crate::program;

/// Node carries brotli; the page's set-up needs node anyway.
const BROTLI: &str = "const { readFileSync } = require('node:fs'), { brotliCompressSync } = require('node:zlib'); \
                      for (const path of process.argv.slice(1)) console.log(brotliCompressSync(readFileSync(path)).length)";

/// A file of the page.
struct Weighed {
    name: String,
    raw: usize,
    brotli: usize,
    part: Part,
}

/// When a file is loaded.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// With the page: it is there, and takes what one pastes.
    First,
    /// At once when the page stands.
    Verdict,
    /// When it is asked for, if ever.
    Later,
}

/// What the page starts to load when it stands, for the first verdict.
const VERDICT: [&str; 2] = ["verdict.js", "whydenied-verdict.js"];

/// Builds the page and prints what each file weighs, those of the first load first.
pub(crate) fn size(machine: &Machine) -> Result<(), Failure> {
    page::prepare(machine)?;
    let mut files = weigh(machine)?;
    files.sort_by_key(|file| (file.part, std::cmp::Reverse(file.brotli)));
    println!("\n{:>10} {:>10}  file", "raw", "brotli");
    let parts = [
        (Part::First, "the first load"),
        (Part::Verdict, "the engine of the verdict, loaded once the page stands"),
        (Part::Later, "loaded later, or never"),
    ];
    for (part, title) in parts {
        let part: Vec<&Weighed> = files.iter().filter(|file| file.part == part).collect();
        if part.is_empty() {
            continue;
        }
        for file in &part {
            row(file.raw, file.brotli, &file.name);
        }
        row(
            part.iter().map(|file| file.raw).sum(),
            part.iter().map(|file| file.brotli).sum(),
            &format!("= {title}"),
        );
    }
    Ok(())
}

fn row(raw: usize, brotli: usize, name: &str) {
    println!("{raw:>10} {brotli:>10}  {name}");
}

fn weigh(machine: &Machine) -> Result<Vec<Weighed>, Failure> {
    let dist = machine.dist();
    let paths = disk::files_below(&dist)?;
    let mut node = machine.program("node");
    let compressed = program::read(node.args(["-e", BROTLI]).args(&paths))?;
    let names: Vec<String> = paths
        .iter()
        .map(|path| path.strip_prefix(&dist).unwrap_or(path).to_string_lossy().replace('\\', "/"))
        .collect();
    let first = needed(&dist, &names, &["index.html"]);
    let verdict = needed(&dist, &names, &VERDICT);
    paths
        .iter()
        .zip(&names)
        .zip(compressed.lines())
        .map(|((path, name), brotli)| {
            let raw = fs::metadata(path).map_err(|error| Failure::of_path("read", path, &error))?.len();
            Ok(Weighed {
                name: name.clone(),
                raw: usize::try_from(raw).unwrap_or(usize::MAX),
                brotli: brotli.parse().unwrap_or_default(),
                part: match (first.contains(name), verdict.contains(name)) {
                    (true, _) => Part::First,
                    (false, true) => Part::Verdict,
                    (false, false) => Part::Later,
                },
            })
        })
        .collect()
}

/// These files, and what they and the files they need name. What a script imports only when it runs is not among them.
fn needed(dist: &Path, names: &[String], files: &[&str]) -> Vec<String> {
    let mut needed: Vec<String> = files.iter().map(|&file| file.to_owned()).collect();
    let mut next = 0;
    while let Some(name) = needed.get(next) {
        let text = fs::read_to_string(dist.join(name)).unwrap_or_default();
        let found: Vec<String> = names
            .iter()
            .filter(|other| !needed.contains(other) && is_named_in(&text, other))
            .cloned()
            .collect();
        needed.extend(found);
        next += 1;
    }
    needed
}

/// Whether `text` names the file elsewhere than where a script loads it only when it runs: `import("./file.js")`, or
/// `register("./file.js")` of a service worker.
fn is_named_in(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let before = &text[..at];
        let path = before.len() - before.rsplit(['"', '\'', '`', '=', ' ']).next().unwrap_or(before).len();
        let (before, folder) = before.split_at(path);
        let before = before.trim_end_matches(['"', '\'', '`']).trim_end();
        let is_whole = folder.split('/').all(|part| matches!(part, "" | "." | ".."));
        is_whole && !(before.ends_with("import(") || before.ends_with("register("))
    })
}

#[cfg(test)]
mod tests {
    use super::is_named_in;

    #[test]
    fn a_static_import_belongs_to_the_first_load() {
        assert!(is_named_in("import { a } from './snippets/inline0.js';", "snippets/inline0.js"));
        assert!(is_named_in(r#"<link rel="modulepreload" href="./app.js">"#, "app.js"));
    }

    #[test]
    fn a_name_that_ends_alike_is_another() {
        assert!(!is_named_in("import { a } from './share/dialog.js';", "dialog.js"));
        assert!(!is_named_in("import { a } from './my-dialog.js';", "dialog.js"));
        assert!(is_named_in("import { a } from '../dialog.js';", "dialog.js"));
    }

    #[test]
    fn a_dynamic_import_does_not() {
        assert!(!is_named_in("const { open } = await import('./editor.js');", "editor.js"));
        assert!(!is_named_in(r#"import( "./editor.js" )"#, "editor.js"));
        assert!(!is_named_in(r#"workers.register("./worker.js", {})"#, "worker.js"));
    }
}
