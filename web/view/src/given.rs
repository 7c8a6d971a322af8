//! What a person says of the request: the fields by their ids, and the request that they describe.

use whydenied::aws::Request;
use whydenied::time::Moment;

/// A field of one line: its id, its label, and an example of what belongs in it.
pub type Field = (&'static str, &'static str, &'static str);

const ROLE_ARN: Field = ("role-arn", "Role ARN", "arn:aws:iam::123456789012:role/deploy");
pub const PROVIDER: Field = (
    "provider-arn",
    "Provider: its ARN or URL",
    "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com",
);
pub const CLIENT_IDS: Field = ("client-ids", "Client IDs of the provider", "sts.amazonaws.com");
pub const SESSION_NAME: Field = ("session-name", "Session name", "deploy-42");
pub const SOURCE_IP: Field = ("source-ip", "Source IP address", "203.0.113.7");
const DURATION: Field = ("duration", "Requested duration, in seconds", "3600");
const MAX_DURATION: Field = ("max-duration", "The role's maximum session duration, in seconds", "3600");
const ACCOUNT: Field = ("account", "Account of the role, if no ARN is known", "123456789012");
const TIME: Field = ("time", "Time of the call, which then judges the token's times", "2026-11-20T18:00:00Z");
/// The fields of one line. Links hold their ids: one may be added, none renamed.
pub const FIELDS: [Field; 9] =
    [ROLE_ARN, PROVIDER, CLIENT_IDS, SESSION_NAME, SOURCE_IP, DURATION, MAX_DURATION, ACCOUNT, TIME];
/// The fields that hold a number.
pub const NUMBERS: [Field; 2] = [DURATION, MAX_DURATION];
/// The id of the field of other keys, one `key=value` a line.
pub const CONTEXT: &str = "context";
/// The id of the choice to judge the token's times.
pub const JUDGE_TIMES: &str = "judge-times";

/// The ids of all fields.
pub fn ids() -> impl Iterator<Item = &'static str> {
    FIELDS.iter().map(|field| field.0).chain([CONTEXT, JUDGE_TIMES])
}

/// What stands in the fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// In the order of [`FIELDS`].
    lines: [String; FIELDS.len()],
    context: String,
    judge_times: bool,
}

impl Given {
    /// The request that they describe.
    pub fn request(&self) -> Request {
        let [role_arn, provider, client_ids, session_name, source_ip, duration, max_duration, account, time] =
            self.lines.each_ref().map(|text| trimmed(text));
        let time = time.and_then(|time| Moment::parse(&time)).map(Moment::epoch);
        let seconds = |text: Option<String>| text.and_then(|text| text.parse().ok());
        let (provider_arn, provider_url) = match provider {
            Some(arn) if arn.starts_with("arn:") => (Some(arn), None),
            url => (None, url),
        };
        let mut context = keys(&self.context);
        if let Some(source_ip) = source_ip {
            context.push(("aws:SourceIp".to_owned(), Some(vec![source_ip])));
        }
        let separator = |c: char| c == ',' || c.is_whitespace();
        let client_ids = client_ids.unwrap_or_default();
        Request {
            now: time,
            judge_times: self.judge_times || time.is_some(),
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

    /// The name or ARN of the role.
    pub fn role(&self) -> Option<&str> {
        let [role, ..] = &self.lines;
        Some(role.trim()).filter(|role| !role.is_empty())
    }

    /// How many fields say something.
    pub fn count(&self) -> usize {
        let texts = self.lines.iter().chain([&self.context]).filter(|text| !text.trim().is_empty());
        texts.count() + usize::from(self.judge_times)
    }

    /// What stands in the field of that id; nothing in one that there is not.
    pub fn text(&self, id: &str) -> &str {
        match FIELDS.iter().position(|field| field.0 == id) {
            Some(index) => self.lines.get(index).map_or("", String::as_str),
            None if id == CONTEXT => &self.context,
            None if id == JUDGE_TIMES && self.judge_times => "true",
            None => "",
        }
    }

    /// Puts a text into the field of that id; into none, if there is none.
    pub fn set(&mut self, id: &str, text: String) {
        match FIELDS.iter().position(|field| field.0 == id) {
            Some(index) => self.lines.get_mut(index).into_iter().for_each(|line| line.clone_from(&text)),
            None if id == CONTEXT => self.context = text,
            None if id == JUDGE_TIMES => self.judge_times = text == "true",
            None => {}
        }
    }

    /// Every field with its text.
    pub fn named(&self) -> impl Iterator<Item = (&'static str, String)> {
        ids().map(|id| (id, self.text(id).to_owned()))
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
    use super::{Given, keys};

    #[test]
    fn a_repeated_key_has_several_values_and_one_without_a_value_waits() {
        let one = ("a:b".to_owned(), Some(vec!["1".to_owned(), "2=3".to_owned()]));
        assert_eq!(keys("a:b = 1\nnothing\nA:B=2=3\nc:d="), [one]);
    }

    #[test]
    fn a_time_judges_the_token() {
        let mut given = Given::default();
        given.set("time", "1789123637".to_owned());
        let request = given.request();
        assert_eq!((request.now, request.judge_times), (Some(1_789_123_637), true));
    }
}
