//! What AWS answers to `AssumeRoleWithWebIdentity` when it refuses: each message word for word, which
//! half of the set-up it is about, and what it usually comes from.
//!
//! Sources: <https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html> (codes),
//! <https://repost.aws/knowledge-center/iam-sts-invalididentitytoken>, answers of the real service
//! recorded in September 2026, and public issues that quote it.

use crate::finding::page::{INVALID_TOKEN, OIDC_PROVIDER, SESSION_TAGS, STS};
use crate::outcome::Confidence::{self, Documented, Inferred, Observed};
use crate::report::Half::{self, Policy, Request, Setup, Token};

/// One answer of AWS.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) code: &'static str,
    /// The message, or how it starts.
    pub(super) message: &'static str,
    /// Whether a value follows.
    pub(super) open: bool,
    pub(super) half: Half,
    /// Where it usually comes from, and what to do about it.
    pub(super) causes: &'static [(&'static str, &'static str)],
    pub(super) confidence: Confidence,
    pub(super) source: Option<&'static str>,
}

pub(super) const EXPIRED: &str = "Token expired: current date/time";
pub(super) const NOT_YET_VALID: &str = "Token not yet valid: current date/time";
pub(super) const TOO_OLD: &str = "Token too old: ";
pub(super) const ISSUED_IN_FUTURE: &str = "Token issued in the future: ";

const INVALID: &str = "InvalidIdentityToken";
const EXPIRED_CODE: &str = "ExpiredTokenException";
const DENIED: &str = "AccessDenied";
const VALIDATION: &str = "ValidationError";

const fn answer(
    code: &'static str,
    message: &'static str,
    half: Half,
    confidence: Confidence,
    causes: &'static [(&'static str, &'static str)],
) -> Answer {
    Answer { code, message, open: false, half, causes, confidence, source: Some(STS) }
}

/// A refused token (observed).
const fn token(message: &'static str, causes: &'static [(&'static str, &'static str)]) -> Answer {
    Answer { source: Some(INVALID_TOKEN), ..answer(INVALID, message, Token, Observed, causes) }
}

/// The same, where a value follows.
const fn open(mut answer: Answer) -> Answer {
    answer.open = true;
    answer
}

const NOT_IN_CLIENT_IDS: (&str, &str) = (
    "the token's audience, its `azp` if it has one and else its `aud`, is none of the provider's client IDs",
    "add it to the client IDs of the IAM OIDC provider, or have the job ask for an audience that is there",
);
const UNREACHABLE: (&str, &str) = (
    "the issuer's discovery document or its keys cannot be fetched: private, behind a firewall, throttled, or \
     slower than about 5 seconds",
    "make both reachable from the public Internet",
);

