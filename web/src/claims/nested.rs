//! The claims in a claim: each by its path as a rule of Pulumi Cloud has it.

use leptos::prelude::*;
use whydenied_report::Value;
use whydenied_report::key_path::quoted;

use crate::copy_button::CopyButton;
use crate::words::seen;

/// So many are listed.
const MOST: usize = 40;

/// The list of what stands in a claim of that name; nothing of one that holds no other claims.
pub(super) fn nested(claim: &str, value: &str) -> Option<AnyView> {
    let Ok(value @ Value::Object(_)) = serde_json::from_str(value) else { return None };
    let mut all = Vec::new();
    list(&quoted(claim), &value, &mut all);
    let row = |(path, text): (String, String)| {
        let copied = path.clone();
        view! {
            <li>
                <code>{seen(&path)}</code> <span class="value">{seen(&text)}</span>
                <CopyButton words="Copy path" of=format!(" {path}") copies=format!("path-{path}") text=Signal::stored(copied)/>
            </li>
        }
    };
    let rows: Vec<_> = all.into_iter().take(MOST).map(row).collect();
    (!rows.is_empty()).then(|| view! { <ul class="nested">{rows}</ul> }.into_any())
}

fn list(path: &str, value: &Value, all: &mut Vec<(String, String)>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                list(&format!("{path}.{}", quoted(name)), value, all);
            }
        }
        Value::String(text) => all.push((path.to_owned(), text.clone())),
        other => all.push((path.to_owned(), other.to_json())),
    }
}

#[cfg(test)]
mod tests {
    use super::list;
    use whydenied_report::key_path::quoted;

    #[test]
    fn each_has_the_path_that_a_rule_needs() -> serde_json::Result<()> {
        let value = serde_json::from_str(r#"{"pod":{"name":"web"},"a.b":{"c-d":[1]}}"#)?;
        let mut all = Vec::new();
        list(&quoted("kubernetes.io"), &value, &mut all);
        let row = |path: &str, text: &str| (path.to_owned(), text.to_owned());
        assert_eq!(
            all,
            [row(r#""kubernetes.io".pod.name"#, "web"), row(r#""kubernetes.io"."a.b"."c-d""#, "[1]")]
        );
        Ok(())
    }
}
