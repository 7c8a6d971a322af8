//! `variable-needs-2012`: a variable in a policy of a version that has none.

use super::written::Written;
use crate::aws::explain::value::variable_needs_2012::KIND;
use crate::aws::policy::Version;
use crate::finding::collected::Findings;
use crate::finding::kind::Message;

/// Adds it for a value with a variable in a policy of 2008; whether it is one.
pub(crate) fn lint(written: &Written<'_>, findings: &mut Findings<'_>) -> bool {
    let is_literal =
        written.has_variable() && written.operator.takes_variables() && written.version == Version::V2008;
    if is_literal {
        let message = Message::new(
            format!("`{}` is literal text, because the policy is of 2008", written.text()),
            "Policy variables need version 2012-10-17; a policy without `Version` is of 2008.",
            "add `\"Version\": \"2012-10-17\"`",
        );
        findings.mistake(&KIND, written.value.span, message);
    }
    is_literal
}
