//! From the texts that were found to the fixes that a finding offers.

use super::found::Found;
use super::title::title;
use crate::report::{Edit, Finding, Fix, Words};

impl Found<'_> {
    /// The fix that it is, of a text in which the original starts at `offset`, under another title than those taken.
    fn fix(self, offset: usize, taken: &[String]) -> Fix {
        let edits = self.draft.edits().into_iter();
        let edits = edits.map(|edit| Edit { start: edit.start + offset, end: edit.end + offset, ..edit });
        Fix {
            title: title(&self, taken),
            edits: edits.collect(),
            verdict_after: self.verdict,
            needs: self.needs,
            admits: self.admits.into_iter().map(Words::from).collect(),
        }
    }

    /// Offers these for a finding, the first before the others, each under a title of its own.
    pub(crate) fn offer(found: Vec<Self>, offset: usize, finding: &mut Finding) {
        let mut titles = Vec::new();
        let mut fixes = found.into_iter().map(|found| {
            let fix = found.fix(offset, &titles);
            titles.push(fix.title.clone());
            fix
        });
        (finding.fix, finding.alternatives) = (fixes.next(), fixes.collect());
    }
}
