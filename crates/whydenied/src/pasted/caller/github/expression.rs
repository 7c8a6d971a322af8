//! The expressions of a workflow, `${{ … }}`, as far as they are known before it runs.
//!
//! Source: <https://docs.github.com/en/actions/reference/workflows-and-actions/expressions>

use super::super::open::{is_open, known_start, open};

/// How deep brackets may nest.
const MAX_DEPTH: usize = 32;

/// What an expression is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// A text, perhaps with open parts.
    Text(String),
    /// True or false.
    Truth(bool),
    /// Only the run knows.
    Unknown,
}

/// What is known by a name such as `github.ref`.
pub(super) type Names<'n> = &'n dyn Fn(&str) -> Option<String>;

impl Found {
    fn truth(&self) -> Option<bool> {
        match self {
            Self::Text(text) => Some(!text.is_empty()),
            Self::Truth(truth) => Some(*truth),
            Self::Unknown => None,
        }
    }

    fn of(truth: Option<bool>) -> Self {
        truth.map_or(Self::Unknown, Self::Truth)
    }

    /// Whether both are the same; letter case does not count.
    fn is(&self, other: &Self) -> Option<bool> {
        let (Self::Text(one), Self::Text(other)) = (self, other) else { return None };
        if !is_open(one) && !is_open(other) {
            return Some(one.eq_ignore_ascii_case(other));
        }
        let (start, whole) = if is_open(one) { (known_start(one), other) } else { (known_start(other), one) };
        let may_be =
            is_open(whole) || whole.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start));
        (!may_be).then_some(false)
    }

    fn starts_with(&self, prefix: &Self) -> Option<bool> {
        let (Self::Text(text), Self::Text(prefix)) = (self, prefix) else { return None };
        let known = known_start(text);
        if known.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix)) {
            return Some(true);
        }
        let may_be = is_open(prefix)
            || is_open(text)
                && prefix.get(..known.len()).is_some_and(|head| head.eq_ignore_ascii_case(known));
        (!may_be).then_some(false)
    }
}

/// Whether a condition, `if:`, holds; `None` where only the run knows.
pub(super) fn holds(condition: &str, names: Names<'_>) -> Option<bool> {
    let inside = condition.trim();
    let inside = inside.strip_prefix("${{").and_then(|rest| rest.strip_suffix("}}")).unwrap_or(inside);
    evaluate(inside, names).truth()
}

/// The text with its expressions filled in; what is not known of them stays open.
pub(super) fn filled(text: &str, names: Names<'_>) -> String {
    replaced(text, |inside| match evaluate(inside, names) {
        Found::Text(text) => text,
        Found::Truth(truth) => truth.to_string(),
        Found::Unknown => open("*", inside.trim()),
    })
}

/// The same, but what is not known stays an expression, without white space: a word of a command has none.
pub(super) fn filled_as_known(text: &str, names: Names<'_>) -> String {
    replaced(text, |inside| {
        let found = filled(&["${{", inside, "}}"].concat(), names);
        let written = || ["${{", &inside.split_whitespace().collect::<String>(), "}}"].concat();
        if is_open(&found) { written() } else { found }
    })
}

/// The text with what `put` says in the place of each expression.
fn replaced(text: &str, put: impl Fn(&str) -> String) -> String {
    let mut replaced = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("${{") {
        let Some((inside, after)) = after.split_once("}}") else { break };
        replaced = replaced + before + &put(inside);
        rest = after;
    }
    replaced + rest
}

/// What the expression is.
fn evaluate(expression: &str, names: Names<'_>) -> Found {
    let mut reader = Reader { rest: expression, names, depth: 0 };
    let found = reader.either();
    if reader.rest.trim().is_empty() { found } else { Found::Unknown }
}

struct Reader<'e, 'n> {
    rest: &'e str,
    names: Names<'n>,
    depth: usize,
}

impl Reader<'_, '_> {
    fn takes(&mut self, sign: &str) -> bool {
        let rest = self.rest.trim_start().strip_prefix(sign);
        rest.inspect(|rest| self.rest = rest).is_some()
    }

    /// `a || b`: the first that is true, else the last.
    fn either(&mut self) -> Found {
        let mut found = self.both();
        while self.takes("||") {
            let other = self.both();
            found = match found.truth() {
                Some(true) => found,
                Some(false) => other,
                None if other.truth() == Some(true) && matches!(other, Found::Truth(_)) => other,
                None => Found::Unknown,
            };
        }
        found
    }

