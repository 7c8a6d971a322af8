//! `--set`: what expressions of the program stand for that a policy was read from.

use whydenied::{aws, pulumi};

use crate::input::Failure;

/// One `--set`.
pub(crate) fn parse(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.trim().is_empty() => Ok((name.trim().to_owned(), value.to_owned())),
        _ => Err("a name and its value have `=` between them".to_owned()),
    }
}

/// Refuses a name that is given two values.
pub(crate) fn refuse_twice(given: &[(String, String)]) -> Result<(), Failure> {
    for (at, (name, value)) in given.iter().enumerate() {
        let earlier = given.iter().take(at).find(|(other, _)| other == name);
        if earlier.is_some_and(|(_, other)| other != value) {
            return Err(Failure::Usage(format!("--set gives `{name}` two values")));
        }
    }
    Ok(())
}

/// The expressions of a program, by their names.
pub(crate) trait Program {
    /// Those that are given a value under that name.
    fn named<'p>(&'p self, name: &'p str) -> Vec<&'p str>;
    /// Those that the text does not say.
    fn open(&self) -> Vec<&str>;
}

impl Program for aws::Document<'_> {
    fn named<'p>(&'p self, name: &'p str) -> Vec<&'p str> {
        self.named(name).collect()
    }

    fn open(&self) -> Vec<&str> {
        self.open_expressions().collect()
    }
}

impl Program for pulumi::Document<'_> {
    fn named<'p>(&'p self, name: &'p str) -> Vec<&'p str> {
        self.named(name).collect()
    }

    fn open(&self) -> Vec<&str> {
        self.open_expressions().collect()
    }
}

/// Refuses names that the program does not have, that are those of several expressions, or that give one of them two
/// values.
pub(crate) fn refuse_unknown(given: &[(String, String)], program: &impl Program) -> Result<(), Failure> {
    let quoted = |names: Vec<&str>| {
        let names: Vec<_> = names.into_iter().map(|name| format!("`{name}`")).collect();
        names.join(", ")
    };
    let mut named: Vec<(&str, &str, &str)> = Vec::new();
    for (name, value) in given {
        let expressions = program.named(name);
        let [expression] = expressions.as_slice() else {
            let open = program.open();
            return Err(Failure::Usage(match (expressions.is_empty(), open.is_empty()) {
                (false, _) => format!("--set: `{name}` may be {}: give it whole", quoted(expressions)),
                (true, true) => format!("--set: the policy has no `{name}`; it has no open expressions"),
                (true, false) => {
                    format!("--set: the policy has no `{name}`; its open expressions are {}", quoted(open))
                }
            }));
        };
        let earlier = named.iter().find(|(known, ..)| known == expression);
        if let Some((_, other, _)) = earlier.filter(|(.., known)| known != value) {
            let message = format!("--set gives `{expression}` two values, as `{other}` and as `{name}`");
            return Err(Failure::Usage(message));
        }
        named.push((expression, name, value));
    }
    Ok(())
}
