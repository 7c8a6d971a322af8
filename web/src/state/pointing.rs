//! What belongs together in the policy, the token and the verdict is set apart in all three: a condition where it stands,
//! its row in the verdict, and the claim that it tests.

use leptos::prelude::*;
use whydenied_questions::Service;
use whydenied_questions::examination::Examination;
use whydenied_questions::texts::TOKEN;
use whydenied_report::{Input, Place, Report};

use super::{Answers, State, text_of};

/// What is pointed at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Pointed {
    /// From and to in bytes of a text, where its cursor is, and the claim that this is in the token.
    Text { name: &'static str, start: usize, end: usize, claim: Option<String> },
    /// A claim among those that the token says.
    Claim(String),
}

/// What that comes to in the verdict and among the claims.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Pointing {
    /// The claim.
    pub(crate) claim: Option<String>,
    /// The tests: each the text and the place where it stands.
    pub(crate) tests: Vec<(Input, Place)>,
}

/// A test of the verdict: where it stands, and which claim it is about.
struct Test<'r> {
    input: Input,
    place: Place,
    claim: Option<&'r str>,
}

impl Pointing {
    /// What is pointed at, of the verdict on `service` that is shown.
    pub(super) fn of(service: Service, answers: Answers, pointed: Option<Pointed>) -> Self {
        let Some(pointed) = pointed else { return Self::default() };
        answers.examination.with(|examination| {
            answers.report.with(|report| {
                let tests = report.as_ref().map(|report| tests(report, &examination.claims_of_rules));
                let tests = tests.unwrap_or_default();
                let found = |fits: &dyn Fn(&Test<'_>) -> bool| -> Vec<_> {
                    tests.iter().filter(|test| fits(test)).map(|test| (test.input, test.place)).collect()
                };
                match pointed {
                    Pointed::Claim(claim) | Pointed::Text { claim: Some(claim), .. } => Self {
                        tests: found(&|test| test.claim.is_some_and(|source| is_claim(&claim, source))),
                        claim: Some(claim),
                    },
                    Pointed::Text { name, start, end, claim: None } => {
                        let is_met = |test: &Test<'_>| {
                            name != TOKEN
                                && text_of(service, test.input) == Some(name)
                                && test.place.start <= start
                                && end <= test.place.end
                        };
                        let claim = tests.iter().find(|test| is_met(test)).and_then(|test| test.claim);
                        Self { claim: claim.map(str::to_owned), tests: found(&is_met) }
                    }
                }
            })
        })
    }
}

impl State {
    /// Whether the test of the verdict that stands at `place` of `input` is pointed at.
    pub(crate) fn is_pointed_at(self, input: Input, place: Place) -> bool {
        self.pointing.with(|pointing| pointing.tests.contains(&(input, place)))
    }

    /// Whether a claim among those that the token says is pointed at.
    pub(crate) fn is_claim_pointed_at(self, claim: &str) -> bool {
        self.pointing
            .with(|pointing| pointing.claim.as_deref().is_some_and(|pointed| is_claim(claim, pointed)))
    }
}

/// All tests that the verdict shows.
fn tests<'r>(report: &'r Report, claims_of_rules: &'r [Vec<Option<String>>]) -> Vec<Test<'r>> {
    let claim_of = |key: &str| {
        let entry = report.context.iter().find(|entry| entry.key.eq_ignore_ascii_case(key))?;
        entry.claim.as_deref()
    };
    let own = report.statements.iter().map(|statement| (Input::Policy, statement));
    let further = report.further_evaluations.iter();
    let further = further.flat_map(|one| one.statements.iter().map(move |statement| (one.input, statement)));
    let of_aws = own.chain(further).flat_map(|(input, statement)| {
        let elements = [Some(&statement.principal), Some(&statement.action), statement.resource.as_ref()];
        let elements = elements.into_iter().flatten().map(move |element| Test {
            input,
            place: element.span,
            claim: None,
        });
        let conditions = statement.conditions.iter();
        elements.chain(conditions.map(move |one| Test { input, place: one.span, claim: claim_of(&one.key) }))
    });
    let of_pulumi = report.policies.iter().enumerate().flat_map(move |(index, policy)| {
        let claims = claims_of_rules.get(index).map(Vec::as_slice).unwrap_or_default();
        let target = Test { input: Input::Policy, place: policy.target.span, claim: None };
        let rules = policy.rules.iter().enumerate().map(move |(rule, one)| Test {
            input: Input::Policy,
            place: one.span,
            claim: claims.get(rule).and_then(Option::as_deref),
        });
        std::iter::once(target).chain(rules).collect::<Vec<_>>()
    });
    of_aws.chain(of_pulumi).collect()
}

/// The claims that the policies test, as far as the verdict on them is known.
pub(crate) fn tested_claims(examination: &Examination) -> Vec<String> {
    let tests = examination.report.iter().flat_map(|report| tests(report, &examination.claims_of_rules));
    tests.filter_map(|test| test.claim.map(str::to_owned)).collect()
}

/// Whether a condition key is made of the claim `name`: `kubernetes.io/namespace` stands in `kubernetes.io`.
pub(crate) fn is_claim(name: &str, source: &str) -> bool {
    source.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
