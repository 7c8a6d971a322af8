//! What there is to say about a token and a policy: causes, risks, hints, in words.

pub(crate) mod unreadable;
