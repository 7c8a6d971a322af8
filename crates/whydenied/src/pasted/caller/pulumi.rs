//! Pulumi Cloud: the logins of an environment, and the operations of a deployment.
//!
//! Sources: <https://www.pulumi.com/docs/esc/guides/configuring-oidc/>,
//! <https://www.pulumi.com/docs/deployments/guides/oidc/aws/>

use super::super::kind::Service;
use super::asked::Asked;
use super::call::{Call, MAX_CALLS, call};
use super::exchange::is_audience;
use super::open::{is_open, open, shown, token};
use super::source::Source;
use crate::Token;
use crate::json::{Node, Value};
use crate::pulumi::exchange::seconds;
use crate::span::Span;
use crate::variant::job::{Job, put, run_of};

const ISSUER: &str = "pulumi";
/// What a deployment does, each with a token of its own.
const OPERATIONS: [&str; 4] = ["preview", "update", "refresh", "destroy"];
/// How deep an environment is looked into.
const MAX_DEPTH: usize = 16;

/// What opens a token of an environment.
#[derive(Clone, Copy)]
enum Opens<'n, 't> {
    /// A login to AWS, with what it says of that.
    Login(&'n Node<'t>),
    /// A token for an audience of one's own.
    Token(&'n Node<'t>),
}

/// A value of an environment with its path.
struct Found<'n, 't> {
    path: String,
    opens: Opens<'n, 't>,
    span: Span,
}

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

/// The calls of environments: one for each login, and for each environment that brings it along.
pub(super) fn of_environment(source: &Source<'_>, asked: &Asked, assumed: &mut Vec<String>) -> Vec<Call> {
    let names = Names::of(asked, assumed);
    let project = asked.project.as_deref().filter(|project| *project != "default");
    let in_project = |name: &str| match project {
        Some(project) if !name.contains('/') => format!("{project}/{name}"),
        _ => name.to_owned(),
    };
    let of_file = |file: &str| {
        let path = file.rsplit_once('.').map_or(file, |(path, _)| path);
        let mut parts = path.rsplit('/');
        let (name, folder) = (parts.next()?, parts.next());
        // The folder of an environment is its project, if another one imports it so.
        let whole = folder.map(|folder| format!("{folder}/{name}"));
        let is_imported =
            |whole: &String| source.documents.iter().any(|other| imports(&other.root).any(|it| it == whole));
        Some(whole.filter(is_imported).unwrap_or_else(|| in_project(name)))
    };
    let own = || {
        let own = asked.environment.as_deref().map(in_project);
        own.unwrap_or_else(|| in_project(&open("*", "name of the environment")))
    };
    let is_imported = |name: &String| {
        source.documents.iter().any(|other| imports(&other.root).any(|import| in_project(import) == *name))
    };
    let mut environments = Vec::new();
    for document in &source.documents {
        let Some(values) = document.root.get("values") else { continue };
        let name = document.file.and_then(of_file);
        // What was said is of the environment that is opened.
        let name = name.filter(|name| asked.environment.is_none() || is_imported(name)).unwrap_or_else(own);
        environments.push((name, &document.root, values));
    }
    if asked.environment.is_none() && environments.iter().any(|(name, ..)| is_open(name)) {
        assumed.push("nobody said which environment it is".to_owned());
    }
    let elsewhere: Vec<_> = environments
        .iter()
        .flat_map(|(_, root, _)| imports(root))
        .filter(|import| !environments.iter().any(|(name, ..)| in_project(import) == *name))
        .map(|import| format!("`{import}`"))
        .collect();
    if !elsewhere.is_empty() {
        assumed.push(format!(
            "the environment imports {}, whose logins are not in this text",
            elsewhere.join(" and ")
        ));
    }
    let is_of_stack = environments.iter().any(|(.., values)| values.get("pulumiConfig").is_some());
    let mut calls = Vec::new();
    for (current, _, values) in &environments {
        let mut openings = vec![(current.clone(), String::new())];
        let importers =
            environments.iter().filter(|(_, root, _)| imports(root).any(|it| in_project(it) == *current));
        openings
            .extend(importers.map(|(name, ..)| (name.clone(), format!(", imported by `{}`", shown(name)))));
        if is_of_stack {
            openings.push(("<yaml>".to_owned(), ", opened by `pulumi up`".to_owned()));
        }
        let mut found = Vec::new();
        logins(values, "", 0, &mut found);
        for login in &found {
            let mut tokens: Vec<Token> = Vec::new();
            for (root, how) in &openings {
                let environment =
                    Environment { names: &names, current, root, asked, has_project: project.is_some() };
                let Some(call) = environment.call(login, how) else { continue };
                // Which environment was opened does not matter to subjects that do not name it.
                let same = |token: &Token| {
                    ["sub", "aud"].iter().all(|name| token.claim(name) == call.token.claim(name))
                };
                if !tokens.iter().any(same) {
                    tokens.push(call.token.clone());
                    calls.push(call);
                }
            }
        }
        if calls.len() > MAX_CALLS {
            break;
        }
    }
    calls.truncate(MAX_CALLS);
    calls
}

/// An environment in which a login stands, and the one that was opened.
struct Environment<'e> {
    names: &'e Names,
    current: &'e str,
    root: &'e str,
    asked: &'e Asked,
    has_project: bool,
}

