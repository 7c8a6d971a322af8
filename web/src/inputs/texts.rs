//! Everything a person gave, as plain texts: what is put on the shelf, shared and remembered.

use super::Given;

/// The texts of the panes and of the fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Texts {
    pub(crate) token: String,
    pub(crate) policy: String,
    pub(crate) limits: String,
    pub(crate) request: Given,
}

impl Texts {
    /// Whether nothing was given that would be missed.
    pub(crate) fn are_empty(&self) -> bool {
        [&self.token, &self.policy, &self.limits].iter().all(|text| text.trim().is_empty())
            && self.request == Given::default()
    }

    /// What there is, each text after its name: `token`, `policy`, `limits`, or the id of a field.
    pub(crate) fn named(self) -> Vec<String> {
        let Self { token, policy, limits, request } = self;
        let panes = [("token", token), ("policy", policy), ("limits", limits)];
        let fields = request.named();
        let given = panes.into_iter().chain(fields).filter(|(_, text)| !text.trim().is_empty());
        given.flat_map(|(name, text)| [name.to_owned(), text]).collect()
    }

    /// The other way round. What has another name is left out.
    pub(crate) fn of(named: Vec<String>) -> Self {
        let mut texts = Self::default();
        let mut named = named.into_iter();
        while let Some((name, text)) = named.next().zip(named.next()) {
            match name.as_str() {
                "token" => texts.token = text,
                "policy" => texts.policy = text,
                "limits" => texts.limits = text,
                field => texts.request.set(field, text),
            }
        }
        texts
    }
}

#[cfg(test)]
mod tests {
    use super::Texts;

    #[test]
    fn texts_keep_their_names() {
        let named = ["token", "a", "limits", "c", "role-arn", "d", "context", "e=f", "judge-times", "true"];
        let named = named.map(str::to_owned).to_vec();
        assert_eq!(Texts::of(named.clone()).named(), named);
        assert!(!Texts::of(named).are_empty());
    }

    #[test]
    fn an_unknown_name_and_one_without_a_text_are_left_out() {
        let texts = Texts::of(["role", "a", "policy"].map(str::to_owned).to_vec());
        assert!(texts.are_empty());
        assert_eq!(texts.named(), [""; 0]);
    }
}
