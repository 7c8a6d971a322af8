//! What the pasted documents say of the request, where the caller says nothing.

use std::borrow::Cow;
use std::net::IpAddr;

use super::Request;
use super::document::Role;
use super::policy::Policy;
use super::provider::Provider;
use crate::Token;
use crate::token::event::Event;

impl Request {
    /// The same request, completed by the CloudTrail event that stands in for the token, and by the
    /// answer of AWS that the policy was found in, or by the identity provider that its program declares. What the caller gave stays.
    #[must_use]
    pub fn completed(&self, token: &Token, policy: &Policy<'_>) -> Cow<'_, Self> {
        if token.event.is_none() && policy.role.is_none() && policy.declared().next().is_none() {
            return Cow::Borrowed(self);
        }
        let mut request = self.clone();
        if let Some(event) = &token.event {
            request.complete_from_event(event);
        }
        if let Some(role) = &policy.role {
            request.complete_from_role(role);
        }
        if request.client_ids.is_empty() {
            let provider = Provider::of(token, &request);
            let own = policy.declared().filter(|declared| declared.url == provider.url);
            request.client_ids = own.flat_map(|declared| declared.client_ids.iter().cloned()).collect();
        }
        Cow::Owned(request)
    }

    fn complete_from_event(&mut self, event: &Event) {
        fill(&mut self.now, event.time.as_ref());
        fill(&mut self.role_arn, event.role_arn.as_ref());
        fill(&mut self.session_name, event.session_name.as_ref());
        fill(&mut self.duration_seconds, event.duration_seconds.as_ref());
        if self.provider_url.is_none() {
            fill(&mut self.provider_arn, event.provider_arn.as_ref());
        }
        // CloudTrail writes the name of a service where one called.
        let address = event.source_ip.as_ref().filter(|address| address.parse::<IpAddr>().is_ok());
        match &event.vpc_endpoint {
            None => self.set("aws:SourceIp", address),
            Some(endpoint) => {
                self.set_key("aws:SourceIp", None);
                self.set("aws:VpcSourceIp", address);
                self.set("aws:SourceVpce", Some(endpoint));
            }
        }
        self.set("aws:RequestedRegion", event.region.as_ref());
        self.set("aws:UserAgent", event.user_agent.as_ref());
    }

    fn complete_from_role(&mut self, role: &Role) {
        fill(&mut self.role_arn, role.arn.as_ref());
        // What it says of another role is not about this request.
        if role.arn.is_some() && self.role_arn != role.arn {
            return;
        }
        fill(&mut self.max_session_duration, role.max_session_duration.as_ref());
        for (key, value) in &role.tags {
            for prefix in ["aws", "iam"] {
                self.set(&format!("{prefix}:ResourceTag/{key}"), Some(value));
            }
        }
    }

    /// Sets a condition key that the caller did not set, if there is a value.
    fn set(&mut self, key: &str, value: Option<&String>) {
        if let Some(value) = value {
            self.set_key(key, Some(vec![value.clone()]));
        }
    }

    /// Says of a condition key, unless the caller did, which values it has or that it is absent.
    fn set_key(&mut self, key: &str, values: Option<Vec<String>>) {
        if !self.context.iter().any(|(known, _)| known.eq_ignore_ascii_case(key)) {
            self.context.push((key.to_owned(), values));
        }
    }
}

fn fill<T: Clone>(field: &mut Option<T>, known: Option<&T>) {
    if field.is_none() {
        *field = known.cloned();
    }
}
