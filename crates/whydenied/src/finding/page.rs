//! The pages that findings cite.

pub(crate) const GLOBAL_KEYS: &str =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html";
pub(crate) const CLOUDTRAIL: &str =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html";
pub(crate) const ACTION: &str =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html";
pub(crate) const EVALUATION: &str =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html";
pub(crate) const ACTIONS: &str =
    "https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html";
pub(crate) const SHARED: &str =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html";
pub(crate) const REST: &str = "https://www.pulumi.com/docs/reference/cloud-rest-api/oidc-issuers/";
pub(crate) const PROVIDER: &str =
    "https://www.pulumi.com/registry/packages/pulumiservice/api-docs/oidcissuer/";
pub(crate) const EXCHANGE: &str =
    "https://www.pulumi.com/docs/reference/cloud-rest-api/oauth-token-exchange/";
/// How roles were found open to everybody on GitHub.
pub(crate) const FLAWS: &str =
    "https://securitylabs.datadoghq.com/articles/exploring-github-to-aws-keyless-authentication-flaws/";
/// The page on the policy grammar.
pub(crate) const GRAMMAR: &str =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html";
/// The page on condition operators.
pub(crate) const OPERATORS: &str =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html";
/// The page on the condition keys of identity providers.
pub(crate) const KEYS: &str =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html";
/// The page on principals.
pub(crate) const PRINCIPAL: &str =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html";
/// The page on set operators.
pub(crate) const SETS: &str = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html";
/// The page on policy variables.
pub(crate) const VARIABLES: &str =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html";
/// The page on the API call.
pub(crate) const STS: &str =
    "https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html";
/// The page on errors of identity tokens.
pub(crate) const INVALID_TOKEN: &str = "https://repost.aws/knowledge-center/iam-sts-invalididentitytoken";
/// The page on IAM OIDC providers.
pub(crate) const OIDC_PROVIDER: &str =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html";
/// The page on session tags.
pub(crate) const SESSION_TAGS: &str = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html";
/// GitHub's page on its tokens.
pub(crate) const GITHUB_TOKENS: &str = "https://docs.github.com/en/actions/reference/security/oidc";
/// How pods get their roles on EKS.
pub(crate) const EKS_ROLES: &str =
    "https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html";
pub(crate) const EKS_SERVICE_ACCOUNTS: &str =
    "https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html";
pub(crate) const GITLAB_CLAIMS: &str = "https://docs.gitlab.com/ci/secrets/id_token_authentication/";
pub(crate) const ENVIRONMENTS: &str = "https://www.pulumi.com/docs/esc/guides/configuring-oidc/";
/// The page on issuers and their policies.
pub(crate) const ISSUERS: &str = "https://www.pulumi.com/docs/administration/concepts/oidc-issuers/";
/// The description of the API, which names the fields and their values.
pub(crate) const OPEN_API: &str =
    "https://github.com/pulumi/pulumi-pulumiservice/blob/main/provider/pkg/cloud/spec.json";
pub(crate) const LOGIN: &str = "https://github.com/pulumi/pulumi/blob/master/pkg/cmd/pulumi/auth/login.go";
/// The guide for EKS.
pub(crate) const EKS_GUIDE: &str =
    "https://www.pulumi.com/docs/administration/guides/oidc-issuers/kubernetes-eks/";
/// The page on access tokens, which says what those of OIDC may do.
pub(crate) const ACCESS_TOKENS: &str =
    "https://www.pulumi.com/docs/administration/concepts/access-tokens/#oidc-issued-tokens";
/// How CDK's principals become statements.
pub(crate) const CDK_PRINCIPALS: &str =
    "https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/aws-iam/lib/principals.ts";
/// The helper of Pulumi that makes a policy of a principal.
pub(crate) const PULUMI_HELPER: &str =
    "https://github.com/pulumi/pulumi-aws/blob/master/sdk/nodejs/iam/documents.ts";
/// That no function of a template can stand in a key.
pub(crate) const CLOUDFORMATION_KEYS: &str =
    "https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/198";
/// How Pulumi names what has no name.
pub(crate) const PULUMI_NAMES: &str = "https://www.pulumi.com/docs/iac/concepts/resources/names/#autonaming";
