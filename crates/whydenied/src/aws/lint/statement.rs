//! Statements as a whole: their names, and those that another one makes superfluous.

pub(crate) mod empty_sid;
pub(crate) mod redundant_statement;

crate::finding::entry::entries![empty_sid, redundant_statement,];
