//! Conditions of one statement that cannot all hold.

pub(crate) mod hole_cannot_be_both;
pub(crate) mod keys;
pub(crate) mod module_conditions_combine;
pub(crate) mod same_key_two_operators;
pub(crate) mod two_providers_in_one_statement;

crate::finding::entry::entries![
    module_conditions_combine,
    same_key_two_operators,
    two_providers_in_one_statement,
    hole_cannot_be_both,
];
