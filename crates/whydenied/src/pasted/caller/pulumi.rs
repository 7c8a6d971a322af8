//! Pulumi Cloud: the logins of an environment, and the operations of a deployment.
//!
//! Sources: <https://www.pulumi.com/docs/esc/guides/configuring-oidc/>,
//! <https://www.pulumi.com/docs/deployments/guides/oidc/aws/>

use super::asked::Asked;
use super::call::{Call, MAX_CALLS, call};
use super::open::{is_open, open, token};
use super::source::Source;
use crate::json::{Node, Value};
use crate::pulumi::exchange::seconds;
use crate::variant::job::{Job, put, run_of};

const ISSUER: &str = "pulumi";
const LOGIN: &str = "fn::open::aws-login";
/// What a deployment does, each with a token of its own.
const OPERATIONS: [&str; 4] = ["preview", "update", "refresh", "destroy"];
/// How deep an environment is looked into.
const MAX_DEPTH: usize = 16;

/// A value of an environment with its path.
type Found<'n, 't> = (String, &'n Node<'t>);

/// Whether it is an environment: its values open something.
pub(super) fn is_environment(root: &Node<'_>) -> bool {
    root.get("values").is_some_and(|values| {
        let mut found = Vec::new();
        logins(values, "", 0, &mut found);
        !found.is_empty()
    })
}

/// What the settings of a deployment say of AWS.
pub(super) fn deployment<'n, 't>(root: &'n Node<'t>) -> Option<&'n Node<'t>> {
    let settings = root.get("settings").unwrap_or(root);
    settings.get("operationContext")?.get("oidc")?.get("aws")
}

/// The calls of an environment: one for each login.
pub(super) fn of_environment(source: &Source<'_>, asked: &Asked, assumed: &mut Vec<String>) -> Vec<Call> {
    let names = Names::of(asked, assumed);
    let environment = asked.environment.clone().unwrap_or_else(|| {
        assumed.push("nobody said which environment it is".to_owned());
        open("*", "name of the environment")
    });
    let project = asked.project.as_deref().filter(|project| *project != "default");
    let name = project.map_or_else(|| environment.clone(), |project| format!("{project}/{environment}"));
    let user = || asked.user.clone().unwrap_or_else(|| open("*", "login of the user"));
    let value_of = |attribute: &str| match attribute {
        "currentEnvironment.name" | "rootEnvironment.name" => name.clone(),
        "pulumi.user.login" => user(),
        "pulumi.organization.login" => names.organization.clone(),
        other => open("*", other),
    };
    // Environments of the default project have the organization alone.
    let audience = match project {
        Some(_) => format!("aws:{}", names.organization),
        None => names.organization.clone(),
    };
    let mut found = Vec::new();
    for values in source.documents.iter().filter_map(|document| document.root.get("values")) {
        logins(values, "", 0, &mut found);
    }
    let calls = found.into_iter().filter_map(|(path, login)| {
        let oidc = login.get("oidc")?;
        let attributes = list(oidc.get("subjectAttributes"));
        let listed: Vec<_> = attributes.iter().map(|name| format!("{name}:{}", value_of(name))).collect();
        let listed = listed.join(":");
        let parts = [("ORGANIZATION", &*names.organization), ("ENVIRONMENT", &name), ("ATTRIBUTES", &listed)];
        let subject = if attributes.is_empty() {
            "pulumi:environments:org:"
        } else {
            "pulumi:environments:pulumi.organization.login:ORGANIZATION:"
        };
        let claims = claims(subject, &parts, &audience)?;
        let title = format!("login `{path}`");
        Some(of_oidc(oidc, &value_of, call(title, &path, token(claims), login.span)))
    });
    calls.take(MAX_CALLS).collect()
}

/// The calls of a deployment: one for each operation.
pub(super) fn of_deployment(source: &Source<'_>, asked: &Asked, assumed: &mut Vec<String>) -> Vec<Call> {
    let names = Names::of(asked, assumed);
    let mut calls = Vec::new();
    for document in &source.documents {
        let Some(oidc) = deployment(&document.root) else { continue };
        // `Pulumi.<stack>.deploy.yaml`
        let file = document.file.and_then(|file| file.rsplit('/').next()?.strip_prefix("Pulumi."));
        let of_file = file
            .and_then(|file| file.strip_suffix(".deploy.yaml").or_else(|| file.strip_suffix(".deploy.yml")));
        let stack = asked.stack.as_deref().or(of_file).map_or_else(|| open("*", "stack"), str::to_owned);
        let project = asked.project.clone().unwrap_or_else(|| open("*", "project"));
        for operation in OPERATIONS {
            let parts = [
                ("ORGANIZATION", &*names.organization),
                ("PROJECT", &project),
                ("STACK", &stack),
                ("OPERATION", operation),
            ];
            let claims = claims("pulumi:deploy:", &parts, &names.organization.to_ascii_lowercase());
            if let Some(claims) = claims {
                let title = format!("`{operation}` of the stack");
                calls.push(of_oidc(
                    oidc,
                    &|name| open("*", name),
                    call(title, operation, token(claims), oidc.span),
                ));
            }
        }
    }
    calls
}

