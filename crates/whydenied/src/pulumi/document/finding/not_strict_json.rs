//! `not-strict-json`, as this service has it.

use crate::finding::kind::Kind;
use crate::finding::page::REST;

pub(crate) static KIND: Kind = Kind::hint("not-strict-json", REST);
