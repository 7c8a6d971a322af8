//! `subject-part-mismatch`, as this service has it.

use crate::finding::kind::Kind;
use crate::finding::page::ISSUERS;
use crate::near_miss::subject::part;

pub(crate) static KIND: Kind = part::subject_part_mismatch::KIND.citing(ISSUERS);
