//! `subject-matches-anyone`, as this service has it.

use crate::finding::both;
use crate::finding::kind::Kind;
use crate::finding::page::ISSUERS;

pub(crate) static KIND: Kind = Kind::error(both::subject_matches_anyone::KIND.code, ISSUERS);
