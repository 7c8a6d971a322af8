//! The token at hand, taken apart, and tokens that are made of it.

use super::parts::{Parts, has_parts, other_id};
use super::subject::{self, Form};
use crate::Token;
use crate::issuer::Issuer;
use crate::issuer::subject::part_names;
use crate::issuer::table::tokens::{Claim, Kind, Likely, OTHER, Repertoire};
use crate::json::{Member, Node, Value};
use crate::report::TokenForm;
use crate::span::Span;

/// A path to a claim, from the outermost key.
pub(crate) type Path = Vec<String>;

/// What a token says, apart from how its claims say it.
#[derive(Clone, Debug)]
pub(super) struct Profile {
    /// Which of the issuer's kinds it is of.
    pub(super) kind: Option<usize>,
    pub(super) parts: Parts,
    pub(super) form: Form,
    /// The parts that are others than in the token at hand by choice, and not as they follow another.
    pub(super) chosen: Vec<&'static str>,
    /// Further claims with their texts.
    pub(super) claims: Vec<(Path, String)>,
}

/// The token at hand.
pub(super) struct Origin<'t> {
    token: &'t Token,
    pub(super) issuer: &'t Issuer,
    pub(super) repertoire: &'static Repertoire,
    pub(super) own: Profile,
    /// Whether its variants have all their claims: it has more than those that every token must have.
    whole: bool,
    /// The claims that the policies test.
    tested: &'t [Path],
}

impl<'t> Origin<'t> {
    /// The token, if it is of an issuer whose tokens are known and has a subject as they have.
    pub(super) fn of(token: &'t Token, issuer: &'t Issuer, tested: &'t [Path]) -> Option<Self> {
        let repertoire = issuer.repertoire?;
        let read = subject::read(issuer, repertoire, token.claim_text("sub")?)?;
        let mut parts = Parts::default();
        for (name, value) in read.parts {
            parts.set(name, issuer.unescaped(value));
        }
        let mut run = None;
        if let Form::Customised(segments) = &read.form {
            for segment in segments {
                segment.read(issuer, repertoire, &mut parts);
                run = run.or(segment.is_run(repertoire).then(|| segment.text()));
            }
        }
        for claim in repertoire.claims {
            claim.read(token, &mut parts);
        }
        let kind = kind_of(repertoire, token, &parts, read.shape, run.as_deref());
        // The kind that it is goes before what else its claims say.
        let own = kind.and_then(|kind| repertoire.kinds.get(kind));
        for claim in own.into_iter().chain(repertoire.kinds).flat_map(|kind| kind.claims) {
            claim.read(token, &mut parts);
        }
        let claims = || repertoire.kinds.iter().flat_map(|kind| kind.claims).chain(repertoire.claims);
        // What a customised subject does not say, its claims do.
        let is_customised = matches!(read.form, Form::Customised(_));
        let whole = is_customised || claims().any(|claim| claim.path != ["aud"] && claim.of(token).is_some());
        let own = Profile { kind, parts, form: read.form, chosen: Vec::new(), claims: Vec::new() };
        Some(Self { token, issuer, repertoire, own, whole, tested })
    }

