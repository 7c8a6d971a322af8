//! The pipelines of `CircleCI`, Buildkite and Bitbucket: each job or step that asks for a token.
//!
//! Sources: <https://circleci.com/docs/openid-connect-tokens/>, <https://buildkite.com/docs/pipelines/security/oidc/aws>,
//! <https://support.atlassian.com/bitbucket-cloud/docs/deploy-on-aws-using-bitbucket-pipelines-openid-connect/>

use super::super::tree::has;
use super::asked::Asked;
use super::call::{Call, MAX_CALLS, call};
use super::exchange::of_script;
use super::finding::job_has_no_id_token;
use super::open::{open, token};
use super::source::Source;
use crate::issuer::table::tenancy::STS;
use crate::json::{Node, Value};
use crate::span::Span;
use crate::variant::job::{Job, put, run_of};

/// Variables that a job of `CircleCI` has its tokens in.
const OF_CIRCLE: &str = "CIRCLE_OIDC_TOKEN";
const SECOND: &str = "CIRCLE_OIDC_TOKEN_V2";
/// How the issuer's table has the two versions of its tokens.
const SECOND_SUBJECT: &str = "org/ORGANIZATION_ID/project/PROJECT_ID/user/USER_ID/vcs";
const FIRST_LABEL: &str = "a job without its ref";
/// What asks for a token of Buildkite.
const OF_BUILDKITE: [&str; 2] = ["buildkite-agent oidc request-token", "aws-assume-role-with-web-identity"];
/// The variable that a step of Bitbucket has its token in.
const OF_BITBUCKET: &str = "BITBUCKET_STEP_OIDC_TOKEN";
/// How deep a configuration is looked into.
const MAX_DEPTH: usize = 16;

/// Whether it is a configuration of `CircleCI`.
pub(super) fn is_circle(root: &Node<'_>) -> bool {
    let is_own = has(root, &["orbs", "workflows", "executors"]) || has(root, &["version"]);
    is_own && has(root, &["jobs"]) && !has(root, &["on", "true", "apiVersion"])
}

/// Whether it is a pipeline of Buildkite with a step that asks for a token.
pub(super) fn is_buildkite(root: &Node<'_>) -> bool {
    steps_of(root).iter().any(|step| OF_BUILDKITE.iter().any(|word| mentions(step, word, 0)))
}

/// Whether it is a configuration of Bitbucket Pipelines.
pub(super) fn is_bitbucket(root: &Node<'_>) -> bool {
    root.get("pipelines").is_some_and(|pipelines| !pipelines.members().is_empty())
}

/// The calls of `CircleCI`: of each job that logs in.
pub(super) fn of_circle(source: &Source<'_>, asked: &Asked, assumed: &mut Vec<String>) -> Vec<Call> {
    let known = |given: &Option<String>, what| given.clone().unwrap_or_else(|| open("*", what));
    if asked.organization.is_none() {
        assumed.push("nobody said which id the organization has".to_owned());
    }
    let parts = [
        ("ORGANIZATION_ID", &*known(&asked.organization, "id of the organization")),
        ("PROJECT_ID", &known(&asked.project, "id of the project")),
        ("USER_ID", &known(&asked.user, "id of the user")),
        ("REPOSITORY", &open("*", "repository")),
        ("REF", &open("*", "ref")),
    ];
    let url = asked.organization.as_ref().map(|id| format!("oidc.circleci.com/org/{id}"));
    let jobs = source.documents.iter().filter_map(|document| document.root.get("jobs"));
    let calls = jobs.flat_map(Node::members).filter_map(|job| {
        let setup = find(&job.node, "aws-cli/setup", 0);
        let role = setup.and_then(|setup| text(setup, "role_arn").or_else(|| text(setup, "role-arn")));
        let (is_named, is_second) = (mentions(&job.node, OF_CIRCLE, 0), mentions(&job.node, SECOND, 0));
        if role.is_none() && !is_named {
            return None;
        }
        let shape = if is_second { SECOND_SUBJECT } else { FIRST_LABEL };
        let (audience, no_url) = (parts.first()?.1, url.is_none());
        let run = run_of("circleci", shape)?;
        let url = url.as_deref().unwrap_or("organization");
        let job_of = Job { issuer: "circleci", run, parts: &parts, audience, url, with_ids: false };
        let mut claims = job_of.tree().ok()?;
        if !is_named {
            // The orb chooses which of the two tokens it takes.
            let subject = claims.get("sub")?.value.as_str()?.to_owned();
            put(
                &mut claims,
                &["sub"],
                &(subject + &open("*", "where the code is from, in tokens of version 2")),
            );
        }
        if no_url {
            without(&mut claims, "iss");
        }
        let session = setup.and_then(|setup| text(setup, "role_session_name")).map(str::to_owned);
        let name = &*job.key;
        let call = call(format!("job `{name}`"), name, token(claims), job.key_span);
        let call = Call { role: arn(role), session_name: session, ..call };
        Some(of_service(call, source, &job.node, job.key_span))
    });
    calls.take(MAX_CALLS).collect()
}

