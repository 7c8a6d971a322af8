//! What is said of a text beside it: what it is, what is wrong with it, and what is marked in it.

use whydenied::aws::DocumentForm;
use whydenied::aws::document::Role;
use whydenied::case::aws::Case;
use whydenied::report::{Input, Signature, TokenForm, TokenReport};
use whydenied_fields::texts::text_of;
use whydenied_view::found::{self, Found};
use whydenied_view::markup::{Element, el, link};
use whydenied_view::place::draw;
use whydenied_view::problem::problem;
use whydenied_view::prose::{prose, sentence};

use crate::judgement::Judgement;
use crate::keys;
use crate::taken::Taken;

/// The panes, by the ids of their text areas.
pub(crate) const PANES: [(&str, Input); 4] = [
    ("token", Input::Token),
    ("policy", Input::Policy),
    ("limits", Input::ResourceControlPolicy),
    ("jwks", Input::Jwks),
];

/// Draws what stands beside each text. The notes on panes stand each after the pane's id.
pub(crate) fn draw_panes(judgement: &Judgement<'_>, taken: &Taken, notes: &[String]) {
    let texts = &taken.texts;
    let facts = [
        judgement.claims.as_ref().map(token_facts).unwrap_or_default(),
        policy_facts(&judgement.case, &texts.policy).unwrap_or_default(),
        limits_facts(&judgement.case).to_owned(),
        keys::facts(&judgement.case.jwks),
    ];
    let shown = [&texts.token, &texts.policy, &texts.limits, &taken.jwks];
    for (((id, input), facts), text) in PANES.into_iter().zip(facts).zip(shown) {
        draw(&format!("#{id}-facts"), vec![facts.into()]);
        let note = text_of(notes, id).map(note);
        let problem = judgement.case.error_in(input).map(|error| problem(text, error));
        let failure = (input == Input::Jwks).then(keys::failure).flatten();
        let below = note.into_iter().chain(problem).chain(failure);
        draw(&format!("#{id}-problem"), below.map(Into::into).collect());
    }
    draw("#provider-note", text_of(notes, "provider").map(note).into_iter().map(Into::into).collect());
}

/// What is marked in a text.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Marks {
    pub(crate) found: Vec<Found>,
    pub(crate) is_readable: bool,
}

/// What is marked in each text.
pub(crate) fn marks(judgement: &Judgement<'_>) -> [Marks; PANES.len()] {
    PANES.map(|(_, input)| match (judgement.case.error_in(input), &judgement.report) {
        (Some(error), _) => Marks { found: vec![found::unreadable(error)], is_readable: false },
        (None, Some(report)) => Marks { found: found::found(report, input), is_readable: true },
        (None, None) => Marks { found: Vec::new(), is_readable: true },
    })
}

/// A note with the way to undo what it tells of.
fn note(words: &str) -> Element {
    el("p")
        .class("note")
        .children(prose(&sentence(words)))
        .child(" ")
        .child(link("Undo").attr("data-undo", ""))
}

/// Issuer, times and signature in one line.
fn token_facts(token: &TokenReport) -> String {
    let mut facts = vec![token.issuer.name.to_string()];
    let time = |claim: &str| {
        let detail = token.details.iter().find(|detail| detail.claim == claim)?;
        detail.time.as_ref()?.relative.clone()
    };
    facts.extend(time("exp"));
    facts.push(match (token.form, token.signature) {
        (TokenForm::Claims, _) => "claims only".to_owned(),
        (TokenForm::CloudTrail, _) => "CloudTrail event".to_owned(),
        (TokenForm::Jwt, Signature::Verified) => "signature verified".to_owned(),
        (TokenForm::Jwt, Signature::Invalid) => "signature invalid".to_owned(),
        (TokenForm::Jwt, Signature::NotChecked | Signature::Absent) => "signature not checked".to_owned(),
    });
    facts.join(" · ")
}

/// What the policy stands in, unless it stands alone, and its lines; nothing of one that was not read.
fn policy_facts(case: &Case<'_>, text: &str) -> Option<String> {
    let (document, policy) = case.document.read().zip(case.policy.read())?;
    let lines = match text.lines().count() {
        1 => "1 line".to_owned(),
        count => format!("{count} lines"),
    };
    let source = match (document.form, policy.role.as_ref().and_then(Role::called)) {
        (DocumentForm::Policy, _) => return Some(lines),
        (DocumentForm::Arguments, _) => "arguments of a policy document".to_owned(),
        (_, Some(role)) => format!("role {role}"),
        (_, None) => "answer of AWS".to_owned(),
    };
    Some(format!("{source} · {lines}"))
}

const fn limits_facts(case: &Case<'_>) -> &'static str {
    match (case.limits.as_slice(), case.unread_limits.as_slice()) {
        (_, [_, ..]) => "cannot be read",
        ([], []) => "optional",
        _ => "1 given",
    }
}
