//! Values that let in the token at hand and the next run of its job: what the policy's author wrote
//! where that fits, what the token has where it does not, and a wildcard for what changes with every run.

use crate::issuer::next_run::{self, Change};
use crate::issuer::{Issuer, Part, candidates, subject};
use crate::near_miss::slip::is_slip;
use crate::pattern::{Divergence, Unit, diverge, matches};

/// What separates the words of a claim.
const DIVIDERS: [char; 7] = [':', '/', '@', '|', ',', ' ', '='];
/// What the next run has where this one has something else.
const OTHER: &str = "0next0";

/// A claim of a token, and how a policy's values are read.
#[derive(Clone, Copy)]
pub(crate) struct Claim<'c> {
    pub(crate) issuer: Option<&'static Issuer>,
    /// The keys that lead to it, as a path.
    pub(crate) path: &'c str,
    /// What the token has there.
    pub(crate) text: &'c str,
    /// What a character of a value stands for.
    pub(crate) unit: fn(char) -> Unit,
}

/// A run of a value.
#[derive(Clone, Debug)]
enum Piece {
    /// Letters of the token.
    Letters(String),
    /// A pattern: its author's, or a wildcard for what changes.
    Pattern(String),
}

/// A value that lets in the token at hand, and the next run of its job.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lasting {
    pieces: Vec<Piece>,
    /// What of the token is a wildcard in it.
    any: Vec<&'static str>,
    /// What subjects differ in that these wildcards take.
    pub(crate) announces: Vec<&'static str>,
    /// Whether it is what the author wrote, but for a slip.
    pub(crate) is_slip: bool,
    /// Whether wildcards of the author are in it that take more than they did next to the author's words.
    pub(crate) is_wider: bool,
}

impl Lasting {
    /// The token's own value.
    pub(crate) fn own(claim: Claim<'_>) -> Self {
        let mut writer = Writer::of(claim);
        writer.own(0, claim.text.len());
        writer.value
    }

    /// The policy's value with the token's words in the place of those that do not fit; `None` where the
    /// two have too little in common.
    pub(crate) fn corrected(written: &str, claim: Claim<'_>) -> Option<Self> {
        let mut writer = Writer::of(claim);
        let shape = (claim.path == "sub").then(|| shape(claim)).flatten();
        let done = match shape {
            Some((shape, parts)) => writer.follow(written, shape, &parts),
            None => writer.splice(written),
        };
        done?;
        let value = writer.finished();
        let pattern = value.text(&|letters| Some(letters.to_owned()))?;
        let fits = |text: &str| matches(pattern.chars().map(claim.unit), text);
        fits(claim.text).then_some(value)
    }

    /// As a value, in which `literal` says how letters are written.
    pub(crate) fn text(&self, literal: &dyn Fn(&str) -> Option<String>) -> Option<String> {
        let pieces = self.pieces.iter().map(|piece| match piece {
            Piece::Letters(letters) => literal(letters),
            Piece::Pattern(pattern) => Some(pattern.clone()),
        });
        pieces.collect()
    }

    /// Whether it has wildcards.
    pub(crate) fn is_wild(&self) -> bool {
        let is_wild = |piece: &Piece| matches!(piece, Piece::Pattern(text) if text.contains(['*', '?']));
        self.pieces.iter().any(is_wild)
    }

    /// `, for any commit`, where what changes is a wildcard in it.
    pub(crate) fn for_any(&self) -> String {
        if self.any.is_empty() { String::new() } else { format!(", for any {}", self.any.join(" and ")) }
    }
}

/// Whether a value lets in the next run of the job as well.
pub(crate) fn lasts(written: &str, claim: Claim<'_>) -> bool {
    let writer = Writer::of(claim);
    let next = writer.next(0, claim.text.len());
    matches(written.chars().map(claim.unit), &next)
}

/// The shape of the token's subject, and its parts.
fn shape(claim: Claim<'_>) -> Option<(&'static str, Vec<Part<'_>>)> {
    let shape = |issuer: &Issuer| subject::first_shape(issuer.subjects, claim.text);
    candidates(claim.issuer).find_map(shape).filter(|(_, parts)| !parts.is_empty())
}

