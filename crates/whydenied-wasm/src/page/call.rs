//! The call to AWS that a person's texts are about.

use whydenied::aws::Request;
use whydenied::case::aws;
use whydenied::case::callers::chosen_role;
use whydenied::time::Moment;
use whydenied_questions::fields::{
    ACCOUNT, CLIENT_IDS, CONTEXT, DURATION, JUDGE_TIMES, MAX_DURATION, PROVIDER, ROLE_ARN, SESSION_NAME,
    SOURCE_IP, TIME,
};
use whydenied_questions::texts::{LIMITS, POLICY, TOKEN, Texts};

use super::callers;

/// The texts of a call, for [`case`] to read.
pub(super) fn texts(given: &Texts) -> aws::Texts<'_> {
    let call = aws::Texts::default().token(given.given(TOKEN)).policy(given.given(POLICY));
    // What is no condition key is an expression of the program that the policy stands in.
    let call = call.limits(given.given(LIMITS)).role(given.said(ROLE_ARN)).given(set(given.get(CONTEXT)));
    let asked_for = callers::text(given).filter(|_| given.said(ROLE_ARN).is_none()).and_then(|text| {
        let alone = aws::Case::read(&call, Request::default());
        chosen_role(&alone, text, &callers::asked(given))
    });
    match asked_for {
        Some(role) => call.role(&*role),
        None => call,
    }
}

/// What the lines say of names, each with the last value that it is given.
pub(super) fn set(text: &str) -> impl Iterator<Item = (String, String)> {
    keys(text).into_iter().filter_map(|(name, values)| Some((name, values?.pop()?)))
}

/// What is read of the texts, at a time in seconds since 1970.
pub(super) fn case<'c>(given: &Texts, texts: &'c aws::Texts<'_>, now: i64) -> aws::Case<'c> {
    let mut case = aws::Case::read(texts, request(given)).at(Some(now));
    let role = case.policy.read().and_then(|policy| policy.role.as_ref());
    // A name has done its work: the ARN is known by it.
    if role.is_some_and(|role| role.name == case.request.role_arn) {
        case.request.role_arn = None;
    }
    case
}

/// The request that the fields describe.
fn request(given: &Texts) -> Request {
    let said = |field: &str| given.said(field).map(str::to_owned);
    let seconds = |field: &str| given.said(field).and_then(|text| text.parse().ok());
    let time = given.said(TIME).and_then(Moment::parse).map(Moment::epoch);
    let (provider_arn, provider_url) = match said(PROVIDER) {
        Some(arn) if arn.starts_with("arn:") => (Some(arn), None),
        url => (None, url),
    };
    let mut context = keys(given.get(CONTEXT));
    if let Some(source_ip) = said(SOURCE_IP) {
        context.push(("aws:SourceIp".to_owned(), Some(vec![source_ip])));
    }
    let separator = |c: char| c == ',' || c.is_whitespace();
    let client_ids = given.get(CLIENT_IDS).split(separator);
    Request {
        now: time,
        judge_times: given.get(JUDGE_TIMES) == "true" || time.is_some(),
        role_arn: said(ROLE_ARN),
        account: said(ACCOUNT),
        provider_arn,
        provider_url,
        client_ids: client_ids.filter(|id| !id.is_empty()).map(str::to_owned).collect(),
        session_name: said(SESSION_NAME),
        duration_seconds: seconds(DURATION),
        max_session_duration: seconds(MAX_DURATION),
        context,
        ..Request::default()
    }
}

/// The condition keys of `key=value` lines; a key that comes again has several values, and one
/// without a value waits for it.
fn keys(text: &str) -> Vec<(String, Option<Vec<String>>)> {
    let mut keys: Vec<(String, Option<Vec<String>>)> = Vec::new();
    for line in text.lines() {
        let Some((key, value)) = line.split_once('=') else { continue };
        let (key, value) = (key.trim(), value.trim());
        if key.is_empty() || value.is_empty() {
            continue;
        }
        match keys.iter_mut().find(|(known, _)| known.eq_ignore_ascii_case(key)) {
            Some((_, values)) => values.get_or_insert_default().push(value.to_owned()),
            None => keys.push((key.to_owned(), Some(vec![value.to_owned()]))),
        }
    }
    keys
}

#[cfg(test)]
mod tests {
    use whydenied::report::Verdict;

    use super::{Texts, keys, request};

