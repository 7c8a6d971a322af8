//! The texts of a policy that stands in a program: another in the place of one, as its literal is written.

use super::notation::Notation;
#[cfg(feature = "pulumi")]
use super::outline::Outline;
#[cfg(feature = "pulumi")]
use super::scalar;
use super::step::Edits;
use super::style::Draw;
use crate::json::{Node, Value};
use crate::program::{LeftOut, Quoting, Written};
use crate::report::Edit;
use crate::span::Span;
#[cfg(feature = "pulumi")]
use crate::{json, yaml};

/// What a policy stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    /// A program: its policy is made of literals, or of JSON in one of them.
    Program {
        is_terraform: bool,
        /// Whether its lists are blocks.
        has_blocks: bool,
    },
    /// A template in JSON or YAML.
    Template,
    /// A text without quotes of its own, with JSON in it.
    Text,
    /// A command of a shell, with JSON in it.
    Shell {
        /// Whether variables are filled in.
        is_expanded: bool,
    },
}

/// The texts of a tree in a program.
#[derive(Clone, Debug)]
pub(crate) struct Texts {
    pub(crate) texts: Vec<Written>,
    /// Where what stands is a default, which whoever deploys the program sets.
    pub(crate) defaults: Vec<Span>,
}

/// How the texts of a tree stand in a program.
#[derive(Clone, Debug)]
pub(crate) struct Script {
    texts: Vec<Written>,
    /// What is set from outside, unless it is not.
    defaults: Vec<Span>,
    /// Where the JSON stands that the tree was read from, and in which quotes.
    embedded: Option<(Span, Quoting)>,
    /// Where `Fn::Sub` fills in names.
    substituted: Vec<Span>,
    pub(crate) is_yaml: bool,
}

impl Script {
    pub(crate) fn of(text: &str, root: &Node<'_>, language: Language, texts: Texts) -> Self {
        let source = text.get(root.span.start..root.span.end).unwrap_or_default();
        let rest = source.strip_prefix('{').map(str::trim_start).unwrap_or_default();
        let is_json = rest.starts_with(['"', '\\']);
        let is_template = language == Language::Template;
        let substituted = if is_template { substituted(text) } else { Vec::new() };
        let quoting = match language {
            Language::Program { .. } => Quoting::at(text, root.span).map(Quoting::of_json),
            Language::Template if is_json => Some(Quoting::json_in_text(false)),
            Language::Template => None,
            Language::Text => Some(Quoting::json_in_text(false)),
            Language::Shell { is_expanded } => Some(Quoting::json_in_text(is_expanded)),
        };
        let is_yaml = is_template && !text.trim_start().starts_with('{') && !is_json;
        let Texts { texts, defaults } = texts;
        let mut script = Self { texts, defaults, embedded: None, substituted, is_yaml };
        script.embedded = quoting.map(|quoting| (root.span, script.quoting_in_sub(quoting, root.span)));
        script
    }

    /// How the program writes what is added to it.
    pub(crate) fn notation(&self, text: &str, root: &Node<'_>, language: Language) -> Notation {
        match (self.embedded, language) {
            (Some((_, quoting)), _) => Notation::of_json(quoting),
            (None, Language::Program { is_terraform, has_blocks }) => {
                Notation::of_program(text, root, is_terraform, has_blocks)
            }
            _ => Notation::JSON,
        }
    }

    /// Whether the text at a place is that.
    fn written(&self, span: Span) -> Option<&Written> {
        let mut all = self.texts.iter().filter(|written| written.span == span);
        let written = all.next()?;
        // What stands for several texts cannot be another for one of them.
        all.all(|other| other == written).then_some(written)
    }

