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
mod builders;
mod cdk;
mod cdk_roles;
mod cloudformation;
mod command;
mod declared;
mod document;
#[cfg(feature = "pulumi")]
mod eksctl;
mod entries;
mod expr;
mod files;
mod filled;
mod fillings;
mod find;
mod form;
mod found;
mod functions;
mod given;
#[cfg(feature = "pulumi")]
mod in_yaml;
mod intrinsic;
#[cfg(feature = "pulumi")]
mod issuers;
mod json_text;
mod kind;
mod lambdas;
mod lists;
mod loops;
mod made;
#[cfg(feature = "pulumi")]
mod manifest;
mod marked;
mod module;
mod names;
mod parse;
mod pieces;
mod plan;
mod prose;
mod provider;
#[cfg(feature = "pulumi")]
mod pulumi_yaml;
mod quoted;
#[cfg(feature = "mend")]
mod quoting;
mod repeated;
mod resolve;
mod said;
mod scopes;
mod serverless;
mod template;
mod token;
mod tree;
mod written;

pub(crate) use assume::{Assumed, provider as assume_provider};
pub(crate) use cloudformation::read as read_template;
pub(crate) use files::are_named as are_files;
#[cfg(feature = "mend")]
pub(crate) use filled::default_places;
pub(crate) use filled::{By, Filled, Form, name_of, named, open_expressions, plain};
pub(crate) use find::TERRAFORM;
pub(crate) use find::{before as read_before, read};
pub use form::DocumentForm;
pub(crate) use found::{Declared, Found, Program, Refused, Shape};
pub(crate) use given::{Given, read as given_in};
#[cfg(feature = "pulumi")]
pub(crate) use issuers::{in_yaml as fill_issuers, read as issuers};
pub(crate) use made::{ASSUME_ROLE_WITH_WEB_IDENTITY, STS, TAG_SESSION};
pub(crate) use plan::place as plan_in;
#[cfg(feature = "mend")]
pub(crate) use prose::is_expanded;
#[cfg(feature = "mend")]
pub(crate) use quoting::Quoting;
#[cfg(feature = "mend")]
pub(crate) use written::LeftOut;
pub(crate) use written::Written;
