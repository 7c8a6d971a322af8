//! The namespace gets letters at random after its name.

use super::site::Site;
use crate::aws::policy::ConditionValue;
use crate::finding::entry::Entry;
use crate::finding::example::{EKS, aws};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::PULUMI_NAMES;
use crate::near_miss::subject::kubernetes::kubernetes_namespace_mismatch;
use crate::text::Stands;

pub(crate) static KIND: Kind = Kind::cause("auto-named-namespace", PULUMI_NAMES);
/// What stands for the letters at random.
const ENDING: &str = "-????????";

/// Found where the pod's namespace is the name that the program gives to one without `metadata.name`.
pub(crate) fn cause(site: &Site<'_>) -> Option<Cause> {
    if site.code != kubernetes_namespace_mismatch::KIND.code {
        return None;
    }
    let own = site.actual?.split(':').nth(2)?;
    let expressions = site.condition?.values.iter().flat_map(ConditionValue::expressions);
    let mut filled = expressions
        .filter_map(|expression| site.program.filled.iter().find(|filled| filled.expression == expression));
    let named = filled.find(|filled| match &filled.stands {
        Stands::Fitting(pattern) => pattern.strip_suffix(ENDING) == Some(own),
        _ => false,
    })?;
    let message = Message::new(
        format!("`{}` is `{own}-` and letters at random, but the pod runs in `{own}`", named.expression),
        "Pulumi adds eight letters to the name of what has no `metadata.name`, so the role trusts another namespace.",
        format!(
            "set `metadata: {{ name: \"{own}\" }}` of the namespace, or run the pod in the one that was made"
        ),
    );
    Some((&KIND, message))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The namespace of the program gets letters at random after its name",
    why: "Pulumi adds letters at random to the name of a resource that sets no `metadata.name`. The role trusts the \
          namespace that was made, while the pod runs in another one that has the name alone.",
    help: "set `metadata.name` of the namespace, or run the pod in the one that was made",
    example: aws(EKS, r#""sub":"system:serviceaccount:apps:s3""#, PROGRAM),
    near: aws(EKS, r#""sub":"system:serviceaccount:web:s3""#, PROGRAM),
};

const PROGRAM: &str = "const ns = new k8s.core.v1.Namespace('apps', {});\n\
     new aws.iam.Role('r', { assumeRolePolicy: ns.metadata.name.apply(name => JSON.stringify({\n  Statement: [{\n    \
     Effect: 'Allow', Principal: { Federated: cluster.oidcProviderArn }, Action: 'sts:AssumeRoleWithWebIdentity',\n    \
     Condition: { StringEquals: { [`${cluster.oidcIssuer}:sub`]: `system:serviceaccount:${name}:s3` } },\n  }],\n})) });\n";
