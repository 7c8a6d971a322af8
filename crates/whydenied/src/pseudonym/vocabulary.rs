//! The words that are nobody's: of the grammar of policies, of the issuers' URLs and subjects, and of what
//! everybody calls a branch or an environment.

use std::collections::BTreeSet;

use super::word::words;
use crate::aws::global_keys::GLOBAL_KEYS;
use crate::issuer::subject::pieces;
use crate::issuer::{ALL, DEFAULT_CLAIMS, REGISTERED_CLAIMS};
use crate::letters::lower;
use crate::operator::OPERATORS;
use crate::variant;

/// What the tables do not have: in lower case, as all of the vocabulary.
const WORDS: &str = "\
    allow deny effect statement version sid id principal notprincipal federated service action notaction resource \
    notresource condition arn aws iam role roles user users group groups policy policies provider providers account \
    accounts assumed assumerole assumerolewithwebidentity tagsession setsourceidentity sts true false null \
    foranyvalue forallvalues ifexists \
    decision tokentype organization org team personal runner rules permissions admin teamname userlogin runnerid \
    pulumi scope audience urn oidc token tokens login grant type subject requested expiration \
    http https www com net org io dev co cn gov edu api auth oauth oauth2 identity idp sso login example localhost \
    us eu ap sa ca me af il mx iso isob east west north south central northeast northwest southeast southwest global \
    repo repository refs ref heads tags tag pull merge branch branches environment workflows github gitlab pipeline \
    job workspace project stack operation name login number your my organisation placeholder replace change \
    gh readonly queue pr main master trunk develop development staging stage test testing prod production preview \
    default release releases hotfix feature deploy deployment build plan apply update refresh destroy read write \
    push schedule workflow dispatch request requests target comment event manual trigger web self hosted public \
    private internal protected draft unprotected kubernetes kube system svc cluster local serviceaccount pod node \
    namespace authenticated unauthenticated app apps application client azureadtokenexchange sigstore \
    currentenvironment rootenvironment accessdenied webidentityuser awsapicall invalididentitytoken \
    yaml json yml latest v1 v2 v1alpha5 2008 2012 10 17 eksctl clusterconfig string \
    terraform modules module for unfunco philips labs cloudposse";

/// The vocabulary; in lower case.
pub(super) fn vocabulary() -> BTreeSet<String> {
    let issuers = ALL.iter().flat_map(|issuer| {
        let subjects = issuer.subjects.iter().flat_map(|shape| pieces(shape)).map(|(before, _)| before);
        let claims = issuer.claims.iter().map(|(claim, _)| *claim);
        let keys = issuer.condition_claims.iter().copied();
        issuer
            .providers
            .iter()
            .copied()
            .chain(subjects)
            .chain(claims)
            .chain(keys)
            .chain(variant::words(issuer))
    });
    let claims = DEFAULT_CLAIMS.iter().copied().chain(REGISTERED_CLAIMS.iter().map(|(claim, _)| *claim));
    let keys = GLOBAL_KEYS.iter().map(|key| key.name).chain(OPERATORS.iter().map(|operator| operator.name));
    let texts = [WORDS].into_iter().chain(issuers).chain(claims).chain(keys);
    let mut vocabulary = BTreeSet::new();
    vocabulary.extend(texts.flat_map(words).map(|word| lower(&word.text).into_owned()));
    vocabulary
}