    /// `a && b`: the first that is false, else the last.
    fn both(&mut self) -> Found {
        let mut found = self.compared();
        while self.takes("&&") {
            let other = self.compared();
            found = match found.truth() {
                Some(true) => other,
                Some(false) => found,
                None if other.truth() == Some(false) => Found::Truth(false),
                None => Found::Unknown,
            };
        }
        found
    }

    fn compared(&mut self) -> Found {
        let left = self.single();
        if self.takes("==") {
            let right = self.single();
            Found::of(left.is(&right))
        } else if self.takes("!=") {
            let right = self.single();
            Found::of(left.is(&right).map(|is| !is))
        } else {
            left
        }
    }

    fn single(&mut self) -> Found {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            self.rest = "";
            return Found::Unknown;
        }
        let found = if self.takes("!") {
            let inner = self.single();
            Found::of(inner.truth().map(|truth| !truth))
        } else if self.takes("(") {
            let inner = self.either();
            if self.takes(")") { inner } else { Found::Unknown }
        } else if self.takes("'") {
            self.text()
        } else {
            self.name()
        };
        self.depth -= 1;
        found
    }

    /// What stands between quotes, of which two are one.
    fn text(&mut self) -> Found {
        let mut text = String::new();
        while let Some((before, after)) = self.rest.split_once('\'') {
            text += before;
            self.rest = after;
            match after.strip_prefix('\'') {
                Some(after) => {
                    text.push('\'');
                    self.rest = after;
                }
                None => return Found::Text(text),
            }
        }
        Found::Unknown
    }

    fn name(&mut self) -> Found {
        let rest = self.rest.trim_start();
        let is_of_name = |letter: char| letter.is_alphanumeric() || matches!(letter, '.' | '_' | '-');
        let end = rest.find(|letter| !is_of_name(letter)).unwrap_or(rest.len());
        let (name, rest) = rest.split_at_checked(end).unwrap_or((rest, ""));
        self.rest = rest;
        if !self.takes("(") {
            return match name {
                "true" => Found::Truth(true),
                "false" => Found::Truth(false),
                _ => (self.names)(name).map_or(Found::Unknown, Found::Text),
            };
        }
        let mut arguments = Vec::new();
        while !self.takes(")") {
            arguments.push(self.either());
            if !self.takes(",") && !self.rest.trim_start().starts_with(')') {
                return Found::Unknown;
            }
        }
        match (name, arguments.as_slice()) {
            ("startsWith", [text, prefix]) => Found::of(text.starts_with(prefix)),
            // A job whose predecessors failed makes no call that anybody asks about.
            ("success" | "always", []) => Found::Truth(true),
            _ => Found::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::open::open;
    use super::{filled, holds};

    fn names(name: &str) -> Option<String> {
        Some(match name {
            "github.ref" => "refs/heads/main".to_owned(),
            "github.event_name" => "push".to_owned(),
            "github.head_ref" => format!("feature/{}", open("*", "any")),
            _ => return None,
        })
    }

    #[test]
    fn conditions_hold_or_not_or_nobody_knows() {
        for (condition, expected) in [
            ("github.ref == 'refs/heads/main'", Some(true)),
            ("${{ github.ref != 'refs/heads/main' }}", Some(false)),
            ("github.event_name == 'push' && startsWith(github.ref, 'refs/tags/')", Some(false)),
            ("!startsWith(github.ref, 'refs/tags/')", Some(true)),
            ("github.event_name == 'schedule' || vars.X == 'y'", None),
            ("(github.event_name == 'push') || vars.X", Some(true)),
            ("contains(github.ref, 'x')", None),
            ("startsWith(github.head_ref, 'release/')", Some(false)),
            ("startsWith(github.head_ref, 'feature/x')", None),
            ("success() && always()", Some(true)),
            ("github.ref ==", None),
            ("'unclosed", None),
            ("startsWith(github.ref", None),
        ] {
            assert_eq!(holds(condition, &names), expected, "{condition}");
        }
        assert_eq!(holds(&"(".repeat(100_000), &names), None);
        assert_eq!(holds(&"!".repeat(100_000), &names), None);
    }

    #[test]
    fn expressions_are_filled_in() {
        for (text, expected) in [
            ("${{ github.event_name == 'push' && 'prod' || 'dev' }}", "prod".to_owned()),
            ("a-${{ github.event_name }}-b", "a-push-b".to_owned()),
            ("${{ vars.ROLE }}", open("*", "vars.ROLE")),
            ("${{ open", "${{ open".to_owned()),
        ] {
            assert_eq!(filled(text, &names), expected, "{text}");
        }
    }
}
