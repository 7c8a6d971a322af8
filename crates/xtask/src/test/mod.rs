//! `cargo xtask test`: every check with its set-up, one after the other, and a summary.

mod beside;
mod checks;
mod long;
mod publish;
mod types;

use std::time::{Duration, Instant};

pub(crate) use publish::check as check_crates;

use beside::Beside;

use crate::failure::Failure;
use crate::machine::Machine;
use crate::progress::{self, spell};
use crate::setup::{self, Part, browser, packages, tools, wasm_std};

/// One thing that must hold.
struct Check {
    /// What `--only` takes.
    name: &'static str,
    title: &'static str,
    needs: &'static [&'static Part],
    /// The check whose work this one looks at.
    after: Option<&'static str>,
    /// Whether it starts at once, beside those before it.
    beside: bool,
    /// What is done on every change, if any.
    always: Option<Work>,
    /// What is done where everything is asked for, if that is more; alone it can be asked for by its name as well.
    at_length: Option<Work>,
}

struct Work {
    takes: &'static str,
    run: fn(&Machine) -> Result<(), Failure>,
}

impl Check {
    fn work(&self, everything: bool) -> Option<&Work> {
        let [first, second] =
            if everything { [&self.at_length, &self.always] } else { [&self.always, &self.at_length] };
        first.as_ref().or(second.as_ref())
    }
}

/// In this order: what fails fast comes first.
const CHECKS: &[Check] = &[
    Check {
        name: "fmt",
        title: "Formatting",
        needs: &[],
        after: None,
        beside: false,
        always: Some(Work { takes: "5 seconds", run: checks::fmt }),
        at_length: None,
    },
    Check {
        name: "types",
        title: "Types of the page's scripts and of the npm package",
        needs: &[&packages::SCRIPTS],
        after: None,
        beside: false,
        always: Some(Work { takes: "2 minutes", run: types::check }),
        at_length: None,
    },
    Check {
        name: "clippy",
        title: "Clippy, for this machine and for WebAssembly",
        needs: &[&wasm_std::PART],
        after: None,
        beside: false,
        always: Some(Work { takes: "5 minutes", run: checks::clippy }),
        at_length: Some(Work { takes: "8 minutes", run: long::clippy }),
    },
    Check {
        name: "doc",
        title: "Documentation without warnings",
        needs: &[],
        after: None,
        beside: false,
        always: Some(Work { takes: "1 minute", run: checks::doc }),
        at_length: None,
    },
    Check {
        name: "unit",
        title: "Unit, conformance and documentation tests",
        needs: &[],
        after: None,
        beside: false,
        always: Some(Work { takes: "5 minutes", run: checks::unit }),
        at_length: None,
    },
    Check {
        name: "wasm",
        title: "The same tests in WebAssembly, in Node and in Chromium",
        needs: &[&wasm_std::PART, &tools::WASM_BINDGEN, &browser::CHROMIUM],
        after: None,
        beside: false,
        always: Some(Work { takes: "6 minutes", run: checks::wasm }),
        at_length: Some(Work { takes: "9 minutes", run: long::wasm }),
    },
    Check {
        name: "deny",
        title: "Licences, sources and duplicates of the dependencies",
        needs: &[&tools::CARGO_DENY],
        after: None,
        beside: false,
        always: Some(Work { takes: "10 seconds", run: checks::deny }),
        at_length: None,
    },
    Check {
        name: "page",
        title: "The release page",
        needs: setup::FOR_THE_PAGE,
        after: None,
        beside: true,
        always: Some(Work { takes: "15 minutes", run: checks::page }),
        at_length: None,
    },
    Check {
        name: "browser",
        title: "The page in Chromium and in Firefox",
        needs: &[&packages::BROWSER_TESTS, &browser::CHROMIUM, &browser::FIREFOX],
        after: Some("page"),
        beside: false,
        always: Some(Work { takes: "8 minutes", run: checks::browser }),
        at_length: Some(Work { takes: "25 minutes", run: long::browser }),
    },
    Check {
        name: "sites",
        title: "Live examples on sites of docs tools",
        needs: &[&packages::DOCS_TOOLS, &tools::MDBOOK, &packages::BROWSER_TESTS, &browser::CHROMIUM],
        after: Some("page"),
        beside: false,
        always: None,
        at_length: Some(Work { takes: "2 minutes", run: long::sites }),
    },
    Check {
        name: "pack",
        title: "The npm package, in each Node.js and built by each bundler",
        needs: &[&packages::BROWSER_TESTS, &packages::NPM_TESTS, &browser::CHROMIUM],
        after: None,
        beside: false,
        always: None,
        at_length: Some(Work { takes: "8 minutes", run: long::pack }),
    },
    Check {
        name: "publish",
        title: "The crates as they would be published, beside the last version",
        needs: &[],
        after: None,
        beside: false,
        always: None,
        at_length: Some(Work { takes: "10 minutes", run: publish::check }),
    },
    Check {
        name: "oracle",
        title: "The engine beside a second opinion, on 20,000 generated calls",
        needs: &[],
        after: None,
        beside: false,
        always: None,
        at_length: Some(Work { takes: "3 minutes", run: long::oracle }),
    },
    Check {
        name: "readers",
        title: "The reader of programs beside parsers of their languages",
        needs: &[],
        after: None,
        beside: false,
        always: None,
        at_length: Some(Work { takes: "2 minutes", run: long::readers }),
    },
    Check {
        name: "book",
        title: "The book, every link of it, and its examples",
        needs: &[&tools::MDBOOK, &packages::BROWSER_TESTS, &browser::CHROMIUM],
        after: Some("page"),
        beside: false,
        always: None,
        at_length: Some(Work { takes: "2 minutes", run: long::book }),
    },
    Check {
        name: "fuzz",
        title: "Every fuzz target, for half a minute each",
        needs: &[&tools::CARGO_FUZZ],
        after: None,
        beside: false,
        always: None,
        at_length: Some(Work { takes: "10 minutes", run: long::fuzz }),
    },
    Check {
        name: "scaling",
        title: "The time that vast inputs take, by their length",
        needs: &[],
        after: None,
        beside: false,
        always: None,
        at_length: Some(Work { takes: "5 minutes", run: long::scaling }),
    },
];

