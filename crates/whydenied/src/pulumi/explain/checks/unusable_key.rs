//! `unusable-key`, as this service has it.

use crate::finding::kind::Kind;
use crate::finding::page::ISSUERS;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::cause("unusable-key", ISSUERS).but(Confidence::Inferred);
