//! The call to AWS that a person's texts are about.

use whydenied::aws::Request;
use whydenied::case::aws;
use whydenied::time::Moment;
use whydenied_fields::given::Given;
use whydenied_fields::texts::{Texts, given};

/// The texts of a call, for [`case`] to read.
pub fn texts(texts: &Texts) -> aws::Texts<'_> {
    let call = aws::Texts::default().token(given(&texts.token)).policy(given(&texts.policy));
    call.limits(given(&texts.limits)).role(texts.request.role())
}

/// What is read of the texts, at a time in seconds since 1970.
pub fn case<'c>(given: &Given, texts: &'c aws::Texts<'_>, now: i64) -> aws::Case<'c> {
    let mut case = aws::Case::read(texts, request(given)).at(Some(now));
    let role = case.policy.read().and_then(|policy| policy.role.as_ref());
    // A name has done its work: the ARN is known by it.
    if role.is_some_and(|role| role.name == case.request.role_arn) {
        case.request.role_arn = None;
    }
    case
}

/// The request that the fields describe.
fn request(given: &Given) -> Request {
    let [role_arn, provider, client_ids, session_name, source_ip, duration, max_duration, account, time] =
        given.lines.each_ref().map(|text| trimmed(text));
    let time = time.and_then(|time| Moment::parse(&time)).map(Moment::epoch);
    let seconds = |text: Option<String>| text.and_then(|text| text.parse().ok());
    let (provider_arn, provider_url) = match provider {
        Some(arn) if arn.starts_with("arn:") => (Some(arn), None),
        url => (None, url),
    };
    let mut context = keys(&given.context);
    if let Some(source_ip) = source_ip {
        context.push(("aws:SourceIp".to_owned(), Some(vec![source_ip])));
    }
    let separator = |c: char| c == ',' || c.is_whitespace();
    let client_ids = client_ids.unwrap_or_default();
    Request {
        now: time,
        judge_times: given.judge_times || time.is_some(),
        role_arn,
        account,
        provider_arn,
        provider_url,
        client_ids: client_ids.split(separator).filter(|id| !id.is_empty()).map(str::to_owned).collect(),
        session_name,
        duration_seconds: seconds(duration),
        max_session_duration: seconds(max_duration),
        context,
        ..Request::default()
    }
}

fn trimmed(text: &str) -> Option<String> {
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
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
    use super::{Given, keys, request};

    #[test]
    fn a_repeated_key_has_several_values_and_one_without_a_value_waits() {
        let one = ("a:b".to_owned(), Some(vec!["1".to_owned(), "2=3".to_owned()]));
        assert_eq!(keys("a:b = 1\nnothing\nA:B=2=3\nc:d="), [one]);
    }

    #[test]
    fn a_time_judges_the_token() {
        let mut given = Given::default();
        given.set("time", "1789123637".to_owned());
        let request = request(&given);
        assert_eq!((request.now, request.judge_times), (Some(1_789_123_637), true));
    }
}
