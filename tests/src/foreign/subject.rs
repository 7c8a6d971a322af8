//! Subjects taken apart and put together by the grammar of their issuer, with another part in them.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::Foreign;
use super::grammar::{DEFAULTS, GRAMMARS, Grammar};
use super::look_alike::{LIKE, others, words};

/// So many look-alikes of each part are put into subjects of another form.
const OF_OTHER_FORMS: usize = 4;
/// The number of whatever is another.
const OTHER_NUMBER: &str = "900000006";

/// The parts of a subject by their names.
type Parts = BTreeMap<&'static str, String>;

/// The subject of a token.
pub(super) struct Subject<'c> {
    claims: &'c Map<String, Value>,
    pub(super) grammar: &'static Grammar,
    form: &'static str,
    parts: Parts,
}

impl<'c> Subject<'c> {
    /// The subject of a token with these claims, if its issuer writes such ones.
    pub(super) fn of(claims: &'c Map<String, Value>, provider: &str) -> Option<Self> {
        let sub = claims.get("sub").and_then(Value::as_str)?;
        GRAMMARS.iter().filter(|grammar| grammar.is_of(provider)).find_map(|grammar| {
            let (form, parts) =
                grammar.subjects.iter().find_map(|(_, form)| Some((*form, parts(form, sub)?)))?;
            Some(Self { claims, grammar, form, parts })
        })
    }

    /// Tokens with another part of their subject, or with a subject of another form.
    pub(super) fn others(&self) -> Vec<Foreign> {
        let mut found = Vec::new();
        let numbered = |form: &str| form.contains(" id>");
        for (kind, form) in self.grammar.subjects {
            let parts: Parts = names(form).map(|name| (name, self.part(name))).collect();
            let same_numbers = numbered(form) == numbered(self.form);
            let is_own = *form == self.form;
            let shape = if is_own { Vec::new() } else { vec![self.new_in(kind, form)] };
            if same_numbers && !is_own {
                found.push(Foreign { claims: self.write(form, &parts), differs_in: shape.clone() });
            }
            for name in names(form) {
                // Of a name without a number the token with one is another's if its owner is.
                if !same_numbers && (name != "owner" || !numbered(form)) {
                    continue;
                }
                let own = &parts[name];
                for other in others(name, own).take(if is_own { LIKE } else { OF_OTHER_FORMS }) {
                    let claims = self.write(form, &changed(&parts, form, name, &other));
                    let changed = words(name, own, &other);
                    found.push(Foreign { claims, differs_in: [&shape[..], &[changed]].concat() });
                }
            }
        }
        found
    }

