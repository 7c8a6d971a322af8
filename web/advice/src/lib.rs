//! What the page says beyond the verdict on a trust policy: what to do about it and how to take it along,
//! what a finding means, and all that it says of Pulumi Cloud.
//!
//! A module of its own, which `web/start.js` loads when it is needed. It draws into places that the
//! page keeps free for it; texts come in as the page has them, each after its name.

mod actions;
mod advice;
mod exchange;
mod explanation;
mod intake;
mod renamed;
mod report;
mod texts;
mod variants;
mod written;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use texts::Texts;
use whydenied::Token;
use whydenied::report::TokenForm;
use whydenied_view::clock::seconds;
use whydenied_view::found;

/// Draws what can be done about the verdict on the texts, and what else the policy lets in, into the
/// places that the answer keeps for them. `pasted` is the token that another stands in place of.
#[wasm_bindgen]
pub fn advise(named: Vec<String>, pasted: Option<String>, now: f64) {
    advice::advise(&whydenied_fields::texts::Texts::of(named), pasted, seconds(now));
}

/// Looks at the token like the one at hand whose button has that number.
#[wasm_bindgen(js_name = chooseVariant)]
pub fn choose_variant(number: usize) {
    variants::choose(number);
}

/// The claims of the token whose button has that number, as JSON.
#[wasm_bindgen(js_name = variantClaims)]
#[must_use]
pub fn variant_claims(number: usize) -> Option<String> {
    variants::claims(number)
}

/// The policy's text after the edit whose button has that number.
#[wasm_bindgen]
#[must_use]
pub fn fixed(number: usize) -> Option<String> {
    advice::fixed(number)
}

/// Draws the panes of the exchange: the policies, and what is asked for.
#[wasm_bindgen(js_name = openExchange)]
pub fn open_exchange() {
    exchange::open();
}

/// Judges an exchange and draws the answer; the same in a sentence, for those who hear the page.
#[wasm_bindgen(js_name = judgeExchange)]
#[must_use]
pub fn judge_exchange(named: Vec<String>, pasted: Option<String>, now: f64) -> String {
    exchange::judge(&Texts::of(named), pasted, seconds(now))
}

/// The text of the authorization policies after the edit whose button has that number.
#[wasm_bindgen(js_name = fixedPolicies)]
#[must_use]
pub fn fixed_policies(number: usize) -> Option<String> {
    exchange::fixed(number)
}

/// What the last judgement found in the policies' text: for each its starts and ends in bytes, its mark, a
/// word and a sentence.
#[wasm_bindgen(js_name = foundInPolicies)]
#[must_use]
pub fn found_in_policies() -> js_sys::Array {
    found::entries(&exchange::found_in_policies())
}

/// The fields of the request that a pasted text describes, each after its id; a `token` among them.
/// None where it describes no request.
#[wasm_bindgen(js_name = readRequest)]
#[must_use]
pub fn read_request(text: &str) -> Vec<String> {
    exchange::read_request(text)
}

/// The name of the text that a pasted one is: `token`, `policy`, `pulumi-policy` or `pulumi-request`.
#[wasm_bindgen(js_name = placeOf)]
#[must_use]
pub fn place_of(text: &str) -> Option<String> {
    intake::place_of(text).map(str::to_owned)
}

/// The word of the verdict on texts, and the code of its first cause; nothing where one is missing or
/// cannot be read.
#[wasm_bindgen(js_name = judgeTexts)]
#[must_use]
pub fn judge_texts(named: Vec<String>, now: f64) -> Vec<String> {
    report::judged(named, seconds(now))
}

/// The text with words in the place of each secret: for what is sent on or kept.
#[wasm_bindgen(js_name = withoutSecrets)]
#[must_use]
pub fn without_secrets(text: &str) -> String {
    whydenied::secret::without(text).into_owned()
}

/// The claims of the JWT that was pasted as a token, as JSON; nothing where there is none.
#[wasm_bindgen(js_name = claimsOf)]
#[must_use]
pub fn claims_of(text: &str) -> Option<String> {
    let token = Token::read(text).ok().filter(|token| token.form == TokenForm::Jwt)?;
    Some(token.claims.value.to_json())
}

/// The report on texts as Markdown; nothing where one is missing or cannot be read.
#[wasm_bindgen]
#[must_use]
pub fn markdown(named: Vec<String>, now: f64) -> Option<String> {
    report::markdown(named, seconds(now))
}

/// The same as JSON.
#[wasm_bindgen]
#[must_use]
pub fn json(named: Vec<String>, now: f64) -> Option<String> {
    report::json(named, seconds(now))
}

/// Texts that are shared together, each after its name, with other names in the place of those that stand in
/// them: the texts alone, in their order.
#[wasm_bindgen]
#[must_use]
pub fn renamed(named: Vec<String>) -> Vec<String> {
    renamed::renamed(named)
}

/// The least policy for the token among the texts, for the side `aws` or `pulumi`, and what there is to
/// say of it.
///
/// # Errors
/// Throws why no policy can be written.
#[wasm_bindgen(js_name = writePolicy)]
pub fn write_policy(
    side: &str,
    language: &str,
    named: Vec<String>,
    now: f64,
) -> Result<Vec<String>, JsValue> {
    written::write(side, language, named, seconds(now)).map_err(|why| JsValue::from_str(&why))
}

/// Draws what the code of a finding means into the dialog for it; whether there is such a code.
#[wasm_bindgen]
#[must_use]
pub fn explain(code: &str) -> bool {
    explanation::explain(code)
}
