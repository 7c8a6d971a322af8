//! A job described in words, as the claims of the token that it would have: for whoever has no token at hand.
//!
//! What is asked for and how the claims say it comes from the table of the issuer. What is not given stays unknown, and no
//! claim is written that would rest on it.
//!
//! ```
//! use whydenied::job;
//!
//! let github = job::forms().into_iter().find(|form| form.issuer == "github-actions").unwrap();
//! let push = github.runs.iter().position(|run| run.label == "push to …").unwrap();
//! let parts = [("OWNER", "acme"), ("REPOSITORY", "web"), ("BRANCH", "main")];
//! let described = job::Job { issuer: "github-actions", run: push, parts: &parts, audience: "sts.amazonaws.com", url: "", with_ids: false };
//! let claims = described.claims().unwrap();
//! assert!(claims.contains(r#""sub":"repo:acme/web:ref:refs/heads/main""#), "{claims}");
//! assert!(claims.contains(r#""repository":"acme/web""#));
//! ```

pub use super::odds::at_odds;
use super::origin::{Origin, set};
use super::parts::{Parts, has_parts};
use super::subject;
use crate::Token;
use crate::issuer::subject::{by_shape, part_names, pieces};
use crate::issuer::table::tokens::{Claim, Kind, Repertoire};
use crate::issuer::{ALL, Issuer, candidates};
use crate::json::{Node, Value};
use crate::span::Span;

/// What can be said of the jobs of an issuer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// The issuer's id.
    pub issuer: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Whether its URL has to be given, as each of its customers has one of their own.
    pub needs_url: bool,
    /// Whether its subjects may have ids next to the names.
    pub has_ids: bool,
    /// What a job may be for.
    pub runs: Vec<Run>,
}

/// What a job may be for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// In words, with `…` in the place of what is given.
    pub label: String,
    /// The parts that its subject needs.
    pub needed: Vec<&'static str>,
    /// The parts that only other claims have.
    pub more: Vec<&'static str>,
}

/// A job that somebody describes.
#[derive(Clone, Copy, Debug)]
pub struct Job<'j> {
    /// The issuer's id.
    pub issuer: &'j str,
    /// Which of its runs it is.
    pub run: usize,
    /// What is known of it, by the names of the parts; what is empty is unknown.
    pub parts: &'j [(&'j str, &'j str)],
    /// The audience that the job asks for.
    pub audience: &'j str,
    /// The URL of the issuer, where it is one of the customer's own.
    pub url: &'j str,
    /// Whether the subject has ids next to its names.
    pub with_ids: bool,
}

/// The forms of all issuers whose tokens are known.
#[must_use]
pub fn forms() -> Vec<Form> {
    let form = |issuer: &&'static Issuer| {
        let repertoire = issuer.repertoire?;
        let runs: Vec<_> = repertoire.kinds.iter().map(|kind| run(issuer, repertoire, kind)).collect();
        (!runs.is_empty()).then(|| Form {
            issuer: issuer.id,
            name: issuer.name,
            needs_url: url_of(issuer).is_none(),
            has_ids: repertoire.with_ids,
            runs,
        })
    };
    ALL.iter().filter_map(form).collect()
}

/// The claims of the token that has nothing but this subject, as far as they follow from it; `None` where no issuer has such
/// a subject. The audience is not in it.
#[must_use]
pub fn claims_of_subject(subject: &str) -> Option<String> {
    let subject = subject.trim();
    let is_one_word = !subject.is_empty() && !subject.contains(|letter: char| letter.is_whitespace());
    let of_issuer = |issuer: &&'static Issuer| {
        let repertoire = issuer.repertoire?;
        let read = subject::read(issuer, repertoire, subject)?;
        // What begins with a name may be anything.
        let shape =
            read.shape.filter(|shape| pieces(shape).next().is_some_and(|(before, _)| !before.is_empty()))?;
        let mut parts = Parts::default();
        for (name, value) in read.parts {
            parts.set(name, issuer.unescaped(value));
        }
        let fits = |kind: &&Kind| {
            let agrees = |fixed: &(&str, &str)| parts.get(fixed.0).is_none_or(|own| own == fixed.1);
            shape.ends_with(kind.subject) && kind.parts.iter().all(agrees)
        };
        let kind = repertoire.kinds.iter().find(fits)?;
        let mut claims = object();
        if let Some(url) = url_of(issuer) {
            set(&mut claims, &["iss"], &format!("https://{url}"));
        }
        set(&mut claims, &["sub"], subject);
        write(repertoire, kind, &parts, &mut claims);
        Some(claims.value.to_json())
    };
    is_one_word.then(|| ALL.iter().find_map(of_issuer)).flatten()
}

