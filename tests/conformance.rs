//! Every fact of `cases/`, natively and as WebAssembly.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use whydenied_tests::{
    conditions, documents, error_lines, events, policies, robustness, signature, token_stage, tokens,
    unreadable,
};

#[test]
fn condition_blocks() {
    conditions::conditions().demand(107);
}

#[test]
fn single_rules() {
    conditions::rules().demand(369);
}

/// The 15 statement vectors, some of them in variants.
#[test]
fn statements() {
    policies::statements().demand(22);
}

#[test]
fn whole_policies() {
    policies::policies().demand(104);
}

#[test]
fn tokens_before_any_policy() {
    token_stage::token_stage().demand(69);
}

#[test]
fn signatures() {
    signature::signatures().demand(49);
}

#[test]
fn pasted_tokens() {
    tokens::tokens().demand(34);
}

#[test]
fn unreadable_texts() {
    unreadable::unreadable().demand(53);
}

#[test]
fn documents_with_a_policy() {
    documents::documents().demand(63);
}

#[test]
fn providers() {
    documents::providers().demand(5);
}

#[test]
fn events_in_place_of_a_token() {
    events::events().demand(26);
}

#[test]
fn error_lines_of_aws() {
    error_lines::error_lines().demand(44);
}

#[test]
fn damaged_texts() {
    robustness::damaged(4_000);
}

#[test]
fn damaged_keys() {
    robustness::damaged_keys(400);
}
