//! Subjects as tokens and policies have them: by the shapes of their issuer, or customised to a list of
//! claims.

use super::parts::Parts;
use crate::issuer::subject::{by_shape, first_shape, pieces};
use crate::issuer::table::tokens::{Customised, Repertoire};
use crate::issuer::{Issuer, Part, REGISTERED_CLAIMS};

/// How an issuer writes the subject of a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// By one of its shapes.
    Plain,
    /// By one that has ids next to the names.
    WithIds,
    /// As a list of claims that somebody chose.
    Customised(Vec<Segment>),
}

/// A claim in a customised subject, or what the run is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Segment {
    pub(super) name: String,
    pub(super) value: String,
    /// Whether the name says all.
    alone: bool,
}

/// What was read of a subject.
pub(super) struct Read<'t> {
    pub(super) form: Form,
    /// The shape, if it has one.
    pub(super) shape: Option<&'static str>,
    /// The parts that it states.
    pub(super) parts: Vec<(&'static str, &'t str)>,
}

impl Form {
    /// That of subjects of this shape.
    fn of(shape: &str) -> Self {
        if shape.contains('@') { Self::WithIds } else { Self::Plain }
    }

    /// Whether a shape is of this form.
    pub(super) fn has(&self, shape: &str) -> bool {
        shape.contains('@') == (*self == Self::WithIds)
    }
}

/// Reads a whole subject.
pub(super) fn read<'t>(issuer: &Issuer, repertoire: &Repertoire, subject: &'t str) -> Option<Read<'t>> {
    // GitHub escapes a colon in a name; a subject with more of them than its shape is customised.
    let is_whole = |parts: &[Part<'_>]| {
        repertoire.customised.is_none() || parts.iter().all(|part| !part.value.contains(':'))
    };
    let usual = first_shape(issuer.subjects, subject).filter(|(_, parts)| is_whole(parts));
    if let Some((shape, parts)) = usual {
        let parts = parts.into_iter().map(|part| (part.name, part.value)).collect();
        return Some(Read { form: Form::of(shape), shape: Some(shape), parts });
    }
    let segments = segments(issuer, repertoire.customised.as_ref()?, subject)?;
    Some(Read { form: Form::Customised(segments), shape: None, parts: Vec::new() })
}

/// Reads a pattern that may end in a `*` before the subject does; the shape in `own` is tried first.
pub(super) fn read_pattern<'t>(
    issuer: &Issuer,
    repertoire: &Repertoire,
    own: Option<&'static str>,
    pattern: &'t str,
) -> Option<Read<'t>> {
    let whole = read(issuer, repertoire, pattern);
    if whole.as_ref().is_some_and(|read| read.shape.is_some()) {
        return whole;
    }
    let shapes = own.into_iter().chain(issuer.subjects.iter().copied());
    let open = shapes.into_iter().find_map(|shape| {
        Some(Read { form: Form::of(shape), shape: Some(shape), parts: parts_before_star(shape, pattern)? })
    });
    open.or(whole)
}

/// The parts that a pattern states before its last `*`, which stands for the rest of the shape.
fn parts_before_star<'t>(shape: &'static str, pattern: &'t str) -> Option<Vec<(&'static str, &'t str)>> {
    let begins = |text: &str, end: &str| end.strip_suffix('*').is_some_and(|start| text.starts_with(start));
    let (mut parts, mut rest, mut open) = (Vec::new(), pattern, None);
    for (before, name) in pieces(shape) {
        match open.take() {
            None => match rest.strip_prefix(before) {
                Some(after) => rest = after,
                None => return begins(before, rest).then_some(parts),
            },
            Some(part) => {
                if let Some((value, after)) = rest.split_once(before) {
                    parts.push((part, value));
                    rest = after;
                } else {
                    let stop = rest.find(before.chars().next()?).unwrap_or(rest.len());
                    let (value, end) = rest.split_at_checked(stop)?;
                    let is_all = if end.is_empty() { value.ends_with('*') } else { begins(before, end) };
                    parts.push((part, value));
                    return (is_all && !value.contains([':', '/', '@'])).then_some(parts);
                }
            }
        }
        open = Some(name).filter(|name| !name.is_empty());
    }
    None
}

/// The claims of a customised subject: `NAME:VALUE:NAME:VALUE`.
fn segments(issuer: &Issuer, customised: &Customised, subject: &str) -> Option<Vec<Segment>> {
    let is_name = |word: &str| {
        customised.words.iter().any(|(name, _)| *name == word)
            || customised.runs.contains(&word)
            || issuer.claims.iter().chain(REGISTERED_CLAIMS).any(|(name, _)| *name == word)
    };
    let mut segments: Vec<Segment> = Vec::new();
    for word in subject.split(':') {
        let last = segments.last_mut();
        let awaits = last.as_ref().is_some_and(|last| last.value.is_empty() && !last.alone);
        match last {
            Some(last) if awaits => word.clone_into(&mut last.value),
            _ if is_name(word) => {
                let alone = customised.alone.contains(&word);
                segments.push(Segment { name: word.to_owned(), value: String::new(), alone });
            }
            Some(last) => last.value = [&last.value, ":", word].concat(),
            None => return None,
        }
    }
    Some(segments).filter(|segments| !segments.is_empty())
}

