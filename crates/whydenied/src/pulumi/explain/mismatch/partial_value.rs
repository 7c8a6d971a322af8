//! `partial-value`, as this service has it.

use crate::finding::both;
use crate::finding::kind::Kind;
use crate::finding::page::ISSUERS;

pub(crate) static KIND: Kind = both::partial_value::KIND.citing(ISSUERS);
