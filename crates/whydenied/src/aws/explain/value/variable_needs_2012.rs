//! Policy variables are literal text in a policy of 2008.

use crate::finding::entry::Entry;
use crate::finding::example::{IDP, aws};
use crate::finding::kind::Kind;
use crate::finding::page::VARIABLES;

pub(crate) static KIND: Kind =
    Kind::cause("variable-needs-2012", VARIABLES).form().access_analyzer("VARIABLE_UNSUPPORTED_IN_VERSION");

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "Policy variables are literal text in a policy of 2008",
    why: "`${…}` is replaced in policies of version 2012-10-17 only. A policy without `Version` is of 2008.",
    help: "add `\"Version\": \"2012-10-17\"`",
    example: aws(IDP, r#""sub":"mira""#, r#"{"Statement":{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/$url"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{"sts:RoleSessionName":"${$url:sub}"}}}}"#).with(r#"{"sessionName":"mira"}"#),
    near: aws(IDP, r#""sub":"mira""#, r#"{"StringEquals":{"sts:RoleSessionName":"${$url:sub}"}}"#).with(r#"{"sessionName":"mira"}"#),
};
