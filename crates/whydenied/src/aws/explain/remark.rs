//! What is good to know about a decision, whatever it is: what was pasted, and what the verdict rests on.

pub(crate) mod check_the_role;
pub(crate) mod cloudtrail_event;
pub(crate) mod code_differs_from_deployed;
pub(crate) mod depends_on_request;
pub(crate) mod elided_code;
pub(crate) mod hole_decides;
pub(crate) mod issuer_assumed;
pub(crate) mod plan_hides_elements;
pub(crate) mod policy_of_another_role;
mod role;
pub(crate) mod role_from_answer;
pub(crate) mod unfilled_template;
pub(crate) mod verdict_before_plan;

use crate::aws::decision::Decision;
use crate::report::Finding;

crate::finding::entry::entries![
    check_the_role,
    depends_on_request,
    issuer_assumed,
    unfilled_template,
    hole_decides,
    elided_code,
    cloudtrail_event,
    plan_hides_elements,
    verdict_before_plan,
    code_differs_from_deployed,
    policy_of_another_role,
    role_from_answer,
];

/// Every remark, in the order of the report.
pub(crate) fn remarks(decision: &Decision<'_>) -> impl Iterator<Item = Finding> {
    [
        cloudtrail_event::remark,
        policy_of_another_role::remark,
        role_from_answer::remark,
        issuer_assumed::remark,
        code_differs_from_deployed::remark,
        verdict_before_plan::remark,
        plan_hides_elements::remark,
        unfilled_template::remark,
        hole_decides::remark,
        elided_code::remark,
        depends_on_request::remark,
        check_the_role::remark,
    ]
    .into_iter()
    .filter_map(|remark| remark(decision))
}
