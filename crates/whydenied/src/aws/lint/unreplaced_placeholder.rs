//! `unreplaced-placeholder`: a placeholder in a policy, where no token is there that could say what it stands for.

use crate::finding::kind::Cause;
use crate::near_miss::placeholder;

/// The placeholder in a principal or a value, unless somebody may mean it: words such as `GitHubOrg`, which
/// documents have in the place of a name, may be one.
pub(crate) fn cause(text: &str) -> Option<Cause> {
    placeholder::find(text).filter(|found| is_plain(found)).map(placeholder::without_token)
}

/// Whether nobody means it.
fn is_plain(placeholder: &str) -> bool {
    placeholder.starts_with(['<', '{', '$'])
        || placeholder.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("your"))
}