    /// Puts another text in the place of the one at `span`, where the letters stand that change. A literal from end to
    /// end may become another.
    pub(crate) fn replace(&self, text: &str, span: Span, new: &str, notation: Notation) -> Edits {
        let written = self.written(span)?;
        let source = text.get(span.start..span.end)?;
        let is_default =
            |place: Span| self.defaults.iter().any(|it| it.start <= place.start && place.end <= it.end);
        if let Some(LeftOut { place, around: (before, after) }) = &written.left_out {
            let text = format!("{before}{}{after}", notation.quote(new));
            return Some(vec![Edit { start: place.start, end: place.end, text }]);
        }
        if self.is_yaml {
            let is_sub = self.substituted.iter().any(|sub| sub.start <= span.start && span.end <= sub.end);
            return rescaled(text, span, written, new, is_sub);
        }
        if written.only_place() == Some(span) {
            let key = notation.key(new);
            return (key != source).then(|| vec![Edit { start: span.start, end: span.end, text: key }]);
        }
        if let Some(changed) = written.changed_to(new) {
            if is_default(changed.place) {
                return None;
            }
            let text = self.quoting_at(text, changed.place)?.inside(&changed.text)?;
            return Some(vec![Edit { start: changed.place.start, end: changed.place.end, text }]);
        }
        let is_literal = written.places().is_some_and(|mut places| !places.any(is_default))
            && source.contains(['"', '\'', '`']);
        let literal = is_literal.then(|| notation.quote(new))?;
        Some(vec![Edit { start: span.start, end: span.end, text: literal }])
    }

    /// What the change is in YAML; `None` where the text is none.
    pub(crate) fn in_yaml(&self, text: &str, change: &Change<'_>) -> Option<Edits> {
        self.is_yaml.then(|| change.of_yaml(text))
    }

    /// The source at `span` with another text in it; on its own where the text there stands elsewhere.
    pub(crate) fn copied(&self, text: &str, span: Span, new: &str, notation: Notation) -> String {
        let is_open = self.written(span).is_none_or(Written::is_open);
        let edits = self.replace(text, span, new, notation).filter(|_| !is_open).unwrap_or_default();
        let source = text.get(span.start..span.end).unwrap_or_default();
        match edits.as_slice() {
            [only] if span.start <= only.start && only.end <= span.end => {
                let before = text.get(span.start..only.start).unwrap_or_default();
                let after = text.get(only.end..span.end).unwrap_or_default();
                format!("{before}{}{after}", only.text)
            }
            _ if self.written(span).is_some_and(|written| written.says().as_deref() == Some(new)) => {
                source.to_owned()
            }
            _ => self.plain(new, notation),
        }
    }

    #[cfg(feature = "pulumi")]
    fn plain(&self, text: &str, notation: Notation) -> String {
        if self.is_yaml { scalar::write(text, scalar::Quotes::None) } else { notation.quote(text) }
    }

    #[cfg(not(feature = "pulumi"))]
    #[expect(clippy::unused_self, reason = "it is the same question")]
    fn plain(&self, text: &str, notation: Notation) -> String {
        notation.quote(text)
    }

    /// How the text at a place is written, where nobody said that `Fn::Sub` reads it.
    fn quoting_in_sub(&self, quoting: Quoting, place: Span) -> Quoting {
        let is_in = |sub: &Span| sub.start <= place.start && place.end <= sub.end;
        if self.substituted.iter().any(is_in) { quoting.substituted() } else { quoting }
    }

    fn quoting_at(&self, text: &str, place: Span) -> Option<Quoting> {
        let embedded =
            self.embedded.filter(|(whole, _)| whole.start <= place.start && place.end <= whole.end);
        let quoting = embedded.map(|(_, quoting)| quoting).or_else(|| Quoting::at(text, place))?;
        Some(self.quoting_in_sub(quoting, place))
    }
}

/// Where `Fn::Sub` of a template fills in names.
#[cfg(feature = "pulumi")]
fn substituted(text: &str) -> Vec<Span> {
    let is_json = text.trim_start().starts_with('{');
    let roots = if is_json { json::parse(text).ok().map(|read| vec![read.root]) } else { None };
    let mut open = roots.or_else(|| yaml::parse_with_functions(text).ok()).unwrap_or_default();
    let mut found = Vec::new();
    while let Some(node) = open.pop() {
        match node.value {
            Value::Array(nodes) => open.extend(nodes),
            Value::Object(members) => {
                found.extend(members.iter().filter(|it| it.key == "Fn::Sub").map(
                    |it| match &it.node.value {
                        Value::Array(parts) => parts.first().map_or(it.node.span, |text| text.span),
                        _ => it.node.span,
                    },
                ));
                open.extend(members.into_iter().map(|member| member.node));
            }
            _ => {}
        }
    }
    found
}