    #[test]
    fn a_repeated_key_has_several_values_and_one_without_a_value_waits() {
        let one = ("a:b".to_owned(), Some(vec!["1".to_owned(), "2=3".to_owned()]));
        assert_eq!(keys("a:b = 1\nnothing\nA:B=2=3\nc:d="), [one]);
    }

    #[test]
    fn what_a_program_leaves_open_is_given_like_a_condition_key() {
        let policy = r#"resource "aws_iam_role" "r" {
            assume_role_policy = jsonencode({ Statement = [{
                Effect    = "Allow"
                Action    = "sts:AssumeRoleWithWebIdentity"
                Principal = { Federated = "arn:aws:iam::123456789012:oidc-provider/gitlab.com" }
                Condition = { StringEquals = { "gitlab.com:sub" = "project_path:${var.project}:ref_type:branch:ref:main" } }
            }] })
        }"#;
        let claims = r#"{"iss":"https://gitlab.com","aud":"a","sub":"project_path:acme/web:ref_type:branch:ref:main"}"#;
        let verdict = |context: &str| {
            let given: Texts =
                [("policy", policy), ("token", claims), ("context", context)].into_iter().collect();
            let texts = super::texts(&given);
            super::case(&given, &texts, 0).explain().unwrap().verdict
        };
        assert_eq!(verdict(""), Verdict::Depends);
        assert_eq!(verdict("var.project=acme/web"), Verdict::Allowed);
        assert_eq!(verdict("var.project=acme/api"), Verdict::Denied);
    }

    #[test]
    fn of_several_roles_the_one_that_the_caller_asks_for_is_judged() {
        let role = |name: &str, branch: &str| {
            format!(
                r#"{{ "RoleName": "{name}", "Arn": "arn:aws:iam::123456789012:role/{name}", "AssumeRolePolicyDocument": {{ "Version": "2012-10-17",
                "Statement": {{ "Effect": "Allow", "Principal": {{ "Federated": "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com" }},
                "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {{ "StringLike": {{
                    "token.actions.githubusercontent.com:sub": "repo:acme*/web*:ref:refs/heads/{branch}" }} }} }} }} }}"#
            )
        };
        let policy = format!(r#"{{ "Roles": [{}, {}] }}"#, role("deploy", "main"), role("test", "test"));
        let workflow = "on: { push: { branches: [main] } }\npermissions: { id-token: write }\njobs:\n  deploy:\n    runs-on: ubuntu-latest\n    \
                        steps:\n      - uses: aws-actions/configure-aws-credentials@v6\n        with: { role-to-assume: 'arn:aws:iam::123456789012:role/NAME' }\n";
        for (name, expected) in [("deploy", Verdict::Allowed), ("test", Verdict::Denied)] {
            let workflow = workflow.replace("NAME", name);
            let given = [("policy", &*policy), ("token", &workflow), ("caller-repository", "acme/web")]
                .into_iter()
                .collect();
            let texts = super::texts(&given);
            let case = super::case(&given, &texts, 0);
            assert_eq!(
                super::callers::checked(&case, &given).map(|report| report.verdict),
                Some(expected),
                "{name}"
            );
        }
    }

    #[test]
    fn a_time_judges_the_token() {
        let given: Texts = [("time", "1789123637")].into_iter().collect();
        let request = request(&given);
        assert_eq!((request.now, request.judge_times), (Some(1_789_123_637), true));
    }

    #[test]
    fn the_fields_are_the_request() {
        let fields = [
            ("role-arn", " arn:aws:iam::123456789012:role/deploy "),
            ("provider-arn", "gitlab.com"),
            ("client-ids", "a, b\nc"),
            ("source-ip", "203.0.113.7"),
            ("duration", "3600"),
            ("max-duration", "an hour"),
            ("context", "aws:SourceVpc=vpc-1"),
        ];
        let request = request(&fields.into_iter().collect());
        assert_eq!(request.role_arn.as_deref(), Some("arn:aws:iam::123456789012:role/deploy"));
        assert_eq!((request.provider_arn, request.provider_url.as_deref()), (None, Some("gitlab.com")));
        assert_eq!(request.client_ids, ["a", "b", "c"]);
        assert_eq!((request.duration_seconds, request.max_session_duration), (Some(3600), None));
        let keys: Vec<_> = request.context.iter().map(|(key, _)| key.as_str()).collect();
        assert_eq!((keys, request.judge_times), (vec!["aws:SourceVpc", "aws:SourceIp"], false));
    }
}
