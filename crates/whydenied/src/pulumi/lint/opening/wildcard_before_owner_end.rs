//! `wildcard-before-owner-end`, as this service has it.

use crate::finding::both;
use crate::finding::kind::Kind;
use crate::finding::page::ISSUERS;

pub(crate) static KIND: Kind = Kind::error(both::wildcard_before_owner_end::KIND.code, ISSUERS);
