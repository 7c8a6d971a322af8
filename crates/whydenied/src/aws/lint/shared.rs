//! What IAM demands of statements that trust a provider with many customers.

pub(crate) mod shared_provider_control;

crate::finding::entry::entries![shared_provider_control,];
