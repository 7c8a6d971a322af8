//! Policies that stand in programs and templates: read into the tree of JSON, with holes where an expression stays open.
//!
//! Programs of all languages write the same thing, a tree of literals under a few well-known names. So one reader of
//! literals takes them all, and takes them as they are pasted: half a file, with prose around it, with lines missing. It
//! starts where a well-known name stands ([`find`]) and reads what follows, whatever surrounds it. No code is run: a
//! name is followed to what the same text assigns to it, and a few functions that are in every such program are known
//! ([`functions`]). What else it would take to know a text is a hole, named by its expression.
//!
//! The work is linear in the text: how deep brackets nest and how often names are followed
//! stands in [`bounds`].

mod assume;
mod bounds;
mod cdk;
mod document;
#[cfg(feature = "pulumi")]
mod eksctl;
mod entries;
mod expr;
mod filled;
mod find;
mod form;
mod found;
mod functions;
mod json_text;
mod kind;
mod lambdas;
mod lists;
mod module;
mod names;
mod parse;
mod plan;
mod prose;
mod provider;
mod quoted;
mod resolve;
mod said;
mod scopes;
mod template;
mod token;
mod tree;

pub(crate) use assume::{Assumed, provider as assume_provider};
pub(crate) use filled::{By, Filled, Form, name_of, plain};
pub(crate) use find::TERRAFORM;
pub(crate) use find::read;
pub use form::DocumentForm;
pub(crate) use found::{Found, Program, Refused, Shape};
pub(crate) use template::read as read_template;
