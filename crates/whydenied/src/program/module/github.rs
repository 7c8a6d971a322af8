//! Modules that make a provider and a role for GitHub Actions.
//!
//! Sources: <https://github.com/unfunco/terraform-aws-oidc-github>, versions 1.8.1, 2.0.2 and 3.0.1, and
//! <https://github.com/terraform-module/terraform-aws-github-oidc-provider> (observed).

use super::inputs::{Inputs, Values, after, joined, parts_of};
use super::known::Module;
use super::statement::Statement;
use crate::json::{Node, Value};
use crate::program::filled::Part;
use crate::program::made::{GITHUB, STS};

const MADE_BY: Option<(&str, bool)> = Some(("create", true));

pub(super) static MODULES: &[Module] = &[
    Module {
        source: "unfunco/oidc-github",
        until: 3_000,
        own: &["github_repositories"],
        made_by: Some(("enabled", true)),
        needs: &["github_repositories"],
        statements: repositories,
    },
    Module {
        source: "unfunco/oidc-github",
        until: 0,
        own: &["github_subjects"],
        made_by: MADE_BY,
        needs: &["github_subjects"],
        statements: subjects,
    },
    Module {
        source: "terraform-module/github-oidc-provider",
        until: 0,
        own: &[],
        made_by: Some(("create_oidc_role", true)),
        needs: &["repositories"],
        statements: any_audience,
    },
];

/// A repository as a subject: without a `:` it is any of its runs, or those of the default.
fn subject<'t>(inputs: &Inputs<'_, '_, 't>, node: &Node<'t>, default: &Node<'t>) -> Vec<Node<'t>> {
    let Some(parts) = parts_of(node) else { return vec![node.clone()] };
    let (repo, colon) = (inputs.literal("repo:"), inputs.literal(":"));
    let plain = after("repo:", node);
    let whole = joined(node.span, &[&repo, node, &colon, default]);
    let has_colon = parts.iter().any(|part| matches!(part, Part::Literal(text, _) if text.contains(':')));
    match parts.last() {
        _ if has_colon => vec![plain],
        // What an expression ends with may have one.
        Some(Part::Hole(_)) => vec![plain, whole],
        _ => vec![whole],
    }
}

fn all<'t>(inputs: &Inputs<'_, '_, 't>, name: &str, default: &Node<'t>) -> Option<Values<'t>> {
    let values = inputs.values(name)?;
    let nodes = values.nodes.iter().flat_map(|node| subject(inputs, node, default)).collect();
    Some(Values { nodes, ..values })
}

/// The URL of GitHub's provider, with an enterprise's own path.
fn url<'t>(inputs: &Inputs<'_, '_, 't>) -> Node<'t> {
    let url = inputs.literal(GITHUB);
    match inputs.given("enterprise_slug") {
        Some(slug) => joined(slug.span, &[&url, &inputs.literal("/"), &slug]),
        None => url,
    }
}

/// Up to version 2: any run of a repository; an enterprise's path is in the provider and not in the keys.
fn repositories<'t>(inputs: &Inputs<'_, '_, 't>) -> Vec<Statement<'t>> {
    let Some(subjects) = all(inputs, "github_repositories", &inputs.literal("*")) else { return Vec::new() };
    let provider = Statement::arn(inputs, &url(inputs));
    let statement = Statement::of_arn(inputs, provider, inputs.literal(GITHUB))
        .test(inputs.literal("StringLike"), ":sub", Some(subjects))
        .test(inputs.literal("StringEquals"), ":aud", Some(inputs.fixed(&[STS])));
    vec![statement]
}

/// Since version 3: a bare repository is its main branch.
fn subjects<'t>(inputs: &Inputs<'_, '_, 't>) -> Vec<Statement<'t>> {
    let default = inputs.text("default_subject", "ref:refs/heads/main");
    let Some(subjects) = all(inputs, "github_subjects", &default) else { return Vec::new() };
    let mut audiences = inputs.fixed(&[STS]);
    audiences.nodes.extend(inputs.values("additional_audiences").into_iter().flat_map(|values| values.nodes));
    let statement = Statement::of_url(inputs, url(inputs))
        .test(inputs.literal("StringLike"), ":sub", Some(subjects))
        .test(inputs.literal("StringEquals"), ":aud", Some(audiences));
    vec![statement]
}

fn any_audience<'t>(inputs: &Inputs<'_, '_, 't>) -> Vec<Statement<'t>> {
    let Some(subjects) = all(inputs, "repositories", &inputs.literal("*")) else { return Vec::new() };
    let github = inputs.literal(GITHUB);
    let provider = inputs.given("oidc_provider_arn").filter(|node| node.value != Value::Null);
    let provider = provider.unwrap_or_else(|| Statement::arn(inputs, &github));
    let statement = Statement::of_arn(inputs, provider, github);
    vec![statement.test(inputs.literal("StringLike"), ":sub", Some(subjects))]
}
