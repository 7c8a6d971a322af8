//! What form of a caller a document is; its keys tell.

use super::super::tree::has;
use super::form::Form;
use super::github::customization;
use super::{command, gitlab, kubernetes, pipelines, pulumi, request, terraform};
use crate::json::{Member, Node, Value};

/// The form of a document; its keys tell.
pub(super) fn of(root: &Node<'_>) -> Option<Form> {
    if pipelines::is_circle(root) {
        Some(Form::CircleCi)
    } else if pipelines::is_bitbucket(root) {
        Some(Form::Bitbucket)
    } else if pipelines::is_buildkite(root) {
        Some(Form::Buildkite)
    } else if is_workflow(root) || customization::is_of(root) {
        Some(Form::GithubWorkflow)
    } else if kubernetes::is_manifest(root) {
        Some(Form::Kubernetes)
    } else if pulumi::is_environment(root) {
        Some(Form::PulumiEsc)
    } else if pulumi::deployment(root).is_some() {
        Some(Form::PulumiDeployments)
    } else if is_pipeline(root) {
        Some(Form::GitlabCi)
    } else {
        None
    }
}

/// The form of a text that is no document.
pub(super) fn of_text(text: &str) -> Option<Form> {
    if terraform::is_of(text) {
        Some(Form::HcpTerraform)
    } else if command::is_of(text) {
        Some(Form::EksctlCommand)
    } else if request::is_of(text) {
        Some(Form::AwsRequest)
    } else {
        None
    }
}

/// Whether it is a `.gitlab-ci.yml`: it has a job with a script, and no key that says otherwise.
fn is_pipeline(root: &Node<'_>) -> bool {
    let is_script = |job: &Member<'_>| has(&job.node, &["script", "id_tokens"]);
    !has(root, &["apiVersion", "jobs", "resources", "Resources"])
        && root.members().iter().any(|job| gitlab::is_job(job) && is_script(job))
}

/// Whether it is a workflow: its jobs run somewhere, or call another one.
fn is_workflow(root: &Node<'_>) -> bool {
    let jobs = root.get("jobs").map(Node::members).unwrap_or_default();
    let is_list = |name| matches!(root.get(name).map(|it| &it.value), Some(Value::Array(_)));
    !is_list("jobs") && jobs.iter().any(|job| has(&job.node, &["runs-on", "uses", "steps"]))
}
