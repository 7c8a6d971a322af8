//! The parts that a token is made of, such as `BRANCH`, and texts that are made of them.

use crate::issuer::subject::{by_shape, pieces};

/// What each part is. Of a part that is a path, `…_GROUP` is what stands before its last slash and
/// `…_NAME` what stands after it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Parts(Vec<Part>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Part {
    name: &'static str,
    value: String,
    /// How a policy writes it, where that has wildcards.
    pattern: Option<String>,
}

impl Parts {
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.find(name, |part| &part.value)
    }

    /// The part in the words of a report.
    fn shown(&self, name: &str) -> Option<&str> {
        self.find(name, |part| part.pattern.as_ref().unwrap_or(&part.value))
    }

    fn find<'p>(&'p self, name: &str, text: impl Fn(&'p Part) -> &'p str) -> Option<&'p str> {
        let find = |name: &str| self.0.iter().find(|part| part.name == name).map(&text);
        find(name).or_else(|| {
            let path = |suffix| name.strip_suffix(suffix).and_then(find)?.rsplit_once('/');
            path("_GROUP").map(|(group, _)| group).or_else(|| path("_NAME").map(|(_, name)| name))
        })
    }

    pub(super) fn set(&mut self, name: &'static str, value: impl Into<String>) {
        self.put(Part { name, value: value.into(), pattern: None });
    }

    /// Sets a part to something that fits a pattern.
    pub(super) fn set_fitting(&mut self, name: &'static str, value: String, pattern: &str) {
        let pattern = (value != pattern).then(|| pattern.to_owned());
        self.put(Part { name, value, pattern });
    }

    /// Each part and what it is.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.iter().map(|part| (part.name, &*part.value))
    }

    fn put(&mut self, new: Part) {
        match self.0.iter_mut().find(|part| part.name == new.name) {
            Some(part) => *part = new,
            None => self.0.push(new),
        }
    }

    /// The text of that shape; `None` where one of its parts is not known.
    pub(super) fn fill(&self, shape: &'static str) -> Option<String> {
        fill(shape, |name| self.get(name))
    }

    /// The text of that shape, in which a part is written so.
    pub(super) fn fill_by(&self, shape: &'static str, written: impl Fn(&str) -> String) -> Option<String> {
        let mut text = String::new();
        for (before, name) in pieces(shape) {
            text += before;
            if !name.is_empty() {
                text += &written(self.get(name)?);
            }
        }
        Some(text)
    }

    /// The words for people of that shape.
    pub(super) fn label(&self, shape: &'static str) -> Option<String> {
        fill(shape, |name| self.shown(name))
    }

    /// Takes the parts of a text that are not known yet; whether the text has that shape and agrees
    /// with those that are.
    pub(super) fn read(&mut self, shape: &'static str, text: &str) -> bool {
        if !has_parts(shape) {
            return shape == text;
        }
        let Some(parts) = by_shape(shape, text) else { return false };
        let agrees = parts.iter().all(|part| self.get(part.name).is_none_or(|own| own == part.value));
        if agrees {
            for part in parts {
                if self.get(part.name).is_none() {
                    self.set(part.name, part.value);
                }
            }
        }
        agrees
    }
}

/// Whether anything of the shape varies.
pub(super) fn has_parts(shape: &str) -> bool {
    shape.bytes().any(|byte| byte.is_ascii_uppercase())
}

fn fill<'p>(shape: &'static str, part: impl Fn(&'static str) -> Option<&'p str>) -> Option<String> {
    pieces(shape).try_fold(String::new(), |text, (before, name)| {
        Some(text + before + if name.is_empty() { "" } else { part(name)? })
    })
}

/// Another id of the same form.
pub(super) fn other_id(own: &str) -> String {
    if !own.is_empty() && own.bytes().all(|byte| byte.is_ascii_digit()) {
        return if own == OTHER_NUMBER { "900000002" } else { OTHER_NUMBER }.to_owned();
    }
    let Some((at, last)) = own.char_indices().rev().find(|(_, letter)| letter.is_ascii_alphanumeric()) else {
        return format!("{own}-other");
    };
    let other = if last == '0' { "1" } else { "0" };
    [own.get(..at).unwrap_or_default(), other, own.get(at + 1..).unwrap_or_default()].concat()
}

/// A number that no other is likely to be.
const OTHER_NUMBER: &str = "900000001";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_gives_its_parts_and_is_made_of_them() {
        let mut parts = Parts::default();
        assert!(parts.read("OWNER/REPOSITORY", "acme/web"));
        assert!(!parts.read("OWNER/REPOSITORY", "acme/api"), "it is another");
        assert_eq!(parts.fill("repo:OWNER/REPOSITORY:pull_request").unwrap(), "repo:acme/web:pull_request");
        assert_eq!(parts.fill("environment:ENVIRONMENT"), None);
    }

    #[test]
    fn a_path_has_a_group_and_a_name() {
        let mut parts = Parts::default();
        parts.set("PROJECT", "acme/team/web");
        assert_eq!((parts.get("PROJECT_GROUP"), parts.get("PROJECT_NAME")), (Some("acme/team"), Some("web")));
        parts.set("PROJECT", "web");
        assert_eq!(parts.get("PROJECT_GROUP"), None);
    }

    #[test]
    fn another_id_has_the_same_form() {
        for (own, other) in [("74", "900000001"), ("{a-1b}", "{a-10}"), ("ws-0", "ws-1"), ("", "-other")] {
            assert_eq!(other_id(own), other);
        }
    }
}
