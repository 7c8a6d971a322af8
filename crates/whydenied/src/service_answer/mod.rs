//! Error messages that people paste in place of a text: what AWS, IAM, STS and Pulumi Cloud answer, and what their
//! clients say without an answer.

pub(crate) mod aws;
pub(crate) mod provider;
pub(crate) mod pulumi;