/// Every known message.
pub(super) static ANSWERS: &[Answer] = &[
    answer(
        DENIED,
        "Not authorized to perform sts:AssumeRoleWithWebIdentity",
        Policy,
        Observed,
        &[
            (
                "no statement of the trust policy allows this token: its principal, its action or one of its \
                 conditions does not match",
                "paste the token and the trust policy: the test that fails is marked",
            ),
            (
                "a Deny of the trust policy or of a resource control policy applies",
                "look at the Deny statements",
            ),
            (
                "there is no such role: its ARN, its path or its account is wrong",
                "compare the role's ARN in the call with the role's",
            ),
            ("the role or the provider was changed just now", "retry after 15 seconds"),
        ],
    ),
    Answer {
        source: Some(SESSION_TAGS),
        ..answer(
            DENIED,
            "Not authorized to perform sts:TagSession",
            Policy,
            Observed,
            &[(
                "the token carries session tags, and the trust policy does not allow `sts:TagSession` for this principal",
                "add `sts:TagSession` to the actions of the statement",
            )],
        )
    },
    Answer {
        source: Some(SESSION_TAGS),
        ..answer(
            DENIED,
            "Not authorized to perform sts:SetSourceIdentity",
            Policy,
            Observed,
            &[(
                "the token carries a source identity, and the trust policy does not allow `sts:SetSourceIdentity` for \
                 this principal",
                "add `sts:SetSourceIdentity` to the actions of the statement",
            )],
        )
    },
    answer(
        DENIED,
        "Unrecognized OAuth provider. Do not include a provider parameter when submitting OpenIDConnect ID tokens",
        Request,
        Observed,
        &[("the request has a `ProviderId`", "leave `ProviderId` out: it is for Amazon and Facebook only")],
    ),
    open(token(
        "No OpenIDConnect provider found in your account for ",
        &[
            (
                "the role's account has no IAM OIDC provider with exactly this URL: a slash at the end, a path or the \
                 letter case differs",
                "create the provider in the role's account, with the token's `iss` as its URL",
            ),
            (
                "the role's ARN names another account or partition than that of the provider",
                "check the account in the role's ARN",
            ),
        ],
    )),
    token("Incorrect token audience", &[NOT_IN_CLIENT_IDS]),
    token(
        "The web identity token provided could not be validated. See the AssumeRoleWithWebIdentity documentation for \
         requirements.",
        &[
            NOT_IN_CLIENT_IDS,
            (
                "the key set has an unusable key: with `key_ops`, or another key under the same `kid`",
                "leave `key_ops` out, and give every key a `kid` of its own",
            ),
        ],
    ),
    token(
        "Token audience contains more than one audience while authorized party is not present",
        &[(
            "`aud` is a list of several audiences and the token has no `azp`",
            "have the issuer put one audience into the token, or add `azp`",
        )],
    ),
    token(
        "Claim is not allowed to be empty: aud",
        &[("`aud` is an empty list", "have the issuer set an audience")],
    ),
    token(
        "Couldn't retrieve verification key from your identity provider,  please reference \
         AssumeRoleWithWebIdentity documentation for requirements",
        KEY_RETRIEVAL,
    ),
    // People's tools fold the two spaces into one.
    token("Couldn't retrieve verification key from your identity provider", KEY_RETRIEVAL),
    token(
        "OpenIDConnect provider's HTTPS certificate doesn't match configured thumbprint",
        &[(
            "the issuer's certificate is of a private authority, and the provider's thumbprint is out of date",
            "update the thumbprint of the IAM OIDC provider",
        )],
    ),
    token(
        "Token signature invalid",
        &[(
            "the key was found and the signature does not fit: the token was cut off or edited, or the issuer changed \
             the key and kept its `kid`",
            "send the token as the issuer gave it; give a new key a new `kid`",
        )],
    ),
    open(token(
        "Missing a required claim: ",
        &[(
            "the token lacks this claim",
            "have the issuer put `iss`, `sub`, `aud`, `iat` and `exp` into every token",
        )],
    )),
    token(
        "Invalid timestamp in token claims.",
        &[("`exp`, `iat` or `nbf` is no whole number", "have the issuer write whole seconds since 1970")],
    ),
    token(
        "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)",
        &[
            ("an opaque access token was sent, or another text that is no JWT", "send the OIDC ID token"),
            ("white space, a line break or quotes were sent along", "send the token alone"),
            ("the token's header has `crit`", "have the issuer leave `crit` out"),
        ],
    ),
    token(
        "Provided Token is not a Login With Amazon token",
        &[("`ProviderId` is `www.amazon.com` and the token is a JWT", "leave `ProviderId` out")],
    ),
    token(
        "principal_tags passed in claim is not in correct format.",
        &[(
            "the value of a session tag is a bare string",
            "have the issuer write a list of one string: `[\"value\"]`",
        )],
    ),
    token(
        "The roles claim is not in a supported format",
        &[(
            "the claim `https://aws.amazon.com/roles` is an object, a number or a boolean",
            "have the issuer write a list of role ARNs",
        )],
    ),
    token(
        "The roles claim contains no valid role ARNs",
        &[(
            "the claim `https://aws.amazon.com/roles` is empty, or nothing in it is the ARN of a role",
            "have the issuer write whole role ARNs without wildcards",
        )],
    ),
    token("The target role ARN is not present in the roles claim of the identity token", OTHER_ROLES),
    // As others quote it.
    token("The target role ARN is not present in the roles claim", OTHER_ROLES),
    open(token(ISSUED_IN_FUTURE, &[("`iat` lies more than 5 minutes ahead", "set the issuer's clock")])),
    open(token(
        NOT_YET_VALID,
        &[("`nbf` lies more than 5 minutes ahead", "set the issuer's clock, or wait")],
    )),
    open(answer(
        EXPIRED_CODE,
        EXPIRED,
        Token,
        Observed,
        &[(
            "the job held the token for longer than it is good",
            "request the token right before it is exchanged",
        )],
    )),
    open(answer(
        EXPIRED_CODE,
        TOO_OLD,
        Token,
        Observed,
        &[(
            "the token was issued long ago, whatever its `exp`; AWS does not publish the limit",
            "request a fresh token",
        )],
    )),
    answer(
        VALIDATION,
        "Request ARN is invalid",
        Request,
        Observed,
        &[(
            "the role's ARN is malformed, such as with a colon too many",
            "write `arn:aws:iam::ACCOUNT:role/NAME`",
        )],
    ),
    answer(
        VALIDATION,
        "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
        Request,
        Observed,
        &[(
            "the call asks for a longer session than the role has",
            "ask for less, or raise the role's maximum",
        )],
    ),
    Answer {
        source: Some("https://github.com/aws-actions/configure-aws-credentials/issues/1803"),
        ..open(answer(
            "PackedPolicyTooLarge",
            "Packed size of session tags consumes ",
            Request,
            Observed,
            &[
                (
                    "the session tags of the token take more room together than a session has, long before there are 50",
                    "have the issuer send fewer or shorter tags",
                ),
                (
                    "the call passes tags or a session policy of its own, as chaining roles does",
                    "pass fewer of them, or shorten the policy",
                ),
            ],
        ))
    },
    open(answer(
        VALIDATION,
        "1 validation error detected: ",
        Request,
        Documented,
        &[(
            "a parameter is too long, too short or has a character that it may not have",
            "look at the parameter that the message names",
        )],
    )),
    answer(
        "InternalFailure",
        "Unknown error validating third-party token",
        Token,
        Observed,
        &[("the token's `sub` is `null`", "have the issuer set a subject")],
    ),
    open(Answer {
        source: Some(OIDC_PROVIDER),
        ..answer(
            "EntityAlreadyExists",
            "Provider with url https://",
            Setup,
            Observed,
            &[(
                "the account has an IAM OIDC provider with this URL, and may have one only",
                "use that provider: add the audience to its client IDs, and in a program import it or look it up",
            )],
        )
    }),
];

