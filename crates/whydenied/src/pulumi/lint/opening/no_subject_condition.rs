//! `no-subject-condition`, as this service has it.

use crate::finding::both;
use crate::finding::kind::Kind;
use crate::finding::page::ISSUERS;

pub(crate) static KIND: Kind = Kind::error(both::no_subject_condition::KIND.code, ISSUERS);
