//! Texts that are none of what was asked for.

use super::{Family, repeated};

pub(crate) const ALL: &[Family] = &[
    policy("unreadable policy: one line", line),
    policy("unreadable policy: lines", lines),
    policy("unreadable policy: percent signs", percent),
    policy("unreadable policy: brackets", brackets),
    policy("unreadable policy: an open string", string),
    policy("unreadable policy: an open comment", comment),
    policy("unreadable policy: YAML", yaml),
    policy("unreadable policy: log", log),
    policy("unreadable policy: error at the end of a line", late),
    token("unreadable token: one line", line),
    token("unreadable token: lines", lines),
    token("unreadable token: dots", dots),
    token("unreadable token: percent signs", percent),
    token("unreadable token: brackets", brackets),
    token("unreadable token: blanks", blanks),
    token("unreadable token: letters of base64", base64),
    token("unreadable token: error at the end of a line", late),
];

const fn policy(name: &'static str, text: fn(usize) -> String) -> Family {
    Family { name, command: "lint --policy policy", file: "policy", text }
}

const fn token(name: &'static str, text: fn(usize) -> String) -> Family {
    Family { name, command: "aws --token token --policy policy", file: "token", text }
}

fn line(size: usize) -> String {
    "a ".repeat(size / 2)
}

fn lines(size: usize) -> String {
    "a\n".repeat(size / 2)
}

fn dots(size: usize) -> String {
    ".".repeat(size)
}

fn percent(size: usize) -> String {
    "%25".repeat(size / 3)
}

fn brackets(size: usize) -> String {
    "[{\"a\":".repeat(size / 6)
}

fn string(size: usize) -> String {
    format!("{{ \"Statement\": \"{}", "a".repeat(size))
}

fn comment(size: usize) -> String {
    repeated(size, "", |_| "/*".to_owned())
}

fn yaml(size: usize) -> String {
    repeated(size, "", |number| format!("key{number}: {{ a: [b, c] }}\n"))
}

fn log(size: usize) -> String {
    repeated(size, "\n", |number| {
        format!(
            "2026-09-11T10:38:20Z step {number}: Error: Not authorized to perform sts:AssumeRoleWithWebIdentity"
        )
    })
}

/// One line that is JSON up to its end.
fn late(size: usize) -> String {
    format!("{{ \"sub\": [{}, x", repeated(size, ", ", |_| "\"a\"".to_owned()))
}

fn blanks(size: usize) -> String {
    format!("eyJ{}", " ".repeat(size))
}

fn base64(size: usize) -> String {
    format!("eyJ{}", "QUFB".repeat(size / 4))
}
