//! The typed client of the engine: a question out, an answer in.
//!
//! The engine is a module of its own, in a worker where one is to be had. One question is under way; of those that wait, a
//! newer one takes the place of an older one of its kind. Answers come in the order of the questions, so that an older one
//! never overtakes a newer.

mod following;
mod host;
mod queue;

use std::fmt;
use std::time::Duration;

use leptos::prelude::*;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;
use whydenied_questions::Question;

pub(crate) use following::{follow, now};
pub(crate) use host::{Host, words_of};
use queue::Queue;

/// How long the arithmetic of signatures may take to be there.
const ARITHMETIC: Duration = Duration::from_secs(3);

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// A newer question of the same kind took its place.
    Superseded,
    /// The engine could not be loaded: what the browser says of it.
    Missing(String),
    /// It took longer than it may, and was stopped.
    Slow(Duration),
    /// It broke: what it said.
    Broken(String),
    /// The engine and the page do not understand each other: one of them is of another version.
    Foreign,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Superseded => f.write_str("A newer question took its place."),
            Self::Missing(why) => {
                write!(f, "A part of the page could not be loaded: {why}. Try again when you are online.")
            }
            Self::Slow(patience) => write!(
                f,
                "This took the engine longer than {} seconds, so it was stopped and started anew. Your texts are untouched.",
                patience.as_secs()
            ),
            Self::Broken(why) => write!(
                f,
                "The engine stopped with an error ({why}) and was started anew. Your texts are untouched."
            ),
            Self::Foreign => f.write_str(
                "The page was updated meanwhile: reload it. Copy your texts first, unless the page remembers them.",
            ),
        }
    }
}

/// The engine, wherever it runs.
#[derive(Clone, Copy)]
pub(crate) struct Engine {
    queue: StoredValue<Queue, LocalStorage>,
    /// How many answers somebody waits for.
    awaited: RwSignal<usize>,
}

impl Engine {
    /// The engine that the host of the page has.
    pub(crate) fn new(host: Host) -> Self {
        Self { queue: StoredValue::new_local(Queue::new(host)), awaited: RwSignal::new(0) }
    }

    /// Whether somebody waits for an answer.
    pub(crate) fn is_busy(self) -> bool {
        self.awaited.get() > 0
    }

    /// Asks, and waits for the answer.
    pub(crate) async fn ask<Q: Question>(self, question: Q) -> Result<Q::Answer, Failure> {
        let arguments = question.serialize(&Serializer::json_compatible()).map_err(|_| Failure::Foreign)?;
        let answer = self.wait_for(Q::FUNCTION, arguments, Q::PATIENCE).await?;
        serde_json::from_str(&answer).map_err(|_| Failure::Foreign)
    }

    /// Has the arithmetic of signatures loaded.
    pub(crate) async fn load_arithmetic(self) -> Result<(), Failure> {
        self.wait_for("loadArithmetic", JsValue::NULL, ARITHMETIC).await.map(drop)
    }

    async fn wait_for(
        self,
        function: &'static str,
        arguments: JsValue,
        patience: Duration,
    ) -> Result<String, Failure> {
        let queue = self.queue.try_get_value().ok_or(Failure::Superseded)?;
        self.awaited.update(|awaited| *awaited += 1);
        let answer = queue.ask(function, arguments, patience).await;
        // What is shown no more waits for nothing.
        self.awaited.try_update(|awaited| *awaited -= 1).map_or(Err(Failure::Superseded), |()| answer)
    }
}
