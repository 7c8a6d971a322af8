//! `value-case-mismatch`, as this service has it.

use crate::finding::both;
use crate::finding::kind::Kind;
use crate::finding::page::ISSUERS;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = both::value_case_mismatch::KIND.citing(ISSUERS).but(Confidence::Inferred);
