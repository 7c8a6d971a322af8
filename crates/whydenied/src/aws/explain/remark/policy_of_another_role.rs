//! The call is for another role than the one whose policy this is.

use super::role::{called, is_another};
use crate::aws::decision::Decision;
use crate::finding::entry::Entry;
use crate::finding::example::remark::ANSWER;
use crate::finding::example::{IDP, aws};
use crate::finding::kind::{Kind, Message};
use crate::finding::page::STS;
use crate::report::{Finding, Input};

pub(crate) static KIND: Kind = Kind::warning("policy-of-another-role", STS);

/// The call names another role than the answer of AWS that the policy was read from.
pub(crate) fn remark(decision: &Decision<'_>) -> Option<Finding> {
    let own = decision.call.policy.role.as_ref()?.arn.as_ref()?;
    let called = called(decision).filter(|_| is_another(decision))?;
    let message = Message::new(
        format!("The call is for `{called}`, and the policy is that of `{own}`"),
        "AWS reads the trust policy of the role that the call names.",
        "paste that role's trust policy, or correct the role's ARN in the call",
    );
    Some(KIND.finding(Input::Policy, message))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The call is for another role than the one whose policy this is",
    why: "AWS reads the trust policy of the role that the call names. This one says which role it belongs to, and that is \
          another.",
    help: "paste the trust policy of the role in the call, or correct the ARN in the call",
    example: aws(IDP, r#""sub":"s1""#, ANSWER).with(r#"{"roleArn":"arn:aws:iam::123456789012:role/read"}"#),
    near: aws(IDP, r#""sub":"s1""#, ANSWER).with(r#"{"roleArn":"arn:aws:iam::123456789012:role/deploy"}"#),
};
