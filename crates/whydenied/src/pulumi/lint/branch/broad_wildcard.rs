//! `broad-wildcard`: any branch of a project can get admin permissions.

use super::admitted::Admitted;
use crate::finding::both;
use crate::finding::collected::Findings;
use crate::finding::kind::Kind;
use crate::finding::page::ISSUERS;

static KIND: Kind = Kind::warning(both::broad_wildcard::KIND.code, ISSUERS);

/// Adds it, whatever the job runs for.
pub(crate) fn lint(admitted: &Admitted<'_>, findings: &mut Findings<'_>) {
    findings.risk(&KIND, admitted.pattern.span, admitted.message());
}