/// A value in the making.
struct Writer<'c> {
    claim: Claim<'c>,
    changes: Vec<Change>,
    value: Lasting,
    /// Words of the policy, and those of the token in their place.
    replaced: Vec<(String, String)>,
    /// Whether words of the policy have no place in the token's subject.
    dropped: bool,
    /// Whether the first part, whose all others are, is another than the policy's.
    moved: bool,
    /// Whether a wildcard of the author was kept.
    kept: bool,
}

impl<'c> Writer<'c> {
    fn of(claim: Claim<'c>) -> Self {
        let changes = next_run::changes(candidates(claim.issuer), claim.path, claim.text);
        let value = Lasting::default();
        Self { claim, changes, value, replaced: Vec::new(), dropped: false, moved: false, kept: false }
    }

    fn finished(self) -> Lasting {
        let is_slip = |(written, own): &(String, String)| is_slip(written, own);
        let slipped = !self.dropped && !self.replaced.is_empty() && self.replaced.iter().all(is_slip);
        Lasting { is_slip: slipped, is_wider: (self.dropped || self.moved) && self.kept, ..self.value }
    }

    fn is_wild(&self, text: &str) -> bool {
        text.contains(['*', '?']) || text.chars().any(|letter| (self.claim.unit)(letter) == Unit::Any)
    }

    fn fits(&self, written: &str, text: &str) -> bool {
        matches(written.chars().map(self.claim.unit), text)
    }

