//! The whole way for each service: decide, say why, offer edits, say who else gets in.

pub(crate) mod aws;
pub(crate) mod pulumi;
