//! What a person gives: the token, the trust policy, and what else is known of the request.

mod claims_pane;
mod keys_pane;
mod known;
mod limits_pane;
mod policy_editor;
mod request_fields;
mod text_pane;
mod token_pane;

pub(crate) use claims_pane::ClaimsPane;
pub(crate) use keys_pane::KeysPane;
pub(crate) use known::Known;
pub(crate) use limits_pane::LimitsPane;
pub(crate) use policy_editor::PolicyEditor;
pub(crate) use request_fields::{RequestFields, RequestForm};
pub(crate) use token_pane::TokenPane;
