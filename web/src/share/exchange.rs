//! The side of Pulumi Cloud as links and the memory have it: `{ "policy": "…", "request": { … } }`.

use whydenied_questions::fields::{OF_PULUMI, PULUMI_POLICY, is_of_pulumi};
use whydenied_questions::texts::Texts;
use whydenied_report::Value;

/// The texts of that side as one value, if there are any.
pub(crate) fn folded(texts: &Texts) -> Option<Value> {
    let policy = texts.given(PULUMI_POLICY).map(|policy| ("policy", text(policy)));
    let request = texts.filter(|name| is_of_pulumi(name) && name != PULUMI_POLICY);
    let request = table(&request).map(|request| ("request", request));
    let members: Vec<_> = policy.into_iter().chain(request).collect();
    (!members.is_empty()).then(|| object(members))
}

/// The texts that are in such a value, by their names in the page.
pub(crate) fn unfolded(value: &Value) -> Texts {
    let policy = member(value, "policy").and_then(text_in).unwrap_or_default();
    let mut texts: Texts = [(PULUMI_POLICY, policy)].into_iter().collect();
    for (name, text) in member(value, "request").into_iter().flat_map(texts_in) {
        if OF_PULUMI.contains(&name) {
            texts.put(name, text);
        }
    }
    texts
}

/// Texts as an object, if there are any.
pub(super) fn table(texts: &Texts) -> Option<Value> {
    (!texts.are_empty()).then(|| object(texts.iter().map(|(name, it)| (name, text(it)))))
}

pub(super) fn object<'n>(members: impl IntoIterator<Item = (&'n str, Value)>) -> Value {
    Value::Object(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

pub(super) fn text(text: &str) -> Value {
    Value::String(text.to_owned())
}

/// The member of that name: of several the last, as everything else reads JSON.
pub(super) fn member<'v>(value: &'v Value, name: &str) -> Option<&'v Value> {
    members(value).iter().rev().find(|(known, _)| known == name).map(|(_, value)| value)
}

pub(super) fn members(value: &Value) -> &[(String, Value)] {
    match value {
        Value::Object(members) => members,
        _ => &[],
    }
}

/// The members that are texts, with their names.
pub(super) fn texts_in(value: &Value) -> impl Iterator<Item = (&str, &str)> {
    members(value).iter().filter_map(|(name, value)| Some((&**name, text_in(value)?)))
}

pub(super) fn text_in(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => Some(text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use whydenied_questions::texts::Texts;

    use super::{folded, unfolded};

    #[test]
    fn the_side_of_pulumi_cloud_is_folded_and_unfolded() {
        let texts: Texts =
            [("pulumi-policy", "[]"), ("pulumi-target", "alice"), ("policy", "{}")].into_iter().collect();
        let value = folded(&texts);
        let json = value.as_ref().map(whydenied_report::Value::to_json);
        assert_eq!(json.as_deref(), Some(r#"{"policy":"[]","request":{"pulumi-target":"alice"}}"#));
        assert_eq!(value.as_ref().map(unfolded), Some(texts.filter(|name| name != "policy")));
        assert_eq!(folded(&Texts::default()), None);
    }

    #[test]
    fn nothing_but_fields_of_that_side_is_taken() -> serde_json::Result<()> {
        let json = r#"{"policy":7,"request":{"pulumi-policy":"[]","token":"x","pulumi-admin":true,"pulumi-target":"a"}}"#;
        let texts = unfolded(&serde_json::from_str(json)?);
        assert_eq!(texts.iter().collect::<Vec<_>>(), [("pulumi-target", "a")]);
        Ok(())
    }
}