const OTHER_ROLES: &[(&str, &str)] = &[(
    "the claim `https://aws.amazon.com/roles` names other roles",
    "have the issuer name this role, or assume one that it names",
)];

const KEY_RETRIEVAL: &[(&str, &str)] = &[
    UNREACHABLE,
    (
        "the key set has no key for the token: its `kid` is unknown or absent, the key has a `use` other than `sig`, \
         or there are more than 100 keys",
        "publish the key that signs, with its `kid`",
    ),
    (
        "stale AWS credentials were sent along, such as an `X-Amz-Security-Token` header",
        "clear static credentials from the environment",
    ),
];

/// What each code means where the message is not known.
pub(super) static CODES: &[Answer] = &[
    answer(
        INVALID,
        "",
        Token,
        Documented,
        &[("AWS could not validate the token", "check it against the provider")],
    ),
    answer(EXPIRED_CODE, "", Token, Documented, &[("the token has expired", "request a fresh token")]),
    answer("ExpiredToken", "", Token, Documented, &[("the token has expired", "request a fresh token")]),
    answer(
        "IDPRejectedClaim",
        "",
        Token,
        Documented,
        &[(
            "the identity provider said that the authentication failed: the claim has expired or was revoked",
            "request a fresh token",
        )],
    ),
    answer(
        "IDPCommunicationError",
        "",
        Token,
        Documented,
        &[
            ("the identity provider could not be reached, which often passes", "retry a few times"),
            UNREACHABLE,
        ],
    ),
    answer(
        DENIED,
        "",
        Policy,
        Inferred,
        &[(
            "no policy lets the call in",
            "paste the token and the trust policy: the test that fails is marked",
        )],
    ),
    answer(
        VALIDATION,
        "",
        Request,
        Documented,
        &[("a parameter is not as STS takes it", "look at the parameters")],
    ),
    answer(
        "MalformedPolicyDocument",
        "",
        Request,
        Documented,
        &[("the session policy of the call is malformed", "check the `Policy` parameter")],
    ),
    answer(
        "PackedPolicyTooLarge",
        "",
        Request,
        Documented,
        &[(
            "the session policy and tags are too long together",
            "shorten them: the message has the percentage",
        )],
    ),
    answer(
        "RegionDisabledException",
        "",
        Request,
        Documented,
        &[("STS is not activated in this Region", "activate it, or call another Region's endpoint")],
    ),
];
