//! What is found, whatever finds it: its kind, its words, and an example of it.

pub(crate) mod example;
pub(crate) mod kind;
pub(crate) mod known;
