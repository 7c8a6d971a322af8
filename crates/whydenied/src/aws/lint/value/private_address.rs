//! `aws:SourceIp` is compared with a private address.

use crate::finding::entry::Entry;
use crate::finding::example::fault::github;
use crate::finding::kind::Kind;

pub(crate) static KIND: Kind = Kind::error(
    "private-address",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html",
)
.access_analyzer("PRIVATE_IP_ADDRESS");

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "`aws:SourceIp` is compared with a private address",
    why: "`aws:SourceIp` is the address from which a request reaches AWS over the Internet, never a private one. A request \
          through a VPC endpoint has `aws:VpcSourceIp` instead.",
    help: "test the public address, or `aws:VpcSourceIp`",
    example: github(r#"{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}"#),
    near: github(r#"{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}"#),
};
