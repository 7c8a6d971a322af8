//! What expressions stand for, as far as the same text says it.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::bounds::{MAX_FOLLOWED, MAX_STEPS};
use super::builders;
use super::expr::{Entry, Ex, Expr, Kind, Parameter, path};
use super::filled::{By, Filled, Open, Part, folded};
use super::names::Names;
use super::token::Dialect;
use super::written::Written;

/// The names that functions around an expression give to values.
#[derive(Clone, Debug, Default)]
pub(super) struct Env<'t>(Option<Rc<Frame<'t>>>);

#[derive(Debug)]
struct Frame<'t> {
    name: Cow<'t, str>,
    value: Ex<'t>,
    /// The names that hold where the value stands.
    of: Env<'t>,
    up: Env<'t>,
}

impl<'t> Env<'t> {
    pub(super) fn with(&self, name: impl Into<Cow<'t, str>>, value: Ex<'t>, of: Self) -> Self {
        Self(Some(Rc::new(Frame { name: name.into(), value, of, up: self.clone() })))
    }

    /// Whether one of them has that name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    fn find(&self, name: &str) -> Option<&Frame<'t>> {
        let mut at = self.0.as_deref();
        while let Some(frame) = at {
            if frame.name == name {
                return Some(frame);
            }
            at = frame.up.0.as_deref();
        }
        None
    }
}

/// What an expression leads to: a literal, or a call that nothing is known of.
#[derive(Clone, Debug)]
pub(super) struct Head<'t> {
    pub(super) expression: Ex<'t>,
    pub(super) env: Env<'t>,
    /// What was followed on the way, if anything.
    pub(super) by: Option<By>,
    /// The type of a resource.
    pub(super) of_type: Cow<'t, str>,
}

/// What is written where a name leads to.
pub(super) struct Value<'t> {
    pub(super) expression: Ex<'t>,
    pub(super) env: Env<'t>,
    pub(super) by: By,
}

/// What an expression says as a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Said<'t> {
    pub(super) parts: Vec<Part<'t>>,
    pub(super) by: Option<By>,
}

impl<'t> Said<'t> {
    pub(super) fn literal(text: impl Into<Cow<'t, str>>, by: Option<By>) -> Self {
        Self { parts: vec![Part::Literal(text.into(), None)], by }
    }

    pub(super) fn len(&self) -> usize {
        let length = |part: &Part<'_>| match part {
            Part::Literal(text, _) => text.len(),
            Part::Hole(open) => open.expression.len(),
        };
        self.parts.iter().map(length).sum()
    }

    /// The expression that it is from end to end.
    pub(super) fn only_hole(&self) -> Option<&Open<'t>> {
        match self.parts.as_slice() {
            [Part::Hole(open)] => Some(open),
            _ => None,
        }
    }
}

/// Texts, of which an expression is one.
#[derive(Debug, Default)]
pub(super) struct Candidates {
    /// As people read them, what stays open in double braces.
    pub(super) texts: Vec<String>,
    /// Whether it can be no other text.
    pub(super) are_all: bool,
}

/// What the expressions of a text stand for.
#[derive(Debug)]
pub(super) struct Resolver<'n, 't> {
    pub(super) names: &'n Names<'t>,
    pub(super) given: &'n [(String, String)],
    pub(super) steps: Cell<usize>,
    /// What is being followed, so that nothing leads to itself.
    pub(super) active: RefCell<Vec<*const Expr<'t>>>,
    pub(super) filled: RefCell<Vec<Filled<'t>>>,
    /// Of the last expression that may stand for several texts, and was not found to stand for one.
    pub(super) candidates: RefCell<Candidates>,
    /// The texts of the tree that was made.
    pub(super) texts: RefCell<Vec<Written>>,
}

impl<'n, 't> Resolver<'n, 't> {
    pub(super) fn new(names: &'n Names<'t>, given: &'n [(String, String)]) -> Self {
        Self {
            names,
            given,
            steps: Cell::new(0),
            active: RefCell::default(),
            filled: RefCell::default(),
            candidates: RefCell::default(),
            texts: RefCell::default(),
        }
    }

