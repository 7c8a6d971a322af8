//! Edits of a text with authorization policies, JSON or YAML: what a policy has in, edits out.

use std::borrow::Cow;

use crate::json::Node;
use crate::mend::layout::Layout;
use crate::mend::outline::Outline;
use crate::mend::step::Edits;
use crate::mend::style::Draw;
use crate::pulumi::document::{Document, Syntax};
use crate::pulumi::policy::{Policy, TokenType};
use crate::report::Edit;
use crate::span::Span;

/// A text whose policies can be edited.
pub(crate) struct Manuscript<'t> {
    sheet: Sheet<'t>,
    /// The list of the policies, or the one policy in its place.
    list: Span,
    /// Whether its policies name the permissions that they authorize.
    names_permissions: bool,
}

enum Sheet<'t> {
    Json(Layout<'t>),
    Yaml(Outline<'t>),
}

/// A policy that allows.
pub(crate) struct NewPolicy<'p> {
    pub(crate) token_type: TokenType,
    pub(crate) target: Option<&'p str>,
    pub(crate) admin: bool,
    /// Paths and patterns.
    pub(crate) rules: Vec<(&'p str, Cow<'p, str>)>,
}

impl<'t> Manuscript<'t> {
    pub(crate) fn read(document: &Document<'t>) -> Option<Self> {
        let (text, list) = (document.text, document.list);
        let sheet = match document.syntax {
            Syntax::Json => Sheet::Json(Layout::read(text).or_else(|| Layout::read_part(text, list))?),
            Syntax::Yaml => Sheet::Yaml(Outline::read(text)?),
        };
        let names_permissions = text.get(list.start..list.end)?.contains("authorizedPermissions");
        Some(Self { sheet, list, names_permissions })
    }

    /// Puts another text in the place of a value or a key, if it is another.
    pub(crate) fn replace(&self, span: Span, text: &str) -> Edits {
        match &self.sheet {
            Sheet::Json(layout) => layout.replace(span, text),
            Sheet::Yaml(outline) => outline.replace(span, text),
        }
    }

    /// Puts another value in the place of the one there.
    pub(crate) fn set(&self, span: Span, value: &Draw<'_>) -> Edits {
        match &self.sheet {
            Sheet::Json(layout) => {
                let indent = layout.indent_at(span.start);
                let text = layout.style.write(value, layout.style.spread.then_some(indent));
                Some(vec![Edit { start: span.start, end: span.end, text }])
            }
            Sheet::Yaml(outline) => outline.set(span, value),
        }
    }

    /// The value at exactly this place.
    pub(crate) fn node(&self, span: Span) -> Option<&Node<'t>> {
        match &self.sheet {
            Sheet::Json(layout) => layout.node(span),
            Sheet::Yaml(outline) => outline.node(span),
        }
    }

    /// Makes the value at a place the only element of a list.
    pub(crate) fn enclose(&self, span: Span) -> Edits {
        let insert = |at: usize, text: &str| Edit { start: at, end: at, text: text.to_owned() };
        match &self.sheet {
            Sheet::Yaml(outline) if outline.is_mapping(span) => outline.enclose(span),
            _ => Some(vec![insert(span.start, "["), insert(span.end, "]")]),
        }
    }

    /// Takes the member or element at a place away.
    pub(crate) fn remove(&self, span: Span) -> Edits {
        match &self.sheet {
            Sheet::Json(layout) => layout.remove(span),
            Sheet::Yaml(outline) => outline.remove(span),
        }
    }

    /// The key of the member with the value at that place.
    pub(crate) fn key_of(&self, value: Span) -> Option<Span> {
        let (list, index) = match &self.sheet {
            Sheet::Json(layout) => layout.around(value),
            Sheet::Yaml(outline) => outline.around(value),
        }?;
        list.entries.get(index)?.key
    }

    /// Adds a member to an object.
    pub(crate) fn add_member(&self, object: Span, key: &str, value: &Draw<'_>) -> Edits {
        match &self.sheet {
            Sheet::Json(layout) => layout.add_member(object, key, value),
            Sheet::Yaml(outline) => outline.add_member(object, key, value),
        }
    }

    /// Adds an element to the list at a place.
    pub(crate) fn add_element(&self, list: Span, value: &Draw<'_>) -> Edits {
        match &self.sheet {
            Sheet::Json(layout) => layout.add_element(list, value),
            Sheet::Yaml(outline) => outline.add_element(list, value),
        }
    }

    /// Adds a policy after the others.
    pub(crate) fn add_policy(&self, policy: &NewPolicy<'_>) -> Edits {
        let drawn = self.draw(policy);
        match &self.sheet {
            Sheet::Json(layout) if layout.source(self.list).starts_with('[') => {
                layout.add_element(self.list, &drawn)
            }
            // One policy becomes the first of a list.
            Sheet::Json(layout) => {
                let separator = if layout.style.spread { layout.style.newline } else { layout.style.gap };
                let indent = layout.style.spread.then(|| layout.indent_at(self.list.start));
                let new = layout.style.write(&drawn, indent);
                let indent = indent.unwrap_or_default();
                Some(vec![
                    Edit { start: self.list.start, end: self.list.start, text: "[".to_owned() },
                    Edit {
                        start: self.list.end,
                        end: self.list.end,
                        text: format!(",{separator}{indent}{new}]"),
                    },
                ])
            }
            Sheet::Yaml(outline) => match outline.add_element(self.list, &drawn) {
                Some(edits) if !outline.is_mapping(self.list) => Some(edits),
                _ if outline.is_mapping(self.list) => outline.listed_with(self.list, &drawn),
                _ => outline.set(self.list, &Draw::Array(vec![drawn])),
            },
        }
    }

    /// Puts that policy in the place of what stands there.
    pub(crate) fn rewrite(&self, span: Span, policy: &NewPolicy<'_>) -> Edits {
        self.set(span, &self.draw(policy))
    }

    /// Grants admin permissions by that policy.
    pub(crate) fn grant_admin(&self, policy: &Policy<'_>) -> Edits {
        const FIELD: &str = "authorizedPermissions";
        let known = match &self.sheet {
            Sheet::Json(layout) => layout.member(policy.span, FIELD).map(|member| member.value),
            Sheet::Yaml(outline) => outline.node(policy.span)?.get(FIELD).map(|node| node.span),
        };
        let admin = Draw::text("admin");
        match known {
            Some(list) => {
                self.add_element(list, &admin).or_else(|| self.set(list, &Draw::Array(vec![admin])))
            }
            None => self.add_member(policy.span, FIELD, &Draw::Array(vec![admin])),
        }
    }

    fn draw<'p>(&self, policy: &NewPolicy<'p>) -> Draw<'p> {
        let mut members = vec![
            ("decision".into(), Draw::text("allow")),
            ("tokenType".into(), Draw::text(policy.token_type.name())),
        ];
        if let (Some(field), Some(target)) = (policy.token_type.target_field(), policy.target) {
            members.push((field.into(), Draw::text(target)));
        }
        if policy.admin || self.names_permissions {
            let admin = policy.admin.then(|| Draw::text("admin"));
            members.push(("authorizedPermissions".into(), Draw::Array(admin.into_iter().collect())));
        }
        members.push(("rules".into(), rules(&policy.rules)));
        Draw::Object(members)
    }
}

/// Rules as a policy has them.
pub(crate) fn rules<'p>(rules: &[(&'p str, Cow<'p, str>)]) -> Draw<'p> {
    Draw::Object(rules.iter().map(|(path, pattern)| ((*path).into(), Draw::text(pattern.clone()))).collect())
}
