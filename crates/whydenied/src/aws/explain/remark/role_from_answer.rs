//! AWS's answer gave what was not said of the role.

use super::role::{called, is_another};
use crate::aws::decision::Decision;
use crate::finding::entry::Entry;
use crate::finding::example::remark::ANSWER;
use crate::finding::example::{IDP, TRUSTED, aws};
use crate::finding::kind::{Kind, Message};
use crate::report::{Finding, Input};

pub(crate) static KIND: Kind =
    Kind::hint("role-from-answer", "https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html");

/// The policy was read from an answer of AWS that says more of its role than the caller gave.
pub(crate) fn remark(decision: &Decision<'_>) -> Option<Finding> {
    let role = decision.call.policy.role.as_ref().filter(|_| !is_another(decision))?;
    let arn = role.arn.as_ref().filter(|_| called(decision).is_none());
    let given = decision.call.request.max_session_duration;
    let longest = role.max_session_duration.filter(|_| given.is_none());
    let tags = Some(role.tags.len()).filter(|count| *count > 0);
    let taken = [
        arn.map(|arn| ("ARN", format!("the ARN `{arn}`"))),
        longest.map(|seconds| ("longest session", format!("sessions of up to {seconds} seconds"))),
        tags.map(|count| ("tags", format!("{count} of its tags"))),
    ];
    let (names, values): (Vec<_>, Vec<_>) = taken.into_iter().flatten().unzip();
    let message = Message::new(
        format!("Taken from the answer of AWS: the role's {}", names.join(", ")),
        format!("It says {}.", values.join(", ")),
        "give others to override them",
    );
    (!names.is_empty()).then(|| KIND.finding(Input::Policy, message))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "AWS's answer gave what was not said of the role",
    why: "The answer of `aws iam get-role` has the role's ARN, its longest session and its tags beside the policy. What was \
          not given otherwise was taken from there.",
    help: "give other values to override them",
    example: aws(IDP, r#""sub":"s1""#, ANSWER),
    near: aws(IDP, r#""sub":"s1""#, TRUSTED),
};
