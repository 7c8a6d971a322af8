//! What a person says of the request to AWS: the fields by their ids.

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
    /// Those of one line, in the order of [`FIELDS`].
    pub lines: [String; FIELDS.len()],
    /// That of other keys.
    pub context: String,
    /// Whether the token's times are to be judged.
    pub judge_times: bool,
}

impl Given {
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
