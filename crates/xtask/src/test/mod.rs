//! `cargo xtask test`: every check with its set-up, one after the other, and a summary.

mod checks;
mod long;

use std::time::{Duration, Instant};

use crate::failure::Failure;
use crate::machine::Machine;
use crate::progress::{self, spell};
use crate::setup::{self, Part, browser, packages, tools, wasm_std};

/// One thing that must hold.
struct Check {
    /// What `--only` takes.
    name: &'static str,
    title: &'static str,
    takes: &'static str,
    needs: &'static [&'static Part],
    /// The check whose work this one looks at.
    after: Option<&'static str>,
    /// Whether it runs only where it is asked for: by its name, or with all that takes long.
    is_long: bool,
    run: fn(&Machine) -> Result<(), Failure>,
}

/// In this order: what fails fast comes first.
const CHECKS: &[Check] = &[
    Check {
        name: "fmt",
        title: "Formatting",
        takes: "5 seconds",
        needs: &[],
        after: None,
        is_long: false,
        run: checks::fmt,
    },
    Check {
        name: "clippy",
        title: "Clippy, for this machine and for WebAssembly",
        takes: "4 minutes",
        needs: &[&wasm_std::PART],
        after: None,
        is_long: false,
        run: checks::clippy,
    },
    Check {
        name: "doc",
        title: "Documentation without warnings",
        takes: "1 minute",
        needs: &[],
        after: None,
        is_long: false,
        run: checks::doc,
    },
    Check {
        name: "unit",
        title: "Unit, conformance and documentation tests",
        takes: "3 minutes",
        needs: &[],
        after: None,
        is_long: false,
        run: checks::unit,
    },
    Check {
        name: "wasm",
        title: "The same tests in WebAssembly, in Node and in Chromium",
        takes: "5 minutes",
        needs: &[&wasm_std::PART, &tools::WASM_BINDGEN, &browser::CHROMIUM],
        after: None,
        is_long: false,
        run: checks::wasm,
    },
    Check {
        name: "deny",
        title: "Licences, sources and duplicates of the dependencies",
        takes: "10 seconds",
        needs: &[&tools::CARGO_DENY],
        after: None,
        is_long: false,
        run: checks::deny,
    },
    Check {
        name: "page",
        title: "The release page",
        takes: "2 minutes",
        needs: setup::FOR_THE_PAGE,
        after: None,
        is_long: false,
        run: checks::page,
    },
    Check {
        name: "browser",
        title: "The page in Chromium and in Firefox",
        takes: "6 minutes",
        needs: &[&packages::BROWSER_TESTS, &browser::CHROMIUM, &browser::FIREFOX],
        after: Some("page"),
        is_long: false,
        run: checks::browser,
    },
    Check {
        name: "oracle",
        title: "The engine beside a second opinion, on 20,000 generated calls",
        takes: "3 minutes",
        needs: &[],
        after: None,
        is_long: true,
        run: long::oracle,
    },
    Check {
        name: "fuzz",
        title: "Every fuzz target, for half a minute each",
        takes: "10 minutes",
        needs: &[&tools::CARGO_FUZZ],
        after: None,
        is_long: true,
        run: long::fuzz,
    },
    Check {
        name: "scaling",
        title: "The time that vast inputs take, by their length",
        takes: "5 minutes",
        needs: &[],
        after: None,
        is_long: true,
        run: long::scaling,
    },
];

/// How a check ended.
enum Ending {
    Passed(Duration),
    Failed(Duration, Failure),
    Skipped(&'static str),
}

/// Runs all checks, with the long ones if `everything` is asked for, or those that `only` names with the ones they
/// come after. A failure does not stop those that can still tell something.
pub(crate) fn test(machine: &Machine, only: &[String], everything: bool) -> Result<(), Failure> {
    let selected = select(only, everything)?;
    let mut endings: Vec<(&Check, Ending)> = Vec::new();
    for check in selected {
        let missing = check.after.filter(|name| {
            endings.iter().any(|(done, ending)| done.name == *name && !matches!(ending, Ending::Passed(_)))
        });
        let ending = match missing {
            Some(name) => Ending::Skipped(name),
            None => run(machine, check),
        };
        endings.push((check, ending));
    }
    summarise(&endings)
}

fn select(only: &[String], everything: bool) -> Result<Vec<&'static Check>, Failure> {
    let all = || CHECKS.iter().map(|check| check.name);
    if let Some(unknown) = only.iter().find(|name| !all().any(|known| known == name.as_str())) {
        let known: Vec<&str> = all().collect();
        return Err(Failure::new(format!("there is no check `{unknown}`"))
            .remedy(format!("choose from {}", known.join(", "))));
    }
    let asked = |check: &Check| {
        only.iter().any(|one| one == check.name) || only.is_empty() && (everything || !check.is_long)
    };
    let comes_before = |name: &str| CHECKS.iter().any(|check| check.after == Some(name) && asked(check));
    Ok(CHECKS.iter().filter(|check| asked(check) || comes_before(check.name)).collect())
}

fn run(machine: &Machine, check: &Check) -> Ending {
    let start = Instant::now();
    let result = setup::prepare(machine, check.needs)
        .and_then(|()| progress::step(check.title, check.takes, || (check.run)(machine)));
    match result {
        Ok(()) => Ending::Passed(start.elapsed()),
        Err(failure) => {
            println!("    {failure}");
            Ending::Failed(start.elapsed(), failure)
        }
    }
}

fn summarise(endings: &[(&Check, Ending)]) -> Result<(), Failure> {
    println!("\n==> Summary");
    let mut failed = Vec::new();
    for (check, ending) in endings {
        let line = match ending {
            Ending::Passed(took) => format!("passed   {:<8} {}", check.name, spell(*took)),
            Ending::Failed(took, failure) => {
                failed.push(check.name);
                format!("FAILED   {:<8} {}: {}", check.name, spell(*took), failure.what())
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
    use super::select;

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
    fn an_unknown_name_is_refused() {
        assert!(select(&["fnt".to_owned()], false).is_err());
    }
}
