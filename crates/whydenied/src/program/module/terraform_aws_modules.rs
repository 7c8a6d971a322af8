//! The modules of `terraform-aws-modules/iam`.
//!
//! Source: <https://github.com/terraform-aws-modules/terraform-aws-iam>, versions 5.60.0 and 6.5.0 (observed).

use super::inputs::{Flag, Inputs, Values, after, entries, parts_of};
use super::known::Module;
use super::statement::{Statement, TAGS_FIRST, TAGS_LAST};
use crate::json::{Node, Value};
use crate::program::filled::Part;
use crate::program::json_text::{text_of, value};
use crate::program::made::{GITHUB, STS};
use crate::program::repeated::Pair;
use crate::span::Span;

const EXACT: &str = "StringEquals";
const LIKE: &str = "StringLike";
const FOR_ALL: &str = "ForAllValues:StringEquals";

pub(super) static MODULES: &[Module] = &[
    module("terraform-aws-modules/iam//iam-github-oidc-role", Some(("create", true)), &[], github),
    module(
        "terraform-aws-modules/iam//iam-role",
        Some(("create", true)),
        &["enable_github_oidc", "enable_oidc"],
        role,
    ),
    module(
        "terraform-aws-modules/iam//iam-assumable-role-with-oidc",
        Some(("create_role", false)),
        &["provider_url"],
        assumable,
    ),
    module(
        "terraform-aws-modules/iam//iam-role-for-service-accounts-eks",
        Some(("create_role", true)),
        &["oidc_providers"],
        service_accounts,
    ),
    module(
        "terraform-aws-modules/iam//iam-role-for-service-accounts",
        Some(("create", true)),
        &["oidc_providers"],
        service_accounts,
    ),
    module(
        "terraform-aws-modules/iam//iam-eks-role",
        Some(("create_role", true)),
        &["cluster_service_accounts"],
        cluster_service_accounts,
    ),
];

const fn module(
    source: &'static str,
    made_by: Option<(&'static str, bool)>,
    needs: &'static [&'static str],
    statements: for<'t> fn(&Inputs<'_, '_, 't>) -> Vec<Statement<'t>>,
) -> Module {
    Module { source, until: 0, own: &[], made_by, needs, statements }
}

/// Subjects, each with `repo:` before it once.
fn of_repositories(values: Values<'_>) -> Values<'_> {
    let nodes = values.nodes.into_iter().map(of_repository);
    Values { nodes: nodes.collect(), ..values }
}

fn of_repository(node: Node<'_>) -> Node<'_> {
    let Some(mut parts) = parts_of(&node) else { return node };
    match parts.first_mut() {
        Some(Part::Literal(first, _)) if first.starts_with("repo:") => node,
        _ => {
            parts.insert(0, Part::Literal("repo:".into(), None));
            let (text, holes) = text_of(&parts);
            Node { value: value(text, holes), span: node.span }
        }
    }
}

fn github<'t>(inputs: &Inputs<'_, '_, 't>) -> Vec<Statement<'t>> {
    let Some(url) = inputs.url("provider_url", Some(GITHUB)) else { return Vec::new() };
    let audience = Values { input: inputs.place("audience"), nodes: vec![inputs.text("audience", STS)] };
    // Without subjects the module writes an empty list.
    let nothing = || Values { input: inputs.place("subjects"), nodes: Vec::new() };
    let subjects = inputs.values("subjects").unwrap_or_else(nothing);
    let statement = Statement::of_url(inputs, url)
        .sid("GithubOidcAuth")
        .actions(&TAGS_FIRST)
        .issuer(inputs)
        .test(inputs.literal(FOR_ALL), ":aud", Some(audience))
        .test(inputs.text("subject_condition", LIKE), ":sub", Some(of_repositories(subjects)))
        .further(inputs.conditions("additional_trust_policy_conditions"));
    vec![statement]
}

