//! Every call that the cases ask about, as texts and a request: for what must hold of all of them.

use serde::de::DeserializeOwned;
use whydenied::case::aws::{Case, Texts};
use whydenied::report::{Input, InputError, Report};
use whydenied::{Check, Token, aws};

use crate::calls::{self, CallCase};
use crate::catalogue;
use crate::causes::CauseCase;
use crate::conditions::ConditionCase;
use crate::documents::DocumentCase;
use crate::events::EventCase;
use crate::inputs::InputCase;
use crate::policies::PolicyCase;
use crate::program_fixes::ProgramFixCase;

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
    /// What names of a program stand for.
    pub given: Vec<(String, String)>,
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

/// The calls whose policies stand in programs.
#[must_use]
pub fn of_programs() -> Vec<Scenario> {
    let mut all = of::<ProgramFixCase>("program_fixes", include_str!("../cases/program_fixes.jsonl"));
    let inputs = include_str!("../cases/inputs.jsonl").lines();
    let inputs = inputs.filter_map(|line| serde_json::from_str::<InputCase>(line).ok());
    all.extend(inputs.flat_map(|case| case.scenarios()));
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
    /// The texts of the call.
    #[must_use]
    pub fn texts(&self) -> Texts<'_> {
        let texts = Texts::default().token(&*self.token).policy(&*self.policy).role(self.choose.as_deref());
        texts.limits(self.resource_control.iter().map(String::as_str)).given(self.given.iter().cloned())
    }

    /// What is read of them.
    #[must_use]
    pub fn case<'c>(&self, texts: &'c Texts<'_>) -> Case<'c> {
        let jwks = Some(&*self.jwks).filter(|jwks| !jwks.is_empty());
        Case::read(texts, self.request.clone()).with_keys(jwks).check_signature()
    }

    /// The report, with fixes.
    ///
    /// # Errors
    /// A text cannot be read.
    pub fn report(&self) -> Result<Report, InputError> {
        let texts = self.texts();
        let case = self.case(&texts);
        let report = case.check()?;
        case.jwks.error().cloned().map_or(Ok(report), Err)
    }

    /// What `look` makes of the texts, read.
    ///
    /// # Errors
    /// A text cannot be read.
    ///
    /// # Panics
    /// There is no such text.
    pub fn with<R>(
        &self,
        look: impl FnOnce(&Token, &aws::Policy<'_>, &[aws::Policy<'_>], &aws::Request) -> R,
    ) -> Result<R, InputError> {
        let texts = self.texts();
        let case = self.case(&texts);
        let inputs = [Input::Token, Input::Policy, Input::ResourceControlPolicy, Input::Jwks];
        if let Some(error) = inputs.into_iter().find_map(|input| case.error_in(input)) {
            return Err(error.clone());
        }
        let (token, policy) = case.token.read().zip(case.policy.read()).expect("both are given");
        Ok(look(token, policy, &case.limits, &case.request))
    }
}
