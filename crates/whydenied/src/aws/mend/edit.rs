//! Edits of a policy's text: the words of IAM's grammar in, edits out. What was written as the
//! arguments of a data source is edited as such.

mod condition;
mod statement;

pub(crate) use self::statement::NewStatement;
use crate::aws::policy::Policy;
use crate::mend::layout::Layout;
pub(crate) use crate::mend::step::Edits;
use crate::mend::style::{Draw, Style};
use crate::report::Edit;
use crate::span::Span;

/// A policy whose text can be edited.
pub(crate) struct Manuscript<'t> {
    pub(crate) layout: Layout<'t>,
    /// Whether it is the arguments that a data source makes a policy of.
    pub(crate) arguments: bool,
}

impl<'t> Manuscript<'t> {
    /// The manuscript of a policy whose text it alone is.
    pub(crate) fn read(text: &'t str, policy: &Policy<'_>) -> Option<Self> {
        Some(Self { layout: Layout::read(text)?, arguments: policy.arguments })
    }

    /// Puts another string in the place of a value, if it is another.
    pub(crate) fn replace(&self, span: Span, text: &str) -> Edits {
        self.layout.replace(span, text)
    }

    /// Takes the member or element at a place away.
    pub(crate) fn remove(&self, span: Span) -> Edits {
        self.layout.remove(span)
    }

    /// Adds a string to the one at a place: to its list, or as a list of both.
    pub(crate) fn add_next_to(&self, span: Span, text: &str) -> Edits {
        let (list, index) = self.layout.around(span)?;
        let entry = list.entries.get(index)?;
        if entry.key.is_none() {
            return Some(vec![self.layout.append(&list, |_| Style::quote(text))]);
        }
        let both = format!(",{}{}]", self.layout.style.gap, Style::quote(text));
        Some(vec![
            Edit { start: span.start, end: span.start, text: "[".to_owned() },
            Edit { start: span.end, end: span.end, text: both },
        ])
    }

    /// Adds a member to an object.
    fn add_member(&self, object: Span, key: &str, value: &Draw<'_>) -> Edits {
        self.layout.add_member(object, key, value)
    }

    /// Adds an element to an array.
    fn add_element(&self, array: Span, value: &Draw<'_>) -> Edits {
        self.layout.add_element(array, value)
    }

    /// The name of an element of a statement, as this manuscript spells it.
    fn element(&self, name: &'static str) -> &'static str {
        if !self.arguments {
            return name;
        }
        let terraform = self.layout.root.get("statement").is_some();
        match name {
            "Principal" => "principals",
            "Action" => "actions",
            "Condition" if terraform => "condition",
            "Condition" => "conditions",
            "Effect" => "effect",
            "Version" => "version",
            "Statement" if terraform => "statement",
            "Statement" => "statements",
            other => other,
        }
    }

    /// States the version of 2012.
    pub(crate) fn set_version(&self) -> Edits {
        const VERSION: &str = "2012-10-17";
        let root = self.layout.root.span;
        let name = self.element("Version");
        if let Some(version) = self.layout.member(root, name) {
            return self.replace(version.value, VERSION);
        }
        // It stands first, as in all of AWS's documents.
        let list = self.layout.list(root)?;
        let first = list.entries.first()?.whole().start;
        let member = self.layout.style.member(name, &Draw::text(VERSION), None);
        let separator = self.layout.separator(&list);
        Some(vec![Edit { start: first, end: first, text: format!("{member},{separator}") }])
    }
}