    /// The expression as it is written.
    pub(super) fn written(&self, expression: &Expr<'t>) -> Cow<'t, str> {
        match &expression.kind {
            Kind::Name(_) | Kind::Field(..) if self.names.is_template => {
                let path = path(expression).unwrap_or_default();
                let written = self.names.text.get(expression.span.start..expression.span.end);
                let is_there = |written: &&str| {
                    path.first().is_some_and(|first| written.starts_with(&**first)) && !written.contains('\n')
                };
                written.filter(is_there).map_or_else(|| path.join(".").into(), Cow::Borrowed)
            }
            _ => {
                let written = self.names.text.get(expression.span.start..expression.span.end);
                // Brackets of which a page lost what stood in them.
                written.filter(|written| !written.is_empty()).map_or(Cow::Borrowed("${}"), folded)
            }
        }
    }

    pub(super) fn may_go_on(&self) -> bool {
        self.steps.set(self.steps.get() + 1);
        self.steps.get() <= MAX_STEPS && self.active.borrow().len() < MAX_FOLLOWED
    }

    /// Looks into what an expression leads to, unless it leads to itself.
    pub(super) fn following<T: Default>(&self, target: &Ex<'t>, look: impl FnOnce() -> T) -> T {
        let pointer = Rc::as_ptr(target);
        if self.active.borrow().contains(&pointer) || !self.may_go_on() {
            return T::default();
        }
        self.active.borrow_mut().push(pointer);
        let found = look();
        self.active.borrow_mut().pop();
        found
    }

    /// What the expression leads to; several where the text says several things of a name.
    pub(super) fn heads(&self, expression: &Ex<'t>, env: &Env<'t>) -> Vec<Head<'t>> {
        let own = || Head { expression: expression.clone(), env: env.clone(), by: None, of_type: "".into() };
        match &expression.kind {
            Kind::Name(_) | Kind::Field(..) | Kind::Index(..) => {
                if let Some(head) = self.resource(expression) {
                    return head;
                }
                let mut all = Vec::new();
                for value in self.values(expression, env) {
                    let heads =
                        self.following(&value.expression, || self.heads(&value.expression, &value.env));
                    all.extend(by_at_least(heads, value.by));
                }
                all
            }
            Kind::Call(callee, entries) => {
                if let Some(expression) = builders::literal(callee, entries, expression.span) {
                    return vec![Head { expression, ..own() }];
                }
                self.call_heads(callee, entries, env).unwrap_or_else(|| {
                    let of_type = Cow::Owned(callee.last_name().unwrap_or_default().to_owned());
                    vec![Head { of_type, ..own() }]
                })
            }
            Kind::Choice(all) => {
                let heads: Vec<_> =
                    all.iter().map(|one| self.following(one, || self.heads(one, env))).collect();
                // Of one that is not known, nothing is known of the choice.
                let is_known = heads.len() > 1 && heads.iter().all(|heads| !heads.is_empty());
                if is_known { heads.into_iter().flatten().collect() } else { Vec::new() }
            }
            Kind::First(all) => {
                all.iter().flat_map(|one| self.following(one, || self.heads(one, env))).collect()
            }
            Kind::Spread(inner) => self.following(inner, || self.heads(inner, env)),
            Kind::Open => Vec::new(),
            _ => vec![own()],
        }
    }

