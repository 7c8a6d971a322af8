//! `trusts-pull-requests`, as this service has it.

use crate::finding::both;
use crate::finding::kind::Kind;
use crate::finding::page::ISSUERS;

pub(crate) static KIND: Kind = Kind::warning(both::trusts_pull_requests::KIND.code, ISSUERS);
