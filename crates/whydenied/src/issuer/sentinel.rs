//! Microsoft Sentinel, a directory of Entra ID's that all its customers share.

use super::table::tenancy::{BoundTo, CHOSEN_AUDIENCE, Tenancy, UNKNOWN, key};
use super::table::{Issuer, SHARED_PROVIDERS};

pub(super) static SENTINEL: Issuer = Issuer {
    id: "microsoft-sentinel",
    name: "Microsoft Sentinel",
    providers: &[
        "sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d",
        "sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d/",
    ],
    required_key: Some("sts:RoleSessionName"),
    source: SHARED_PROVIDERS,
    tenancy: Some(&TENANCY),
    ..Issuer::UNNAMED
};

/// All its tokens are of Microsoft; the session's name alone tells the customers apart.
static TENANCY: Tenancy = Tenancy {
    anyone: "Any customer of Microsoft Sentinel",
    keys: &[
        CHOSEN_AUDIENCE,
        key(
            "sts:RoleSessionName",
            BoundTo::Owner,
            &["MicrosoftSentinel_90000000-0000-4000-8000-000000000001"],
        ),
    ],
    ..UNKNOWN
};
