//! What the report rests on: the parts of the pasted texts that were read.

use serde::{Deserialize, Serialize};

use crate::{Place, Verdict, Words};

/// A part of a pasted text that was read, apart from the bare token and the bare policy.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct InputReport {
    /// What it was read for.
    pub role: InputRole,
    /// In what form it is written, such as `terraform-document`.
    pub form: Words,
    /// What it is called there, such as the name of a role.
    pub name: Option<String>,
    /// Where it stands in its text.
    pub span: Place,
    /// What the call comes to under it, where that is not what the report is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
}

/// What a part of a pasted text was read for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum InputRole {
    /// It has the policy.
    Policy,
    /// It has the policy as it was before the plan.
    Before,
    /// It says who calls.
    Caller,
    /// It asks for a token of Pulumi Cloud.
    Exchange,
    /// It declares the identity provider.
    Provider,
    /// It says what names stand for.
    Defaults,
}
