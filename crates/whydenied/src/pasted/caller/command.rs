//! Commands that say who calls: the service accounts that `eksctl create iamserviceaccount` makes.
//!
//! Source: <https://github.com/eksctl-io/eksctl/blob/main/userdocs/src/usage/iamserviceaccounts.md>

use std::collections::BTreeMap;

use super::open::open;
use crate::shell::{Said, assignments, commands, expression_length};
use crate::span::Span;

const EKSCTL: [&str; 3] = ["eksctl", "create", "iamserviceaccount"];

/// A service account that a command makes, annotated with its role.
pub(super) struct Account {
    pub(super) name: String,
    pub(super) namespace: String,
    /// The role that is there already; nothing where one is made.
    pub(super) role: String,
    pub(super) span: Span,
}

/// Whether a service account is made in it.
pub(super) fn is_of(text: &str) -> bool {
    !accounts(text).is_empty()
}

/// The accounts of all commands.
pub(super) fn accounts(text: &str) -> Vec<Account> {
    let found = commands(text, &EKSCTL);
    let variables = if found.is_empty() { BTreeMap::new() } else { assignments(text) };
    let account = |command: &crate::shell::Command| {
        let said = |name: &str| Some(expanded(&command.option(text, &[name])?, &variables));
        Some(Account {
            name: said("--name")?,
            namespace: said("--namespace").unwrap_or_else(|| "default".to_owned()),
            role: said("--attach-role-arn").unwrap_or_default(),
            span: command.span,
        })
    };
    found.iter().filter_map(account).collect()
}

/// The text with what its variables are set to, open where the text does not say it.
pub(super) fn expanded(said: &Said, variables: &BTreeMap<&str, &str>) -> String {
    if !said.is_expanded {
        return said.text.clone();
    }
    let mut filled = String::new();
    let mut rest = &*said.text;
    while let Some(at) = rest.find('$') {
        let (before, expression) = rest.split_at(at);
        let (written, after) = expression.split_at(expression_length(expression).unwrap_or(1));
        let name = written.trim_matches(['$', '{', '}']);
        let set = variables.get(name).map(|set| set.trim_matches(['"', '\'']));
        filled += before;
        filled += &match set.filter(|set| !set.contains(['$', '`'])) {
            Some(set) => set.to_owned(),
            None if written == "$" => "$".to_owned(),
            None => open("*", &format!("${}", name.trim_start_matches('$'))),
        };
        rest = after;
    }
    filled + rest
}
