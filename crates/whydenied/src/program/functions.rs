//! The functions that programs with policies call, whichever language they are in.

pub(super) use super::expr::squeezed;
use super::expr::{Entry, Ex, Expr, Kind};
use super::filled::{By, Open, Part};
use super::resolve::{Env, Resolver, Said};
use crate::span::Span;
use crate::text::Stands;

/// Functions that give their one argument back.
static WRAPPERS: [&str; 22] = [
    "string",
    "stringptr",
    "output",
    "frominput",
    "create",
    "of",
    "tostring",
    "nonsensitive",
    "sensitive",
    "secret",
    "valueof",
    "str",
    "tooutput",
    "tostringoutput",
    "tolist",
    "toset",
    "one",
    "unsecret",
    "aslist",
    "compact",
    "distinct",
    "flatten",
];

/// The letters that stand for the holes of a text while functions change it.
const FIRST_STAND_IN: u32 = 0xF_0000;

impl<'t> Resolver<'_, 't> {
    /// Whether the expression is only around others, which are what people know.
    pub(super) fn is_transparent(&self, expression: &Ex<'t>) -> bool {
        match &expression.kind {
            Kind::Text(_) | Kind::Join(_) | Kind::Number | Kind::Bool(_) => true,
            Kind::Call(callee, entries) => {
                let joins = ["concat", "format", "formatted", "sprintf", "join", "interpolate"];
                self.applied(callee, entries, &Env::default()).is_some()
                    || Self::wrapped(callee, entries).is_some()
                    || callee.last_name().is_some_and(|name| joins.contains(&&*squeezed(name)))
            }
            _ => false,
        }
    }

    /// The one argument of a function that gives it back.
    pub(super) fn wrapped<'e>(callee: &'e Ex<'t>, entries: &'e [Entry<'t>]) -> Option<&'e Ex<'t>> {
        let name = squeezed(callee.last_name()?);
        match entries {
            [only] if only.key.is_none() && WRAPPERS.contains(&&*name) => Some(&only.value),
            // `x.toString()`, `role.ToStringOutput()`
            [] if name.starts_with("tostring") => match &callee.kind {
                Kind::Field(receiver, _) => Some(receiver),
                _ => None,
            },
            _ => None,
        }
    }

    /// What a known function makes of its arguments.
    pub(super) fn call(&self, callee: &Ex<'t>, entries: &[Entry<'t>], env: &Env<'t>) -> Option<Said<'t>> {
        if let Some((body, inner)) = self.applied(callee, entries, env) {
            return Some(Said { parts: self.hole(&body, &inner), by: Some(By::Expression) });
        }
        if let Some(inner) = Self::wrapped(callee, entries) {
            return Some(Said { parts: self.hole(inner, env), by: Some(By::Expression) });
        }
        let name = squeezed(callee.last_name()?);
        let receiver = match &callee.kind {
            Kind::Field(receiver, _) => Some(receiver),
            _ => None,
        };
        let arguments: Vec<&Ex<'t>> =
            entries.iter().filter(|entry| entry.key.is_none()).map(|entry| &entry.value).collect();
        match &*name {
            "concat" => {
                let first = receiver.filter(|receiver| matches!(receiver.kind, Kind::Text(_)));
                Some(self.joined(first.into_iter().chain(arguments), env))
            }
            "format" | "sprintf" | "formatted" => self.formatted(receiver, &arguments, entries, env),
            "join" => self.list_joined(receiver, &arguments, env),
            "try" | "coalesce" => arguments.iter().find_map(|argument| self.text(argument, env)),
            "require" | "requiresecret" | "get" | "getsecret"
                if let [first, ..] = arguments.as_slice()
                    && let Some(set) = self.names.settings.get(&*first.as_literal()?) =>
            {
                Some(Said::literal(*set, Some(By::Given)))
            }
            "get" | "getenv" | "getordefault" | "lookup" => {
                let default = arguments.get(1).filter(|_| arguments.len() == 2)?;
                Some(Said { by: Some(By::Default), ..self.text(default, env)? })
            }
            "element" => self.split_element(arguments.first()?, arguments.get(1)?, env),
            _ => self.changed(&name, receiver, &arguments, env),
        }
    }

    fn joined<'e>(&self, items: impl Iterator<Item = &'e Ex<'t>>, env: &Env<'t>) -> Said<'t>
    where
        't: 'e,
    {
        let parts = items.flat_map(|item| self.hole(item, env)).collect();
        Said { parts, by: Some(By::Expression) }
    }

    /// `format("%s", a)`, `"{}".format(a)`, `Output.format("{0}", a)`
    fn formatted(
        &self,
        receiver: Option<&Ex<'t>>,
        arguments: &[&Ex<'t>],
        entries: &[Entry<'t>],
        env: &Env<'t>,
    ) -> Option<Said<'t>> {
        let own = receiver.filter(|receiver| matches!(receiver.kind, Kind::Text(_)));
        let (format, values) = match own {
            Some(own) => (own, arguments),
            None => (*arguments.first()?, arguments.get(1..)?),
        };
        let said = self.text(format, env)?;
        let named = |name: &str| match name.parse::<usize>() {
            Ok(at) => values.get(at).copied(),
            Err(_) => entries.iter().find(|entry| entry.is(name)).map(|entry| &entry.value),
        };
        let mut next = 0;
        let mut parts = Vec::new();
        for part in said.parts {
            let Part::Literal(text, span) = part else {
                parts.push(part);
                continue;
            };
            let mut rest = &*text;
            let mut taken = 0;
            let braces = own.is_some() || (!text.contains("%s") && !text.contains("%v"));
            while let Some((before, length, name)) = verb(rest, braces) {
                let place =
                    span.map(|span| crate::span::Span::new(span.start + taken, span.start + taken + before));
                let literal = rest.get(..before).unwrap_or_default().to_owned();
                parts.push(Part::Literal(literal.into(), place));
                let value = if name.is_empty() { values.get(next).copied() } else { named(name) };
                next += 1;
                parts.extend(self.hole(value?, env));
                rest = rest.get(before + length..).unwrap_or_default();
                taken += before + length;
            }
            let place = span.map(|span| crate::span::Span::new(span.start + taken, span.end));
            parts.push(Part::Literal(rest.to_owned().into(), place));
        }
        Some(Said { parts, by: Some(By::Expression) })
    }

    /// `join(":", [a, b])`, `[a, b].join(":")`, `":".join([a, b])`
    fn list_joined(
        &self,
        receiver: Option<&Ex<'t>>,
        arguments: &[&Ex<'t>],
        env: &Env<'t>,
    ) -> Option<Said<'t>> {
        let (list, between) = match (receiver, arguments) {
            (Some(receiver), [only]) if matches!(receiver.kind, Kind::Text(_)) => (*only, receiver),
            (Some(receiver), [only]) => (receiver, *only),
            (_, [between, list]) => (*list, *between),
            _ => return None,
        };
        let between = self.text(between, env)?;
        let heads = self.heads(list, env);
        let [head] = heads.as_slice() else { return None };
        let Kind::List(elements) = &head.expression.kind else { return None };
        let mut parts = Vec::new();
        for (at, element) in elements.iter().enumerate() {
            if at > 0 {
                parts.extend(between.parts.iter().cloned());
            }
            parts.extend(self.hole(element, &head.env));
        }
        Some(Said { parts, by: Some(By::Expression) })
    }

    /// Functions from one text to another.
    fn changed(
        &self,
        name: &str,
        receiver: Option<&Ex<'t>>,
        arguments: &[&Ex<'t>],
        env: &Env<'t>,
    ) -> Option<Said<'t>> {
        let is_known = matches!(
            name,
            "replace"
                | "replaceall"
                | "trimprefix"
                | "removeprefix"
                | "trimsuffix"
                | "removesuffix"
                | "lower"
                | "tolower"
                | "tolowercase"
                | "upper"
                | "toupper"
                | "touppercase"
                | "trim"
                | "trimspace"
                | "strip"
        );
        if !is_known {
            return None;
        }
        // `strings.Replace(x, …)` is a function, `x.replace(…)` one of the text.
        let is_module = |receiver: &Ex<'t>| matches!(&receiver.kind, Kind::Name(name) if matches!(&**name, "strings" | "Fn" | "std" | "String"));
        let (subject, rest) = match receiver.filter(|receiver| !is_module(receiver)) {
            Some(receiver) => (receiver, arguments),
            None => (*arguments.first()?, arguments.get(1..)?),
        };
        let said = self.text(subject, env)?;
        let argument = |at: usize| {
            let argument = *rest.get(at)?;
            match argument.as_literal() {
                Some(text) => Some(text.into_owned()),
                None => Some(self.written(argument).into_owned()).filter(|text| text.starts_with('/')),
            }
        };
        let from = argument(0).unwrap_or_default();
        let to = argument(1).unwrap_or_default();
        let change = |text: &str| match name {
            "replace" | "replaceall" => replaced(text, &from, &to),
            "trimprefix" | "removeprefix" => Some(text.strip_prefix(&*from).unwrap_or(text).to_owned()),
            "trimsuffix" | "removesuffix" => Some(text.strip_suffix(&*from).unwrap_or(text).to_owned()),
            "lower" | "tolower" | "tolowercase" => Some(text.to_lowercase()),
            "upper" | "toupper" | "touppercase" => Some(text.to_uppercase()),
            _ if rest.is_empty() => Some(text.trim().to_owned()),
            _ => None,
        };
        said_after(&said, change)
    }

    /// `split(…)[1]`
    pub(super) fn split(&self, expression: &Ex<'t>, env: &Env<'t>) -> Option<Said<'t>> {
        let Kind::Index(list, index) = &expression.kind else { return None };
        self.split_element(list, index, env)
    }

    fn split_element(&self, list: &Ex<'t>, index: &Ex<'t>, env: &Env<'t>) -> Option<Said<'t>> {
        let (subject, between, most) = self.split_call(list)?;
        let at: usize = self.written(index).trim_matches(['"', '\'']).parse().ok()?;
        let said = self.text(subject, env)?;
        let between = between.as_literal()?.into_owned();
        said_after(&said, |text| {
            let parts: Vec<&str> = match most {
                Some(most) => text.splitn(most + 1, &*between).collect(),
                None => text.split(&*between).collect(),
            };
            parts.get(at).map(|part| (*part).to_owned())
        })
    }

    /// What is split, by what, and how often at most.
    fn split_call<'e>(&self, list: &'e Ex<'t>) -> Option<(&'e Ex<'t>, &'e Ex<'t>, Option<usize>)> {
        let Kind::Call(callee, entries) = &list.kind else { return None };
        if !callee.last_name().is_some_and(|name| name.eq_ignore_ascii_case("split")) {
            return None;
        }
        let arguments: Vec<&Ex<'t>> = entries.iter().map(|entry| &entry.value).collect();
        let limit = |limit: Option<&&Ex<'t>>| limit.and_then(|limit| self.written(limit).parse().ok());
        let is_module = |receiver: &Ex<'t>| matches!(&receiver.kind, Kind::Name(name) if matches!(&**name, "strings" | "Fn"));
        match (&callee.kind, arguments.as_slice()) {
            (Kind::Field(receiver, _), [between, rest @ ..]) if !is_module(receiver) => {
                Some((receiver, between, limit(rest.first())))
            }
            // `strings.Split(text, "/")` has the text first, `split("/", text)` of Terraform last.
            (Kind::Field(..), &[subject, between, ..]) | (_, &[between, subject, ..]) => {
                Some((subject, between, None))
            }
            _ => None,
        }
    }

    /// Where an expression cuts an ARN or a URL at a `/`, so that its host alone is left.
    pub(super) fn cut(&self, expression: &Ex<'t>) -> Option<Span> {
        let split = match &expression.kind {
            Kind::Index(list, index) => Some((list, index)),
            Kind::Call(callee, entries) if callee.last_name() == Some("element") => {
                entries.first().zip(entries.get(1)).map(|(list, index)| (&list.value, &index.value))
            }
            _ => None,
        };
        let (list, index) = split?;
        let (_, between, most) = self.split_call(list)?;
        let loses_path =
            between.as_literal().as_deref() == Some("/") && most.is_none() && self.written(index) == "1";
        loses_path.then_some(between.span)
    }
}

