//! Tokens like the one at hand, and what a policy makes of them: another branch, a tag, a pull
//! request, another namespace, another stack.
//!
//! A token is taken apart by the [repertoire](crate::issuer::table::tokens::Repertoire) of its issuer ([`origin`]); what is likely as well
//! is made of its own parts, and of the values that the policy [names](named). Each is a whole token:
//! all its claims say the same. Who decides about them is not known here.

pub mod job;
mod named;
mod odds;
mod origin;
mod parts;
mod subject;

use crate::Token;
use crate::issuer::subject::pieces;
use crate::issuer::table::tokens::Likely;
use crate::issuer::{Issuer, candidates};
use crate::json::{Node, Value};
use crate::outcome::Verdict;
use crate::report::key_path::quoted;
use crate::report::{ClaimChange, Variant};
pub(crate) use named::Test;
pub(crate) use origin::Path;
use origin::{Origin, Profile, find};

/// So many variants are made at most.
pub(crate) const MOST: usize = 24;
/// So many of them at most are there because the policies name them.
const MOST_NAMED: usize = 8;
/// The longest policy that variants are tried under, in bytes. IAM takes 4,096 characters at most.
pub(crate) const LONGEST_POLICY: usize = 32_768;
/// The longest token that is varied, as its claims in bytes. STS takes 20,000 characters at most.
const LONGEST_TOKEN: usize = 32_768;
/// So many that get in are asked for elsewhere as well.
const BASES: usize = 3;

/// What the policies make of a token.
pub(crate) struct Judgement {
    pub(crate) verdict: Verdict,
    /// What nobody gave and the verdict rests on.
    pub(crate) depends_on: Vec<String>,
}

/// What the policies test: each group are tests that one statement or policy makes together.
pub(crate) struct Tests<'p> {
    /// Of those that let somebody in.
    pub(crate) allowing: Vec<Vec<Test<'p>>>,
    /// Of those that keep somebody out.
    pub(crate) denying: Vec<Test<'p>>,
    /// Every claim that is tested.
    pub(crate) tested: Vec<Path>,
}

/// The token at hand and those like it, from the nearest to the most foreign, each judged; none where
/// nothing is known of its issuer's tokens.
pub(crate) fn judged(
    token: &Token,
    issuer: Option<&Issuer>,
    tests: &Tests<'_>,
    judge: impl Fn(&Token) -> Judgement,
) -> Vec<Variant> {
    if token.claims.span.end - token.claims.span.start > LONGEST_TOKEN {
        return Vec::new();
    }
    let Some(origin) = candidates(issuer).find_map(|issuer| Origin::of(token, issuer, &tests.tested)) else {
        return Vec::new();
    };
    let mut row = Row::of(&origin, tests, judge);
    let named: Vec<_> = tests.profiles(&origin);
    let elsewhere = |profile: &Profile| origin.is_elsewhere(profile);
    for profile in named.iter().filter(|profile| !elsewhere(profile)) {
        row.run(origin.label(profile), profile, true);
    }
    if let Some(profile) = origin.other_form() {
        row.other_form(&profile);
    }
    let likely = origin.repertoire.likely;
    for likely in likely.iter().filter(|likely| !likely.foreign) {
        if let Some(profile) = origin.likely(&origin.own, likely)
            && let Some(label) = profile.parts.label(likely.label)
        {
            row.run(label, &profile, false);
        }
    }
    for profile in named.iter().filter(|profile| elsewhere(profile)) {
        row.run(origin.label(profile), profile, true);
    }
    for likely in likely.iter().filter(|likely| likely.foreign) {
        row.foreign(likely);
    }
    row.variants
}

/// What a token of that issuer says, part by part; nothing where nothing is known of its tokens.
pub(crate) fn parts(token: &Token, issuer: &Issuer) -> Vec<(&'static str, String)> {
    let origin = Origin::of(token, issuer, &[]);
    let parts = origin.iter().flat_map(|origin| origin.own.parts.iter());
    // A name stands in the subject as it is escaped there, in a claim as it is.
    let written = parts.flat_map(|(name, value)| {
        let escaped = Some(issuer.escaped(value)).filter(|escaped| escaped != value);
        [Some(value.to_owned()), escaped].into_iter().flatten().map(move |value| (name, value))
    });
    written.collect()
}

