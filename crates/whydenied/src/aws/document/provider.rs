//! Reads the answer from a pasted text, and completes a request by it.

use crate::aws::request::Request;
use crate::report::{Input, InputError};
pub use crate::service_answer::provider::ProviderAnswer;
use crate::{json, limits, unreadable};

impl ProviderAnswer {
    /// Reads the answer.
    ///
    /// # Errors
    /// It is some other text.
    pub fn read(text: &str) -> Result<Self, InputError> {
        unreadable::check_length(Input::Provider, text, limits::PROVIDER)?;
        let root = json::parse(text).map_err(|error| unreadable::json(Input::Provider, text, error))?.root;
        Self::of(&root).ok_or_else(|| {
            InputError::at(
                Input::Provider,
                text,
                "not-a-provider",
                root.span,
                "this is not the answer of `aws iam get-open-id-connect-provider`".into(),
                "it has a `Url` and a `ClientIDList`",
            )
        })
    }

    /// Fills in the provider's URL and client IDs where the request says nothing of them.
    pub fn complete(&self, request: &mut Request) {
        if request.provider_url.is_none() && request.provider_arn.is_none() {
            request.provider_url = Some(self.url.clone());
        }
        if request.client_ids.is_empty() {
            request.client_ids.clone_from(&self.client_ids);
        }
    }
}
