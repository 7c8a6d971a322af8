//! `kubernetes-namespace-mismatch`, as this service has it.

use crate::finding::kind::Kind;
use crate::finding::page::EKS_GUIDE;
use crate::near_miss::subject::kubernetes;

pub(crate) static KIND: Kind = kubernetes::kubernetes_namespace_mismatch::KIND.citing(EKS_GUIDE);
