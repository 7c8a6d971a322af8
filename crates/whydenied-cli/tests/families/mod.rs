//! Inputs that can be made as long as one likes, by what they have much of. The work that each makes, and
//! what is printed of it, grow as its length does.

mod policies;
mod programs;
mod pulumi;
mod texts;
mod tokens;

/// Inputs that grow in one way.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Family {
    pub(crate) name: &'static str,
    /// The command and its options, which name files as `File` does.
    pub(crate) command: &'static str,
    /// The file that grows.
    pub(crate) file: &'static str,
    /// A text of about that many bytes.
    pub(crate) text: fn(usize) -> String,
}

pub(crate) use policies::{JUDGED, LINTED};
pub(crate) use programs::ALL as PROGRAMS;
pub(crate) use pulumi::ALL as AUTHORIZATION;
pub(crate) use texts::ALL as UNREADABLE;
pub(crate) use tokens::{JUDGED as TOKENS, READ};

/// What stands in the files that do not grow.
pub(crate) fn small_files() -> [(&'static str, String); 3] {
    [("token", tokens::github("")), ("policy", policies::small()), ("authorization", pulumi::small())]
}

/// As many parts as that many bytes hold, each made of its number.
fn repeated(size: usize, separator: &str, part: impl Fn(usize) -> String) -> String {
    let mut text = String::with_capacity(size + 1024);
    let mut number = 0;
    while text.len() < size {
        if number > 0 {
            text.push_str(separator);
        }
        text.push_str(&part(number));
        number += 1;
    }
    text
}
