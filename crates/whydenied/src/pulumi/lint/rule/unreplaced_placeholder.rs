//! `unreplaced-placeholder`, as this service has it.

use crate::finding::kind::Kind;
use crate::finding::page::ISSUERS;
use crate::near_miss::placeholder;

pub(crate) static KIND: Kind = placeholder::unreplaced_placeholder::KIND.citing(ISSUERS);
