//! A remedy before it was tried, and what following it makes of the call.

use crate::outcome::Verdict;
use crate::report::{
    DecidedBy, Elsewhere, Finding, ParameterChange, Remedy, Report, Severity, Snippet, rests_on, title,
};
use crate::{Token, variant};

/// What is otherwise once a remedy was followed.
#[derive(Clone, Debug)]
pub(crate) enum Change<R> {
    /// The token.
    Token(Box<Token>),
    /// What is asked, or known of the request.
    Request(Box<R>),
}

/// A remedy that may be offered.
#[derive(Clone, Debug)]
pub(crate) struct Candidate<R> {
    place: Elsewhere,
    title: String,
    snippet: Option<Snippet>,
    change: Change<R>,
    /// Whether it is of use together with an edit of the policy only.
    with_edit: bool,
}

/// A call that remedies are tried on.
pub(crate) trait Called {
    type Request;

    fn token(&self) -> &Token;

    /// Decides about another token in the same request, or about the same token in another one.
    fn decide(&self, change: &Change<Self::Request>) -> Report;

    /// What is otherwise in another request.
    fn parameters(&self, other: &Self::Request) -> Vec<ParameterChange>;
}

impl<R> Candidate<R> {
    pub(crate) fn new(place: Elsewhere, title: impl Into<String>, change: Change<R>) -> Self {
        Self { place, title: title::fit(title.into()), snippet: None, change, with_edit: false }
    }

    /// What to get another token by.
    pub(crate) fn token(place: Elsewhere, title: impl Into<String>, token: Token) -> Self {
        Self::new(place, title, Change::Token(Box::new(token)))
    }

    /// What makes the request another one, or more known of it.
    pub(crate) fn request(place: Elsewhere, title: impl Into<String>, request: R) -> Self {
        Self::new(place, title, Change::Request(Box::new(request)))
    }

    pub(crate) fn with(mut self, language: &'static str, text: impl Into<String>) -> Self {
        self.snippet = Some(Snippet { language: language.into(), text: text.into() });
        self
    }

    /// The same, of use only once the policy was edited.
    pub(crate) fn with_edit(mut self) -> Self {
        self.with_edit = true;
        self
    }

    /// The remedy that it is: `None` if it changes nothing about what the finding says, or leads to a denial that
    /// was none before.
    fn tried<C: Called<Request = R>>(self, finding: &Finding, before: &Report, call: &C) -> Option<Remedy> {
        let after = call.decide(&self.change);
        let stays = after.findings.iter().any(|later| is_same(finding, later));
        if stays && !self.with_edit {
            return None;
        }
        let next = after.main_finding().filter(|_| after.verdict == Verdict::Denied);
        let was_there = |next: &Finding| before.findings.iter().any(|known| is_same(known, next));
        // What else a token carries is a different matter.
        let further = matches!(after.decided_by, DecidedBy::TagSession | DecidedBy::SourceIdentity);
        if next.is_some_and(|next| !was_there(next) && !further) {
            return None;
        }
        let remains = match after.verdict {
            Verdict::Allowed => Vec::new(),
            Verdict::Denied => next.map(|next| next.title.clone().into()).into_iter().collect(),
            Verdict::Depends => {
                let keys = after.depends_on.iter();
                keys.map(|key| format!("The verdict depends on `{}`", rests_on(key)).into()).collect()
            }
        };
        let (claims, parameters) = match &self.change {
            Change::Token(token) => (variant::changes(call.token(), token), Vec::new()),
            Change::Request(request) => (Vec::new(), call.parameters(request)),
        };
        Some(Remedy {
            place: self.place,
            title: self.title,
            snippet: self.snippet,
            claims,
            parameters,
            verdict_after: after.verdict,
            remains,
        })
    }
}

/// The remedies that the candidates are. Of those at one place, what does not suffice is left out where something does.
pub(crate) fn tried<C: Called>(
    candidates: impl IntoIterator<Item = Candidate<C::Request>>,
    finding: &Finding,
    before: &Report,
    call: &C,
) -> Vec<Remedy> {
    let tried = candidates.into_iter().filter_map(|candidate| candidate.tried(finding, before, call));
    let tried: Vec<_> = tried.collect();
    let suffices = |remedy: &Remedy| remedy.verdict_after == Verdict::Allowed;
    let beside = |place| tried.iter().any(|other| other.place == place && suffices(other));
    tried.iter().filter(|remedy| suffices(remedy) || !beside(remedy.place)).cloned().collect()
}

/// Whether both say the same, perhaps of other values: a check that does not pass, or the same place of a policy.
fn is_same(one: &Finding, other: &Finding) -> bool {
    let place = |finding: &Finding| (finding.input, finding.document, finding.span);
    let explains =
        matches!(other.severity, Severity::Cause | Severity::Error) || one.severity == other.severity;
    explains && place(one) == place(other) && (one.span.is_some() || one.code == other.code)
}

/// Adds to the list what is otherwise of one parameter.
pub(crate) fn note<T: PartialEq>(
    list: &mut Vec<ParameterChange>,
    parameter: &'static str,
    (before, after): (&T, &T),
    text: impl Fn(&T) -> Option<String>,
) {
    if before != after {
        list.push(ParameterChange { parameter: parameter.into(), before: text(before), after: text(after) });
    }
}
