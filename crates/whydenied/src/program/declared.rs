//! Identity providers that a text declares with all that AWS checks of them: their URLs, and the audiences that they take.

use super::expr::{Ex, Kind};
use super::found::{Declared, texts};
use super::module;
use super::names::Names;
use super::provider::is_provider;
use super::resolve::{Env, Head, Resolver};
use super::token::{Dialect, TokenKind};

/// What the list of audiences is called.
static CLIENT_IDS: [&str; 4] = ["client_id_list", "client_id_lists", "client_ids", "client_id"];
/// How many providers of a text are looked at.
const MAX_PROVIDERS: usize = 32;

/// The providers of which the text says all of this.
pub(super) fn read(names: &Names<'_>, given: &[(String, String)]) -> Vec<Declared> {
    let resolver = Resolver::new(names, given);
    let mut heads = names.declared_values();
    heads.retain(
        |value| matches!(&value.kind, Kind::Call(callee, _) if callee.last_name().is_some_and(is_provider)),
    );
    if names.dialect == Dialect::Hcl {
        let resources = names.blocks_of("resource", &[]);
        let is_one = |labels: &[&str]| labels.first().is_some_and(|of_type| is_provider(of_type));
        heads.extend(resources.filter(|block| is_one(&block.labels)).filter_map(|block| names.body(block)));
    } else {
        heads.extend((0..names.tokens.len()).filter_map(|at| constructor(names, at)).take(MAX_PROVIDERS));
    }
    let declared = heads.iter().take(MAX_PROVIDERS).filter_map(|head| declared(&resolver, head));
    let mut all: Vec<_> = declared.collect();
    all.extend(module::providers(names, &resolver));
    all
}

/// The call that makes a provider, from the name of its constructor on.
fn constructor<'t>(names: &Names<'t>, at: usize) -> Option<Ex<'t>> {
    let word = names.words(at);
    let is_name = names.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Name);
    let is_one =
        is_name && names.words(at + 1) == "(" && is_provider(word.strip_prefix("New").unwrap_or(word));
    if is_one { names.expression(at) } else { None }
}

fn declared<'t>(resolver: &Resolver<'_, 't>, expression: &Ex<'t>) -> Option<Declared> {
    let head = Head { expression: expression.clone(), env: Env::default(), by: None, of_type: "".into() };
    let member = |name: &str| {
        let (value, env) = resolver.members(&head, name).into_iter().next()?;
        Some(resolver.node(&value, &env))
    };
    let client_ids = CLIENT_IDS.iter().find_map(|name| member(name))?;
    Some(Declared::of(member("url")?.value.as_str()?, texts(&client_ids)?, expression.span))
}
