//! The forms in which one shares what stands in the page, in words.

use crate::dialogs::Form;

impl Form {
    /// All of them, in the order of the choice.
    pub(super) const ALL: [Self; 3] = [Self::Link, Self::Markdown, Self::Json];

    /// What the field of the choice holds.
    pub(super) const fn value(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Markdown => "markdown",
            Self::Json => "json",
        }
    }

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Link => "Link",
            Self::Markdown => "Markdown",
            Self::Json => "JSON",
        }
    }

    /// What it holds.
    pub(super) const fn says(self) -> &'static str {
        match self {
            Self::Link => {
                "The link holds everything itself, behind the #, which browsers do not send to servers. It never holds the token or its signature."
            }
            Self::Markdown => {
                "The verdict, its cause and both sides, for an issue or a chat. It never holds the token or its signature."
            }
            Self::Json => {
                "The report for a program, as the command prints it with --format json. It never holds the token or its signature."
            }
        }
    }

    /// The button that copies it.
    pub(super) const fn copies(self) -> &'static str {
        match self {
            Self::Link => "Copy link",
            Self::Markdown => "Copy Markdown",
            Self::Json => "Copy JSON",
        }
    }

    /// What there is to know before one shares claims.
    const fn on_claims(self) -> &'static str {
        match self {
            Self::Link => {
                "They name people, repositories and machines. Those that the policy tests are ticked: with them the link opens with its verdict, without any with the policy alone."
            }
            Self::Markdown => "Without them the message quotes no more of the token than the policy tests.",
            Self::Json => "A report holds all of them.",
        }
    }

    /// The same, where there may be no claims: they are known of a token that can be read.
    pub(super) const fn note(self, has_token: bool, has_claims: bool) -> &'static str {
        match (has_token, has_claims) {
            (false, _) => "There is no token.",
            (true, false) => "The token cannot be read, so there are no claims to share.",
            (true, true) => self.on_claims(),
        }
    }

    /// Whether it holds the claims in any case.
    pub(super) const fn holds_claims(self) -> bool {
        matches!(self, Self::Json)
    }

    /// Whether it is kept as a file.
    pub(super) const fn is_file(self) -> bool {
        matches!(self, Self::Json)
    }
}
