//! What is nearly right: texts, names and subjects that are alike but for something.

pub(crate) mod distance;
pub(crate) mod form;
pub(crate) mod placeholder;
pub(crate) mod slip;
pub(crate) mod spelling;
pub(crate) mod subject;
pub(crate) mod word;
