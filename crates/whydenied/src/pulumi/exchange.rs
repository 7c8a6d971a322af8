//! The token exchange: what is asked of Pulumi Cloud.
//!
//! Source: <https://www.pulumi.com/docs/reference/cloud-rest-api/oauth-token-exchange/>

mod action;
mod assumption;
mod command;
mod complete;
mod conflict;
mod duration;
pub(crate) mod finding;
mod form;
mod names;
mod over;
mod parameter;
mod parameters;
mod problem;
mod reading;
mod refusal;
mod unreadable;

pub use crate::issuer::table::tenancy::ORGANIZATION_AUDIENCE;
pub(crate) use action::inputs;
pub use assumption::{AssumedField, Assumption, Basis};
pub(crate) use command::makes_exchange;
pub use complete::Completed;
pub use conflict::Conflict;
pub use duration::seconds;
pub use form::Form;
pub use parameters::{Parameters, SubjectToken};
pub use problem::{ParameterProblem, ParameterProblemKind};
pub use refusal::{Part, Refusal};

use super::document::Registration;
use super::policy::TokenType;
use crate::token::signature::SignatureCheck;

/// The request as far as it is known. What is not given is unknown, never guessed.
#[derive(Clone, Debug, Default)]
pub struct Exchange {
    /// The organization, from the request's `audience` `urn:pulumi:org:ORG`.
    pub organization: Option<String>,
    /// The type of token that is asked for.
    pub token_type: Option<TokenType>,
    /// The team, for a team token.
    pub team: Option<String>,
    /// The user's login, for a personal token.
    pub user: Option<String>,
    /// The deployment runner, for a runner token.
    pub runner: Option<String>,
    /// Whether an organization token with admin permissions is asked for: scope `admin`.
    pub admin: bool,
    /// Whether `pulumi login` makes it, which takes the organization and the target from the token
    /// where its flags do not say, and asks for an organization token without a target.
    pub by_login: bool,
    /// How long the token shall live, in seconds.
    pub expiration: Option<u64>,
    /// The issuer as it is registered with the organization.
    pub registration: Registration,
    /// The time, in seconds since 1970; the token's times are read against it.
    pub now: Option<i64>,
    /// Whether an expired token is denied. Without it the expiry is a finding only: people paste
    /// old tokens.
    pub judge_times: bool,
    /// For what it fails as it was written, whatever the policies say.
    pub refusals: Vec<Refusal>,
    /// What it says by a variable whose value is not known, so that nothing is assumed of it.
    pub open: Vec<Part>,
    /// What the issuer's keys say of this token's signature.
    pub signature: Option<SignatureCheck>,
}