    pub(super) fn token(&self) -> &'t Token {
        self.token
    }

    pub(super) fn kind(&self, profile: &Profile) -> Option<&'static Kind> {
        self.repertoire.kinds.get(profile.kind?)
    }

    /// The shape of the subject of such a token.
    pub(super) fn shape(&self, profile: &Profile) -> Option<&'static str> {
        let kind = self.kind(profile)?;
        let mut shapes = self.issuer.subjects.iter().copied();
        shapes.find(|shape| shape.ends_with(kind.subject) && profile.form.has(shape))
    }

    /// The profile of a likely token, made of one that is known; `None` where that has no such parts.
    pub(super) fn likely(&self, base: &Profile, likely: &Likely) -> Option<Profile> {
        let mut profile = base.clone();
        if let Some(index) = likely.kind {
            profile.kind = Some(index);
            self.fix(&mut profile);
        } else {
            let (first, _) = likely.parts.first()?;
            self.own.parts.get(first)?;
        }
        for (name, shape) in likely.parts {
            let value = match (*shape, self.own.parts.get(name)) {
                (OTHER, Some(own)) => other_id(own),
                (OTHER, None) => return None,
                (shape, _) => profile.parts.fill(shape)?,
            };
            profile.parts.set(name, value);
            profile.chosen.push(name);
        }
        self.settle(&mut profile);
        Some(profile)
    }

    /// Sets the parts that the kind fixes, and those that it needs to what they usually are.
    pub(super) fn fix(&self, profile: &mut Profile) {
        let fixed = self.kind(profile).map_or(&[][..], |kind| kind.parts);
        for (name, value) in fixed {
            profile.parts.set(name, *value);
        }
        for (name, value) in self.repertoire.usual {
            if profile.parts.get(name).is_none() {
                profile.parts.set(name, *value);
            }
        }
    }

    /// Makes the parts others that follow those that were chosen.
    pub(super) fn settle(&self, profile: &mut Profile) {
        for follows in self.repertoire.follows {
            let differs = |name: &&&str| self.own.parts.get(name) != profile.parts.get(name);
            let Some(own) = self.own.parts.get(follows.part) else { continue };
            if profile.chosen.contains(&follows.part) || follows.of.iter().find(differs).is_none() {
                continue;
            }
            let then =
                if follows.then == OTHER { Some(other_id(own)) } else { profile.parts.fill(follows.then) };
            if let Some(then) = then {
                profile.parts.set(follows.part, then);
            }
        }
    }

    /// A run with these parts: of the token at hand's own kind if that has them, else of the first that has.
    pub(super) fn with_parts(&self, parts: &[(&'static str, String)]) -> Option<Profile> {
        let has = |kind: &Kind| {
            parts.iter().all(|(name, value)| {
                let mut claims = kind.claims.iter().chain(self.repertoire.claims);
                let fixed = kind.parts.iter().find(|fixed| fixed.0 == *name);
                fixed.is_none_or(|fixed| fixed.1 == value)
                    && (part_names(kind.subject).any(|part| part == *name)
                        || claims.any(|claim| states(claim, name)))
            })
        };
        let mut profile = self.own.clone();
        if !self.kind(&profile).is_some_and(has) {
            profile.kind = Some(self.repertoire.kinds.iter().position(has)?);
            self.fix(&mut profile);
        }
        for (name, value) in parts {
            profile.parts.set(name, value.clone());
            profile.chosen.push(name);
        }
        self.settle(&mut profile);
        Some(profile)
    }

    /// The token at hand with a subject that nobody customised.
    pub(super) fn uncustomised(&self) -> Profile {
        Profile { form: Form::Plain, ..self.own.clone() }
    }

    /// The token at hand with its subject in the other form that its issuer has.
    pub(super) fn other_form(&self) -> Option<Profile> {
        let form = match self.own.form {
            Form::Plain if self.repertoire.with_ids => Form::WithIds,
            Form::WithIds => Form::Plain,
            _ => return None,
        };
        Some(Profile { form, ..self.own.clone() })
    }

    /// What says, of a profile, that it is not of the token at hand's own project.
    fn elsewhere(&self, profile: &Profile) -> Option<&'static str> {
        let other = |part: &&'static str| {
            profile.chosen.contains(part) && profile.parts.get(part) != self.own.parts.get(part)
        };
        let mut all = self.repertoire.elsewhere.iter();
        all.find(|(parts, _)| parts.iter().any(other)).map(|(_, words)| *words)
    }

    pub(super) fn is_elsewhere(&self, profile: &Profile) -> bool {
        self.elsewhere(profile).is_some()
    }

    /// Whether a token of another project can be made of a profile.
    pub(super) fn is_of_project(&self, profile: &Profile) -> bool {
        // The policy's own words for a customised subject name one project.
        let is_verbatim = matches!(profile.form, Form::Customised(_)) && profile.form != self.own.form;
        !is_verbatim && !self.is_elsewhere(profile)
    }

    /// The words for what a profile is.
    pub(super) fn label(&self, profile: &Profile) -> String {
        let kind = self.kind(profile).and_then(|kind| profile.parts.label(kind.label));
        let mut label = kind.unwrap_or_else(|| "a run".to_owned());
        if let Some(words) = self.elsewhere(profile).and_then(|words| profile.parts.label(words)) {
            label = [&label, " ", &words].concat();
        }
        let mut with = Vec::new();
        if profile.form != self.own.form {
            with.push(match profile.form {
                Form::Plain if matches!(self.own.form, Form::Customised(_)) => {
                    "with a usual subject".to_owned()
                }
                Form::Plain => "without ids in its subject".to_owned(),
                Form::WithIds => "with an immutable subject".to_owned(),
                Form::Customised(_) => "with a customised subject".to_owned(),
            });
        }
        match profile.claims.as_slice() {
            [] => {}
            [(path, _)] => with.push(format!("with the `{}` that the policy names", path.join("."))),
            _ => with.push("with the claims that the policy names".to_owned()),
        }
        if with.is_empty() { label } else { [&label, ", ", &with.join(" and ")].concat() }
    }

    /// What the subject says of the run, whether it is customised or not.
    pub(super) fn run(&self, profile: &Profile) -> Option<(&'static str, String)> {
        let kind = self.kind(profile)?;
        Some((kind.subject, profile.parts.fill(kind.subject)?))
    }

    /// The token at hand with what the policies test and it leaves open, as it would say it.
    pub(super) fn completed(&self) -> Node<'static> {
        let mut claims = self.token.claims.clone();
        self.write(&self.own, &mut claims);
        claims
    }

    /// The token of that profile; `None` where its subject cannot be written.
    pub(super) fn make(&self, profile: &Profile) -> Option<Token> {
        let mut claims = self.token.claims.clone();
        self.write(profile, &mut claims);
        for (path, text) in &profile.claims {
            let path: Vec<_> = path.iter().map(String::as_str).collect();
            set(&mut claims, &path, text);
        }
        let sub = self.subject(profile, &claims)?;
        set(&mut claims, &["sub"], &sub);
        Some(match self.token.form {
            // What the event does not say stays unknown.
            TokenForm::CloudTrail => Token { claims, ..self.token.clone() },
            TokenForm::Jwt | TokenForm::Claims => Token { claims, ..Token::bare() },
        })
    }

    fn subject(&self, profile: &Profile, claims: &Node<'static>) -> Option<String> {
        let Form::Customised(segments) = &profile.form else {
            return profile.parts.fill_by(self.shape(profile)?, |name| self.issuer.escaped(name));
        };
        let run = self.kind(profile).map(|kind| kind.subject).filter(|_| self.own.form == profile.form);
        let says = |name: &str| claims.get(name)?.value.scalar_text().map(str::to_owned);
        let written = segments.iter().map(|segment| {
            // The policy's own words stand for what it names.
            if self.own.form == profile.form {
                segment.rewritten(self.issuer, self.repertoire, &profile.parts, run, says)
            } else {
                Some(segment.text())
            }
        });
        Some(written.collect::<Option<Vec<_>>>()?.join(":"))
    }

    /// Writes the claims that state a profile. What already says so stays as it is.
    fn write(&self, profile: &Profile, claims: &mut Node<'static>) {
        let is_own = profile.kind == self.own.kind;
        let of_kind = self.kind(profile).map_or(&[][..], |kind| kind.claims);
        let of_issuer = self.repertoire.claims.iter().map(|claim| (claim, true));
        for (claim, always) in of_issuer.chain(of_kind.iter().map(|claim| (claim, is_own))) {
            let has = claim.of(self.token).is_some();
            let Some(shape) = claim.shape else {
                if !is_own {
                    remove(claims, claim.path);
                }
                continue;
            };
            // One that says something else than its issuer's do has its own reasons.
            if has && self.is_foreign(claim) {
                continue;
            }
            let is_wanted = has
                || self.tested.iter().any(|path| path.iter().eq(claim.path))
                || (self.whole && !always && !shape.is_empty());
            let text = profile.parts.fill(shape);
            let Some(text) = text.filter(|_| is_wanted) else { continue };
            let same = always && has && self.own.parts.fill(shape).as_ref() == Some(&text);
            if !same {
                set(claims, claim.path, &text);
            }
        }
    }

    /// Whether the token at hand has the claim with a text that does not fit its parts.
    fn is_foreign(&self, claim: &Claim) -> bool {
        let own = self.kind(&self.own).map_or(&[][..], |kind| kind.claims);
        let same = self.repertoire.claims.iter().chain(own).filter(|one| one.path == claim.path);
        let mut shapes = same.filter_map(|one| one.shape).filter(|shape| has_parts(shape)).peekable();
        let text = claim.of(self.token).and_then(Value::scalar_text).unwrap_or_default();
        shapes.peek().is_some() && !shapes.any(|shape| self.own.parts.clone().read(shape, text))
    }
}

