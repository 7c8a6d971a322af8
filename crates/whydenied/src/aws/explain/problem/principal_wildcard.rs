//! `principal-wildcard`, as this service has it.

use crate::finding::kind::Kind;
use crate::finding::page::PRINCIPAL;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::warning("principal-wildcard", PRINCIPAL).but(Confidence::Unconfirmed);
