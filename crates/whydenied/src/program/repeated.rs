//! What Terraform repeats for the elements of a list or a map: blocks that are `dynamic`, and those with `for_each`.

use std::borrow::Cow;

use super::bounds::MAX_EXPANDED;
use super::expr::{Entry, Ex, Expr, Kind};
use super::filled::By;
use super::resolve::{Env, Head, Resolver, Value};
use crate::text::Text;

/// How many elements of a block's `for_each` are looked at.
const MAX_EACH: usize = 16;

/// A key of a map, the value, and the names that hold where it stands.
pub(super) type Pair<'t> = (Ex<'t>, Ex<'t>, Env<'t>);

impl<'t> Resolver<'_, 't> {
    /// The blocks that `dynamic` makes, one for each element of its list; where that is not known, those that it may make,
    /// with the expression that says which of them are there.
    pub(super) fn dynamic(
        &self,
        entry: &Entry<'t>,
        env: &Env<'t>,
    ) -> (Option<Vec<(Ex<'t>, Env<'t>)>>, Option<Text<'t>>) {
        let parts = || {
            let Kind::Call(_, arguments) = &entry.value.kind else { return None };
            let body = &arguments.first()?.value;
            let head = Head { expression: body.clone(), env: env.clone(), by: None, of_type: "".into() };
            let member = |name: &str| self.members(&head, name).into_iter().next();
            let iterator = member("iterator").map(|(name, _)| self.written(&name).into_owned());
            let iterator = iterator.or_else(|| entry.name().map(Cow::into_owned))?;
            Some((member("content")?.0, member("for_each")?, iterator))
        };
        let Some((content, (each, of), iterator)) = parts() else { return (None, None) };
        let made = |(key, element, of): Pair<'t>| {
            let part = |name: &'static str, value: Ex<'t>| Entry {
                key: Some(Expr::new(Kind::Name(name.into()), value.span)),
                is_computed: false,
                is_block: false,
                value,
            };
            let span = element.span;
            let each = Expr::new(Kind::Map(vec![part("key", key), part("value", element)]), span);
            (content.clone(), env.with(iterator.clone(), each, of))
        };
        let blocks = |pairs: Vec<Pair<'t>>| pairs.into_iter().take(MAX_EXPANDED).map(made);
        if let Some(pairs) = self.pairs(&each, &of) {
            return (Some(blocks(pairs).collect()), None);
        }
        let mut possible = Vec::new();
        let choices = match &each.kind {
            Kind::Choice(all) => all.clone(),
            _ => Vec::new(),
        };
        for choice in &choices {
            possible.extend(self.pairs(choice, &of).into_iter().flatten().take(MAX_EXPANDED).map(&made));
        }
        if possible.is_empty() {
            possible.push((content.clone(), env.clone()));
        }
        (Some(possible), self.text_node(&Expr::new(Kind::Open, each.span), &of).hole())
    }

    /// The elements of a list or a map, each with its key.
    pub(super) fn pairs(&self, each: &Ex<'t>, env: &Env<'t>) -> Option<Vec<Pair<'t>>> {
        let heads = self.heads(each, env);
        if let [head] = heads.as_slice()
            && let Kind::Map(entries) = &head.expression.kind
        {
            let pair = |entry: &Entry<'t>| {
                let name = entry.name()?.into_owned();
                let key = Expr::literal(name, entry.key.as_ref()?.span);
                Some((key, entry.value.clone(), head.env.clone()))
            };
            return entries.iter().map(pair).collect();
        }
        let elements = self.elements(each, env)?;
        Some(elements.into_iter().map(|(element, of)| (element.clone(), element, of)).collect())
    }

    /// What `each.key` or `each.value` is in the block around it, for each of its elements.
    pub(super) fn each(&self, expression: &Ex<'t>, is_value: bool) -> Vec<Value<'t>> {
        let around = self.names.blocks.iter().filter_map(|block| self.names.body(block));
        let mut around = around
            .filter(|body| body.span.start <= expression.span.start && expression.span.end <= body.span.end);
        let Some(body) = around.next() else { return Vec::new() };
        let head = Head { expression: body, env: Env::default(), by: None, of_type: "".into() };
        let each = self.members(&head, "for_each").into_iter().next();
        let pairs = each.and_then(|(each, of)| self.pairs(&each, &of)).unwrap_or_default();
        let one = |(key, value, env): Pair<'t>| Value {
            expression: if is_value { value } else { key },
            env,
            by: By::Text,
        };
        pairs.into_iter().take(MAX_EACH).map(one).collect()
    }
}
