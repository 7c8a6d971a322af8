//! HCP Terraform: the variables of a workspace, as resources or as lines of an environment; a plan and an apply.
//!
//! Source: <https://developer.hashicorp.com/terraform/cloud-docs/workspaces/dynamic-provider-credentials/aws-configuration>

use super::asked::Asked;
use super::call::{Call, call};
use super::open::{open, token};
use crate::span::Span;
use crate::variant::job::{Job, run_of};

const ISSUER: &str = "hcp-terraform";
const AUTH: &str = "TFC_AWS_PROVIDER_AUTH";

/// Whether it is about such variables.
pub(super) fn is_of(text: &str) -> bool {
    text.contains("TFC_AWS_")
}

/// What the text says of a workspace.
#[derive(Default)]
struct Workspace<'t> {
    variables: Vec<(&'t str, &'t str, Span)>,
    organization: Option<&'t str>,
    project: Option<&'t str>,
    name: Option<&'t str>,
}

/// The calls of the workspace: none where its runs have no token.
pub(super) fn calls(text: &str, asked: &Asked, assumed: &mut Vec<String>) -> Vec<Call> {
    let workspace = Workspace::read(text);
    let Some((_, span)) = workspace.variable(AUTH).filter(|(value, _)| *value == "true") else {
        return Vec::new();
    };
    let known = |asked: &Option<String>, own: Option<&str>, what| {
        asked.as_deref().or(own).map_or_else(|| open("*", what), str::to_owned)
    };
    let organization = known(&asked.organization, workspace.organization, "organization");
    let name = known(&asked.workspace, workspace.name, "workspace");
    let project = asked.project.as_deref().or(workspace.project).unwrap_or_else(|| {
        assumed.push("the project is taken to be `Default Project`".to_owned());
        "Default Project"
    });
    let audience = workspace.variable("TFC_AWS_WORKLOAD_IDENTITY_AUDIENCE").map(|(value, _)| value);
    let phase = |phase: &str| {
        let own = format!("TFC_AWS_{}_ROLE_ARN", phase.to_ascii_uppercase());
        let role = workspace.variable(&own).or_else(|| workspace.variable("TFC_AWS_RUN_ROLE_ARN"));
        let parts = [
            ("ORGANIZATION", &*organization),
            ("PROJECT", project),
            ("WORKSPACE", &name),
            ("RUN_PHASE", phase),
        ];
        let run = run_of(ISSUER, "organization:ORGANIZATION:project:PROJECT:workspace:")?;
        let audience = audience.unwrap_or("aws.workload.identity");
        let job = Job { issuer: ISSUER, run, parts: &parts, audience, url: "", with_ids: false };
        let title = format!("{phase} in the workspace");
        let at = role.map_or(span, |(_, span)| span);
        let role = role.map(|(value, _)| value).filter(|role| role.starts_with("arn:")).map(str::to_owned);
        Some(Call { role, ..call(title, phase, token(job.tree().ok()?), at) })
    };
    ["plan", "apply"].into_iter().filter_map(phase).collect()
}

impl<'t> Workspace<'t> {
    /// Reads lines such as `key = "value"`, within the blocks that they stand in.
    fn read(text: &'t str) -> Self {
        let mut workspace = Self::default();
        let mut block = "";
        let mut key: Option<&str> = None;
        let mut value: Option<&str> = None;
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let span = Span::new(at, at + line.trim_end().len());
            at += line.len();
            let line = line.trim();
            if line.starts_with(['#', '/']) {
                continue;
            }
            if line.ends_with('{') || line.contains("{ ") {
                let name = line
                    .split('"')
                    .nth(1)
                    .unwrap_or_else(|| line.split_whitespace().next().unwrap_or_default());
                block = name;
                (key, value) = (None, None);
            }
            let line = line.strip_prefix("export ").unwrap_or(line);
            let Some((name, rest)) = line.split_once('=') else { continue };
            let (name, rest) = (name.trim(), rest.trim());
            let text = rest
                .strip_prefix(['"', '\''])
                .and_then(|rest| rest.split(['"', '\'']).next())
                .unwrap_or(rest);
            match (block, name) {
                _ if name.starts_with("TFC_AWS_") => workspace.variables.push((name, text, span)),
                ("tfe_variable", "key") => key = Some(text),
                ("tfe_variable", "value") => value = Some(text),
                ("tfe_workspace" | "workspaces", "name") => workspace.name = Some(text),
                ("tfe_workspace" | "cloud", "organization") => workspace.organization = Some(text),
                ("workspaces", "project") => workspace.project = Some(text),
                _ => {}
            }
            if let (Some(name), Some(text)) = (key, value) {
                workspace.variables.push((name, text, span));
                (key, value) = (None, None);
            }
        }
        workspace
    }

    /// The value of a variable, the last if it is there twice.
    fn variable(&self, name: &str) -> Option<(&'t str, Span)> {
        let mut variables = self.variables.iter().rev();
        variables.find(|(known, ..)| *known == name).map(|(_, value, span)| (*value, *span))
    }
}

#[cfg(test)]
mod tests {
    use crate::pasted::caller::{Asked, Caller};

    #[test]
    fn each_phase_has_its_role() {
        let text = "export TFC_AWS_PROVIDER_AUTH=true\nTFC_AWS_RUN_ROLE_ARN=arn:aws:iam::123456789012:role/a\n\
                    TFC_AWS_APPLY_ROLE_ARN='arn:aws:iam::123456789012:role/b'\n";
        let caller = Caller::read(text, &Asked::default()).unwrap_or_else(|error| unreachable!("{error:?}"));
        let roles: Vec<_> = caller.calls.iter().filter_map(|call| call.role.as_deref()).collect();
        assert_eq!(roles, ["arn:aws:iam::123456789012:role/a", "arn:aws:iam::123456789012:role/b"]);
        assert!(Caller::read("TFC_AWS_PROVIDER_AUTH=false\n", &Asked::default()).is_err());
    }
}
