//! The exchange with Pulumi Cloud that a person's texts are about.

use whydenied::case::exchanges::chosen_issuer;
use whydenied::case::pulumi::{self as case, Case};
use whydenied::pulumi::exchange::Parameters;
use whydenied::pulumi::{Exchange, TokenType};
use whydenied_questions::fields::{
    ADMIN, EXPIRATION, ISSUER_URL, MAX_EXPIRATION, ORGANIZATION, PULUMI_GIVEN, PULUMI_POLICY, PULUMI_REQUEST,
    TARGET, TOKEN_TYPE,
};
use whydenied_questions::texts::{TOKEN, Texts};

use super::call::set;
use super::callers;

/// What is read of the texts, at a time in seconds since 1970.
pub(super) fn case(texts: &Texts, now: i64) -> Case<'_> {
    let issuer = callers::text(texts).and_then(|text| chosen_issuer(text, &callers::asked(texts)));
    let pasted = case::Texts::default().token(texts.given(TOKEN)).policies(texts.given(PULUMI_POLICY));
    let pasted = pasted.given(set(texts.get(PULUMI_GIVEN))).issuer(issuer.as_deref());
    let mut case = Case::read(&pasted.request(texts.given(PULUMI_REQUEST)), Exchange::default());
    case.exchange = asked(texts, &case.exchange, now);
    case
}

/// What the fields say, over what was pasted.
fn asked(texts: &Texts, pasted: &Exchange, now: i64) -> Exchange {
    let said = |field: &str| texts.said(field).map(str::to_owned);
    let seconds = |field: &str| texts.said(field).and_then(|text| text.parse().ok());
    let token_type = texts.said(TOKEN_TYPE).and_then(token_type);
    let target = |wanted: TokenType| said(TARGET).filter(|_| token_type == Some(wanted));
    let mut exchange = Exchange {
        organization: said(ORGANIZATION),
        token_type,
        team: target(TokenType::Team),
        user: target(TokenType::Personal),
        runner: target(TokenType::Runner),
        admin: texts.said(ADMIN) == Some("true"),
        expiration: seconds(EXPIRATION),
        now: Some(now),
        ..pasted.clone()
    };
    (exchange.refusals, exchange.open) = exchange.left_of(pasted);
    exchange.registration.url = said(ISSUER_URL);
    exchange.registration.max_expiration = seconds(MAX_EXPIRATION);
    exchange
}

fn token_type(name: &str) -> Option<TokenType> {
    let all = [TokenType::Organization, TokenType::Team, TokenType::Personal, TokenType::Runner];
    all.into_iter().find(|one| one.name() == name)
}

/// The fields that a pasted request describes, and the token in it; none where it is no request.
pub(super) fn fields_of(request: &str) -> Texts {
    let Ok(request) = Parameters::read(request) else { return Texts::default() };
    let exchange = request.exchange;
    let fields = [
        (TOKEN, request.subject_token.map(|token| token.as_str().to_owned())),
        (ORGANIZATION, exchange.organization),
        (TOKEN_TYPE, exchange.token_type.map(|one| one.name().to_owned())),
        (TARGET, exchange.team.or(exchange.user).or(exchange.runner)),
        (ADMIN, exchange.admin.then(|| "true".to_owned())),
        (EXPIRATION, exchange.expiration.map(|seconds| seconds.to_string())),
    ];
    fields.into_iter().filter_map(|(name, text)| Some((name, text?))).collect()
}

#[cfg(test)]
mod tests {
    use whydenied::report::Verdict;

    use super::*;

    const CURL: &str = "curl https://api.pulumi.com/api/oauth/token -d audience=urn:pulumi:org:acme -d scope=user:alice \
                        -d expiration=3600 -d subject_token=eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln \
                        -d requested_token_type=urn:pulumi:token-type:access_token:personal";

    #[test]
    fn what_a_program_leaves_open_is_given() {
        let program = "new pulumiservice.OidcIssuer(\"ci\", {\n  url: \"https://gitlab.com\",\n  policies: [{ decision: \"allow\", \
                       tokenType: \"organization\", rules: { sub: `project_path:${project}:*` } }],\n});";
        let claims = r#"{"iss":"https://gitlab.com","aud":"urn:pulumi:org:acme","sub":"project_path:acme/web:ref_type:branch:ref:main"}"#;
        let verdict = |given: &str| {
            let texts = [
                ("pulumi-policy", program),
                ("token", claims),
                ("pulumi-organization", "acme"),
                ("pulumi-given", given),
            ];
            case(&texts.into_iter().collect(), 0).explain().unwrap().verdict
        };
        assert_eq!(verdict(""), Verdict::Depends);
        assert_eq!(verdict("project = acme/web"), Verdict::Allowed);
        assert_eq!(verdict("project=acme/api"), Verdict::Denied);
    }

    #[test]
    fn a_request_fills_the_fields() {
        let fields = fields_of(CURL);
        let expected = [
            ("token", "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln"),
            ("pulumi-organization", "acme"),
            ("pulumi-token-type", "personal"),
            ("pulumi-target", "alice"),
            ("pulumi-expiration", "3600"),
        ];
        assert_eq!(fields.iter().collect::<Vec<_>>(), expected);
        assert!(fields_of("dear diary").are_empty());
    }

    #[test]
    fn the_fields_outweigh_the_request() {
        let texts: Texts = [
            ("pulumi-request", CURL),
            ("pulumi-organization", "other"),
            ("pulumi-token-type", "team"),
            ("pulumi-target", "web"),
        ]
        .into_iter()
        .collect();
        let exchange = case(&texts, 7).exchange;
        assert_eq!(exchange.organization.as_deref(), Some("other"));
        assert_eq!((exchange.token_type, exchange.target()), (Some(TokenType::Team), Some("web")));
        assert_eq!((exchange.user, exchange.now), (None, Some(7)));
    }
}
