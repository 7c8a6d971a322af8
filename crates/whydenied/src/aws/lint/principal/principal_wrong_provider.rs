//! `principal-wrong-provider`: an ARN of something else than a provider, or a known issuer in another letter case.

use super::advice::NAME_THE_ARN;
use super::issuer_url::{LETTER_BY_LETTER, unknown};
use crate::aws::arn::Arn;
use crate::aws::explain::statement::principal_wrong_provider::KIND;
use crate::aws::lint::federated::is_saml;
use crate::finding::kind::{Cause, Message};
use crate::issuer;

/// The cause, if the ARN is of no identity provider, or its URL is a known issuer's but for letter case.
pub(crate) fn cause(written: &str) -> Option<Cause> {
    no_provider(written).or_else(|| letter_case(written)).map(|message| (&KIND, message))
}

fn no_provider(written: &str) -> Option<Message> {
    let arn = Arn::parse(written).filter(|arn| arn.provider_url().is_none() && !is_saml(arn));
    arn.map(|_| {
        let title = format!("`{written}` is no identity provider");
        Message::new(title, "`Federated` names an OIDC or a SAML provider of IAM.", NAME_THE_ARN)
    })
}

fn letter_case(written: &str) -> Option<Message> {
    let lower = unknown(written)?.to_ascii_lowercase();
    let issuer = issuer::recognise(&lower)?;
    Some(Message::new(
        format!("The provider differs from that of {} in letter case", issuer.name),
        LETTER_BY_LETTER,
        format!("write `…:oidc-provider/{lower}`"),
    ))
}