    /// What is written where a name, a member or an element leads to.
    pub(super) fn values(&self, expression: &Ex<'t>, env: &Env<'t>) -> Vec<Value<'t>> {
        let of_names = |meanings: Vec<(Ex<'t>, By)>| {
            let value = |(expression, by)| Value { expression, env: Env::default(), by };
            meanings.into_iter().map(value).collect()
        };
        match &expression.kind {
            Kind::Name(name) => match env.find(name) {
                Some(frame) => {
                    vec![Value { expression: frame.value.clone(), env: frame.of.clone(), by: By::Text }]
                }
                None => of_names(self.names.meanings(name, expression.span.start)),
            },
            // `this.x` is what is assigned to it.
            Kind::Field(base, name) if matches!(&base.kind, Kind::Name(own) if matches!(&**own, "this" | "self")) => {
                of_names(self.names.meanings(name, expression.span.start))
            }
            Kind::Field(base, name) => {
                self.terraform(expression).unwrap_or_else(|| self.members_of(base, name, env))
            }
            Kind::Index(base, index) => match index.as_literal() {
                Some(name) => self.members_of(base, &name, env),
                None => self.element(base, index, env),
            },
            _ => Vec::new(),
        }
    }

    pub(super) fn element(&self, base: &Ex<'t>, index: &Ex<'t>, env: &Env<'t>) -> Vec<Value<'t>> {
        let written = self.written(index);
        let Ok(at) = written.parse::<usize>() else { return Vec::new() };
        let mut found = Vec::new();
        for head in self.following(base, || self.heads(base, env)) {
            let element = match &head.expression.kind {
                Kind::List(elements) => elements.get(at).cloned(),
                // One of `count`.
                Kind::Map(_) if at == 0 => Some(head.expression.clone()),
                _ => None,
            };
            found.extend(element.map(|expression| Value { expression, env: head.env.clone(), by: By::Text }));
        }
        found
    }

    pub(super) fn members_of(&self, base: &Ex<'t>, name: &str, env: &Env<'t>) -> Vec<Value<'t>> {
        let mut found = Vec::new();
        for head in self.following(base, || self.heads(base, env)) {
            let by = head.by.unwrap_or(By::Text);
            let members = self.members(&head, name).into_iter();
            found.extend(members.map(|(expression, env)| Value { expression, env, by }));
        }
        found
    }

    /// What a map, or a call by its arguments, says under a name.
    pub(super) fn members(&self, head: &Head<'t>, name: &str) -> Vec<(Ex<'t>, Env<'t>)> {
        let entries = match &head.expression.kind {
            Kind::Map(entries) | Kind::Call(_, entries) => entries,
            Kind::List(elements) => {
                // `Item1` of a tuple of C#.
                let at = name.strip_prefix("Item").and_then(|at| at.parse::<usize>().ok());
                let element = at.and_then(|at| elements.get(at.checked_sub(1)?));
                return element.map(|element| (element.clone(), head.env.clone())).into_iter().collect();
            }
            _ => return Vec::new(),
        };
        if let Some(entry) = entries.iter().rev().find(|entry| entry.is(name)) {
            return vec![(entry.value.clone(), head.env.clone())];
        }
        let mut found = Vec::new();
        for entry in entries.iter().filter(|entry| entry.key.is_none()) {
            let inner = match &entry.value.kind {
                Kind::Spread(inner) => inner,
                _ if matches!(head.expression.kind, Kind::Call(..)) => &entry.value,
                _ => continue,
            };
            for inner in self.following(inner, || self.heads(inner, &head.env)) {
                if matches!(inner.expression.kind, Kind::Map(_)) {
                    found.extend(self.members(&inner, name));
                }
            }
        }
        found
    }

    /// What a call that is known to give a value back leads to.
    pub(super) fn call_heads(
        &self,
        callee: &Ex<'t>,
        entries: &[Entry<'t>],
        env: &Env<'t>,
    ) -> Option<Vec<Head<'t>>> {
        if let Some((body, inner)) = self.applied(callee, entries, env) {
            return Some(self.following(&body, || self.heads(&body, &inner)));
        }
        let name = callee.last_name()?;
        if self.names.dialect == Dialect::Program && matches!(name, "all" | "All" | "Tuple") {
            if let [Entry { key: None, value, .. }] = entries {
                return Some(self.heads(value, env));
            }
            let kind = if entries.iter().any(|entry| entry.key.is_some()) {
                Kind::Map(entries.to_vec())
            } else {
                Kind::List(entries.iter().map(|entry| entry.value.clone()).collect())
            };
            let expression = Expr::new(kind, callee.span);
            return Some(vec![Head { expression, env: env.clone(), by: None, of_type: "".into() }]);
        }
        let inner = Self::wrapped(callee, entries)?;
        Some(self.following(inner, || self.heads(inner, env)))
    }

    /// The body of a function that is given a value, with the names that it gives to its parts.
    pub(super) fn applied(
        &self,
        callee: &Ex<'t>,
        entries: &[Entry<'t>],
        env: &Env<'t>,
    ) -> Option<(Ex<'t>, Env<'t>)> {
        let Kind::Field(receiver, name) = &callee.kind else { return None };
        if !["apply", "applyt", "then", "applyvalue"].contains(&&*name.to_ascii_lowercase()) {
            return None;
        }
        let function = entries.iter().find(|entry| entry.is("func") || entry.key.is_none())?;
        let Kind::Lambda(parameters, body) = &function.value.kind else { return None };
        let mut inner = env.clone();
        match parameters.first() {
            Some(Parameter::Name(name)) => inner = inner.with(*name, receiver.clone(), env.clone()),
            Some(Parameter::Parts(names)) => {
                for (at, name) in names.iter().enumerate() {
                    let span = receiver.span;
                    let place = self.heads(receiver, env).into_iter().find_map(|head| {
                        let Kind::List(elements) = &head.expression.kind else { return None };
                        Some((elements.get(at)?.clone(), head.env.clone()))
                    });
                    let (value, of) = place.unwrap_or_else(|| {
                        let field = Kind::Field(receiver.clone(), Cow::Borrowed(name));
                        (Expr::new(field, span), env.clone())
                    });
                    inner = inner.with(*name, value, of);
                }
            }
            None => {}
        }
        Some((body.clone(), inner))
    }

    /// The block of Terraform that a path names.
    pub(super) fn resource(&self, expression: &Ex<'t>) -> Option<Vec<Head<'t>>> {
        if self.names.dialect != Dialect::Hcl {
            return None;
        }
        let path = path(expression)?;
        let path: Vec<&str> = path.iter().map(|name| &**name).collect();
        let (kind, labels): (_, &[&str]) = match path.as_slice() {
            ["data", of_type, name] => ("data", &[of_type, name]),
            [first, ..] if matches!(*first, "var" | "local" | "data" | "each" | "module") => return None,
            [of_type, name] => ("resource", &[of_type, name]),
            _ => return None,
        };
        let mut found = Vec::new();
        for block in self.names.blocks_of(kind, labels) {
            let Some(body) = self.names.body(block) else { continue };
            let of_type = Cow::Borrowed(block.labels.first().copied().unwrap_or_default());
            found.push(Head { expression: body, env: Env::default(), by: Some(By::Text), of_type });
        }
        (!found.is_empty()).then_some(found)
    }

    /// What `var.x` and `local.x` of Terraform are.
    pub(super) fn terraform(&self, expression: &Ex<'t>) -> Option<Vec<Value<'t>>> {
        if self.names.dialect != Dialect::Hcl {
            return None;
        }
        let path = path(expression)?;
        let path: Vec<&str> = path.iter().map(|name| &**name).collect();
        if let ["each", which @ ("key" | "value")] = path.as_slice() {
            return Some(self.each(expression, *which == "value"));
        }
        if let ["var", name] = path.as_slice() {
            let set: Vec<_> = self
                .names
                .set_in_files(name)
                .map(|expression| Value { expression, env: Env::default(), by: By::Given })
                .collect();
            if !set.is_empty() {
                return Some(set);
            }
        }
        let (kind, member, by) = match path.as_slice() {
            ["var", _] => ("variable", "default", By::Default),
            ["local", name] => ("locals", *name, By::Text),
            _ => return None,
        };
        let labels: &[&str] = match path.as_slice() {
            ["var", name] => &[name],
            _ => &[],
        };
        let mut found = Vec::new();
        for block in self.names.blocks_of(kind, labels) {
            let Some(body) = self.names.body(block) else { continue };
            let Kind::Map(entries) = &body.kind else { continue };
            let own = entries.iter().filter(|entry| entry.name().as_deref() == Some(member));
            found.extend(own.map(|entry| Value { expression: entry.value.clone(), env: Env::default(), by }));
        }
        Some(found)
    }
}

/// The heads, found by no less than that.
fn by_at_least(heads: Vec<Head<'_>>, by: By) -> Vec<Head<'_>> {
    heads.into_iter().map(|head| Head { by: head.by.max(Some(by)), ..head }).collect()
}
