//! Tokens of the same issuer that are somebody else's, made from the claims without the engine: other
//! owners, repositories, branches, environments, namespaces, service accounts, pods, projects, stacks.

use serde_json::{Value, json};

/// A token that is not the one at hand.
#[derive(Debug)]
pub(super) struct Foreign {
    /// Its claims.
    pub(super) claims: Value,
    /// What it differs in, such as `repository`; several for one that differs in more.
    pub(super) differs_in: Vec<&'static str>,
}

/// Names that nobody in the cases has: like others, and like nothing else.
const NAMES: [&str; 8] = ["evil", "acme2", "acm", "Acme", "xacme", "a", "default-x", "zz-top"];

/// Two hundred and more of them.
///
/// # Panics
/// The claims are no object.
#[must_use]
pub(super) fn tokens(claims: &Value) -> Vec<Foreign> {
    let sub = claims["sub"].as_str().unwrap_or_default();
    let mut found = if sub.starts_with("repo:") {
        of_github(claims, sub)
    } else if sub.starts_with("project_path:") {
        of_gitlab(claims, sub)
    } else if sub.starts_with("system:serviceaccount:") {
        of_cluster(claims, sub)
    } else if sub.starts_with("pulumi:") {
        of_pulumi(claims, sub)
    } else {
        of_anybody(claims, sub)
    };
    found.retain(|foreign| foreign.claims != *claims && !foreign.differs_in.is_empty());
    found
}

/// The claims with others in their place; those that the token lacks stay away.
fn with(claims: &Value, changes: &[(&str, Value)]) -> Value {
    let mut claims = claims.clone();
    for (name, value) in changes {
        if claims.get(name).is_some() {
            claims[*name] = value.clone();
        }
    }
    claims
}

fn of_github(claims: &Value, sub: &str) -> Vec<Foreign> {
    let mut parts = sub.splitn(3, ':').skip(1);
    let (own_owner, own_name) = parts.next().and_then(|it| it.split_once('/')).unwrap_or_default();
    let own_rest = parts.next().unwrap_or_default();
    let rests = [
        ("", own_rest.to_owned()),
        ("branch", "ref:refs/heads/evil".to_owned()),
        ("branch", "ref:refs/heads/mai".to_owned()),
        ("branch", "ref:refs/heads/main2".to_owned()),
        ("tag", "ref:refs/tags/v9".to_owned()),
        ("environment", "environment:evil".to_owned()),
        ("pull-request", "pull_request".to_owned()),
    ];
    let mut found = Vec::new();
    for owner in [own_owner].into_iter().chain(NAMES) {
        for name in [own_name].into_iter().chain(NAMES) {
            for (class, rest) in &rests {
                let mut differs_in = Vec::new();
                differs_in.extend((owner != own_owner).then_some("owner"));
                differs_in.extend((name != own_name).then_some("repository"));
                differs_in.extend((!class.is_empty()).then_some(*class));
                let full = format!("{owner}/{name}");
                let mut changes = vec![
                    ("sub", json!(format!("repo:{full}:{rest}"))),
                    ("repository", json!(full)),
                    ("repository_owner", json!(owner)),
                ];
                if let Some(git_ref) = rest.strip_prefix("ref:") {
                    changes.push(("ref", json!(git_ref)));
                }
                found.push(Foreign { claims: with(claims, &changes), differs_in });
            }
        }
    }
    found
}

fn of_gitlab(claims: &Value, sub: &str) -> Vec<Foreign> {
    let (path, rest) = sub.split_once(':').and_then(|(_, rest)| rest.split_once(':')).unwrap_or_default();
    let (own_group, own_project) = path.split_once('/').unwrap_or_default();
    let rests = [
        ("", rest.to_owned()),
        ("ref", "ref_type:branch:ref:evil".to_owned()),
        ("ref", "ref_type:branch:ref:main2".to_owned()),
        (
            if rest.starts_with("ref_type:tag:") { "ref" } else { "ref-type" },
            "ref_type:tag:ref:v9".to_owned(),
        ),
    ];
    let mut found = Vec::new();
    for group in [own_group].into_iter().chain(NAMES) {
        for project in [own_project].into_iter().chain(NAMES) {
            for (class, rest) in &rests {
                let mut differs_in = Vec::new();
                differs_in.extend((group != own_group).then_some("group"));
                differs_in.extend((project != own_project).then_some("project"));
                differs_in.extend((!class.is_empty()).then_some(*class));
                let sub = json!(format!("project_path:{group}/{project}:{rest}"));
                let path = json!(format!("{group}/{project}"));
                let changes = [("sub", sub), ("project_path", path), ("namespace_path", json!(group))];
                found.push(Foreign { claims: with(claims, &changes), differs_in });
            }
        }
    }
    found
}

