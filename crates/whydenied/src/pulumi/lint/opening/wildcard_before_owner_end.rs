//! `wildcard-before-owner-end`: a pattern takes another name that only starts as the owner's.

use super::grant::Grant;
use super::stranger::Stranger;
use crate::finding::both;
use crate::finding::collected::Findings;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::ISSUERS;

static KIND: Kind = Kind::error(both::wildcard_before_owner_end::KIND.code, ISSUERS);

/// Adds it for a policy that lets in somebody with such a name; whether it does.
pub(crate) fn lint(grant: &Grant<'_>, findings: &mut Findings<'_>) -> bool {
    let Some((pattern, stranger)) = grant.pattern.zip(Stranger::named_alike(grant)) else { return false };
    let message = Message::new(
        format!("`{}` lets in `{}` as well: nothing ends the owner's name", pattern.text, stranger.owner),
        stranger.witness(),
        "write the owner out, with what follows it, in front of the wildcard",
    );
    findings.risk(&KIND, pattern.span, message);
    true
}
