//! A workflow, manifests or settings whose jobs, pods or operations ask for credentials, and a policy.
#![no_main]

use libfuzzer_sys::fuzz_target;
use whydenied::aws::Request;
use whydenied::case::aws::{Case, Texts};
use whydenied::case::callers::Callers;
use whydenied::case::{exchanges, pulumi};
use whydenied::pasted::caller::Asked;
use whydenied::pulumi::Exchange;
use whydenied_fuzz::{holds, texts};
use whydenied_tests::robustness::lies_in;

fuzz_target!(|input: &[u8]| {
    let Some([policy, text]) = texts::texts(input) else { return };
    let given = Texts::default().policy(policy);
    let case = Case::read(&given, Request::default());
    let named = Asked { repository: Some("acme/web".to_owned()), ..Asked::default() };
    let exchange = pulumi::Case::read(&pulumi::Texts::default().policies(policy), Exchange::default());
    for asked in [Asked::default(), named] {
        if let Ok(callers) = exchanges::Callers::read(&exchange, text, &asked)
            && let Ok(calls) = callers.calls()
        {
            assert!(!calls.calls.is_empty());
            holds::json(&serde_json::to_string(&calls).expect("calls are JSON"));
            holds::shown(&calls.to_markdown());
            for call in &calls.calls {
                lies_in(text, call.span);
                let report = callers.check(call.number).expect("it was judged");
                assert_eq!(report.verdict, call.verdict, "{}", call.name);
            }
        }
        let callers = match Callers::read(&case, text, &asked) {
            Ok(callers) => callers,
            Err(error) => return holds::error(text, &error),
        };
        let Ok(calls) = callers.calls() else { continue };
        assert!(!calls.calls.is_empty());
        holds::json(&serde_json::to_string(&calls).expect("calls are JSON"));
        holds::shown(&calls.to_markdown());
        let policy = case.policy_text().expect("it was judged");
        for call in &calls.calls {
            lies_in(text, call.span);
            let report = callers.check(call.number).expect("it was judged");
            assert_eq!(report.verdict, call.verdict, "{}", call.name);
            holds::report(text, policy, &report);
        }
    }
});