fn role<'t>(inputs: &Inputs<'_, '_, 't>) -> Vec<Statement<'t>> {
    let (subjects, patterns) = (inputs.values("oidc_subjects"), inputs.values("oidc_wildcard_subjects"));
    let audiences = inputs.values("oidc_audiences");
    let or_default = || audiences.clone().or_else(|| Some(inputs.fixed(&[STS])));
    let conditions = || inputs.conditions("trust_policy_conditions");
    let urls = inputs.urls("oidc_provider_urls");
    let mut statements = Vec::new();
    let any = inputs.flag("enable_oidc", false);
    for url in urls.iter().filter(|_| any != Flag::No) {
        let statement = Statement::of_account(inputs, url.clone(), inputs.given("oidc_account_id"))
            .actions(&TAGS_FIRST)
            .only_if(any.clone())
            .test(inputs.literal(EXACT), ":sub", subjects.clone())
            .test(inputs.literal(LIKE), ":sub", patterns.clone())
            .test(inputs.literal(EXACT), ":aud", audiences.clone())
            .further(conditions());
        statements.push(statement);
    }
    let github = inputs.flag("enable_github_oidc", false);
    if github != Flag::No
        && let Some(url) = inputs.url("github_provider", Some(GITHUB))
    {
        let statement = Statement::of_url(inputs, url)
            .sid("GithubOidcAuth")
            .actions(&TAGS_FIRST)
            .only_if(github)
            .issuer(inputs)
            .test(inputs.literal(FOR_ALL), ":aud", or_default())
            .test(inputs.literal(EXACT), ":sub", subjects.clone().map(of_repositories))
            .test(inputs.literal(LIKE), ":sub", patterns.clone().map(of_repositories))
            .further(conditions());
        statements.push(statement);
    }
    let bitbucket = inputs.flag("enable_bitbucket_oidc", false);
    if let Some(url) = urls.into_iter().next().filter(|_| bitbucket != Flag::No) {
        let statement = Statement::of_url(inputs, url)
            .sid("BitbucketOidcAuth")
            .actions(&TAGS_FIRST)
            .only_if(bitbucket)
            .test(inputs.literal(FOR_ALL), ":aud", or_default())
            .test(inputs.literal(EXACT), ":sub", subjects)
            .test(inputs.literal(LIKE), ":sub", patterns)
            .further(conditions());
        statements.push(statement);
    }
    let further = inputs.statements("trust_policy_permissions");
    statements.extend(further.into_iter().map(|node| Statement::whole(inputs, node)));
    statements
}

fn assumable<'t>(inputs: &Inputs<'_, '_, 't>) -> Vec<Statement<'t>> {
    let mut urls = inputs.urls("provider_urls");
    urls.extend(inputs.urls("provider_url"));
    urls.retain(|url| url.value.as_str() != Some(""));
    let one = |url: Node<'t>| {
        Statement::of_account(inputs, url, inputs.given("aws_account_id"))
            .actions(&TAGS_LAST)
            .test(inputs.literal(EXACT), ":sub", inputs.values("oidc_fully_qualified_subjects"))
            .test(inputs.literal(LIKE), ":sub", inputs.values("oidc_subjects_with_wildcards"))
            .test(inputs.literal(LIKE), ":aud", inputs.values("oidc_fully_qualified_audiences"))
    };
    urls.into_iter().map(one).collect()
}

/// What compares the subjects of pods: the input has another name in each generation.
fn comparison<'t>(inputs: &Inputs<'_, '_, 't>) -> Node<'t> {
    match inputs.given("trust_condition_test") {
        Some(given) => given,
        None => inputs.text("assume_role_condition_test", EXACT),
    }
}

/// `ns:sa` as the subject of its tokens.
fn of_service_accounts<'t>(input: Span, nodes: &[Node<'t>]) -> Values<'t> {
    Values { input, nodes: nodes.iter().map(|node| after("system:serviceaccount:", node)).collect() }
}

fn service_accounts<'t>(inputs: &Inputs<'_, '_, 't>) -> Vec<Statement<'t>> {
    let Some(providers) = inputs.pairs("oidc_providers") else {
        // Which providers and pods these are is not known.
        let open = inputs.given("oidc_providers");
        return open.into_iter().map(|node| Statement::whole(inputs, node)).collect();
    };
    let one = |(_, map, env): &Pair<'t>| {
        let (arn, of) = inputs.member(map, env, "provider_arn")?;
        let (accounts, place) = inputs.member(map, env, "namespace_service_accounts")?;
        let span = accounts.span;
        let accounts = entries(inputs.node(&accounts, &place));
        let subjects = of_service_accounts(span, &accounts);
        let url = inputs.url_in_arn(&arn, &of);
        let statement = Statement::of_arn(inputs, inputs.node(&arn, &of), url)
            .test(comparison(inputs), ":sub", Some(subjects))
            .test(comparison(inputs), ":aud", Some(inputs.fixed(&[STS])));
        Some(statement)
    };
    providers.iter().filter_map(one).collect()
}

fn cluster_service_accounts<'t>(inputs: &Inputs<'_, '_, 't>) -> Vec<Statement<'t>> {
    let Some(clusters) = inputs.pairs("cluster_service_accounts") else {
        let open = inputs.given("cluster_service_accounts");
        return open.into_iter().map(|node| Statement::whole(inputs, node)).collect();
    };
    let one = |(name, accounts, env): &Pair<'t>| {
        let span = accounts.span;
        let subjects = of_service_accounts(span, &entries(inputs.node(accounts, env)));
        let name = inputs.node(name, env);
        let name = match &name.value {
            Value::String(text) => text.clone().into_owned(),
            _ => "cluster".to_owned(),
        };
        let url = inputs.open(format!("issuer of cluster {name}"), span);
        Statement::of_url(inputs, url).test(
            inputs.text("assume_role_condition_test", EXACT),
            ":sub",
            Some(subjects),
        )
    };
    clusters.iter().map(one).collect()
}
