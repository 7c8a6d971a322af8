//! Providers that a program declares, and the account and the partition that its role is in.

use super::expr::{Ex, Kind, path, same_name};
use super::filled::{By, Form, Open, Part};
use super::functions::{said_after, squeezed};
use super::module;
use super::resolve::{Env, Resolver, Said};
use crate::text::Stands;

impl<'t> Resolver<'_, 't> {
    /// The role's own account or partition.
    pub(super) fn own(&self, expression: &Ex<'t>, env: &Env<'t>) -> Option<Said<'t>> {
        let (base, name) = match &expression.kind {
            Kind::Field(base, name) => (Some(base), &**name),
            Kind::Name(name) => (None, &**name),
            _ => return None,
        };
        let stands = match &*squeezed(name) {
            "accountid" | "account" | "aws::accountid" | "aws:accountid" => Stands::ForOwnAccount,
            "partition" | "aws::partition" => Stands::ForOwnPartition,
            "dnssuffix" | "urlsuffix" | "aws::urlsuffix" => Stands::ForAny,
            _ => return None,
        };
        let is_own = match base {
            None => name.starts_with("AWS::") || name.starts_with("aws:"),
            Some(base) => {
                let names = path(base).unwrap_or_default();
                let of_stack = |name: &str| {
                    ["this", "self", "stack", "aws", "callercaller"].contains(&&*name.to_ascii_lowercase())
                        || ["caller_identity", "aws_partition", "CallerIdentity", "Stack"]
                            .iter()
                            .any(|word| name.contains(word))
                };
                let written = self.written(base);
                let by_name = names.iter().any(|name| of_stack(name)) || of_stack(&written);
                by_name || self.heads(base, env).iter().any(|head| of_stack(&head.of_type))
            }
        };
        if !is_own {
            return None;
        }
        if stands == Stands::ForAny {
            return Some(Said::literal("amazonaws.com", Some(By::Pseudo)));
        }
        let by = Some(By::Pseudo);
        let open = Open { expression: self.written(expression), stands, form: Form::AsWanted, by };
        Some(Said { parts: vec![Part::Hole(open)], by })
    }

    /// The ARN or the URL of a provider that the text declares.
    pub(super) fn of_provider(&self, expression: &Ex<'t>, env: &Env<'t>) -> Option<Said<'t>> {
        let (base, name) = match &expression.kind {
            Kind::Field(base, name) => (base, squeezed(name)),
            // `Ref` of a provider is its ARN.
            Kind::Name(_) => (expression, "ref".to_owned()),
            _ => return None,
        };
        let head = self.heads(base, env).into_iter().find(|head| is_provider(&head.of_type));
        let of_template = head.as_ref().is_some_and(|head| head.of_type.contains("::"));
        let is_arn = matches!(&*name, "arn" | "openidconnectproviderarn") || (name == "ref" && of_template);
        if !is_arn && !matches!(&*name, "url" | "openidconnectproviderissuer") {
            return None;
        }
        let url = match head {
            Some(head) => {
                let (url, inner) = self.members(&head, "url").into_iter().next()?;
                self.text(&url, &inner)?
            }
            None => module::provider_url(self, base)?,
        };
        let url = said_after(&url, |text| Some(text.strip_prefix("https://").unwrap_or(text).to_owned()))?;
        let by = url.by.max(Some(By::Text));
        if !is_arn {
            return Some(Said { by, ..url });
        }
        let hole = |expression: &'static str, stands| {
            Part::Hole(Open {
                expression: expression.into(),
                stands,
                form: Form::AsWanted,
                by: Some(By::Pseudo),
            })
        };
        let literal = |text: &'static str| Part::Literal(text.into(), None);
        let mut parts = if of_template {
            vec![literal("arn:"), hole("AWS::Partition", Stands::ForOwnPartition), literal(":iam::")]
        } else {
            vec![literal("arn:aws:iam::")]
        };
        let account = if of_template { "AWS::AccountId" } else { "account" };
        parts.push(hole(account, Stands::ForOwnAccount));
        parts.push(literal(":oidc-provider/"));
        parts.extend(url.parts);
        Some(Said { parts, by })
    }
}

/// Whether resources of that type are identity providers.
pub(super) fn is_provider(of_type: &str) -> bool {
    let name = of_type.rsplit(':').next().unwrap_or(of_type);
    let name = name.strip_prefix("aws_iam_").unwrap_or(name);
    ["OpenIdConnectProvider", "OIDCProvider", "CfnOIDCProvider", "OidcProviderNative"]
        .iter()
        .any(|known| same_name(known, name))
}
