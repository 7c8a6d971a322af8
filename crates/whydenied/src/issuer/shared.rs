//! Providers with many tenants behind one URL, of which no more is known than the key that AWS demands of their
//! trust policies.

use super::table::{Issuer, SHARED_PROVIDERS};

/// A shared provider whose trust policies must test `required_key`.
const fn shared(
    id: &'static str,
    name: &'static str,
    providers: &'static [&'static str],
    required_key: &'static str,
) -> Issuer {
    Issuer {
        id,
        name,
        providers,
        required_key: Some(required_key),
        source: SHARED_PROVIDERS,
        ..Issuer::UNNAMED
    }
}

pub(super) static CODEFRESH: Issuer = shared("codefresh", "Codefresh", &["oidc.codefresh.io"], "sub");

pub(super) static DVC_STUDIO: Issuer =
    shared("dvc-studio", "DVC Studio", &["studio.datachain.ai/api"], "sub");

/// The list of its providers changes over time.
pub(super) static TURBONOMIC: Issuer = shared(
    "ibm-turbonomic",
    "IBM Turbonomic",
    &[
        "rh-oidc.s3.us-east-1.amazonaws.com/22ejnvnnturfmt6km08idd0nt4hekbn7",
        "rh-oidc.s3.us-east-1.amazonaws.com/23e3sd27sju1hoou6ohfs68vbno607tr",
        "rh-oidc.s3.us-east-1.amazonaws.com/23ne21h005qjl3n33d8dui5dlrmv2tmg",
        "rh-oidc.s3.us-east-1.amazonaws.com/24jrf12m5dj7ljlfb4ta2frhrcoadm26",
        "oidc.op1.openshiftapps.com/2f785sojlpb85i7402pk3qogugim5nfb",
        "oidc.op1.openshiftapps.com/2c51blsaqa9gkjt0o9rt11mle8mmropu",
    ],
    "sub",
);

pub(super) static SANDBOXES: Issuer = shared("sandboxes", "sandboxes.cloud", &["sandboxes.cloud"], "aud");

pub(super) static SCALR: Issuer = shared("scalr", "Scalr", &["scalr.io"], "sub");

pub(super) static SHISHO: Issuer =
    shared("shisho-cloud", "Shisho Cloud", &["tokens.cloud.shisho.dev"], "sub");

pub(super) static UPBOUND: Issuer = shared("upbound", "Upbound", &["proidc.upbound.io"], "sub");