/// The claims of the run in which `claim` has another value: whatever says the same says so there as well, such as the
/// subject where the environment is another. `None` where nothing follows from the claim.
#[must_use]
pub fn with_claim(token: &Token, claim: &str, value: &str) -> Option<String> {
    let issuer = crate::issuer::recognise(token.claim_text("iss")?);
    let origin = candidates(issuer).find_map(|issuer| Origin::of(token, issuer, &[]))?;
    let kind = origin.kind(&origin.own)?;
    let parts: Vec<(&'static str, String)> = if claim == "sub" {
        let read = subject::read(origin.issuer, origin.repertoire, value)?;
        // A subject of another kind is another run, of which the other claims are not known.
        read.shape.filter(|shape| shape.ends_with(kind.subject))?;
        read.parts.into_iter().map(|(name, part)| (name, origin.issuer.unescaped(part))).collect()
    } else {
        let states = |one: &&Claim| one.path == [claim] && one.names && one.shape.is_some_and(has_parts);
        let shape = claims_of(origin.repertoire, kind).find(states)?.shape?;
        let parts = by_shape(shape, value)?;
        parts.into_iter().map(|part| (part.name, part.value.to_owned())).collect()
    };
    let made = origin.make(&origin.with_parts(&parts)?)?;
    Some(made.claims.value.to_json())
}

impl Job<'_> {
    /// Some issuers have URLs of their customers and one of their own.
    fn issuer(&self) -> Option<&'static Issuer> {
        let named = || ALL.iter().copied().filter(|issuer| issuer.id == self.issuer);
        let fits = |issuer: &&Issuer| url_of(issuer).is_none() != self.url.is_empty();
        named().find(fits).or_else(|| named().next())
    }

    /// The claims as JSON.
    ///
    /// # Errors
    /// The names of what is missing: parts, `URL`, or `issuer` and `run` where there are no such.
    pub fn claims(&self) -> Result<String, Vec<&'static str>> {
        self.tree().map(|claims| claims.value.to_json())
    }

    /// The claims as a tree.
    pub(crate) fn tree(&self) -> Result<Node<'static>, Vec<&'static str>> {
        let issuer = self.issuer().ok_or_else(|| vec!["issuer"])?;
        let repertoire = issuer.repertoire.ok_or_else(|| vec!["issuer"])?;
        let kind = repertoire.kinds.get(self.run).ok_or_else(|| vec!["run"])?;
        let shape = shape_of(issuer, kind, self.with_ids).ok_or_else(|| vec!["run"])?;
        let mut parts = Parts::default();
        for name in all_parts(repertoire, kind, shape) {
            let given = self.parts.iter().find(|(given, _)| *given == name);
            if let Some((_, value)) = given.filter(|(_, value)| !value.trim().is_empty()) {
                parts.set(name, value.trim());
            }
        }
        for (name, value) in kind.parts {
            parts.set(name, *value);
        }
        let url = url_of(issuer).unwrap_or_else(|| self.url.trim().trim_start_matches("https://"));
        let missing = part_names(shape).filter(|name| parts.get(name).is_none());
        let missing: Vec<_> = missing.chain(url.is_empty().then_some("URL")).collect();
        let subject = parts.fill_by(shape, |name| issuer.escaped(name));
        let Some(subject) = subject.filter(|_| missing.is_empty()) else { return Err(missing) };
        let mut claims = object();
        set(&mut claims, &["iss"], &format!("https://{url}"));
        if !self.audience.trim().is_empty() {
            set(&mut claims, &["aud"], self.audience.trim());
        }
        set(&mut claims, &["sub"], &subject);
        write(repertoire, kind, &parts, &mut claims);
        Ok(claims)
    }
}

/// The run of that issuer whose subject or label starts so, of several the last, which is the most general.
pub(crate) fn run_of(issuer: &str, start: &str) -> Option<usize> {
    let of_issuer = ALL.iter().find(|known| known.id == issuer && known.repertoire.is_some())?;
    of_issuer
        .repertoire?
        .kinds
        .iter()
        .rposition(|kind| kind.subject.starts_with(start) || kind.label.starts_with(start))
}

/// Puts a text into claims.
pub(crate) fn put(claims: &mut Node<'static>, path: &[&str], text: &str) {
    set(claims, path, text);
}

fn run(issuer: &Issuer, repertoire: &'static Repertoire, kind: &'static Kind) -> Run {
    let shape = shape_of(issuer, kind, false).unwrap_or(kind.subject);
    let is_fixed = |name: &&str| kind.parts.iter().any(|(fixed, _)| fixed == name);
    let needed: Vec<_> = part_names(shape).filter(|name| !is_fixed(name)).collect();
    let all = all_parts(repertoire, kind, shape);
    let more = all.into_iter().filter(|name| !is_fixed(name) && !needed.contains(name)).collect();
    let label = kind.label.split('`').map(|piece| if has_parts(piece) { "…" } else { piece }).collect();
    Run { label, needed, more }
}

/// The shape of the subjects of such a run.
fn shape_of(issuer: &Issuer, kind: &Kind, with_ids: bool) -> Option<&'static str> {
    let mut shapes = issuer.subjects.iter().copied();
    shapes.find(|shape| shape.ends_with(kind.subject) && shape.contains('@') == with_ids)
}

