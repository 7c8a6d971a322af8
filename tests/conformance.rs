//! Every fact of `cases/`, natively and as WebAssembly.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use whydenied_tests::{
    calls, catalogue, causes, conditions, documents, error_lines, events, exchange_fixes, exchanges, gallery,
    keys, lints, patterns, policies, pulumi_documents, pulumi_lints, pulumi_requests, pulumi_robustness,
    renamed, robustness, secrets, signature, titles, tokens, unreadable, variants,
};

#[test]
fn condition_blocks() {
    conditions::conditions().demand(107);
    conditions::every_denial_has_its_cause();
}

/// What a person reads first: the denials of the pitfalls and of the documents' own scenarios.
#[test]
fn causes_of_denials() {
    causes::causes().demand(159);
    causes::every_pitfall_has_its_cause();
    causes::scenarios().demand(34);
}

/// Each fix lets in the token at hand, and of foreign ones those alone that its title names. Natively alone: a
/// quarter of a million decisions take minutes elsewhere, and the cases show that they are the same.
#[cfg(not(target_arch = "wasm32"))]
#[test]
fn every_fix_is_right_and_narrow() {
    whydenied_tests::fixes::tried().demand(1000);
}

/// Each remedy, followed, leads to where it says, and asks for nothing that is so already.
#[test]
fn every_remedy_leads_to_where_it_says() {
    whydenied_tests::remedies::cases().demand(21);
    whydenied_tests::remedies::of_calls().demand(150, 60);
    whydenied_tests::remedies::of_exchanges().demand(30, 26);
}

#[test]
fn every_title_fits_on_a_line() {
    titles::check();
}

#[test]
fn single_rules() {
    conditions::rules().demand(383);
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
    calls::token_stage().demand(153);
}

#[test]
fn parameters_of_the_request() {
    calls::requests().demand(49);
}

#[test]
fn keys_of_the_request() {
    keys::keys().demand(79);
}

/// Resource control policies, session tags, source identities.
#[test]
fn further_permissions() {
    calls::permissions().demand(76);
}

#[test]
fn policies_that_iam_refuses() {
    calls::saving().demand(69);
}

/// A signature passes and fails among the cases that have keys.
#[test]
fn every_check_passes_and_fails() {
    let checks = calls::checks();
    let states = [
        ("request", "passed failed not-checked"),
        ("token", "passed failed"),
        ("provider", "passed failed not-checked"),
        ("audience", "passed failed not-checked"),
        ("lifetime", "passed failed not-checked"),
        ("signature", "not-checked"),
        ("roles", "passed failed not-checked"),
        ("trust-policy", "passed failed depends"),
        ("resource-control-policy", "passed failed depends not-checked"),
        ("tag-session", "passed failed depends not-needed"),
        ("source-identity", "passed failed not-needed"),
        ("session", "passed failed not-checked"),
    ];
    for (id, states) in states {
        for state in states.split(' ') {
            assert!(checks[id].contains(state), "no case in which {id} is {state}");
        }
    }
}

/// Every case says that it is not settled.
#[test]
fn unsettled_questions() {
    calls::unsettled().demand(35);
}

#[test]
fn signatures() {
    signature::signatures().demand(49);
}

#[test]
fn pasted_tokens() {
    tokens::tokens().demand(40);
}

#[test]
fn unreadable_texts() {
    unreadable::unreadable().demand(108);
}

#[test]
fn documents_with_a_policy() {
    documents::documents().demand(63);
}

#[test]
fn documents_with_policies_of_pulumi() {
    pulumi_documents::pulumi_documents().demand(100);
}

#[test]
fn exchange_requests_of_pulumi() {
    pulumi_requests::pulumi_requests().demand(149);
}

#[test]
fn rules_of_pulumi() {
    exchanges::rules().demand(121);
}

#[test]
fn exchanges_with_pulumi() {
    exchanges::exchanges().demand(140);
}

/// The first fix of every denial, and some of the others.
#[test]
fn fixes_of_exchanges() {
    exchange_fixes::fixes().demand(119);
    assert_eq!(exchange_fixes::without_case(), [""; 0], "denied, and no case says what to do");
}

/// Each fix lets the exchange happen, or says what else it needs, and lets in nobody else unawares.
#[test]
fn fixes_of_exchanges_keep_their_word() {
    let tried = exchange_fixes::every_fix();
    assert!(tried.wrong.is_empty(), "{}", tried.wrong.join("\n"));
    assert_eq!(tried.mended, tried.denied, "a denial about which nothing can be done");
    assert!(tried.denied >= 109 && tried.fixes >= 157, "{} fixes of {} denials", tried.fixes, tried.denied);
    assert!(tried.fewest >= 200 && tried.foreign >= 60_000, "{} foreign tokens", tried.foreign);
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
    error_lines::error_lines().demand(56);
}

/// The documented meaning of `*`, `?` and `.` in Pulumi Cloud's patterns.
#[test]
fn patterns_of_pulumi() {
    assert!(patterns::agree(400_000) >= 1_000_000);
}

/// A text that fits an evil pattern almost is turned down at once.
#[test]
fn no_pattern_takes_long() {
    patterns::hostile();
}

/// Policies alone: those that vendors recommend, and each risk beside one that comes close.
#[test]
fn policies_without_a_token() {
    lints::lints().demand(231);
    lints::recommended_beside_a_token(40);
    lints::wildcards_alone();
}

/// The same for authorization policies.
#[test]
fn authorization_policies_without_a_token() {
    pulumi_lints::pulumi_lints().demand(84);
}

#[test]
fn every_explanation_has_its_examples() {
    catalogue::check();
}

#[test]
fn examples_of_the_page() {
    gallery::examples().demand(107);
    renamed::examples().demand(107);
    let (issuers, causes) = gallery::breadth();
    assert!(issuers >= 10 && causes >= 25, "{issuers} issuers, {causes} causes");
}

#[test]
fn error_lines_of_pulumi() {
    error_lines::pulumi_error_lines().demand(26);
}

#[test]
fn damaged_policies_and_requests_of_pulumi() {
    pulumi_robustness::damaged(4_000);
}

#[test]
fn vast_texts_for_pulumi() {
    pulumi_robustness::vast();
}

#[test]
fn damaged_texts() {
    robustness::damaged(4_000);
}

#[test]
fn damaged_keys() {
    robustness::damaged_keys(400);
}

#[test]
fn damaged_exchanges() {
    robustness::damaged_exchanges(4_000);
}

/// Of the threats of `SECURITY.md`: a secret leaves.
#[test]
fn no_secret_is_repeated() {
    secrets::nothing_repeats_a_secret(1);
}

#[test]
fn tokens_like_the_one_at_hand() {
    variants::variants().demand(42);
}

/// Each is a token of its issuer, and has the verdict that it has alone.
#[test]
fn every_variant_of_every_token() {
    assert!(variants::every_variant() >= 2_000);
}

#[test]
fn policies_written_from_tokens() {
    whydenied_tests::written::cases().demand(31);
    whydenied_tests::written::trust(480);
    whydenied_tests::written::authorization(480);
}