#[cfg(not(feature = "pulumi"))]
fn substituted(_: &str) -> Vec<Span> {
    Vec::new()
}

/// The same of a scalar of YAML.
#[cfg(feature = "pulumi")]
fn rescaled(text: &str, span: Span, written: &Written, new: &str, is_sub: bool) -> Edits {
    let mut changed = written.changed_to(new)?;
    if is_sub {
        changed.text = changed.text.replace("${", "${!");
    }
    let place = changed.place;
    let source = text.get(span.start..span.end)?;
    let quotes = scalar::Quotes::of(source);
    let is_own = span.start <= place.start && place.end <= span.end;
    if !is_own || source.contains('\n') || (changed.text.contains("${") && !is_sub) {
        return None;
    }
    let before = text.get(span.start..place.start)?;
    let after = text.get(place.end..span.end)?;
    let scalar = if quotes == scalar::Quotes::None {
        let plain = format!("{before}{}{after}", changed.text);
        // Who has braces in a text without quotes has it outside of brackets.
        let stays = source.contains('{') && is_scalar(&plain);
        if stays { plain } else { scalar::write(&plain, quotes) }
    } else {
        let inside = scalar::write(&changed.text, quotes);
        format!("{before}{}{after}", inside.get(1..inside.len() - 1)?)
    };
    Some(vec![Edit { start: span.start, end: span.end, text: scalar }])
}

/// Whether a text is that in YAML, on a line of its own.
#[cfg(feature = "pulumi")]
fn is_scalar(text: &str) -> bool {
    let member = format!("a: {text}");
    let read = yaml::parse(&member).unwrap_or_default();
    read.first().and_then(|root| root.get("a")).is_some_and(|node| node.value.as_str() == Some(text))
}

#[cfg(not(feature = "pulumi"))]
fn rescaled(_: &str, _: Span, _: &Written, _: &str, _: bool) -> Edits {
    None
}

/// What becomes of a list or a mapping of YAML.
pub(crate) enum Change<'c> {
    /// The mapping gets a member.
    Member(Span, &'c str, &'c Draw<'c>),
    /// The list gets an element.
    Element(Span, &'c Draw<'c>),
    /// The mapping becomes a list of itself and another.
    Listed(Span, &'c Draw<'c>),
    /// Another value takes the place of one.
    Value(Span, &'c Draw<'c>),
    /// The member or the element goes.
    Gone(Span),
}

impl Change<'_> {
    #[cfg(feature = "pulumi")]
    fn of_yaml(&self, text: &str) -> Edits {
        let outline = Outline::read(text)?;
        match *self {
            Self::Member(mapping, key, value) => outline.add_member(mapping, key, value),
            Self::Element(list, value) => outline.add_element(list, value),
            Self::Listed(mapping, value) => outline.listed_with(mapping, value),
            Self::Value(place, value) => outline.set(place, value),
            Self::Gone(place) => outline.remove(place),
        }
    }

    #[cfg(not(feature = "pulumi"))]
    #[expect(clippy::unused_self, reason = "it is the same question")]
    fn of_yaml(&self, _: &str) -> Edits {
        None
    }
}

/// Whether what stands at the place of a list or an object is written as one: in brackets, or as a block.
pub(crate) fn is_written(text: &str, node: &Node<'_>, notation: Notation) -> bool {
    let source = text.get(node.span.start..node.span.end).unwrap_or_default();
    let is_block = notation.has_blocks() && source.ends_with('}') && source.starts_with(char::is_alphabetic);
    match node.value {
        Value::Object(_) => (source.starts_with('{') && source.ends_with('}')) || is_block,
        Value::Array(_) => source.starts_with('[') && source.ends_with(']') || is_block,
        _ => false,
    }
}