    fn part(&self, start: usize, end: usize) -> &'c str {
        self.claim.text.get(start..end).unwrap_or_default()
    }

    fn changes_in(&self, start: usize, end: usize) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(move |change| start <= change.start && change.end <= end)
    }

    /// A part of the token as the next run may have it.
    fn next(&self, start: usize, end: usize) -> String {
        let (mut next, mut at) = (String::new(), start);
        for change in self.changes_in(start, end) {
            next.push_str(self.part(at, change.start));
            next.push_str(OTHER);
            at = change.end;
        }
        next + self.part(at, end)
    }

    /// Writes a part of the token.
    fn own(&mut self, start: usize, end: usize) {
        let mut at = start;
        let changes: Vec<_> = self.changes_in(start, end).copied().collect();
        for Change { start, end, what, differ_in } in changes {
            self.value.pieces.push(Piece::Letters(self.part(at, start).to_owned()));
            self.value.pieces.push(Piece::Pattern("*".to_owned()));
            self.value.any.push(what);
            self.value.announces.extend(differ_in);
            at = end;
        }
        self.value.pieces.push(Piece::Letters(self.part(at, end).to_owned()));
    }

    /// Writes words of the policy.
    fn author(&mut self, written: &str) {
        self.kept |= self.is_wild(written);
        self.value.pieces.push(Piece::Pattern(written.to_owned()));
    }

    /// Writes the token's words in the place of some of the policy.
    fn replace(&mut self, written: &str, start: usize, end: usize) {
        self.replaced.push((written.to_owned(), self.part(start, end).to_owned()));
        self.own(start, end);
    }

    /// Whether words of the policy are for a part of the token, and for that of the next run.
    fn takes(&self, written: &str, start: usize, end: usize) -> bool {
        self.fits(written, self.part(start, end)) && self.fits(written, &self.next(start, end))
    }

    /// Goes along the shape of the token's subject, part by part.
    fn follow(&mut self, written: &str, shape: &'static str, parts: &[Part<'_>]) -> Option<()> {
        let pieces: Vec<_> = subject::pieces(shape).collect();
        let (mut rest, mut at, mut index) = (written, 0, 0);
        let mut parts = parts.iter();
        let whole = self.claim.text.len();
        while let Some(&(before, name)) = pieces.get(index) {
            if self.takes(rest, at, whole) {
                self.author(rest);
                return Some(());
            }
            let Some(after) = rest.strip_prefix(before) else {
                self.dropped |= rest.contains(|letter| letter != '*');
                self.own(at, whole);
                return Some(());
            };
            self.author(before);
            (rest, at, index) = (after, at + before.len(), index + 1);
            if name.is_empty() {
                continue;
            }
            let following = pieces.get(index..)?;
            let (length, skipped) = end_of_part(rest, following);
            let (own, after) = rest.split_at_checked(length)?;
            let mut end = parts.next()?.end();
            for (before, name) in following.iter().take(skipped) {
                end += before.len();
                end = if name.is_empty() { end } else { parts.next()?.end() };
            }
            let is_first = at == pieces.first()?.0.len();
            let is_steady = self.is_wild(own) || self.changes_in(at, end).next().is_none();
            if is_steady && self.fits(own, self.part(at, end)) {
                self.author(own);
            } else {
                self.replace(own, at, end);
                let is_last = following.is_empty();
                self.dropped |= is_last && own.contains(DIVIDERS) && !self.part(at, end).contains(DIVIDERS);
                // Who trusts another owner, group or organization does not trust all that is theirs.
                self.moved |= is_first && !is_slip(own, self.part(at, end));
                // A wildcard that took the part's end and all that follows takes what follows. A number
                // belongs to the name before it.
                if own.ends_with('*') && after.is_empty() && following.len() > skipped {
                    let mut following = following.iter().skip(skipped).peekable();
                    while let Some((before, _)) = following.next_if(|(_, name)| name.ends_with("_ID")) {
                        let number = parts.next()?.end();
                        self.own(end, end + before.len());
                        self.own(end + before.len(), number);
                        end = number;
                    }
                    self.author(following.next()?.0.get(..1)?);
                    self.author("*");
                    return Some(());
                }
            }
            (rest, at, index) = (after, end, index + skipped);
        }
        self.dropped |= !rest.is_empty();
        Some(())
    }

    /// Puts the token's words where the policy's part from them, where nothing is known of the parts.
    fn splice(&mut self, written: &str) -> Option<()> {
        let text = self.claim.text;
        let Divergence { pattern, text: parted } = diverge(written, self.claim.unit, text)?;
        let start =
            |text: &str, at: usize| text.get(..at)?.rfind(DIVIDERS).map_or(Some(0), |at| Some(at + 1));
        let end = |text: &str, at: usize| {
            text.get(at..)?.find(DIVIDERS).map_or(Some(text.len()), |to| Some(at + to))
        };
        let (from, to) = (start(written, pattern.0)?, end(written, pattern.1)?);
        let (own_from, own_to) = (start(text, parted.0)?, end(text, parted.1)?);
        let alike = |written: &str, own: &str| written == own && !self.is_wild(written);
        let is_word = alike(written.get(from..pattern.0)?, text.get(own_from..parted.0)?)
            && alike(written.get(pattern.1..to)?, text.get(parted.1..own_to)?);
        let is_within = self.changes.iter().all(|change| own_from <= change.start && change.end <= own_to);
        if !is_word || !is_within {
            return None;
        }
        self.author(written.get(..from)?);
        self.replace(written.get(from..to)?, own_from, own_to);
        self.author(written.get(to..)?);
        Some(())
    }
}

/// How long a part is in a text, and how many of the pieces after it are left out there.
fn end_of_part(rest: &str, following: &[(&'static str, &'static str)]) -> (usize, usize) {
    let found = following
        .iter()
        .enumerate()
        .filter_map(|(skipped, (before, _))| Some((rest.find(before)?, skipped)))
        .min();
    let divider = || following.first()?.0.chars().next();
    found.unwrap_or_else(|| (divider().and_then(|divider| rest.find(divider)).unwrap_or(rest.len()), 0))
}

#[cfg(test)]
mod tests {
    use super::{Claim, Lasting};
    use crate::issuer::recognise;
    use crate::pattern::Unit;

    const GITHUB: &str = "token.actions.githubusercontent.com";

