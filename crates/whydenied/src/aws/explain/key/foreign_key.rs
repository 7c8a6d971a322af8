//! A condition key that does not start with the token's own provider.

/// Why a provider that differs in a letter is another one.
pub(crate) const TO_THE_LETTER: &str = "A key starts with the provider's URL to the letter.";

/// A condition key that does not start with the token's own provider.
pub(crate) struct ForeignKey<'a> {
    /// What stands before the claim's name; empty if nothing does.
    pub(crate) prefix: &'a str,
    /// The claim's name.
    pub(crate) name: &'a str,
    /// The URL of the token's provider.
    pub(crate) own: &'a str,
}

impl<'a> ForeignKey<'a> {
    /// The URL of the token's provider without a slash at its end.
    pub(crate) fn without_slash(&self) -> &'a str {
        self.own.trim_end_matches('/')
    }

    /// To write the key with the token's provider.
    pub(crate) fn help(&self) -> String {
        format!("write `{}:{}`", self.own, self.name)
    }
}