    /// Tokens that differ in two neighbouring parts of their subject, without end; in one twice where it has
    /// no more.
    pub(super) fn others_in_two(&self) -> impl Iterator<Item = Foreign> + '_ {
        let names: Vec<_> = names(self.form).collect();
        let neighbours = names.iter().zip(names.iter().skip(1)).map(|(first, second)| (*first, *second));
        let mut pairs: Vec<_> = neighbours.collect();
        pairs.extend(names.first().filter(|_| names.len() == 1).map(|only| (*only, *only)));
        (0..).flat_map(move |round| {
            let pairs = pairs.clone();
            pairs.into_iter().filter_map(move |(first, second)| {
                let (one, two) = (&self.parts[first], &self.parts[second]);
                let other = others(first, one).nth(round % LIKE).or_else(|| others(first, one).next())?;
                let another = others(second, two).nth(round)?;
                let parts = changed(&self.parts, self.form, first, &other);
                let parts = changed(&parts, self.form, second, &another);
                let differs_in = vec![words(first, one, &other), words(second, two, &another)];
                Some(Foreign { claims: self.write(self.form, &parts), differs_in })
            })
        })
    }

    /// The claims of the next run of the same job.
    pub(super) fn of_next_run(&self) -> Map<String, Value> {
        let mut parts = self.parts.clone();
        let moves = parts.get("ref type").is_none_or(|kind| kind == "tag");
        for (name, next) in self.grammar.passing.iter().filter(|_| moves) {
            if let Some(part) = parts.get_mut(name) {
                *part = next.of(part);
            }
        }
        let mut claims = self.claims.clone();
        for (claim, template) in self.grammar.claims {
            if claims.contains_key(*claim) && names(template).all(|part| parts.contains_key(part)) {
                claims.insert((*claim).to_owned(), json!(fill(template, &parts)));
            }
        }
        claims.insert("sub".to_owned(), json!(fill(self.form, &parts)));
        claims
    }

    /// What makes a form another than the token's: its name, or a part that the token does not have.
    fn new_in(&self, kind: &'static str, form: &'static str) -> Vec<&'static str> {
        let new = names(form).filter(|name| !self.parts.contains_key(name) && !name.ends_with(" id"));
        [kind].into_iter().chain(new).collect()
    }

    /// A part, for another form of the subject: the token's own, where it has it.
    fn part(&self, name: &str) -> String {
        let claim = |claim: &str| self.claims.get(claim).and_then(Value::as_str);
        let branch = claim("ref").and_then(|name| name.strip_prefix("refs/heads/"));
        let default = || DEFAULTS.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
        let said = branch.filter(|_| name == "branch").or_else(|| claim(name)).or_else(default);
        self.parts.get(name).cloned().unwrap_or_else(|| said.unwrap_or("another").to_owned())
    }

    /// The claims of a token with a subject of that form.
    fn write(&self, form: &'static str, parts: &Parts) -> Map<String, Value> {
        let mut claims = self.claims.clone();
        for (claim, template) in self.grammar.claims {
            if names(template).all(|part| parts.contains_key(part)) {
                claims.insert((*claim).to_owned(), json!(fill(template, parts)));
            } else if *claim == "environment" {
                claims.remove(*claim);
            }
        }
        for (claim, part) in self.grammar.numbers {
            // What belongs to another is another, whatever it is called.
            let upto = names(form).take_while(|name| name != part).chain([*part]);
            let is_own = upto.into_iter().all(|name| self.parts.get(name) == parts.get(name));
            let own = claims.get(*claim).filter(|_| is_own).and_then(Value::as_str);
            let number =
                parts.get(&*format!("{part} id")).map(String::as_str).or(own).unwrap_or(OTHER_NUMBER);
            claims.insert((*claim).to_owned(), json!(number));
        }
        if let Some(aud) = self.audience(parts) {
            claims.insert("aud".to_owned(), json!(aud));
        }
        claims.insert("sub".to_owned(), json!(fill(form, parts)));
        claims
    }

    /// The audience, where it names the organization that is another now.
    fn audience(&self, parts: &Parts) -> Option<String> {
        let (own, other) = self.parts.get("organization").zip(parts.get("organization"))?;
        let aud = self.claims.get("aud").and_then(Value::as_str).filter(|_| !self.grammar.any_audience)?;
        let aud: Vec<_> = aud.split(':').map(|part| if part == own { other } else { part }).collect();
        Some(aud.join(":"))
    }
}

/// The parts with another text for one of them. What has another name has another number, and so has what
/// it owns.
fn changed(parts: &Parts, form: &'static str, name: &'static str, other: &str) -> Parts {
    let mut changed = parts.clone();
    let below = names(form).skip_while(|known| *known != name).skip(1);
    changed.extend(below.filter(|name| name.ends_with(" id")).map(|id| (id, OTHER_NUMBER.to_owned())));
    changed.insert(name, other.to_owned());
    changed
}

/// The parts of a subject of that form; each reaches to where what follows it stands next, a group to the
/// last `/` before.
fn parts(form: &'static str, subject: &str) -> Option<Parts> {
    let mut found = Parts::new();
    let mut pieces = form.split(['<', '>']);
    let mut rest = subject.strip_prefix(pieces.next()?)?;
    while let (Some(name), Some(after)) = (pieces.next(), pieces.next()) {
        let end = match (name, after) {
            (_, "") => rest.len(),
            ("group", _) => rest[..rest.find(':')?].rfind('/')?,
            _ => rest.find(after)?,
        };
        let value = &rest[..end];
        let is_number = value.bytes().all(|byte| byte.is_ascii_digit());
        let has_number = matches!(name, "owner" | "repository") && value.contains('@');
        if value.is_empty() || has_number || (name.ends_with(" id") && !is_number) {
            return None;
        }
        found.insert(name, value.to_owned());
        rest = &rest[end + after.len()..];
    }
    rest.is_empty().then_some(found)
}

/// The names of the parts of a form.
fn names(form: &'static str) -> impl Iterator<Item = &'static str> {
    form.split(['<', '>']).skip(1).step_by(2)
}

fn fill(form: &str, parts: &Parts) -> String {
    let pieces = form.split(['<', '>']).enumerate();
    pieces.map(|(index, piece)| if index % 2 == 1 { parts[piece].as_str() } else { piece }).collect()
}
