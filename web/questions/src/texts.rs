//! Everything that a person gave, as plain texts by name: what is judged, put aside, shared and remembered.

use serde::{Deserialize, Serialize};

use crate::{Service, fields};

pub const TOKEN: &str = "token";
/// The trust policy.
pub const POLICY: &str = "policy";
/// The resource control policy.
pub const LIMITS: &str = "limits";
/// The issuer's keys: no link and no memory holds them.
pub const JWKS: &str = "jwks";

/// The names of all texts, in the order in which links have them.
pub fn names() -> impl Iterator<Item = &'static str> {
    let panes = [TOKEN, POLICY, LIMITS, JWKS].into_iter();
    panes.chain(fields::of_aws()).chain([fields::PULUMI_POLICY]).chain(fields::OF_PULUMI)
}

/// The one of these names that is equal, for good.
#[must_use]
pub fn name_of(name: &str) -> Option<&'static str> {
    names().find(|known| *known == name)
}

/// Texts by name. One that is blank is as good as none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Texts(Vec<(String, String)>);

impl Texts {
    /// The text of that name as it is: places count in it. Empty where there is none.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, text)| text)
    }

    /// The same, unless it is blank.
    #[must_use]
    pub fn given(&self, name: &str) -> Option<&str> {
        Some(self.get(name)).filter(|text| !text.trim().is_empty())
    }

    /// What is said in a field, without the space around it.
    #[must_use]
    pub fn said(&self, name: &str) -> Option<&str> {
        self.given(name).map(str::trim)
    }

    /// Puts a text in the place of the one of that name; a blank one takes it away.
    pub fn put(&mut self, name: &str, text: impl Into<String>) {
        self.0.retain(|(known, _)| known != name);
        let text = text.into();
        if !text.trim().is_empty() {
            self.0.push((name.to_owned(), text));
        }
    }

    /// Whether nothing was given.
    #[must_use]
    pub fn are_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each with its name, those that say something.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, text)| (name.as_str(), text.as_str()))
    }

    /// Those that bear on what the service decides.
    #[must_use]
    pub fn of(&self, service: Service) -> Self {
        let is_of_pulumi = service == Service::Pulumi;
        let is_of_both = |name: &str| matches!(name, TOKEN | JWKS) || fields::is_of_caller(name);
        self.filter(|name| is_of_both(name) || fields::is_of_pulumi(name) == is_of_pulumi)
    }

    /// Those of which the name fits.
    #[must_use]
    pub fn filter(&self, fits: impl Fn(&str) -> bool) -> Self {
        Self(self.0.iter().filter(|(name, _)| fits(name)).cloned().collect())
    }
}

impl<N: Into<String>, T: Into<String>> FromIterator<(N, T)> for Texts {
    fn from_iter<I: IntoIterator<Item = (N, T)>>(named: I) -> Self {
        let mut texts = Self::default();
        for (name, text) in named {
            texts.put(&name.into(), text);
        }
        texts
    }
}

#[cfg(test)]
mod tests {
    use super::{Texts, names};
    use crate::Service;
    use crate::fields::OF_CALLER;

    #[test]
    fn a_blank_text_is_none() {
        let mut texts: Texts = [("token", " a "), ("policy", " \n")].into_iter().collect();
        assert_eq!(
            (texts.get("token"), texts.said("token"), texts.given("policy")),
            (" a ", Some("a"), None)
        );
        texts.put("token", "");
        assert!(texts.are_empty());
    }

    #[test]
    fn the_token_its_keys_and_whoever_calls_bear_on_both_services() {
        let texts: Texts = names().map(|name| (name, "x")).collect();
        let names = |service| texts.of(service).iter().map(|(name, _)| name.to_owned()).collect::<Vec<_>>();
        assert_eq!(names(Service::Pulumi)[..3], ["token", "jwks", "caller-repository"]);
        assert!(names(Service::Aws).contains(&"role-arn".to_owned()));
        assert_eq!(
            names(Service::Aws).len() + names(Service::Pulumi).len(),
            super::names().count() + 2 + OF_CALLER.len() + 1
        );
    }
}
