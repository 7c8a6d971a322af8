//! `token-not-yet-valid`, as this service has it.

use crate::finding::kind::Kind;
use crate::finding::page::ISSUERS;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::cause("token-not-yet-valid", ISSUERS).but(Confidence::Inferred);
