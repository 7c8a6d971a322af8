//! Manifests of Kubernetes: each pod, by the service account that it runs as.
//!
//! Sources: <https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html>,
//! <https://github.com/aws/amazon-eks-pod-identity-webhook>

use super::super::tree::has;
use super::asked::Asked;
use super::call::{Call, MAX_CALLS, NoToken, call};
use super::command;
use super::exchange::{is_audience, of_audience, of_script};
use super::finding::{
    pod_identity_not_web_identity, pod_uses_other_service_account, service_account_not_annotated,
};
use super::open::{open, shown, token};
use super::source::Source;
use crate::Token;
use crate::issuer::table::tenancy::STS;
use crate::json::{Node, Value};
use crate::span::Span;
use crate::variant::job::{Job, run_of};

const ISSUER: &str = "eks";
const ROLE: &str = "eks.amazonaws.com/role-arn";
const AUDIENCE: &str = "eks.amazonaws.com/audience";
/// The variable that says where the token for AWS is.
const TOKEN_FILE: &str = "AWS_WEB_IDENTITY_TOKEN_FILE";
/// Where the webhook puts it.
const WEBHOOK_PATH: &str = "eks.amazonaws.com/serviceaccount/token";

/// A service account of the text.
struct Account<'n> {
    name: &'n str,
    namespace: String,
    role: Option<&'n str>,
    audience: Option<&'n str>,
    span: Span,
}

/// A pod of the text, or what makes pods.
struct Workload<'n, 't> {
    kind: &'n str,
    name: &'n str,
    namespace: String,
    pod: &'n Node<'t>,
    span: Span,
}

/// The calls of all pods; of accounts alone those of any pod.
pub(super) fn calls(source: &Source<'_>, asked: &Asked, assumed: &mut Vec<String>) -> Vec<Call> {
    if asked.issuer.is_none() {
        assumed.push("nobody said which cluster it is".to_owned());
    }
    let manifests = manifests(source);
    // Kustomize puts all into its own namespace.
    let kustomized =
        manifests.iter().find(|it| kind(it) == "Kustomization").and_then(|it| text(it, &["namespace"]));
    let namespace = |manifest: &Node<'_>| {
        let own = kustomized.or_else(|| text(manifest, &["metadata", "namespace"]));
        own.unwrap_or("default").to_owned()
    };
    let commanded = command::accounts(source.text);
    let mut accounts: Vec<_> = manifests
        .iter()
        .filter(|it| kind(it) == "ServiceAccount")
        .filter_map(|it| {
            let annotation = |name| text(it, &["metadata", "annotations", name]);
            Some(Account {
                name: text(it, &["metadata", "name"])?,
                namespace: namespace(it),
                role: annotation(ROLE),
                audience: annotation(AUDIENCE),
                span: it.span,
            })
        })
        .collect();
    accounts.extend(commanded.iter().map(|it| Account {
        name: &it.name,
        namespace: it.namespace.clone(),
        role: Some(&it.role),
        audience: None,
        span: it.span,
    }));
    let workloads: Vec<_> = manifests
        .iter()
        .filter_map(|it| {
            Some(Workload {
                kind: kind(it),
                name: text(it, &["metadata", "name"]).or_else(|| text(it, &["metadata", "generateName"]))?,
                namespace: namespace(it),
                pod: pod_of(it)?,
                span: it.span,
            })
        })
        .collect();
    if manifests.iter().any(|it| pod_of(it).is_some() && text(it, &["metadata", "namespace"]).is_none())
        && kustomized.is_none()
    {
        assumed.push("the namespace is `default` where none is written, or what kubectl was told".to_owned());
    }
    let mut calls = Vec::new();
    for pod in &workloads {
        let call = of_pod(source, pod, &accounts, asked, assumed);
        let exchange = exchange_of(source, pod, call.as_ref(), asked);
        calls.extend(call.into_iter().chain(exchange));
    }
    // Accounts alone are those of any pod that runs as them.
    for account in accounts.iter().filter(|account| account.role.is_some() && workloads.is_empty()) {
        let Some(token) = claims(account, account.audience, asked) else { continue };
        let name = shown(account.name);
        let title = format!("any pod as `{name}` of `{}`", shown(&account.namespace));
        let job = format!("ServiceAccount {name}");
        let role = account.role.filter(|role| role.starts_with("arn:")).map(str::to_owned);
        calls.push(Call { role, ..call(title, &job, token, account.span) });
    }
    calls.truncate(MAX_CALLS);
    for association in manifests.iter().filter(|it| kind(it) == "PodIdentityAssociation") {
        let spec = |name| text(association, &["spec", name]);
        let (Some(name), Some(namespace)) = (spec("serviceAccount"), spec("namespace")) else { continue };
        let subject = format!("system:serviceaccount:{namespace}:{name}");
        for call in calls.iter_mut().filter(|call| call.token.claim_text("sub") == Some(&subject)) {
            let remark = pod_identity_not_web_identity::remark;
            call.remarks.push(remark(&source.lines, association.span, (name, namespace)));
        }
    }
    calls
}

