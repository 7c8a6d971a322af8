//! How a job asks its issuer for a token for an audience.

use crate::report::Elsewhere;

/// How it is asked for a token, by what the token is for; `None` where the documents do not say.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asks {
    /// For AWS.
    pub(crate) aws: Option<Ask>,
    /// For Pulumi Cloud.
    pub(crate) pulumi: Option<Ask>,
    /// For Pulumi Cloud, where something asks that is given the organization and not the audience.
    pub(crate) pulumi_organization: Option<Ask>,
}

/// What to write where for an audience.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ask {
    /// Where it is written.
    pub(crate) place: Elsewhere,
    /// By what it is asked for, as the end of a sentence; empty where the place says it.
    pub(crate) by: &'static str,
    /// The language of the text, such as `yaml`.
    pub(crate) language: &'static str,
    /// The text. In it stands for the audience `{yaml}` as a value of YAML, `{shell}` as an argument of a shell,
    /// `{quoted}` as a string of JSON, and `{claims}` for an object with the claim `aud`, as an argument of a
    /// shell; for what is asked of Pulumi Cloud `{organization}`, `{token_type}` and `{scope}`.
    pub(crate) text: &'static str,
}

impl Asks {
    /// Nothing is known.
    pub(crate) const UNKNOWN: Self = Self { aws: None, pulumi: None, pulumi_organization: None };
}

impl Ask {
    /// What a workflow's file says.
    pub(crate) const fn in_workflow(language: &'static str, text: &'static str) -> Self {
        Self { place: Elsewhere::Workflow, by: "", language, text }
    }
}
