//! `aws:SourceIp` is compared with a private address.

use super::written::Written;
use crate::aws::compare::block;
use crate::finding::collected::Findings;
use crate::finding::entry::Entry;
use crate::finding::example::fault::github;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::GLOBAL_KEYS;
use crate::operator::ValueType;

pub(crate) static KIND: Kind =
    Kind::error("private-address", GLOBAL_KEYS).access_analyzer("PRIVATE_IP_ADDRESS");

/// Adds it for a private address under `aws:SourceIp`: that is the address that AWS sees.
pub(crate) fn lint(written: &Written<'_>, findings: &mut Findings<'_>) {
    let text = written.text();
    let is_private = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"]
        .iter()
        .filter_map(|private| block(private))
        .any(|private| block(text).is_some_and(|block| private.contains(&block)));
    if written.operator.row.compares == ValueType::Address
        && written.condition.key.text.eq_ignore_ascii_case("aws:SourceIp")
        && is_private
    {
        let message = Message::new(
            format!("`{text}` is private, and `aws:SourceIp` is the public address of a request"),
            "A request that comes through a VPC endpoint has `aws:VpcSourceIp` instead.",
            "test the public address, or `aws:VpcSourceIp`",
        );
        findings.mistake(&KIND, written.value.span, message);
    }
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "`aws:SourceIp` is compared with a private address",
    why: "`aws:SourceIp` is the address from which a request reaches AWS over the Internet, never a private one. A request \
          through a VPC endpoint has `aws:VpcSourceIp` instead.",
    help: "test the public address, or `aws:VpcSourceIp`",
    example: github(r#"{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}"#),
    near: github(r#"{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}"#),
};
