//! What expressions say as a text, and what is noted of them.

use super::bounds::MAX_VALUE;
use super::expr::{Ex, Kind, Piece, path, same_name};
use super::filled::{By, Filled, Form, Open, Part, name_of, plain};
use super::given::{ENVIRONMENT, variable_of};
use super::resolve::{Candidates, Env, Resolver, Said, Value};
use crate::report::HoleKind;
use crate::span::Span;
use crate::text::Stands;

impl<'t> Resolver<'_, 't> {
    /// What the expression says as a text; `None` where nothing is known of it.
    pub(super) fn text(&self, expression: &Ex<'t>, env: &Env<'t>) -> Option<Said<'t>> {
        if !self.may_go_on() {
            return None;
        }
        let said = match &expression.kind {
            Kind::Text(pieces) => Some(self.pieces(pieces, env)),
            Kind::Join(items) => {
                let mut all = Said { parts: Vec::new(), by: Some(By::Expression) };
                for item in items {
                    all.parts.extend(self.hole(item, env));
                }
                Some(all)
            }
            Kind::Number | Kind::Bool(_) => {
                Some(Said::literal(self.written(expression), Some(By::Expression)))
            }
            Kind::First(all) => {
                let mut known = all.iter().enumerate();
                known.find_map(|(at, one)| {
                    let said = self.text(one, env)?;
                    let by = if at > 0 { Some(By::Default) } else { said.by };
                    Some(Said { by, ..said })
                })
            }
            Kind::Name(_) | Kind::Field(..) | Kind::Index(..) | Kind::Choice(_) => self
                .given(expression)
                .or_else(|| self.own(expression, env))
                .or_else(|| self.of_provider(expression, env))
                .or_else(|| self.split(expression, env))
                .or_else(|| self.of_values(expression, env))
                .or_else(|| self.auto_named(expression, env)),
            Kind::Call(callee, entries) => {
                self.given(expression).or_else(|| self.call(callee, entries, env)).or_else(|| {
                    // What a provider is made with stands for it in templates.
                    self.of_provider(expression, env)
                })
            }
            Kind::Open => self.given(expression),
            _ => None,
        };
        let is_document = matches!(expression.kind, Kind::Text(_));
        said.filter(|said| is_document || said.len() <= MAX_VALUE)
    }

    pub(super) fn pieces(&self, pieces: &[Piece<'t>], env: &Env<'t>) -> Said<'t> {
        let mut said = Said { parts: Vec::new(), by: Some(By::Expression) };
        for piece in pieces {
            match piece {
                Piece::Literal(text, span) => {
                    let verbatim = Some(*span).filter(|span| span.end - span.start == text.len());
                    said.parts.push(Part::Literal(text.clone(), verbatim));
                }
                Piece::Hole(inner) => said.parts.extend(self.hole(inner, env)),
            }
        }
        said
    }

    /// The text of what the expression leads to, if that is one; else takes note of the texts that it may be.
    pub(super) fn of_values(&self, expression: &Ex<'t>, env: &Env<'t>) -> Option<Said<'t>> {
        let is_choice = matches!(expression.kind, Kind::Choice(_));
        let values: Vec<_> = match &expression.kind {
            Kind::Choice(all) => {
                let value =
                    |one: &Ex<'t>| Value { expression: one.clone(), env: env.clone(), by: By::Expression };
                all.iter().map(value).collect()
            }
            _ => self.values(expression, env),
        };
        let mut are_all = !is_choice || values.len() > 1;
        let mut texts: Vec<Said<'t>> = Vec::new();
        for value in values {
            self.candidates.take();
            let said = self.following(&value.expression, || self.text(&value.expression, &value.env));
            let said: Vec<_> = if let Some(said) = said {
                vec![said]
            } else {
                let inner = self.candidates.take();
                are_all &= inner.are_all || self.says_nothing(&value.expression);
                inner.texts.into_iter().map(|text| Said::literal(text, None)).collect()
            };
            // Of one that is not known, nothing is known of the choice.
            if is_choice && !are_all {
                return None;
            }
            for mut said in said {
                said.by = said.by.max(Some(value.by));
                if !texts.iter().any(|other| plain(&other.parts) == plain(&said.parts)) {
                    texts.push(said);
                }
            }
        }
        if texts.len() == 1 && are_all {
            return texts.pop();
        }
        let is_whole = |text: &String| !text.contains("{{") && !text.contains("${");
        let texts: Vec<_> = texts.iter().map(|said| plain(&said.parts)).collect();
        *self.candidates.borrow_mut() = Candidates { are_all: are_all && texts.iter().all(is_whole), texts };
        None
    }

    /// Whether it is left out what is assigned, so that another assignment says it.
    fn says_nothing(&self, expression: &Ex<'t>) -> bool {
        match &expression.kind {
            Kind::Null => true,
            Kind::Open => self.kind(expression, &Env::default()) == HoleKind::Elided,
            _ => false,
        }
    }

    /// What was given for the expression, by it or by its name alone.
    pub(super) fn given(&self, expression: &Ex<'t>) -> Option<Said<'t>> {
        if self.given.is_empty() {
            return None;
        }
        let written = self.written(expression);
        let name = name_of(&written);
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        let own = bare(&written);
        let variable = variable_of(&written);
        let is_read = |key: &str| key.strip_prefix(ENVIRONMENT).is_some_and(|key| Some(key) == variable);
        let is_meant = |key: &String| bare(key) == own || **key == *name || is_read(key);
        let given = self.given.iter().find(|(key, _)| is_meant(key));
        given.map(|(_, value)| Said::literal(value.clone(), Some(By::Given)))
    }

    /// What takes the expression's place in a text, with note taken of it.
    pub(super) fn hole(&self, expression: &Ex<'t>, env: &Env<'t>) -> Vec<Part<'t>> {
        if self.is_transparent(expression)
            && let Some(said) = self.text(expression, env)
        {
            return said.parts;
        }
        self.candidates.take();
        let said = self.text(expression, env);
        let written = self.written(expression);
        let known = said.as_ref().filter(|said| said.only_hole().is_none());
        let candidates = Some(self.candidates.take()).filter(|_| said.is_none()).unwrap_or_default();
        let is_of_function =
            path(expression).is_some_and(|path| path.iter().take(1).any(|name| env.has(name)));
        let stands = match said.as_ref().and_then(Said::only_hole) {
            Some(open) => open.stands.clone(),
            None if is_of_function => Stands::Varying,
            None if candidates.are_all && candidates.texts.len() > 1 => {
                Stands::OneOf(candidates.texts.clone())
            }
            None => Stands::ForAny,
        };
        let (form, cuts) = self.form(expression, env);
        let open =
            Open { expression: written.clone(), stands, form, by: said.as_ref().and_then(|said| said.by) };
        let filled = Filled {
            expression: written,
            spans: vec![expression.span],
            value: known.map(|said| said.parts.clone()),
            by: known.map_or(open.by.filter(|_| said.is_some()), |said| said.by),
            candidates: candidates.texts,
            stands: open.stands.clone(),
            form: open.form,
            cuts,
            kind: self.kind(expression, env),
        };
        self.note(filled);
        match said {
            Some(said) if said.only_hole().is_none() => said.parts,
            _ => vec![Part::Hole(open)],
        }
    }

    pub(super) fn note(&self, filled: Filled<'t>) {
        let mut all = self.filled.borrow_mut();
        if let Some(known) = all.iter_mut().find(|known| known.expression == filled.expression) {
            for span in filled.spans {
                if !known.spans.contains(&span) {
                    known.spans.push(span);
                }
            }
            for cut in filled.cuts {
                if !known.cuts.contains(&cut) {
                    known.cuts.push(cut);
                }
            }
            return;
        }
        all.push(filled);
    }

    /// What of a provider an expression is, as its functions and attributes tell, or those of what it names; and where it cuts
    /// the path off.
    fn form(&self, expression: &Ex<'t>, env: &Env<'t>) -> (Form, Vec<Span>) {
        if let Some(cut) = self.cut(expression) {
            return (Form::Host, vec![cut]);
        }
        let form = self.form_as_written(expression);
        match self.values(expression, env).as_slice() {
            [named] if form == Form::AsWanted => {
                self.following(&named.expression, || self.form(&named.expression, &named.env))
            }
            _ => (form, Vec::new()),
        }
    }

    fn form_as_written(&self, expression: &Ex<'t>) -> Form {
        let written = self.written(expression);
        let drops = ["replace", "split", "prefix", "Prefix", "substr", "slice"];
        if drops.iter().any(|word| written.contains(word)) {
            return Form::AsWanted;
        }
        let last =
            written.rsplit(['.', '"', '\'']).find(|part| !part.trim_matches(['[', ']', ')']).is_empty());
        let last = last.unwrap_or_default();
        let is_url = [
            "oidcProviderUrl",
            "openIdConnectIssuerUrl",
            "clusterOidcIssuerUrl",
            "clusterOpenIdConnectIssuerUrl",
        ];
        let of_cluster = last == "issuer" && written.contains("oidc");
        if of_cluster || is_url.iter().any(|name| same_name(name, last)) {
            Form::WithScheme
        } else {
            Form::AsWanted
        }
    }

    /// The name that a tool gives to what has none: its own with letters at random.
    pub(super) fn auto_named(&self, expression: &Ex<'t>, env: &Env<'t>) -> Option<Said<'t>> {
        let Kind::Field(metadata, name) = &expression.kind else { return None };
        let Kind::Field(base, between) = &metadata.kind else { return None };
        if *name != "name" || *between != "metadata" {
            return None;
        }
        let heads = self.following(base, || self.heads(base, env));
        let [head] = heads.as_slice() else { return None };
        let Kind::Call(_, entries) = &head.expression.kind else { return None };
        let first = entries.first().filter(|entry| entry.key.is_none() && entries.len() > 1)?;
        let stands = Stands::Fitting(format!("{}-????????", first.value.as_literal()?));
        let open = Open { expression: self.written(expression), stands, form: Form::AsWanted, by: None };
        Some(Said { parts: vec![Part::Hole(open)], by: None })
    }
}