/// What the text does not say, with open parts where nobody knows it.
struct Names {
    organization: String,
}

impl Names {
    fn of(asked: &Asked, assumed: &mut Vec<String>) -> Self {
        let organization = asked.organization.clone().unwrap_or_else(|| {
            assumed.push("nobody said which organization it is".to_owned());
            open("*", "organization")
        });
        Self { organization }
    }
}

/// The claims, of the issuer's own table.
fn claims(subject: &str, parts: &[(&str, &str)], audience: &str) -> Option<Node<'static>> {
    let run = run_of(ISSUER, subject)?;
    let job = Job { issuer: ISSUER, run, parts, audience: "", url: "", with_ids: false };
    let mut claims = job.tree().ok()?;
    put(&mut claims, &["aud"], audience);
    Some(claims)
}

/// The call with what its settings say of the request.
fn of_oidc(oidc: &Node<'_>, value_of: &dyn Fn(&str) -> String, call: Call) -> Call {
    let text = |name| oidc.get(name).and_then(|node| node.value.scalar_text());
    let known = |text: String| Some(text).filter(|text| !is_open(text));
    let session = text("sessionName").map(|session| interpolated(session, value_of));
    let duration = text("duration").and_then(seconds).and_then(|seconds| u32::try_from(seconds).ok());
    Call {
        role: text("roleArn")
            .or_else(|| text("roleARN"))
            .filter(|role| role.starts_with("arn:"))
            .map(str::to_owned),
        session_name: session.and_then(known),
        duration,
        ..call
    }
}

/// The text with what `${context.…}` stands for.
fn interpolated(text: &str, value_of: &dyn Fn(&str) -> String) -> String {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("${") {
        let Some((inside, after)) = after.split_once('}') else { break };
        filled += before;
        filled += &match inside.strip_prefix("context.") {
            Some(name) => value_of(name),
            None => open("*", inside),
        };
        rest = after;
    }
    filled + rest
}

/// Every login among the values, with the path that it stands at.
fn logins<'n, 't>(node: &'n Node<'t>, path: &str, depth: usize, found: &mut Vec<Found<'n, 't>>) {
    if depth > MAX_DEPTH || found.len() >= MAX_CALLS {
        return;
    }
    for member in node.members() {
        if member.key == LOGIN {
            found.push((path.to_owned(), &member.node));
        } else if member.key == "fn::open"
            && member.node.get("provider").is_some_and(|it| it.value.as_str() == Some("aws-login"))
        {
            found.extend(member.node.get("inputs").map(|inputs| (path.to_owned(), inputs)));
        } else {
            let path = if path.is_empty() {
                member.key.clone().into_owned()
            } else {
                format!("{path}.{}", member.key)
            };
            logins(&member.node, &path, depth + 1, found);
        }
    }
}

fn list<'n>(node: Option<&'n Node<'_>>) -> Vec<&'n str> {
    match node.map(|node| &node.value) {
        Some(Value::Array(nodes)) => nodes.iter().filter_map(|node| node.value.as_str()).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use crate::pasted::caller::{Asked, Caller};

    fn asked() -> Asked {
        let of = |text: &str| Some(text.to_owned());
        Asked {
            organization: of("Acme"),
            project: of("default"),
            environment: of("dev"),
            stack: of("prod"),
            ..Asked::default()
        }
    }

    /// The name, audience and subject of each call.
    fn calls(text: &str) -> Vec<String> {
        let caller = Caller::read(text, &asked()).unwrap_or_else(|error| unreachable!("{error:?} {text}"));
        let of = |call: &crate::pasted::caller::Call, name| {
            call.token.claim_text(name).unwrap_or_default().to_owned()
        };
        caller
            .calls
            .iter()
            .map(|call| [call.name.clone(), of(call, "aud"), of(call, "sub")].join(" "))
            .collect()
    }

    #[test]
    fn environments_of_the_default_project_have_the_organization_alone() {
        for login in [
            "fn::open::aws-login: {oidc: {roleArn: r}}",
            "fn::open: {provider: aws-login, inputs: {oidc: {roleArn: r}}}",
        ] {
            let text = format!("values:\n  a:\n    b:\n      {login}\n");
            assert_eq!(calls(&text), ["login `a.b` Acme pulumi:environments:org:Acme:env:dev"], "{login}");
        }
    }

    #[test]
    fn a_deployment_has_a_token_for_each_operation() {
        let all = calls("operationContext: {oidc: {aws: {roleArn: r}}}");
        assert_eq!(all.len(), 4);
        assert_eq!(
            all.first().map(String::as_str),
            Some(
                "`preview` of the stack acme pulumi:deploy:org:Acme:project:default:stack:prod:operation:preview:scope:write"
            )
        );
    }
}
