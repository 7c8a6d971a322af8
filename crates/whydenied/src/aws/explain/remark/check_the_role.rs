//! If AWS still denies the call, the role's ARN may be wrong.

use crate::aws::decision::Decision;
use crate::finding::entry::Entry;
use crate::finding::example::{IDP, TRUSTED, aws};
use crate::finding::kind::{Kind, Message};
use crate::finding::page::STS;
use crate::outcome::{Confidence, Verdict};
use crate::report::{Finding, Input};

pub(crate) static KIND: Kind = Kind::hint("check-the-role", STS).but(Confidence::Observed);

/// The call is not denied here, and AWS may have denied it all the same.
pub(crate) fn remark(decision: &Decision<'_>) -> Option<Finding> {
    let message = Message::new(
        "If AWS still denies this call, check the role's ARN",
        "A role that does not exist, another account and another path give the same error. A role or provider that \
         was changed just now denies for some seconds.",
        "compare the role's ARN with the one in the call, and retry after 15 seconds",
    );
    (decision.verdict != Verdict::Denied).then(|| KIND.finding(Input::Policy, message))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "If AWS still denies the call, the role's ARN may be wrong",
    why: "A role that does not exist, another account and another path give the same error as a policy that denies. A role \
          or a provider that was changed just now denies for some seconds, too.",
    help: "compare the role's ARN with the one in the call, and retry after 15 seconds",
    example: aws(IDP, r#""sub":"s1""#, TRUSTED),
    near: aws(IDP, r#""sub":"s1""#, r#"{"StringEquals":{"$url:sub":"s2"}}"#),
};
