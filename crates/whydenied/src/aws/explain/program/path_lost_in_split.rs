//! A program cuts the provider's URL at every slash, and takes the host alone.

use super::site::Site;
use crate::finding::entry::Entry;
use crate::finding::example::{EKS, aws};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::KEYS;

pub(crate) static KIND: Kind = Kind::cause("path-lost-in-split", KEYS);

/// Found where the key is of the host of the token's provider, and an expression that loses the path made it.
pub(crate) fn cause(site: &Site<'_>) -> Option<Cause> {
    let key = &*site.condition?.key.text;
    let (provider, claim) = key.rsplit_once(':')?;
    let (host, path) = site.own.split_once('/')?;
    let lost = site.program.cut_to(host).next().filter(|_| provider == host)?;
    let message = Message::new(
        format!("`{}` is the host alone, without the path `/{path}`", lost.expression),
        "It cuts at every slash. A key starts with all of the provider's URL, which for this issuer has a path.",
        format!(
            "take all that stands after `oidc-provider/`, as `.split(\"oidc-provider/\")[1]` does: the key is `{}:{claim}`",
            site.own
        ),
    );
    Some((&KIND, message))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The program takes the host of the provider alone, without its path",
    why: "Where a provider's ARN is cut at every slash, the second part is the host. That is all of GitHub's URL, but not of \
          those with a path, such as of EKS, Pulumi and CircleCI: no request has a key of their host alone.",
    help: "take all that stands after `oidc-provider/`",
    example: aws(EKS, r#""sub":"system:serviceaccount:apps:s3""#, BY_SLASH),
    near: aws(EKS, r#""sub":"system:serviceaccount:apps:s3""#, BY_PROVIDER),
};

const BY_SLASH: &str = "new aws.iam.Role('r', { assumeRolePolicy: provider.arn.apply(arn => JSON.stringify({\n  Statement: [{\n    \
     Effect: 'Allow', Principal: { Federated: arn }, Action: 'sts:AssumeRoleWithWebIdentity',\n    \
     Condition: { StringEquals: { [`${arn.split('/')[1]}:sub`]: 'system:serviceaccount:apps:s3' } },\n  }],\n})) });\n";
const BY_PROVIDER: &str = "new aws.iam.Role('r', { assumeRolePolicy: provider.arn.apply(arn => JSON.stringify({\n  Statement: [{\n    \
     Effect: 'Allow', Principal: { Federated: arn }, Action: 'sts:AssumeRoleWithWebIdentity',\n    \
     Condition: { StringEquals: { [`${arn.split('oidc-provider/')[1]}:sub`]: 'system:serviceaccount:apps:s3' } },\n  }],\n})) });\n";