/// How a check ended, and how long it took.
enum Ending {
    Passed(Duration),
    Failed(Duration, Failure),
    Skipped(&'static str),
}

/// Runs all checks, with what takes long if `everything` is asked for, or those that `only` names with the ones they
/// come after. A failure does not stop those that can still tell something.
pub(crate) fn test(machine: &Machine, only: &[String], everything: bool) -> Result<(), Failure> {
    let start = Instant::now();
    let selected = select(only, everything)?;
    // Nothing comes before the first.
    let beside = selected.iter().skip(1).filter(|check| check.beside);
    let beside = beside.map(|check| Ok((check.name, Beside::start(machine, check.name)?)));
    let mut beside = beside.collect::<Result<Vec<_>, Failure>>()?;
    let mut endings: Vec<(&Check, Ending)> = Vec::new();
    for check in selected {
        let missing = check.after.filter(|name| {
            endings.iter().any(|(done, ending)| done.name == *name && !matches!(ending, Ending::Passed(_)))
        });
        let underway = beside.iter().position(|(name, _)| *name == check.name);
        let ending = match (missing, underway) {
            (Some(name), _) => Ending::Skipped(name),
            (None, Some(at)) => ended(beside.remove(at).1.end()),
            (None, None) => run(machine, check, everything),
        };
        endings.push((check, ending));
    }
    summarise(&endings, start.elapsed())
}

fn select(only: &[String], everything: bool) -> Result<Vec<&'static Check>, Failure> {
    let all = || CHECKS.iter().map(|check| check.name);
    if let Some(unknown) = only.iter().find(|name| !all().any(|known| known == name.as_str())) {
        let known: Vec<&str> = all().collect();
        return Err(Failure::new(format!("there is no check `{unknown}`"))
            .remedy(format!("choose from {}", known.join(", "))));
    }
    let asked = |check: &Check| {
        only.iter().any(|one| one == check.name) || only.is_empty() && (everything || check.always.is_some())
    };
    let comes_before = |name: &str| CHECKS.iter().any(|check| check.after == Some(name) && asked(check));
    Ok(CHECKS.iter().filter(|check| asked(check) || comes_before(check.name)).collect())
}

fn run(machine: &Machine, check: &Check, everything: bool) -> Ending {
    let start = Instant::now();
    let result = setup::prepare(machine, check.needs).and_then(|()| {
        let Some(work) = check.work(everything) else { return Ok(()) };
        progress::step(check.title, work.takes, || (work.run)(machine))
    });
    ended((start.elapsed(), result))
}

fn ended((took, result): (Duration, Result<(), Failure>)) -> Ending {
    match result {
        Ok(()) => Ending::Passed(took),
        Err(failure) => {
            println!("    {failure}");
            Ending::Failed(took, failure)
        }
    }
}

fn summarise(endings: &[(&Check, Ending)], took: Duration) -> Result<(), Failure> {
    println!("\n==> Summary: {} in all", spell(took));
    let mut failed = Vec::new();
    for (at, (check, ending)) in endings.iter().enumerate() {
        let beside = if check.beside && at > 0 { " beside the others" } else { "" };
        let line = match ending {
            Ending::Passed(took) => format!("passed   {:<8} {}{beside}", check.name, spell(*took)),
            Ending::Failed(took, failure) => {
                failed.push(check.name);
                format!("FAILED   {:<8} {}{beside}: {}", check.name, spell(*took), failure.what())
            }
            Ending::Skipped(after) => format!("skipped  {:<8} needs `{after}`", check.name),
        };
        progress::note(&line);
    }
    if failed.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!("failed: {}", failed.join(", "))).remedy(format!(
        "each says above what to do; `cargo xtask test --only {}` repeats what failed",
        failed.join(",")
    )))
}

#[cfg(test)]
mod tests {
    use super::{CHECKS, select};

    fn names(only: &[&str], everything: bool) -> Vec<&'static str> {
        let only: Vec<String> = only.iter().map(ToString::to_string).collect();
        select(&only, everything).unwrap_or_default().iter().map(|check| check.name).collect()
    }

    #[test]
    fn a_check_brings_the_one_it_comes_after() {
        assert_eq!(names(&["browser"], false), ["page", "browser"]);
        assert_eq!(names(&["fmt"], false), ["fmt"]);
    }

    #[test]
    fn what_takes_long_runs_where_it_is_asked_for() {
        assert!(!names(&[], false).contains(&"oracle"));
        assert_eq!(names(&["oracle"], false), ["oracle"]);
        assert!(["fmt", "oracle"].iter().all(|name| names(&[], true).contains(name)));
    }

    #[test]
    fn where_everything_is_asked_for_a_check_does_more() {
        let takes = |name: &str, everything| {
            let check = CHECKS.iter().find(|check| check.name == name);
            check.and_then(|check| check.work(everything)).map(|work| work.takes)
        };
        assert_ne!(takes("browser", true), takes("browser", false));
        assert_eq!(takes("fmt", true), takes("fmt", false));
        assert!(CHECKS.iter().all(|check| check.work(false).is_some()));
    }

    #[test]
    fn an_unknown_name_is_refused() {
        assert!(select(&["fnt".to_owned()], false).is_err());
    }
}
