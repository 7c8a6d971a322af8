//! Between what stands in the page and what a link holds.

use whydenied_questions::Service;
use whydenied_questions::asked::Rename;
use whydenied_questions::fields::{PULUMI_POLICY, is_of_pulumi, of_aws};
use whydenied_questions::texts::{LIMITS, POLICY, TOKEN, Texts};
use whydenied_report::{Value, secret};

use super::claims::{indented, keeping};
use super::exchange::{folded, member, object, table, text, text_in, texts_in, unfolded};

/// The panes that a link has as they are; everything else of AWS is a field of the request.
const PANES: [&str; 2] = [POLICY, LIMITS];

/// What a link holds, or another form of what is shared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Content {
    /// The side that is shown.
    pub(crate) tab: Service,
    /// In place of the token.
    pub(crate) claims: Option<String>,
    /// All other texts, by their names in the page.
    pub(crate) texts: Texts,
}

impl Content {
    /// The texts of a page that shows that side, with claims in place of the token.
    pub(super) fn of(tab: Service, texts: &Texts, claims: Option<String>) -> Self {
        Self { tab, claims, texts: texts.filter(|name| name != TOKEN) }
    }

    /// The texts that it puts into the page.
    pub(crate) fn texts(&self) -> Texts {
        let mut texts = self.texts.clone();
        texts.put(TOKEN, self.claims.as_deref().map(indented).unwrap_or_default());
        texts
    }

    /// Without the claims of these names.
    pub(super) fn without_claims(self, left_out: &[String]) -> Self {
        Self { claims: self.claims.and_then(|claims| keeping(claims, left_out)), ..self }
    }

    /// The fields of the request to AWS.
    pub(super) fn request(&self) -> Texts {
        self.texts.filter(|name| !PANES.contains(&name) && !is_of_pulumi(name))
    }

    /// As a link has it: without anything that is as good as a password.
    pub(super) fn to_value(&self) -> Value {
        let panes = PANES.into_iter().filter_map(|name| Some((name, text(self.texts.given(name)?))));
        let members = [("v", Value::Number("1".to_owned())), ("tab", text(self.tab.name()))]
            .into_iter()
            .chain(self.claims.as_deref().map(|claims| ("claims", text(claims))))
            .chain(panes)
            .chain(table(&self.request()).map(|request| ("request", request)))
            .chain(folded(&self.texts).map(|exchange| ("pulumi", exchange)));
        without_secrets(&object(members))
    }

    /// What a link says, apart from what has another shape than it should. Of a request that are the fields that the page
    /// has.
    pub(super) fn of_value(value: &Value) -> Self {
        let given = |name| member(value, name).and_then(text_in).filter(|text| !text.is_empty());
        let mut texts: Texts = PANES.into_iter().filter_map(|name| Some((name, given(name)?))).collect();
        let request = member(value, "request").into_iter().flat_map(texts_in);
        for (name, text) in request.filter(|(name, _)| of_aws().any(|known| known == *name)) {
            texts.put(name, text);
        }
        let exchange = member(value, "pulumi").map(unfolded).unwrap_or_default();
        for (name, text) in exchange.iter() {
            texts.put(name, text);
        }
        let tab = given("tab").and_then(Service::by_name).unwrap_or_default();
        Self { tab, claims: given("claims").map(str::to_owned), texts }
    }

    /// Asks for all of it under other names: the same one for the same name, wherever it stands.
    pub(super) fn to_rename(&self) -> Rename {
        let claims = self.claims.iter().map(|claims| ("claims", &**claims));
        let texts =
            self.texts.iter().map(|(name, text)| (if name == PULUMI_POLICY { POLICY } else { name }, text));
        let owned = |(name, text): (&str, &str)| (name.to_owned(), text.to_owned());
        Rename { texts: claims.chain(texts).map(owned).collect() }
    }

    /// The same with the texts that were answered.
    pub(super) fn renamed(&self, answer: Vec<String>) -> Self {
        let mut answer = answer.into_iter();
        let claims = self.claims.as_ref().and_then(|_| answer.next());
        Self { tab: self.tab, claims, texts: self.texts.iter().map(|(name, _)| name).zip(answer).collect() }
    }
}

/// A value with words in the place of each secret in its texts.
pub(crate) fn without_secrets(value: &Value) -> Value {
    match value {
        Value::String(text) => Value::String(secret::without(text).into_owned()),
        Value::Array(values) => Value::Array(values.iter().map(without_secrets).collect()),
        Value::Object(members) => Value::Object(
            members.iter().map(|(name, value)| (name.clone(), without_secrets(value))).collect(),
        ),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use whydenied_questions::Service;
    use whydenied_questions::texts::Texts;

    use super::Content;

    fn content() -> Content {
        let texts: Texts = [
            ("token", "eyJ"),
            ("policy", "{}"),
            ("role-arn", "arn"),
            ("pulumi-policy", "[]"),
            ("pulumi-target", "alice"),
        ]
        .into_iter()
        .collect();
        Content::of(Service::Pulumi, &texts, Some(r#"{"sub":"a"}"#.to_owned()))
    }

    #[test]
    fn a_link_holds_each_text_in_its_place() {
        let json = content().to_value().to_json();
        let expected = r#"{"v":1,"tab":"pulumi","claims":"{\"sub\":\"a\"}","policy":"{}","request":{"role-arn":"arn"},"pulumi":{"policy":"[]","request":{"pulumi-target":"alice"}}}"#;
        assert_eq!(json, expected);
        assert_eq!(Content::of_value(&content().to_value()), content());
    }

    #[test]
    fn the_claims_stand_where_the_token_was() {
        assert_eq!(content().texts().get("token"), "{\n  \"sub\": \"a\"\n}");
        assert_eq!(content().without_claims(&["sub".to_owned()]).texts().given("token"), None);
    }

    #[test]
    fn a_link_brings_fields_of_the_request_and_nothing_else() -> serde_json::Result<()> {
        let json = r#"{"v":1,"tab":"x","policy":7,"limits":"","request":{"session-name":"a","token":"{}","policy":"{}","pulumi-target":"b","x":"y"}}"#;
        let content = Content::of_value(&serde_json::from_str(json)?);
        assert_eq!(
            (content.tab, content.texts.iter().collect::<Vec<_>>()),
            (Service::Aws, vec![("session-name", "a")])
        );
        Ok(())
    }

    #[test]
    fn no_secret_is_in_it() {
        let texts: Texts = [("context", "client_secret=q8Q~x-0123456789")].into_iter().collect();
        let json = Content::of(Service::Aws, &texts, None).to_value().to_json();
        assert_eq!(json, r#"{"v":1,"tab":"aws","request":{"context":"client_secret=[secret removed]"}}"#);
    }

    #[test]
    fn other_names_come_back_in_the_order_in_which_they_were_asked_for() {
        let asked = content().to_rename().texts;
        let names: Vec<_> = asked.iter().map(|(name, _)| &**name).collect();
        assert_eq!(names, ["claims", "policy", "role-arn", "policy", "pulumi-target"]);
        let answer = asked.into_iter().map(|(_, text)| text).collect();
        assert_eq!(content().renamed(answer), content());
    }
}
