//! The engine's reader of programs beside parsers of their languages: both must see the same values at the same places.
//!
//! The sources are policies made up at random, the same ones in every run, written as the language allows it: with its
//! quotes, escapes, comments, sums of texts and expressions that stay open.

mod generate;
mod hcl;
mod ours;
mod tree;
mod typescript;

use std::process::ExitCode;

use generate::{Numbers, Policy, Random};
use tree::Tree;

/// How many sources there are of each language.
const SOURCES: usize = 5_000;
/// So many differences are shown of each.
const SHOWN: usize = 5;

struct Language {
    name: &'static str,
    expressions: &'static [&'static str],
    write: fn(&Policy, &mut Numbers) -> String,
    read: fn(&str) -> Result<Tree, String>,
}

static LANGUAGES: [Language; 2] = [
    Language { name: "Terraform", expressions: hcl::EXPRESSIONS, write: hcl::write, read: hcl::read },
    Language {
        name: "TypeScript",
        expressions: typescript::EXPRESSIONS,
        write: typescript::write,
        read: typescript::read,
    },
];

fn main() -> ExitCode {
    let differ = LANGUAGES.iter().filter(|language| !language.is_read()).count();
    if differ == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

impl Language {
    /// Whether all sources are read as the parser of the language reads them.
    fn is_read(&self) -> bool {
        let mut numbers = Numbers(Random(0x9e37_79b9_7f4a_7c15));
        let mut differences = 0;
        for source in 0..SOURCES {
            let policy = Policy::of(&mut numbers, self.expressions);
            let text = (self.write)(&policy, &mut numbers);
            let Some(difference) = self.difference(&text) else { continue };
            differences += 1;
            if differences <= SHOWN {
                println!("{} {source}: {difference}\n{text}", self.name);
            }
        }
        println!("{}: {SOURCES} sources, {differences} differences", self.name);
        differences == 0
    }

    fn difference(&self, text: &str) -> Option<String> {
        match ((self.read)(text), ours::read(text)) {
            (Ok(theirs), Ok(ours)) => ours.difference(&theirs),
            (Err(error), _) => Some(format!("its parser does not read it: {error}")),
            (_, Err(error)) => Some(format!("the engine does not read it: {error}")),
        }
    }
}
