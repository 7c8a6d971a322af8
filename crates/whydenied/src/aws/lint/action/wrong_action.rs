//! `wrong-action`: a statement for an identity provider allows nothing that an identity of it can do.

use super::known::SET_CONTEXT;
use crate::aws::explain::statement::wrong_action::{KIND, message};
use crate::aws::policy::Patterns;
use crate::aws::{ASSUME_ROLE, SET_SOURCE_IDENTITY, TAG_SESSION};
use crate::finding::collected::Findings;

/// Adds it for the actions of an Allow whose principal is an OIDC provider.
pub(crate) fn lint(actions: &Patterns<'_>, findings: &mut Findings<'_>) {
    if [ASSUME_ROLE, TAG_SESSION, SET_SOURCE_IDENTITY, SET_CONTEXT].iter().any(|action| actions.cover(action))
    {
        return;
    }
    let written = actions.patterns.first().map_or("", |action| &*action.text);
    let title = format!("`{written}` does not go with an OIDC provider");
    findings.mistake(&KIND, actions.span, message(title));
}
