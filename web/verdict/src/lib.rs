//! What the page says of the texts as they stand: what each is and what is wrong with it, what the token
//! says, and the verdict on the trust policy.
//!
//! A module of its own, which `web/verdict.js` asks at every change. It draws into places that the page keeps
//! free for it.

mod answer;
mod claims;
mod intake;
mod judgement;
mod keys;
mod panes;
mod request;
mod taken;
mod what_if;

use std::cell::RefCell;

use wasm_bindgen::prelude::wasm_bindgen;
use whydenied::aws;
use whydenied::report::{Report, TokenReport};
use whydenied_view::call;
use whydenied_view::claims::Shown;
use whydenied_view::clock::seconds;
use whydenied_view::found;
use whydenied_view::prose::{plain, sentence};

use judgement::Judgement;
use keys::Verifier;
use panes::{Marks, PANES};
use taken::Taken;

/// What was last shown.
#[derive(Default)]
struct Last {
    /// The last token that could be read.
    claims: Option<TokenReport>,
    /// The last report that could be made.
    report: Option<Report>,
    /// What is marked in each text, and whether that is news.
    marks: [(Marks, bool); PANES.len()],
    /// Whether the issuer's keys wait for the check of signatures.
    asks_for_check: bool,
}

thread_local! {
    static TAKEN: RefCell<Taken> = RefCell::default();
    static LAST: RefCell<Last> = RefCell::default();
}

/// Takes a text by its name; the issuer's keys are `jwks`. It stays until there is another.
#[wasm_bindgen]
pub fn take(name: &str, text: String) {
    TAKEN.with_borrow_mut(|taken| taken.take(name, text));
}

/// Judges the texts, the token with the issuer's keys, and draws all there is to say; the answer in a sentence,
/// for those who hear the page. `notes` are about the text that was moved last, each after its pane, the first is
/// heard; `changed` says that claims were changed since the token was pasted.
#[wasm_bindgen]
#[must_use]
#[expect(clippy::needless_pass_by_value, reason = "wasm-bindgen hands over no borrowed strings in a list")]
pub fn judge(notes: Vec<String>, changed: bool, now: f64) -> String {
    TAKEN.with_borrow(|taken| {
        let texts = call::texts(&taken.texts);
        let judgement = Judgement::of(taken, &texts, seconds(now));
        LAST.with_borrow_mut(|last| show(last, judgement, taken, &notes, changed))
    })
}

fn show(last: &mut Last, judgement: Judgement<'_>, taken: &Taken, notes: &[String], changed: bool) -> String {
    if judgement.case.token.is_missing() {
        last.claims = None;
        if judgement.case.policy.is_missing() {
            last.report = None;
        }
    }
    last.asks_for_check = keys::ask_for_module(&judgement.case.jwks, &taken.jwks);
    for ((marks, is_news), now) in last.marks.iter_mut().zip(panes::marks(&judgement)) {
        *is_news = *marks != now;
        *marks = now;
    }
    panes::draw_panes(&judgement, taken, notes);
    request::draw_known(&judgement, &taken.texts.request);
    let shown = Shown { fresh: judgement.claims.is_some(), changed };
    let told = judgement.claims.as_ref().or(last.claims.as_ref());
    claims::draw_claims(told, judgement.report.as_ref(), shown);
    answer::draw_answer(&judgement, last.report.as_ref());
    let note = notes.get(1).map(|note| sentence(&plain(note)) + " ").unwrap_or_default();
    let spoken = note + &answer::spoken(&judgement);
    last.claims = judgement.claims.or(last.claims.take());
    last.report = judgement.report.or(last.report.take());
    spoken
}

/// What the last judgement found in the text of a pane: for each its starts and ends in bytes, its mark, a word
/// and a sentence; nothing where it is what the one before found.
#[wasm_bindgen]
#[must_use]
pub fn found(pane: &str) -> Option<js_sys::Array> {
    of_pane(pane, |(marks, is_news)| is_news.then(|| found::entries(&marks.found)))
}

/// Whether the text of a pane could be read.
#[wasm_bindgen(js_name = isReadable)]
#[must_use]
pub fn is_readable(pane: &str) -> bool {
    of_pane(pane, |(marks, _)| marks.is_readable)
}

fn of_pane<T: Default>(pane: &str, ask: impl FnOnce(&(Marks, bool)) -> T) -> T {
    let index = PANES.iter().position(|(id, _)| *id == pane);
    LAST.with_borrow(|last| index.and_then(|index| last.marks.get(index)).map(ask).unwrap_or_default())
}

/// Whether the last judgement waits for the check of signatures: the next ones do not say so again.
#[wasm_bindgen(js_name = asksForCheck)]
#[must_use]
pub fn asks_for_check() -> bool {
    LAST.with_borrow(|last| last.asks_for_check)
}

/// The check of signatures is there.
#[wasm_bindgen(js_name = useCheck)]
pub fn use_check(verifier: Verifier) {
    keys::use_module(verifier);
}

/// It could not be loaded.
#[wasm_bindgen(js_name = missCheck)]
pub fn miss_check(why: String) {
    keys::miss_module(why);
}

/// Shows the claims as JSON, or as a table; from the next judgement on.
#[wasm_bindgen(js_name = showClaimsAsJson)]
pub fn show_claims_as_json(as_json: bool) {
    claims::show_as_json(as_json);
}

/// Opens the field for another value of a claim, or closes it; from the next judgement on.
#[wasm_bindgen(js_name = editClaim)]
pub fn edit_claim(claim: Option<String>) {
    claims::edit(claim);
}

/// The text of a token with another value of a claim.
#[wasm_bindgen(js_name = changeClaim)]
#[must_use]
pub fn change_claim(token: &str, claim: &str, value: &str) -> Option<String> {
    what_if::change_claim(token, claim, value)
}

/// Where what was pasted belongs, if not as it is into the pane `from`, which holds `text` with it: the pane,
/// what to put there, and what to say of it there and where it was pasted; else nothing. `role` says of which
/// role a policy is, where a document holds several; it may be empty.
#[wasm_bindgen(js_name = placeOf)]
#[must_use]
pub fn place_of(from: &str, came_in: &str, text: &str, role: &str) -> Vec<String> {
    let Some(belongs) = intake::place_of(from, came_in, text, named(role)) else { return Vec::new() };
    let intake::Belongs { to, text, note, pointer } = belongs;
    vec![to.to_owned(), text, note.to_owned(), pointer.to_owned()]
}

/// The URL and the client IDs of a provider, if that is the answer of AWS about one; else nothing.
#[wasm_bindgen(js_name = providerIn)]
#[must_use]
pub fn provider_in(text: &str) -> Vec<String> {
    intake::provider(text).map(Vec::from).unwrap_or_default()
}

/// The text of a policy with what is encoded in it decoded; `role` as for [`place_of`].
#[wasm_bindgen]
#[must_use]
pub fn decoded(policy: &str, role: &str) -> Option<String> {
    intake::decoded(policy, named(role))
}

fn named(role: &str) -> Option<&str> {
    Some(role).filter(|role| !role.is_empty())
}

/// The version of the engine, as of which month its facts about AWS are, and on which day answers were recorded.
#[wasm_bindgen]
#[must_use]
pub fn about() -> Vec<String> {
    [env!("CARGO_PKG_VERSION"), aws::FACTS_AS_OF, aws::RECORDED_ON].map(str::to_owned).to_vec()
}