/// The kind of the token, of those that its subject fits the one that agrees with most claims.
fn kind_of(
    repertoire: &Repertoire,
    token: &Token,
    parts: &Parts,
    shape: Option<&str>,
    run: Option<&str>,
) -> Option<usize> {
    let fits = |kind: &Kind| {
        let subject = match (shape, run) {
            (Some(shape), _) => shape.ends_with(kind.subject),
            (None, Some(run)) => subject::is_run_of(kind.subject, run),
            (None, None) => {
                kind.claims.iter().any(|claim| claim.shape.is_some() && claim.of(token).is_some())
            }
        };
        subject && kind.parts.iter().all(|(name, value)| parts.get(name) == Some(value))
    };
    let kinds = repertoire.kinds.iter().enumerate().filter(|(_, kind)| fits(kind));
    let disagreement = |kind: &Kind| {
        let disagrees = |claim: &&Claim| match (claim.shape, claim.of(token)) {
            (None, found) => found.is_some(),
            (Some(_), None) => false,
            (Some(shape), Some(found)) => {
                let text = found.scalar_text().unwrap_or_default();
                !parts.clone().read(shape, text)
            }
        };
        kind.claims.iter().filter(disagrees).count()
    };
    kinds.min_by_key(|(_, kind)| disagreement(kind)).map(|(index, _)| index)
}

