//! What half of an input comes to: the policies alone, or the token alone.

use whydenied::report::{Admission, Finding, InputError, Reading};
use whydenied_questions::asked::Write;
use whydenied_questions::examination::{Examine, Half};

use super::asked;

/// The answer to the half that is there, if the other is missing.
pub(super) fn half<T, P>(
    asked: &Examine,
    token: &Reading<T>,
    policies: &Reading<P>,
    said: impl FnOnce() -> Result<(Vec<Admission>, Vec<Finding>), InputError>,
) -> Half {
    match (token, policies) {
        (Reading::Missing, Reading::Read(_)) => {
            let (admissions, findings) = said().unwrap_or_default();
            Half::Policies { admissions, findings }
        }
        (Reading::Read(_), Reading::Missing) => {
            let language = "json".to_owned();
            let Examine { service, texts, now } = asked.clone();
            Half::Token(asked::write(&Write { service, language, texts, now }))
        }
        _ => Half::Neither,
    }
}
