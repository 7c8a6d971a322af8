//! The least policy for the token, in the language of whoever declares it.

use whydenied::report::InputError;
use whydenied::write::Language;
use whydenied_view::call;
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
    let written = if side == "pulumi" {
        exchange::case(&texts, now).least_policy()
    } else {
        let texts = whydenied_fields::texts::Texts::of(texts.named());
        call::case(&texts.request, &call::texts(&texts), now).least_policy()
    };
    let written = written.map_err(refused)?;
    let policy = Language::by_name(language).and_then(|language| written.render(language));
    let policy = policy.ok_or("There are no policies in that language.")?;
    Ok(std::iter::once(policy).chain(written.notes.iter().map(|note| sentence(note))).collect())
}
