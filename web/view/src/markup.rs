//! What is shown of a report, as plain data.
//!
//! A Leptos view has a type of its own for every shape, which weighs about a kilobyte each. What only
//! follows a report needs no signals inside: it is made anew as [`Markup`], all of one type, and the page
//! changes where it differs.

use std::borrow::Cow;

use whydenied::report::{Input, Place};

/// A text or an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Markup {
    Text(Cow<'static, str>),
    Element(Element),
}

/// An element with its attributes and what stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    pub tag: &'static str,
    pub attributes: Vec<(&'static str, Cow<'static, str>)>,
    pub children: Vec<Markup>,
}

/// An element with nothing in it.
pub fn el(tag: &'static str) -> Element {
    Element { tag, attributes: Vec::new(), children: Vec::new() }
}

/// A button that looks like a link.
pub fn link(text: impl Into<Markup>) -> Element {
    el("button").attr("type", "button").class("link").child(text)
}

/// Words for those who hear the page.
pub fn unseen(text: impl Into<Markup>) -> Element {
    el("span").class("unseen").child(text)
}

impl Element {
    pub fn attr(mut self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    pub fn class(self, value: impl Into<Cow<'static, str>>) -> Self {
        self.attr("class", value)
    }

    /// An attribute without a value, which is there or not.
    pub fn flag(self, name: &'static str, on: bool) -> Self {
        if on { self.attr(name, "") } else { self }
    }

    /// A click on it selects `place`: the page reads it of `data-place`.
    pub fn at(self, input: Input, place: Place) -> Self {
        let input = match input {
            Input::Token => "token",
            Input::Policy => "policy",
            Input::Jwks => "jwks",
            Input::ResourceControlPolicy => "resource-control-policy",
            Input::Provider => "provider",
            Input::Request => "request",
        };
        self.attr(
            "data-place",
            format!("{input} {} {} {} {}", place.start, place.end, place.line, place.column),
        )
    }

    pub fn child(mut self, child: impl Into<Markup>) -> Self {
        self.children.push(child.into());
        self
    }

    /// Several children, or one that may be missing.
    pub fn children<M: Into<Markup>>(mut self, children: impl IntoIterator<Item = M>) -> Self {
        self.children.extend(children.into_iter().map(Into::into));
        self
    }
}

impl From<Element> for Markup {
    fn from(element: Element) -> Self {
        Self::Element(element)
    }
}

impl From<&'static str> for Markup {
    fn from(text: &'static str) -> Self {
        Self::Text(text.into())
    }
}

impl From<Cow<'static, str>> for Markup {
    fn from(text: Cow<'static, str>) -> Self {
        Self::Text(text)
    }
}

impl From<String> for Markup {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}
