//! An expression stands in a key, where the tool of the template fills nothing in.

use super::site::Site;
use crate::finding::entry::Entry;
use crate::finding::example::{EKS, aws};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::CLOUDFORMATION_KEYS;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind =
    Kind::cause("key-not-substituted", CLOUDFORMATION_KEYS).but(Confidence::Observed);

/// Found where `${…}` stands in a key that was read as it is written.
pub(crate) fn cause(site: &Site<'_>) -> Option<Cause> {
    let key = &site.condition?.key;
    let is_left = key.holes.is_empty() && key.text.contains("${") && site.span == key.span;
    is_left.then(|| {
        let message = Message::new(
            format!("Nothing is filled in for `{}`: keys are taken as they are written", key.text),
            "CloudFormation has no function that can stand in a key, so AWS gets the key with these letters, which no request \
             has.",
            "write the whole document as one text, `AssumeRolePolicyDocument: !Sub |` with JSON in it, or the provider's URL \
             in full",
        );
        (&KIND, message)
    })
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "An expression stands in a key, where nothing is filled in",
    why: "CloudFormation takes keys as they are written: no function can stand in one, and `${…}` in a key is text. AWS then \
          has a condition key that no request has.",
    help: "write the whole document as one text, `AssumeRolePolicyDocument: !Sub |` with JSON in it",
    example: aws(
        EKS,
        r#""sub":"system:serviceaccount:apps:s3""#,
        "Resources:\n  R:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument:\n        Statement:\n          \
         - Effect: Allow\n            Action: sts:AssumeRoleWithWebIdentity\n            Principal: {Federated: \
         \"arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/4F1E8C0B2D6A4E3F9A7B5C1D8E2F6A90\"}\n            \
         Condition: {StringEquals: {\"${Oidc}:sub\": \"system:serviceaccount:apps:s3\"}}\n",
    ),
    near: aws(
        EKS,
        r#""sub":"system:serviceaccount:apps:s3""#,
        r#"{"StringEquals":{"$url:sub":"system:serviceaccount:apps:s3"}}"#,
    ),
};
