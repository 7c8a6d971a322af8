//! `trailing-slash-mismatch`, as this service has it.

use crate::finding::both;
use crate::finding::kind::Kind;
use crate::finding::page::ISSUERS;

pub(crate) static KIND: Kind = both::trailing_slash_mismatch::KIND.citing(ISSUERS);
