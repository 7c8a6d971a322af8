//! What a template left behind: for a person to fill in, or for a tool that fills it in later.

mod enclosed;
mod expression;
mod output;
mod search;
pub(crate) mod unreplaced_placeholder;

pub(crate) use expression::{expression, filled_in_by, unfilled};
pub(crate) use search::{find, needed, of_pulumi};
pub(crate) use unreplaced_placeholder::{DEPLOYED, cause, without_token};

crate::finding::entry::entries![unreplaced_placeholder,];
