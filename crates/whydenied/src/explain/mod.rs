//! Why it was decided so: the report.

pub(crate) mod aws;
mod gates;
pub(crate) mod pulumi;
mod sentence;
mod token;
