//! What was reported already. There may be as many findings as a text has letters.

use crate::order;
use crate::report::Finding;

/// What findings are about, each by its code and its place.
pub(crate) struct Known {
    /// In order.
    names: Vec<String>,
}

impl Known {
    pub(crate) fn of(findings: &[Finding]) -> Self {
        let mut names: Vec<_> = findings.iter().map(name).collect();
        order::sort_by(&mut names, Ord::cmp);
        Self { names }
    }

    /// Whether the same was reported at the same place.
    pub(crate) fn has(&self, finding: &Finding) -> bool {
        self.names.binary_search(&name(finding)).is_ok()
    }
}

/// The same for those that are about the same.
pub(crate) fn name(finding: &Finding) -> String {
    let place = finding.span.map(|span| (span.start, span.end));
    format!("{} {:?} {} {place:?}", finding.code, finding.input, finding.document)
}
