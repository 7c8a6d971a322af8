//! The condition keys that come from the request and not from the token, and which of them an
//! `AssumeRoleWithWebIdentity` request has.
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html>

use crate::operator::ValueType;
use crate::outcome::Confidence;

/// A condition key, or a family of keys that ends in `/`.
#[derive(Clone, Copy, Debug)]
pub struct GlobalKey {
    /// The key, such as `aws:SourceIp`; a name that ends in `/` stands for all that start so.
    pub name: &'static str,
    /// Whether the request has it.
    pub presence: Presence,
    /// Whether it holds a list.
    pub multivalued: bool,
    /// What it holds, or each entry of its list.
    pub holds: ValueType,
    /// How surely that is known.
    pub confidence: Confidence,
}

/// Whether an `AssumeRoleWithWebIdentity` request has a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Every request has it.
    Always,
    /// Some requests have it.
    Sometimes,
    /// Only a token with session tags or a source identity brings it.
    FromToken,
    /// No such request has it.
    Never,
}

const fn key(name: &'static str, presence: Presence) -> GlobalKey {
    GlobalKey {
        name,
        presence,
        multivalued: false,
        holds: ValueType::Text,
        confidence: Confidence::Documented,
    }
}

const fn list(name: &'static str, presence: Presence) -> GlobalKey {
    GlobalKey { multivalued: true, ..key(name, presence) }
}

const fn observed(name: &'static str, presence: Presence) -> GlobalKey {
    GlobalKey { confidence: Confidence::Observed, ..key(name, presence) }
}

const fn holding(holds: ValueType, key: GlobalKey) -> GlobalKey {
    GlobalKey { holds, ..key }
}

/// Every key of the tables; names ignore letter case.
pub static GLOBAL_KEYS: &[GlobalKey] = &[
    holding(ValueType::Date, key("aws:CurrentTime", Presence::Always)),
    holding(ValueType::Date, key("aws:EpochTime", Presence::Always)),
    holding(ValueType::Bool, key("aws:SecureTransport", Presence::Always)),
    key("aws:UserAgent", Presence::Always),
    key("aws:RequestedRegion", Presence::Always),
    holding(ValueType::Bool, key("aws:ViaAWSService", Presence::Always)),
    observed("aws:PrincipalAccount", Presence::Always),
    observed("aws:PrincipalType", Presence::Always),
    observed("aws:userid", Presence::Always),
    key("aws:ResourceAccount", Presence::Always),
    key("sts:RoleSessionName", Presence::Always),
    holding(ValueType::Bool, key("sts:RoleAuthorizedByIdp", Presence::Always)),
    // Present except through a VPC endpoint, and the next ones only through one.
    holding(ValueType::Address, key("aws:SourceIp", Presence::Sometimes)),
    key("aws:SourceVpc", Presence::Sometimes),
    key("aws:SourceVpce", Presence::Sometimes),
    holding(ValueType::Address, key("aws:VpcSourceIp", Presence::Sometimes)),
    key("aws:VpceAccount", Presence::Sometimes),
    key("aws:VpceOrgID", Presence::Sometimes),
    key("aws:VpceOrgPaths", Presence::Sometimes),
    // Present if the role's account is in an organization.
    key("aws:ResourceOrgID", Presence::Sometimes),
    list("aws:ResourceOrgPaths", Presence::Sometimes),
    key("aws:ResourceTag/", Presence::Sometimes),
    key("iam:ResourceTag/", Presence::Sometimes),
    // Documented for role sessions only; whether it is there before the session is not.
    GlobalKey { confidence: Confidence::Unconfirmed, ..key("aws:FederatedProvider", Presence::Sometimes) },
    key("aws:RequestTag/", Presence::FromToken),
    list("aws:TagKeys", Presence::FromToken),
    list("sts:TransitiveTagKeys", Presence::FromToken),
    key("sts:SourceIdentity", Presence::FromToken),
    observed("aws:PrincipalArn", Presence::Never),
    key("aws:PrincipalOrgID", Presence::Never),
    list("aws:PrincipalOrgPaths", Presence::Never),
    key("aws:PrincipalTag/", Presence::Never),
    key("aws:username", Presence::Never),
    key("aws:TokenIssueTime", Presence::Never),
    key("aws:MultiFactorAuthPresent", Presence::Never),
    key("aws:MultiFactorAuthAge", Presence::Never),
    key("aws:SourceIdentity", Presence::Never),
    key("aws:PrincipalIsAWSService", Presence::Never),
    key("aws:PrincipalServiceName", Presence::Never),
    list("aws:PrincipalServiceNamesList", Presence::Never),
    list("aws:CalledVia", Presence::Never),
    key("aws:CalledViaFirst", Presence::Never),
    key("aws:CalledViaLast", Presence::Never),
    key("aws:SourceArn", Presence::Never),
    key("aws:SourceAccount", Presence::Never),
    key("aws:SourceOrgID", Presence::Never),
    list("aws:SourceOrgPaths", Presence::Never),
    key("aws:referer", Presence::Never),
    key("aws:Ec2InstanceSourceVpc", Presence::Never),
    key("aws:Ec2InstanceSourcePrivateIPv4", Presence::Never),
    key("sts:ExternalId", Presence::Never),
    key("sts:AWSServiceName", Presence::Never),
    key("sts:DurationSeconds", Presence::Never),
    key("saml:", Presence::Never),
];

/// The key of that name.
#[must_use]
pub fn find(name: &str) -> Option<&'static GlobalKey> {
    GLOBAL_KEYS.iter().find(|key| {
        if key.name.ends_with(['/', ':']) {
            name.get(..key.name.len()).is_some_and(|head| head.eq_ignore_ascii_case(key.name))
        } else {
            key.name.eq_ignore_ascii_case(name)
        }
    })
}
