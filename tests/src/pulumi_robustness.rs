//! Damaged policies and requests of Pulumi: whatever is pasted, the engine answers, and points into the
//! text.

use whydenied::Token;
use whydenied::pulumi::Document;
use whydenied::pulumi::exchange::Parameters;
use whydenied::report::Finding;

use crate::pulumi_documents::PulumiDocumentCase;
use crate::pulumi_requests::PulumiRequestCase;
use crate::robustness::{Numbers, damage, lies_in, lines};

/// Reads `rounds` damaged documents and requests, and completes the one by the other.
///
/// # Panics
/// The engine panics, or points outside of the text.
pub fn damaged(rounds: usize) {
    let documents: Vec<_> = lines(include_str!("../cases/pulumi_documents.jsonl"))
        .map(|case: PulumiDocumentCase| case.pasted())
        .filter(|text| text.len() < 10_000)
        .collect();
    let requests: Vec<_> = lines(include_str!("../cases/pulumi_requests.jsonl"))
        .filter_map(|case: PulumiRequestCase| case.pasted().map(str::to_owned))
        .collect();
    let token =
        Token::read(r#"{ "iss": "https://gitlab.com", "aud": "urn:pulumi:org:acme", "scope": "team:a" }"#)
            .unwrap();
    let mut numbers = Numbers(0x853c_49e6_748f_ea9b);
    for _ in 0..rounds {
        let mut document = documents[numbers.below(documents.len())].clone();
        let mut request = requests[numbers.below(requests.len())].clone();
        for _ in 0..=numbers.below(3) {
            damage(&mut document, &mut numbers);
            damage(&mut request, &mut numbers);
        }
        let read = Document::read(&document, token.claim_text("iss"));
        match &read {
            Ok(read) => point_into(&document, &read.findings()),
            Err(error) => lies_in(&document, error.span),
        }
        match Parameters::read(&request) {
            Ok(parameters) => {
                point_into(&request, &parameters.findings());
                if let Ok(read) = &read {
                    point_into("", &parameters.exchange.completed(read, &token).findings());
                }
            }
            Err(error) => lies_in(&request, error.span),
        }
    }
}

/// Texts that are long, deep or say the same again and again cost no more than their length.
///
/// # Panics
/// One of them is read for longer than its length excuses: the test does not end.
pub fn vast() {
    for piece in [
        "- ",
        "? ",
        "a: ",
        "[",
        "{",
        "{a: ",
        "\"",
        "'",
        "'a' ",
        "&a ",
        "*a ",
        "!a ",
        "- &a [*a]\n",
        "#",
        "%",
        "\n",
        "| ",
        "curl ",
        "curl -d ",
        "curl -d '\n-d ",
        "pulumi login ",
        "--oidc-org ",
        "a=b&",
        "scope=admin&",
        "scope=",
        ",",
        "\\\n",
        "$(",
        "eyJ",
        "{\"policies\": [",
        "[{\"rules\": {\"a\": \"b\"}}] ",
        "\"a\": 1, ",
        "uses: ",
        "é",
        "\u{feff}",
    ] {
        let text = piece.repeat(50_000 / piece.len());
        let _ = Document::read(&text, None);
        let _ = Parameters::read(&text);
    }
    let rules = (0..20_000).map(|at| format!("\"sub\": \"{at}\"")).collect::<Vec<_>>().join(", ");
    let policies =
        format!("[{{ \"decision\": \"allow\", \"tokenType\": \"organization\", \"rules\": {{ {rules} }} }}]");
    let document = Document::read(&policies, None).unwrap();
    assert_eq!((document.policies[0].rules.len(), document.findings().len()), (1, 19_999));
}

fn point_into(text: &str, findings: &[Finding]) {
    for place in findings.iter().filter_map(|finding| finding.span) {
        lies_in(text, place);
    }
}