impl Environment<'_> {
    fn value_of(&self, attribute: &str) -> String {
        match attribute {
            "currentEnvironment.name" => self.current.to_owned(),
            "rootEnvironment.name" => self.root.to_owned(),
            "pulumi.user.login" => self.asked.user.clone().unwrap_or_else(|| open("*", "login of the user")),
            "pulumi.organization.login" => self.names.organization.clone(),
            other => open("*", other),
        }
    }

    fn call(&self, found: &Found<'_, '_>, how: &str) -> Option<Call> {
        let path = &found.path;
        match found.opens {
            Opens::Login(oidc) => {
                let claims = self.claims_of(oidc)?;
                let title = format!("login `{path}`{how}");
                Some(of_oidc(oidc, &|name| self.value_of(name), call(title, path, token(claims), found.span)))
            }
            Opens::Token(inputs) => {
                let audience = inputs.get("audience").and_then(|audience| audience.value.as_str());
                let audience = audience.map_or_else(
                    || open("*", "audience"),
                    |text| interpolated(text, &|name| self.value_of(name)),
                );
                let service = if is_audience(&audience) { Service::Pulumi } else { Service::Aws };
                let parts = [
                    ("ORGANIZATION", &*self.names.organization),
                    ("ORGANIZATION_ID", &open("*", "id of the organization")),
                    ("ENVIRONMENT", self.current),
                    ("ENVIRONMENT_ID", &open("*", "id of the environment")),
                ];
                let claims = claims_by("pulumi-v2", "pulumi:org:", &parts, &audience)?;
                Some(Call { service, ..call(format!("token `{path}`"), path, token(claims), found.span) })
            }
        }
    }

    fn claims_of(&self, oidc: &Node<'_>) -> Option<Node<'static>> {
        let attributes = list(oidc.get("subjectAttributes"));
        let listed: Vec<_> =
            attributes.iter().map(|name| format!("{name}:{}", self.value_of(name))).collect();
        let listed = listed.join(":");
        let organization = &*self.names.organization;
        let parts = [("ORGANIZATION", organization), ("ENVIRONMENT", self.root), ("ATTRIBUTES", &listed)];
        let subject = if attributes.is_empty() {
            "pulumi:environments:org:"
        } else {
            "pulumi:environments:pulumi.organization.login:ORGANIZATION:"
        };
        // Environments of the default project have the organization alone.
        let audience = if self.has_project { format!("aws:{organization}") } else { organization.to_owned() };
        let mut claims = claims(subject, &parts, &audience)?;
        if claims.get("current_env").is_some() {
            put(&mut claims, &["current_env"], self.current);
        }
        Some(claims)
    }
}

/// The environments that one imports, without their versions.
fn imports<'n>(root: &'n Node<'_>) -> impl Iterator<Item = &'n str> {
    let imports = match root.get("imports").map(|imports| &imports.value) {
        Some(Value::Array(imports)) => imports.as_slice(),
        _ => &[],
    };
    let name = |import: &'n Node<'_>| {
        let name = import.value.as_str().or_else(|| Some(&*import.members().first()?.key))?;
        name.split('@').next()
    };
    imports.iter().filter_map(name)
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
    claims_by(ISSUER, subject, parts, audience)
}

fn claims_by(issuer: &str, subject: &str, parts: &[(&str, &str)], audience: &str) -> Option<Node<'static>> {
    let run = run_of(issuer, subject)?;
    let job = Job { issuer, run, parts, audience: "", url: "", with_ids: false };
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
        let provider = || member.node.get("provider").and_then(|provider| provider.value.as_str());
        let (opened, inputs) = match &*member.key {
            "fn::open" => (provider(), member.node.get("inputs")),
            key => (key.strip_prefix("fn::open::"), Some(&member.node)),
        };
        let opens = inputs.and_then(|inputs| match opened? {
            "aws-login" => inputs.get("oidc").map(Opens::Login),
            "oidc" => Some(Opens::Token(inputs)),
            _ => None,
        });
        if let Some((opens, inputs)) = opens.zip(inputs) {
            found.push(Found { path: path.to_owned(), opens, span: inputs.span });
            continue;
        }
        let path =
            if path.is_empty() { member.key.clone().into_owned() } else { format!("{path}.{}", member.key) };
        logins(&member.node, &path, depth + 1, found);
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
    fn who_opens_an_environment_may_be_part_of_its_subject() {
        let named = |text: &str| {
            calls(text)
                .into_iter()
                .map(|call| call.replace(" Acme pulumi:environments:", " "))
                .collect::<Vec<_>>()
        };
        let login = "values:\n  a: {'fn::open::aws-login': {oidc: {roleArn: r}}}\n";
        assert_eq!(
            named(&format!("{login}  pulumiConfig: {{}}\n")),
            ["login `a` org:Acme:env:dev", "login `a`, opened by `pulumi up` org:Acme:env:<yaml>"]
        );
        let imported = format!("# file: dev.yaml\nimports: [base]\nvalues: {{}}\n# file: base.yaml\n{login}");
        assert_eq!(
            named(&imported),
            ["login `a` org:Acme:env:base", "login `a`, imported by `dev` org:Acme:env:dev"]
        );
        let of_current =
            imported.replace("{roleArn: r}", "{roleArn: r, subjectAttributes: [currentEnvironment.name]}");
        assert_eq!(
            named(&of_current),
            ["login `a` pulumi.organization.login:Acme:currentEnvironment.name:base"]
        );
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
