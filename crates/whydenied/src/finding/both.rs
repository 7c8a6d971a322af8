//! Kinds of findings that both services have.

pub(crate) mod broad_wildcard;
pub(crate) mod claim_missing;
pub(crate) mod key_values_swapped;
pub(crate) mod no_subject_condition;
pub(crate) mod partial_value;
pub(crate) mod stray_character;
pub(crate) mod subject_matches_anyone;
pub(crate) mod trailing_slash_mismatch;
pub(crate) mod trusts_pull_requests;
pub(crate) mod value_case_mismatch;
pub(crate) mod wildcard_before_owner_end;

crate::finding::entry::entries![
    broad_wildcard,
    claim_missing,
    key_values_swapped,
    no_subject_condition,
    partial_value,
    stray_character,
    subject_matches_anyone,
    trailing_slash_mismatch,
    trusts_pull_requests,
    value_case_mismatch,
    wildcard_before_owner_end,
];
