//! An example in a chapter that is alive where the page's files are: `<why-denied>` with what stands in it, and before it a
//! comment with what must come of it.
//!
//! ```
//! use whydenied_book::example::Example;
//!
//! let text = "<!-- denied: value-mismatch -->\n<why-denied kind=\"aws\">\n\n<pre>{ \"a\": \"&lt;b>\" }</pre>\n\n</why-denied>\n";
//! let [example] = &Example::read_all(text)[..] else { unreachable!() };
//! assert_eq!(example.expected, "denied: value-mismatch");
//! assert_eq!(example.attributes, [("kind".to_owned(), "aws".to_owned())]);
//! assert_eq!(example.texts, [(None, r#"{ "a": "<b>" }"#.to_owned())]);
//! assert_eq!(Example::read_all(&example.to_markdown()), [example.clone()]);
//! ```

use std::fmt::Write as _;

/// An example.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Example {
    /// What must come of it: `allowed`, `depends`, `denied: ` and the code of the first cause, `finds: ` and the code of any
    /// finding, `without: ` and the code of one that must not be among them.
    pub expected: String,
    /// Those of the element.
    pub attributes: Vec<(String, String)>,
    /// Each with the name that it is given, if any.
    pub texts: Vec<(Option<String>, String)>,
}

const OPENING: &str = "<why-denied";
const CLOSING: &str = "</why-denied>";

impl Example {
    /// With an attribute of the element.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.attributes.push((name.to_owned(), value.to_owned()));
        self
    }

    /// With a text of that name, unless it is empty.
    #[must_use]
    pub fn with_text(mut self, name: &str, text: &str) -> Self {
        if !text.is_empty() {
            self.texts.push((Some(name.to_owned()), text.to_owned()));
        }
        self
    }

    /// As it stands in a chapter. The empty lines keep Markdown from reading what stands between the tags.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let quoted = |value: &str| escaped(value).replace('"', "&quot;");
        let mut text = format!("<!-- {} -->\n{OPENING}", self.expected);
        for (name, value) in &self.attributes {
            let _ = write!(text, " {name}=\"{}\"", quoted(value));
        }
        text.push_str(">\n\n");
        for (name, content) in &self.texts {
            text.push_str("<pre");
            if let Some(name) = name {
                let _ = write!(text, " data-for=\"{name}\"");
            }
            let _ = write!(text, ">\n{}\n</pre>\n\n", escaped(content.trim_matches('\n')));
        }
        text + CLOSING + "\n"
    }

    /// All of a chapter, but those that it shows as code.
    #[must_use]
    pub fn read_all(chapter: &str) -> Vec<Self> {
        let mut expected = "";
        let mut examples = Vec::new();
        let mut rest = chapter;
        while let Some((line, after)) = rest.split_once('\n') {
            if let Some(fence) = line.trim_start().get(..3).filter(|fence| *fence == "```") {
                rest = after.split_once(&format!("\n{fence}")).map_or("", |(_, after)| after);
                continue;
            }
            let at = chapter.len() - rest.len();
            rest = after;
            if line.starts_with(OPENING) {
                let element = chapter.get(at..).unwrap_or_default();
                let (element, _) = element.split_once(CLOSING).unwrap_or((element, ""));
                examples.push(Self::read(expected, element));
                rest = chapter.get(at + element.len()..).unwrap_or_default();
            }
            expected = line
                .strip_prefix("<!--")
                .and_then(|line| line.strip_suffix("-->"))
                .unwrap_or_default()
                .trim();
        }
        examples
    }

    fn read(expected: &str, element: &str) -> Self {
        let (tag, content) = element.split_once('>').unwrap_or((element, ""));
        let mut texts = Vec::new();
        for block in content.split("<pre").skip(1) {
            let (tag, text) = block.split_once('>').unwrap_or((block, ""));
            let (text, _) = text.split_once("</pre>").unwrap_or((text, ""));
            let name =
                attributes(tag).into_iter().find(|(name, _)| name == "data-for").map(|(_, value)| value);
            texts.push((name, plain(text.trim_matches('\n'))));
        }
        let attributes = attributes(tag.strip_prefix(OPENING).unwrap_or(tag));
        Self { expected: expected.to_owned(), attributes, texts }
    }
}

/// The attributes of a tag, which are all in double quotes.
fn attributes(tag: &str) -> Vec<(String, String)> {
    let mut pieces = tag.split('"');
    let mut attributes = Vec::new();
    while let (Some(name), Some(value)) = (pieces.next(), pieces.next()) {
        attributes.push((name.trim().trim_end_matches('=').to_owned(), plain(value)));
    }
    attributes
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn plain(text: &str) -> String {
    text.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}
