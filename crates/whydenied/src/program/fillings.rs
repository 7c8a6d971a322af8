//! What the tools of templates fill in between `{{` and `}}`, and the paths of Pulumi's YAML.

use std::borrow::Cow;

use super::expr::{Entry, Ex, Expr, Kind};
use super::parse::expression_in;
use super::template::Template;
use super::token::Dialect;
use crate::span::Span;

impl<'t> Template<'_, 't> {
    /// What Helm or Jinja fill in between `{{` and `}}`.
    pub(super) fn filled_in(&self, span: Span) -> Ex<'t> {
        let written = self.text.get(span.start..span.end).unwrap_or_default();
        let inside = written.trim_start_matches(['{', '-']).trim_end_matches(['}', '-']);
        let start = span.start + written.find(inside.trim()).unwrap_or(0);
        let inside = inside.trim();
        let span = Span::new(start, start + inside.len());
        let mut stages = inside.split('|').map(str::trim);
        let first = stages.next().unwrap_or_default();
        let quoted = |text: &str| {
            let quote = text.find(['"', '\''])?;
            let rest = text.get(quote + 1..)?;
            Some(rest.get(..rest.find(['"', '\''])?)?.to_owned())
        };
        // Another file.
        if first.starts_with("lookup(") || first.starts_with(".Files.Get") {
            let file = first.rsplit_once(',').map_or(first, |(_, file)| file);
            let callee = Expr::new(Kind::Name("file".into()), span);
            let file = Expr::literal(quoted(file).unwrap_or_default(), span);
            return Expr::new(Kind::Call(callee, vec![Entry::positional(file)]), span);
        }
        let name = Expr::new(Kind::Name(Cow::Owned(first.to_owned())), Span::new(start, start + first.len()));
        let default = stages.find(|stage| stage.starts_with("default")).and_then(quoted);
        match default {
            Some(default) => Expr::new(Kind::First(vec![name, Expr::literal(default, span)]), span),
            None => name,
        }
    }

    /// The path between `${` and `}`.
    #[cfg(feature = "pulumi")]
    pub(super) fn path(&self, inside: &str, span: Span) -> Ex<'t> {
        let is_there = self.text.get(span.start..span.end) == Some(inside);
        let read = if is_there { expression_in(self.text, span, Dialect::Program, 0) } else { None };
        read.unwrap_or_else(|| Expr::new(Kind::Name(Cow::Owned(inside.trim().to_owned())), span))
    }
}