/// The calls of Buildkite: of each step that asks for a token.
pub(super) fn of_buildkite(source: &Source<'_>, asked: &Asked, assumed: &mut Vec<String>) -> Vec<Call> {
    let known = |given: &Option<String>, what| given.clone().unwrap_or_else(|| open("*", what));
    if asked.organization.is_none() {
        assumed.push("nobody said which organization it is".to_owned());
    }
    let organization = known(&asked.organization, "organization");
    let mut calls = Vec::new();
    let steps = source.documents.iter().flat_map(|document| steps_of(&document.root));
    for step in steps.filter(|step| OF_BUILDKITE.iter().any(|word| mentions(step, word, 0))) {
        let plugin = find(step, "aws-assume-role-with-web-identity", 0);
        let audience = match (plugin, asked_audience(step, 0)) {
            (_, Some(audience)) => audience,
            (Some(plugin), None) => text(plugin, "audience").unwrap_or(STS).to_owned(),
            // That this is what a token has otherwise is not confirmed.
            (None, None) => format!("https://buildkite.com/{organization}"),
        };
        let branch = asked
            .branch
            .clone()
            .or_else(|| text(step, "branches").filter(|it| !it.contains([' ', '*', '!'])).map(str::to_owned));
        let branch = branch.unwrap_or_else(|| open("*", "branch"));
        let key = text(step, "key").or_else(|| text(step, "id"));
        let parts = [
            ("ORGANIZATION", &*organization),
            ("PIPELINE", &known(&asked.project, "pipeline")),
            ("REF", &format!("refs/heads/{branch}")),
            ("BRANCH", &branch),
            ("COMMIT", &open("*", "commit")),
            ("STEP", &key.map_or_else(|| open("*", "key of the step"), str::to_owned)),
        ];
        let Some(run) = run_of("buildkite", "organization:") else { continue };
        let job =
            Job { issuer: "buildkite", run, parts: &parts, audience: &audience, url: "", with_ids: false };
        let Ok(claims) = job.tree() else { continue };
        let label = text(step, "label").or_else(|| text(step, "name")).or(key).unwrap_or("without a name");
        let role = plugin.and_then(|plugin| text(plugin, "role-arn"));
        let call =
            Call { role: arn(role), ..call(format!("step `{label}`"), label, token(claims), step.span) };
        calls.push(of_service(call, source, step, step.span));
    }
    calls.truncate(MAX_CALLS);
    calls
}

/// The calls of Bitbucket: of each step that has a token, or would hand one on.
pub(super) fn of_bitbucket(source: &Source<'_>, asked: &Asked, assumed: &mut Vec<String>) -> Vec<Call> {
    let braced = |id: &str| format!("{{{}}}", id.trim_matches(['{', '}']));
    let repository = asked.project.as_deref().map_or_else(|| open("*", "id of the repository"), braced);
    if asked.organization.is_none() {
        assumed.push("nobody said which workspace it is".to_owned());
    }
    let url = asked.organization.as_ref().map(|workspace| {
        format!("api.bitbucket.org/2.0/workspaces/{workspace}/pipelines-config/identity/oidc")
    });
    let audience = format!("ari:cloud:bitbucket::workspace/{}", open("*", "id of the workspace"));
    let mut steps = Vec::new();
    for pipelines in source.documents.iter().filter_map(|document| document.root.get("pipelines")) {
        all_steps(pipelines, "", 0, &mut steps);
    }
    let calls = steps.into_iter().filter_map(|(path, step)| {
        let has_token = text(step, "oidc") == Some("true");
        if !has_token && !mentions(step, OF_BITBUCKET, 0) {
            return None;
        }
        let environment = text(step, "deployment").map(|name| {
            let id = asked.environment.as_deref().map(braced);
            id.unwrap_or_else(|| open("*", &format!("id of the environment `{name}`")))
        });
        let shape = if environment.is_some() { "REPOSITORY:ENVIRONMENT" } else { "REPOSITORY:STEP" };
        let parts = [
            ("REPOSITORY", &*repository),
            ("ENVIRONMENT", environment.as_deref().unwrap_or_default()),
            ("STEP", &open("*", "id of the step")),
        ];
        let run = run_of("bitbucket", shape)?;
        let own = url.as_deref().unwrap_or("workspace");
        let job =
            Job { issuer: "bitbucket", run, parts: &parts, audience: &audience, url: own, with_ids: false };
        let mut claims = job.tree().ok()?;
        if url.is_none() {
            without(&mut claims, "iss");
        }
        let name = text(step, "name").unwrap_or("without a name");
        let title = format!("step `{name}` of {path}");
        let no_token =
            (!has_token).then(|| job_has_no_id_token::of_bitbucket(&source.lines, step.span, name));
        let call = Call { no_token, ..call(title, name, token(claims), step.span) };
        Some(of_service(call, source, step, step.span))
    });
    calls.take(MAX_CALLS).collect()
}