/// The URL of its provider, if all have the same.
fn url_of(issuer: &Issuer) -> Option<&'static str> {
    issuer.providers.first().copied().filter(|url| !url.is_empty() && !url.contains('*'))
}

/// The parts of the subject, and those that its other claims state; each once.
fn all_parts(repertoire: &'static Repertoire, kind: &'static Kind, shape: &'static str) -> Vec<&'static str> {
    let stated = claims_of(repertoire, kind).filter(|claim| claim.names).filter_map(|claim| claim.shape);
    let mut all = Vec::new();
    for name in part_names(shape).chain(stated.flat_map(part_names)) {
        let is_derived = name.ends_with("_GROUP") || name.ends_with("_NAME");
        if !is_derived && !all.contains(&name) {
            all.push(name);
        }
    }
    all
}

fn claims_of(repertoire: &'static Repertoire, kind: &'static Kind) -> impl Iterator<Item = &'static Claim> {
    repertoire.claims.iter().chain(kind.claims)
}

/// Writes every claim whose parts are all known.
fn write(repertoire: &'static Repertoire, kind: &'static Kind, parts: &Parts, claims: &mut Node<'static>) {
    for claim in claims_of(repertoire, kind).filter(|claim| claim.path != ["aud"]) {
        let text = claim.shape.filter(|shape| !shape.is_empty()).and_then(|shape| parts.fill(shape));
        if let Some(text) = text {
            set(claims, claim.path, &text);
        }
    }
}

fn object() -> Node<'static> {
    Node { value: Value::Object(Vec::new()), span: Span::default() }
}

#[cfg(test)]
mod tests {
    use super::{Job, claims_of_subject, forms, with_claim};
    use crate::Token;
    use crate::issuer::recognise;

    /// A value that every part takes.
    fn example(name: &str) -> &'static str {
        if name.ends_with("ID") || name == "NUMBER" { "123456" } else { "acme" }
    }

    #[test]
    fn every_run_of_every_issuer_is_a_token_that_is_read_back() {
        let forms = forms();
        assert!(forms.len() > 8, "{}", forms.len());
        for form in forms {
            for (run, one) in form.runs.iter().enumerate() {
                let parts: Vec<_> = one.needed.iter().map(|name| (*name, example(name))).collect();
                let url = if form.needs_url { "https://oidc.example.com/id/A" } else { "" };
                let job =
                    Job { issuer: form.issuer, run, parts: &parts, audience: "a", url, with_ids: false };
                let Ok(claims) = job.claims() else { panic!("{} {run}: {:?}", form.issuer, job.claims()) };
                let token = Token::read(&claims).unwrap();
                let sub = token.claim_text("sub").unwrap();
                assert!(!sub.is_empty(), "{claims}");
                if !form.needs_url {
                    let iss = token.claim_text("iss").unwrap();
                    assert_eq!(recognise(iss).map(|issuer| issuer.id), Some(form.issuer), "{iss}");
                }
            }
        }
    }

    #[test]
    fn what_is_missing_is_named() {
        let job =
            |parts| Job { issuer: "github-actions", run: 0, parts, audience: "a", url: "", with_ids: false };
        assert_eq!(
            job(&[("OWNER", "acme"), ("REPOSITORY", " ")]).claims(),
            Err(vec!["REPOSITORY", "ENVIRONMENT"])
        );
        assert_eq!(Job { issuer: "nobody", ..job(&[]) }.claims(), Err(vec!["issuer"]));
        assert_eq!(Job { run: 99, ..job(&[]) }.claims(), Err(vec!["run"]));
    }

    #[test]
    fn what_follows_from_a_claim_changes_with_it() {
        let token = claims_of_subject("repo:acme/web:environment:prod").unwrap();
        let token = Token::read(&token).unwrap();
        let other = with_claim(&token, "environment", "dev").unwrap();
        assert!(other.contains(r#""sub":"repo:acme/web:environment:dev""#), "{other}");
        let other = with_claim(&token, "sub", "repo:acme/api:environment:prod").unwrap();
        assert!(other.contains(r#""repository":"acme/api""#), "{other}");
        assert_eq!(with_claim(&token, "sub", "repo:acme/api:pull_request"), None);
        assert_eq!(with_claim(&token, "aud", "other"), None);
    }

    #[test]
    fn a_subject_alone_says_what_follows_from_it() {
        let claims = claims_of_subject(" repo:acme/web:environment:prod\n").unwrap();
        for part in
            [r#""iss":"https://token.actions"#, r#""environment":"prod""#, r#""repository":"acme/web""#]
        {
            assert!(claims.contains(part), "{claims}");
        }
        let pod = claims_of_subject("system:serviceaccount:default:web").unwrap();
        assert!(
            !pod.contains("iss") && pod.contains(r#""sub":"system:serviceaccount:default:web""#),
            "{pod}"
        );
        for other in ["", "hello", "repo:acme", "see repo:acme/web:environment:prod"] {
            assert_eq!(claims_of_subject(other), None, "{other}");
        }
    }
}
