//! The condition key is of another provider than the token's.

use crate::aws::explain::key::foreign_key::{ForeignKey, TO_THE_LETTER};
use crate::finding::entry::Entry;
use crate::finding::example::key::{RIGHT, main};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::KEYS;
use crate::issuer;

pub(crate) static KIND: Kind = Kind::cause("key-wrong-provider", KEYS);

/// The key is of another provider.
pub(crate) fn cause(foreign: &ForeignKey<'_>) -> Cause {
    let message = Message::new(
        format!("The condition key is of `{}`, but the token is of `{}`", foreign.prefix, foreign.own),
        "Only keys of the token's own provider are part of the request.",
        foreign.help(),
    );
    (&KIND, message)
}

/// Found where no provider stands in front at all.
pub(crate) fn without_provider(foreign: &ForeignKey<'_>) -> Option<Cause> {
    foreign.prefix.is_empty().then(|| {
        let title = format!("The condition key for `{}` has no provider in front", foreign.name);
        differing(foreign, title)
    })
}

/// Found where one of the two URLs is the other and a path after it.
pub(crate) fn by_path(foreign: &ForeignKey<'_>) -> Option<Cause> {
    let path = |longer: &'_ str, shorter: &str| {
        longer.strip_prefix(shorter).filter(|path| path.starts_with('/')).map(str::to_owned)
    };
    let title = if let Some(path) = path(foreign.own, foreign.prefix.trim_end_matches('/')) {
        format!("The condition key lacks the path `{path}` of the token's issuer")
    } else {
        let path = path(foreign.prefix, foreign.own)?;
        format!("The condition key has the path `{path}`, which the token's issuer does not have")
    };
    Some(differing(foreign, title))
}

/// Found where the key is of another cluster or tenant of the same issuer.
pub(crate) fn by_tenant(foreign: &ForeignKey<'_>) -> Option<Cause> {
    let id = |url| issuer::recognise(url).map(|issuer| issuer.id);
    let (host, written) = foreign.prefix.rsplit_once('/')?;
    let (_, own) = foreign.own.rsplit_once('/')?;
    if id(foreign.prefix).is_none() || id(foreign.prefix) != id(foreign.own) || !foreign.own.starts_with(host)
    {
        return None;
    }
    let kind = if host.starts_with("oidc.eks.") { "cluster" } else { "tenant" };
    let title = format!("The condition key is of the {kind} `{written}`, the token of `{own}`");
    Some(differing(foreign, title))
}

fn differing(foreign: &ForeignKey<'_>, title: String) -> Cause {
    (&KIND, Message::new(title, TO_THE_LETTER, foreign.help()))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The condition key is of another provider than the token's",
    why: "A key starts with the URL of its provider, path included. Only keys of the token's own provider are part of \
          the request, and AWS does not compare the key with the principal of its statement.",
    help: "write the provider of the token's `iss`, without `https://`, before the colon",
    example: main(r#"{"StringLike":{"gitlab.com:sub":"repo:acme/web:*"}}"#),
    near: main(RIGHT),
};
