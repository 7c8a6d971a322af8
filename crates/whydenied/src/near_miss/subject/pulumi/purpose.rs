//! What the subjects of Pulumi Cloud are for.

/// What a token is for, by the start of its subject.
pub(crate) struct Purpose {
    start: &'static str,
    /// As the end of "The token".
    pub(crate) does: &'static str,
    /// As the end of "the policy trusts".
    pub(crate) those: &'static str,
}

/// An environment that is opened by its name.
const ENVIRONMENTS: &str = "environments";

const PURPOSES: [Purpose; 3] = [
    Purpose { start: "pulumi:deploy:", does: "is for a deployment", those: "deployments" },
    Purpose { start: "pulumi:environments:", does: "opens an environment", those: ENVIRONMENTS },
    Purpose { start: "pulumi:org:", does: "opens an environment by its id", those: "ids of environments" },
];

impl Purpose {
    pub(crate) fn of(subject: &str) -> Option<&'static Self> {
        PURPOSES.iter().find(|purpose| subject.starts_with(purpose.start))
    }

    pub(crate) fn is_environment(&self) -> bool {
        self.those == ENVIRONMENTS
    }
}
