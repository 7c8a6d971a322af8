//! The roles that `eksctl create iamserviceaccount` makes, by the options of the command.
//!
//! Source: <https://github.com/eksctl-io/eksctl/blob/main/userdocs/src/usage/iamserviceaccounts.md> (observed).

use super::bounds::MAX_FOUND;
use super::filled::{Filled, Form, Part};
use super::form::DocumentForm;
use super::found::{Found, Program, Refused, Shape};
use super::json_text::{text_of, value};
use super::made::{Unnamed, for_service_account};
use super::prose::Source;
use crate::json::Node;
use crate::shell::{Command, Said, commands};
use crate::span::Span;

/// What the provider is called, which is known only once the cluster is there.
pub(super) const PROVIDER: Unnamed = Unnamed { called: "oidc provider of the cluster", form: Form::Either };

/// The roles of the commands of a text.
pub(super) fn read<'t>(text: &'t str, given: &[(String, String)]) -> Program<'t> {
    let mut program = Program::default();
    let source = Source::of_command(text, given);
    for command in commands(text, &["eksctl", "create", "iamserviceaccount"]).iter().take(MAX_FOUND) {
        let Some(name) = command.option(text, &["--name"]) else { continue };
        match command.option(text, &["--attach-role-arn"]) {
            Some(role) => program.refused.push(Refused::Attached(role.text, role.span)),
            None => program.found.push(role(text, command, &name, &source)),
        }
    }
    program
}

fn role<'t>(text: &'t str, command: &Command, name: &Said, source: &Source<'t>) -> Found<'t> {
    let mut filled = vec![PROVIDER.filled(command.span)];
    let mut of = |said: &Said| {
        let inside = inside(text, said.span).filter(|_| said.is_expanded);
        let Some(inside) = inside else {
            return vec![Part::Literal(said.text.clone().into(), None)];
        };
        for found in source.filled_in(inside) {
            join(&mut filled, found);
        }
        source.parts(inside)
    };
    let mut parts = vec![Part::Literal("system:serviceaccount:".into(), None)];
    match command.option(text, &["--namespace"]) {
        Some(namespace) => parts.extend(of(&namespace)),
        None => parts.push(Part::Literal("default".into(), None)),
    }
    parts.push(Part::Literal(":".into(), None));
    let pattern = command.option(text, &["--subject-pattern"]);
    parts.extend(of(pattern.as_ref().unwrap_or(name)));
    let (subject, holes) = text_of(&parts);
    let subject = Node { value: value(subject, holes), span: command.span };
    let operator = if pattern.is_some() { "StringLike" } else { "StringEquals" };
    let own = command.option(text, &["--role-name"]).unwrap_or_else(|| name.clone());
    Found {
        form: DocumentForm::Eksctl,
        role: Some(own.text),
        shape: Shape::Policy,
        root: for_service_account(PROVIDER, operator, subject, command.span),
        filled,
        texts: Vec::new(),
        recovered: None,
    }
}

/// Adds an expression, or the places of one that is there already.
fn join<'t>(filled: &mut Vec<Filled<'t>>, found: Filled<'t>) {
    match filled.iter_mut().find(|known| known.expression == found.expression) {
        Some(known) => known.spans.extend(found.spans),
        None => filled.push(found),
    }
}

/// A word without the quotes around it; `None` where it has others.
fn inside(text: &str, span: Span) -> Option<Span> {
    let written = text.get(span.start..span.end)?;
    let bare = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(written);
    let quotes = (written.len() - bare.len()) / 2;
    (!bare.contains(['"', '\'', '\\'])).then(|| Span::new(span.start + quotes, span.end - quotes))
}
