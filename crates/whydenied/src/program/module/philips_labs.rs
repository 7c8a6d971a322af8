//! The module of `philips-labs/github-oidc`.
//!
//! Source: <https://github.com/philips-labs/terraform-aws-github-oidc> (observed).

use super::inputs::{Flag, Inputs, Values, joined};
use super::known::Module;
use super::statement::Statement;
use crate::json::{Node, Value};
use crate::program::made::GITHUB;

pub(super) static MODULES: &[Module] = &[Module {
    source: "philips-labs/github-oidc",
    until: 0,
    own: &[],
    made_by: None,
    needs: &["repo"],
    statements: role,
}];

fn role<'t>(inputs: &Inputs<'_, '_, 't>) -> Vec<Statement<'t>> {
    let Some(repository) = inputs.given("repo") else { return Vec::new() };
    let place = inputs.place("repo");
    let subject = |after: &[&Node<'t>]| {
        let mut pieces = vec![&repository];
        pieces.extend(after);
        super::inputs::after("repo:", &joined(repository.span, &pieces))
    };
    let values = |nodes: Vec<Node<'t>>| Some(Values { input: place, nodes });
    let given = inputs.values("default_conditions");
    let kinds = given.unwrap_or_else(|| inputs.fixed(&["allow_main", "deny_pull_request"]));
    let has = |kind: &str| kinds.nodes.iter().any(|node| node.value.as_str() == Some(kind));
    let open = kinds.nodes.iter().find_map(|node| match &node.value {
        Value::Open(open) => Some(Flag::Open(open.text.clone().into_owned())),
        _ => None,
    });
    let like = || inputs.literal("StringLike");
    let arn = inputs.given("openid_connect_provider_arn");
    let Some(url) = inputs.url("github_oidc_issuer", Some(GITHUB)) else { return Vec::new() };
    let provider = arn.unwrap_or_else(|| Statement::arn(inputs, &url));
    let audience = inputs.fixed(&["sts.amazonaws.com"]);
    let mut statement = Statement::of_arn(inputs, provider, url).only_if(open.unwrap_or(Flag::Yes)).test(
        inputs.literal("StringEquals"),
        ":aud",
        Some(audience),
    );
    if has("allow_main") {
        let branch = inputs.text("repo_mainline_branch", "main");
        let main = subject(&[&inputs.literal(":ref:refs/heads/"), &branch]);
        statement = statement.test(like(), ":sub", values(vec![main]));
    }
    if has("allow_environment") {
        let environments = inputs.values("github_environments").unwrap_or_else(|| inputs.fixed(&["*"]));
        let word = inputs.literal(":environment:");
        let nodes = environments.nodes.iter().map(|environment| {
            let node = subject(&[&word, environment]);
            // What differs is the environment.
            if environment.span == inputs.head { node } else { Node { span: environment.span, ..node } }
        });
        statement = statement.test(like(), ":sub", values(nodes.collect()));
    }
    if has("allow_all") {
        statement = statement.test(like(), ":sub", values(vec![subject(&[&inputs.literal(":*")])]));
    }
    if has("deny_pull_request") {
        let pull_request = subject(&[&inputs.literal(":pull_request")]);
        statement = statement.test(inputs.literal("StringNotLike"), ":sub", values(vec![pull_request]));
    }
    vec![statement.further(inputs.conditions("conditions"))]
}
