//! Platforms that give the applications they run a token.

use super::{OTHER, Repertoire, another, follows, foreign, kind, says};

/// Source: <https://vercel.com/docs/oidc/reference>. In the issuer's global mode its URL names no team.
pub(super) static VERCEL: Repertoire = Repertoire {
    claims: &[
        says(&["iss"], "https://oidc.vercel.com/TEAM"),
        says(&["aud"], "https://vercel.com/TEAM"),
        says(&["owner"], "TEAM"),
        says(&["owner_id"], "TEAM_ID"),
        says(&["project"], "PROJECT"),
        says(&["project_id"], "PROJECT_ID"),
        says(&["environment"], "ENVIRONMENT"),
        says(&["scope"], "owner:TEAM:project:PROJECT:environment:ENVIRONMENT"),
    ],
    follows: &[follows("TEAM_ID", &["TEAM"], OTHER), follows("PROJECT_ID", &["TEAM", "PROJECT"], OTHER)],
    kinds: &[kind("owner:TEAM:project:PROJECT:environment:ENVIRONMENT", "environment `ENVIRONMENT`", &[])],
    likely: &[
        another("environment `production`", &[("ENVIRONMENT", "production")]),
        another("environment `preview`", &[("ENVIRONMENT", "preview")]),
        another("environment `development`", &[("ENVIRONMENT", "development")]),
        foreign("another project of `TEAM`", &[("PROJECT", "another-project")]),
        foreign("another team", &[("TEAM", "stranger")]),
    ],
    elsewhere: &[(&["TEAM", "PROJECT"], "of `TEAM/PROJECT`")],
    ..Repertoire::PLAIN
};

/// Source: <https://fly.io/docs/security/openid-connect/>.
pub(super) static FLY: Repertoire = Repertoire {
    claims: &[
        says(&["app_name"], "APPLICATION"),
        says(&["app_id"], "APPLICATION_ID"),
        says(&["machine_name"], "MACHINE"),
        says(&["machine_id"], "MACHINE_ID"),
    ],
    follows: &[
        follows("APPLICATION_ID", &["APPLICATION"], OTHER),
        follows("MACHINE", &["APPLICATION"], OTHER),
        follows("MACHINE_ID", &["MACHINE"], OTHER),
    ],
    kinds: &[kind("ORGANIZATION:APPLICATION:MACHINE", "machine `MACHINE` of `APPLICATION`", &[])],
    likely: &[
        another("another machine of `APPLICATION`", &[("MACHINE", OTHER)]),
        foreign("another application of `ORGANIZATION`", &[("APPLICATION", "another-application")]),
    ],
    ..Repertoire::PLAIN
};
