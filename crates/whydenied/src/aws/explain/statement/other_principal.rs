//! The principal of a statement, where it is not the token's provider.

use crate::aws::arn::Arn;
use crate::aws::evaluate::StatementTrace;
use crate::aws::explain::provider_slip::is_slip;
use crate::aws::policy::{Principal, PrincipalType, Text};
use crate::aws::principal::{PrincipalTrace, Relation};
use crate::aws::provider::Provider;
use crate::near_miss::placeholder;

/// Why a provider that differs in a letter is another one.
pub(crate) const LETTER_BY_LETTER: &str =
    "The provider in a principal is compared letter by letter with the token's issuer.";

/// The entry of a principal that decided its test: the one that matches, or the one that comes closest.
pub(crate) fn closest_entry<'p, 't>(
    trace: PrincipalTrace,
    principal: Option<&'p Principal<'t>>,
) -> Option<&'p (PrincipalType, Text<'t>)> {
    principal.zip(trace.entry).and_then(|(principal, index)| principal.entries.get(index))
}

/// A principal that is not the token's provider.
pub(crate) struct OtherPrincipal<'a> {
    /// How it compares with the token's provider.
    pub(crate) relation: Relation,
    /// The text of the entry that comes closest; empty without any entry.
    pub(crate) written: &'a str,
    /// Under which type that entry stands.
    pub(crate) kind: Option<PrincipalType>,
    /// The token's provider.
    pub(crate) provider: &'a Provider,
}

impl<'a> OtherPrincipal<'a> {
    pub(crate) fn of(trace: &StatementTrace<'a, '_>, provider: &'a Provider) -> Self {
        let entry = closest_entry(trace.principal, trace.statement.principal.as_ref());
        Self {
            relation: trace.principal.relation,
            written: entry.map_or("", |(_, text)| &*text.text),
            kind: entry.map(|(kind, _)| *kind),
            provider,
        }
    }

    /// The URL in its ARN; empty if it is no identity provider's ARN.
    pub(crate) fn url(&self) -> &'a str {
        Arn::parse(self.written).and_then(|arn| arn.provider_url()).unwrap_or_default()
    }

    /// Whether it is an identity provider's ARN.
    pub(crate) fn names_provider(&self) -> bool {
        Arn::parse(self.written).is_some_and(|arn| arn.provider_url().is_some())
    }

    /// Whether the statement is about somebody else than the token's provider: it does not even come close.
    pub(crate) fn is_elsewhere(&self) -> bool {
        self.relation >= Relation::OtherProvider
            && placeholder::find(self.written).is_none()
            && !(self.names_provider() && is_slip(self.url(), &self.provider.url))
    }

    /// The ARN of the token's provider, as this statement is to name it.
    pub(crate) fn wanted(&self) -> String {
        self.provider.arn_beside(std::iter::once(self.written))
    }

    /// To name the token's provider in its place.
    pub(crate) fn help(&self) -> String {
        format!("name the token's provider: `{{ \"Federated\": \"{}\" }}`", self.wanted())
    }
}
