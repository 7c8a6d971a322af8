//! What can be changed outside of any policy: in the job or the pod that asks for the token. Each is a
//! sentence, and where it can be a text to paste, and is [tried](candidate) as an edit is: the token that one
//! would get then is decided about.

pub(crate) mod candidate;
pub(crate) mod cluster;
pub(crate) mod workflow;

use super::style::Style;
use crate::Token;
use crate::issuer::table::audience::{Ask, Asks};
use crate::issuer::{self, Issuer, Peculiarity, cluster_of};
use crate::json::Value;
use crate::report::Elsewhere;
use crate::variant::{self, Path};
pub(crate) use candidate::{Called, Candidate, Change, note, tried};

/// The token, and what a test of one of its claims expects.
pub(crate) struct Setting<'a> {
    pub(crate) token: &'a Token,
    pub(crate) issuer: Option<&'static Issuer>,
    /// The claim that is tested.
    pub(crate) claim: Option<&'a str>,
    /// What it is tested for.
    pub(crate) expected: Option<&'a str>,
    /// The part of a subject that the claim says, where it is no subject itself.
    pub(crate) part: Option<&'static str>,
    /// The claims that the policies test.
    pub(crate) tested: Vec<Path>,
}

impl<'a> Setting<'a> {
    /// The issuer's id in the tables; empty for one that is not in them.
    pub(crate) fn issuer_id(&self) -> &'static str {
        self.issuer.map_or("", |issuer| issuer.id)
    }

    /// Whether the token is GitHub's.
    pub(crate) fn is_github(&self) -> bool {
        self.issuer.is_some_and(|issuer| issuer.is(Peculiarity::GitHub))
    }

    /// The cluster that issued the token, by its subject.
    fn cluster(&self) -> Option<&'static Issuer> {
        self.token.claim_text("sub").and_then(cluster_of)
    }

    /// Whether a cluster issued the token.
    pub(crate) fn is_cluster(&self) -> bool {
        self.cluster().is_some()
    }

    /// How a job asks for a token for an audience: as `wanted` of what is known of its issuer, with texts in the
    /// place of what stands in braces in it other than the audience. `None` if it cannot ask.
    pub(crate) fn ask_for<R>(
        &self,
        audience: &str,
        wanted: fn(&Asks) -> Option<Ask>,
        other: impl Fn(&str) -> String,
    ) -> Option<Candidate<R>> {
        if self.issuer.is_some_and(|issuer| issuer.fixed_audience.is_some()) {
            return None;
        }
        let issuer = self.issuer.filter(|issuer| !issuer.is(Peculiarity::Cluster));
        let own = issuer.and_then(|issuer| wanted(&issuer.asks));
        let ask = own.or_else(|| self.cluster().and_then(|cluster| wanted(&cluster.asks)));
        let token = self.for_audience(audience);
        let Some(ask) = ask else {
            let title = format!("Have the token issued for the audience `{audience}`");
            return Some(Candidate::token(Elsewhere::Issuer, title, token));
        };
        let title = format!("Request the token for the audience `{audience}`{}", ask.by);
        let text = filled(ask.text, |name| match name {
            "yaml" => yaml(audience),
            "shell" => shell(audience),
            "quoted" => Style::quote(audience),
            "claims" => shell(&format!("{{\"aud\": {}}}", Style::quote(audience))),
            name => other(name),
        });
        Some(Candidate::token(ask.place, title, token).with(ask.language, text))
    }

    /// The value that the policy expects, if it is one value and no pattern.
    pub(crate) fn wanted(&self) -> Option<&'a str> {
        self.expected.filter(|expected| is_one(expected))
    }

    /// A part of the subject that the policy expects, if it is one value and no pattern.
    pub(crate) fn wanted_part(&self, name: &str) -> Option<String> {
        self.wanted_pattern(name).filter(|part| is_one(part))
    }

    /// A part of the subject that the policy expects, whatever it is.
    pub(crate) fn wanted_pattern(&self, name: &str) -> Option<String> {
        if self.part == Some(name) {
            return self.expected.map(str::to_owned);
        }
        self.part_of(self.expected?, name)
    }

    /// A part of the token's subject.
    pub(crate) fn own_part(&self, name: &str) -> Option<String> {
        self.part_of(self.token.claim_text("sub")?, name)
    }

    fn part_of(&self, sub: &str, name: &str) -> Option<String> {
        let parts = issuer::take_apart(self.issuer, sub)?;
        let part = parts.into_iter().find(|part| part.name == name)?.value;
        Some(self.issuer.map_or_else(|| part.to_owned(), |issuer| issuer.unescaped(part)))
    }

    /// The token of a job or a pod with these parts.
    pub(crate) fn with_parts(&self, parts: &[(&'static str, &str)]) -> Option<Token> {
        let parts: Vec<_> = parts.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        variant::with_parts(self.token, self.issuer, &self.tested, &parts)
    }

    /// The same token for another audience.
    pub(crate) fn for_audience(&self, audience: &str) -> Token {
        self.with_claims([("aud", Value::String(audience.to_owned().into()))])
    }

    /// The same token with these claims.
    pub(crate) fn with_claims(
        &self,
        claims: impl IntoIterator<Item = (&'static str, Value<'static>)>,
    ) -> Token {
        let mut token = self.token.clone();
        for (name, value) in claims {
            token.set_claim(name, value);
        }
        token
    }

    /// The same token, issued now.
    pub(crate) fn fresh(&self, now: i64) -> Token {
        let number = |claim: &str| self.token.claim(claim).and_then(Value::scalar_text)?.parse::<i64>().ok();
        let lives = number("exp").zip(number("iat")).map(|(exp, iat)| exp.saturating_sub(iat));
        let lives = lives.filter(|lives| *lives > 0).unwrap_or(3_600);
        let times = [("iat", now), ("nbf", now), ("exp", now.saturating_add(lives))];
        let times = times.into_iter().filter(|(claim, _)| self.token.claim(claim).is_some());
        self.with_claims(times.map(|(claim, time)| (claim, Value::Number(time.to_string().into()))))
    }
}

/// The text with others in the place of what stands in braces.
fn filled(text: &str, of: impl Fn(&str) -> String) -> String {
    let (mut written, mut rest) = (String::new(), text);
    while let Some((before, (name, after))) =
        rest.split_once('{').and_then(|(before, from)| Some((before, from.split_once('}')?)))
    {
        written = written + before + &of(name);
        rest = after;
    }
    written + rest
}

/// Whether it is a value, and neither a pattern nor a placeholder.
fn is_one(expected: &str) -> bool {
    !expected.contains(['*', '?', '<', '{', '$'])
}

/// A text as a value in YAML.
pub(crate) fn yaml(text: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '.' | '/' | '-');
    let word = text.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && text.chars().all(plain)
        && !["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
            .contains(&&*text.to_ascii_lowercase());
    if word { text.to_owned() } else { Style::quote(text) }
}

/// A text as an argument of a shell.
pub(crate) fn shell(text: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "_./:@-".contains(letter);
    if !text.is_empty() && text.chars().all(plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', "'\\''"))
    }
}
