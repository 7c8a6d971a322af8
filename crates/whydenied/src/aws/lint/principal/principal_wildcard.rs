//! `principal-wildcard`: a wildcard under `Federated`.

use super::advice::NAME_THE_ARN;
use crate::aws::explain::statement::principal_wildcard::{DETAIL, KIND};
use crate::finding::kind::{Cause, Message};

/// The cause, if there is a wildcard in what is written under `Federated`.
pub(crate) fn cause(written: &str) -> Option<Cause> {
    let message = || {
        let title = format!("`{written}` has a wildcard, which a principal does not know");
        Message::new(title, DETAIL, NAME_THE_ARN)
    };
    written.contains(['*', '?']).then(|| (&KIND, message()))
}
