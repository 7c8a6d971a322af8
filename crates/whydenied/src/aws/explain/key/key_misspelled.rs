//! The condition key is misspelt.

use crate::aws::context::Context;
use crate::aws::explain::key::absence::{Absence, AbsentKey, FAILS};
use crate::aws::explain::key::foreign_key::{ForeignKey, TO_THE_LETTER};
use crate::aws::explain::key::own_keys::own_names;
use crate::aws::explain::provider_slip::{differing_words, is_slip};
use crate::finding::entry::Entry;
use crate::finding::example::key::main;
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::{GLOBAL_KEYS, KEYS};
use crate::near_miss::distance::distance;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::cause("key-misspelled", KEYS);
pub(crate) static UNKNOWN_KEY: Kind =
    KIND.citing(GLOBAL_KEYS).but(Confidence::Inferred).access_analyzer("INVALID_GLOBAL_CONDITION_KEY");

/// Found where the name after the provider is nearly that of a key, or where AWS's own keys have none of that name.
pub(crate) fn cause(absent: &AbsentKey<'_>) -> Option<Cause> {
    match absent.absence {
        Absence::NoSuchKey(name) => {
            let meant = nearest_name(name, absent.context)?;
            let message = Message::new(
                format!("There is no condition key `{name}`, it is called `{meant}`"),
                FAILS,
                format!("write `{}:{meant}`", absent.context.provider.url),
            );
            Some((&KIND, message))
        }
        Absence::UnknownAwsKey => {
            let title = format!("AWS documents no key `{}` for this request", absent.key);
            Some((&UNKNOWN_KEY, Message::new(title, FAILS, "check the spelling")))
        }
        _ => None,
    }
}

/// Found where the provider in front differs from the token's by a slip of the pen.
pub(crate) fn of_provider(foreign: &ForeignKey<'_>) -> Option<Cause> {
    is_slip(foreign.prefix, foreign.own).then(|| {
        let (wrong, right) = differing_words(foreign.prefix, foreign.own);
        let title = format!("The provider in the condition key has `{wrong}` where the issuer has `{right}`");
        (&KIND, Message::new(title, TO_THE_LETTER, foreign.help()))
    })
}

/// The name of one of the provider's keys that differs from `name` by two letters at most, or has it in itself.
fn nearest_name<'c>(name: &str, context: &'c Context) -> Option<&'c str> {
    own_names(context)
        .map(|known| (distance(name, known), known))
        .filter(|(distance, known)| {
            *distance <= 2 && *distance < known.len() || known.contains(name) || name.contains(known)
        })
        .min()
        .map(|(_, known)| known)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The condition key is misspelt",
    why: "A key that differs by a letter is another key, and the request does not have it. IAM saves it all the same.",
    help: "correct the spelling",
    example: main(r#"{"StringEquals":{"$url:enviroment":"prod"}}"#),
    near: main(r#"{"StringLike":{"$url:SUB":"repo:acme/web:*"}}"#),
};
