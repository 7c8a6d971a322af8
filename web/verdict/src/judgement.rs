//! What the engine makes of the texts.

use whydenied::case::Reading;
use whydenied::case::aws::{Case, Texts};
use whydenied::report::{Input, InputError, Report, TokenReport};
use whydenied_fields::texts::given;
use whydenied_view::call;

use crate::keys;
use crate::taken::Taken;

/// What the engine makes of the texts, as they stand.
#[derive(Debug)]
pub(crate) struct Judgement<'t> {
    /// What was read of each.
    pub(crate) case: Case<'t>,
    /// What the token says.
    pub(crate) claims: Option<TokenReport>,
    /// The verdict; none where a text is missing or cannot be read.
    pub(crate) report: Option<Report>,
}

impl<'t> Judgement<'t> {
    /// Judges at a time in seconds since 1970.
    pub(crate) fn of(taken: &Taken, texts: &'t Texts<'_>, now: i64) -> Self {
        let case = call::case(&taken.texts.request, texts, now);
        let mut case = case.with_keys(given(&taken.jwks));
        if let (Reading::Read(token), Reading::Read(jwks)) = (&case.token, &case.jwks) {
            case.request.signature = keys::check(token, jwks);
        }
        Self { claims: case.claims(Some(now)).ok(), report: case.explain().ok(), case }
    }

    /// The first of the texts that cannot be read, of those that a verdict needs.
    pub(crate) fn error(&self) -> Option<&InputError> {
        let needed = [Input::Token, Input::Policy, Input::ResourceControlPolicy];
        needed.into_iter().find_map(|input| self.case.error_in(input))
    }
}
