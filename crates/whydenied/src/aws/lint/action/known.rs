//! The actions that STS has.

use crate::aws::{ASSUME_ROLE, SET_SOURCE_IDENTITY, TAG_SESSION};

/// Adds provided contexts to a session.
pub(crate) const SET_CONTEXT: &str = "sts:SetContext";

/// The actions of STS that a trust policy may speak of, and those that people mistake for one of them.
pub(crate) const KNOWN: &[&str] = &[
    ASSUME_ROLE,
    TAG_SESSION,
    SET_SOURCE_IDENTITY,
    SET_CONTEXT,
    "sts:AssumeRole",
    "sts:AssumeRoleWithSAML",
    "sts:AssumeRoot",
    "sts:DecodeAuthorizationMessage",
    "sts:GetAccessKeyInfo",
    "sts:GetCallerIdentity",
    "sts:GetFederationToken",
    "sts:GetServiceBearerToken",
    "sts:GetSessionToken",
];
