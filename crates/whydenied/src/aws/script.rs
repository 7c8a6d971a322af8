//! How a policy stands in a program, so that the program can be edited and read again.

use crate::json::Node;
use crate::program::{DocumentForm, Written};

/// How a policy stands in a program.
#[derive(Clone, Debug)]
pub(crate) struct Script {
    /// What the program is.
    pub(crate) form: DocumentForm,
    /// The arguments that a policy document is made of, as they are written, where the policy is made of such.
    pub(crate) arguments: Option<Node<'static>>,
    /// Where its texts stand.
    pub(crate) texts: Vec<Written>,
    /// The role that it is of, as the program calls it.
    pub(crate) role: Option<String>,
    /// Whether an answer of AWS with the same role stands beside it.
    pub(crate) is_beside: bool,
    /// What the program's names were said to stand for.
    pub(crate) given: Vec<(String, String)>,
}