impl Claim {
    /// What a token has there.
    pub(super) fn of<'n>(&self, token: &'n Token) -> Option<&'n Value<'static>> {
        find(&token.claims, self.path.iter().copied())
    }

    fn read(&self, token: &Token, parts: &mut Parts) {
        let text = self.of(token).and_then(Value::scalar_text).filter(|text| !text.is_empty());
        if let Some((text, shape)) = text.zip(self.shape) {
            parts.read(shape, text);
        }
    }
}

/// Whether a claim states that part.
fn states(claim: &Claim, name: &str) -> bool {
    claim.shape.is_some_and(|shape| part_names(shape).any(|part| part == name))
}

/// What stands at the end of a path; null is nothing.
pub(super) fn find<'n, 'p>(
    claims: &'n Node<'static>,
    path: impl IntoIterator<Item = &'p str>,
) -> Option<&'n Value<'static>> {
    let end = path.into_iter().try_fold(claims, |node, key| node.get(key))?;
    Some(&end.value).filter(|value| **value != Value::Null)
}

/// Puts a text at the end of a path, a number where one was.
pub(super) fn set(node: &mut Node<'static>, path: &[&str], text: &str) {
    let Some((first, rest)) = path.split_first() else {
        let is_number =
            matches!(node.value, Value::Number(_)) && text.bytes().all(|byte| byte.is_ascii_digit());
        let text = text.to_owned().into();
        node.value = if is_number { Value::Number(text) } else { Value::String(text) };
        return;
    };
    if !matches!(node.value, Value::Object(_)) {
        node.value = Value::Object(Vec::new());
    }
    let Value::Object(members) = &mut node.value else { return };
    if !members.iter().any(|member| member.key == *first) {
        let span = Span::default();
        let node = Node { value: Value::Null, span };
        members.push(Member::new((*first).to_owned().into(), span, node));
    }
    // Of repeated keys the last counts.
    if let Some(member) = members.iter_mut().rev().find(|member| member.key == *first) {
        set(&mut member.node, rest, text);
    }
}

fn remove(node: &mut Node<'static>, path: &[&str]) {
    let Value::Object(members) = &mut node.value else { return };
    match path {
        [] => {}
        [last] => members.retain(|member| member.key != *last),
        [first, rest @ ..] => {
            for member in members.iter_mut().filter(|member| member.key == *first) {
                remove(&mut member.node, rest);
            }
        }
    }
}
