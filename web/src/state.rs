//! What was typed, and all that follows from it: one signal per fact, memos for what is derived.

use std::sync::Arc;

use leptos::html::Textarea;
use leptos::prelude::*;
use whydenied::report::{Input, InputError, Place, Report, TokenReport};
use whydenied::{Token, aws};

use crate::clock;
use crate::editors::Editors;
use crate::inputs::{Known, RequestFields};
use crate::intake::Moved;
use crate::keys::Keys;
use crate::policy_reading::{Caller, PolicyReading};
use crate::selection;
use crate::shelf::Shelf;
use crate::what_if::Changed;

/// A value that is shown in several places; two are equal when they are the same one.
#[derive(Debug)]
pub(crate) struct Shared<T>(Arc<T>);

impl<T> Shared<T> {
    pub(crate) fn new(value: T) -> Self {
        Self(Arc::new(value))
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> std::ops::Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// What became of a text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Reading<T> {
    /// There is nothing yet, which is no error.
    Empty,
    /// It is not what belongs there.
    Unreadable(Shared<InputError>),
    /// It was read.
    Read(T),
}

impl<T> Reading<T> {
    pub(crate) fn of(text: &str, read: impl FnOnce(&str) -> Result<T, InputError>) -> Self {
        if text.trim().is_empty() {
            return Self::Empty;
        }
        match read(text) {
            Ok(value) => Self::Read(value),
            Err(error) => Self::Unreadable(Shared::new(error)),
        }
    }

    /// Why it could not be read.
    pub(crate) fn error(&self) -> Option<&Shared<InputError>> {
        match self {
            Self::Unreadable(error) => Some(error),
            Self::Empty | Self::Read(_) => None,
        }
    }
}

/// Why a text could not be read, if so.
pub(crate) type Problem = Option<Shared<InputError>>;

/// Something made of the texts, kept in view after they became unreadable.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Kept<T> {
    /// What was made of them.
    pub(crate) value: T,
    /// Whether it still belongs to the texts as they stand.
    pub(crate) fresh: bool,
}

/// The state of the page.
#[derive(Debug)]
pub(crate) struct State {
    /// The text of the token pane.
    pub(crate) token: RwSignal<String>,
    /// The text of the policy editor.
    pub(crate) policy: RwSignal<String>,
    /// The text of the resource control policy.
    pub(crate) limits: RwSignal<String>,
    /// Why it cannot be read, if so.
    pub(crate) limits_problem: Memo<Problem>,
    /// The issuer's keys, and the check of the signature.
    pub(crate) keys: Keys,
    /// What else is known of the request.
    pub(crate) request: RequestFields,
    /// What stands on the side of Pulumi Cloud, as that side writes it: it reads it itself.
    pub(crate) pulumi: RwSignal<String>,
    /// Seconds since 1970.
    pub(crate) now: RwSignal<i64>,
    /// What a person had typed before an example took its place.
    pub(crate) shelf: Shelf,
    /// The token before claims of it were changed.
    pub(crate) changed: RwSignal<Option<Changed>>,
    /// What became of the token.
    pub(crate) token_reading: Memo<Reading<Shared<Token>>>,
    /// What became of the policy.
    pub(crate) policy_reading: Memo<Reading<PolicyReading>>,
    /// What the pasted documents say of the request.
    pub(crate) known: Memo<Known>,
    /// The text that was put elsewhere than where it was pasted, if that was the last change.
    pub(crate) moved: RwSignal<Option<Moved>>,
    /// The editors of the texts.
    pub(crate) editors: Editors,
    /// The last token that could be read.
    pub(crate) claims: Memo<Option<Kept<Shared<TokenReport>>>>,
    /// The last report that could be made.
    pub(crate) report: Memo<Option<Kept<Shared<Report>>>>,
    /// The text area of the token.
    pub(crate) token_area: NodeRef<Textarea>,
    /// The text area of the policy.
    pub(crate) policy_area: NodeRef<Textarea>,
    /// The text area of the resource control policy.
    pub(crate) limits_area: NodeRef<Textarea>,
}

