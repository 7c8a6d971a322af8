//! Every call that the cases ask about, as texts and a request: for what must hold of all of them.

use serde::de::DeserializeOwned;
use whydenied::report::{InputError, Report};
use whydenied::token::jwks::Jwks;
use whydenied::{Check, Token, aws};

use crate::calls::{self, CallCase};
use crate::catalogue;
use crate::causes::CauseCase;
use crate::conditions::ConditionCase;
use crate::documents::DocumentCase;
use crate::events::EventCase;
use crate::policies::PolicyCase;

/// One call.
#[derive(Clone, Debug, Default)]
pub struct Scenario {
    /// The file and the name of the case.
    pub id: String,
    /// What is pasted as the token.
    pub token: String,
    /// What is pasted as the policy.
    pub policy: String,
    /// The role to take from a list.
    pub choose: Option<String>,
    /// The organization's resource control policies.
    pub resource_control: Vec<String>,
    /// The issuer's keys, where they are given.
    pub jwks: String,
    /// What else is known.
    pub request: aws::Request,
}

/// A case that asks about a call; `None` where it is about a text that cannot be read.
pub trait Asks: DeserializeOwned {
    /// The call.
    fn scenario(&self) -> Option<Scenario>;
}

/// The calls of every file, and those of the catalogue's examples.
///
/// # Panics
/// A line is no case.
#[must_use]
pub fn all() -> Vec<Scenario> {
    let mut all = Vec::new();
    all.extend(of::<ConditionCase>("conditions", include_str!("../cases/conditions.jsonl")));
    all.extend(of::<ConditionCase>("rules", include_str!("../cases/rules.jsonl")));
    all.extend(of::<PolicyCase>("statements", include_str!("../cases/statements.jsonl")));
    all.extend(of::<PolicyCase>("policies", include_str!("../cases/policies.jsonl")));
    all.extend(of::<CauseCase>("causes", include_str!("../cases/causes.jsonl")));
    all.extend(of::<CauseCase>("scenarios", include_str!("../cases/scenarios.jsonl")));
    all.extend(of::<DocumentCase>("documents", include_str!("../cases/documents.jsonl")));
    all.extend(of::<EventCase>("events", include_str!("../cases/events.jsonl")));
    for (name, file) in calls::FILES {
        all.extend(of::<CallCase>(name, file));
    }
    for explanation in whydenied::catalogue() {
        let examples = [("example", &explanation.example), ("near", &explanation.near)];
        let examples = examples.into_iter().filter(|(_, example)| example.check == Check::Aws);
        all.extend(examples.map(|(kind, example)| Scenario {
            id: format!("{}-{kind}", explanation.code),
            ..catalogue::scenario(example).expect("the options of an example are readable")
        }));
    }
    all
}

fn of<C: Asks>(name: &str, file: &str) -> Vec<Scenario> {
    file.lines()
        .filter_map(|line| {
            let case: C = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error} in {line}"));
            let scenario = case.scenario()?;
            Some(Scenario { id: format!("{name}/{}", scenario.id), ..scenario })
        })
        .collect()
}

impl Scenario {
    /// The report, with fixes.
    ///
    /// # Errors
    /// A text cannot be read.
    pub fn report(&self) -> Result<Report, InputError> {
        self.with(aws::check_under)
    }

    /// What `look` makes of the texts, read.
    ///
    /// # Errors
    /// A text cannot be read.
    pub fn with<R>(
        &self,
        look: impl FnOnce(&Token, &aws::Policy<'_>, &[aws::Policy<'_>], &aws::Request) -> R,
    ) -> Result<R, InputError> {
        let token = Token::read(&self.token)?;
        let document = aws::Document::read(&self.policy, self.choose.as_deref())?;
        let policy = aws::Policy::read_document(&document)?;
        let others = self.resource_control.iter();
        let others = others.map(|text| aws::Policy::read_resource_control(text));
        let others = others.collect::<Result<Vec<_>, _>>()?;
        let mut request = self.request.clone();
        if !self.jwks.is_empty() {
            request.signature = Some(token.check_signature(&Jwks::read(&self.jwks)?));
        }
        Ok(look(&token, &policy, &others, &request))
    }
}
