//! Permalinks: all that a link holds stands in its fragment, behind the `#`, which browsers do not send to servers.
//!
//! The fragment is `v1=` and the base64url of the raw deflate of this JSON:
//!
//! ```jsonc
//! { "v": 1,
//!   "tab": "aws",                    // which of the tabs is shown: "aws" or "pulumi"
//!   "claims": "…",                   // the token's claims as JSON, or in their place the CloudTrail event, or the text of whoever calls
//!   "policy": "…",                   // the trust policy's text
//!   "limits": "…",                   // the resource control policy's text
//!   "request": { "role-arn": "…" },  // the fields of the request by their ids
//!   "pulumi": { "policy": "…", "request": { … } } }
//! ```
//!
//! All but `v` may be missing, every value is text. Names are added, none gets another meaning; if that were ever needed,
//! it would be `v2`, and this file would read both. A link never holds a token.

use std::fmt;

use whydenied_report::Value;

use super::content::Content;
use super::deflate::{deflated, inflated};
use super::exchange::{member, members};
use crate::base64url;

const KNOWN: [&str; 7] = ["v", "tab", "claims", "policy", "limits", "request", "pulumi"];

/// What a link holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Opened {
    pub(crate) content: Content,
    /// The names in it that this page does not know.
    pub(crate) unknown: Vec<String>,
}

/// Why a link cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unreadable {
    /// It is another fragment.
    Foreign,
    /// A version that this page does not know.
    Newer,
    /// It was changed on its way.
    Damaged,
    /// It holds something else.
    Shapeless,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Foreign => "This is no link of this page.",
            Self::Newer => "The link was made by a newer version of this page. Reload the page to get it.",
            Self::Damaged => "The link is damaged: it was cut off or changed on its way. Ask for it again.",
            Self::Shapeless => "The link is damaged: it does not say what it holds.",
        })
    }
}

/// The fragment that holds `content`, without its `#`; or why the browser cannot make one.
pub(super) async fn fragment_of(content: &Content) -> Result<String, String> {
    let json = serde_json::to_string(&content.to_value()).map_err(|error| error.to_string())?;
    Ok(format!("v1={}", base64url::encoded(&deflated(json.as_bytes()).await?)?))
}

/// What a fragment holds.
pub(crate) async fn content_of(fragment: &str) -> Result<Opened, Unreadable> {
    let bytes = base64url::decoded(packed_in(fragment)?).ok_or(Unreadable::Damaged)?;
    opened(&inflated(&bytes).await.ok_or(Unreadable::Damaged)?)
}

/// What is packed in a fragment of this version.
fn packed_in(fragment: &str) -> Result<&str, Unreadable> {
    let (version, packed) = versioned(fragment).ok_or(Unreadable::Foreign)?;
    if version == "1" { Ok(packed) } else { Err(Unreadable::Newer) }
}

/// The number of a version, and what follows it.
pub(crate) fn versioned(fragment: &str) -> Option<(&str, &str)> {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let (version, packed) = fragment.strip_prefix('v')?.split_once('=')?;
    let is_number = !version.is_empty() && version.bytes().all(|digit| digit.is_ascii_digit());
    is_number.then_some((version, packed))
}

fn opened(json: &[u8]) -> Result<Opened, Unreadable> {
    let value: Value = serde_json::from_slice(json).map_err(|_| Unreadable::Damaged)?;
    if member(&value, "v") != Some(&Value::Number("1".to_owned())) {
        return Err(Unreadable::Shapeless);
    }
    let names = members(&value).iter().map(|(name, _)| name);
    let unknown = names.filter(|name| !KNOWN.contains(&&***name)).cloned().collect();
    Ok(Opened { content: Content::of_value(&value), unknown })
}

#[cfg(test)]
mod tests {
    use super::{Unreadable, opened, packed_in};

    #[test]
    fn a_fragment_says_its_version() {
        assert_eq!((packed_in("#v1=ab=c"), packed_in("v1=")), (Ok("ab=c"), Ok("")));
        assert_eq!(
            (packed_in("#v2=a"), packed_in("#v01=a")),
            (Err(Unreadable::Newer), Err(Unreadable::Newer))
        );
        assert_eq!(
            (packed_in("#example=a"), packed_in("#v=a")),
            (Err(Unreadable::Foreign), Err(Unreadable::Foreign))
        );
    }

    #[test]
    fn what_a_newer_page_put_in_is_told() {
        let opened = opened(br#"{"v":1,"policy":"{}","zone":"","area":7}"#);
        let opened = opened.map(|opened| (opened.content.texts.get("policy").to_owned(), opened.unknown));
        assert_eq!(opened, Ok(("{}".to_owned(), vec!["zone".to_owned(), "area".to_owned()])));
    }

    #[test]
    fn what_is_no_link_says_so() {
        assert_eq!(opened(b"{\"v\":1").err(), Some(Unreadable::Damaged));
        assert_eq!(opened(b"\xff").err(), Some(Unreadable::Damaged));
        for json in ["null", "[]", "{}", r#"{"v":"1"}"#, r#"{"v":2}"#] {
            assert_eq!(opened(json.as_bytes()).err(), Some(Unreadable::Shapeless), "{json}");
        }
    }
}
