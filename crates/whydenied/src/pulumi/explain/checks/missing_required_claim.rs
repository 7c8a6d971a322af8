//! `missing-required-claim`, as this service has it.

use crate::finding::kind::Kind;
use crate::finding::page::ISSUERS;

pub(crate) static KIND: Kind = Kind::cause("missing-required-claim", ISSUERS);
