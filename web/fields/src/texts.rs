//! Everything a person gave, as plain texts: what is put aside, shared and remembered.

use crate::given::Given;

/// The texts of the panes and of the fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    pub token: String,
    pub policy: String,
    pub limits: String,
    pub request: Given,
    /// What stands on the side of Pulumi Cloud, as that side writes it.
    pub pulumi: String,
}

impl Texts {
    /// Whether nothing was given that would be missed.
    pub fn are_empty(&self) -> bool {
        [&self.token, &self.policy, &self.limits, &self.pulumi].iter().all(|text| text.trim().is_empty())
            && self.request == Given::default()
    }

    /// What there is, each text after its name: `token`, `policy`, `limits`, `pulumi`, or the id of a field.
    pub fn named(self) -> Vec<String> {
        let Self { token, policy, limits, request, pulumi } = self;
        let panes = [("token", token), ("policy", policy), ("limits", limits), ("pulumi", pulumi)];
        let fields = request.named();
        let given = panes.into_iter().chain(fields).filter(|(_, text)| !text.trim().is_empty());
        given.flat_map(|(name, text)| [name.to_owned(), text]).collect()
    }

    /// The other way round. What has another name is left out.
    pub fn of(named: Vec<String>) -> Self {
        let mut texts = Self::default();
        let mut named = named.into_iter();
        while let Some((name, text)) = named.next().zip(named.next()) {
            texts.put(&name, text);
        }
        texts
    }

    /// Puts a text in the place of the one of that name; into none, if there is none.
    pub fn put(&mut self, name: &str, text: String) {
        match name {
            "token" => self.token = text,
            "policy" => self.policy = text,
            "limits" => self.limits = text,
            "pulumi" => self.pulumi = text,
            field => self.request.set(field, text),
        }
    }
}

/// The text, unless it is blank.
pub fn given(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.trim().is_empty())
}

/// Of texts each after its name, the one of that name.
pub fn text_of<'n>(named: &'n [String], name: &str) -> Option<&'n str> {
    let mut pairs = named.chunks_exact(2).filter_map(|pair| pair.first().zip(pair.get(1)));
    pairs.find(|(known, _)| *known == name).map(|(_, text)| text.as_str())
}

/// How many bytes differ where `before` became `text`: what is alike at either end is left out.
pub fn inserted(before: &str, text: &str) -> usize {
    let alike = |pairs: &mut dyn Iterator<Item = (u8, u8)>| pairs.take_while(|(a, b)| a == b).count();
    let head = alike(&mut before.bytes().zip(text.bytes()));
    let tail = alike(&mut before.bytes().rev().zip(text.bytes().rev()));
    text.len().saturating_sub(head + tail)
}

#[cfg(test)]
mod tests {
    use super::{Texts, inserted};

    #[test]
    fn texts_keep_their_names() {
        let named = [
            "token",
            "a",
            "limits",
            "c",
            "pulumi",
            "{}",
            "role-arn",
            "d",
            "context",
            "e=f",
            "judge-times",
            "true",
        ];
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

    #[test]
    fn what_is_alike_at_either_end_was_not_inserted() {
        assert_eq!([inserted("ab", "axyzb"), inserted("", "abc"), inserted("abc", "ab")], [3, 3, 0]);
        assert_eq!(inserted("aaa", "aaaa"), 0, "a letter among its like is not told apart, and typed anyway");
    }
}
