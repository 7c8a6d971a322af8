//! Follows a link that the page was opened with: a permalink, or the name of an example.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::dialogs::Dialog;
use crate::share::{Opened, content_of, versioned};
use crate::state::{Source, State};

const EXAMPLE: &str = "#example=";

/// Shows what the address holds, now and whenever it changes.
pub(crate) fn follow(state: State) {
    let is_shown = StoredValue::new(false);
    let follow_now = move || {
        let fragment = fragment();
        if is_link(&fragment) {
            spawn_local(open(state, fragment, is_shown));
        }
    };
    window_event_listener_untyped("hashchange", move |_| follow_now());
    window_event_listener_untyped("input", move |_| {
        // From the first change on, the address would not say any more what the page shows.
        if is_shown.get_value() {
            is_shown.set_value(false);
            forget();
        }
    });
    follow_now();
}

/// What stands behind the address, with its `#`.
fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// Whether a fragment is meant for this page.
fn is_link(fragment: &str) -> bool {
    fragment.starts_with(EXAMPLE) || (fragment.starts_with('#') && versioned(fragment).is_some())
}

/// The name of the example that a fragment asks for.
fn example_in(fragment: &str) -> Option<&str> {
    let id = fragment.strip_prefix(EXAMPLE)?;
    let is_id =
        !id.is_empty() && id.chars().all(|letter| letter.is_ascii_alphanumeric() || "_-".contains(letter));
    is_id.then_some(id)
}

/// Shows what a fragment holds, on its side. What cannot be read changes nothing and says so.
async fn open(state: State, followed: String, is_shown: StoredValue<bool>) {
    let problem = match example_in(&followed) {
        Some(id) => state.find_example(id).await.err(),
        None => match content_of(&followed).await {
            // Another may have been followed meanwhile.
            Ok(_) if fragment() != followed => return,
            Ok(opened) => {
                show(state, opened);
                None
            }
            Err(why) => Some(why.to_string()),
        },
    };
    set_layout(problem.is_none().then_some("open"));
    if let Some(problem) = problem {
        let told = format!("{problem} What you had pasted is untouched.");
        state.dialog.set(Some(Dialog::LinkProblem(told)));
    } else {
        is_shown.set_value(true);
    }
}

fn show(state: State, Opened { content, unknown }: Opened) {
    state.show(Source::Link, content.texts());
    state.turn_to(content.tab);
    if !unknown.is_empty() {
        state.dialog.set(Some(Dialog::LinkProblem(format!(
            "The link was made by a newer version of this page, which also knows: {}. That part is not shown.",
            unknown.join(", ")
        ))));
    }
}

/// The page is laid out as one with a link, or as one without.
fn set_layout(link: Option<&str>) {
    if let Some(root) = document().document_element() {
        // The name of an attribute is never refused.
        let _ = match link {
            Some(link) => root.set_attribute("data-link", link),
            None => root.remove_attribute("data-link"),
        };
    }
}

/// Takes the link out of the address.
fn forget() {
    set_layout(None);
    let location = window().location();
    let address = location.pathname().and_then(|path| Ok(path + &location.search()?));
    if let Ok(address) = address
        && is_link(&fragment())
    {
        // An address of this page is not refused, at worst it stays as it is.
        let _ = window().history().and_then(|history| {
            history.replace_state_with_url(&history.state().unwrap_or_default(), "", Some(&address))
        });
    }
}

#[cfg(test)]
mod tests {
    use super::{example_in, is_link};

    #[test]
    fn links_are_told_from_other_fragments() {
        assert!(is_link("#v1=") && is_link("#v2=a") && is_link("#example=a b"));
        assert!(!is_link("") && !is_link("#verdict") && !is_link("#v=a"));
    }

    #[test]
    fn an_example_has_a_name_of_plain_letters() {
        assert_eq!(example_in("#example=eks-pod_1"), Some("eks-pod_1"));
        assert_eq!(
            (example_in("#example="), example_in("#example=a b"), example_in("#v1=a")),
            (None, None, None)
        );
    }
}
