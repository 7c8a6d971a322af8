//! Policy variables are literal text in a policy of 2008.

use crate::aws::explain::value::failed_test::FailedTest;
use crate::aws::policy::Version;
use crate::finding::entry::Entry;
use crate::finding::example::{IDP, aws};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::VARIABLES;

pub(crate) static KIND: Kind =
    Kind::cause("variable-needs-2012", VARIABLES).form().access_analyzer("VARIABLE_UNSUPPORTED_IN_VERSION");

/// Found where a value has `${`, and the policy is of 2008.
pub(crate) fn cause(test: &FailedTest<'_>) -> Option<Cause> {
    if test.version != Version::V2008 || !test.operator.takes_variables() {
        return None;
    }
    let variable = test.condition.value_texts().find(|text| text.contains("${"))?;
    let message = Message::new(
        format!("`{variable}` is literal text, because the policy is of 2008"),
        "Policy variables need version 2012-10-17; a policy without `Version` is of 2008.",
        "add `\"Version\": \"2012-10-17\"`",
    );
    Some((&KIND, message))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "Policy variables are literal text in a policy of 2008",
    why: "`${…}` is replaced in policies of version 2012-10-17 only. A policy without `Version` is of 2008.",
    help: "add `\"Version\": \"2012-10-17\"`",
    example: aws(IDP, r#""sub":"mira""#, r#"{"Statement":{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/$url"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{"sts:RoleSessionName":"${$url:sub}"}}}}"#).with(r#"{"sessionName":"mira"}"#),
    near: aws(IDP, r#""sub":"mira""#, r#"{"StringEquals":{"sts:RoleSessionName":"${$url:sub}"}}"#).with(r#"{"sessionName":"mira"}"#),
};
