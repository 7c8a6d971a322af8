//! Why AWS decided so: causes and remarks in words, and the report that has them.

pub(crate) mod cause;
pub(crate) mod contradiction;
pub(crate) mod fault;
pub(crate) mod findings;
pub(crate) mod gates;
pub(crate) mod holes;
pub(crate) mod key;
pub(crate) mod key_name;
pub(crate) mod needs;
pub(crate) mod problem;
pub(crate) mod program;
pub(crate) mod provider_slip;
pub(crate) mod refusal;
pub(crate) mod remark;
pub(crate) mod report;
pub(crate) mod sentence;
pub(crate) mod statement;
pub(crate) mod token;
pub(crate) mod value;
pub(crate) mod why;
