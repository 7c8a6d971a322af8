//! Modules of Terraform that make roles: the arguments of the policy document that each makes of its inputs.
//!
//! A module is known by its source; of several generations by its version, or else by the inputs that only one of them
//! takes. What a value of the policy says stands in the input that it is made of.

mod cloudposse;
mod github;
mod inputs;
mod known;
mod philips_labs;
mod provider;
mod source;
mod statement;
mod terraform_aws_modules;

use super::expr::{Entry, Ex, Kind};
use super::form::DocumentForm;
use super::found::{Found, Program, Refused, Shape};
use super::made::{list, object};
use super::names::Names;
use super::resolve::Resolver;
use crate::json::Node;
use crate::span::Span;
use inputs::{Flag, Inputs};
use known::Module;
use source::{Source, source_of};
use statement::Statement;

pub(super) use provider::{read as providers, url as provider_url};

/// Every module whose policy is known; of several generations the oldest first.
static MODULES: &[&[Module]] =
    &[terraform_aws_modules::MODULES, github::MODULES, philips_labs::MODULES, cloudposse::MODULES];

/// Words of inputs that say whom a role trusts.
const SUBJECTS: [&str; 9] =
    ["subject", "repo", "oidc", "service_account", "trust", "assume", "audience", "namespace", "federated"];
/// Words of sources of modules that make roles.
const ROLES: [&str; 6] = ["iam", "role", "oidc", "irsa", "federat", "github"];
/// Inputs that bring statements from elsewhere, and the arguments that they become.
static DOCUMENTS: [(&str, &str); 2] = [
    ("source_trust_policy_documents", "source_policy_documents"),
    ("override_trust_policy_documents", "override_policy_documents"),
];
/// How many modules of a text are looked at.
const MAX_MODULES: usize = 64;
/// How many inputs an error shows, and how long each may be.
const SHOWN: usize = 4;
const LONGEST: usize = 60;

/// Adds the policies that known modules make of their inputs.
pub(super) fn read<'t>(names: &Names<'t>, given: &[(String, String)], program: &mut Program<'t>) {
    for block in names.blocks_of("module", &[]).take(MAX_MODULES) {
        let Some(body) = names.body(block) else { continue };
        let resolver = Resolver::new(names, given);
        match made(&resolver, names.head(block), &body) {
            Some(Ok(root)) => program.found.push(Found {
                form: DocumentForm::TerraformModule,
                role: block.labels.first().map(|name| (*name).to_owned()),
                shape: Shape::Arguments,
                root,
                filled: resolver.filled.into_inner(),
                // What is written are the inputs, which the module puts into texts of its own.
                texts: Vec::new(),
                recovered: names.recovered_in(body.span),
            }),
            Some(Err(refused)) => program.refused.push(refused),
            None => {}
        }
    }
}

/// The arguments of the policy document that the module of a block makes; `None` where it is not known.
fn made<'t>(resolver: &Resolver<'_, 't>, head: Span, body: &Ex<'t>) -> Option<Result<Node<'t>, Refused>> {
    let Kind::Map(entries) = &body.kind else { return None };
    let module = known(&source_of(entries)?, entries)?;
    let inputs = Inputs::new(resolver, entries, head);
    if let Some((input, default)) = module.made_by
        && inputs.flag(input, default) == Flag::No
    {
        let span = inputs.place(input);
        return Some(Err(Refused::SwitchedOff { input: input.to_owned(), needs: false, span }));
    }
    let statements = (module.statements)(&inputs);
    if statements.is_empty() {
        let input = module.needs.join("` or `");
        return Some(Err(Refused::SwitchedOff { input, needs: true, span: head }));
    }
    let nodes = statements.into_iter().map(Statement::into_node).collect();
    let mut members = vec![("statement", list(nodes, body.span))];
    for (input, argument) in DOCUMENTS {
        members.extend(inputs.documents(input).map(|node| (argument, node)));
    }
    Some(Ok(object(members, body.span)))
}

/// Why the policies of modules are not known that look as if they made roles.
pub(super) fn unknown<'t>(names: &Names<'t>, given: &[(String, String)]) -> Vec<Refused> {
    let looks = |block| {
        let body = names.body(block)?;
        let Kind::Map(entries) = &body.kind else { return None };
        if provider::is_one(entries) {
            return None;
        }
        let source = source_of(entries).map(|source| source.written).unwrap_or_default();
        let resolver = Resolver::new(names, given);
        let input = |entry: &Entry<'t>| {
            let name = entry.name().filter(|name| SUBJECTS.iter().any(|word| name.contains(word)))?;
            Some(shortened(&format!("{name} = {}", resolver.written(&entry.value))))
        };
        let inputs: Vec<String> = entries.iter().filter_map(input).take(SHOWN).collect();
        let is_of_roles = ROLES.iter().any(|word| source.contains(word));
        let span = names.head(block);
        (is_of_roles || !inputs.is_empty()).then_some(Refused::UnknownModule { source, inputs, span })
    };
    names.blocks_of("module", &[]).take(MAX_MODULES).filter_map(looks).collect()
}

fn shortened(input: &str) -> String {
    if input.chars().count() <= LONGEST {
        return input.to_owned();
    }
    let start: String = input.chars().take(LONGEST).collect();
    format!("{start}…")
}

/// The generation of a module that a block is of.
fn known(source: &Source, entries: &[Entry<'_>]) -> Option<&'static Module> {
    let generations: Vec<&Module> =
        MODULES.iter().copied().flatten().filter(|module| module.source == source.name).collect();
    let has = |name: &&str| entries.iter().any(|entry| entry.name().as_deref() == Some(*name));
    let by_version = source
        .version
        .and_then(|version| generations.iter().find(|module| module.until == 0 || version < module.until));
    let by_inputs = || generations.iter().find(|module| module.own.iter().any(has));
    by_version.or_else(by_inputs).or(generations.last()).copied()
}
