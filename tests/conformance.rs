//! Every fact of `cases/`, natively and as WebAssembly.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use whydenied_tests::{
    callers, calls, catalogue, causes, conditions, documents, error_lines, events, exchange_fixes, exchanges,
    gallery, holes, inputs, keys, lints, patterns, pieces, policies, program_fixes, pulumi_documents,
    pulumi_lints, pulumi_requests, pulumi_robustness, renamed, robustness, secrets, signature, titles,
    tokens, unreadable, variants,
};

#[test]
fn condition_blocks() {
    conditions::conditions().demand("conditions");
    conditions::every_denial_has_its_cause();
}

/// What a person reads first: the denials of the pitfalls and of the documents' own scenarios.
#[test]
fn causes_of_denials() {
    causes::causes().demand("causes");
    causes::every_pitfall_has_its_cause();
    causes::scenarios().demand("scenarios");
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
    whydenied_tests::remedies::cases().demand("remedies");
    whydenied_tests::remedies::of_calls().demand(150, 60);
    whydenied_tests::remedies::of_exchanges().demand(30, 26);
}

/// A fix of a policy that stands in a program is an edit of that program.
#[test]
fn programs_are_edited_in_their_own_syntax() {
    program_fixes::fixes().demand("program_fixes");
}

#[test]
fn every_title_fits_on_a_line() {
    titles::check();
}

#[test]
fn single_rules() {
    conditions::rules().demand("rules");
}

/// The 15 statement vectors, some of them in variants.
#[test]
fn statements() {
    policies::statements().demand("statements");
}

#[test]
fn whole_policies() {
    policies::policies().demand("policies");
}

#[test]
fn tokens_before_any_policy() {
    calls::token_stage().demand("token_stage");
}

#[test]
fn parameters_of_the_request() {
    calls::requests().demand("requests");
}

#[test]
fn keys_of_the_request() {
    keys::keys().demand("keys");
}

/// Resource control policies, session tags, source identities.
#[test]
fn further_permissions() {
    calls::permissions().demand("permissions");
}

#[test]
fn policies_that_iam_refuses() {
    calls::saving().demand("saving");
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
    calls::unsettled().demand("unsettled");
}

#[test]
fn signatures() {
    signature::signatures().demand("signature");
}

#[test]
fn pasted_tokens() {
    tokens::tokens().demand("tokens");
}

#[test]
fn unreadable_texts() {
    unreadable::unreadable().demand("unreadable");
}

#[test]
fn documents_with_a_policy() {
    documents::documents().demand("documents");
}

#[test]
fn documents_with_policies_of_pulumi() {
    pulumi_documents::pulumi_documents().demand("pulumi_documents");
}

#[test]
fn exchange_requests_of_pulumi() {
    pulumi_requests::pulumi_requests().demand("pulumi_requests");
}

#[test]
fn rules_of_pulumi() {
    exchanges::rules().demand("pulumi_rules");
}

#[test]
fn exchanges_with_pulumi() {
    exchanges::exchanges().demand("pulumi_exchanges");
}

/// The first fix of every denial, and some of the others.
#[test]
fn fixes_of_exchanges() {
    exchange_fixes::fixes().demand("pulumi_fixes");
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
    documents::providers().demand("providers");
}

#[test]
fn events_in_place_of_a_token() {
    events::events().demand("events");
}

#[test]
fn error_lines_of_aws() {
    error_lines::error_lines().demand("error_lines");
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
    lints::lints().demand("lints");
    lints::recommended_beside_a_token(40);
    lints::wildcards_alone();
}

/// Templates and programs, of which not all is known.
/// Programs, templates and pages in the place of a policy.
#[test]
fn policies_of_programs() {
    inputs::inputs().demand("inputs");
    inputs::every_beginning_is_answered();
}

#[test]
fn policies_with_holes() {
    holes::holes().demand("holes");
}

/// The same for authorization policies.
#[test]
fn authorization_policies_without_a_token() {
    pulumi_lints::pulumi_lints().demand("pulumi_lints");
}

/// Workflows, manifests and settings in the place of a token.
#[test]
fn whoever_calls() {
    callers::callers().demand("inputs");
}

/// Half of such a text is read or refused.
#[test]
fn whoever_calls_in_part() {
    assert!(callers::beginnings() > 100);
}

#[test]
fn every_explanation_has_its_examples() {
    catalogue::check();
}

#[test]
fn examples_of_the_page() {
    gallery::examples().demand("examples");
    renamed::examples().demand("examples");
    let (issuers, causes) = gallery::breadth();
    assert!(issuers >= 10 && causes >= 25, "{issuers} issuers, {causes} causes");
}

#[test]
fn error_lines_of_pulumi() {
    error_lines::pulumi_error_lines().demand("pulumi_error_lines");
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
    variants::variants().demand("variants");
}

/// Each is a token of its issuer, and has the verdict that it has alone.
#[test]
fn every_variant_of_every_token() {
    assert!(variants::every_variant() >= 2_000);
}

#[test]
fn policies_written_from_tokens() {
    whydenied_tests::written::cases().demand("written");
    whydenied_tests::written::trust(480);
    whydenied_tests::written::authorization(480);
    whydenied_tests::read_back::trust(480);
    whydenied_tests::read_back::authorization(480);
}

/// Pages with several pieces.
#[test]
fn pieces_of_a_page() {
    pieces::pieces().demand("pieces");
    pieces::beginnings();
}
