//! What is known of a role apart from its policies.

/// What an answer of AWS says of a role.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Role {
    /// Its name.
    pub name: Option<String>,
    /// Its ARN.
    pub arn: Option<String>,
    /// The longest session it may have, in seconds.
    pub max_session_duration: Option<u32>,
    /// Its tags. `aws iam list-roles` leaves them out, so that other tags are not known to be absent.
    pub tags: Vec<(String, String)>,
}

impl Role {
    /// What it is called: its name, or its ARN.
    #[must_use]
    pub fn called(&self) -> Option<&str> {
        self.name.as_deref().or(self.arn.as_deref())
    }
}