/// Whether it is a manifest that says who runs, or what is so of others beside it.
pub(super) fn is_manifest(root: &Node<'_>) -> bool {
    has(root, &["apiVersion"])
        && (matches!(kind(root), "ServiceAccount" | "Kustomization" | "PodIdentityAssociation")
            || pod_of(root).is_some()
            || kind(root).ends_with("List") && root.get("items").is_some())
}

fn of_pod(
    source: &Source<'_>,
    pod: &Workload<'_, '_>,
    accounts: &[Account<'_>],
    asked: &Asked,
    assumed: &mut Vec<String>,
) -> Option<Call> {
    let name = pod.account();
    let known = accounts.iter().find(|it| it.name == name && it.namespace == pod.namespace);
    let own = Account { name, namespace: pod.namespace.clone(), role: None, audience: None, span: pod.span };
    let account = known.unwrap_or(&own);
    let projected = projected(pod.pod);
    // A pod with a token for Pulumi Cloud needs none for AWS.
    if projected.is_none() && account.role.is_none() && for_pulumi(pod.pod).is_some() {
        return None;
    }
    let audience = projected.as_deref().or(account.audience);
    let token = claims(account, audience, asked)?;
    let no_token = if projected.is_some() || account.role.is_some() {
        None
    } else {
        refused(source, pod, known, accounts)
    };
    if no_token.is_none() && projected.is_none() && known.is_none() {
        assumed.push(format!("the service account `{name}` of `{}` is taken to be annotated", pod.namespace));
    }
    let role = account.role.or_else(|| variable(pod.pod, "AWS_ROLE_ARN"));
    let role = role.filter(|role| role.starts_with("arn:")).map(str::to_owned);
    Some(Call { no_token, role, ..call(pod.title(), &pod.job(), token, pod.span) })
}

/// The call of a pod that exchanges a token with Pulumi Cloud: one that it asks for itself, or that of its call to AWS.
fn exchange_of(
    source: &Source<'_>,
    pod: &Workload<'_, '_>,
    to_aws: Option<&Call>,
    asked: &Asked,
) -> Option<Call> {
    let containers = ["initContainers", "containers"].into_iter().flat_map(|key| list(pod.pod.get(key)));
    let words = containers.flat_map(|container| ["command", "args"].map(|key| list(container.get(key))));
    let script: Vec<_> = words.flatten().filter_map(|word| word.value.scalar_text()).collect();
    let script = script.join("\n");
    let exchange = of_script(&script, source.lines.place(pod.span));
    let Some(audience) = for_pulumi(pod.pod) else {
        let is_handed_on = [TOKEN_FILE, WEBHOOK_PATH].iter().any(|file| script.contains(file));
        return Some(to_aws.filter(|_| is_handed_on)?.clone().exchanged(exchange?));
    };
    let name = pod.account();
    let own = Account { name, namespace: pod.namespace.clone(), role: None, audience: None, span: pod.span };
    let token = claims(&own, Some(audience), asked)?;
    let call = call(pod.title(), &pod.job(), token, pod.span);
    Some(call.exchanged(exchange.unwrap_or_else(|| of_audience(audience))))
}

/// The audience of a token that the pod asks for itself and that is for Pulumi Cloud.
fn for_pulumi<'n>(pod: &'n Node<'_>) -> Option<&'n str> {
    let sources = list(pod.get("volumes")).iter().filter_map(|volume| volume.get("projected"));
    let mut tokens =
        sources.flat_map(|it| list(it.get("sources"))).filter_map(|it| it.get("serviceAccountToken"));
    tokens.find_map(|token| text(token, &["audience"]).filter(|audience| is_audience(audience)))
}

/// Why the webhook gives the pod no token.
fn refused(
    source: &Source<'_>,
    pod: &Workload<'_, '_>,
    known: Option<&Account<'_>>,
    accounts: &[Account<'_>],
) -> Option<NoToken> {
    let annotated = accounts.iter().find(|account| account.role.is_some());
    match (known, annotated) {
        (_, Some(other)) => Some(pod_uses_other_service_account::found(
            &source.lines,
            pod.span,
            ((pod.account(), &pod.namespace), (other.name, &other.namespace)),
        )),
        (Some(account), None) => Some(service_account_not_annotated::found(
            &source.lines,
            account.span,
            (account.name, &account.namespace),
        )),
        (None, None) => None,
    }
}

impl Workload<'_, '_> {
    /// The service account that its pods run as.
    fn account(&self) -> &str {
        let named = text(self.pod, &["serviceAccountName"]).or_else(|| text(self.pod, &["serviceAccount"]));
        named.unwrap_or("default")
    }

    /// What people call it.
    fn title(&self) -> String {
        format!("{} `{}` as `{}` of `{}`", self.kind, self.name, self.account(), self.namespace)
    }

    /// Its name among jobs.
    fn job(&self) -> String {
        format!("{} {}", self.kind, self.name)
    }
}

/// The token, of the issuer's own table.
fn claims(account: &Account<'_>, audience: Option<&str>, asked: &Asked) -> Option<Token> {
    let parts = [("NAMESPACE", &*account.namespace), ("SERVICE_ACCOUNT", account.name)];
    let job = Job {
        issuer: ISSUER,
        run: run_of(ISSUER, "system:")?,
        parts: &parts,
        audience: audience.unwrap_or(STS),
        url: asked.issuer.as_deref().unwrap_or("cluster"),
        with_ids: false,
    };
    let mut claims = job.tree().ok()?;
    if let (None, Value::Object(members)) = (&asked.issuer, &mut claims.value) {
        members.retain(|member| member.key != "iss");
    }
    let mut token = token(claims);
    // A cluster's tokens have a list of audiences.
    if let Some(Value::String(audience)) = token.claim("aud").cloned() {
        let audience = Node { value: Value::String(audience), span: Span::default() };
        token.set_claim("aud", Value::Array(vec![audience]));
    }
    Some(token)
}

/// All manifests, those in lists as well.
fn manifests<'s, 't>(source: &'s Source<'t>) -> Vec<&'s Node<'t>> {
    let roots = source.documents.iter().map(|document| &document.root);
    roots
        .flat_map(|root| match root.get("items").map(|items| &items.value) {
            Some(Value::Array(items)) => items.iter().collect(),
            _ => vec![root],
        })
        .collect()
}

/// The specification of the pods that a manifest makes.
fn pod_of<'n, 't>(manifest: &'n Node<'t>) -> Option<&'n Node<'t>> {
    let spec = manifest.get("spec")?;
    let spec = spec.get("jobTemplate").and_then(|job| job.get("spec")).unwrap_or(spec);
    let spec = spec.get("template").and_then(|template| template.get("spec")).unwrap_or(spec);
    has(spec, &["containers"]).then_some(spec)
}

/// The audience of a token that the pod asks for itself and hands to the SDK.
fn projected(pod: &Node<'_>) -> Option<String> {
    let file = variable(pod, TOKEN_FILE)?;
    let volumes = list(pod.get("volumes"));
    let sources =
        volumes.iter().filter_map(|volume| volume.get("projected")).flat_map(|it| list(it.get("sources")));
    let mut tokens = sources.filter_map(|source| source.get("serviceAccountToken"));
    let at = |token: &&Node<'_>| text(token, &["path"]).is_some_and(|path| file.ends_with(path));
    let token = tokens.find(at)?;
    let own = || open("*", "audience of the API server");
    Some(text(token, &["audience"]).map_or_else(own, str::to_owned))
}

/// A variable of one of the pod's containers.
fn variable<'n>(pod: &'n Node<'_>, name: &str) -> Option<&'n str> {
    let containers = list(pod.get("containers")).iter();
    let mut variables = containers.flat_map(|container| list(container.get("env")));
    variables.find(|it| text(it, &["name"]) == Some(name)).and_then(|it| text(it, &["value"]))
}

fn list<'n, 't>(node: Option<&'n Node<'t>>) -> &'n [Node<'t>] {
    match node.map(|node| &node.value) {
        Some(Value::Array(nodes)) => nodes,
        _ => &[],
    }
}

fn kind<'n>(manifest: &'n Node<'_>) -> &'n str {
    text(manifest, &["kind"]).unwrap_or_default()
}

fn text<'n>(node: &'n Node<'_>, path: &[&str]) -> Option<&'n str> {
    path.iter().try_fold(node, |node, key| node.get(key))?.value.scalar_text()
}

#[cfg(test)]
mod tests {
    use crate::pasted::caller::{Asked, Caller};

    const ACCOUNT: &str = "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: a\n  namespace: n\n";

    #[test]
    fn the_webhook_gives_tokens_to_annotated_accounts() {
        let annotated = format!("{ACCOUNT}  annotations: {{eks.amazonaws.com/role-arn: r}}\n");
        let pod = |spec: &str| {
            format!("---\napiVersion: v1\nkind: Pod\nmetadata: {{name: p, namespace: n}}\nspec:\n  {spec}\n")
        };
        for (text, expected) in [
            (annotated.clone(), ["any pod as `a` of `n`", "system:serviceaccount:n:a", ""]),
            (
                annotated.clone() + &pod("{serviceAccountName: a, containers: []}"),
                ["Pod `p` as `a` of `n`", "system:serviceaccount:n:a", ""],
            ),
            (
                ACCOUNT.to_owned() + &pod("{serviceAccountName: a, containers: []}"),
                ["Pod `p` as `a` of `n`", "system:serviceaccount:n:a", "service-account-not-annotated"],
            ),
            (
                annotated + &pod("{containers: []}"),
                [
                    "Pod `p` as `default` of `n`",
                    "system:serviceaccount:n:default",
                    "pod-uses-other-service-account",
                ],
            ),
            (
                pod(
                    "{serviceAccount: b, containers: [{env: [{name: AWS_WEB_IDENTITY_TOKEN_FILE, value: /t/x}]}], \
                     volumes: [{projected: {sources: [{serviceAccountToken: {path: x, audience: y}}]}}]}",
                ),
                ["Pod `p` as `b` of `n`", "system:serviceaccount:n:b", ""],
            ),
        ] {
            let caller = Caller::read(&text, &Asked::default())
                .unwrap_or_else(|error| unreachable!("{error:?} {text}"));
            let call = caller.calls.first().unwrap_or_else(|| unreachable!("a call"));
            let why = call.no_token.as_ref().map_or("", |no| &no.finding.code);
            let found = [&*call.name, call.token.claim_text("sub").unwrap_or_default(), why];
            assert_eq!(found, expected, "{text}");
        }
    }
}
