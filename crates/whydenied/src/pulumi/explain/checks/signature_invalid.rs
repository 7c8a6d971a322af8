//! `signature-invalid`, as this service has it.

use crate::finding::kind::Kind;
use crate::finding::page::ISSUERS;

pub(crate) static KIND: Kind = Kind::cause("signature-invalid", ISSUERS);