/// The words that the tokens of that issuer have whoever they are for.
pub(crate) fn words(issuer: &Issuer) -> Vec<&'static str> {
    let Some(repertoire) = issuer.repertoire else { return Vec::new() };
    let claims = repertoire.kinds.iter().flat_map(|kind| kind.claims).chain(repertoire.claims);
    let claims: Vec<_> = claims.collect();
    let shapes = claims.iter().filter_map(|claim| claim.shape).flat_map(pieces).map(|(before, _)| before);
    let names = claims.iter().flat_map(|claim| claim.path).copied();
    let parts = repertoire.kinds.iter().flat_map(|kind| kind.parts).map(|(_, value)| *value);
    shapes.chain(names).chain(parts).collect()
}

/// The token of a run with these parts, such as another `BRANCH`, as its issuer would make it: all its claims
/// say the same. `None` where nothing is known of the issuer's tokens, or no run of theirs has such parts.
pub(crate) fn with_parts(
    token: &Token,
    issuer: Option<&Issuer>,
    tested: &[Path],
    parts: &[(&'static str, String)],
) -> Option<Token> {
    let origin = candidates(issuer).find_map(|issuer| Origin::of(token, issuer, tested))?;
    let made = origin.make(&origin.with_parts(parts)?)?;
    Some(Token { claims: made.claims, ..token.clone() })
}

/// The token with the usual subject of its issuer in the place of a customised one.
pub(crate) fn with_usual_subject(token: &Token, issuer: Option<&Issuer>) -> Option<Token> {
    let origin = candidates(issuer).find_map(|issuer| Origin::of(token, issuer, &[]))?;
    let made = origin.make(&origin.uncustomised())?;
    Some(Token { claims: made.claims, ..token.clone() })
}

/// The claims in which a token differs from another one.
pub(crate) fn changes(before: &Token, after: &Token) -> Vec<ClaimChange> {
    let mut changes = Vec::new();
    differences(&mut Vec::new(), &before.claims, &after.claims, &mut changes);
    changes
}

/// What the policies can see of a token, and what it is to its issuer.
type Seen = (Vec<Option<Value<'static>>>, Option<(&'static str, String)>);

/// The variants in the making.
struct Row<'o, 't, J> {
    origin: &'o Origin<'t>,
    tests: &'o Tests<'o>,
    judge: J,
    /// The claims of the token at hand, completed by what the policies test.
    own: Node<'static>,
    variants: Vec<Variant>,
    /// Each as far as the policies and its issuer tell it from others.
    seen: Vec<Seen>,
    /// Those of the token at hand's own that get in.
    bases: Vec<Profile>,
}

impl<'o, 't, J: Fn(&Token) -> Judgement> Row<'o, 't, J> {
    fn of(origin: &'o Origin<'t>, tests: &'o Tests<'o>, judge: J) -> Self {
        let own = origin.completed();
        let mut row =
            Self { origin, tests, judge, own, variants: Vec::new(), seen: Vec::new(), bases: Vec::new() };
        let token = origin.token();
        let judgement = (row.judge)(token);
        row.seen.push(row.seen_of(&origin.own, &token.claims));
        row.seen.push(row.seen_of(&origin.own, &row.own));
        row.add(origin.label(&origin.own), token, judgement, false);
        if let Some(own) = row.variants.first_mut() {
            own.is_this = true;
            own.changes = Vec::new();
        }
        row
    }

    /// A token of a run that the policy names, or that is likely; left out where nothing tells it from an
    /// earlier one.
    fn run(&mut self, label: String, profile: &Profile, named: bool) {
        let Some(token) = self.origin.make(profile) else { return };
        let seen = self.seen_of(profile, &token.claims);
        if self.seen.contains(&seen) || !self.is_new(&label, &token) {
            return;
        }
        if named && self.variants.iter().filter(|variant| variant.named).count() >= MOST_NAMED {
            return;
        }
        self.seen.push(seen);
        let judgement = (self.judge)(&token);
        let gets_in = judgement.verdict != Verdict::Denied;
        if gets_in && self.bases.len() < BASES && self.origin.is_of_project(profile) {
            self.bases.push(profile.clone());
        }
        self.add(label, &token, judgement, named);
    }

    /// The token at hand with another form of its subject, where the policies do not take it alike.
    fn other_form(&mut self, profile: &Profile) {
        let Some(token) = self.origin.make(profile) else { return };
        let seen = self.seen_of(profile, &token.claims);
        let judgement = (self.judge)(&token);
        let label = self.origin.label(profile);
        let this = self.variants.first().map(|this| this.verdict);
        if this != Some(judgement.verdict) && self.is_new(&label, &token) && !self.seen.contains(&seen) {
            self.seen.push(seen);
            self.add(label, &token, judgement, false);
        }
    }

    /// A token of another project: the same as the token at hand's, or, where that is kept out, as one
    /// of those that get in.
    fn foreign(&mut self, likely: &Likely) {
        let own = &self.origin.own;
        let mut tried: Option<(String, Token, Judgement)> = None;
        for base in [own].into_iter().chain(&self.bases) {
            let Some(profile) = self.origin.likely(base, likely) else { continue };
            let label = profile.parts.label(likely.label);
            let Some((label, token)) = label.zip(self.origin.make(&profile)) else { continue };
            let judgement = (self.judge)(&token);
            let gets_in = judgement.verdict != Verdict::Denied;
            if tried.is_none() || gets_in {
                tried = Some((label, token, judgement));
            }
            if gets_in {
                break;
            }
        }
        let Some((label, token, judgement)) = tried else { return };
        if self.is_new(&label, &token) {
            self.add(label, &token, judgement, false);
        }
    }

    /// Whether there is place for the token, and it is none of those that are there.
    fn is_new(&self, label: &str, token: &Token) -> bool {
        let claims = &token.claims.value;
        let shown = claims.into();
        self.variants.len() < MOST
            && *claims != self.own.value
            && !self.variants.iter().any(|variant| variant.label == label || variant.claims == shown)
    }

    fn add(&mut self, label: String, token: &Token, judgement: Judgement, named: bool) {
        let mut changes = Vec::new();
        differences(&mut Vec::new(), &self.own, &token.claims, &mut changes);
        self.variants.push(Variant {
            label,
            is_this: false,
            named,
            verdict: judgement.verdict,
            depends_on: judgement.depends_on,
            changes,
            claims: (&token.claims.value).into(),
        });
    }

    /// What tells the token from others.
    fn seen_of(&self, profile: &Profile, claims: &Node<'static>) -> Seen {
        let tested = self.tests.tested.iter().map(|path| find(claims, path.iter().map(String::as_str)));
        let claims = [find(claims, ["sub"])].into_iter().chain(tested);
        (claims.map(Option::<&_>::cloned).collect(), self.origin.run(profile))
    }
}

impl Tests<'_> {
    fn profiles(&self, origin: &Origin<'_>) -> Vec<Profile> {
        let allowing = self.allowing.iter().flat_map(|tests| named::profiles(origin, tests));
        let denying =
            self.denying.iter().flat_map(|test| named::profiles(origin, std::slice::from_ref(test)));
        allowing.chain(denying).take(MOST).collect()
    }
}

/// The claims that differ, each by its path as Pulumi Cloud's rules write it.
fn differences(
    path: &mut Vec<String>,
    own: &Node<'static>,
    other: &Node<'static>,
    found: &mut Vec<ClaimChange>,
) {
    let keys = own.members().iter().chain(other.members()).map(|member| &*member.key);
    let mut seen: Vec<&str> = Vec::new();
    for key in keys {
        if seen.contains(&key) {
            continue;
        }
        seen.push(key);
        let (before, after) = (own.get(key), other.get(key));
        path.push(quoted(key));
        match (before, after) {
            (Some(before), Some(after)) if !before.members().is_empty() && !after.members().is_empty() => {
                differences(path, before, after, found);
            }
            _ => {
                let text = |node: Option<&Node<'_>>| {
                    node.map(|node| {
                        node.value.scalar_text().map_or_else(|| node.value.to_json(), str::to_owned)
                    })
                };
                let (before, after) = (text(before), text(after));
                if before != after {
                    found.push(ClaimChange { claim: path.join("."), before, after });
                }
            }
        }
        path.pop();
    }
}
