//! Texts that are none of what is read: what they are, by what stands in them, and what to paste instead.

mod inside;
mod kinds;
mod line;
mod objects;
mod part;
mod wanted;

use crate::report::InputError;
use crate::span::Lines;
pub(super) use inside::second_document;
pub(super) use line::first_line;
pub(super) use objects::Object;
pub(crate) use objects::object;
pub(super) use part::part;
pub(crate) use wanted::Wanted;

/// Whether the text is a program, or what declares as one does.
pub(crate) fn is_program(text: &str) -> bool {
    kinds::of(Wanted::TrustPolicy, text).is_some_and(|kind| kind.is_program)
}

/// What the text is, in place of what is wanted, and what to paste instead; `None` where that is not plain.
pub(crate) fn recognise(wanted: Wanted, text: &str) -> Option<InputError> {
    let kind = kinds::of(wanted, text)?;
    let message = format!("this is {}, not {}", kind.name, wanted.thing());
    let help = match inside::find(wanted, text) {
        Some(span) => {
            let line = Lines::new(text).place(span).line;
            format!("paste the JSON that starts in line {line} alone, without what stands around it")
        }
        None if kind.instead.is_empty() || wanted == Wanted::Request => wanted.paste().to_owned(),
        None => format!("{}; or {}", kind.instead, wanted.paste()),
    };
    let error =
        InputError::at(wanted.input(), text, "not-readable-here", first_line(text), message.into(), "");
    Some(InputError { help: help.into(), ..error })
}
