//! `duplicate-key`, as this service has it.

use crate::finding::kind::Kind;
use crate::finding::page::REST;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::error("duplicate-key", REST).but(Confidence::Inferred);
