//! How long the texts may be that are read, in bytes. The services take far less; what is longer is refused
//! before anything is made of it.

use crate::report::Input;

/// A token. AWS STS takes 20,000 characters.
pub const TOKEN: usize = 1 << 20;
/// One policy, or a program with the policies of an issuer. IAM takes 4,096 characters of a trust policy.
pub const POLICY: usize = 1 << 20;
/// An answer of AWS that lists the roles of a whole account, each with its policy.
pub const ANSWER: usize = 64 << 20;
/// A provider, which names 100 client IDs at the most.
pub const PROVIDER: usize = 1 << 20;
/// A key set, which has 200 keys at the most.
pub const JWKS: usize = 1 << 20;
/// A request, or a workflow with one in it.
pub const REQUEST: usize = 1 << 20;

/// The longest text that may be given as such an input; a policy may stand in an [`ANSWER`].
#[must_use]
pub const fn of(input: Input) -> usize {
    match input {
        Input::Token => TOKEN,
        Input::Policy => ANSWER,
        Input::ResourceControlPolicy => POLICY,
        Input::Provider => PROVIDER,
        Input::Jwks => JWKS,
        Input::Request => REQUEST,
    }
}
