//! Trust in names that somebody else may take over.

pub(crate) mod mutable_names;

crate::finding::entry::entries![mutable_names,];
