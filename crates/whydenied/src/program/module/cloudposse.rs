//! The module of `cloudposse/eks-iam-role`.
//!
//! Source: <https://github.com/cloudposse/terraform-aws-eks-iam-role> (observed).

use super::inputs::{Inputs, Values, after, joined};
use super::known::Module;
use super::statement::Statement;
use crate::json::Node;

pub(super) static MODULES: &[Module] = &[Module {
    source: "cloudposse/eks-iam-role",
    until: 0,
    own: &[],
    made_by: Some(("enabled", true)),
    needs: &["eks_cluster_oidc_issuer_url"],
    statements: role,
}];

fn role<'t>(inputs: &Inputs<'_, '_, 't>) -> Vec<Statement<'t>> {
    let Some(url) = inputs.url("eks_cluster_oidc_issuer_url", None) else { return Vec::new() };
    let (namespace, name) = (inputs.given("service_account_namespace"), inputs.given("service_account_name"));
    let listed = inputs.values("service_account_namespace_name_list");
    let mut input = listed.as_ref().map_or(inputs.head, |values| values.input);
    let mut nodes: Vec<Node<'t>> = Vec::new();
    if namespace.is_some() || name.is_some() || listed.is_none() {
        let star = || inputs.literal("*");
        let span = name.as_ref().or(namespace.as_ref()).map_or(inputs.head, |node| node.span);
        input = if name.is_some() {
            inputs.place("service_account_name")
        } else {
            inputs.place("service_account_namespace")
        };
        let (namespace, name) = (namespace.unwrap_or_else(star), name.unwrap_or_else(star));
        nodes.push(joined(span, &[&namespace, &inputs.literal(":"), &name]));
    }
    nodes.extend(listed.into_iter().flat_map(|values| values.nodes));
    let nodes = nodes.iter().map(|node| after("system:serviceaccount:", node)).collect();
    let statement = Statement::of_account(inputs, url, inputs.given("aws_account_number"))
        .test(inputs.literal("StringLike"), ":sub", Some(Values { input, nodes }))
        .test(inputs.literal("StringEquals"), ":aud", Some(inputs.fixed(&["sts.amazonaws.com"])));
    vec![statement]
}