    /// The issuer, a value of a policy, the token's subject, and the value that lets it in.
    const CORRECTED: &[(&str, &str, &str, &str)] = &[
        (
            "app.terraform.io",
            "organization:lumen:project:Platform_Team:*",
            "organization:lumen:project:Platform Team:stack:s:deployment:d:operation:plan",
            "organization:lumen:project:Platform Team:*",
        ),
        (
            "app.terraform.io",
            "organization:lumen:project:*:workspace:web:run_phase:apply",
            "organization:lumen:project:p:workspace:web:run_phase:plan",
            "organization:lumen:project:*:workspace:web:run_phase:*",
        ),
        (
            "agent.buildkite.com",
            "organization:l:pipeline:infra:ref:refs/heads/*:commit:*:step:plan",
            "organization:l:pipeline:infra:ref:refs/heads/main:commit:9f2:step:",
            "organization:l:pipeline:infra:ref:refs/heads/*:commit:*:step:",
        ),
        (
            "agent.buildkite.com",
            "organization:l:pipeline:infra:ref:refs/heads/main:commit:9f2:step:plan",
            "organization:l:pipeline:infra:ref:refs/heads/main:commit:9f2:step:apply",
            "organization:l:pipeline:infra:ref:refs/heads/main:commit:*:step:apply",
        ),
        (
            GITHUB,
            "repo:https://github.com/shire/web:*",
            "repo:shire/web:ref:refs/heads/main",
            "repo:shire/web:*",
        ),
        (GITHUB, "repo:acme/wbe*", "repo:acme/web:pull_request", "repo:acme/web:*"),
        (GITHUB, "repo:acme/web", "repo:acme/web:pull_request", "repo:acme/web:pull_request"),
        (
            GITHUB,
            "repo:acme/*:ref:refs/heads/main",
            "repo:acme/web:environment:prod",
            "repo:acme/*:environment:prod",
        ),
        (
            GITHUB,
            "repo:acme/web:ref:refs/heads/*",
            "repo:acme/web:environment:prod",
            "repo:acme/web:environment:prod",
        ),
        (
            GITHUB,
            "repo:acme/web:ref:refs/tags/v1.*",
            "repo:acme/api:ref:refs/tags/v1.2",
            "repo:acme/api:ref:refs/tags/v1.*",
        ),
        (
            GITHUB,
            "repo:acme/web:ref:refs/heads/main",
            "repo:acme/web:ref:refs/heads/gh-readonly-queue/main/pr-1-ab",
            "repo:acme/web:ref:refs/heads/gh-readonly-queue/main/*",
        ),
        (
            GITHUB,
            "repo:acme/web:ref:refs/heads/release-*",
            "repo:acme@1/web@2:ref:refs/heads/main",
            "repo:acme@1/web@2:ref:refs/heads/main",
        ),
        (
            "oidc.circleci.com/org/1",
            "org/1/project/*/user/*/vcs-origin/github.com/lumen/*/vcs-ref/refs/heads/main",
            "org/1/project/2/user/3",
            "org/1/project/*/user/*",
        ),
        (
            "oidc.circleci.com/org/1",
            "org/1/project/4/user/*",
            "org/1/project/2/user/3/vcs-origin/github.com/acme/web/vcs-ref/refs/heads/main",
            "org/1/project/2/user/*",
        ),
        (GITHUB, "repo:acme/web*", "repo:acme@1/web@2:pull_request", "repo:acme@1/web*"),
        ("idp.example.com", "team:*:app:web", "team:a:app:api", "team:*:app:api"),
    ];

    #[test]
    fn only_what_is_wrong_is_corrected() {
        for &(issuer, written, text, expected) in CORRECTED {
            let claim = Claim { issuer: recognise(issuer), path: "sub", text, unit: Unit::aws };
            let value =
                Lasting::corrected(written, claim).and_then(|it| it.text(&|text| Some(text.to_owned())));
            assert_eq!(value.as_deref(), Some(expected), "{written} for {text}");
        }
    }
}