/// The first place for a value: where it starts, how long it is, and the name or number in it.
fn verb(text: &str, braces: bool) -> Option<(usize, usize, &str)> {
    if braces {
        let start = text.find('{')?;
        let length = text.get(start..)?.find('}')?;
        let name = text.get(start + 1..start + length)?;
        let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        return is_name.then_some((start, length + 1, name));
    }
    let found = ["%s", "%v", "%d", "%q"].iter().filter_map(|verb| text.find(verb)).min()?;
    Some((found, 2, ""))
}

/// `replace`, also by the patterns in slashes that take the scheme or all before the provider away.
fn replaced(text: &str, from: &str, to: &str) -> Option<String> {
    let pattern =
        from.strip_prefix('/').and_then(|pattern| pattern.rsplit_once('/')).map(|(pattern, _)| pattern);
    let Some(pattern) = pattern.filter(|pattern| !pattern.is_empty()) else {
        return Some(text.replace(from, to));
    };
    if pattern.contains("provider/") {
        return text
            .find("provider/")
            .map(|at| text.get(at + "provider/".len()..).unwrap_or_default().to_owned());
    }
    let letters: String =
        pattern.chars().filter(|letter| !matches!(letter, '\\' | '^' | '(' | ')' | '?')).collect();
    (letters == "https://" && to.is_empty()).then(|| {
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        rest.unwrap_or(text).to_owned()
    })
}

