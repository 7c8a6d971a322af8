//! The least policy for the token, in the language of whoever declares it.

use whydenied::Token;
use whydenied::report::InputError;
use whydenied::write::{self, Language};
use whydenied_view::prose::sentence;

use crate::exchange;
use crate::texts::Texts;

/// The policy for the side of that name, and what there is to say of it, a sentence each.
///
/// # Errors
/// Why no policy can be written, in a sentence.
pub(crate) fn write(side: &str, language: &str, named: Vec<String>, now: i64) -> Result<Vec<String>, String> {
    let texts = Texts::of(named);
    let refused = |error: InputError| format!("{} {}", sentence(&error.message), sentence(&error.help));
    let token = Token::read(texts.whole("token")).map_err(refused)?;
    let written = if side == "pulumi" {
        write::for_pulumi(&token, &exchange::asked(&texts, now))
    } else {
        let given = whydenied_view::texts::Texts::of(texts.named()).request;
        write::for_aws(&token, &given.request(Some(now)))
    };
    let written = written.map_err(refused)?;
    let policy = Language::by_name(language).and_then(|language| written.render(language));
    let policy = policy.ok_or("There are no policies in that language.")?;
    Ok(std::iter::once(policy).chain(written.notes.iter().map(|note| sentence(note))).collect())
}
