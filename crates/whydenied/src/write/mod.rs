//! The least policy that admits exactly one token, written from the token: for AWS and for Pulumi
//! Cloud, as JSON and in the languages that roles and issuers are declared in.
//!
//! ```
//! use whydenied::{Token, aws, write::{self, Language}};
//!
//! let token = Token::read(r#"{ "iss": "https://gitlab.com", "aud": "https://gitlab.com",
//!     "sub": "project_path:acme/web:ref_type:branch:ref:main", "project_id": "22" }"#)?;
//! let request = aws::Request { account: Some("123456789012".to_owned()), ..Default::default() };
//! let written = write::for_aws(&token, &request)?;
//!
//! let json = written.render(Language::Json).unwrap();
//! assert!(json.contains(r#""gitlab.com:sub": "project_path:acme/web:ref_type:branch:ref:main""#));
//! let report = aws::check(&token, &aws::Policy::read(&json)?, &request);
//! assert_eq!(report.verdict, whydenied::report::Verdict::Allowed);
//! assert!(written.render(Language::Terraform).unwrap().contains("aws_iam_policy_document"));
//! # Ok::<(), whydenied::report::InputError>(())
//! ```
//!
//! Nothing is widened: a part of the subject that the next run has otherwise is noted, and left to
//! whoever writes the policy.

#[cfg(feature = "pulumi")]
mod authorization;
mod language;
mod literal;
mod program;
mod subject;
mod terraform;
mod trust;
mod unwritable;

#[cfg(feature = "pulumi")]
use crate::pulumi::Exchange;
use crate::report::{InputError, Kind, Words};
use crate::{Token, aws};
#[cfg(feature = "pulumi")]
use authorization::Authorization;
pub use language::Language;
use trust::Trust;

/// A policy that was written from a token.
#[derive(Clone, Debug)]
pub struct WrittenPolicy {
    what: What,
    /// What is still to be done, and what to know about it, one sentence each.
    pub notes: Vec<Words>,
}

#[derive(Clone, Debug)]
enum What {
    Trust(Trust),
    #[cfg(feature = "pulumi")]
    Authorization(Authorization),
}

/// The least trust policy that admits exactly this token: its provider, its audience, its subject, the
/// numeric ids that its issuer sends where the subject has names only, and the session tags and the
/// source identity that it carries. Of the request the account, the provider and, for the issuers that
/// AWS demands it of, the session name matter.
///
/// # Errors
/// No policy could admit the token: what it lacks.
pub fn for_aws(token: &Token, request: &aws::Request) -> Result<WrittenPolicy, InputError> {
    let mut notes = Vec::new();
    let trust = Trust::of(token, request, &mut notes)?;
    Ok(WrittenPolicy { what: What::Trust(trust), notes })
}

/// The least authorization policy of Pulumi Cloud that lets exactly this token be exchanged for what
/// `exchange` asks for: an organization token unless it says otherwise.
///
/// ```
/// use whydenied::{Token, pulumi::Exchange, write::{self, Language}};
///
/// let token = Token::read(r#"{ "iss": "https://gitlab.com", "aud": "urn:pulumi:org:acme", "sub": "s" }"#)?;
/// let exchange = Exchange { user: Some("alice".to_owned()), ..Default::default() };
/// let json = write::for_pulumi(&token, &exchange)?.render(Language::Json).unwrap();
/// assert!(json.contains(r#""userLogin": "alice""#));
/// # Ok::<(), whydenied::report::InputError>(())
/// ```
///
/// # Errors
/// No policy could admit the token: what it lacks.
#[cfg(feature = "pulumi")]
pub fn for_pulumi(token: &Token, exchange: &Exchange) -> Result<WrittenPolicy, InputError> {
    let mut notes = Vec::new();
    let authorization = Authorization::of(token, exchange, &mut notes)?;
    Ok(WrittenPolicy { what: What::Authorization(authorization), notes })
}

impl WrittenPolicy {
    /// Which service it is for.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self.what {
            What::Trust(_) => Kind::Aws,
            #[cfg(feature = "pulumi")]
            What::Authorization(_) => Kind::Pulumi,
        }
    }

    /// The policy in that language; `None` where the service has none in it.
    #[must_use]
    pub fn render(&self, language: Language) -> Option<String> {
        match (&self.what, language) {
            (What::Trust(trust), Language::Terraform) => Some(terraform::role(trust)),
            (What::Trust(trust), _) => Some(program::role(&trust.document(), language)),
            #[cfg(feature = "pulumi")]
            (What::Authorization(policy), _) => program::issuer(policy, language),
        }
    }
}
