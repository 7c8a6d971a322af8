//! The texts of the page by their names.

use whydenied_fields::texts::{given, text_of};

/// Each text after its name.
pub(crate) struct Texts(Vec<String>);

impl Texts {
    pub(crate) fn of(named: Vec<String>) -> Self {
        Self(named)
    }

    /// Each text after its name, as they came.
    pub(crate) fn named(self) -> Vec<String> {
        self.0
    }

    /// The text of that name, trimmed; empty where there is none.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.whole(name).trim()
    }

    /// The text of that name as it is: places count in it.
    pub(crate) fn whole(&self, name: &str) -> &str {
        text_of(&self.0, name).unwrap_or_default()
    }

    /// The text of that name as it is, unless it is blank.
    pub(crate) fn given(&self, name: &str) -> Option<&str> {
        given(self.whole(name))
    }

    /// What is said in the field of that name, if anything is.
    pub(crate) fn said(&self, name: &str) -> Option<String> {
        self.given(name).map(|text| text.trim().to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::Texts;

    #[test]
    fn a_text_is_found_by_its_name() {
        let texts = Texts::of(["a", " b ", "c", ""].map(str::to_owned).to_vec());
        assert_eq!((texts.get("a"), texts.whole("a"), texts.get("d")), ("b", " b ", ""));
        assert_eq!((texts.given("a"), texts.given("c")), (Some(" b "), None));
    }
}
