//! What the engine said about one service.

use std::sync::Arc;

use leptos::prelude::*;
use whydenied_questions::advice::Advice;
use whydenied_questions::calls::Calls;
use whydenied_questions::examination::{Examination, Half};
use whydenied_questions::texts::Texts;
use whydenied_report::{Report, TokenReport};

/// The last answers, and what is kept of those before while a text cannot be read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Answers {
    /// What is said of the texts as they stand.
    pub(crate) examination: RwSignal<Arc<Examination>>,
    /// The texts that it was said of.
    pub(crate) texts: RwSignal<Arc<Texts>>,
    /// The last report that could be made.
    pub(crate) report: RwSignal<Option<Arc<Report>>>,
    /// What the last token said that could be read.
    pub(crate) token: RwSignal<Option<Arc<TokenReport>>>,
    /// The calls of the last text that had some, while one stands in the place of the token.
    pub(crate) calls: RwSignal<Option<Arc<Calls>>>,
    /// What there is to say beyond the verdict.
    pub(crate) advice: RwSignal<Arc<Advice>>,
    /// Whether there was ever any, or is never to be.
    pub(crate) is_advised: RwSignal<bool>,
    /// The texts that its fixes are edits of.
    pub(crate) advised: RwSignal<Arc<Texts>>,
    /// Whether the verdict's headline is on the screen.
    pub(crate) is_headline_seen: RwSignal<bool>,
    /// Whether an examination is under way.
    pub(crate) is_busy: RwSignal<bool>,
}

impl Answers {
    /// Nothing was said yet.
    pub(crate) fn new() -> Self {
        Self {
            examination: RwSignal::default(),
            texts: RwSignal::default(),
            report: RwSignal::new(None),
            token: RwSignal::new(None),
            calls: RwSignal::new(None),
            advice: RwSignal::default(),
            is_advised: RwSignal::new(false),
            advised: RwSignal::default(),
            is_headline_seen: RwSignal::new(false),
            is_busy: RwSignal::new(false),
        }
    }

    /// Takes what is said of texts.
    pub(crate) fn take(self, examination: Examination, texts: Texts) {
        let has_token = !examination.token.is_missing();
        if let Some(token) = examination.token.read() {
            self.token.set(Some(Arc::new(token.clone())));
        } else if !has_token {
            self.token.set(None);
        }
        // While the text is not readable, they stay as they were.
        if examination.calls.is_some() || examination.token.read().is_some() || !has_token {
            self.calls.set(examination.calls.clone().map(Arc::new));
        }
        if let Some(report) = &examination.report {
            self.report.set(Some(Arc::new(report.clone())));
        } else if examination.half != Half::Neither || (!has_token && examination.policy.is_missing()) {
            self.report.set(None);
        }
        self.examination.set(Arc::new(examination));
        if self.texts.with_untracked(|known| **known != texts) {
            self.texts.set(Arc::new(texts));
        }
    }

    /// Other texts are there: what was advised is about none of them.
    pub(crate) fn forget_advice(self) {
        self.advice.set(Arc::default());
    }

    /// Whether the report in view is that of the texts as they stand.
    pub(crate) fn is_fresh(self) -> bool {
        self.examination.with(|examination| examination.report.is_some())
    }
}
