//! Admin permissions for more than one project.

use super::grant::Grant;
use crate::finding::collected::Findings;
use crate::finding::entry::Entry;
use crate::finding::example::authorization::main;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::ISSUERS;
use crate::pattern::{Unit, meet_where};
use crate::pulumi::explain::wording::{capital, number, policy_is_for};

pub(crate) static KIND: Kind = Kind::warning("admin-for-many", ISSUERS);

/// Adds it for a policy that gives admin permissions to more than one project; whether it does.
pub(crate) fn lint(grant: &Grant<'_>, findings: &mut Findings<'_>) -> bool {
    let policy = grant.policy;
    let is_risky = policy.grants_admin() && is_for_many(grant);
    if is_risky {
        let message = Message::new(
            format!("{} gives admin permissions to more than one project", capital(&number(policy))),
            format!(
                "It is for {}, and whoever may run anything in one of them can ask for scope `admin`.",
                policy_is_for(policy)
            ),
            "grant `admin` by a policy for the one project that needs it",
        );
        let span = policy.authorized_permissions.iter().find(|it| it.text == "admin").map(|it| it.span);
        findings.risk(&KIND, span.unwrap_or(policy.span), message);
    }
    is_risky
}

/// Whether more than one project gets in, all of the one owner.
fn is_for_many(grant: &Grant<'_>) -> bool {
    let (policy, shapes) = (grant.policy, grant.shapes);
    let of_cluster = || {
        let paths = || policy.rules.iter().map(|rule| &*rule.path.text);
        paths().any(|path| path.starts_with("\"kubernetes.io\""))
            && !paths().any(|path| path == "sub" || path.contains("serviceaccount") || path.contains("pod"))
    };
    let Some(pattern) = grant.units() else { return of_cluster() };
    let tests_project = policy.rules.iter().any(|rule| {
        matches!(&*rule.path.text, "repository" | "repository_id" | "project_path" | "project_id" | "project")
    });
    !tests_project
        && shapes.iter().filter(|shape| !shape.after_owner.is_empty()).any(|shape| {
            let start: Vec<_> = shape.prefix.chars().map(Unit::Char).collect();
            let mut form = start.clone();
            form.push(Unit::Any);
            let named = format!("{}another-project{}", shape.after_owner, shape.after_project);
            form.extend(named.chars().map(Unit::Char));
            form.push(Unit::Any);
            let takes = |at: usize, letter: char| at != start.len() || !"/:".contains(letter);
            meet_where(pattern, &form, 'x', &takes).is_some()
        })
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "Admin permissions for more than one project",
    why: "Whoever may run a job in any project that the rules let in can ask for scope `admin`, and then do anything in the \
          organization.",
    help: "grant `admin` by a policy for the one project that needs it",
    example: main(
        r#"[{"decision":"allow","tokenType":"organization","authorizedPermissions":["admin"],"rules":{"sub":"repo:acme/*"}}]"#,
    ),
    near: main(
        r#"[{"decision":"allow","tokenType":"organization","authorizedPermissions":["admin"],"rules":{"sub":"repo:acme/web:*"}}]"#,
    ),
};
