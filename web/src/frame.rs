//! Whether the page stands in a frame of another page, and in which form: `web/look.js` reads the address.

use leptos::prelude::document;

/// Whether it is part of another page.
pub(crate) fn is_embedded() -> bool {
    of_root("data-embed").is_some()
}

/// Whether it shows the verdict with its cause beside the policy and nothing else.
pub(crate) fn is_compact() -> bool {
    of_root("data-embed").as_deref() == Some("compact")
}

/// Whether its texts are to be read alone.
pub(crate) fn is_read_only() -> bool {
    of_root("data-readonly").is_some()
}

fn of_root(attribute: &str) -> Option<String> {
    document().document_element()?.get_attribute(attribute)
}
