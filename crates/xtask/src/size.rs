//! `cargo xtask size`: what a visitor downloads, file by file, beside what it may weigh.

use std::fs;
use std::path::PathBuf;

use crate::disk;
use crate::failure::Failure;
use crate::machine::Machine;
use crate::page;
use crate::program;

/// Node carries brotli; the page's set-up needs node anyway.
const BROTLI: &str = "const { readFileSync } = require('node:fs'), { brotliCompressSync } = require('node:zlib'); \
                      for (const path of process.argv.slice(1)) console.log(brotliCompressSync(readFileSync(path)).length)";

/// When a file is loaded.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Leptos with all that is shown.
    Interface,
    Engine,
    /// What is there before anything runs, and what starts the rest.
    Frame,
    Editor,
    /// The arithmetic of signatures, when keys are pasted.
    Signature,
    /// What an element in another page has besides, and one with editors.
    Element,
    Playground,
    /// When the page rests or something is asked for, if ever.
    Later,
}

/// Each with its title, in the order in which they are printed.
const PARTS: [(Part, &str); 8] = [
    (Part::Interface, "the interface"),
    (Part::Engine, "the engine"),
    (Part::Frame, "the frame, the styles and what starts them"),
    (Part::Editor, "the editors"),
    (Part::Signature, "the signatures"),
    (Part::Element, "an element's script and styles"),
    (Part::Playground, "the styles of one with editors"),
    (Part::Later, "loaded later, or never"),
];

/// What a visitor of a shared link downloads.
const OF_A_LINK: [Part; 4] = [Part::Interface, Part::Engine, Part::Frame, Part::Editor];

/// What these may weigh, in kilobytes of brotli.
const CAPS: [(&str, &[Part], usize); 5] = [
    ("the interface", &[Part::Interface], 160),
    ("the engine", &[Part::Engine], 510),
    ("a shared link", &OF_A_LINK, 790),
    ("an element", &[Part::Interface, Part::Engine, Part::Element], 675),
    (
        "an element with editors",
        &[Part::Interface, Part::Engine, Part::Element, Part::Playground, Part::Editor],
        775,
    ),
];

/// How the names of files begin, by part. The frame is what has no other part, so that a new file counts.
const NAMES: [(&str, Part); 13] = [
    ("whydenied-web", Part::Interface),
    ("whydenied-wasm", Part::Engine),
    ("editor.js", Part::Editor),
    ("whydenied-signature-wasm", Part::Signature),
    ("languages.js", Part::Later),
    ("gallery/", Part::Later),
    ("catalogue.json", Part::Later),
    ("element.js", Part::Element),
    ("element-style.js", Part::Element),
    ("playground-style.js", Part::Playground),
    ("element-", Part::Later),
    ("offline.js", Part::Later),
    ("service-worker.js", Part::Later),
];

/// A file of the page.
struct Weighed {
    name: String,
    raw: usize,
    brotli: usize,
    part: Part,
}

/// Builds the page and prints what each file weighs, those of the first load first.
pub(crate) fn size(machine: &Machine) -> Result<(), Failure> {
    page::prepare(machine)?;
    let mut files = weigh(machine)?;
    files.sort_by_key(|file| std::cmp::Reverse(file.brotli));
    println!("\n{:>10} {:>10}  file", "raw", "brotli");
    for (part, title) in PARTS {
        let of_part: Vec<_> = files.iter().filter(|file| file.part == part).collect();
        for file in &of_part {
            row(file.raw, file.brotli, &file.name);
        }
        row(of_part.iter().map(|file| file.raw).sum(), weight(&files, &[part]), &format!("= {title}"));
    }
    println!();
    for (title, parts, most) in CAPS {
        let weight = weight(&files, parts);
        let verdict = if weight <= most * 1000 { "ok" } else { "over" };
        println!("{:>4}.{} of {most} KB  {title}: {verdict}", weight / 1000, weight % 1000 / 100);
    }
    Ok(())
}

fn row(raw: usize, brotli: usize, name: &str) {
    println!("{raw:>10} {brotli:>10}  {name}");
}

fn weight(files: &[Weighed], parts: &[Part]) -> usize {
    files.iter().filter(|file| parts.contains(&file.part)).map(|file| file.brotli).sum()
}

fn weigh(machine: &Machine) -> Result<Vec<Weighed>, Failure> {
    let dist = machine.dist();
    let mut paths = disk::files_below(&dist)?;
    // Copies for who takes them compressed.
    paths.retain(|path| path.extension().is_none_or(|end| end != "br" && end != "gz"));
    let weighed = paths.iter().zip(brotli(machine, &paths)?).map(|(path, brotli)| {
        let name = path.strip_prefix(&dist).unwrap_or(path).to_string_lossy().replace('\\', "/");
        let raw = fs::metadata(path).map_err(|error| Failure::of_path("read", path, &error))?.len();
        Ok(Weighed { raw: usize::try_from(raw).unwrap_or(usize::MAX), brotli, part: part_of(&name), name })
    });
    weighed.collect()
}

/// What each file weighs as brotli, in bytes.
pub(crate) fn brotli(machine: &Machine, paths: &[PathBuf]) -> Result<Vec<usize>, Failure> {
    let mut node = machine.program("node");
    let compressed = program::read(node.args(["-e", BROTLI]).args(paths))?;
    Ok(compressed.lines().map(|weight| weight.parse().unwrap_or_default()).collect())
}

/// When the file of that name is loaded.
fn part_of(name: &str) -> Part {
    NAMES.iter().find(|(start, _)| name.starts_with(start)).map_or(Part::Frame, |(_, part)| *part)
}

#[cfg(test)]
mod tests {
    use super::{Part, part_of};

    #[test]
    fn each_file_belongs_to_a_part() {
        assert!(part_of("whydenied-web-1a2b_bg.wasm") == Part::Interface);
        assert!(part_of("whydenied-wasm_bg.wasm") == Part::Engine);
        assert!(part_of("gallery/examples.jsonl") == Part::Later);
        assert!(part_of("whydenied-signature-wasm.js") == Part::Signature);
        assert!(part_of("worker.js") == Part::Frame && part_of("index.html") == Part::Frame);
        assert!(part_of("element-style.js") == Part::Element && part_of("element-9cf4.css") == Part::Later);
        assert!(part_of("icon-86c70e484ba8507a.svg") == Part::Frame);
    }
}
