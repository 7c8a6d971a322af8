//! Values with open expressions, as they would be beside the value of a request: what is compared then is what is known.

use crate::aws::policy::{Condition, ConditionValue};

/// What divides the parts of a value.
const SIGNS: [char; 2] = [':', '/'];

/// The condition with the parts of `actual` in the places of its open expressions; `None` where it has none.
pub(crate) fn beside<'t>(condition: &Condition<'t>, actual: &str) -> Option<Condition<'t>> {
    condition.values.iter().any(ConditionValue::is_open).then(|| {
        let filled = |value: &ConditionValue<'t>| {
            let text = value.template.as_ref()?.filled(|before, after| part_at(actual, before, after))?;
            Some(ConditionValue { text: text.into(), template: None, span: value.span })
        };
        let values = condition.values.iter().map(|value| filled(value).unwrap_or_else(|| value.clone()));
        Condition { values: values.collect(), ..condition.clone() }
    })
}

/// The part of a value that stands as deep in it as an expression after `before`, up to what follows that.
fn part_at(actual: &str, before: &str, after: Option<char>) -> String {
    let depth = before.matches(SIGNS).count();
    let begun = before.rsplit(SIGNS).next().unwrap_or_default();
    let start = match depth.checked_sub(1) {
        None => Some(0),
        Some(last) => actual.match_indices(SIGNS).nth(last).map(|(at, sign)| at + sign.len()),
    };
    let rest = start.and_then(|start| actual.get(start..)).unwrap_or_default();
    let rest = rest.strip_prefix(begun).unwrap_or(rest);
    let end = after.and_then(|after| rest.find(after)).unwrap_or(rest.len());
    rest.get(..end).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::part_at;

    #[test]
    fn an_expression_is_what_stands_in_its_place() {
        let actual = "repo:acme/web:ref:refs/heads/main";
        for (before, after, part) in [
            ("repo:", Some(':'), "acme/web"),
            ("repo:octo/", Some(':'), "web"),
            ("", Some(':'), "repo"),
            ("repo:acme/web:ref:refs/heads/", None, "main"),
            ("repo:acme/web:ref:refs/heads/ma", None, "in"),
            ("a:b:c:d:e:f:g:", None, ""),
        ] {
            assert_eq!(part_at(actual, before, after), part, "{before}");
        }
    }
}
