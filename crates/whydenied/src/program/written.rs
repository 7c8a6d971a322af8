//! Where the texts of a policy stand in its program, letter by letter, so that another can be written there.

use super::filled::Part;
use crate::span::Span;

/// A text of the tree, as the program makes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Written {
    /// The place that the tree has for it.
    pub(crate) span: Span,
    runs: Vec<Run>,
    /// Where it would be given, if the program leaves it to its tool.
    pub(crate) left_out: Option<LeftOut>,
}

/// An argument that is not given, so that the tool says what stands for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LeftOut {
    /// What it takes the place of, if of anything.
    pub(crate) place: Span,
    /// What stands before its text, and what after it.
    pub(crate) around: (String, &'static str),
}

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Run {
    /// It says this, and stands there, unless it was computed.
    Known(String, Option<Span>),
    /// An expression that stays open.
    Open,
}

/// Another text in the place of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rewritten {
    /// The letters that it takes the place of.
    pub(crate) place: Span,
    /// What it says.
    pub(crate) text: String,
}

impl Written {
    /// A text at a place of the tree.
    pub(super) fn of(parts: &[Part<'_>], span: Span) -> Self {
        let mut written = Self::at(span);
        for part in parts {
            match part {
                Part::Literal(text, place) => written.known(text, *place),
                Part::Hole(_) => written.open(),
            }
        }
        written
    }

    /// One that has nothing in it yet.
    pub(super) const fn at(span: Span) -> Self {
        Self { span, runs: Vec::new(), left_out: None }
    }

    /// One that a tool says, and that would be given there.
    pub(super) fn of_tool(text: &str, span: Span, left_out: LeftOut) -> Self {
        Self { span, runs: vec![Run::Known(text.to_owned(), None)], left_out: Some(left_out) }
    }

    /// Adds what it says next, and where that stands.
    pub(super) fn known(&mut self, text: &str, place: Option<Span>) {
        if let Some(Run::Known(known, at)) = self.runs.last_mut() {
            let follows = match (&at, place) {
                (Some(at), Some(place)) => at.end == place.start,
                (None, None) => true,
                _ => false,
            };
            if follows {
                known.push_str(text);
                *at = at.zip(place).map(|(at, place)| at.to(place));
                return;
            }
        }
        if !text.is_empty() || place.is_some() {
            self.runs.push(Run::Known(text.to_owned(), place));
        }
    }

    pub(super) fn open(&mut self) {
        self.runs.push(Run::Open);
    }

    /// Whether it stands in one place letter by letter.
    pub(crate) fn only_place(&self) -> Option<Span> {
        match self.runs.as_slice() {
            [Run::Known(_, place)] => *place,
            _ => None,
        }
    }

    /// The text, where all of it is known.
    pub(crate) fn says(&self) -> Option<String> {
        let known = |run: &Run| match run {
            Run::Known(text, _) => Some(text.clone()),
            Run::Open => None,
        };
        self.runs.iter().map(known).collect()
    }

    /// Whether a part of it stays open.
    pub(crate) fn is_open(&self) -> bool {
        self.runs.contains(&Run::Open)
    }

    /// Where its parts stand, if all of it stands somewhere in the program: nothing is given, computed or left open.
    pub(crate) fn places(&self) -> Option<impl Iterator<Item = Span>> {
        let place = |run: &Run| match run {
            Run::Known(_, place) => *place,
            Run::Open => None,
        };
        let places: Option<Vec<Span>> = self.runs.iter().map(place).collect();
        places.map(Vec::into_iter)
    }

    /// The one run that makes it another text, what stands around that left as it is; a run of its own place first.
    pub(crate) fn changed_to(&self, text: &str) -> Option<Rewritten> {
        let is_own = |place: Span| self.span.start <= place.start && place.end <= self.span.end;
        let runs = self.runs.iter().enumerate();
        let changes = runs.filter_map(|(at, run)| {
            let Run::Known(old, Some(place)) = run else { return None };
            let new = self.between(at, text)?;
            (new != old).then(|| Rewritten { place: *place, text: new.to_owned() })
        });
        let mut changes: Vec<_> = changes.collect();
        let own = changes.iter().position(|change| is_own(change.place)).unwrap_or(0);
        (own < changes.len()).then(|| changes.swap_remove(own))
    }

    /// What stands in the place of a run in a text that is the same around it.
    fn between<'n>(&self, at: usize, text: &'n str) -> Option<&'n str> {
        let Run::Known(own, _) = self.runs.get(at)? else { return None };
        let (before, after) = (self.runs.get(..at)?, self.runs.get(at + 1..)?);
        let mut rest = text;
        let mut is_open = false;
        for run in before {
            match run {
                Run::Open => is_open = true,
                Run::Known(known, _) => {
                    let found =
                        if is_open { rest.find(&**known) } else { rest.starts_with(&**known).then_some(0) };
                    rest = rest.get(found? + known.len()..)?;
                    is_open = false;
                }
            }
        }
        // An expression ends where what follows it begins as before.
        if is_open {
            let first = own.chars().next()?;
            rest = rest.get(rest.find(first).filter(|at| *at > 0)?..)?;
        }
        let mut is_open = false;
        for run in after.iter().rev() {
            match run {
                Run::Open => is_open = true,
                Run::Known(known, _) => {
                    let found = if is_open {
                        rest.rfind(&**known)
                    } else {
                        rest.ends_with(&**known).then(|| rest.len() - known.len())
                    };
                    rest = rest.get(..found?)?;
                    is_open = false;
                }
            }
        }
        if is_open {
            let last = own.chars().next_back()?;
            let end = rest.rfind(last)? + last.len_utf8();
            rest = rest.get(..end).filter(|_| end < rest.len())?;
        }
        Some(rest)
    }
}

#[cfg(test)]
mod tests {
    use super::{Rewritten, Written};
    use crate::span::Span;

    /// `"repo:${a}/web:*"`, where `a` stands for what `at` says.
    fn template(a: Option<&str>, at: Option<Span>) -> Written {
        let mut written = Written::at(Span::new(10, 30));
        written.known("repo:", Some(Span::new(11, 16)));
        match a {
            Some(a) => written.known(a, at),
            None => written.open(),
        }
        written.known("/web:*", Some(Span::new(20, 26)));
        written
    }

    #[test]
    fn a_change_is_made_beside_the_expressions() {
        let change =
            |written: &Written, text: &str| written.changed_to(text).map(|new| (new.place.start, new.text));
        let own = template(Some("acme"), None);
        assert_eq!(change(&own, "repo:acme/api:*"), Some((20, "/api:*".to_owned())));
        assert_eq!(change(&own, "repo:other/web:*"), None);
        let elsewhere = template(Some("acme"), Some(Span::new(0, 4)));
        assert_eq!(change(&elsewhere, "repo:Acme/web:*"), Some((0, "Acme".to_owned())));
        let open = template(None, None);
        assert_eq!(change(&open, "repo:acme/web:ref:main"), Some((20, "/web:ref:main".to_owned())));
        assert_eq!(change(&open, "repo"), None);
    }

    #[test]
    fn what_stands_in_one_place_is_one_run() {
        let mut written = Written::at(Span::new(0, 9));
        written.known("ab", Some(Span::new(1, 3)));
        written.known("cd", Some(Span::new(3, 5)));
        assert_eq!(written.only_place(), Some(Span::new(1, 5)));
        let new = written.changed_to("ax");
        assert_eq!(new, Some(Rewritten { place: Span::new(1, 5), text: "ax".to_owned() }));
    }
}
