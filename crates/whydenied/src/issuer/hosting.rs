//! Platforms that give the applications they run a token.

use super::Issuer;

pub(super) static VERCEL: Issuer = Issuer {
    id: "vercel",
    name: "Vercel",
    providers: &["oidc.vercel.com/*"],
    claims: &[
        ("sub", "the team, the project and the environment"),
        ("environment", "the environment of the deployment"),
        ("owner", "the team"),
        ("project", "the project"),
    ],
    subjects: &["owner:TEAM:project:PROJECT:environment:ENVIRONMENT"],
    source: super::CONDITION_KEYS,
    ..Issuer::UNNAMED
};

/// Vercel's global mode: one issuer for all teams, so that AWS demands a test of the audience.
pub(super) static VERCEL_GLOBAL: Issuer =
    Issuer { providers: &["oidc.vercel.com"], required_key: Some("aud"), ..VERCEL };

pub(super) static FLY: Issuer = Issuer {
    id: "fly",
    name: "Fly.io",
    providers: &["oidc.fly.io/*"],
    claims: &[("sub", "the organization, the application and the machine")],
    subjects: &["ORGANIZATION:APPLICATION:MACHINE"],
    source: super::CONDITION_KEYS,
    ..Issuer::UNNAMED
};