impl Segment {
    /// Whether it says what the run is for.
    pub(super) fn is_run(&self, repertoire: &Repertoire) -> bool {
        repertoire.customised.as_ref().is_some_and(|it| it.runs.contains(&&*self.name))
    }

    /// The shapes of its value, where it is no claim.
    fn shapes(&self, repertoire: &Repertoire) -> Option<&'static [&'static str]> {
        let words = repertoire.customised.as_ref()?.words;
        words.iter().find(|(name, _)| *name == self.name).map(|(_, shapes)| *shapes)
    }

    /// It as it stands in the subject.
    pub(super) fn text(&self) -> String {
        if self.alone { self.name.clone() } else { [&self.name, ":", &self.value].concat() }
    }

    /// Takes the parts that it states.
    pub(super) fn read(&self, issuer: &Issuer, repertoire: &Repertoire, parts: &mut Parts) {
        if let Some(shapes) = self.shapes(repertoire) {
            let _ = shapes.iter().any(|shape| parts.read(shape, &self.value));
        } else if self.is_run(repertoire) {
            for kind in repertoire.kinds {
                parts.read(kind.subject, &issuer.unescaped(&self.text()));
            }
        } else {
            let claims = repertoire.kinds.iter().flat_map(|kind| kind.claims).chain(repertoire.claims);
            for claim in claims.filter(|claim| claim.path == [&*self.name]) {
                let _ = claim.shape.is_some_and(|shape| parts.read(shape, &self.value));
            }
        }
    }

    /// It in a token of that kind with those parts. A claim is what the token `says`.
    pub(super) fn rewritten(
        &self,
        issuer: &Issuer,
        repertoire: &Repertoire,
        parts: &Parts,
        run: Option<&'static str>,
        says: impl Fn(&str) -> Option<String>,
    ) -> Option<String> {
        let escaped = |name: &str| issuer.escaped(name);
        if let Some(shapes) = self.shapes(repertoire) {
            let shape = shapes.iter().find(|shape| shape.contains('@') == self.value.contains('@'))?;
            Some([&self.name, ":", &parts.fill(shape)?].concat())
        } else if self.is_run(repertoire) {
            run.map_or_else(|| Some(self.text()), |run| parts.fill_by(run, escaped))
        } else {
            let value = says(&self.name).map_or_else(|| self.value.clone(), |value| escaped(&value));
            Some([&self.name, ":", &value].concat())
        }
    }
}

/// Whether a text has the shape of a kind's subject.
pub(super) fn is_run_of(shape: &'static str, text: &str) -> bool {
    by_shape(shape, text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issuer::recognise;

    fn parts(pattern: &str) -> String {
        let issuer = recognise("https://token.actions.githubusercontent.com").unwrap();
        let read = read_pattern(issuer, issuer.repertoire.unwrap(), None, pattern);
        let parts = read.map(|read| read.parts).unwrap_or_default();
        parts.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_pattern_may_end_early() {
        for (pattern, expected) in [
            ("repo:acme/web:ref:refs/heads/*", "OWNER=acme REPOSITORY=web BRANCH=*"),
            ("repo:acme/web:ref:refs/heads/release/*", "OWNER=acme REPOSITORY=web BRANCH=release/*"),
            ("repo:acme/web:*", "OWNER=acme REPOSITORY=web"),
            ("repo:acme/web*", "OWNER=acme REPOSITORY=web*"),
            ("repo:acme/*", "OWNER=acme REPOSITORY=*"),
            ("repo:acme*", "OWNER=acme*"),
            ("repo:acme@12/*", "OWNER=acme OWNER_ID=12 REPOSITORY=*"),
            ("repo:acme/web", ""),
            ("*", ""),
        ] {
            assert_eq!(parts(pattern), expected, "{pattern}");
        }
    }

    #[test]
    fn a_customised_subject_is_a_list_of_claims() {
        let issuer = recognise("https://token.actions.githubusercontent.com").unwrap();
        let segments = |subject| {
            let segments = segments(issuer, issuer.repertoire?.customised.as_ref()?, subject)?;
            Some(segments.iter().map(Segment::text).collect::<Vec<_>>())
        };
        assert_eq!(
            segments(
                "repo:acme/web:pull_request:job_workflow_ref:acme/ci/.github/workflows/x.yml@refs/heads/main"
            ),
            Some(
                [
                    "repo:acme/web",
                    "pull_request",
                    "job_workflow_ref:acme/ci/.github/workflows/x.yml@refs/heads/main"
                ]
                .map(str::to_owned)
                .to_vec()
            )
        );
        assert_eq!(segments("acme/web:pull_request"), None);
    }
}
