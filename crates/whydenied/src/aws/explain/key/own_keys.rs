//! The condition keys that AWS makes of the tokens of the request's provider.

use crate::aws::context::Context;

/// Their names after the provider, such as `sub`.
pub(crate) fn own_names(context: &Context) -> impl Iterator<Item = &str> {
    let own = &*context.provider.url;
    let of_provider = context.entries.iter().filter(move |entry| entry.key.starts_with(own));
    of_provider.filter_map(|entry| entry.key.get(own.len() + 1..))
}
