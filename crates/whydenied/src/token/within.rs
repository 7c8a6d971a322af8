//! Claims that stand as JSON in the middle of another text, such as a log, or after the header that was decoded with them.

use super::event;
use crate::cut;
use crate::json::{self, Node};

/// How many braces are tried.
const TRIED: usize = 64;
/// Claims of which an object has several that is the payload of a token.
const CLAIMS: [&str; 7] = ["iss", "sub", "aud", "exp", "iat", "nbf", "jti"];

/// What was found in a text.
pub(super) struct Within {
    /// The header of the token.
    pub(super) header: Option<Node<'static>>,
    /// Its claims, or the event that stands in for it. Places are those of the text.
    pub(super) root: Node<'static>,
}

/// The claims, or the event, in a text; `None` where there are none, or several that differ.
pub(super) fn find(text: &str) -> Option<Within> {
    let mut found: Option<Within> = None;
    let mut header = None;
    let mut at = 0;
    for _ in 0..TRIED {
        let Some(braces) = cut::braces(text, at) else { break };
        at = braces.start + 1;
        let root = braces.run.and_then(|run| Some((run, json::parse_part(text, run).ok()?.root)));
        let Some((run, root)) = root else { continue };
        if is_claims(&root) || event::read::is_event(&root) {
            at = run.end;
            if found.as_ref().is_some_and(|found| found.root.value != root.value) {
                return None;
            }
            found = found.or_else(|| Some(Within { header: header.take(), root: root.into_owned() }));
        } else if root.get("alg").is_some() {
            at = run.end;
            header = Some(root.into_owned());
        }
    }
    found
}

fn is_claims(root: &Node<'_>) -> bool {
    CLAIMS.iter().filter(|claim| root.get(claim).is_some()).count() > 1
}