fn of_cluster(claims: &Value, sub: &str) -> Vec<Foreign> {
    let mut parts = sub.split(':').skip(2);
    let own_space = parts.next().unwrap_or_default();
    let own_account = parts.next().unwrap_or_default();
    let own_pod = claims["kubernetes.io"]["pod"]["name"].as_str().unwrap_or_default();
    let mut found = Vec::new();
    for space in [own_space].into_iter().chain(NAMES) {
        for account in [own_account].into_iter().chain(NAMES) {
            for pod in [own_pod, "evil", "busybox", "busyboxplus-9z9z9"] {
                let mut differs_in = Vec::new();
                differs_in.extend((space != own_space).then_some("namespace"));
                differs_in.extend((account != own_account).then_some("service-account"));
                differs_in.extend((pod != own_pod).then_some("pod"));
                let sub = json!(format!("system:serviceaccount:{space}:{account}"));
                let mut other = with(claims, &[("sub", sub)]);
                let inner = &mut other["kubernetes.io"];
                if inner.is_object() {
                    inner["namespace"] = json!(space);
                    inner["serviceaccount"]["name"] = json!(account);
                    if inner["pod"].is_object() {
                        inner["pod"]["name"] = json!(pod);
                    }
                }
                found.push(Foreign { claims: other, differs_in });
            }
        }
    }
    found
}

fn of_pulumi(claims: &Value, sub: &str) -> Vec<Foreign> {
    let part = |name: &str| sub.split(':').skip_while(|it| *it != name).nth(1).unwrap_or_default();
    let (own_org, own_project, own_stack) = (part("org"), part("project"), part("stack"));
    let mut found = Vec::new();
    for org in [own_org].into_iter().chain(NAMES) {
        for project in [own_project, "core2", "Cor"].into_iter().chain(NAMES) {
            for (stack, operation) in [(own_stack, ""), ("evil", ""), (own_stack, "destroy")] {
                let mut differs_in = Vec::new();
                differs_in.extend((org != own_org).then_some("organization"));
                differs_in.extend((project != own_project).then_some("project"));
                differs_in.extend((stack != own_stack).then_some("stack"));
                differs_in.extend((!operation.is_empty()).then_some("operation"));
                let operation = if operation.is_empty() { part("operation") } else { operation };
                let sub = format!(
                    "pulumi:deploy:org:{org}:project:{project}:stack:{stack}:operation:{operation}:scope:write"
                );
                let changes = [
                    ("sub", json!(sub)),
                    ("org", json!(org)),
                    ("project", json!(project)),
                    ("stack", json!(stack)),
                    ("operation", json!(operation)),
                ];
                found.push(Foreign { claims: with(claims, &changes), differs_in });
            }
        }
    }
    found
}

/// An issuer of which nothing is known: other subjects.
fn of_anybody(claims: &Value, sub: &str) -> Vec<Foreign> {
    let like = [format!("{sub}2"), format!("x{sub}"), sub.to_uppercase(), sub.chars().skip(1).collect()];
    let named = NAMES.iter().flat_map(|one| NAMES.iter().map(move |other| format!("{one}-{other}")));
    let numbered = (0..160).map(|number| format!("stranger-{number}"));
    let others = like.into_iter().chain(named).chain(numbered).filter(|other| other != sub);
    let of = |other: String| {
        let mut claims = claims.clone();
        claims["sub"] = json!(other);
        Foreign { claims, differs_in: vec!["subject"] }
    };
    others.map(of).collect()
}
