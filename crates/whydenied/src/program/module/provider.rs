//! Modules that make an identity provider and no role.
//!
//! Source: <https://github.com/terraform-aws-modules/terraform-aws-iam>, versions 5.60.0 and 6.5.0 (observed).

use super::source::source_of;
use crate::program::expr::{Entry, Ex, Kind, path};
use crate::program::filled::By;
use crate::program::found::{Declared, texts};
use crate::program::made::{GITHUB, STS};
use crate::program::names::Names;
use crate::program::resolve::{Env, Resolver, Said};

static MODULES: [&str; 2] =
    ["terraform-aws-modules/iam//iam-oidc-provider", "terraform-aws-modules/iam//iam-github-oidc-provider"];
const OF_CHINA: &str = "aws-cn";

/// Whether a block is of such a module.
pub(super) fn is_one(entries: &[Entry<'_>]) -> bool {
    source_of(entries).is_some_and(|source| MODULES.contains(&&*source.name))
}

/// What the provider of a module is called by its URL, where the expression names one.
pub(in crate::program) fn url<'t>(resolver: &Resolver<'_, 't>, module: &Ex<'t>) -> Option<Said<'t>> {
    let path = path(module)?;
    let [first, name] = path.as_slice() else { return None };
    let labels: [&str; 1] = [name];
    let block = resolver.names.blocks_of("module", &labels).next().filter(|_| first == "module")?;
    let body = resolver.names.body(block)?;
    let Kind::Map(entries) = &body.kind else { return None };
    let own = entries.iter().find(|entry| entry.is("url"));
    match own.filter(|_| is_one(entries)) {
        Some(entry) => resolver.text(&entry.value, &Env::default()),
        None => is_one(entries).then(|| Said::literal(GITHUB, Some(By::Default))),
    }
}

/// The providers of such modules of which all is known.
pub(in crate::program) fn read<'t>(names: &Names<'t>, resolver: &Resolver<'_, 't>) -> Vec<Declared> {
    let declared = |body: Ex<'t>| {
        let Kind::Map(entries) = &body.kind else { return None };
        let given = |name: &str| {
            let entry = entries.iter().rev().find(|entry| entry.is(name))?;
            Some(resolver.node(&entry.value, &Env::default()))
        };
        let url = match given("url") {
            Some(node) => node.value.as_str()?.to_owned(),
            None => GITHUB.to_owned(),
        };
        let mut client_ids = given("client_id_list").map_or_else(|| Some(Vec::new()), |node| texts(&node))?;
        if client_ids.is_empty() && !names.text.contains(OF_CHINA) {
            client_ids.push(STS.to_owned());
        }
        is_one(entries).then(|| Declared::of(&url, client_ids, body.span))
    };
    names.blocks_of("module", &[]).filter_map(|block| names.body(block)).filter_map(declared).collect()
}
