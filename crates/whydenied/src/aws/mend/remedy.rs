//! What can be changed outside of the policy: in the job, the cluster, the issuer, the provider, the
//! role, the call. Each is a sentence, and where it can be a text to paste, and is tried on the call before it is
//! offered.

mod audience;
mod call;
mod claims;

use crate::Token;
use crate::aws::context::Context;
use crate::aws::decision::{Call, Decision};
use crate::aws::explain::report::explain;
use crate::aws::request::Request;
use crate::mend::elsewhere;
use crate::mend::elsewhere::{Called, Change, Setting, cluster, note, shell, tried, workflow, yaml};
use crate::report::{Comparison, Finding, ParameterChange, Remedy, Report};

/// What may be offered of a call.
type Candidate = elsewhere::Candidate<Request>;

/// So many are tried for one finding.
const MOST: usize = 6;

/// What remedies are made from.
pub(crate) struct Denied<'a> {
    pub(crate) call: Call<'a>,
    /// Completed by what the documents say.
    pub(crate) request: &'a Request,
    pub(crate) context: &'a Context,
    /// The values that the finding is about, where it is about two.
    pub(crate) compared: Option<Comparison<'a>>,
    /// The condition key that it is about.
    pub(crate) key: Option<&'a str>,
    /// A value of that condition.
    pub(crate) expected: Option<&'a str>,
    /// The token, and what the condition expects of it.
    setting: Setting<'a>,
}

/// The remedies for a finding that do away with it.
pub(crate) fn remedies(finding: &Finding, report: &Report, decision: &Decision<'_>) -> Vec<Remedy> {
    let Decision { call, request, context, .. } = decision;
    let condition = report.condition_at(finding);
    let compared = report.comparison_at(finding);
    let key = condition.map(|condition| &*condition.key);
    let expected = condition.and_then(|condition| condition.expected.first()).map(|value| &**value);
    let setting = Setting {
        token: call.token,
        issuer: context.provider.issuer,
        claim: key.and_then(|key| key.rsplit_once(':')).map(|(_, claim)| claim),
        expected: compared.map(|compared| compared.expected).or(expected),
        part: None,
        tested: tested(report),
    };
    let denied = Denied { call: *call, request, context, compared, key, expected, setting };
    let families: [&dyn Fn() -> Vec<Candidate>; 5] = [
        &|| audience::remedies(&finding.code, &denied),
        &|| workflow::remedies(&finding.code, &denied.setting),
        &|| cluster::remedies(&finding.code, &denied.setting, request.now),
        &|| claims::remedies(&finding.code, &denied),
        &|| call::remedies(&finding.code, &denied),
    ];
    let candidates = families.iter().map(|of_family| of_family()).find(|found| !found.is_empty());
    let candidates = candidates.unwrap_or_default().into_iter().take(MOST);
    tried(candidates, finding, report, &denied)
}

/// The claims whose keys the policies test.
fn tested(report: &Report) -> Vec<Vec<String>> {
    let further = report.further_evaluations.iter().flat_map(|evaluation| &evaluation.statements);
    let conditions = report.statements.iter().chain(further).flat_map(|statement| &statement.conditions);
    let mut claims = Vec::new();
    for condition in conditions {
        let mut entries = report.context.iter().filter(|entry| entry.claim.is_some());
        let entry = entries.find(|entry| entry.key.eq_ignore_ascii_case(&condition.key));
        let path = entry.and_then(|entry| entry.claim.as_ref()).map(|claim| vec![claim.to_string()]);
        if let Some(path) = path.filter(|path| !claims.contains(path)) {
            claims.push(path);
        }
    }
    claims
}

impl Called for Denied<'_> {
    type Request = Request;

    fn token(&self) -> &Token {
        self.call.token
    }

    fn decide(&self, change: &Change<Request>) -> Report {
        match change {
            // Another token is signed as its issuer signs.
            Change::Token(token) => {
                let request = Request { signature: None, ..self.request.clone() };
                explain(&Call { token, request: &request, ..self.call }.decide())
            }
            Change::Request(request) => explain(&Call { request, ..self.call }.decide()),
        }
    }

    fn parameters(&self, other: &Request) -> Vec<ParameterChange> {
        let (own, mut list) = (self.request, Vec::new());
        let text = |text: &Option<String>| text.clone();
        let number = |number: &Option<u32>| number.map(|number| number.to_string());
        note(&mut list, "role_arn", (&own.role_arn, &other.role_arn), text);
        note(&mut list, "provider_arn", (&own.provider_arn, &other.provider_arn), text);
        note(&mut list, "provider_url", (&own.provider_url, &other.provider_url), text);
        note(&mut list, "client_ids", (&own.client_ids, &other.client_ids), |ids| {
            (!ids.is_empty()).then(|| ids.join("\n"))
        });
        note(&mut list, "session_name", (&own.session_name, &other.session_name), text);
        note(&mut list, "duration_seconds", (&own.duration_seconds, &other.duration_seconds), number);
        let maximum = (&own.max_session_duration, &other.max_session_duration);
        note(&mut list, "max_session_duration", maximum, number);
        list
    }
}

impl<'a> Denied<'a> {
    /// The issuer's id in the tables; empty for one that is not in them.
    fn issuer(&self) -> &'static str {
        self.setting.issuer_id()
    }

    /// Whether a cluster issued the token.
    fn is_cluster(&self) -> bool {
        self.setting.is_cluster()
    }

    /// The value that the policy expects, if it is one value and no pattern.
    fn wanted(&self) -> Option<&'a str> {
        self.setting.wanted()
    }

    /// The request with something else of it.
    fn requesting(&self, change: impl FnOnce(&mut Request)) -> Request {
        let mut request = self.request.clone();
        change(&mut request);
        request
    }
}
