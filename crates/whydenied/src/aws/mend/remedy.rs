//! What can be changed outside of the policy: in the job, the cluster, the issuer, the provider, the
//! role, the call. Each is a sentence, and where it can be a text to paste, and is tried on the call before it is
//! offered.

mod audience;
mod call;
mod claims;
mod denied;

use crate::aws::decision::Decision;
use crate::mend::elsewhere::{Setting, cluster, tried, workflow};
use crate::report::{Finding, Remedy, Report};
use denied::{Candidate, Denied};

/// So many are tried for one finding.
const MOST: usize = 6;

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
