//! Explanations as Markdown: a chapter of the book each.

use super::{Check, Example, Explanation};
use crate::report::{Confidence, Severity};

/// What stands in the place of a token.
const CALLER: &str = "Caller";

/// The most characters of a text that an example shows.
const SHOWN: usize = 2_000;

impl Explanation {
    /// As a chapter: what is wrong, why, what to do, what triggers it and what comes close.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let mut text = vec![format!("## {}\n\n`{}` · {}", self.title, self.code, kind(self.severity))];
        text.extend(known(self.confidence).map(|known| format!(" · {known}")));
        text.extend(self.access_analyzer.map(|issue| format!(" · IAM Access Analyzer: `{issue}`")));
        text.push(format!("\n\n{}\n\n**What to do:** {}.\n", self.why, self.help));
        text.extend(self.source.map(|source| format!("\n**Source:** <{source}>\n")));
        for (title, example) in
            [("What triggers it", &self.example), ("What comes close and does not", &self.near)]
        {
            text.push(format!("\n### {title}\n"));
            let shown = example.shortened();
            let language = |name| if name == CALLER { "yaml" } else { "json" };
            let part = |(name, part)| format!("\n{name}:\n\n```{}\n{part}\n```\n", language(name));
            text.extend(shown.parts().map(part));
        }
        text.concat()
    }

    /// With as much of its examples as is shown: a text that goes on and on is cut.
    #[must_use]
    pub fn shortened(&self) -> Self {
        Self { example: self.example.shortened(), near: self.near.shortened(), ..self.clone() }
    }
}

impl Example {
    /// The texts that it has, each with what it is.
    pub fn parts(&self) -> impl Iterator<Item = (&'static str, &str)> {
        [
            (if self.check == Check::Caller { CALLER } else { "Token" }, &*self.token),
            ("Policy", &self.policy),
            ("Request", &self.request),
            ("Keys of the issuer", &self.jwks),
        ]
        .into_iter()
        .filter(|(_, part)| !part.is_empty())
    }

    fn shortened(&self) -> Self {
        Self {
            check: self.check,
            token: cut(&self.token),
            policy: cut(&self.policy),
            request: cut(&self.request),
            jwks: cut(&self.jwks),
        }
    }
}

fn cut(text: &str) -> String {
    let shown = text.get(..text.floor_char_boundary(SHOWN)).unwrap_or(text);
    match text.len() - shown.len() {
        0 => text.to_owned(),
        more => format!("{shown}… and {more} characters more"),
    }
}

const fn kind(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "breaks the document, or opens the role",
        Severity::Cause => "explains a denial",
        Severity::Warning => "is risky",
        Severity::Hint => "is good to know",
    }
}

const fn known(confidence: Confidence) -> Option<&'static str> {
    match confidence {
        Confidence::Documented => None,
        Confidence::Observed => Some("seen from the real service, documented nowhere"),
        Confidence::Inferred => Some("inferred from what is documented"),
        Confidence::Unconfirmed => Some("nothing published settles it"),
    }
}