/// The call, of Pulumi Cloud where the job's commands exchange its token there.
fn of_service(call: Call, source: &Source<'_>, job: &Node<'_>, span: Span) -> Call {
    let mut script = Vec::new();
    texts(job, 0, &mut script);
    match of_script(&script.join("\n"), source.lines.place(span)) {
        Some(exchange) => call.exchanged(exchange),
        None => call,
    }
}

/// Every text within it.
fn texts<'n>(node: &'n Node<'_>, depth: usize, found: &mut Vec<&'n str>) {
    match &node.value {
        _ if depth > MAX_DEPTH => {}
        Value::String(text) => found.push(text),
        Value::Array(nodes) => nodes.iter().for_each(|node| texts(node, depth + 1, found)),
        _ => node.members().iter().for_each(|member| texts(&member.node, depth + 1, found)),
    }
}

/// The steps of a pipeline of Buildkite, those of groups as well.
fn steps_of<'n, 't>(root: &'n Node<'t>) -> Vec<&'n Node<'t>> {
    let list = root.get("steps").unwrap_or(root);
    let Value::Array(steps) = &list.value else { return Vec::new() };
    let grouped = |step: &'n Node<'t>| match step.get("steps").map(|steps| &steps.value) {
        Some(Value::Array(inner)) => inner.iter().collect(),
        _ => vec![step],
    };
    steps.iter().flat_map(grouped).collect()
}

/// Every `step` within pipelines, each with the keys that it is under.
fn all_steps<'n, 't>(node: &'n Node<'t>, path: &str, depth: usize, found: &mut Vec<(String, &'n Node<'t>)>) {
    if depth > MAX_DEPTH || found.len() >= MAX_CALLS {
        return;
    }
    if let Value::Array(nodes) = &node.value {
        for inner in nodes {
            all_steps(inner, path, depth + 1, found);
        }
    }
    for member in node.members() {
        let inner =
            || if path.is_empty() { format!("`{}`", member.key) } else { format!("{path} `{}`", member.key) };
        match &*member.key {
            "step" => found.push((path.to_owned(), &member.node)),
            "parallel" | "stage" | "steps" => all_steps(&member.node, path, depth + 1, found),
            _ => all_steps(&member.node, &inner(), depth + 1, found),
        }
    }
}

/// Whether a text within it has the word, keys included.
fn mentions(node: &Node<'_>, word: &str, depth: usize) -> bool {
    if depth > MAX_DEPTH {
        return false;
    }
    match &node.value {
        Value::String(text) => text.contains(word),
        Value::Array(nodes) => nodes.iter().any(|node| mentions(node, word, depth + 1)),
        _ => {
            let mut members = node.members().iter();
            members.any(|member| member.key.contains(word) || mentions(&member.node, word, depth + 1))
        }
    }
}

/// What stands under a key that has the word, wherever it is.
fn find<'n, 't>(node: &'n Node<'t>, word: &str, depth: usize) -> Option<&'n Node<'t>> {
    if depth > MAX_DEPTH {
        return None;
    }
    if let Value::Array(nodes) = &node.value {
        return nodes.iter().find_map(|node| find(node, word, depth + 1));
    }
    let mut members = node.members().iter();
    members.find_map(|member| {
        if member.key.contains(word) { Some(&member.node) } else { find(&member.node, word, depth + 1) }
    })
}

/// The audience that a command asks for.
fn asked_audience(node: &Node<'_>, depth: usize) -> Option<String> {
    if depth > MAX_DEPTH {
        return None;
    }
    match &node.value {
        Value::String(text) => {
            let (_, rest) = text.split_once("oidc request-token")?.1.split_once("--audience")?;
            let word = rest.trim_start_matches([' ', '=']).split_whitespace().next()?;
            Some(word.trim_matches(['"', '\'', ')']).to_owned())
        }
        Value::Array(nodes) => nodes.iter().find_map(|node| asked_audience(node, depth + 1)),
        _ => node.members().iter().find_map(|member| asked_audience(&member.node, depth + 1)),
    }
}

fn arn(role: Option<&str>) -> Option<String> {
    role.filter(|role| role.starts_with("arn:")).map(str::to_owned)
}

fn text<'n>(node: &'n Node<'_>, name: &str) -> Option<&'n str> {
    node.get(name)?.value.scalar_text()
}

/// Takes a claim out, which is not known then.
fn without(claims: &mut Node<'static>, name: &str) {
    if let Value::Object(members) = &mut claims.value {
        members.retain(|member| member.key != name);
    }
}
