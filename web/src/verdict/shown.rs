//! The report that is shown of a service, by its parts: what changes nothing of a part draws nothing of it.

use leptos::prelude::*;
use whydenied_questions::Service;
use whydenied_report::Report;

use crate::state::{Answers, state};

/// What is shown of a service.
#[derive(Clone, Copy)]
pub(crate) struct Shown {
    pub(crate) service: Service,
    pub(crate) answers: Answers,
    /// Whether the report is that of the texts as they stand. Else it selects no places: the texts have changed.
    pub(crate) is_fresh: Memo<bool>,
}

impl Shown {
    pub(crate) fn of(service: Service) -> Self {
        let answers = state().answers(service);
        Self { service, answers, is_fresh: Memo::new(move |_| answers.is_fresh()) }
    }

    /// A part of the report; empty while there is none.
    pub(crate) fn part<T>(self, of: impl Fn(&Report) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: Default + PartialEq + Send + Sync + 'static,
    {
        let report = self.answers.report;
        Memo::new(move |_| report.with(|report| report.as_deref().map(&of).unwrap_or_default()))
    }

    /// Whether places may lie elsewhere by now.
    pub(super) fn is_stale(self) -> Signal<bool> {
        Signal::derive(move || !self.is_fresh.get())
    }
}
