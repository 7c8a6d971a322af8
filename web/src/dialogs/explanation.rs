//! What the code of a finding means, in the words of `whydenied explain`.

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Deserialize;
use whydenied_report::{Confidence, Severity};

use super::Window;
use crate::engine::Failure;
use crate::live::live;
use crate::state::state;
use crate::words::{Mark as _, confidence_badge, paragraph, prose, shape};

/// A kind of finding, as the engine's catalogue has it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct Explanation {
    code: String,
    severity: Severity,
    title: String,
    why: String,
    help: String,
    confidence: Confidence,
    source: Option<String>,
    access_analyzer: Option<String>,
    example: Example,
    near: Example,
}

/// A token and a policy that show it, or come close to it. What is empty has no part in it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
struct Example {
    token: String,
    policy: String,
    request: String,
    jwks: String,
}

impl Example {
    /// The texts that it has, each with what it is.
    fn parts(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let parts = [
            ("Token", &*self.token),
            ("Policy", &*self.policy),
            ("Request", &*self.request),
            ("Keys of the issuer", &*self.jwks),
        ];
        parts.into_iter().filter(|(_, text)| !text.is_empty())
    }
}

/// Reads `catalogue.json`, which the build makes of the engine's catalogue.
pub(crate) fn read_catalogue(json: &str) -> serde_json::Result<Vec<Explanation>> {
    serde_json::from_str(json)
}

/// The dialog with the meaning of a code, once that is there.
#[component]
pub(super) fn Explained(code: String) -> impl IntoView {
    let state = state();
    let told = RwSignal::new(None::<Explanation>);
    spawn_local(async move {
        let found = state.catalogue.get().await.and_then(|catalogue| {
            let found = catalogue.iter().find(|explanation| explanation.code == code);
            found.cloned().ok_or_else(|| format!("there is no explanation of {code}"))
        });
        match found {
            Ok(found) => {
                state.trouble.set(None);
                // Another dialog may have been opened meanwhile.
                told.try_set(Some(found));
            }
            Err(why) => state.give_up(&Failure::Missing(why)),
        }
    });
    live(move || {
        told.get().map(|told| {
            view! {
                <Window id="explanation" title=prose(&told.title).into_any()>
                    <div id="explanation-body" class="dialog-body">
                        {head(&told)} {paragraph("why", &told.why)}
                        <p>
                            <b>"What to do: "</b>
                            {prose(&told.help)}
                            "."
                        </p>
                        {example("What triggers it", &told.example)}
                        {example("What comes close and does not", &told.near)}
                    </div>
                </Window>
            }
        })
    })
}

/// How much it matters, how surely it is known, and who says so.
fn head(told: &Explanation) -> impl IntoView + use<> {
    let analyzer = told.access_analyzer.clone().map(|issue| {
        view! {
            <span>
                "IAM Access Analyzer: "
                <code>{issue}</code>
            </span>
        }
    });
    let source = told.source.clone().map(|source| {
        view! {
            <a href=source target="_blank" rel="noreferrer">
                "source"
            </a>
        }
    });
    view! {
        <p class="provenance">
            {shape(told.severity.mark())} <span>{told.severity.word()}</span>
            <code class="code">{told.code.clone()}</code> {confidence_badge(told.confidence)} {analyzer} {source}
        </p>
    }
}

/// The texts of an example, each under what it is.
fn example(title: &'static str, example: &Example) -> impl IntoView + use<> {
    let part = |(name, text): (&'static str, &str)| {
        view! {
            <h4>{name}</h4>
            <pre tabindex="0" aria-label=name>
                <code>{text.to_owned()}</code>
            </pre>
        }
    };
    view! {
        <h3>{title}</h3>
        {example.parts().map(part).collect_view()}
    }
}

#[cfg(test)]
mod tests {
    use super::read_catalogue;

    #[test]
    fn an_explanation_has_the_texts_that_are_not_empty() -> serde_json::Result<()> {
        let example = r#"{ "check": "aws", "token": "{}", "policy": "{}", "request": "", "jwks": "" }"#;
        let json = format!(
            r#"[{{ "code": "a", "severity": "cause", "title": "A", "why": "", "help": "", "confidence": "observed",
                "source": null, "access_analyzer": null, "example": {example}, "near": {example} }}]"#
        );
        let names = read_catalogue(&json)?
            .iter()
            .flat_map(|told| told.near.parts().map(|part| part.0))
            .collect::<Vec<_>>();
        assert_eq!(names, ["Token", "Policy"]);
        Ok(())
    }
}
