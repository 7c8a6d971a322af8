//! `value-case-mismatch`, as AWS has it.

use crate::aws::explain::value::mismatch::Mismatch;
use crate::finding::both::value_case_mismatch::KIND;
use crate::finding::kind::{Cause, Message};
use crate::letters::lower;

/// Found where the value would fit if letter case did not count.
pub(crate) fn cause(it: &Mismatch<'_>) -> Option<Cause> {
    let ignores = it.operator.row.ignores_case;
    if ignores || !it.fits(&lower(it.expected), &lower(it.actual)) {
        return None;
    }
    let (wanted, own) = it.differing();
    let message = Message::new(
        format!("The token has `{own}`, the policy `{wanted}`: letter case counts"),
        format!("`{}` is case-sensitive.", it.operator_name),
        "write the value as the token has it",
    );
    Some((&KIND, message))
}
