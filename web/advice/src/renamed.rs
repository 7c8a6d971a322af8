//! What is shared, under other names.

use whydenied::pseudonym::{self, Shared};

/// The texts in their order, each given after what it is called in a link.
pub(crate) fn renamed(named: Vec<String>) -> Vec<String> {
    let mut named = named.into_iter();
    let pairs: Vec<_> = std::iter::from_fn(|| named.next().zip(named.next())).collect();
    let texts = pairs.iter().map(|(name, text)| match &**name {
        "claims" => Shared::Claims(text),
        "policy" | "limits" => Shared::Policy(text),
        "pulumi-organization" | "pulumi-target" => Shared::Name(text),
        _ => Shared::Request(text),
    });
    pseudonym::renamed(&texts.collect::<Vec<_>>())
}
