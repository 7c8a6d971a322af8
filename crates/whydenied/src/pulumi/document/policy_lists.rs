//! The lists of policies in a text: where they stand, and what stands around them.

use super::form::DocumentForm;
use super::registration::Registration;
use crate::json::{Node, Relaxation, Value};
use crate::pulumi::grammar;
use crate::pulumi::unreadable::{issuer_not_in_document, several_issuers};
use crate::report::InputError;
use crate::span::Span;

/// A list of policies, or one policy, in the text.
pub(crate) struct PolicyList<'n, 't> {
    pub(crate) form: DocumentForm,
    /// The list, or the policy.
    pub(crate) node: &'n Node<'t>,
    /// The name that it has in a program.
    pub(crate) name: Option<String>,
    /// What else stands there about the issuer.
    pub(crate) registration: Option<Registration>,
    /// Where the list before ends.
    from: usize,
}

/// The lists of policies in a text, and what else it says of issuers.
#[derive(Default)]
pub(crate) struct PolicyLists<'n, 't> {
    pub(crate) lists: Vec<PolicyList<'n, 't>>,
    /// Issuers without policies of their own.
    pub(crate) registrations: Vec<Registration>,
}

impl<'n, 't> PolicyLists<'n, 't> {
    /// Adds what the value says.
    pub(crate) fn add(&mut self, root: &'n Node<'t>) {
        match &root.value {
            Value::Array(nodes) if nodes.iter().any(|node| Registration::of(node).is_some()) => {
                for node in nodes {
                    self.add_issuer(node, None, DocumentForm::Issuer);
                }
            }
            Value::Array(nodes) if nodes.is_empty() || nodes.iter().any(grammar::is_policy) => {
                self.push(DocumentForm::List, root, None);
            }
            Value::Object(_) => self.add_object(root),
            _ => {}
        }
    }

    fn add_object(&mut self, root: &'n Node<'t>) {
        if let Some(Value::Array(issuers)) = root.get("oidcIssuers").map(|list| &list.value) {
            self.registrations.extend(issuers.iter().filter_map(Registration::of));
        } else if let Some(resources) = root.get("resources") {
            for resource in resources.members() {
                self.add_resource(&resource.node, Some(&resource.key));
            }
        } else if root.get("properties").is_some() {
            self.add_resource(root, None);
        } else if root.get("policies").is_some() {
            self.add_issuer(root, None, DocumentForm::Issuer);
        } else if grammar::is_policy(root) {
            self.push(DocumentForm::Policy, root, None);
        } else {
            self.registrations.extend(Registration::of(root));
        }
    }

    /// A resource of a program, if it is one that has policies.
    fn add_resource(&mut self, resource: &'n Node<'t>, name: Option<&str>) {
        let type_name = resource.get("type").and_then(|node| node.value.as_str());
        let is_ours = type_name.is_none_or(|name| {
            name.starts_with("pulumiservice:")
                && (name.ends_with(":OidcIssuer") || name.ends_with("auth:Policy"))
        });
        if let Some(properties) = resource.get("properties").filter(|_| is_ours) {
            let form = if name.is_some() { DocumentForm::Program } else { DocumentForm::Issuer };
            self.add_issuer(properties, name, form);
        }
    }

    /// The inputs of an issuer, or an answer of the API.
    fn add_issuer(&mut self, node: &'n Node<'t>, name: Option<&str>, form: DocumentForm) {
        let registration = Registration::of(node);
        let Some(list) = node.get("policies") else {
            self.registrations.extend(registration);
            return;
        };
        let form = match form {
            DocumentForm::Issuer if registration.is_some() => DocumentForm::Issuer,
            DocumentForm::Issuer if node.get("version").is_some() => DocumentForm::Answer,
            DocumentForm::Issuer => DocumentForm::Policies,
            other => other,
        };
        self.push(form, list, registration);
        if let Some(last) = self.lists.last_mut() {
            last.name = name.map(str::to_owned);
        }
    }

    fn push(&mut self, form: DocumentForm, node: &'n Node<'t>, registration: Option<Registration>) {
        let from = self.lists.last().map_or(0, |before| before.node.span.end);
        self.lists.push(PolicyList { form, node, name: None, registration, from });
    }

    /// What strict JSON would have refused from the end of the list before to the end of this one; of the
    /// last, to the end of the text.
    pub(crate) fn relaxations_of<'s>(
        &self,
        list: &PolicyList<'_, '_>,
        relaxations: &'s [Relaxation],
    ) -> &'s [Relaxation] {
        // They stand in the order of the text.
        let upto = |end: usize| relaxations.partition_point(|it| it.span.start < end);
        let is_last = self.lists.last().is_some_and(|last| std::ptr::eq(last, list));
        let end = if is_last { relaxations.len() } else { upto(list.node.span.end) };
        relaxations.get(upto(list.from)..end).unwrap_or_default()
    }

    /// The only list, or that of the issuer of that name or URL.
    pub(crate) fn choose(&self, text: &str, issuer: Option<&str>) -> Result<&PolicyList<'n, 't>, InputError> {
        if let [only] = self.lists.as_slice() {
            return Ok(only);
        }
        let chosen: Vec<_> = self.lists.iter().filter(|list| list.is_of(issuer)).collect();
        if let [only] = chosen.as_slice() {
            return Ok(only);
        }
        let names: Vec<_> = self.lists.iter().map(PolicyList::shown_name).collect();
        let span = self.lists.iter().map(|list| list.node.span).reduce(Span::to).unwrap_or_default();
        Err(match issuer.filter(|_| chosen.is_empty()) {
            Some(asked) => issuer_not_in_document::error(text, &names, span, asked),
            None => several_issuers::error(text, &names, span),
        })
    }
}

impl PolicyList<'_, '_> {
    fn is_of(&self, issuer: Option<&str>) -> bool {
        let Some(issuer) = issuer else { return false };
        let registration = self.registration.as_ref();
        self.name.as_deref() == Some(issuer)
            || registration.is_some_and(|registration| registration.is_of(issuer))
    }

    /// The name that it has in a program, or that of its registration.
    pub(crate) fn own_name(&self) -> Option<&str> {
        let registration = self.registration.as_ref();
        let own =
            registration.and_then(|registration| registration.name.as_ref().or(registration.url.as_ref()));
        self.name.as_ref().or(own).map(String::as_str)
    }

    /// What an error calls it.
    fn shown_name(&self) -> String {
        self.own_name().unwrap_or("an issuer without a name").to_owned()
    }
}
