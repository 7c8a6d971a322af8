//! Causes that lie in how a program or a template makes its policy: said in the place of what the policy alone would tell.

pub(crate) mod auto_named_namespace;
pub(crate) mod cdk_default_assume_role_action;
pub(crate) mod helper_writes_assume_role;
pub(crate) mod key_not_substituted;
pub(crate) mod path_lost_in_split;
pub(crate) mod site;

use crate::finding::kind::Cause;
use site::Site;

crate::finding::entry::entries![
    auto_named_namespace,
    cdk_default_assume_role_action,
    helper_writes_assume_role,
    key_not_substituted,
    path_lost_in_split,
];

/// What lies in the program, in the order in which it is looked for.
const OF_PROGRAM: &[fn(&Site<'_>) -> Option<Cause>] = &[
    cdk_default_assume_role_action::cause,
    helper_writes_assume_role::cause,
    key_not_substituted::cause,
    path_lost_in_split::cause,
    auto_named_namespace::cause,
];

/// What in the program makes it so.
pub(crate) fn cause(site: &Site<'_>) -> Option<Cause> {
    OF_PROGRAM.iter().find_map(|cause| cause(site))
}
