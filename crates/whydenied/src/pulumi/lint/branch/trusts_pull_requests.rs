//! `trusts-pull-requests`: any pull request of a project can get admin permissions.

use super::admitted::{Admitted, PULL_REQUEST};
use crate::finding::both;
use crate::finding::collected::Findings;
use crate::finding::kind::Kind;
use crate::finding::page::ISSUERS;

static KIND: Kind = Kind::warning(both::trusts_pull_requests::KIND.code, ISSUERS);

/// Adds it where pull requests alone get them; whether it is so.
pub(crate) fn lint(admitted: &Admitted<'_>, findings: &mut Findings<'_>) -> bool {
    let alone = admitted.names == [PULL_REQUEST];
    if alone {
        findings.risk(&KIND, admitted.pattern.span, admitted.message());
    }
    alone
}
