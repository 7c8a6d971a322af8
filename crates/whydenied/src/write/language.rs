//! The languages that a policy is written in.

/// A language that a policy is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// The policy itself.
    Json,
    /// A Pulumi program in TypeScript.
    TypeScript,
    /// A Pulumi program in Python.
    Python,
    /// Terraform. For AWS only: no provider for Pulumi Cloud is documented.
    Terraform,
    /// A `CloudFormation` template in YAML, for AWS only.
    CloudFormation,
    /// A Pulumi program in YAML.
    Yaml,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 6] =
        [Self::Json, Self::TypeScript, Self::Python, Self::Terraform, Self::CloudFormation, Self::Yaml];

    /// A stable name, such as `typescript`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::TypeScript => "typescript",
            Self::Python => "python",
            Self::Terraform => "terraform",
            Self::CloudFormation => "cloudformation",
            Self::Yaml => "yaml",
        }
    }

    /// The language of that name.
    #[must_use]
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.name() == name)
    }
}