/// What a function makes of a text with holes, which stay what they are.
pub(super) fn said_after<'t>(said: &Said<'t>, change: impl Fn(&str) -> Option<String>) -> Option<Said<'t>> {
    let mut text = String::new();
    let mut holes = Vec::new();
    for part in &said.parts {
        match part {
            Part::Literal(literal, _) => text.push_str(literal),
            Part::Hole(open) => {
                let stand_in =
                    u32::try_from(holes.len()).ok().and_then(|at| char::from_u32(FIRST_STAND_IN + at))?;
                text.push(stand_in);
                holes.push(open.clone());
            }
        }
    }
    // Of an expression alone nothing is known that a function could change.
    if holes.len() == 1 && said.parts.len() == 1 {
        return None;
    }
    let changed = change(&text)?;
    let mut parts = Vec::new();
    let mut literal = String::new();
    for letter in changed.chars() {
        let at = u32::from(letter).checked_sub(FIRST_STAND_IN).and_then(|at| usize::try_from(at).ok());
        match at.and_then(|at| holes.get(at)) {
            Some(open) => {
                if !literal.is_empty() {
                    parts.push(Part::Literal(std::mem::take(&mut literal).into(), None));
                }
                let stands = match &open.stands {
                    own @ (Stands::ForOwnAccount | Stands::ForOwnPartition) => own.clone(),
                    _ => Stands::Varying,
                };
                parts.push(Part::Hole(Open { stands, ..open.clone() }));
            }
            None => literal.push(letter),
        }
    }
    if !literal.is_empty() || parts.is_empty() {
        parts.push(Part::Literal(literal.into(), None));
    }
    Some(Said { parts, by: said.by })
}

/// Whether the expression is a call of a function with one of those names.
pub(super) fn is_call_of(expression: &Expr<'_>, names: &[&str]) -> bool {
    let Kind::Call(callee, _) = &expression.kind else { return false };
    callee.last_name().is_some_and(|name| names.contains(&&*squeezed(name)))
}
