//! What can be changed outside of the policy: in the job, the cluster, the issuer, the provider, the
//! role, the call. Each is a sentence, and where it can be a text to paste.

mod audience;
mod call;
mod claims;

use super::attempt::Call;
use crate::aws::Request;
use crate::aws::context::Context;
use crate::fix::elsewhere::{Setting, cluster, remedy, shell, workflow, yaml};
use crate::report::{Comparison, Finding, Remedy, Report};

/// What remedies are made from.
pub(super) struct Scene<'a> {
    pub(super) call: Call<'a>,
    /// Completed by what the documents say.
    pub(super) request: &'a Request,
    pub(super) context: &'a Context,
    /// The values that the finding is about, where it is about two.
    pub(super) compared: Option<Comparison<'a>>,
    /// The condition key that it is about.
    pub(super) key: Option<&'a str>,
    /// A value of that condition.
    pub(super) expected: Option<&'a str>,
    /// The token, and what the condition expects of it.
    setting: Setting<'a>,
}

/// The remedies for a finding.
pub(super) fn remedies(finding: &Finding, report: &Report, call: Call<'_>, context: &Context) -> Vec<Remedy> {
    let request = &*call.request.completed(call.token, call.policy);
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
    };
    let scene = Scene { call, request, context, compared, key, expected, setting };
    let families: [&dyn Fn() -> Vec<Remedy>; 5] = [
        &|| audience::remedies(finding.code, &scene),
        &|| workflow::remedies(finding.code, &scene.setting),
        &|| cluster::remedies(finding.code, &scene.setting),
        &|| claims::remedies(finding.code, &scene),
        &|| call::remedies(finding.code, &scene),
    ];
    families.iter().map(|of_family| of_family()).find(|remedies| !remedies.is_empty()).unwrap_or_default()
}

impl<'a> Scene<'a> {
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
}
