//! Where a text belongs that was pasted: people paste what they have at hand.

use whydenied::aws::Document;
use whydenied::aws::document::provider::ProviderAnswer;
use whydenied::pasted::{self, Kind};
use whydenied_view::json::indented;

/// A text that belongs elsewhere than where it was pasted, or there in another form.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Belongs {
    /// The pane: `token`, `policy`, `jwks` or `provider`.
    pub(crate) to: &'static str,
    /// What to put there.
    pub(crate) text: String,
    /// What to say of it where it is now.
    pub(crate) note: &'static str,
    /// What to say of it where it was pasted.
    pub(crate) pointer: &'static str,
}

/// Where what came into the pane `from` belongs, if not there as it is. `text` is what the pane would hold
/// with it.
pub(crate) fn place_of(from: &str, came_in: &str, text: &str, role: Option<&str>) -> Option<Belongs> {
    match (from, pasted::at_once(came_in)) {
        (_, Some(Kind::Provider)) => {
            let [url, client_ids] = provider(came_in)?;
            Some(Belongs {
                to: "provider",
                text: format!("{url}\n{client_ids}"),
                note: "Taken from the answer of `aws iam get-open-id-connect-provider`",
                pointer: "What you pasted describes the provider: it was moved to its fields",
            })
        }
        ("token", Some(Kind::TrustPolicy | Kind::ResourceControlPolicy)) => Some(Belongs {
            to: "policy",
            text: decoded(came_in, None).unwrap_or_else(|| came_in.to_owned()),
            note: "Moved here: it holds the trust policy",
            pointer: "What you pasted holds the trust policy: it was moved there",
        }),
        ("policy" | "limits" | "jwks", Some(Kind::Jwt | Kind::Claims | Kind::Event)) => Some(Belongs {
            to: "token",
            text: came_in.to_owned(),
            note: "Moved here: it stands in for the token",
            pointer: "What you pasted stands in for the token: it was moved there",
        }),
        ("token" | "policy" | "limits", Some(Kind::KeySet)) => Some(Belongs {
            to: "jwks",
            text: came_in.to_owned(),
            note: "Moved here: these are the issuer's keys",
            pointer: "What you pasted are the issuer's keys: they were moved to their pane",
        }),
        ("policy", _) => Some(Belongs {
            to: "policy",
            text: decoded(text, role)?,
            note: "The policy was encoded: it stands here decoded",
            pointer: "",
        }),
        _ => None,
    }
}

/// The URL and the client IDs of a provider, of the answer of AWS about it.
pub(crate) fn provider(text: &str) -> Option<[String; 2]> {
    let ProviderAnswer { url, client_ids, .. } = ProviderAnswer::read(text).ok()?;
    Some([url, client_ids.join(" ")])
}

/// The text with the encoded policy in it decoded, so that its places are places in the text.
pub(crate) fn decoded(text: &str, role: Option<&str>) -> Option<String> {
    let document = Document::read(text, role).ok()?;
    let span = document.encoded_at?;
    let (before, after) = (text.get(..span.start)?, text.get(span.end..)?);
    Some(format!("{before}{}{after}", indented(document.text())))
}

#[cfg(test)]
mod tests {
    use super::{decoded, place_of};

    #[test]
    fn an_encoded_policy_is_decoded_where_it_stands() {
        let answer = r#"{"Role":{"Arn":"a","AssumeRolePolicyDocument":"%7B%22Statement%22%3A%5B%5D%7D"}}"#;
        let expected = "{\"Role\":{\"Arn\":\"a\",\"AssumeRolePolicyDocument\":{\n  \"Statement\": []\n}}}";
        assert_eq!(decoded(answer, None).as_deref(), Some(expected));
        assert_eq!(decoded(expected, None), None);
        for pane in ["policy", "token"] {
            let belongs = place_of(pane, answer, answer, None).map(|belongs| (belongs.to, belongs.text));
            assert_eq!(belongs, Some(("policy", expected.to_owned())), "pasted into the {pane}");
        }
    }

    #[test]
    fn a_text_is_told_from_one_that_belongs_elsewhere() {
        let to = |from, text| place_of(from, text, text, None).map(|belongs| belongs.to);
        let policy = r#"{"Statement": []}"#;
        assert_eq!((to("token", policy), to("policy", policy)), (Some("policy"), None));
        for token in [r#"{"sub": "a"}"#, "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln"] {
            assert_eq!((to("policy", token), to("token", token)), (Some("token"), None), "{token}");
        }
        for half in ["{", "", "{\"name\": 1}"] {
            assert_eq!((to("policy", half), to("token", half)), (None, None), "{half}");
        }
    }
}
