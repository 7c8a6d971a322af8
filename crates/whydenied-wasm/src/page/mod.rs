//! The questions of the page, each a function: what is asked and what is answered are the types of
//! `whydenied-questions`.
//!
//! A question comes as an object. Its answer goes out as JSON text, which a worker hands over as it is.

mod advice;
mod asked;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod book;
mod call;
mod callers;
mod decoded;
mod examination;
mod exchange;
mod file;
mod half;
mod intake;
mod job;
mod known;
mod what_if;

use js_sys::Error;
use wasm_bindgen::prelude::*;
use whydenied_questions::Question;
use whydenied_questions::advice::Advise;
use whydenied_questions::asked::{ChangeClaim, Check, Introduce, Rename, Write};
use whydenied_questions::examination::Examine;
use whydenied_questions::file::ReadFile;
use whydenied_questions::intake::{Decoded, PlaceOf, RequestFields};
use whydenied_questions::job::{Describe, Forms};

/// Reads a question, and writes what `answer` makes of it.
fn answered<Q: Question>(
    question: &JsValue,
    answer: impl FnOnce(&Q) -> Q::Answer,
) -> Result<String, JsValue> {
    let question = serde_wasm_bindgen::from_value(question.clone())?;
    serde_json::to_string(&answer(&question)).map_err(|error| Error::new(&error.to_string()).into())
}

/// What is said of the texts as they stand.
///
/// # Errors
/// Throws where that is no question.
#[wasm_bindgen(skip_typescript)]
pub fn examine(question: &JsValue) -> Result<String, JsValue> {
    answered::<Examine>(question, examination::examine)
}

/// What there is to say beyond the verdict.
///
/// # Errors
/// Throws where that is no question.
#[wasm_bindgen(skip_typescript)]
pub fn advise(question: &JsValue) -> Result<String, JsValue> {
    answered::<Advise>(question, advice::advise)
}

/// Where what was pasted belongs.
///
/// # Errors
/// Throws where that is no question.
#[wasm_bindgen(js_name = placeOf, skip_typescript)]
pub fn place_of(question: &JsValue) -> Result<String, JsValue> {
    answered::<PlaceOf>(question, intake::place_of)
}

/// The policy's text with what is encoded in it decoded.
///
/// # Errors
/// Throws where that is no question.
#[wasm_bindgen(skip_typescript)]
pub fn decoded(question: &JsValue) -> Result<String, JsValue> {
    answered::<Decoded>(question, |asked| decoded::decoded(&asked.policy, asked.role.as_deref()))
}

/// The fields that a pasted request describes.
///
/// # Errors
/// Throws where that is no question.
#[wasm_bindgen(js_name = requestFields, skip_typescript)]
pub fn request_fields(question: &JsValue) -> Result<String, JsValue> {
    answered::<RequestFields>(question, |asked| exchange::fields_of(&asked.request))
}

/// The whole report, to be taken along.
///
/// # Errors
/// Throws where that is no question.
#[wasm_bindgen(js_name = checkTexts, skip_typescript)]
pub fn check_texts(question: &JsValue) -> Result<String, JsValue> {
    answered::<Check>(question, asked::check)
}

/// The token's text with another value of a claim.
///
/// # Errors
/// Throws where that is no question.
#[wasm_bindgen(js_name = changeClaim, skip_typescript)]
pub fn change_claim(question: &JsValue) -> Result<String, JsValue> {
    answered::<ChangeClaim>(question, |asked| what_if::change_claim(&asked.token, &asked.claim, &asked.value))
}

/// Texts with other names in them.
///
/// # Errors
/// Throws where that is no question.
#[wasm_bindgen(skip_typescript)]
pub fn rename(question: &JsValue) -> Result<String, JsValue> {
    answered::<Rename>(question, asked::rename)
}

/// The least policy for the token.
///
/// # Errors
/// Throws where that is no question.
#[wasm_bindgen(skip_typescript)]
pub fn write(question: &JsValue) -> Result<String, JsValue> {
    answered::<Write>(question, asked::write)
}

/// What stands in a file.
///
/// # Errors
/// Throws where that is no question.
#[wasm_bindgen(js_name = readFile, skip_typescript)]
pub fn read_file(question: &JsValue) -> Result<String, JsValue> {
    answered::<ReadFile>(question, file::read)
}

/// What can be said of the jobs of each issuer.
///
/// # Errors
/// Throws where that is no question.
#[wasm_bindgen(js_name = jobForms, skip_typescript)]
pub fn job_forms(question: &JsValue) -> Result<String, JsValue> {
    answered::<Forms>(question, |_| job::forms())
}

/// The claims of a job's token.
///
/// # Errors
/// Throws where that is no question.
#[wasm_bindgen(js_name = describeJob, skip_typescript)]
pub fn describe_job(question: &JsValue) -> Result<String, JsValue> {
    answered::<Describe>(question, job::describe)
}

/// Which engine this is.
///
/// # Errors
/// Throws where that is no question.
#[wasm_bindgen(skip_typescript)]
pub fn introduce(question: &JsValue) -> Result<String, JsValue> {
    answered::<Introduce>(question, |_| asked::introduce())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_question_has_the_function_of_its_name() {
        let exports = include_str!("mod.rs");
        for name in [
            Examine::FUNCTION,
            Advise::FUNCTION,
            PlaceOf::FUNCTION,
            Decoded::FUNCTION,
            RequestFields::FUNCTION,
            ReadFile::FUNCTION,
            Forms::FUNCTION,
            Describe::FUNCTION,
            Check::FUNCTION,
            ChangeClaim::FUNCTION,
            Rename::FUNCTION,
            Write::FUNCTION,
            Introduce::FUNCTION,
        ] {
            let is_there = [format!("js_name = {name},"), format!("pub fn {name}(question")];
            assert!(is_there.iter().any(|export| exports.contains(export)), "{name}");
        }
    }
}
