//! `depends-on-request`, as this service has it.

use crate::finding::kind::Kind;
use crate::finding::page::EXCHANGE;

pub(crate) static KIND: Kind = Kind::hint("depends-on-request", EXCHANGE);
