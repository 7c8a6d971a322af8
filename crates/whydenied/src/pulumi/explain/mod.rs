//! Why Pulumi Cloud decided so: causes and remarks in words, and the report that has them.

mod causes;
pub(crate) mod claim;
pub(crate) mod findings;
mod holes;
pub(crate) mod mismatch;
pub(crate) mod nearest;
pub(crate) mod problems;
pub(crate) mod refused_token;
pub(crate) mod remarks;
pub(crate) mod report;
pub(crate) mod request;
pub(crate) mod sentence;
pub(crate) mod unreplaced_placeholder;
pub(crate) mod why;
pub(crate) mod wording;
