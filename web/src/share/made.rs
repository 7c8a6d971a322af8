//! What is shared is made: as what was chosen, with what was agreed to.

use leptos::prelude::{GetValue as _, StoredValue, window};
use whydenied_questions::asked::Check;
use whydenied_questions::fields::is_of_caller;
use whydenied_questions::texts::Texts;
use whydenied_questions::{Question, Service};
use whydenied_report::{Report, to_json};

use super::claims::Listed;
use super::content::Content;
use super::message::message;
use super::outcome::{opens_with, tells};
use super::permalink::fragment_of;
use crate::dialogs::Form;
use crate::engine::{Engine, Failure, now, words_of};

/// What stood in the page when the dialog was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Subject {
    pub(super) service: Service,
    pub(super) texts: Texts,
    /// The claims of the token, where it can be read.
    pub(super) claims: Option<String>,
    /// Where whoever calls stands in the place of a token, the claims of the call that is looked at.
    pub(super) of_call: Option<String>,
    /// The claims one by one.
    pub(super) listed: Vec<Listed>,
}

/// What was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Chosen {
    pub(super) form: Form,
    /// The names of the claims that stay here.
    pub(super) left_out: Vec<String>,
    pub(super) is_renamed: bool,
}

/// What there is to take along.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Made {
    /// Empty where there is nothing to tell.
    pub(super) text: String,
    /// Whether it says the same as the page does.
    pub(super) outcome: String,
    /// What a link of it holds.
    pub(super) content: Content,
}

/// Asks the engine as long as nothing else was chosen.
#[derive(Clone, Copy)]
pub(super) struct Asking {
    pub(super) engine: Engine,
    /// How often something was chosen, and how often it was when this was.
    pub(super) choices: StoredValue<u32>,
    pub(super) choice: u32,
}

impl Asking {
    async fn ask<Q: Question>(self, question: Q) -> Result<Q::Answer, Failure> {
        if self.choices.try_get_value() != Some(self.choice) {
            return Err(Failure::Superseded);
        }
        self.engine.ask(question).await
    }

    /// The report on the texts that bear on what the service decides.
    pub(super) async fn check(self, service: Service, texts: &Texts) -> Result<Option<Report>, Failure> {
        self.ask(Check { service, texts: texts.of(service), now: now() }).await
    }
}

/// Makes it.
pub(super) async fn make(asking: Asking, subject: Subject, chosen: Chosen) -> Result<Made, Failure> {
    let Subject { service, texts, claims, of_call, .. } = subject;
    let all = match of_call.filter(|_| chosen.is_renamed) {
        // Other names would make another text of whoever calls: of that goes what one call sends.
        Some(of_call) => Content::of(service, &texts.filter(|name| !is_of_caller(name)), Some(of_call)),
        None => Content::of(service, &texts, claims),
    };
    // Names are taken from the claims as well, also where only the policy is shared.
    let named = if chosen.is_renamed { all.renamed(asking.ask(all.to_rename()).await?) } else { all };
    let told = if chosen.is_renamed { named.texts() } else { texts.clone() };
    let content = if chosen.form.holds_claims() { named } else { named.without_claims(&chosen.left_out) };
    if chosen.form == Form::Link {
        let text = address(&content).await.map_err(Failure::Broken)?;
        let outcome = opens_with(asking, service, &texts, &content).await?;
        return Ok(Made { text, outcome, content });
    }
    let report = asking.check(service, &told).await?;
    let outcome = tells(asking, service, &texts, report.as_ref(), chosen.is_renamed).await?;
    let text = match &report {
        Some(report) if chosen.form == Form::Json => {
            to_json(report).map_err(|why| Failure::Broken(why.to_string()))?
        }
        Some(report) => message(report, service, &content),
        None => String::new(),
    };
    Ok(Made { text, outcome, content })
}

/// The address of this page with a content.
async fn address(content: &Content) -> Result<String, String> {
    Ok(format!("{}#{}", own_address()?, fragment_of(content).await?))
}

/// The address of this page alone; or why the browser does not say it.
pub(crate) fn own_address() -> Result<String, String> {
    let location = window().location();
    let page = location.origin().and_then(|origin| Ok(origin + &location.pathname()?));
    page.map_err(|why| words_of(&why))
}