impl State {
    /// The state of a page just opened.
    pub(crate) fn new() -> Self {
        let token = RwSignal::new(String::new());
        let policy = RwSignal::new(String::new());
        let limits = RwSignal::new(String::new());
        let request = RequestFields::new();
        let keys = Keys::new();
        let now = clock::follow();

        let token_reading = Memo::new(move |_| {
            token.with(|text| Reading::of(text, |text| Token::read(text).map(Shared::new)))
        });
        let limits_problem = Memo::new(move |_| {
            let read = |text: &str| aws::Policy::read_resource_control(text).map(|_| ());
            limits.with(|text| Reading::of(text, read).error().cloned())
        });
        let policy_reading = Memo::new(move |_| {
            let token = token_reading.get();
            let limits = limits.get();
            let caller = match &token {
                Reading::Read(token) if limits_problem.with(Option::is_none) => Some(Caller {
                    token,
                    signature: keys.check(token),
                    limits: aws::Policy::read_resource_control(&limits).ok(),
                    now: now.get(),
                }),
                _ => None,
            };
            let given = request.given.get();
            policy.with(|text| Reading::of(text, |text| PolicyReading::of(text, &given, caller)))
        });
        let known = Memo::new(move |_| {
            let event = match token_reading.get() {
                Reading::Read(token) => token.event.clone(),
                _ => None,
            };
            let role = match policy_reading.get() {
                Reading::Read(reading) => reading.role,
                _ => None,
            };
            Known::of(event.as_deref(), role.as_ref())
        });
        let both_empty = move || {
            token_reading.with(|reading| *reading == Reading::Empty)
                && policy_reading.with(|reading| *reading == Reading::Empty)
        };
        let claims = Memo::new(move |last: Option<&Option<Kept<Shared<TokenReport>>>>| {
            if let Reading::Read(token) = token_reading.get() {
                return Some(Kept {
                    value: Shared::new(token.report_checked(Some(now.get()), keys.check(&token).as_ref())),
                    fresh: true,
                });
            }
            let last = last.cloned().flatten()?;
            (token_reading.get() != Reading::Empty).then_some(Kept { fresh: false, ..last })
        });
        let report = Memo::new(move |last: Option<&Option<Kept<Shared<Report>>>>| {
            if let Reading::Read(PolicyReading { report: Some(value), .. }) = policy_reading.get() {
                return Some(Kept { value, fresh: true });
            }
            let last = last.cloned().flatten()?;
            (!both_empty()).then_some(Kept { fresh: false, ..last })
        });

        Self {
            token,
            policy,
            limits,
            limits_problem,
            keys,
            request,
            pulumi: RwSignal::new(String::new()),
            now,
            shelf: Shelf::new(),
            changed: RwSignal::new(None),
            token_reading,
            policy_reading,
            known,
            moved: RwSignal::new(None),
            editors: Editors::load(),
            claims,
            report,
            token_area: NodeRef::new(),
            policy_area: NodeRef::new(),
            limits_area: NodeRef::new(),
        }
    }

    /// The report, as long as it belongs to the texts as they stand.
    pub(crate) fn fresh_report(&self) -> Option<Shared<Report>> {
        self.report.get().filter(|kept| kept.fresh).map(|kept| kept.value)
    }

    /// Selects a place of one of the texts and brings it into view.
    pub(crate) fn select(&self, input: Input, place: Place) {
        let (text, area) = match input {
            Input::Provider | Input::Request => return,
            input => self.pane(input),
        };
        if let Some(area) = area.get_untracked() {
            selection::open_details(&area);
            if !self.editors.select(&area.id(), place) {
                text.with_untracked(|text| selection::select(&area, text, place));
            }
        }
    }
}
