//! The policy trusts another identity provider than the token's.

use crate::aws::explain::provider_slip::{differing_words, is_slip};
use crate::aws::explain::statement::other_principal::{LETTER_BY_LETTER, OtherPrincipal};
use crate::aws::principal::Relation;
use crate::finding::entry::Entry;
use crate::finding::example::statement::{RIGHT, main};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::PRINCIPAL;

pub(crate) static KIND: Kind = Kind::cause("principal-wrong-provider", PRINCIPAL);

/// Found where an OIDC provider is named, and its URL is not the token's: another path, another letter case, another
/// issuer.
pub(crate) fn cause(principal: &OtherPrincipal<'_>) -> Option<Cause> {
    let (url, own) = (principal.url(), &*principal.provider.url);
    let (title, detail) = match principal.relation {
        Relation::LetterCase => {
            (format!("The provider in the policy differs from `{own}` in letter case"), LETTER_BY_LETTER)
        }
        Relation::OtherPath => (other_path(url, own), "Each path is a provider of its own."),
        Relation::OtherProvider => (other_provider(principal.written, url, own), LETTER_BY_LETTER),
        _ => return None,
    };
    Some((&KIND, Message::new(title, detail, principal.help())))
}

fn other_path(url: &str, own: &str) -> String {
    let is_cluster = own.starts_with("oidc.eks.");
    let last = |url: &'_ str| url.rsplit_once('/').map_or(url, |(_, last)| last).to_owned();
    if is_cluster {
        format!("The policy trusts the cluster `{}`, the pod runs in `{}`", last(url), last(own))
    } else {
        format!("The policy trusts `{url}`, the token is of `{own}`: same host, another path")
    }
}

fn other_provider(written: &str, url: &str, own: &str) -> String {
    let named = if url.is_empty() { written } else { url };
    if own.is_empty() {
        "The token does not say who issued it, so no provider can match".to_owned()
    } else if named.is_empty() {
        "The principal names nobody: it is empty".to_owned()
    } else if is_slip(url, own) {
        let (wrong, right) = differing_words(url, own);
        format!("The provider in the policy has `{wrong}` where the issuer has `{right}`")
    } else {
        format!("The policy trusts `{named}`, the token is of `{own}`")
    }
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The policy trusts another identity provider than the token's",
    why: "The provider's URL in the principal is compared with the token's `iss` to the letter: host, path, letter case. \
          Each cluster and each path is a provider of its own.",
    help: "name the provider of the token's `iss`",
    example: main(r#""Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/gitlab.com"}"#),
    near: main(RIGHT),
};
