//! Why Pulumi Cloud decided so: causes and remarks in words, and the report that has them.

pub(crate) mod checks;
pub(crate) mod claim;
pub(crate) mod findings;
pub(crate) mod mismatch;
pub(crate) mod problems;
pub(crate) mod remarks;
pub(crate) mod report;
pub(crate) mod request;
pub(crate) mod sentence;
pub(crate) mod why;
