//! Edits of a policy's text: the words of IAM's grammar in, edits out. What was written as the
//! arguments of a data source is edited as such.

mod condition;
mod statement;

pub(crate) use self::statement::NewStatement;
use crate::aws::policy::Policy;
use crate::mend::entries::{Entry, List};
use crate::mend::layout::Layout;
use crate::mend::script::{Change, Language, Texts};
pub(crate) use crate::mend::step::Edits;
use crate::mend::style::Draw;
use crate::program::{DocumentForm, default_places, is_expanded};
use crate::report::Edit;
use crate::span::Span;

/// A policy whose text can be edited.
pub(crate) struct Manuscript<'t> {
    pub(crate) layout: Layout<'t>,
    /// Whether it is the arguments that a data source makes a policy of.
    pub(crate) arguments: bool,
}

impl<'t> Manuscript<'t> {
    /// The manuscript of a policy whose text it alone is, or the program that it stands in.
    pub(crate) fn read(text: &'t str, policy: &Policy<'_>) -> Option<Self> {
        let Some(program) = &policy.program else {
            return Some(Self { layout: Layout::read(text)?, arguments: policy.arguments });
        };
        let (tree, script) = program.manuscript.clone()?;
        let arguments = script.arguments.is_some();
        let root = script.arguments.unwrap_or(tree);
        let language = match script.form {
            DocumentForm::TerraformDocument => Language::Program { is_terraform: true, has_blocks: true },
            DocumentForm::TerraformJson => Language::Program { is_terraform: true, has_blocks: false },
            DocumentForm::Pulumi if text.lines().any(|line| line.trim_end() == "resources:") => {
                Language::Template
            }
            DocumentForm::Pulumi | DocumentForm::Cdk => {
                Language::Program { is_terraform: false, has_blocks: false }
            }
            DocumentForm::CloudFormation | DocumentForm::Manifest => Language::Template,
            DocumentForm::Shell => Language::Shell { is_expanded: is_expanded(text, root.span) },
            DocumentForm::Prose => Language::Text,
            _ => return None,
        };
        let defaults = program.filled.iter().flat_map(default_places).collect();
        let texts = Texts { texts: script.texts, defaults };
        let layout = Layout::of_program(text, root, language, texts);
        Some(Self { layout, arguments })
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
        let new = self.layout.text_like(span, text);
        if self.layout.is_yaml() {
            return self.add_next_to_in_yaml(&list, *entry, &new);
        }
        if entry.key.is_none() {
            return Some(vec![self.layout.append(&list, |_| new)]);
        }
        let between = self.layout.source(Span::new(entry.key?.end, span.start)).trim_end();
        if self.is_program() && between.ends_with('(') {
            // A function of a builder takes one text or several.
            let new = format!(",{}{new}", self.layout.style.gap);
            return Some(vec![Edit { start: span.end, end: span.end, text: new }]);
        }
        if !self.layout.style.notation.takes_lists || !between.ends_with([':', '=']) {
            return None;
        }
        let both = format!(",{}{new}]", self.layout.style.gap);
        Some(vec![
            Edit { start: span.start, end: span.start, text: "[".to_owned() },
            Edit { start: span.end, end: span.end, text: both },
        ])
    }

    /// The same in YAML, of a text as it is written.
    fn add_next_to_in_yaml(&self, list: &List, entry: Entry, new: &str) -> Edits {
        let new = Draw::Source(new);
        let Some(key) = entry.key else { return self.add_element(list.span, &new) };
        let between = self.layout.source(Span::new(key.end, entry.value.start));
        // What a tag makes another text of is no text of its own.
        if between.trim() != ":" {
            return None;
        }
        let both = Draw::Array(vec![Draw::Source(self.layout.source(entry.value)), new]);
        self.layout.in_yaml(&Change::Value(entry.value, &both))?
    }

    /// Adds a member to an object.
    fn add_member(&self, object: Span, key: &str, value: &Draw<'_>) -> Edits {
        self.layout.add_member(object, key, value)
    }

    /// Adds an element to an array.
    fn add_element(&self, array: Span, value: &Draw<'_>) -> Edits {
        self.layout.add_element(array, value)
    }

    /// The element of that name in an object; of arguments that stand in a program, by the one name that all have.
    fn find_element(&self, object: Span, name: &'static str) -> Option<Entry> {
        let known = match name {
            "Condition" | "Statement" if self.arguments && self.is_program() => name,
            _ => self.element(name),
        };
        self.layout.member(object, known)
    }

    fn is_program(&self) -> bool {
        self.layout.is_program()
    }

    /// The name of an element of a statement, as this manuscript spells it.
    fn element(&self, name: &'static str) -> &'static str {
        if !self.arguments {
            return name;
        }
        let terraform = if self.is_program() {
            self.layout.style.notation.has_blocks()
        } else {
            self.layout.root.get("statement").is_some()
        };
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
        if let Some(version) = self.find_element(root, "Version") {
            return self.replace(version.value, VERSION);
        }
        if self.layout.is_yaml() {
            return self.add_member(root, name, &Draw::text(VERSION));
        }
        // It stands first, as in all of AWS's documents.
        let list = self.layout.list(root)?;
        let first = list.entries.first()?.whole().start;
        let member = self.layout.style.member(name, &Draw::text(VERSION), None);
        let (comma, separator) = (self.layout.comma(&list), self.layout.separator(&list));
        Some(vec![Edit { start: first, end: first, text: format!("{member}{comma}{separator}") }])
    }
}
