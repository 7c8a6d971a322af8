//! `broad-wildcard`, as this service has it.

use crate::finding::both;
use crate::finding::kind::Kind;
use crate::finding::page::ISSUERS;

pub(crate) static KIND: Kind = Kind::warning(both::broad_wildcard::KIND.code, ISSUERS);
