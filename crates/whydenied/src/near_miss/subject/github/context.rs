//! What a subject names after its repository.

/// What the end of a subject names.
#[derive(Clone, Copy)]
pub(crate) enum Context<'t> {
    Environment(&'t str),
    PullRequest,
    Ref(&'t str),
    /// Something that a usual subject does not end in.
    Other,
}

impl<'t> Context<'t> {
    pub(crate) fn of(text: &'t str) -> Self {
        let lone = |rest: &&str| !rest.contains(':');
        if let Some(environment) = text.strip_prefix("environment:").filter(lone) {
            Self::Environment(environment)
        } else if let Some(reference) = text.strip_prefix("ref:").filter(lone) {
            Self::Ref(reference)
        } else if text == "pull_request" {
            Self::PullRequest
        } else {
            Self::Other
        }
    }
}
